//! A village for tests: two streets, a compound behind gates, walked at exactly 1 m/s, so that metres are seconds.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crate::assess::{AssessOptions, Assessment, SufficiencyRule};
use crate::geo::{BoundingBox, LocalPlane, LonLat};
use crate::model::{Catalogue, CategoryId, Facilities, Facility, Home, Homes, People, Service};
use crate::network::{EdgeAttributes, Gate, Network, NetworkBuilder, RawNetwork, RawNode, RawWay};
use crate::standard::Standard;
use crate::study::{Extent, Prepared, Study, StudyBuilder};
use crate::walk::Walker;

/// A place `x` metres east and `y` north of the west end of the main street.
pub(super) fn at(x: f64, y: f64) -> LonLat {
    LocalPlane::at(LonLat::new(118.78, 32.04).unwrap()).to_lonlat([x, y])
}

pub(super) fn category(name: &str) -> CategoryId {
    Catalogue::bundled().find(name).unwrap()
}

pub(super) fn walker() -> Walker {
    Walker::with_speed("steady", 1.0).unwrap()
}

/// The number of the gate that is closed, and of the one for residents.
pub(super) const CLOSED: i64 = 21;
pub(super) const RESIDENTS: i64 = 24;

/// Number, easting, northing, gate.
const NODES: [(i64, f64, f64, Gate); 12] = [
    (1, 0.0, 0.0, Gate::Open),
    (2, 500.0, 0.0, Gate::Open),
    (3, 1000.0, 0.0, Gate::Open),
    (4, 1500.0, 0.0, Gate::Open),
    (5, 2000.0, 0.0, Gate::Open),
    (11, 0.0, 200.0, Gate::Open),
    (12, 1000.0, 200.0, Gate::Open),
    (13, 2000.0, 200.0, Gate::Open),
    (CLOSED, 500.0, -20.0, Gate::Closed),
    (22, 500.0, -100.0, Gate::Open),
    (23, 1000.0, -100.0, Gate::Open),
    (RESIDENTS, 1000.0, -20.0, Gate::Residents),
];

/// Number and nodes: the main street, the north street, the way between them in the west, the two ways through gates and the
/// way inside the compound.
const WAYS: [(i64, &[i64]); 6] = [
    (101, &[1, 2, 3, 4, 5]),
    (102, &[11, 12, 13]),
    (103, &[1, 11]),
    (104, &[2, CLOSED, 22]),
    (105, &[3, RESIDENTS, 23]),
    (106, &[22, 23]),
];

pub(super) fn raw() -> RawNetwork {
    let node = |(id, x, y, gate): &(i64, f64, f64, Gate)| RawNode {
        id: *id,
        position: at(*x, *y),
        gate: *gate,
        keep: false,
        elevation_m: None,
    };
    let index = |id: &i64| NODES.iter().position(|node| node.0 == *id).unwrap() as u32;
    let way = |(id, nodes): &(i64, &[i64])| RawWay {
        id: *id,
        nodes: nodes.iter().map(index).collect(),
        attributes: EdgeAttributes::default(),
        lengths_m: None,
    };
    let (nodes, ways) = (NODES.iter().map(node).collect(), WAYS.iter().map(way).collect());
    RawNetwork { nodes, ways, ..RawNetwork::default() }
}

pub(super) fn network() -> Network {
    NetworkBuilder::new().build(raw()).unwrap()
}

/// Homes as easting, northing, people; they are called `h0`, `h1` ...
#[derive(Clone, Debug, Default)]
pub(super) struct Village {
    pub(super) homes: Vec<(f64, f64, Option<f64>)>,
    /// Category, easting, northing; they are called `f0`, `f1` ...
    pub(super) places: Vec<(&'static str, f64, f64)>,
}

impl Village {
    pub(super) fn study(&self) -> Study {
        let home = |(row, (x, y, people)): (usize, &(f64, f64, Option<f64>))| Home {
            id: format!("h{row}"),
            name: None,
            position: at(*x, *y),
            entrances: Vec::new(),
            people: people.map(|count| People { count, estimated: false }),
            households: people.map(|count| count / 2.5),
            floor_area_m2: None,
            groups: Vec::new(),
        };
        let place = |(row, (name, x, y)): (usize, &(&str, f64, f64))| facility(&format!("f{row}"), name, (*x, *y));
        let homes = Homes { rows: self.homes.iter().enumerate().map(home).collect(), ..Homes::default() };
        let rows = self.places.iter().enumerate().map(place).collect();
        let (a, b) = (at(-9000.0, -9000.0), at(11_000.0, 9000.0));
        let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
        let facilities = Facilities { rows, ..Facilities::default() };
        StudyBuilder::new(network()).homes(homes).facilities(facilities).extent(extent).build().unwrap()
    }

    pub(super) fn prepared(&self) -> Prepared {
        self.study().prepare(&walker()).unwrap()
    }

    pub(super) fn assess(&self, standard: &Standard) -> Assessment {
        assess(&self.prepared(), standard)
    }
}

pub(super) fn facility(id: &str, name: &str, (x, y): (f64, f64)) -> Facility {
    Facility {
        id: id.to_owned(),
        name: None,
        position: at(x, y),
        entrances: Vec::new(),
        services: vec![Service::of(category(name))],
        area_m2: None,
    }
}

/// Trusts however few places there are.
pub(super) fn assess(prepared: &Prepared, standard: &Standard) -> Assessment {
    let sufficiency = SufficiencyRule { min_places: 0, min_categories: 0, min_places_per_km: 0.0 };
    let options = AssessOptions { sufficiency, absence_is_trusted: true, ..AssessOptions::default() };
    prepared.assess(standard, &options).unwrap()
}

/// A standard of requirements named for their category: name, obligation, minutes, and more keys.
pub(super) fn standard(requirements: &[(&str, &str, u32, &str)]) -> Standard {
    let cited = "clause = \"3.2\", confidence = \"quoted\", source = \"s\"";
    let mut text = format!(
        "id = \"test\"\ntitle = {{ zh = \"试\", en = \"test\" }}\nminimum = {{ value = 1, {cited} }}\n\
         [source]\ns = \"a test\"\n[level.circle]\ntitle = {{ zh = \"圈\", en = \"circle\" }}\n\
         minutes = {{ value = 10, {cited} }}\n"
    );
    for (name, obligation, minutes, more) in requirements {
        let more = more.replace("CITED", cited);
        text += &format!(
            "[requirement.{name}]\ntitle = {{ zh = \"{name}\", en = \"{name}\" }}\nlevel = \"circle\"\n\
             categories = [\"{name}\"]\nobligation = {{ value = \"{obligation}\", {cited} }}\n\
             within = {{ minutes = {minutes}, {cited} }}\n{more}\n"
        );
    }
    Standard::from_toml(&text, "test.toml").unwrap()
}

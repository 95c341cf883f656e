//! A city for tests: one street along the x axis, walked at exactly 1 m/s, so that metres are seconds.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use geo_types::{LineString, MultiPolygon, Polygon};

use super::*;
use crate::geo::{BoundingBox, LocalPlane, LonLat};
use crate::model::{
    Catalogue, Channel, Facilities, Facility, Home, Homes, LandParcel, People, ResidentialLand, Service,
};
use crate::network::{EdgeAttributes, Gate, Network, NetworkBuilder, RawNetwork, RawNode, RawWay};
use crate::standard::Standard;
use crate::study::{Extent, Prepared, StudyBuilder};
use crate::walk::Walker;

/// A place `x` metres east and `y` north of the middle of the city.
pub(super) fn at(x: f64, y: f64) -> LonLat {
    LocalPlane::at(LonLat::new(118.78, 32.04).unwrap()).to_lonlat([x, y])
}

/// A rectangle between two corners in metres.
pub(super) fn rectangle([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> MultiPolygon<f64> {
    let ring = [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]].map(|[x, y]| at(x, y));
    let ring: LineString<f64> = ring.iter().map(|p| (p.lon(), p.lat())).collect::<Vec<_>>().into();
    MultiPolygon(vec![Polygon::new(ring, Vec::new())])
}

/// A city under construction; by default the data reaches far beyond the street.
#[derive(Clone, Debug)]
pub(super) struct City {
    pub(super) street: Vec<[f64; 2]>,
    /// Easting, northing, people.
    pub(super) homes: Vec<(f64, f64, Option<f64>)>,
    /// Category, easting, northing.
    pub(super) places: Vec<(&'static str, f64, f64)>,
    pub(super) areas_m2: Vec<Option<f64>>,
    /// By place, the channel and the service radius; a counter and none where not given.
    pub(super) channels: Vec<Channel>,
    pub(super) radii_m: Vec<Option<f64>>,
    pub(super) land: Option<Vec<MultiPolygon<f64>>>,
    pub(super) extent: [[f64; 2]; 2],
}

impl Default for City {
    fn default() -> Self {
        City {
            street: vec![[0.0, 0.0], [4000.0, 0.0]],
            homes: Vec::new(),
            places: Vec::new(),
            areas_m2: Vec::new(),
            channels: Vec::new(),
            radii_m: Vec::new(),
            land: None,
            extent: [[-9000.0, -9000.0], [13_000.0, 9000.0]],
        }
    }
}

impl City {
    pub(super) fn prepare(&self) -> Prepared {
        self.prepare_with(|_, _| {})
    }

    /// The city with its homes and facilities changed.
    pub(super) fn prepare_with(&self, change: impl FnOnce(&mut Homes, &mut Facilities)) -> Prepared {
        let [[west, south], [east, north]] = self.extent;
        let (a, b) = (at(west, south), at(east, north));
        let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
        let mut homes = Homes { rows: self.home_rows(), ..Homes::default() };
        let mut facilities = Facilities { rows: self.facility_rows(), ..Facilities::default() };
        change(&mut homes, &mut facilities);
        let mut study = StudyBuilder::new(self.network()).homes(homes).facilities(facilities).extent(extent);
        if let Some(outlines) = &self.land {
            use geo::GeodesicArea;
            let parcel = |(i, outline): (usize, &MultiPolygon<f64>)| LandParcel {
                id: format!("way/{i}"),
                outline: outline.clone(),
                area_m2: outline.geodesic_area_unsigned(),
            };
            let parcels = outlines.iter().enumerate().map(parcel).collect();
            study = study.land(ResidentialLand { parcels, ..ResidentialLand::default() });
        }
        study.build().unwrap().prepare(&Walker::with_speed("steady", 1.0).unwrap()).unwrap()
    }

    pub(super) fn assess(&self, standard: &Standard, options: &AssessOptions<'_>) -> Assessment {
        self.prepare().assess(standard, options).unwrap()
    }

    fn network(&self) -> Network {
        let node = |(i, [x, y]): (usize, &[f64; 2])| RawNode {
            id: i as i64 + 1,
            position: at(*x, *y),
            gate: Gate::Open,
            keep: true,
            elevation_m: None,
        };
        let nodes = (0..self.street.len() as u32).collect();
        let way = RawWay { id: 1, nodes, attributes: EdgeAttributes::default(), lengths_m: None };
        let raw = RawNetwork {
            nodes: self.street.iter().enumerate().map(node).collect(),
            ways: vec![way],
            ..RawNetwork::default()
        };
        NetworkBuilder::new().build(raw).unwrap()
    }

    fn home_rows(&self) -> Vec<Home> {
        let home = |(i, (x, y, people)): (usize, &(f64, f64, Option<f64>))| Home {
            id: format!("h{i}"),
            name: None,
            position: at(*x, *y),
            entrances: Vec::new(),
            people: people.map(|count| People { count, estimated: false }),
            households: None,
            floor_area_m2: None,
            groups: Vec::new(),
        };
        self.homes.iter().enumerate().map(home).collect()
    }

    fn facility_rows(&self) -> Vec<Facility> {
        let place = |(i, (category, x, y)): (usize, &(&str, f64, f64))| Facility {
            id: format!("f{i}"),
            name: None,
            position: at(*x, *y),
            entrances: Vec::new(),
            services: vec![Service {
                channel: self.channels.get(i).copied().unwrap_or_default(),
                service_radius_m: self.radii_m.get(i).copied().flatten(),
                ..Service::of(Catalogue::bundled().find(category).unwrap())
            }],
            area_m2: self.areas_m2.get(i).copied().flatten(),
        };
        self.places.iter().enumerate().map(place).collect()
    }
}

/// A standard with one level of `minutes` and these requirements, written as the inside of their tables.
pub(super) fn standard(requirements: &[(&str, &str)]) -> Standard {
    let cited = "clause = \"3.2\", confidence = \"quoted\", source = \"s\"";
    let mut text = format!(
        "id = \"test\"\ntitle = {{ zh = \"试\", en = \"test\" }}\nminimum = {{ value = 1, {cited} }}\n\
         [source]\ns = \"a test\"\n[level.circle]\ntitle = {{ zh = \"圈\", en = \"circle\" }}\n\
         minutes = {{ value = 10, {cited} }}\n"
    );
    for (id, inside) in requirements {
        let inside = inside.replace("CITED", cited);
        let obligation = match inside.contains("obligation") {
            true => String::new(),
            false => format!("obligation = {{ value = \"basic\", {cited} }}\n"),
        };
        text += &format!(
            "[requirement.{id}]\ntitle = {{ zh = \"{id}\", en = \"{id}\" }}\nlevel = \"circle\"\n{obligation}{inside}\n"
        );
    }
    Standard::from_toml(&text, "test.toml").unwrap()
}

/// The one requirement most tests ask for: a market within ten minutes.
pub(super) fn a_market() -> Standard {
    standard(&[("market", "categories = [\"market\"]")])
}

/// Trusts however few places there are.
pub(super) fn trusting() -> AssessOptions<'static> {
    let sufficiency = SufficiencyRule { min_places: 0, min_categories: 0, min_places_per_km: 0.0 };
    AssessOptions { sufficiency, absence_is_trusted: true, ..AssessOptions::default() }
}

/// A circle around the homes between two eastings.
pub(super) fn stretch(id: &str, from: f64, to: f64) -> CircleSpec {
    CircleSpec::polygon(id, rectangle([from, -500.0], [to, 500.0]))
}

//! Real places, declared right and wrong: the wrong ones are suspected, the right ones never.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::Path;

use geo::MultiPolygon;
use lifecircle::geo::{BoundingBox, Crs, CrsCheck, CrsVerdict, LonLat, Reading};
use lifecircle::model::{Catalogue, Facilities, Facility, Service};
use lifecircle::network::{Network, NetworkBuilder};
use lifecircle::progress::NoProgress;
use lifecircle::source::NetworkSource;
use lifecircle::source::osm::{OsmFile, OsmReadOptions};
use lifecircle::study::{Extent, Ground, StudyBuilder};

struct City {
    network: Network,
    buildings: Vec<MultiPolygon<f64>>,
    extent: Extent,
    places: Vec<LonLat>,
}

impl City {
    /// A city of the bundled data; its extent is west, south, east, north in degrees.
    fn read(file: &str, [west, south, east, north]: [f64; 4]) -> City {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(file);
        let osm = OsmFile::open(path, &OsmReadOptions::default()).unwrap();
        City {
            network: NetworkBuilder::new().build(osm.read_network(&NoProgress).unwrap()).unwrap(),
            buildings: osm.building_outlines().into_iter().map(|b| b.outline).collect(),
            extent: Extent::from_box(BoundingBox::new(west, south, east, north).unwrap()),
            places: osm
                .facilities(Catalogue::bundled(), &NoProgress)
                .unwrap()
                .rows
                .iter()
                .map(|f| f.position)
                .collect(),
        }
    }

    fn nanjing() -> City {
        City::read("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf", [118.7634, 32.0359, 118.7968, 32.0519])
    }

    fn check(&self, places: &[LonLat], declared: Crs) -> CrsCheck {
        Ground::new(&self.network, &self.buildings, &self.extent).check(places, declared)
    }
}

/// What a reader makes of places whose numbers are in `truth` and that were declared `declared`.
fn misread(places: &[LonLat], truth: Crs, declared: Crs) -> Vec<LonLat> {
    let read = |p: &LonLat| {
        let (x, y) = truth.from_wgs84(*p).unwrap();
        declared.to_wgs84(x, y).unwrap()
    };
    places.iter().map(read).collect()
}

#[test]
fn nanjing_is_told_in_every_system() {
    let city = City::nanjing();
    let verdict = |truth, declared| city.check(&misread(&city.places, truth, declared), declared);
    for crs in [Crs::Wgs84, Crs::Gcj02, Crs::Bd09] {
        assert_eq!(verdict(crs, crs).verdict, CrsVerdict::Confirmed, "{crs} declared right");
    }
    for truth in [Crs::Gcj02, Crs::Bd09] {
        let check = verdict(truth, Crs::Wgs84);
        assert_eq!(check.verdict, CrsVerdict::SuspectedOther { crs: truth });
        let fit = check.fits.iter().find(|fit| fit.reading == Reading::Other(truth)).unwrap();
        assert!(fit.stands_out.unwrap() > 4.0 && fit.beats_declared.unwrap() > 3.0, "{fit}");
        let defect = check.defect().unwrap();
        assert!(defect.message.contains("stands out"), "the evidence is told: {}", defect.message);
    }
}

#[test]
fn right_declarations_raise_no_false_alarm() {
    let city = City::nanjing();
    let alarms = (0..200).filter(|seed| {
        let places = subsample(&city.places, 50, *seed);
        let verdict = city.check(&places, Crs::Wgs84).verdict;
        !matches!(verdict, CrsVerdict::Confirmed | CrsVerdict::NotEnoughEvidence)
    });
    let alarms = alarms.count();
    assert!(alarms <= 2, "{alarms} false alarms in 200 subsamples of 50 places");
}

#[test]
fn a_few_places_prove_nothing() {
    let file = "cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf";
    let longgang = City::read(file, [114.1862, 22.6732, 114.2318, 22.7019]);
    // The 18 places that are shops and services, as a host would have them.
    let few: Vec<LonLat> = longgang.places.iter().copied().take(18).collect();
    for truth in [Crs::Wgs84, Crs::Gcj02] {
        let check = longgang.check(&misread(&few, truth, Crs::Wgs84), Crs::Wgs84);
        assert_eq!(check.verdict, CrsVerdict::NotEnoughEvidence);
    }
    let all = longgang.check(&longgang.places, Crs::Wgs84);
    assert!(matches!(all.verdict, CrsVerdict::Confirmed | CrsVerdict::NotEnoughEvidence), "{}", all.verdict);
}

/// `count` of `places`, chosen by the seed alone.
fn subsample(places: &[LonLat], count: usize, seed: u64) -> Vec<LonLat> {
    let mut state = seed;
    let mut order: Vec<(u64, usize)> = (0..places.len())
        .map(|i| {
            // SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (z ^ (z >> 31), i)
        })
        .collect();
    order.sort_unstable();
    order.iter().take(count).map(|(_, i)| places[*i]).collect()
}

/// The whole way through a study: a table of GCJ-02 shops declared WGS-84 ends up in its report.
#[test]
fn a_study_reports_shops_in_the_wrong_system() {
    let city = City::nanjing();
    let study = |places: Vec<LonLat>| {
        let facility = |(i, position): (usize, LonLat)| Facility {
            id: format!("shop {i}"),
            name: None,
            position,
            entrances: vec![],
            services: vec![Service::of(Catalogue::bundled().find("other-shop").unwrap())],
            area_m2: None,
        };
        let rows = places.into_iter().enumerate().map(facility).collect();
        StudyBuilder::new(city.network.clone())
            .facilities(Facilities { rows, ..Facilities::default() })
            .buildings(city.buildings.clone())
            .extent(city.extent.clone())
            .build()
            .unwrap()
    };
    let right = study(city.places.clone());
    assert_eq!(right.facilities_crs().unwrap().verdict, CrsVerdict::Confirmed);
    assert_eq!(right.report().count("crs-suspected"), 0);
    let wrong = study(misread(&city.places, Crs::Gcj02, Crs::Wgs84));
    assert_eq!(wrong.facilities_crs().unwrap().verdict, CrsVerdict::SuspectedOther { crs: Crs::Gcj02 });
    assert_eq!(wrong.report().count("crs-suspected"), 1);
}

//! Extents, escape times, and doors that cannot be attached.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use geo_types::MultiPolygon;

use super::*;
use crate::error::ErrorKind;
use crate::geo::{BoundingBox, LocalPlane, LonLat};
use crate::model::{Facility, Home, Service};
use crate::network::{Direction, EdgeAttributes, Gate, NetworkBuilder, RawNetwork, RawNode, RawWay};
use crate::units::Ticks;
use crate::walk::Walker;

/// A place `x` metres east and `y` north of the middle of the test city.
pub(crate) fn at(x: f64, y: f64) -> LonLat {
    LocalPlane::at(LonLat::new(118.78, 32.04).unwrap()).to_lonlat([x, y])
}

/// One straight street through the given eastings, `length` as measured.
pub(crate) fn street(eastings: &[f64]) -> Network {
    let node = |(i, x): (usize, &f64)| RawNode {
        id: i as i64 + 1,
        position: at(*x, 0.0),
        gate: Gate::Open,
        keep: true,
        elevation_m: None,
    };
    let raw = RawNetwork {
        nodes: eastings.iter().enumerate().map(node).collect(),
        ways: vec![RawWay {
            id: 1,
            nodes: (0..eastings.len() as u32).collect(),
            attributes: EdgeAttributes { direction: Direction::Both, ..Default::default() },
            lengths_m: None,
        }],
        ..RawNetwork::default()
    };
    NetworkBuilder::new().build(raw).unwrap()
}

pub(crate) fn home(id: &str, position: LonLat) -> Home {
    let (people, households, floor_area_m2) = (None, None, None);
    Home { id: id.into(), name: None, position, entrances: vec![], people, households, floor_area_m2, groups: vec![] }
}

pub(crate) fn facility(id: &str, category: u16, position: LonLat) -> Facility {
    let services = vec![Service::of(crate::model::CategoryId(category))];
    Facility { id: id.into(), name: None, position, entrances: vec![], services, area_m2: None }
}

fn metres_box(west: f64, south: f64, east: f64, north: f64) -> Extent {
    let (a, b) = (at(west, south), at(east, north));
    Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap())
}

fn homes_at(eastings: &[f64]) -> Homes {
    let rows = eastings.iter().enumerate().map(|(i, x)| home(&format!("h{i}"), at(*x, 0.0))).collect();
    Homes { rows, ..Homes::default() }
}

#[test]
fn escape_time_is_never_longer_than_the_walk_to_the_outline() {
    let study = StudyBuilder::new(street(&[0.0, 3000.0]))
        .homes(homes_at(&[100.0, 1000.0, 2000.0, 2990.0]))
        .extent(metres_box(-1000.0, -1000.0, 2500.0, 1000.0))
        .build()
        .unwrap();
    let prepared = study.prepare(&Walker::adult()).unwrap();
    for (index, x) in [100.0, 1000.0, 2000.0].iter().enumerate() {
        let walk_s = (2500.0 - x) / 1.2;
        let escape_s = prepared.escape(index).unwrap().seconds();
        assert!(escape_s <= walk_s, "home {index}: {escape_s} s, though the outline is {walk_s} s away");
        // Credited with one sample of 20 m, and no more.
        assert!(escape_s >= walk_s - 2.0 * 20.0 / 1.2, "home {index}: {escape_s} s is too soon for {walk_s} s");
    }
    assert_eq!(prepared.escape(3), Some(Ticks::ZERO), "a home beyond the extent escapes at once");
}

#[test]
fn a_street_inside_the_data_lets_nobody_escape() {
    let study = StudyBuilder::new(street(&[0.0, 3000.0]))
        .homes(homes_at(&[1500.0]))
        .extent(metres_box(-1000.0, -1000.0, 4000.0, 1000.0))
        .build()
        .unwrap();
    assert_eq!(study.prepare(&Walker::adult()).unwrap().escape(0), None);
}

#[test]
fn data_cut_off_at_a_node_is_an_exit() {
    let mut raw = RawNetwork {
        nodes: vec![],
        ways: vec![RawWay { id: 1, nodes: vec![0, 1], attributes: EdgeAttributes::default(), lengths_m: None }],
        open_ends: vec![1],
        ..RawNetwork::default()
    };
    for (id, x) in [(1, 0.0), (2, 600.0)] {
        raw.nodes.push(RawNode { id, position: at(x, 0.0), gate: Gate::Open, keep: false, elevation_m: None });
    }
    let study = StudyBuilder::new(NetworkBuilder::new().build(raw).unwrap())
        .homes(homes_at(&[0.0]))
        .extent(metres_box(-5000.0, -5000.0, 5000.0, 5000.0))
        .build()
        .unwrap();
    let escape = study.prepare(&Walker::adult()).unwrap().escape(0).unwrap().seconds();
    assert!((escape - 500.0).abs() < 1.0, "{escape}");
}

#[test]
fn a_doubtful_header_gives_way_to_the_hull_of_places() {
    let nodes = [at(0.0, 0.0), at(1000.0, 0.0)].map(|position| RawNode {
        id: 1,
        position,
        gate: Gate::Open,
        keep: false,
        elevation_m: None,
    });
    let world = BoundingBox::new(-180.0, -90.0, 180.0, 90.0).unwrap();
    let raw = RawNetwork {
        nodes: nodes.to_vec(),
        ways: vec![RawWay { id: 1, nodes: vec![0, 1], attributes: EdgeAttributes::default(), lengths_m: None }],
        declared_box: Some(world),
        ..RawNetwork::default()
    };
    let corners =
        [(0.0, 0.0), (1000.0, 0.0), (1000.0, 500.0), (0.0, 500.0)].map(|(x, y)| home(&format!("{x}{y}"), at(x, y)));
    let homes = Homes { rows: corners.to_vec(), ..Homes::default() };
    let study = StudyBuilder::new(NetworkBuilder::new().build(raw).unwrap()).homes(homes).build().unwrap();
    assert_eq!(study.extent().origin(), ExtentOrigin::Inferred);
    assert_eq!(study.report().count("doubtful-box"), 1);
    assert!(study.extent().contains(at(500.0, 250.0)));
    assert!(!study.extent().contains(at(500.0, 600.0)));
}

#[test]
fn a_door_far_from_any_edge_is_reported_and_never_moved() {
    let far =
        Homes { rows: vec![home("hermit", at(300.0, 5000.0)), home("near", at(300.0, 20.0))], ..Homes::default() };
    let study = StudyBuilder::new(street(&[0.0, 600.0])).homes(far).build().unwrap();
    let prepared = study.prepare(&Walker::adult()).unwrap();
    assert!(!prepared.home_attached(0));
    assert!(prepared.home_attached(1));
    assert_eq!(prepared.report().count("off-network"), 1);
    let defect = &prepared.report().defects()[0];
    assert_eq!(defect.place.object_id(), Some("home hermit"));
}

#[test]
fn options_out_of_range_are_refused() {
    let study = StudyBuilder::new(street(&[0.0, 600.0])).build().unwrap();
    let mut options = PrepareOptions { max_minutes: 0, ..PrepareOptions::default() };
    assert_eq!(study.prepare_with(&Walker::adult(), &options, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    options.max_minutes = 60;
    options.snap.max_snap_m = f64::NAN;
    assert_eq!(study.prepare_with(&Walker::adult(), &options, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(Extent::from_polygon(MultiPolygon(vec![])).unwrap_err().kind(), ErrorKind::Empty);
}

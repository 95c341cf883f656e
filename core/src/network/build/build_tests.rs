//! Tests of the whole builder: what is checked, repaired and reported, and that nothing depends on the order of ways.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use super::*;
use crate::error::Severity;
use crate::network::sketch::{Sketch, all_edges, footway, street};
use crate::network::{Crossing, EdgeAttributes, EdgeId, RawNode, RawWay};

/// Three nodes in a row, 100 m apart.
fn row() -> (Sketch, [u32; 3]) {
    let mut sketch = Sketch::default();
    let nodes = [0.0, 100.0, 200.0].map(|x| sketch.node(x, 0.0));
    (sketch, nodes)
}

#[test]
fn without_ways_there_is_no_network() {
    let (sketch, _) = row();
    assert_eq!(NetworkBuilder::new().build(sketch.raw).unwrap_err().kind(), ErrorKind::Empty);
}

#[test]
fn when_no_way_can_be_walked_the_error_says_why() {
    let (mut sketch, [a, ..]) = row();
    sketch.way(&[a, 77], street());
    sketch.way(&[a, a], street());
    let error = NetworkBuilder::new().build(sketch.raw).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    assert!(error.fix().unwrap().contains("77"), "{error}");
}

#[test]
fn a_sphere_needs_a_radius() {
    for radius in [f64::NAN, 0.0, -1.0, f64::INFINITY] {
        let (mut sketch, [a, b, _]) = row();
        sketch.way(&[a, b], street());
        let error = NetworkBuilder::new().metric(Metric::Sphere(radius)).build(sketch.raw).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument);
    }
}

#[test]
fn numbers_beyond_u32_are_refused() {
    assert!(within_limit(1 << 20, 1 << 20).is_ok());
    for (nodes, ends) in [(1 << 32, 0), (1 << 31, 1 << 31), (0, 3 << 29), (u64::MAX, u64::MAX)] {
        assert_eq!(within_limit(nodes, ends).unwrap_err().kind(), ErrorKind::Limit);
    }
}

#[test]
fn an_index_out_of_range_costs_only_its_stretches() {
    let (mut sketch, [a, b, c]) = row();
    sketch.way(&[a, b, 99, b, c], street());
    sketch.raw.open_ends = vec![c, 1234];
    let network = sketch.build();
    assert_eq!(network.report().count("out-of-range"), 2);
    assert!((network.edges().length_m.iter().sum::<f64>() - 200.0).abs() < 0.01);
    assert_eq!(network.open_ends().len(), 1);
    assert_eq!(network.source_node_id(network.open_ends()[0]), i64::from(c));
}

#[test]
fn zero_lengths_are_repaired() {
    let (mut sketch, [a, b, c]) = row();
    let same_place_as_b = sketch.node(100.0, 0.0);
    sketch.way(&[a, a, b], street());
    sketch.way(&[b, same_place_as_b], street());
    sketch.way(&[same_place_as_b, c], street());
    let network = sketch.build();
    assert_eq!(network.report().count("zero-length"), 2);
    // a to c is one edge: the two nodes at one place are joined.
    assert_eq!(network.edge_count(), 1);
    assert!((network.edges().length_m[0] - 200.0).abs() < 0.01);
}

#[test]
fn a_self_loop_is_kept_when_it_has_length() {
    let (mut sketch, [a, b, _]) = row();
    sketch.way(&[a, b], street());
    sketch.way(&[b, b], street());
    sketch.raw.ways[1].lengths_m = Some(vec![50.0]);
    let network = sketch.build();
    assert_eq!(network.report().count("self-loop"), 1);
    let loops: Vec<EdgeId> =
        all_edges(&network).filter(|e| network.edges().from[e.index()] == network.edges().to[e.index()]).collect();
    assert_eq!(loops.len(), 1);
    assert_eq!(network.edges().length_m[loops[0].index()], 50.0);
    let node = network.edges().from[loops[0].index()];
    assert_eq!(network.incident(node).len(), 2, "the loop is listed once");
}

#[test]
fn a_repeated_stretch_is_left_out_and_a_different_one_stays() {
    let (mut sketch, [a, b, _]) = row();
    sketch.way(&[a, b], street());
    sketch.way(&[b, a], street());
    sketch.way(&[a, b], footway());
    let network = sketch.build();
    assert_eq!(network.report().count("duplicate-edge"), 1);
    assert_eq!(network.edge_count(), 2);
    assert_eq!(network.edges().source_id, [0, 2]);
}

#[test]
fn one_way_stretches_drawn_against_each_other_are_no_duplicates() {
    use crate::network::Direction;
    let (mut sketch, [a, b, _]) = row();
    // Both ends stay; else the two make a ring, which is one edge.
    sketch.raw.nodes[0].keep = true;
    sketch.raw.nodes[1].keep = true;
    let forward = EdgeAttributes { direction: Direction::Forward, ..street() };
    sketch.way(&[a, b], forward);
    sketch.way(&[b, a], forward);
    sketch.way(&[b, a], forward.reversed());
    let network = sketch.build();
    assert_eq!(network.report().count("duplicate-edge"), 1);
    assert_eq!(network.edge_count(), 2);
}

#[test]
fn bad_lengths_are_measured_and_short_ones_are_doubted() {
    for (stated, code, used) in [
        (f64::NAN, "bad-length", 100.0),
        (-5.0, "bad-length", 100.0),
        (f64::INFINITY, "bad-length", 100.0),
        (40.0, "short-length", 40.0),
        (130.0, "", 130.0),
    ] {
        let (mut sketch, [a, b, _]) = row();
        sketch.way(&[a, b], street());
        sketch.raw.ways[0].lengths_m = Some(vec![stated]);
        let network = sketch.build();
        assert_eq!(network.report().is_empty(), code.is_empty(), "{stated}");
        assert!(code.is_empty() || network.report().count(code) == 1, "{stated}");
        assert!((network.edges().length_m[0] - used).abs() < 0.01, "{stated}");
    }
}

#[test]
fn lengths_for_another_number_of_stretches_are_not_used() {
    let (mut sketch, [a, b, c]) = row();
    sketch.way(&[a, b, c], street());
    sketch.raw.ways[0].lengths_m = Some(vec![7.0]);
    let network = sketch.build();
    assert_eq!(network.report().count("lengths-mismatch"), 1);
    assert!((network.edges().length_m[0] - 200.0).abs() < 0.01);
}

#[test]
fn a_stretch_across_the_country_is_left_out() {
    let (mut sketch, [a, b, c]) = row();
    sketch.way(&[a, b], street());
    sketch.way(&[b, c], street());
    sketch.raw.ways[1].lengths_m = Some(vec![1e9]);
    let network = sketch.build();
    assert_eq!(network.report().count("too-long"), 1);
    assert_eq!(network.edge_count(), 1);
}

#[test]
fn a_way_of_one_node_is_reported() {
    let (mut sketch, [a, b, _]) = row();
    sketch.way(&[a, b], street());
    sketch.way(&[a], street());
    sketch.way(&[], street());
    assert_eq!(sketch.build().report().count("too-few-nodes"), 2);
}

#[test]
fn attributes_that_cannot_be_true_are_taken_out() {
    let (mut sketch, [a, b, c]) = row();
    sketch.way(&[a, b], EdgeAttributes { incline: Some(f32::NAN), width_m: Some(-1.0), ..street() });
    sketch.way(&[b, c], EdgeAttributes { passage: crate::network::Passage::Residents, ..street() });
    sketch.raw.nodes[0].elevation_m = Some(f32::INFINITY);
    let network = sketch.build();
    for code in ["bad-incline", "bad-width", "residents-way", "bad-elevation"] {
        assert_eq!(network.report().count(code), 1, "{code}");
    }
    let first = network.edges().source_id.iter().position(|id| *id == 0).unwrap();
    assert_eq!(network.edges().attributes[first], street());
    assert_eq!(network.edges().climb_m[first], None);
}

#[test]
fn parts_are_counted_by_length() {
    let mut sketch = Sketch::default();
    let ends = [(0.0, 0.0), (300.0, 0.0), (0.0, 500.0), (100.0, 500.0)];
    let ends = ends.map(|(x, y)| sketch.node(x, y));
    sketch.way(&ends[..2], street());
    sketch.way(&ends[2..], street());
    let network = sketch.build();
    let components = network.components();
    assert_eq!(components.len(), 2);
    assert!((components.share(0) - 0.75).abs() < 1e-3 && (components.share(1) - 0.25).abs() < 1e-3);
    let warned = network.report().defects().iter().find(|d| d.code == "components").unwrap();
    assert_eq!(warned.severity, Severity::Warning);
    for edge in all_edges(&network) {
        let (from, to) = (network.edges().from[edge.index()], network.edges().to[edge.index()]);
        assert_eq!(components.of(from), components.of(to));
        assert_eq!(components.of(from) == 0, network.edges().length_m[edge.index()] > 200.0);
    }
}

#[test]
fn a_crossing_is_shared_by_its_stretches_and_each_way_counts() {
    let mut sketch = Sketch::default();
    let n: Vec<u32> = [0.0, 10.0, 40.0, 60.0].iter().map(|x| sketch.node(*x, 0.0)).collect();
    let side = sketch.node(10.0, 50.0);
    let crossing = EdgeAttributes { crossing: Crossing::Signals, ..footway() };
    sketch.way(&n[..3], crossing);
    sketch.way(&n[2..], crossing);
    sketch.way(&[n[1], side], footway());
    let network = sketch.build();
    let share_of = |way: i64| -> Vec<f32> {
        let shares = network.edges().source_id.iter().zip(&network.edges().crossing_share);
        shares.filter(|(id, _)| **id == way).map(|(_, share)| *share).collect()
    };
    let mut first = share_of(0);
    first.sort_by(f32::total_cmp);
    assert!((first[0] - 0.25).abs() < 1e-3 && (first[1] - 0.75).abs() < 1e-3, "{first:?}");
    assert_eq!(share_of(1), [1.0], "two ways end to end are two crossings");
    assert_eq!(share_of(2), [0.0]);
}

#[test]
fn one_stray_node_does_not_move_the_plane() {
    let (mut sketch, [a, b, c]) = row();
    sketch.way(&[a, b, c], street());
    let stray = [sketch.node(-1.0e6, -1.0e6), sketch.node(-1.0e6, -1.0e6 + 50.0)];
    sketch.way(&stray, street());
    let extra = [sketch.node(0.0, 100.0), sketch.node(100.0, 100.0)];
    sketch.way(&extra, street());
    let network = sketch.build();
    let origin = network.plane().to_lonlat([0.0, 0.0]);
    assert!(network.plane().distance_m(origin, crate::network::sketch::at(100.0, 50.0)) < 500.0);
}

#[test]
fn the_antimeridian_is_no_edge_of_the_world() {
    let mut raw = RawNetwork::default();
    for (id, lon) in [(1, 179.999), (2, -179.999), (3, 179.9985)] {
        let position = crate::geo::LonLat::new(lon, -16.8).unwrap();
        let gate = crate::network::Gate::Open;
        raw.nodes.push(RawNode { id, position, gate, keep: false, elevation_m: None });
    }
    raw.ways.push(RawWay { id: 1, nodes: vec![2, 0, 1], attributes: street(), lengths_m: None });
    let network = NetworkBuilder::new().build(raw).unwrap();
    assert!((network.edges().length_m[0] - 266.0).abs() < 3.0, "{:?}", network.edges().length_m);
    let door = crate::geo::LonLat::new(180.0, -16.8001).unwrap();
    let snap = network.snap(door, &|_| true, &crate::network::SnapOptions::default()).unwrap();
    assert!(snap.attachment.link_m < 12.0);
    assert!(snap.attachment.point.lon().abs() > 179.9999);
}

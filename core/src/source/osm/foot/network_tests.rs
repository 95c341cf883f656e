//! Whole small files become networks.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::ops::ControlFlow;

use super::super::testing::Pbf;
use crate::error::{ErrorKind, Severity};
use crate::network::{BarrierKind, Crossing, Gate, RawNetwork, WayClass};
use crate::progress::{NoProgress, Progress};
use crate::source::NetworkSource;

const FOOTWAY: [(&str, &str); 1] = [("highway", "footway")];

/// Nodes 1..=9 in a row, 0.001 degrees apart.
fn row() -> Pbf {
    (1..=9).fold(Pbf::new(), |file, id| file.node(id, 118.0 + id as f64 * 0.001, 32.0, &[]))
}

fn network(file: Pbf) -> RawNetwork {
    file.read().read_network(&NoProgress).unwrap()
}

/// The ids of the nodes of each way.
fn chains(network: &RawNetwork) -> Vec<Vec<i64>> {
    let id = |node: &u32| network.nodes[*node as usize].id;
    network.ways.iter().map(|way| way.nodes.iter().map(id).collect()).collect()
}

#[test]
fn only_nodes_in_use_are_kept_in_the_order_of_their_ids() {
    let network = network(row().way(1, &[5, 3, 8], &FOOTWAY).way(2, &[1, 2], &[("building", "yes")]));
    assert_eq!(network.nodes.iter().map(|node| node.id).collect::<Vec<_>>(), [3, 5, 8]);
    assert_eq!(chains(&network), [[5, 3, 8]]);
    assert!(network.open_ends.is_empty());
    assert_eq!(network.nodes[0].position.lon(), 118.003);
}

#[test]
fn a_missing_node_leaves_two_pieces_with_open_ends_and_a_warning() {
    let network = network(row().way(4711, &[1, 2, 100, 101, 3, 4], &FOOTWAY));
    assert_eq!(chains(&network), [[1, 2], [3, 4]]);
    assert_eq!(network.open_ends.iter().map(|n| network.nodes[*n as usize].id).collect::<Vec<_>>(), [2, 3]);
    let named = network.report.defects().iter().find(|d| d.code == "dangling-reference").unwrap();
    assert_eq!(named.severity, Severity::Warning);
    assert_eq!(named.place.object_id(), Some("way/4711"));
    assert_eq!(named.value.as_deref(), Some("node/100, 2 missing"));
}

#[test]
fn a_gate_and_a_crossing_on_a_way_reach_the_network() {
    let file = row()
        .node(20, 118.02, 32.0, &[("barrier", "gate"), ("access", "private")])
        .node(21, 118.021, 32.0, &[("highway", "crossing"), ("crossing", "traffic_signals")])
        .way(1, &[1, 20, 21, 2], &[("highway", "footway"), ("footway", "crossing")]);
    let network = network(file);
    let gates: Vec<_> = network.nodes.iter().map(|node| (node.id, node.gate, node.keep)).collect();
    assert_eq!(gates[2..], [(20, Gate::Residents, false), (21, Gate::Open, true)]);
    assert_eq!(network.ways[0].attributes.crossing, Crossing::Signals);
}

#[test]
fn the_outline_of_a_square_relation_is_walked_and_that_of_a_lake_bars() {
    let file = row()
        .way(1, &[1, 2, 3], &[])
        .way(2, &[3, 4, 1], &[])
        .way(3, &[5, 6, 7, 5], &[])
        .way(4, &[7, 8, 9], &[])
        .relation(1, &[(1, 1, "outer"), (1, 2, "outer")], &[("type", "multipolygon"), ("highway", "pedestrian")])
        .relation(2, &[(1, 3, "outer")], &[("type", "multipolygon"), ("natural", "water")])
        .relation(3, &[(1, 4, "outer")], &[("type", "multipolygon"), ("landuse", "forest")]);
    let network = network(file);
    assert_eq!(
        network.ways.iter().map(|w| (w.id, w.attributes.class)).collect::<Vec<_>>(),
        [(1, WayClass::Area), (2, WayClass::Area)]
    );
    assert_eq!(network.barriers.iter().map(|b| (b.id, b.kind)).collect::<Vec<_>>(), [(3, BarrierKind::Water)]);
    assert_eq!(network.barriers[0].line.len(), 4);
}

#[test]
fn a_residential_multipolygon_lends_no_street() {
    let file = row().way(1, &[1, 2, 3, 1], &[]).relation(
        1,
        &[(1, 1, "outer")],
        &[("type", "multipolygon"), ("highway", "residential")],
    );
    assert!(network(file).ways.is_empty());
}

#[test]
fn a_walled_garden_without_paths_is_passed_and_said_so() {
    let corner = |id, lon: f64, lat: f64| (id, 118.0 + lon, 32.0 + lat);
    let garden = [corner(31, 0.0, 0.001), corner(32, 0.001, 0.001), corner(33, 0.001, 0.002), corner(34, 0.0, 0.002)];
    let fence = |file: Pbf| file.dense(&garden).way(2, &[31, 32, 33, 34, 31], &[("barrier", "fence")]);
    let empty = network(fence(row().way(1, &[1, 2], &FOOTWAY)));
    assert!(empty.barriers.is_empty());
    assert_eq!(empty.report.count("pathless-enclosure"), 1);
    let inside = row().node(40, 118.0005, 32.0015, &[]).way(1, &[1, 40], &FOOTWAY);
    assert_eq!(network(fence(inside)).barriers.len(), 1);
}

#[test]
fn a_file_made_for_cars_is_warned_about() {
    let cars =
        network(row().way(1, &[1, 2], &[("highway", "primary")]).way(2, &[2, 3], &[("highway", "living_street")]));
    assert_eq!(cars.report.count("no-footways"), 1);
    let feet = network(row().way(1, &[1, 2], &FOOTWAY));
    assert_eq!(feet.report.count("no-footways"), 0);
    assert_eq!(feet.report.count("few-ways"), 1);
    assert_eq!(feet.report.count("few-places"), 1);
}

#[test]
fn the_box_of_the_file_is_handed_on() {
    let bounds = [118.0, 31.9, 118.1, 32.1];
    let network = network(row().bounds(bounds).way(1, &[1, 2], &FOOTWAY));
    assert_eq!(network.declared_box.unwrap().south_west.lon(), 118.0);
    assert_eq!(network.declared_box.unwrap().north_east.lat(), 32.1);
}

#[test]
fn a_watcher_can_stop_the_reading() {
    struct Stop;
    impl Progress for Stop {
        fn tick(&self, _: &str, _: u64, _: u64) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }
    let stopped = row().way(1, &[1, 2], &FOOTWAY).read().read_network(&Stop).unwrap_err();
    assert_eq!(stopped.kind(), ErrorKind::Cancelled);
}

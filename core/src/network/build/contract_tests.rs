//! Tests of contraction: what becomes one edge, and what must not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use crate::network::sketch::{Sketch, all_edges, footway, street};
use crate::network::{Crossing, Direction, EdgeAttributes, EdgeId, Network};

/// A chain of nodes 10 m apart, each a step to the north of the one before so that the shape is no straight line.
fn chain(count: usize) -> (Sketch, Vec<u32>) {
    let mut sketch = Sketch::default();
    let nodes = (0..count).map(|i| sketch.node(10.0 * i as f64, (i * i) as f64)).collect();
    (sketch, nodes)
}

#[test]
fn a_chain_becomes_one_edge_and_keeps_its_shape() {
    let (mut sketch, n) = chain(5);
    sketch.way(&n[..3], street());
    sketch.way(&n[2..], street());
    let network = sketch.build();
    assert_eq!((network.node_count(), network.edge_count()), (2, 1));
    let positions: Vec<_> = sketch.raw.nodes.iter().map(|node| node.position).collect();
    let shape = network.shape(EdgeId(0));
    assert_eq!(shape.points().map(|at| at.point).collect::<Vec<_>>(), positions);
    for [a, b] in shape.segments() {
        let length_m = network.metric().length_m(a.point, b.point);
        assert!((b.chainage_m - a.chainage_m - length_m).abs() < 1e-9);
    }
}

#[test]
fn a_way_drawn_the_other_way_is_turned() {
    let (mut sketch, n) = chain(3);
    let uphill = EdgeAttributes { direction: Direction::Forward, incline: Some(0.05), ..footway() };
    sketch.way(&[n[0], n[1]], uphill);
    sketch.way(&[n[2], n[1]], uphill.reversed());
    let network = sketch.build();
    assert_eq!(network.edge_count(), 1);
    assert_eq!(network.edges().attributes[0], uphill);
    assert_eq!(network.position(network.edges().from[0]), sketch.raw.nodes[0].position);
}

#[test]
fn one_way_stretches_that_meet_head_on_stay_apart() {
    let (mut sketch, n) = chain(3);
    let forward = EdgeAttributes { direction: Direction::Forward, ..footway() };
    sketch.way(&[n[0], n[1]], forward);
    sketch.way(&[n[2], n[1]], forward);
    assert_eq!(sketch.build().edge_count(), 2);
}

#[test]
fn an_edge_is_drawn_as_the_way_with_the_lowest_number() {
    let (mut sketch, n) = chain(3);
    sketch.way(&[n[2], n[1]], street());
    sketch.way(&[n[0], n[1]], street());
    let network = sketch.build();
    assert_eq!(network.edge_count(), 1);
    assert_eq!(network.source_node_id(network.edges().from[0]), i64::from(n[2]));
    assert_eq!(network.edges().source_id[0], 0);
}

#[test]
fn nodes_that_matter_stay() {
    let edges_if = |change: &dyn Fn(&mut Sketch, u32)| {
        let (mut sketch, n) = chain(3);
        sketch.way(&n, street());
        change(&mut sketch, n[1]);
        sketch.build().edge_count()
    };
    assert_eq!(edges_if(&|_, _| ()), 1);
    assert_eq!(edges_if(&|sketch, node| sketch.raw.nodes[node as usize].keep = true), 2);
    assert_eq!(edges_if(&|sketch, node| sketch.raw.open_ends.push(node)), 2);
    let junction = |sketch: &mut Sketch, node| {
        let side = sketch.node(0.0, 500.0);
        sketch.way(&[node, side], street());
    };
    assert_eq!(edges_if(&junction), 3);
}

#[test]
fn attributes_that_differ_keep_their_node() {
    let changes = [
        footway(),
        EdgeAttributes { layer: 1, ..street() },
        EdgeAttributes { width_m: Some(2.0), ..street() },
        EdgeAttributes { wheelchair: Some(false), ..street() },
        EdgeAttributes { incline: Some(0.1), ..street() },
        EdgeAttributes { grade_separated: true, ..street() },
    ];
    for change in changes {
        let (mut sketch, n) = chain(3);
        sketch.way(&n[..2], street());
        sketch.way(&n[1..], change);
        assert_eq!(sketch.build().edge_count(), 2, "{change:?}");
    }
}

#[test]
fn a_crossing_is_never_merged_with_another() {
    let crossing = EdgeAttributes { crossing: Crossing::Marked, ..footway() };
    let (mut sketch, n) = chain(5);
    sketch.way(&n[..3], crossing);
    sketch.way(&n[2..], crossing);
    let network = sketch.build();
    assert_eq!(network.edge_count(), 2);
    assert_eq!(network.edges().crossing_share, [1.0, 1.0]);
}

/// A ring of four nodes, alone or with a street that leads to its third node.
fn ring(with_street: bool) -> (Sketch, Network) {
    let mut sketch = Sketch::default();
    let n = [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[n[1], n[2], n[3], n[0], n[1]], street());
    if with_street {
        let far = sketch.node(100.0, 100.0);
        sketch.way(&[n[2], far], street());
    }
    let network = sketch.build();
    (sketch, network)
}

#[test]
fn a_ring_keeps_one_node() {
    let (sketch, network) = ring(false);
    assert_eq!((network.node_count(), network.edge_count()), (1, 1));
    assert_eq!(network.edges().from, network.edges().to);
    assert!((network.edges().length_m[0] - 200.0).abs() < 0.1);
    assert_eq!(network.shape(EdgeId(0)).len(), 5);
    assert_eq!(network.shape(EdgeId(0)).point(0).point, sketch.raw.nodes[1].position, "the start of its way");
}

#[test]
fn a_ring_at_the_end_of_a_street_starts_at_their_junction() {
    let (sketch, network) = ring(true);
    assert_eq!((network.node_count(), network.edge_count()), (2, 2));
    let ring = all_edges(&network).find(|e| network.edges().from[e.index()] == network.edges().to[e.index()]).unwrap();
    assert_eq!(network.shape(ring).point(0).point, sketch.raw.nodes[2].position);
    assert!((network.edges().length_m[ring.index()] - 200.0).abs() < 0.1);
}

#[test]
fn heights_telescope_along_a_slope_and_humps_stay() {
    let climbs = |heights: &[Option<f32>]| {
        let mut sketch = Sketch::default();
        let n: Vec<u32> = (0..heights.len()).map(|i| sketch.node(100.0 * i as f64, 0.0)).collect();
        for (node, height) in sketch.raw.nodes.iter_mut().zip(heights) {
            node.elevation_m = *height;
        }
        sketch.way(&n, street());
        sketch.build().edges().climb_m.iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(climbs(&[Some(5.0), Some(10.0), Some(15.5)]), [Some(10.5)]);
    assert_eq!(climbs(&[Some(5.0), None, Some(4.0)]), [Some(-1.0)]);
    assert_eq!(climbs(&[Some(5.0), Some(6.0), None]), [None]);
    let mut hump = climbs(&[Some(5.0), Some(9.0), Some(5.0)]);
    hump.sort_by(|a, b| a.partial_cmp(b).unwrap());
    assert_eq!(hump, [Some(-4.0), Some(4.0)]);
}

#[test]
fn nodes_follow_the_curve_and_edges_are_sorted() {
    let mut sketch = Sketch::default();
    let n: Vec<u32> = (0..100).map(|i| sketch.node(f64::from(i % 10) * 50.0, f64::from(i / 10) * 50.0)).collect();
    for i in 0..100 {
        for other in [i + 1, i + 10].into_iter().filter(|j| *j < 100 && (j % 10 > 0 || *j == i + 10)) {
            sketch.way(&[n[i], n[other]], street());
        }
    }
    let network = sketch.build();
    // The corners have only two streets and are merged away.
    assert_eq!((network.node_count(), network.edge_count()), (96, 176));
    let order: Vec<_> = network.edges().from.iter().zip(&network.edges().to).collect();
    assert!(order.is_sorted());
    let steps = (1..network.node_count() as u32).map(|i| {
        let place = |node: u32| network.position(crate::network::NodeId(node));
        network.plane().distance_m(place(i - 1), place(i))
    });
    assert!(steps.sum::<f64>() / 95.0 < 70.0, "neighbours in number are neighbours on the ground");
}

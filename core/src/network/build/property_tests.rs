//! What holds for every network, tried on random ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::network::arbitrary::{anywhere, hostile, town};
use crate::network::sketch::all_edges;
use crate::network::{Direction, EdgeId, Gate, NodeId, ShapePoint, SnapOptions};

fn build(raw: &RawNetwork) -> Option<Network> {
    NetworkBuilder::new().build(raw.clone()).ok()
}

/// The same network with every node kept, so that nothing is contracted.
fn build_without_contraction(raw: &RawNetwork) -> Option<Network> {
    let mut raw = raw.clone();
    raw.nodes.iter_mut().for_each(|node| node.keep = true);
    build(&raw)
}

/// Shortest walks between all nodes by Floyd and Warshall, directions respected; infinite where there is none.
fn all_pairs(network: &Network) -> Vec<Vec<f64>> {
    let n = network.node_count();
    let mut shortest = vec![vec![f64::INFINITY; n]; n];
    for (node, row) in shortest.iter_mut().enumerate() {
        row[node] = 0.0;
    }
    let edges = network.edges();
    for edge in 0..edges.len() {
        let (from, to) = (edges.from[edge].index(), edges.to[edge].index());
        if edges.attributes[edge].direction != Direction::Backward {
            shortest[from][to] = shortest[from][to].min(edges.length_m[edge]);
        }
        if edges.attributes[edge].direction != Direction::Forward {
            shortest[to][from] = shortest[to][from].min(edges.length_m[edge]);
        }
    }
    for via in 0..n {
        for from in 0..n {
            for to in 0..n {
                shortest[from][to] = shortest[from][to].min(shortest[from][via] + shortest[via][to]);
            }
        }
    }
    shortest
}

/// Everything a network says about one edge, in terms of the source.
fn edge_facts(network: &Network, edge: EdgeId) -> String {
    let (edges, i) = (network.edges(), edge.index());
    let ends = [edges.from[i], edges.to[i]].map(|node| network.source_node_id(node));
    let facts = (edges.length_m[i], edges.climb_m[i], edges.crossing_share[i], edges.source_id[i]);
    format!("{ends:?} {facts:?} {:?} {:?}", edges.attributes[i], network.shape(edge))
}

fn facts(network: &Network) -> Vec<String> {
    all_edges(network).map(|edge| edge_facts(network, edge)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn contraction_keeps_all_shortest_walks_and_all_length(mut raw in town()) {
        // Ways cut at gates end in nodes of the same number; the property is about numbers, so gates are opened.
        raw.nodes.iter_mut().for_each(|node| node.gate = Gate::Open);
        let Some(network) = build(&raw) else { return Ok(()) };
        let whole = build_without_contraction(&raw).unwrap();
        prop_assert!(network.edge_count() <= whole.edge_count());
        let total = |network: &Network| network.edges().length_m.iter().sum::<f64>();
        prop_assert!((total(&network) - total(&whole)).abs() < 1e-6);

        let number: BTreeMap<i64, usize> =
            (0..whole.node_count()).map(|i| (whole.source_node_id(NodeId(i as u32)), i)).collect();
        let in_whole = |node: usize| number[&network.source_node_id(NodeId(node as u32))];
        let (short, long) = (all_pairs(&network), all_pairs(&whole));
        for from in 0..network.node_count() {
            for to in 0..network.node_count() {
                let (a, b) = (short[from][to], long[in_whole(from)][in_whole(to)]);
                prop_assert!(a == b || (a - b).abs() < 1e-6, "{from} to {to}: {a} and {b}");
            }
        }
    }

    #[test]
    fn every_edge_is_laid_out_along_its_shape(raw in town()) {
        let Some(network) = build(&raw) else { return Ok(()) };
        let edges = network.edges();
        for edge in all_edges(&network) {
            let (shape, i) = (network.shape(edge), edge.index());
            let (start, end) = (shape.point(0), shape.point(shape.len() - 1));
            prop_assert_eq!(start.point, network.position(edges.from[i]));
            prop_assert_eq!(end.point, network.position(edges.to[i]));
            prop_assert_eq!((start.chainage_m, end.chainage_m), (0.0, edges.length_m[i]));
            prop_assert!(shape.segments().all(|[a, b]| a.chainage_m <= b.chainage_m));
            // Each bend is a node of the source.
            let is_node = |at: &ShapePoint| raw.nodes.iter().any(|node| node.position == at.point);
            prop_assert!(shape.points().all(|at| is_node(&at)));
            prop_assert!((0.0..=1.0).contains(&edges.crossing_share[i]));
            for end in [edges.from[i], edges.to[i]] {
                prop_assert_eq!(network.incident(end).iter().filter(|e| **e == edge).count(), 1);
            }
        }
    }

    #[test]
    fn the_order_of_ways_changes_nothing(
        (raw, shuffled) in town().prop_flat_map(|raw| (Just(raw.clone()), Just(raw.ways).prop_shuffle()))
    ) {
        let shuffled = RawNetwork { ways: shuffled, ..raw.clone() };
        match (build(&raw), build(&shuffled)) {
            (Some(a), Some(b)) => {
                prop_assert_eq!(facts(&a), facts(&b));
                prop_assert_eq!(a.edges(), b.edges());
                prop_assert_eq!(a.components(), b.components());
                prop_assert_eq!(a.report(), b.report());
            }
            (a, b) => prop_assert!(a.is_none() && b.is_none()),
        }
    }

    #[test]
    fn hostile_networks_are_built_or_refused(raw in hostile(), door in anywhere()) {
        match NetworkBuilder::new().build(raw) {
            Ok(network) => {
                let edges = network.edges();
                prop_assert!(edges.length_m.iter().all(|l| l.is_finite() && *l >= 0.0));
                prop_assert!(edges.attributes.iter().all(|a| a.incline.is_none_or(f32::is_finite)));
                let shares = (0..network.components().len()).map(|c| network.components().share(c));
                prop_assert!((shares.sum::<f64>() - 1.0).abs() < 1e-9);
                for limit in [0.0, 150.0, f64::INFINITY, f64::NAN, -1.0] {
                    if let Ok(snap) = network.snap(door, &|_| true, &SnapOptions { max_snap_m: limit }) {
                        prop_assert!(snap.attachment.link_m <= limit);
                        let length_m = edges.length_m[snap.attachment.edge.index()];
                        prop_assert!((0.0..=length_m).contains(&snap.attachment.chainage_m));
                    }
                }
            }
            Err(error) => prop_assert!(matches!(error.kind(), ErrorKind::Empty | ErrorKind::Network), "{error}"),
        }
    }
}

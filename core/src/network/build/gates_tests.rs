//! Tests of gates and compounds, each by walking the automaton of the design over the built network.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use crate::network::sketch::{Sketch, all_edges, edges_of, footway, private, street};
use crate::network::{EdgeId, Gate, Network, Passage, WayClass};

/// Who is walking: still inside the compound of the start, on the street, or inside that of the destination.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Start,
    Street,
    End,
}

/// The state after an edge, if it may be taken (design, "Gates").
fn step(state: State, passage: Passage) -> Option<State> {
    match (state, passage) {
        (State::Start, Passage::Public) | (State::Street, Passage::Public) => Some(State::Street),
        (State::Start, _) => Some(State::Start),
        (State::Street | State::End, Passage::EndOnly) => Some(State::End),
        (State::Street, Passage::Residents) | (State::End, Passage::Public | Passage::Residents) => None,
    }
}

/// Metres of the shortest walk from the ends of an edge to the ends of another, if there is one.
fn walk_m(network: &Network, from: EdgeId, to: EdgeId) -> Option<f64> {
    let edges = network.edges();
    let passage = |edge: EdgeId| edges.attributes[edge.index()].passage;
    let ends = |edge: EdgeId| [edges.from[edge.index()], edges.to[edge.index()]];
    let start = step(State::Start, passage(from))?;
    // Lengths are sorted by their bits, which for numbers >= 0 is the order of the numbers.
    let mut waiting: BTreeSet<_> = ends(from).into_iter().map(|node| (0f64.to_bits(), node, start)).collect();
    let mut settled = BTreeSet::new();
    while let Some((walked, node, state)) = waiting.pop_first() {
        if !settled.insert((node, state)) {
            continue;
        }
        for &edge in network.incident(node) {
            let Some(state) = step(state, passage(edge)) else { continue };
            if edge == to {
                return Some(f64::from_bits(walked));
            }
            let length_m = f64::from_bits(walked) + edges.length_m[edge.index()];
            waiting.extend(ends(edge).into_iter().filter(|n| *n != node).map(|n| (length_m.to_bits(), n, state)));
        }
    }
    None
}

fn walks(network: &Network, from: EdgeId, to: EdgeId) -> bool {
    walk_m(network, from, to).is_some()
}

fn only_edge_of(network: &Network, way: i64) -> EdgeId {
    let edges = edges_of(network, way);
    let ways: Vec<_> =
        edges.into_iter().filter(|e| network.edges().attributes[e.index()].class != WayClass::Gate).collect();
    assert_eq!(ways.len(), 1, "way {way}");
    ways[0]
}

fn passage_of(network: &Network, way: i64) -> Passage {
    network.edges().attributes[only_edge_of(network, way).index()].passage
}

fn gate_edges(network: &Network) -> Vec<EdgeId> {
    all_edges(network).filter(|e| network.edges().attributes[e.index()].class == WayClass::Gate).collect()
}

/// A long street in two ways (0, 1), and an alley (2) from its middle through `gate`, which stands at its start or
/// inside it.
fn alley(gate: Gate, inside: bool) -> Network {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.node(-500.0, 0.0), sketch.node(500.0, 0.0));
    let middle = sketch.node(0.0, 0.0);
    let gate = sketch.gate(0.0, if inside { 20.0 } else { 0.0 }, gate);
    let house = sketch.node(0.0, 100.0);
    let first = if inside { middle } else { gate };
    sketch.way(&[a, first], street());
    sketch.way(&[first, b], street());
    if inside {
        sketch.way(&[middle, gate], street());
    }
    sketch.way(&[gate, house], street());
    sketch.build()
}

#[test]
fn a_visitors_gate_is_two_edges_without_length_and_closes_what_lies_behind() {
    let network = alley(Gate::Visitors, true);
    let gates = gate_edges(&network);
    assert_eq!(gates.len(), 2);
    for gate in &gates {
        assert_eq!(network.edges().length_m[gate.index()], 0.0);
        assert_eq!(network.edges().attributes[gate.index()].passage, Passage::EndOnly);
        assert_eq!(network.edges().source_id[gate.index()], 3, "the number of the gate's node");
    }
    // Way 2 leads to the gate and is street, way 3 lies behind it.
    assert_eq!(passage_of(&network, 2), Passage::Public);
    assert_eq!(network.report().count("compound") + network.report().count("large-compound"), 1);
    let behind: Vec<_> = all_edges(&network)
        .filter(|e| network.edges().attributes[e.index()].passage == Passage::EndOnly && !gates.contains(e))
        .collect();
    assert_eq!(behind.len(), 1);
    assert!((network.edges().length_m[behind[0].index()] - 80.0).abs() < 0.1);
    let street = only_edge_of(&network, 0);
    assert!(walks(&network, street, behind[0]) && walks(&network, behind[0], street));
}

#[test]
fn a_residents_gate_lets_residents_out_and_in_no_visitors() {
    let network = alley(Gate::Residents, true);
    let behind = all_edges(&network)
        .find(|e| {
            let attributes = network.edges().attributes[e.index()];
            attributes.passage == Passage::EndOnly && attributes.class != WayClass::Gate
        })
        .unwrap();
    let street = only_edge_of(&network, 0);
    assert!(walks(&network, behind, street));
    assert!(!walks(&network, street, behind));
}

#[test]
fn at_a_closed_gate_the_ways_end() {
    let network = alley(Gate::Closed, true);
    assert!(gate_edges(&network).is_empty());
    assert_eq!(network.components().len(), 2);
    // Nothing leads behind it, so what lies there is no compound but an island.
    assert!(all_edges(&network).all(|e| network.edges().attributes[e.index()].passage == Passage::Public));
}

#[test]
fn a_gate_at_a_junction_stands_between_all_three_ways() {
    let network = alley(Gate::Residents, false);
    assert_eq!(gate_edges(&network).len(), 3);
    assert_eq!(network.report().count("gate-at-junction"), 1);
    let (west, east) = (only_edge_of(&network, 0), only_edge_of(&network, 1));
    // The street itself is cut: the half that is not the longest piece has become a compound.
    assert!(walks(&network, east, west) != walks(&network, west, east));
}

#[test]
fn a_gate_at_the_end_of_a_way_is_just_its_end() {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.node(0.0, 0.0), sketch.gate(100.0, 0.0, Gate::Residents));
    sketch.way(&[a, b], street());
    let network = sketch.build();
    assert_eq!((network.node_count(), network.edge_count()), (2, 1));
    assert_eq!(passage_of(&network, 0), Passage::Public);
}

#[test]
fn a_gate_on_a_ring_is_passed_by_both_of_its_ends() {
    let mut sketch = Sketch::default();
    let gate = sketch.gate(0.0, 0.0, Gate::Visitors);
    let (b, c) = (sketch.node(100.0, 0.0), sketch.node(0.0, 100.0));
    sketch.way(&[gate, b, c, gate], street());
    let network = sketch.build();
    assert_eq!(gate_edges(&network).len(), 2);
    assert_eq!(network.edge_count(), 3);
}

/// Two streets (0, 1) joined by a long way round (2), and a shortcut of 200 m (3) behind two gates.
fn shortcut(gate: Gate) -> Network {
    let mut sketch = Sketch::default();
    let [west_end, west, east, east_end] = [-50.0, 0.0, 200.0, 250.0].map(|x| sketch.node(x, 0.0));
    let far = sketch.node(100.0, -900.0);
    let gates = [0.0, 200.0].map(|x| sketch.gate(x, 10.0, gate));
    let yard = sketch.node(100.0, 20.0);
    sketch.way(&[west_end, west], street());
    sketch.way(&[east, east_end], street());
    sketch.way(&[west, far, east], footway());
    sketch.way(&[west, gates[0], yard, gates[1], east], street());
    sketch.build()
}

/// The edge of a way that lies inside the compound: the longest.
fn inside(network: &Network, way: i64) -> EdgeId {
    let length_m = |edge: &EdgeId| network.edges().length_m[edge.index()];
    edges_of(network, way).into_iter().max_by(|a, b| length_m(a).total_cmp(&length_m(b))).unwrap()
}

#[test]
fn nobody_walks_through_a_compound_with_two_gates() {
    for gate in [Gate::Visitors, Gate::Residents] {
        let network = shortcut(gate);
        let (west, east, yard) = (only_edge_of(&network, 0), only_edge_of(&network, 1), inside(&network, 3));
        assert_eq!(network.edges().attributes[yard.index()].passage, Passage::EndOnly);
        // From street to street one goes the long way round...
        assert!(walk_m(&network, west, east).unwrap() > 1800.0);
        assert!(walk_m(&network, east, west).unwrap() > 1800.0);
        // ...while those who live inside leave by the nearer gate on either side.
        assert!(walk_m(&network, yard, west).unwrap() < 15.0);
        assert!(walk_m(&network, yard, east).unwrap() < 15.0);
        assert_eq!(walks(&network, west, yard), gate == Gate::Visitors);
    }
    // Were the gates open, so were the shortcut.
    let open = shortcut(Gate::Open);
    assert!(walk_m(&open, only_edge_of(&open, 0), only_edge_of(&open, 1)).unwrap() < 250.0);
}

#[test]
fn a_compound_inside_a_compound() {
    let mut sketch = Sketch::default();
    let [a, b, c] = [(-900.0, 0.0), (0.0, 0.0), (900.0, 0.0)].map(|(x, y)| sketch.node(x, y));
    let outer = sketch.gate(0.0, 20.0, Gate::Visitors);
    let yard = sketch.node(0.0, 60.0);
    let side = sketch.node(50.0, 60.0);
    let inner = sketch.gate(0.0, 80.0, Gate::Residents);
    let house = sketch.node(0.0, 120.0);
    sketch.way(&[a, b, c], street());
    sketch.way(&[b, outer], street());
    sketch.way(&[outer, yard, side], street());
    sketch.way(&[yard, inner], street());
    sketch.way(&[inner, house], street());
    let network = sketch.build();
    let street = edges_of(&network, 0)[0];
    let (yard, house) = (edges_of(&network, 2)[0], only_edge_of(&network, 4));
    assert_eq!(network.edges().attributes[yard.index()].passage, Passage::EndOnly);
    assert!(walks(&network, street, yard) && walks(&network, yard, street));
    assert!(walks(&network, house, street) && walks(&network, house, yard));
    assert!(!walks(&network, street, house), "visitors end at the inner gate");
}

#[test]
fn ways_behind_a_private_way_are_a_compound_without_any_gate() {
    let mut sketch = Sketch::default();
    let nodes = [0.0, 500.0, 520.0, 600.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&nodes[..2], street());
    sketch.way(&nodes[1..3], private());
    sketch.way(&nodes[2..], street());
    let network = sketch.build();
    // Private way and compound have become alike, and one edge.
    assert_eq!(network.edge_count(), 2);
    let (outside, inside) = (only_edge_of(&network, 0), only_edge_of(&network, 1));
    assert_eq!(passage_of(&network, 1), Passage::EndOnly);
    assert!((network.edges().length_m[inside.index()] - 100.0).abs() < 0.1);
    assert!(walks(&network, outside, inside) && walks(&network, inside, outside));
}

#[test]
fn a_large_compound_is_a_warning() {
    let mut sketch = Sketch::default();
    let nodes = [0.0, 500.0, 520.0, 900.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&nodes[..2], street());
    sketch.way(&nodes[1..3], private());
    sketch.way(&nodes[2..], street());
    assert_eq!(sketch.build().report().count("large-compound"), 1);
}

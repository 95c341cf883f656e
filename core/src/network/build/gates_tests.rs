//! Tests of gates and compounds, each by walking the automaton of the design over the built network.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use crate::network::sketch::{Sketch, all_edges, edges_of, private, street};
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

/// Whether one may walk from the middle of an edge to the middle of another.
fn walks(network: &Network, from: EdgeId, to: EdgeId) -> bool {
    let edges = network.edges();
    let passage = |edge: EdgeId| edges.attributes[edge.index()].passage;
    let start = step(State::Start, passage(from)).unwrap();
    let ends = |edge: EdgeId| [edges.from[edge.index()], edges.to[edge.index()]];
    let mut reached: BTreeSet<_> = ends(from).into_iter().map(|node| (node, start)).collect();
    let mut waiting: Vec<_> = reached.iter().copied().collect();
    while let Some((node, state)) = waiting.pop() {
        for &edge in network.incident(node) {
            let Some(state) = step(state, passage(edge)) else { continue };
            if edge == to {
                return true;
            }
            for next in ends(edge) {
                if reached.insert((next, state)) {
                    waiting.push((next, state));
                }
            }
        }
    }
    from == to
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

/// A street (0) of two parts joined the long way round; a compound of one way (1) from one part to the other with a
/// visitors' gate at either end, which would be a shortcut.
fn two_gates() -> Network {
    let mut sketch = Sketch::default();
    let [a, b, far] = [(0.0, 0.0), (200.0, 0.0), (100.0, -900.0)].map(|(x, y)| sketch.node(x, y));
    sketch.raw.nodes[a as usize].keep = true;
    sketch.raw.nodes[b as usize].keep = true;
    let (west, east) = (sketch.gate(20.0, 0.0, Gate::Visitors), sketch.gate(180.0, 0.0, Gate::Visitors));
    let home = sketch.node(100.0, 10.0);
    let (west_end, east_end) = (sketch.node(-50.0, 0.0), sketch.node(250.0, 0.0));
    sketch.way(&[a, far, b], street());
    sketch.way(&[west, home, east], street());
    sketch.way(&[a, west], street());
    sketch.way(&[east, b], street());
    sketch.way(&[west_end, a], street());
    sketch.way(&[b, east_end], street());
    sketch.build()
}

#[test]
fn nobody_walks_through_a_compound_with_two_gates() {
    let network = two_gates();
    let inside = only_edge_of(&network, 1);
    assert_eq!(passage_of(&network, 1), Passage::EndOnly);
    let (west, east) = (only_edge_of(&network, 4), only_edge_of(&network, 5));
    for street in [west, east] {
        assert!(walks(&network, street, inside) && walks(&network, inside, street));
    }
    // Were the long way round refused, the one street could not reach the other.
    let (from, to) = (network.edges().from[west.index()], network.edges().to[east.index()]);
    assert_eq!(network.components().of(from), network.components().of(to));
    let mut without = network_without_long_way();
    assert!(!walks(&without.0, without.1.remove(0), without.1.remove(0)));
}

/// The same compound between two streets that nothing else joins.
fn network_without_long_way() -> (Network, Vec<EdgeId>) {
    let mut sketch = Sketch::default();
    let [a, b, c, d] = [-900.0, 0.0, 200.0, 900.0].map(|x| sketch.node(x, 0.0));
    let gates = [20.0, 180.0].map(|x| sketch.gate(x, 0.0, Gate::Visitors));
    sketch.way(&[a, b, gates[0]], street());
    sketch.way(&gates, street());
    sketch.way(&[gates[1], c, d], street());
    let network = sketch.build();
    let streets = vec![only_edge_of(&network, 0), only_edge_of(&network, 2)];
    // One of the two is the longest piece; from it the other can be visited, but never left again on its far side.
    let (longest, other) = match passage_of(&network, 0) {
        Passage::Public => (streets[0], streets[1]),
        _ => (streets[1], streets[0]),
    };
    assert!(walks(&network, longest, other));
    let beyond = third_street(&mut sketch, d);
    let network = beyond;
    (network.0, network.1)
}

/// Adds a gate beyond the second street and a third street behind it, so that the middle one is a compound of its own.
fn third_street(sketch: &mut Sketch, d: u32) -> (Network, Vec<EdgeId>) {
    let gate = sketch.gate(920.0, 0.0, Gate::Residents);
    let far = sketch.node(1300.0, 0.0);
    sketch.way(&[d, gate], street());
    sketch.way(&[gate, far], street());
    let network = sketch.build();
    let edges = vec![only_edge_of(&network, 0), only_edge_of(&network, 4)];
    (network, edges)
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

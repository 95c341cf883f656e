//! The moves turned round are the same moves, whether they are kept a second time or not.

use proptest::prelude::*;

use super::scene::{MetrePerSecond, Paces, timed};
use super::*;
use crate::network::arbitrary::town;
use crate::network::sketch::{Sketch, street};
use crate::network::{Direction, EdgeAttributes, Gate, NetworkBuilder};
use crate::units::Ticks;
use crate::walk::WalkModel;

/// A walker who is slower as drawn than back.
fn slower_there() -> Paces {
    Paces(vec![3, 5])
}

/// All moves from home to facility, and those of the searches that begin at facilities turned round again.
fn both(timed: &TimedNetwork) -> [Vec<(u32, u32, u32)>; 2] {
    let (graph, vertices) = (timed.graph(), 0..timed.graph().vertex_count() as u32);
    let forward = vertices.clone().flat_map(|v| graph.forward.of(v).iter().map(move |step| (v, step.head, step.ticks)));
    let turned = vertices.flat_map(|v| graph.backward().of(v).iter().map(move |step| (step.head, v, step.ticks)));
    let mut both = [forward.collect::<Vec<_>>(), turned.collect()];
    both.iter_mut().for_each(|moves| moves.sort_unstable());
    both
}

proptest! {
    #[test]
    fn what_leads_from_a_facility_is_what_leads_to_it(raw in town()) {
        if let Ok(network) = NetworkBuilder::new().build(raw) {
            for model in [&MetrePerSecond as &dyn WalkModel, &slower_there()] {
                let timed = TimedNetwork::new(network.clone(), model).unwrap();
                let [forward, turned] = both(&timed);
                prop_assert_eq!(forward, turned);
                let graph = timed.graph();
                for vertex in 0..graph.vertex_count() as u32 {
                    for (step, along) in graph.steps(vertex) {
                        let (edges, row) = (network.edges(), along.edge().index());
                        let ends = match along.as_drawn() {
                            true => [edges.from[row], edges.to[row]],
                            false => [edges.to[row], edges.from[row]],
                        };
                        prop_assert_eq!(ends, [vertex, step.head].map(|vertex| graph.node_of(vertex)));
                        let (as_drawn, against) = timed.edge_ticks(along.edge());
                        let ticks = if along.as_drawn() { as_drawn } else { against };
                        prop_assert_eq!(Some(step.ticks), ticks.map(Ticks::get));
                    }
                }
            }
        }
    }
}

#[test]
fn they_are_kept_a_second_time_only_where_that_says_something() {
    let corner = |attributes: EdgeAttributes, gate: Gate| {
        let mut sketch = Sketch::default();
        let nodes = [sketch.node(0.0, 0.0), sketch.gate(90.0, 0.0, gate), sketch.node(90.0, 70.0)];
        sketch.way(&nodes, attributes);
        sketch.build()
    };
    let one_way = EdgeAttributes { direction: Direction::Forward, ..street() };
    let kept_twice = |network, model: &dyn WalkModel| timed(&network, model).graph().backward.is_some();
    assert!(!kept_twice(corner(street(), Gate::Open), &MetrePerSecond));
    assert!(kept_twice(corner(one_way, Gate::Open), &MetrePerSecond), "there is no way back");
    assert!(kept_twice(corner(street(), Gate::Open), &slower_there()), "the way there takes longer");
    assert!(kept_twice(corner(street(), Gate::Residents), &MetrePerSecond), "a gate has two sides");
}

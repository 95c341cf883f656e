//! Node sets, batches and the pool behind them: the same answers however they are asked for.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;

use super::oracle::{InTicks, Oracle};
use super::scene::{MetrePerSecond, drawings, place, timed};
use super::*;
use crate::error::{Error, ErrorKind};
use crate::network::sketch::{Sketch, private, street};
use crate::network::{Attachment, EdgeId, Edges, NodeId, Passage};
use crate::progress::{NoProgress, Progress};
use crate::units::Ticks;
use crate::walk::{WalkModel, WalkTimes};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn a_node_set_is_the_oracles_from_near_to_far(drawing in drawings()) {
        let scene = drawing.scene();
        let mut set = NodeSet::new();
        for (origin, doors) in scene.origin_doors.iter().enumerate() {
            let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
            let within = |node: usize| {
                let ticks = u32::try_from(oracle.at_node(node)?.0).ok().map(Ticks::new)?;
                (ticks <= scene.horizon).then_some((NodeId(node as u32), ticks))
            };
            let expected: Vec<_> = (0..scene.network.node_count()).filter_map(within).collect();
            nodes_within(&scene.timed, &scene.origins, origin, scene.horizon, &mut set);
            prop_assert!(set.nodes().is_sorted_by_key(|(_, ticks)| *ticks));
            let half = Ticks::new(scene.horizon.get() / 2);
            prop_assert_eq!(set.within(half).len(), expected.iter().filter(|(_, ticks)| *ticks <= half).count());
            let mut found = set.nodes().to_vec();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_batch_answers_as_one_by_one(drawing in drawings()) {
        let scene = drawing.scene();
        let (timed, origins, limit) = (&scene.timed, &scene.origins, scene.horizon);
        let sets = node_sets(timed, origins, limit, &NoProgress, |_, set| set.clone()).unwrap();
        let lines = isochrones(timed, origins, &[limit], &NoProgress).unwrap();
        prop_assert_eq!((sets.len(), lines.len()), (origins.len(), origins.len()));
        let mut alone = NodeSet::new();
        for (origin, (set, line)) in sets.iter().zip(&lines).enumerate() {
            nodes_within(timed, origins, origin, limit, &mut alone);
            prop_assert_eq!(set, &alone);
            let single = isochrone(timed, origins, origin, &[limit]);
            prop_assert_eq!(line.stretches(), single.stretches());
            prop_assert_eq!(line.work(), set.work());
        }
    }

    #[test]
    fn a_row_is_the_row_of_the_matrix(drawing in drawings()) {
        let scene = drawing.scene();
        let whole = matrix(&scene.timed, &scene.origins, &scene.targets, scene.horizon, &NoProgress).unwrap();
        for origin in 0..scene.origins.len() {
            let row = row(&scene.timed, &scene.origins, origin, &scene.targets, scene.horizon);
            prop_assert_eq!(row, whole.row(origin).collect::<Vec<_>>());
        }
    }
}

/// A walker who finds every edge of one passage closed.
struct ClosedTo(Passage);

impl WalkModel for ClosedTo {
    fn name(&self) -> &str {
        "closed-to"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        for (edge, attributes) in edges.attributes.iter().enumerate() {
            let seconds = if attributes.passage == self.0 { f64::INFINITY } else { edges.length_m[edge] };
            (times.forward_s[edge], times.backward_s[edge]) = (seconds, seconds);
        }
        Ok(())
    }
}

/// Two nodes no walker comes to have no vertex, two in a compound have two each: as many vertices as nodes, and yet
/// they are numbered differently. The engine once took equal counts for equal numbers and named other nodes.
#[test]
fn as_many_vertices_as_nodes_are_not_yet_the_nodes() {
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..4).map(|i| sketch.node(f64::from(i / 2) * 500.0 + f64::from(i) * 10.0, 0.0)).collect();
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    sketch.way(&nodes[..2], street());
    sketch.way(&nodes[2..], private());
    let timed = timed(&sketch.build(), &ClosedTo(Passage::Public));
    assert_eq!(timed.graph().vertex_count(), timed.graph().node_count());
    assert!(!timed.graph().has_one_vertex_for_each_node());

    let inside = (0..2).map(EdgeId).find(|edge| timed.usable(*edge)).unwrap();
    let (from, to) = (timed.network().edges().from[inside.index()], timed.network().edges().to[inside.index()]);
    let point = timed.network().shape(inside).point(0).point;
    let door = Attachment { edge: inside, chainage_m: 0.0, link_m: 0.0, point };
    let homes = Places::new(&timed, [vec![door]]);
    let mut set = NodeSet::new();
    nodes_within(&timed, &homes, 0, Ticks::new(60 * 32), &mut set);
    assert_eq!(set.nodes().iter().map(|(node, _)| *node).collect::<Vec<_>>(), [from, to]);
}

/// A street of 100 stretches with a home on each, and one home nowhere.
fn street_of_homes() -> (TimedNetwork, Places) {
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..=100).map(|i| sketch.node(f64::from(i) * 10.0, 0.0)).collect();
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    sketch.way(&nodes, street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let doors = |i: usize| if i == 50 { Vec::new() } else { place(&timed, i as f64 * 10.0 + 5.0, 0.0) };
    let homes = Places::new(&timed, (0..100).map(doors));
    (timed, homes)
}

/// Says stop when `0` parts are done.
struct StopAfter(u64, AtomicU64);

impl Progress for StopAfter {
    fn tick(&self, _stage: &str, done: u64, _total: u64) -> ControlFlow<()> {
        self.1.fetch_max(done, Ordering::Relaxed);
        if done >= self.0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[test]
fn a_home_without_a_door_reaches_nothing_and_stops_nobody() {
    let (timed, homes) = street_of_homes();
    let sizes = node_sets(&timed, &homes, Ticks::new(15 * 32), &NoProgress, |_, set| set.len()).unwrap();
    assert_eq!((sizes.len(), sizes[50], sizes[49], sizes[51]), (100, 0, 4, 4));
    assert!(isochrones(&timed, &homes, &[Ticks::new(15 * 32)], &NoProgress).unwrap()[50].nodes().is_empty());
}

#[test]
fn a_cancelled_batch_ends_and_leaves_everything_usable() {
    let (timed, homes) = street_of_homes();
    let limit = Ticks::new(15 * 32);
    let stop = StopAfter(1, AtomicU64::new(0));
    let error = node_sets(&timed, &homes, limit, &stop, |_, set| set.len()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert!(stop.1.load(Ordering::Relaxed) <= 100);
    let error = isochrones(&timed, &homes, &[limit], &StopAfter(0, AtomicU64::new(0))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    let whole = StopAfter(u64::MAX, AtomicU64::new(0));
    assert_eq!(node_sets(&timed, &homes, limit, &whole, |_, set| set.len()).unwrap()[0], 3);
    assert_eq!(whole.1.load(Ordering::Relaxed), 100, "the last word is the whole");
}

//! The isochrone against the oracle: nodes bit for bit, stretches point by point.

use proptest::prelude::*;

use super::oracle::{InSeconds, InTicks, Oracle};
use super::scene::{MetrePerSecond, drawings, place, timed};
use super::*;
use crate::network::sketch::{Sketch, all_edges, street};
use crate::network::{Attachment, EdgeId, NodeId};
use crate::units::Ticks;

/// The time at a point of an edge by the isochrone; `None` where it is not reached.
fn time_at(stretches: &[Stretch], edge: EdgeId, chainage_m: f64) -> Option<f64> {
    let covers =
        |s: &&Stretch| s.edge == edge && s.from_m.min(s.to_m) <= chainage_m && chainage_m <= s.from_m.max(s.to_m);
    let time = |s: &Stretch| s.from_s + (s.to_s - s.from_s) * (chainage_m - s.from_m) / (s.to_m - s.from_m);
    stretches.iter().filter(covers).map(time).min_by(f64::total_cmp)
}

fn metres(stretches: &[Stretch]) -> f64 {
    stretches.iter().map(|s| (s.to_m - s.from_m).abs()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn its_nodes_are_the_oracles(drawing in drawings()) {
        let scene = drawing.scene();
        for (origin, doors) in scene.origin_doors.iter().enumerate() {
            let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
            let within = |node: usize| {
                let ticks = u32::try_from(oracle.at_node(node)?.0).ok().map(Ticks::new)?;
                (ticks <= scene.horizon).then_some((NodeId(node as u32), ticks))
            };
            let expected: Vec<_> = (0..scene.network.node_count()).filter_map(within).collect();
            let found = isochrone(&scene.timed, &scene.origins, origin, &[scene.horizon]);
            prop_assert_eq!(found.nodes(), expected);
        }
    }

    #[test]
    fn its_stretches_end_where_the_oracles_time_runs_out(drawing in drawings(), share in 0.0f64..1.0) {
        let scene = drawing.scene();
        let limit_s = scene.horizon.seconds();
        for (origin, doors) in scene.origin_doors.iter().enumerate() {
            let oracle = Oracle::<InSeconds>::new(&scene.network, &scene.model, doors);
            let found = isochrone(&scene.timed, &scene.origins, origin, &[scene.horizon]);
            for edge in all_edges(&scene.network).filter(|e| scene.network.edges().length_m[e.index()] > 0.0) {
                let chainage_m = share * scene.network.edges().length_m[edge.index()];
                let there = Attachment { edge, chainage_m, link_m: 0.0, point: scene.network.shape(edge).point(0).point };
                let (truth, time) = (oracle.to(&[there]), time_at(found.stretches(), edge, chainage_m));
                // The nodes' times are rounded to ticks, as many roundings as the walk has parts.
                let slack = truth.map_or(0.0, |(_, n)| f64::from(n + 2) / 64.0) + 1e-6;
                match (truth, time) {
                    (Some((truth, _)), Some(time)) => prop_assert!((truth - time).abs() <= slack, "{truth} {time}"),
                    (Some((truth, _)), None) => prop_assert!(truth > limit_s - slack, "{truth} of {limit_s}"),
                    (None, time) => prop_assert_eq!(time, None),
                }
            }
        }
    }

    #[test]
    fn stretches_do_not_overlap_and_shorter_limits_are_cut_from_longer_ones(drawing in drawings()) {
        let scene = drawing.scene();
        let half = Ticks::new(scene.horizon.get() / 2);
        for origin in 0..scene.origins.len() {
            let whole = isochrone(&scene.timed, &scene.origins, origin, &[half, scene.horizon, half]);
            prop_assert_eq!(whole.limits().len(), if half == scene.horizon { 1 } else { 2 });
            for s in whole.stretches() {
                prop_assert!(0.0 <= s.from_s && s.from_s <= s.to_s && s.to_s <= scene.horizon.seconds());
            }
            for edge in all_edges(&scene.network) {
                let mut spans: Vec<(f64, f64)> = whole.stretches().iter().filter(|s| s.edge == edge)
                    .map(|s| (s.from_m.min(s.to_m), s.from_m.max(s.to_m))).collect();
                spans.sort_by(|a, b| a.0.total_cmp(&b.0));
                prop_assert!(spans.windows(2).all(|w| w[0].1 <= w[1].0), "{spans:?}");
            }
            let alone = isochrone(&scene.timed, &scene.origins, origin, &[half]);
            let (cut, alone) = (metres(&whole.within(half)), metres(alone.stretches()));
            prop_assert!((cut - alone).abs() <= 1e-6 * (1.0 + alone), "{cut} {alone}");
        }
    }
}

/// A lane that leads back to its own start is walked into from both ends.
#[test]
fn a_ring_lane_is_reached_from_both_ends() {
    let mut sketch = Sketch::default();
    let [a, b] = [(0.0, 0.0), (100.0, 0.0)].map(|(x, y)| sketch.node(x, y));
    let ring = [(150.0, 50.0), (200.0, 0.0), (150.0, -50.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[a, b], street());
    sketch.way(&[b, ring[0], ring[1], ring[2], b], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 0.0, 0.0)]);
    let limit = Ticks::from_seconds(160.0).unwrap();
    let found = isochrone(&timed, &home, 0, &[limit]);
    assert!((metres(found.stretches()) - 220.0).abs() < 0.01, "{:?}", found.stretches());
    let ring = found.stretches().iter().filter(|s| timed.network().edges().length_m[s.edge.index()] > 200.0);
    let as_drawn: Vec<bool> = ring.map(|s| s.from_m < s.to_m).collect();
    assert_eq!(as_drawn, [true, false]);
}

#[test]
fn a_place_that_does_not_exist_reaches_nothing() {
    let mut sketch = Sketch::default();
    let [a, b] = [(0.0, 0.0), (100.0, 0.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[a, b], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 0.0, 0.0)]);
    for (origin, limits) in [(1, &[Ticks::new(99)][..]), (usize::MAX, &[Ticks::new(99)]), (0, &[])] {
        let found = isochrone(&timed, &home, origin, limits);
        assert!(found.stretches().is_empty());
        assert!(polygon(&found, Ticks::new(99), 25.0, &[]).unwrap().0.is_empty());
        assert!(concave_hull(&found, Ticks::new(99)).0.is_empty());
    }
}

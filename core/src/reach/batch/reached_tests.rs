//! How much network is reached, against isochrones and the oracle.

use proptest::prelude::*;

use super::city_tests::{city, scatter};
use super::pass::{How, Searched};
use super::reached::measure;
use super::*;
use crate::machine::vectors::Width;
use crate::network::{Direction, EdgeId, NodeId};
use crate::progress::NoProgress;
use crate::reach::oracle::{InTicks, Oracle};
use crate::reach::scene::{Scene, drawings};
use crate::reach::stretch::{Stretch, Timing};
use crate::reach::{Places, TimedNetwork, isochrone};
use crate::units::{TICKS_PER_SECOND, Ticks};

/// The same survey by every width of vectors and one by one, all equal but for what they cost.
fn every_way(timed: &TimedNetwork, side: Side<'_>, limits: &[Ticks]) -> Reached {
    let how = |searched, width| measure(timed, side, limits, How { searched, width }, &NoProgress).unwrap();
    let widths = Width::all().into_iter().map(|width| how(Searched::Cheapest, width));
    let lanes: Vec<Reached> = widths.collect();
    assert!(lanes.windows(2).all(|pair| pair[0] == pair[1]));
    let one = how(Searched::OneByOne, Width::widest());
    for origin in 0..one.origin_count() {
        for limit in 0..limits.len() {
            assert_eq!(lanes[0].nodes(origin, limit), one.nodes(origin, limit));
            assert_eq!(lanes[0].length_m(origin, limit), one.length_m(origin, limit), "{origin} {limit}");
        }
    }
    one
}

fn limits(horizon: Ticks) -> [Ticks; 4] {
    [Ticks::new(horizon.get() / 2), horizon, Ticks::ZERO, Ticks::new(horizon.get() / 3)]
}

/// What is walked of an edge in half a tick, either way; the whole edge at most.
fn half_tick_m(timed: &TimedNetwork, edge: EdgeId) -> f64 {
    let length_m = timed.network().edges().length_m[edge.index()];
    let (drawn, against) = timed.edge_seconds(edge);
    if length_m == 0.0 {
        return 0.0;
    }
    // Where two walks meet, each may be half a tick off.
    let per = |seconds: f64| if seconds.is_finite() { length_m / (seconds * f64::from(TICKS_PER_SECOND)) } else { 0.0 };
    (0.51 * (per(drawn) + per(against))).clamp(0.0, length_m)
}

/// The metres of the stretches within a limit, and how far they may be off: half a tick on each edge reached a tick
/// later, since what takes less than half a tick takes none.
fn metres(timed: &TimedNetwork, within: impl Fn(Ticks) -> Vec<Stretch>, limit: Ticks) -> (f64, f64) {
    let length: f64 = within(limit).iter().map(|s| (s.to_m - s.from_m).abs()).sum();
    let later = Ticks::new(limit.get().saturating_add(1));
    (length, within(later).iter().map(|s| half_tick_m(timed, s.edge)).sum::<f64>() + 1e-6 * (1.0 + length))
}

/// The edges one comes onto within `limit` by the oracle, drawn as an isochrone draws them.
fn drawn(scene: &Scene, oracle: &Oracle<'_, InTicks>, limit: Ticks) -> Vec<Stretch> {
    let (edges, mut found) = (scene.network.edges(), Vec::new());
    for edge in 0..edges.len() {
        let passage = edges.attributes[edge].passage;
        let onto = |node: usize, refused: Direction| {
            let time = oracle.onto(node, passage).filter(|_| edges.attributes[edge].direction != refused);
            time.filter(|ticks| *ticks <= u64::from(limit.get())).map_or(f64::INFINITY, |t| t as f64 / 32.0)
        };
        let entered =
            (onto(edges.from[edge].index(), Direction::Backward), onto(edges.to[edge].index(), Direction::Forward));
        let id = EdgeId(edge as u32);
        let seconds = scene.timed.edge_seconds(id);
        Timing::new(edges.length_m[edge], seconds, &[], entered).stretches(id, limit.seconds(), &mut found);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn places_reach_what_their_isochrones_draw(drawing in drawings()) {
        let Scene { timed, origins, horizon, .. } = drawing.scene();
        let limits = limits(horizon);
        let reached = every_way(&timed, Side::Places(&origins), &limits);
        for origin in 0..origins.len() {
            let circle = isochrone(&timed, &origins, origin, &limits);
            for (l, limit) in limits.into_iter().enumerate() {
                let nodes = circle.nodes().iter().filter(|(_, ticks)| *ticks <= limit).count();
                prop_assert_eq!(reached.nodes(origin, l) as usize, nodes);
                let drawn = |limit| isochrone(&timed, &origins, origin, &[limit]).stretches().to_vec();
                let (length_m, tolerance_m) = metres(&timed, drawn, limit);
                let off = (reached.length_m(origin, l) - length_m).abs();
                prop_assert!(off <= tolerance_m, "{} for {length_m}", reached.length_m(origin, l));
            }
        }
    }

    #[test]
    fn nodes_reach_what_the_oracle_walks(drawing in drawings()) {
        let scene = drawing.scene();
        let limits = limits(scene.horizon);
        let reached = every_way(&scene.timed, Side::Nodes, &limits);
        for node in 0..scene.network.node_count() {
            // A node of which no edge can be walked is not in the search graph, and reaches not even itself.
            let walked = scene.timed.graph().vertices(NodeId(node as u32)).next().is_some();
            let oracle = Oracle::<InTicks>::from_node(&scene.network, &scene.model, node);
            for (l, limit) in limits.into_iter().enumerate() {
                let within = |node: &usize| oracle.at_node(*node).is_some_and(|(t, _)| t <= u64::from(limit.get()));
                prop_assert_eq!(reached.nodes(node, l) as usize, (0..scene.network.node_count()).filter(within).filter(|_| walked).count());
                let (length_m, tolerance_m) = metres(&scene.timed, |limit| drawn(&scene, &oracle, limit), limit);
                let off = (reached.length_m(node, l) - length_m).abs();
                prop_assert!(off <= tolerance_m, "{} for {length_m}", reached.length_m(node, l));
            }
        }
    }
}

#[test]
fn a_street_is_reached_to_both_sides() {
    let timed = super::opportunities_tests::street();
    let limits = [Ticks::new(100 * 32), Ticks::new(1000 * 32)];
    let middle = super::opportunities_tests::places(&timed, [5005.0, 0.0]);
    let reached = reach_of(&timed, &middle, &limits, &NoProgress).unwrap();
    assert_eq!((reached.nodes(0, 0), reached.nodes(0, 1), reached.nodes(1, 0)), (20, 200, 11));
    assert!((reached.length_m(0, 0) - 200.0).abs() < 0.5 && (reached.length_m(1, 1) - 1000.0).abs() < 2.0);
    assert_eq!((reached.nodes(2, 0), reached.nodes(0, 2), reached.length_m(2, 0)), (0, 0, 0.0));
    let nodes = reach_of_nodes(&timed, &limits, &NoProgress).unwrap();
    assert_eq!(nodes.origin_count(), 1001);
    assert!((0..1001).map(|node| nodes.nodes(node, 0)).all(|n| (11..=21).contains(&n)));
}

#[test]
fn tiles_of_several_blocks_agree_with_plain_searches() {
    let timed = city(34);
    let homes = scatter(&timed, 1100, 1);
    for side in [Side::Nodes, Side::Places(&homes)] {
        let reached = every_way(&timed, side, &[Ticks::new(150 * 32), Ticks::new(400 * 32)]);
        assert!(reached.nodes(500, 1) > 20);
    }
    let nothing = Places::new(&timed, []);
    assert_eq!(every_way(&timed, Side::Places(&nothing), &[Ticks::ZERO]).origin_count(), 0);
    assert_eq!(every_way(&timed, Side::Nodes, &[]).nodes(0, 0), 0);
}

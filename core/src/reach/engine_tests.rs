//! Every engine against the oracle, bit for bit.

use proptest::prelude::*;

use super::oracle::{InSeconds, InTicks, Oracle};
use super::scene::{Scene, drawings};
use super::*;
use crate::network::NodeId;
use crate::progress::NoProgress;
use crate::units::Ticks;

/// Ticks from every origin to every target by the oracle; `None` beyond the horizon.
fn truth(scene: &Scene) -> Vec<Vec<Option<Ticks>>> {
    let row = |doors: &Vec<_>| {
        let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
        let within = |(ticks, _): (u64, u32)| u32::try_from(ticks).ok().map(Ticks::new).filter(|t| *t <= scene.horizon);
        scene.target_doors.iter().map(|doors| oracle.to(doors).and_then(within)).collect()
    };
    scene.origin_doors.iter().map(row).collect()
}

/// The targets of a group from near to far, each once.
fn ranked(truth: &[Option<Ticks>], group: &[u32]) -> Vec<(Ticks, u32)> {
    let mut found: Vec<(Ticks, u32)> = group.iter().filter_map(|t| Some(((*truth.get(*t as usize)?)?, *t))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nearest_k_nearest_and_counts_are_the_oracles(drawing in drawings(), k in 0usize..5) {
        let scene = drawing.scene();
        let Scene { timed, origins, targets, groups, horizon, .. } = &scene;
        let truth = truth(&scene);
        let limits = [Ticks::ZERO, Ticks::new(horizon.get() / 2), *horizon, Ticks::new(horizon.get() / 3)];
        let near = nearest(timed, origins, targets, groups, *horizon, &NoProgress).unwrap();
        let nearest_k = nearest_k(timed, origins, targets, groups, k, *horizon, &NoProgress).unwrap();
        let counts = counts(timed, origins, targets, groups, &limits, &NoProgress).unwrap();
        for (g, group) in groups.iter().enumerate() {
            for (origin, truth) in truth.iter().enumerate() {
                let ranked = ranked(truth, group);
                prop_assert_eq!(near.get(g, origin), ranked.first().copied());
                prop_assert_eq!(nearest_k.get(g, origin).collect::<Vec<_>>(), &ranked[..k.min(ranked.len())]);
                for (l, limit) in limits.iter().enumerate() {
                    let within = ranked.iter().filter(|(ticks, _)| ticks <= limit).count();
                    prop_assert_eq!(counts.get(g, origin, l) as usize, within);
                }
            }
        }
    }

    #[test]
    fn the_matrix_is_the_oracles_from_either_side(drawing in drawings()) {
        let scene = drawing.scene();
        let Scene { timed, origins, targets, horizon, .. } = &scene;
        let truth = truth(&scene);
        for matrix in [
            matrix(timed, origins, targets, *horizon, &NoProgress).unwrap(),
            matrix::from_origins(timed, origins, targets, *horizon, &NoProgress).unwrap(),
            matrix::from_targets(timed, origins, targets, *horizon, &NoProgress).unwrap(),
        ] {
            prop_assert_eq!(matrix.len(), truth.len());
            for (origin, truth) in truth.iter().enumerate() {
                let expected: Vec<(u32, Ticks)> =
                    (0..).zip(truth).filter_map(|(target, ticks)| Some((target, (*ticks)?))).collect();
                prop_assert_eq!(matrix.row(origin).collect::<Vec<_>>(), expected);
                for (target, ticks) in (0..).zip(truth) {
                    prop_assert_eq!(matrix.get(origin, target), *ticks);
                }
            }
        }
    }

    #[test]
    fn walks_to_seeds_are_the_oracles(drawing in drawings(), nodes in proptest::collection::vec((0u32..40, 0u32..9999), 0..4)) {
        let scene = drawing.scene();
        let Scene { timed, origins, targets, horizon, .. } = &scene;
        let cost = |i: usize| Ticks::new(i as u32 * 100);
        let mut seeds: Vec<(Seed, Ticks)> =
            nodes.iter().map(|(node, cost)| (Seed::from(NodeId(*node)), Ticks::new(*cost))).collect();
        for (i, door) in scene.target_doors.iter().flatten().enumerate() {
            seeds.push((Seed::from(*door), cost(i)));
        }
        let found = nearest_seed(timed, origins, &seeds, *horizon);
        for (doors, found) in scene.origin_doors.iter().zip(found) {
            let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
            let to_nodes = nodes.iter().filter(|(node, _)| (*node as usize) < scene.network.node_count())
                .filter_map(|(node, cost)| Some(oracle.at_node(*node as usize)?.0 + u64::from(*cost)));
            let to_doors = scene.target_doors.iter().flatten().enumerate()
                .filter_map(|(i, door)| Some(oracle.to(&[*door])?.0 + u64::from(cost(i).get())));
            let expected = to_nodes.chain(to_doors).min().filter(|t| *t <= u64::from(horizon.get()));
            prop_assert_eq!(found.map(|t| u64::from(t.get())), expected);
        }
        prop_assert_eq!(targets.len(), scene.target_doors.len());
    }

    /// |ticks / 32 - seconds| <= (roundings on the walk) / 64: one for each link, part of an edge, and whole edge.
    #[test]
    fn ticks_differ_from_seconds_by_half_a_tick_for_each_part_of_the_walk(drawing in drawings()) {
        let mut scene = drawing.scene();
        scene.horizon = Ticks::new(u32::MAX - 1);
        let matrix = matrix(&scene.timed, &scene.origins, &scene.targets, scene.horizon, &NoProgress).unwrap();
        for (origin, doors) in scene.origin_doors.iter().enumerate() {
            let in_seconds = Oracle::<InSeconds>::new(&scene.network, &scene.model, doors);
            let in_ticks = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
            for (target, doors) in (0..).zip(&scene.target_doors) {
                let (exact, rounded) = (in_seconds.to(doors), in_ticks.to(doors));
                prop_assert_eq!(exact.is_some(), rounded.is_some());
                let (Some((seconds, n)), Some((_, m))) = (exact, rounded) else { continue };
                let ticks = matrix.get(origin, target).map(|t| f64::from(t.get()));
                let off = (ticks.unwrap_or(f64::NAN) - 32.0 * seconds).abs();
                prop_assert!(off <= 0.5 * f64::from(n.max(m)) + 1e-6, "{off} ticks, {n} or {m} roundings");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_depends_on_the_number_of_threads(drawing in drawings()) {
        let Scene { timed, origins, target_doors, horizon, .. } = drawing.scene();
        let doors = target_doors.iter().cycle().take(ENOUGH as usize).cloned();
        let targets = Places::new(&timed, doors);
        let groups = [(0..ENOUGH).collect(), (0..ENOUGH / 4).collect(), Vec::new()];
        let all = || (
            nearest(&timed, &origins, &targets, &groups, horizon, &NoProgress).unwrap(),
            nearest_k(&timed, &origins, &targets, &groups, 3, horizon, &NoProgress).unwrap(),
            counts(&timed, &origins, &targets, &groups, &[horizon], &NoProgress).unwrap(),
            matrix(&timed, &origins, &targets, horizon, &NoProgress).unwrap(),
        );
        let one = in_pool(1, all);
        prop_assert_eq!(&one, &in_pool(2, all));
        prop_assert_eq!(&one, &in_pool(8, all));
    }
}

/// Targets enough that the work of one group is split.
const ENOUGH: u32 = 150;

#[cfg(feature = "rayon")]
pub(super) fn in_pool<T: Send>(threads: usize, job: impl FnOnce() -> T + Send) -> T {
    use std::sync::OnceLock;
    static POOLS: OnceLock<Vec<rayon::ThreadPool>> = OnceLock::new();
    let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    POOLS.get_or_init(|| (1..=8).map(pool).collect())[threads - 1].install(job)
}

#[cfg(not(feature = "rayon"))]
pub(super) fn in_pool<T>(_threads: usize, job: impl FnOnce() -> T) -> T {
    job()
}

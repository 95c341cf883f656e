//! The whole pass against the oracle: counts, nearest and decay sums, from places and from nodes.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;

use super::decay::sum_of;
use super::opportunities::answer;
use super::pass::{How, Searched};
use super::*;
use crate::error::ErrorKind;
use crate::machine::vectors::Width;
use crate::progress::{NoProgress, Progress};
use crate::reach::oracle::{InTicks, Oracle};
use crate::reach::scene::{Scene, drawings};
use crate::reach::{Places, TimedNetwork};
use crate::units::Ticks;

/// Ticks from every origin to every target by the oracle, whatever the horizon.
fn truth(scene: &Scene) -> Vec<Vec<Option<Ticks>>> {
    let row = |doors: &Vec<_>| {
        let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, doors);
        let ticks = |(ticks, _): (u64, u32)| u32::try_from(ticks).ok().filter(|t| *t < u32::MAX).map(Ticks::new);
        scene.target_doors.iter().map(|doors| oracle.to(doors).and_then(ticks)).collect()
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

/// A question with limits, horizon and decays that differ from each other.
pub(super) fn ask(horizon: Ticks, k: usize, kind: u8) -> Ask {
    let part = |n: u32| Ticks::new(horizon.get() / n);
    let ask = Ask::new().within([Ticks::ZERO, part(2), horizon, part(3)]).nearest(k, part(1 + u32::from(kind % 3)));
    let steps = Decay::steps([
        (Ticks::ZERO, 1.0),
        (Ticks::new(1 + part(4).get()), 0.68),
        (Ticks::new(9 + part(2).get()), 0.22),
    ]);
    match kind % 4 {
        0 => ask,
        1 => ask.decay(Decay::linear(part(2))),
        2 => ask.decay(Decay::gaussian(horizon)).decay(steps.unwrap()),
        _ => Ask::new().decay(Decay::exponential(Ticks::new(900), part(3)).unwrap()),
    }
}

/// Every answer there is, beside what the oracle would say.
fn check(
    found: &Opportunities,
    ask: &Ask,
    groups: &[Vec<u32>],
    truth: &[Vec<Option<Ticks>>],
) -> Result<(), TestCaseError> {
    for (g, group) in groups.iter().enumerate() {
        for (origin, truth) in truth.iter().enumerate() {
            let ranked = ranked(truth, group);
            for (l, limit) in ask.limits.iter().enumerate() {
                let within = ranked.iter().filter(|(ticks, _)| ticks <= limit).count();
                prop_assert_eq!(found.count(g, origin, l) as usize, within);
            }
            let near: Vec<_> =
                ranked.iter().copied().filter(|(t, _)| *t <= ask.nearest_within).take(ask.nearest).collect();
            prop_assert_eq!(found.nearest(g, origin).collect::<Vec<_>>(), near);
            for (d, decay) in ask.decays.iter().enumerate() {
                let quanta: u64 = ranked.iter().map(|(t, _)| (decay.weight(*t) * 2f64.powi(30)).round() as u64).sum();
                prop_assert_eq!(found.decay_sum(g, origin, d), sum_of(quanta));
            }
        }
    }
    Ok(())
}

/// The same pass by every width of vectors, from either side, and one by one.
pub(super) fn every_way(
    timed: &TimedNetwork,
    sides: (Side<'_>, Side<'_>),
    groups: &[Vec<u32>],
    ask: &Ask,
) -> Vec<Opportunities> {
    let lanes = |searched| Width::all().into_iter().map(move |width| How { searched, width });
    let widest = |searched| How { searched, width: Width::widest() };
    let ways = lanes(Searched::Origins).chain(lanes(Searched::Targets));
    let ways = ways.chain([Searched::Cheapest, Searched::OneByOne].map(widest));
    ways.map(|how| answer(timed, sides, groups, ask, how, &NoProgress).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn one_pass_answers_as_the_oracle_does(drawing in drawings(), k in 0usize..12, kind in any::<u8>()) {
        let scene = drawing.scene();
        let Scene { timed, origins, targets, groups, horizon, .. } = &scene;
        let ask = ask(*horizon, k, kind);
        let truth = truth(&scene);
        for found in every_way(timed, (Side::Places(origins), Side::Places(targets)), groups, &ask) {
            check(&found, &ask, groups, &truth)?;
        }
    }

    /// A node is left from whichever of its vertices is best: the oracle's node is the end of a walk, so it is asked
    /// backward, from a seed at the node to a target.
    #[test]
    fn a_node_is_an_origin_without_a_door(drawing in drawings(), k in 0usize..4, kind in any::<u8>()) {
        let scene = drawing.scene();
        let Scene { timed, targets, groups, horizon, .. } = &scene;
        let ask = ask(*horizon, k, kind);
        let row = |node| {
            let oracle = Oracle::<InTicks>::from_node(&scene.network, &scene.model, node);
            let ticks = |(ticks, _): (u64, u32)| u32::try_from(ticks).ok().filter(|t| *t < u32::MAX).map(Ticks::new);
            scene.target_doors.iter().map(|doors| oracle.to(doors).and_then(ticks)).collect::<Vec<_>>()
        };
        let truth: Vec<_> = (0..scene.network.node_count()).map(row).collect();
        for found in every_way(timed, (Side::Nodes, Side::Places(targets)), groups, &ask) {
            prop_assert_eq!(found.origin_count(), truth.len());
            check(&found, &ask, groups, &truth)?;
        }
    }
}

#[test]
fn what_does_not_exist_is_not_found() {
    let timed = street();
    let (homes, shops) = (places(&timed, [10.0]), places(&timed, [20.0, 30.0]));
    let ask =
        Ask::new().within([Ticks::new(3200)]).nearest(usize::MAX, Ticks::new(3200)).decay(Decay::linear(Ticks::ZERO));
    let found = opportunities(&timed, &homes, &shops, &[vec![0, 1, 7]], &ask, &NoProgress).unwrap();
    assert_eq!((found.count(0, 0, 0), found.nearest(0, 0).count()), (2, 2));
    for (group, origin, thing) in [(1, 0, 0), (0, 1, 0), (0, 0, 1), (usize::MAX, usize::MAX, usize::MAX)] {
        assert_eq!((found.count(group, origin, thing), found.decay_sum(group, origin, thing)), (0, 0.0));
    }
    assert_eq!(found.nearest_nth(0, 0, 2), None);
    let nothing = Places::new(&timed, []);
    for (homes, shops) in [(&nothing, &shops), (&homes, &nothing), (&nothing, &nothing)] {
        let found = opportunities(&timed, homes, shops, &[vec![0], Vec::new()], &ask, &NoProgress).unwrap();
        assert_eq!((found.count(0, 0, 0), found.nearest(1, 0).next()), (0, None));
    }
    let nothing_asked = opportunities(&timed, &homes, &shops, &[vec![0]], &Ask::new(), &NoProgress).unwrap();
    assert_eq!(nothing_asked.count(0, 0, 0), 0);
}

/// Says stop after so many ticks.
struct StopAfter(AtomicU64);

impl Progress for StopAfter {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        match self.0.fetch_sub(1, Ordering::Relaxed) {
            0 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

#[test]
fn a_pass_stops_when_it_is_told_to() {
    let timed = street();
    let homes = places(&timed, (0..300).map(f64::from));
    let ask = Ask::new().within([Ticks::new(3200), Ticks::new(100_000)]);
    for shops in [places(&timed, (0..400).map(f64::from)), places(&timed, (0..40).map(f64::from))] {
        for after in [0, 1] {
            let stop = StopAfter(AtomicU64::new(after));
            let error = opportunities(&timed, &homes, &shops, &[vec![0, 1, 2]], &ask, &stop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Cancelled);
        }
    }
}

/// A street of 1,000 stretches of 10 m.
pub(super) fn street() -> TimedNetwork {
    use crate::network::sketch::{Sketch, street};
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..=1000).map(|i| sketch.node(f64::from(i) * 10.0, 0.0)).collect();
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    sketch.way(&nodes, street());
    crate::reach::scene::timed(&sketch.build(), &crate::reach::scene::MetrePerSecond)
}

pub(super) fn places(timed: &TimedNetwork, xs: impl IntoIterator<Item = f64>) -> Places {
    Places::new(timed, xs.into_iter().map(|x| crate::reach::scene::place(timed, x, 0.0)))
}

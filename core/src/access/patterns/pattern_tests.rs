//! Patterns against a tick-by-tick reading of the same runs.

use proptest::prelude::*;

use super::Pattern;
use crate::calendar::{Interval, Moment, State, UnknownHours};
use crate::units::TICKS_PER_SECOND;

fn start() -> Moment {
    "2026-02-09T00:00".parse().unwrap()
}

/// A pattern of as many seconds as there are states.
fn pattern(states: &[State]) -> Pattern {
    let at = |second: usize| start().plus_seconds(second as i64).unwrap();
    let interval =
        |(second, state): (usize, &State)| Interval { start: at(second), end: at(second + 1), state: *state };
    let intervals: Vec<Interval> = states.iter().enumerate().map(interval).collect();
    Pattern::of(&intervals, start(), states.len() as u32 * TICKS_PER_SECOND)
}

fn states() -> impl Strategy<Value = Vec<State>> {
    prop::collection::vec(prop::sample::select(State::ALL.to_vec()), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_visit_finds_the_door_open_all_the_time(states in states(), stay in 0_u32..160) {
        let pattern = pattern(&states);
        let visits = pattern.for_stay(stay);
        let end = states.len() as u32 * TICKS_PER_SECOND;
        for tick in 0..end.saturating_sub(stay) {
            let during = (tick..tick + stay.max(1)).map(|tick| states[(tick / TICKS_PER_SECOND) as usize]);
            let expected = during.reduce(|one, other| match (one, other) {
                (State::Closed, _) | (_, State::Closed) => State::Closed,
                (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
                _ => State::Open,
            });
            prop_assert_eq!(Some(visits.at(tick)), expected, "tick {}", tick);
        }
        let runs: Vec<_> = visits.runs().collect();
        prop_assert!(runs.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].state != pair[1].state));
        prop_assert_eq!(runs[0].from, 0);
    }

    #[test]
    fn one_of_several_is_open_when_any_is(lists in prop::collection::vec(prop::collection::vec(prop::sample::select(State::ALL.to_vec()), 9), 1..4)) {
        let patterns: Vec<Pattern> = lists.iter().map(|states| pattern(states)).collect();
        let either = Pattern::either(&patterns.iter().collect::<Vec<_>>());
        for choice in UnknownHours::ALL {
            let taken = either.clone().taken_for(choice);
            for second in 0..9 {
                let expected = lists.iter().map(|states| states[second]).reduce(State::either).unwrap();
                let tick = second as u32 * TICKS_PER_SECOND + 5;
                prop_assert_eq!(either.at(tick), expected);
                prop_assert_eq!(choice.counts_as_open(expected), choice.counts_as_open(taken.at(tick)));
                prop_assert_eq!(taken.steady(tick, tick), Some(taken.at(tick)));
            }
            let changes = taken.runs().count() - 1;
            prop_assert_eq!(taken.always().is_some(), changes == 0);
            prop_assert_eq!(taken.steady(0, 9 * TICKS_PER_SECOND - 1).is_some(), changes == 0);
        }
    }
}

//! One availability pattern: what is known of each tick of a stretch of time.

use crate::calendar::{Interval, Moment, State, UnknownHours};
use crate::units::TICKS_PER_SECOND;

/// From when a visit may begin, for every tick from 0 up to an end.
///
/// Facilities that are open alike have equal patterns, so that they can be searched for together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::access) struct Pattern {
    /// The tick each run of one state begins at; the first is 0, and neighbours differ.
    changes: Vec<(u32, State)>,
    end: u32,
}

/// A run of one state, up to but not including `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::access) struct Run {
    pub(in crate::access) from: u32,
    pub(in crate::access) to: u32,
    pub(in crate::access) state: State,
}

/// Which facilities are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::access) enum Of {
    /// Those that are open.
    Open,
    /// Those that are open, and those of which nobody knows.
    Possible,
}

impl Of {
    /// Whether those in a state are.
    pub(in crate::access) fn accepts(self, state: State) -> bool {
        state == State::Open || (self == Of::Possible && state == State::Unknown)
    }
}

impl Pattern {
    /// One state all the time.
    pub(in crate::access) fn constant(state: State, end: u32) -> Pattern {
        Pattern { changes: vec![(0, state)], end }
    }

    /// Intervals without gaps, in ticks since `start`.
    pub(in crate::access) fn of(intervals: &[Interval], start: Moment, end: u32) -> Pattern {
        let ticks = |moment: Moment| (moment.seconds_since(start).max(0) * i64::from(TICKS_PER_SECOND)) as u32;
        let mut changes: Vec<(u32, State)> = intervals.iter().map(|i| (ticks(i.start), i.state)).collect();
        changes.dedup_by_key(|change| change.1);
        if changes.first().is_none_or(|first| first.0 > 0) {
            changes.insert(0, (0, State::Unknown));
        }
        Pattern { changes, end }
    }

    /// The runs, in order and without gaps.
    pub(in crate::access) fn runs(&self) -> impl Iterator<Item = Run> + Clone {
        self.runs_from(0)
    }

    /// The runs from the one at a tick on.
    pub(in crate::access) fn runs_from(&self, tick: u32) -> impl Iterator<Item = Run> + Clone {
        let before = self.changes.partition_point(|change| change.0 <= tick).saturating_sub(1);
        let ends = self.changes.iter().skip(before + 1).map(|change| change.0).chain([self.end]);
        self.changes.iter().skip(before).zip(ends).map(|((from, state), to)| Run { from: *from, to, state: *state })
    }

    /// The state at a tick; that of the end from there on.
    pub(in crate::access) fn at(&self, tick: u32) -> State {
        let after = self.changes.partition_point(|change| change.0 <= tick);
        self.changes.get(after.wrapping_sub(1)).map_or(State::Unknown, |change| change.1)
    }

    /// The one state from the first to the last tick, both included; `None` when it changes in between.
    pub(in crate::access) fn steady(&self, first: u32, last: u32) -> Option<State> {
        let changes = |tick| self.changes.partition_point(|change| change.0 <= tick);
        (changes(first) == changes(last)).then(|| self.at(first))
    }

    /// The one state all the time; `None` when it changes.
    pub(in crate::access) fn always(&self) -> Option<State> {
        (self.changes.len() == 1).then(|| self.at(0))
    }

    /// When a visit of so many ticks may begin: it must find the door open all the time. With no stay, when one arrives.
    ///
    /// The pattern ends by the stay earlier, for nothing is known of visits that last beyond its end.
    pub(in crate::access) fn for_stay(&self, stay: u32) -> Pattern {
        if stay == 0 {
            return self.clone();
        }
        // A visit is spoilt by a closed moment when it begins less than the stay before it.
        let spoilt = |run: Run| Run { from: (run.from + 1).saturating_sub(stay), ..run };
        let spoilt = self.runs().filter(|run| run.state != State::Open).map(spoilt);
        layered(spoilt, [State::Closed, State::Unknown, State::Open], self.end.saturating_sub(stay))
    }

    /// When a visit to one of several may begin, all of one length.
    pub(super) fn either(patterns: &[&Pattern]) -> Pattern {
        match patterns {
            [one] => (*one).clone(),
            _ => {
                let end = patterns.iter().map(|pattern| pattern.end).max().unwrap_or(0);
                let open = patterns.iter().flat_map(|pattern| pattern.runs());
                let open = open.filter(|run| run.state != State::Closed);
                layered(open, [State::Open, State::Unknown, State::Closed], end)
            }
        }
    }

    /// The same with unknown hours taken for what the caller chose; what is left out stays unknown.
    pub(in crate::access) fn taken_for(mut self, choice: UnknownHours) -> Pattern {
        for (_, state) in &mut self.changes {
            *state = match choice.counts_as_open(*state) {
                Some(true) => State::Open,
                Some(false) => State::Closed,
                None => State::Unknown,
            };
        }
        self.changes.dedup_by_key(|change| change.1);
        self
    }
}

/// Runs laid over each other: where several are, the state that comes first in `order` shows; where none is, the last.
fn layered(runs: impl Iterator<Item = Run>, order: [State; 3], end: u32) -> Pattern {
    let mut steps: Vec<(u32, bool, i32)> = Vec::new();
    for run in runs {
        let (from, to) = (run.from.min(end), run.to.min(end));
        if from < to {
            let above = run.state == order[0];
            steps.extend([(from, above, 1), (to, above, -1)]);
        }
    }
    steps.sort_unstable();
    let (mut above, mut below) = (0, 0);
    let mut changes = vec![(0, order[2])];
    for (tick, is_above, step) in steps {
        *(if is_above { &mut above } else { &mut below }) += step;
        let shows = match (above, below) {
            (1.., _) => order[0],
            (_, 1..) => order[1],
            _ => order[2],
        };
        match changes.last_mut() {
            Some(last) if last.0 == tick => last.1 = shows,
            _ => changes.push((tick, shows)),
        }
    }
    changes.dedup_by_key(|change| change.1);
    changes.truncate(changes.iter().take_while(|change| change.0 < end.max(1)).count());
    Pattern { changes, end }
}

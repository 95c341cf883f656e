//! A stretch of time in one state.

use super::{Moment, State};

/// From `start` up to but not including `end`, in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The first moment.
    pub start: Moment,
    /// The first moment that is not of it any more.
    pub end: Moment,
    /// The state in between.
    pub state: State,
}

impl Interval {
    /// How long it lasts, in seconds.
    pub fn seconds(&self) -> i64 {
        self.end.seconds_since(self.start)
    }
}

/// What is open when any of some intervals is: every stretch of one state from `from` up to `to`, without gaps. The intervals may
/// overlap; where there is none it is closed.
pub(crate) fn either(intervals: impl IntoIterator<Item = Interval>, from: Moment, to: Moment) -> Vec<Interval> {
    let mut ends: Vec<(Moment, State, i32)> = Vec::new();
    for interval in intervals {
        let (start, end) = (interval.start.max(from), interval.end.min(to));
        if start < end && interval.state != State::Closed {
            ends.extend([(start, interval.state, 1), (end, interval.state, -1)]);
        }
    }
    ends.sort_unstable();
    let mut stretches: Vec<Interval> = Vec::new();
    let (mut start, mut open, mut unknown) = (from, 0, 0);
    let mut push = |start: Moment, end: Moment, open: i32, unknown: i32| {
        let state = match (open, unknown) {
            (1.., _) => State::Open,
            (_, 1..) => State::Unknown,
            _ => State::Closed,
        };
        match stretches.last_mut() {
            _ if start >= end => {}
            Some(last) if last.state == state => last.end = end,
            _ => stretches.push(Interval { start, end, state }),
        }
    };
    for (moment, state, step) in ends {
        push(start, moment, open, unknown);
        start = moment;
        *(if state == State::Open { &mut open } else { &mut unknown }) += step;
    }
    push(start, to, open, unknown);
    stretches
}

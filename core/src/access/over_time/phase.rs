//! A stretch of a period in which an answer stays the same.

use crate::calendar::Moment;
use crate::units::Ticks;

use super::Period;

/// From one change of an answer to the next, in ticks since the period began.
///
/// In the sense [`Arrive`](crate::access::Sense::Arrive) changes fall on the seconds at which doors open and close; in the sense
/// [`Depart`](crate::access::Sense::Depart) they are a walk earlier, and so lie on ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase<T> {
    /// The first tick.
    pub from: Ticks,
    /// The first tick that is not of it any more.
    pub to: Ticks,
    /// The answer in between.
    pub value: T,
}

impl<T> Phase<T> {
    /// How long it lasts, in seconds.
    pub fn seconds(&self) -> f64 {
        self.to.seconds() - self.from.seconds()
    }

    /// The first whole second of it on the clock.
    pub fn begins(&self, period: &Period) -> Moment {
        let seconds = self.from.seconds().ceil() as i64;
        period.from().plus_seconds(seconds).unwrap_or(period.from())
    }

    /// The last whole second of it on the clock; `None` when it has none.
    pub fn last_second(&self, period: &Period) -> Option<Moment> {
        let seconds = (self.to.seconds().ceil() as i64) - 1;
        let last = period.from().plus_seconds(seconds)?;
        (last >= self.begins(period)).then_some(last)
    }

    pub(super) fn holds(&self, tick: Ticks) -> bool {
        self.from <= tick && tick < self.to
    }

    /// Its part from `from` up to `to`; `None` when there is none.
    pub(super) fn within(&self, from: Ticks, to: Ticks) -> Option<Phase<T>>
    where
        T: Copy,
    {
        let (from, to) = (self.from.max(from), self.to.min(to));
        (from < to).then_some(Phase { from, to, value: self.value })
    }
}

/// Puts neighbours with the same value together.
pub(super) fn joined<T: PartialEq>(phases: impl Iterator<Item = Phase<T>>) -> Vec<Phase<T>> {
    let mut joined: Vec<Phase<T>> = Vec::new();
    for phase in phases.filter(|phase| phase.from < phase.to) {
        match joined.last_mut() {
            Some(last) if last.value == phase.value => last.to = phase.to,
            _ => joined.push(phase),
        }
    }
    joined
}

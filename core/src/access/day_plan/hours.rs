//! When every service is open on the two days of a plan, as stretches of ticks since the first midnight.

use std::collections::HashMap;

use super::options::{END, ticks_since};
use crate::calendar::{Date, Interval, Moment, State, WorkCalendar};
use crate::error::Error;
use crate::model::{Catalogue, Openings};
use crate::study::Study;

/// Stretches in order that do not touch: from the first tick up to, but not including, the second.
type Stretches = Box<[(u32, u32)]>;

/// The number of a service's hours in [`DayHours`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct HoursId(u32);

/// When one distinct set of hours is open.
#[derive(Debug)]
struct OpenHours {
    /// Open for certain.
    known: Stretches,
    /// Open, or not known to be closed.
    possible: Stretches,
}

/// The hours of every service of a study; services with the same hours share them.
#[derive(Debug)]
pub(super) struct DayHours {
    distinct: Vec<OpenHours>,
    /// Where the services of each facility start; one more than there are facilities.
    start: Vec<u32>,
    of_service: Vec<HoursId>,
}

impl DayHours {
    /// Compiles the hours of `date` and the day after by the bundled catalogue and work calendar.
    pub(super) fn new(study: &Study, date: Date) -> Result<DayHours, Error> {
        let rows = &study.facilities().rows;
        let midnight = Moment::midnight(date);
        let end = midnight.plus_seconds(2 * 86_400).unwrap_or(midnight);
        let last = date.plus_days(1).unwrap_or(date);
        let openings = Openings::new(rows, Catalogue::bundled(), WorkCalendar::bundled(), (date, last))?;
        let mut hours = DayHours { distinct: Vec::new(), start: vec![0], of_service: Vec::new() };
        let mut numbers: HashMap<(Stretches, Stretches), HoursId> = HashMap::new();
        for (row, facility) in rows.iter().enumerate() {
            for service in 0..facility.services.len() {
                let intervals = openings.between(row, service, midnight, end).unwrap_or_default();
                let known = stretches(midnight, &intervals, |state| state == State::Open);
                let possible = stretches(midnight, &intervals, |state| state != State::Closed);
                let next = HoursId(numbers.len() as u32);
                let number = *numbers.entry((known, possible)).or_insert(next);
                hours.of_service.push(number);
            }
            hours.start.push(hours.of_service.len() as u32);
        }
        let mut distinct: Vec<_> = numbers.into_iter().collect();
        distinct.sort_unstable_by_key(|(_, number)| number.0);
        hours.distinct = distinct.into_iter().map(|((known, possible), _)| OpenHours { known, possible }).collect();
        Ok(hours)
    }

    /// The hours of a service that exists.
    pub(super) fn of(&self, facility: usize, service: usize) -> HoursId {
        self.of_service[self.start[facility] as usize + service]
    }

    /// Whether it is known at every moment if a service is open.
    pub(super) fn is_known(&self, hours: HoursId) -> bool {
        self.stretches(hours, false) == self.stretches(hours, true)
    }

    /// When a stay of `stay` ticks can first begin, at `earliest` or later, and end by `until`. Where hours that are not
    /// known are `possible`, they count as open.
    pub(super) fn first_stay(
        &self,
        hours: HoursId,
        possible: bool,
        earliest: u32,
        stay: u32,
        until: u32,
    ) -> Option<u32> {
        let stretches = self.stretches(hours, possible);
        let next = stretches.partition_point(|(_, end)| *end <= earliest);
        let begins = stretches[next..].iter().map(|(open, close)| (earliest.max(*open), *close));
        let mut fits = begins.filter(|(begin, close)| begin.checked_add(stay).is_some_and(|end| end <= *close));
        fits.next().map(|(begin, _)| begin).filter(|begin| begin + stay <= until)
    }

    /// When a stay that must be over by `until` can last begin; the mirror of [`DayHours::first_stay`].
    pub(super) fn last_stay(&self, hours: HoursId, possible: bool, from: u32, stay: u32, until: u32) -> Option<u32> {
        let ends = self.stretches(hours, possible).iter().rev().map(|(open, close)| (*open, until.min(*close), *close));
        // One must be there while it is open: a stay of no length cannot begin at the moment of closing.
        let begins =
            ends.filter_map(|(open, end, close)| Some((open, end.checked_sub(stay)?.min(close.checked_sub(1)?))));
        begins.filter(|(open, begin)| begin >= open).map(|(_, begin)| begin).next().filter(|begin| *begin >= from)
    }

    /// What is known of a service from `begin` on, for `stay` ticks or for that one tick.
    pub(super) fn state(&self, hours: HoursId, begin: u32, stay: u32) -> State {
        let covers = |possible| {
            let stretches = self.stretches(hours, possible);
            let next = stretches.partition_point(|(_, end)| *end <= begin);
            stretches.get(next).is_some_and(|(open, close)| *open <= begin && begin + stay.max(1) <= *close)
        };
        match (covers(false), covers(true)) {
            (true, _) => State::Open,
            (false, true) => State::Unknown,
            (false, false) => State::Closed,
        }
    }

    fn stretches(&self, hours: HoursId, possible: bool) -> &[(u32, u32)] {
        let OpenHours { known, possible: maybe } = &self.distinct[hours.0 as usize];
        if possible { maybe } else { known }
    }
}

/// The stretches whose state is taken, neighbours joined.
fn stretches(midnight: Moment, intervals: &[Interval], taken: impl Fn(State) -> bool) -> Stretches {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for interval in intervals.iter().filter(|interval| taken(interval.state)) {
        let (start, end) = (ticks_since(midnight, interval.start), ticks_since(midnight, interval.end));
        debug_assert!(start < end && end <= END);
        match joined.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => joined.push((start, end)),
        }
    }
    joined.into()
}

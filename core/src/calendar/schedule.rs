//! Opening hours compiled for a range of dates: exact at every change, overnight hours and breaks included.

use std::collections::HashMap;

use super::hours::line::DAY;
use super::{Date, Hours, Interval, Moment, State, WeekRule, WorkCalendar};
use crate::error::{Error, ErrorKind};

/// The changes of a day: minutes since midnight and the state from there on; the first is 0.
type Day = Box<[(u16, State)]>;

/// Opening hours as states of time, for every day of a range.
///
/// Compiled once for each distinct text, asked many times. Outside its range everything is unknown.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{Hours, Schedule, State, WeekRule, WorkCalendar};
///
/// let office = Hours::read("周一至周五 8:30-12:00，14:00-17:30")?;
/// let calendar = WorkCalendar::bundled();
/// let dates = ("2026-02-01".parse()?, "2026-02-28".parse()?);
/// let schedule = Schedule::compile(&office, &calendar, WeekRule::FollowsWorkdays, dates)?;
/// assert_eq!(schedule.at("2026-02-10T09:30".parse()?), State::Open);
/// assert_eq!(schedule.at("2026-02-10T12:30".parse()?), State::Closed);
/// assert_eq!(schedule.at("2026-02-14T09:30".parse()?), State::Open); // a Saturday that is worked
/// assert_eq!(schedule.at("2026-02-17T09:30".parse()?), State::Closed); // Spring Festival
/// assert_eq!(schedule.at("2026-03-02T09:30".parse()?), State::Unknown); // not compiled
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    first: Date,
    /// For each day of the range, the number of its pattern.
    days: Box<[u16]>,
    patterns: Box<[Day]>,
}

impl Schedule {
    /// The longest range: some eleven years.
    pub const LONGEST_DAYS: i32 = 4_000;

    /// The hours on each day from the first to the last of `dates`, both included.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the last date lies before the first, [`ErrorKind::Limit`] when there are more than
    /// [`Schedule::LONGEST_DAYS`] of them.
    ///
    /// # Performance
    ///
    /// A few microseconds a day; days with the same hours share memory.
    pub fn compile(
        hours: &Hours,
        calendar: &WorkCalendar,
        rule: WeekRule,
        dates: (Date, Date),
    ) -> Result<Schedule, Error> {
        let (first, last) = check_range(dates)?;
        let mut known: HashMap<Day, u16> = HashMap::new();
        let mut patterns = Vec::new();
        let mut days = Vec::new();
        for date in first.to(last) {
            let day: Day = hours.day(date, calendar, rule).into();
            // At most 4,000 days, so as many patterns.
            let next = patterns.len() as u16;
            let pattern = *known.entry(day.clone()).or_insert(next);
            if pattern == next {
                patterns.push(day);
            }
            days.push(pattern);
        }
        Ok(Schedule { first, days: days.into(), patterns: patterns.into() })
    }

    /// A schedule of which nothing is known, for hours that were not understood or not given.
    ///
    /// # Errors
    ///
    /// As [`Schedule::compile`].
    pub fn unknown(dates: (Date, Date)) -> Result<Schedule, Error> {
        let (first, last) = check_range(dates)?;
        let days = first.to(last).map(|_| 0).collect();
        Ok(Schedule { first, days, patterns: Box::new([Box::new([(0, State::Unknown)])]) })
    }

    /// The first and the last date.
    pub fn dates(&self) -> (Date, Date) {
        let last = self.first.plus_days(self.days.len() as i32 - 1);
        (self.first, last.unwrap_or(self.first))
    }

    /// The state at a moment; unknown outside the range.
    pub fn at(&self, moment: Moment) -> State {
        let Some(day) = self.changes(moment.date()) else { return State::Unknown };
        let after = day.partition_point(|change| u32::from(change.0) <= moment.minute_of_day());
        day.get(after.wrapping_sub(1)).map_or(State::Unknown, |change| change.1)
    }

    /// Every stretch of one state from `from` up to `to`, in order and without gaps; unknown outside the range.
    ///
    /// Nothing is sampled: two neighbours differ, so each `start` but the first is a change.
    pub fn between(&self, from: Moment, to: Moment) -> Vec<Interval> {
        let mut intervals: Vec<Interval> = Vec::new();
        let mut push = |start: Moment, state| match intervals.last_mut() {
            Some(last) if last.state == state => {}
            Some(last) if last.start >= start => last.state = state,
            last => {
                if let Some(last) = last {
                    last.end = start;
                }
                intervals.push(Interval { start, end: to, state });
            }
        };
        if from >= to {
            return intervals;
        }
        for date in from.date().to(to.date()) {
            for (minute, state) in self.changes(date).unwrap_or(&[(0, State::Unknown)]) {
                let start = Moment::new(date, u32::from(*minute) * 60).unwrap_or_else(|| Moment::midnight(date));
                if start < to {
                    push(start.max(from), *state);
                }
            }
        }
        intervals
    }

    /// When the state next changes after `moment`; `None` when it does not within the range.
    pub fn next_change(&self, moment: Moment) -> Option<Moment> {
        let state = self.at(moment);
        let (_, last) = self.dates();
        for date in moment.date().to(last) {
            for (minute, later) in self.changes(date)? {
                let at = Moment::new(date, u32::from(*minute) * 60)?;
                if at > moment && *later != state {
                    return Some(at);
                }
            }
        }
        None
    }

    /// How many different days there are.
    pub fn pattern_count(&self) -> usize {
        self.patterns.len()
    }

    fn changes(&self, date: Date) -> Option<&[(u16, State)]> {
        let index = usize::try_from(date.days_since(self.first)).ok()?;
        let pattern = self.days.get(index)?;
        let day = self.patterns.get(usize::from(*pattern))?;
        debug_assert!(day.iter().all(|change| change.0 < DAY));
        Some(day)
    }
}

fn check_range((first, last): (Date, Date)) -> Result<(Date, Date), Error> {
    let days = last.days_since(first);
    if days < 0 {
        return Err(Error::new(ErrorKind::Argument, "the last date lies before the first")
            .with_value(format!("{first} to {last}")));
    }
    if days >= Schedule::LONGEST_DAYS {
        return Err(Error::new(ErrorKind::Limit, "a schedule covers at most 4000 days")
            .with_value(format!("{first} to {last}")));
    }
    Ok((first, last))
}

//! Access over a day, a week or any other period: answers as functions of time, exact at every change.

mod build;
mod by_intervals;
mod by_slots;
mod choices;
mod columns;
mod counting;
mod envelope;
mod home_tables;
mod period;
mod phase;
mod read;
mod share;
mod slots;
mod table;
mod tallying;
mod waking;
mod walks;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod over_time_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a scene that cannot be built is a failed test")]
mod scene;

pub use choices::{Choice, Choices};
pub use period::Period;
pub use phase::Phase;
pub use share::{DoorTimes, TimeShare, WorstHour};
pub use waking::Waking;

use crate::reach::Work;
use crate::study::Prepared;
use crate::units::Ticks;

use super::Query;
use columns::{Column, Frame};
use envelope::Envelopes;
use walks::Walks;

/// How many neighbouring homes one thread answers for at a time.
const HOMES_PER_PART: usize = 64;

/// The nearest open facility of every category, the verdicts and the counts of every home as functions of time.
///
/// Made by [`Prepared::access_over`]. The nearest is kept as a table of intervals; counts are put together from the
/// walks, which are kept too, when they are asked for. An answer at a moment is that of
/// [`Prepared::access`] at this moment, in either [`Sense`](super::Sense).
#[derive(Debug)]
pub struct AccessOverTime {
    prepared: Prepared,
    query: Query,
    period: Period,
    frame: Frame,
    limits: Vec<Ticks>,
    columns: Vec<Column>,
    walks: Walks,
    parts: Vec<Part>,
    /// For each column the number of its envelopes of possible facilities in those of a home.
    doubtful: Vec<Option<usize>>,
    work: OverTimeWork,
}

/// The envelopes of some neighbouring homes, home by home, column by column.
#[derive(Debug, Default)]
struct Part {
    open: Envelopes,
    /// Of the doubtful columns only.
    possible: Envelopes,
}

/// What a question over time cost: the same on every machine and for every number of threads, so tests can guard it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OverTimeWork {
    /// What the searches cost.
    pub searched: Work,
    /// Walks taken into an envelope or compared with one, or added to counts.
    pub merged: u64,
    /// Intervals written.
    pub intervals: u64,
}

impl OverTimeWork {
    fn add(&mut self, merged: u64, intervals: u64) {
        self.merged += merged;
        self.intervals += intervals;
    }
}

impl AccessOverTime {
    /// The study it was asked of.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// What was asked.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The time it is about.
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// How many rows: the homes of the study.
    pub fn home_count(&self) -> usize {
        self.prepared.study().homes().rows.len()
    }

    /// How many columns: the categories asked for.
    pub fn category_count(&self) -> usize {
        self.columns.len()
    }

    /// How many distinct patterns of availability the facilities of a category have; `None` beyond the columns. Those
    /// that are closed all the time do not count.
    pub fn pattern_count(&self, category: usize) -> Option<usize> {
        self.columns.get(category).map(|column| column.patterns.len())
    }

    /// What it cost.
    pub fn work(&self) -> OverTimeWork {
        self.work
    }

    /// How many bytes the intervals take, and how many the walks they were made from.
    pub fn bytes(&self) -> (usize, usize) {
        let intervals = self.parts.iter().map(|part| part.open.bytes() + part.possible.bytes()).sum();
        (intervals, self.walks.bytes())
    }
}

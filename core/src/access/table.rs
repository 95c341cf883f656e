//! The access table: homes by categories.

use crate::progress::{NoProgress, Progress};
use crate::reach::Ask;
use crate::study::Prepared;
use crate::units::Ticks;

use super::Query;
use super::found::Found;
use super::patterns::Of;
use super::targets::Targets;
use crate::error::Error;

/// What is known of the walk from a home to the nearest facility of a category.
///
/// Not reached, not known and no data are three different things, and none is a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nearest {
    /// There is a walk within the horizon.
    Walk {
        /// Its time in seconds.
        seconds: f64,
        /// The facility's row in [`crate::study::Study::facilities`].
        facility: usize,
        /// Whether a nearer one may exist beyond the data, or be open as far as anybody knows: the time is an upper bound.
        upper_bound: bool,
    },
    /// There is none within the horizon, and the data is complete up to there.
    TooFar,
    /// There is none within the horizon, but the data ends before it, or one of unknown hours lies within it.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
    /// The study has no facility of the category that one could walk to, or none that is open at the moment asked for.
    NoFacility,
}

impl Nearest {
    /// The walk in seconds, when there is one.
    pub fn seconds(&self) -> Option<f64> {
        match self {
            Nearest::Walk { seconds, .. } => Some(*seconds),
            _ => None,
        }
    }

    /// The name of the case in kebab case, the same through every door.
    pub const fn name(&self) -> &'static str {
        match self {
            Nearest::Walk { .. } => "walk",
            Nearest::TooFar => "too-far",
            Nearest::BeyondData => "beyond-data",
            Nearest::Unattached => "unattached",
            Nearest::NoFacility => "no-facility",
        }
    }
}

/// How many facilities of a category a home reaches within a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many the data knows.
    pub value: u32,
    /// Whether there may be more beyond the data, or among those of unknown hours.
    pub lower_bound: bool,
}

/// Whether a home reaches a category within a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Met,
    /// It does not, and the data is complete up to the limit.
    Missing,
    /// It does not as far as the data knows, but the data ends before the limit, or one of unknown hours lies within it.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
}

impl Verdict {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Missing => "missing",
            Verdict::BeyondData => "beyond-data",
            Verdict::Unattached => "unattached",
        }
    }
}

/// The walk from every home to every category asked for. Rows are homes, columns are categories.
#[derive(Clone, Debug)]
pub struct AccessTable {
    prepared: Prepared,
    query: Query,
    limits: Vec<Ticks>,
    targets: Targets,
    found: Found,
}

impl Prepared {
    /// The walk from every home to the nearest facilities of each category, and how many lie within each limit.
    ///
    /// Facilities that bring or send their service are not walked to and do not count, nor do services for other walkers
    /// only. With [`Query::at`], those count that are open then; what was left out stands in
    /// [`AccessTable::closed_count`] and [`AccessTable::unknown_hours_count`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) for a query without categories or limits, with a limit beyond
    /// [`crate::study::PrepareOptions::max_minutes`], or a `k` out of range.
    ///
    /// # Performance
    ///
    /// One pass for all categories: see [`crate::reach::opportunities`]. A facility of several categories is searched once.
    pub fn access(&self, query: &Query) -> Result<AccessTable, Error> {
        self.access_with(query, &NoProgress)
    }

    /// [`Prepared::access`], watched.
    ///
    /// # Errors
    ///
    /// As [`Prepared::access`], and [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
    pub fn access_with(&self, query: &Query, progress: &dyn Progress) -> Result<AccessTable, Error> {
        query.check(self.options().max_minutes)?;
        let limits = query.limits()?;
        let horizon = limits.last().copied().unwrap_or(Ticks::ZERO);
        let targets = Targets::of(self, query, horizon)?;
        let ask = Ask::new().within(limits.iter().copied()).nearest(query.k, horizon);
        let found = Found::new(self, &targets, &ask, progress)?;
        Ok(AccessTable { prepared: self.clone(), query: query.clone(), limits, targets, found })
    }
}

impl AccessTable {
    /// The study it was asked of.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// What was asked.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// How many rows: the homes of the study.
    pub fn home_count(&self) -> usize {
        self.prepared.study().homes().rows.len()
    }

    /// How many columns: the categories asked for.
    pub fn category_count(&self) -> usize {
        self.query.categories.len()
    }

    /// How many facilities of a category one could walk to from anywhere; `None` beyond the columns. At a moment, those
    /// that are open; leaving home then, those that some walk finds open.
    pub fn facility_count(&self, category: usize) -> Option<usize> {
        self.targets.open_count.get(category).copied()
    }

    /// How many facilities of a category were left out because they are closed at the moment asked for; `None` beyond the
    /// columns.
    pub fn closed_count(&self, category: usize) -> Option<usize> {
        self.targets.closed_count.get(category).copied()
    }

    /// How many were left out because nobody knows whether they are open then; `None` beyond the columns.
    pub fn unknown_hours_count(&self, category: usize) -> Option<usize> {
        self.targets.unknown_count.get(category).copied()
    }

    /// The nearest facility of the `category`-th column; `None` beyond the table.
    pub fn nearest(&self, home: usize, category: usize) -> Option<Nearest> {
        self.nearest_nth(home, category, 0)
    }

    /// The `n`-th nearest facility, counted from 0; `None` beyond the table or the `k` asked for.
    pub fn nearest_nth(&self, home: usize, category: usize, n: usize) -> Option<Nearest> {
        if home >= self.home_count() || category >= self.category_count() || n >= self.query.k {
            return None;
        }
        let horizon = self.limits.last().copied().unwrap_or(Ticks::ZERO);
        let nth = |of| self.found.nearest(of, category, home).nth(n);
        let possible = if self.found.is_doubtful() { nth(Of::Possible) } else { None };
        Some(match nth(Of::Open) {
            Some((ticks, facility)) => Nearest::Walk {
                seconds: ticks.seconds(),
                facility: facility as usize,
                upper_bound: self.prepared.escape(home).is_some_and(|escape| escape < ticks)
                    || possible.is_some_and(|(sooner, _)| sooner < ticks),
            },
            None if !self.prepared.home_attached(home) => Nearest::Unattached,
            None if possible.is_some() => Nearest::BeyondData,
            None if self.targets.open_count[category] == 0 => Nearest::NoFacility,
            None if self.prepared.truncated(home, horizon) => Nearest::BeyondData,
            None => Nearest::TooFar,
        })
    }

    /// How many of the `category`-th column lie within the `limit`-th limit; `None` beyond the table or for a home
    /// without a door on the network.
    pub fn count(&self, home: usize, category: usize, limit: usize) -> Option<Count> {
        let ticks = *self.limits.get(limit)?;
        if category >= self.category_count() || !self.prepared.home_attached(home) {
            return None;
        }
        let value = self.found.count(Of::Open, category, home, (limit, ticks));
        let possible = match self.found.is_doubtful() {
            true => self.found.count(Of::Possible, category, home, (limit, ticks)),
            false => value,
        };
        Some(Count { value, lower_bound: self.prepared.truncated(home, ticks) || possible > value })
    }

    /// Whether a home reaches the category within the `limit`-th limit; `None` beyond the table.
    pub fn verdict(&self, home: usize, category: usize, limit: usize) -> Option<Verdict> {
        if home >= self.home_count() || category >= self.category_count() || limit >= self.limits.len() {
            return None;
        }
        Some(match self.count(home, category, limit) {
            None => Verdict::Unattached,
            Some(Count { value: 1.., .. }) => Verdict::Met,
            Some(Count { lower_bound: true, .. }) => Verdict::BeyondData,
            Some(_) => Verdict::Missing,
        })
    }
}

//! The access table: homes by categories.

use crate::model::{CategoryId, Facility};
use crate::reach::{self, Counts, NearestK};
use crate::study::Prepared;
use crate::units::Ticks;

use super::Query;
use crate::error::{Error, ErrorKind};

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
        /// Whether a nearer one may exist beyond the data, so that the time is an upper bound.
        upper_bound: bool,
    },
    /// There is none within the horizon, and the data is complete up to there.
    TooFar,
    /// There is none within the horizon, but the data ends before it.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
    /// The study has no facility of the category that one could walk to.
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
    /// Whether there may be more beyond the data.
    pub lower_bound: bool,
}

/// Whether a home reaches a category within a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Met,
    /// It does not, and the data is complete up to the limit.
    Missing,
    /// It does not as far as the data knows, but the data ends before the limit.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
}

/// The walk from every home to every category asked for. Rows are homes, columns are categories.
#[derive(Clone, Debug)]
pub struct AccessTable {
    prepared: Prepared,
    query: Query,
    limits: Vec<Ticks>,
    groups: Vec<Vec<u32>>,
    nearest: NearestK,
    counts: Counts,
}

impl Prepared {
    /// The walk from every home to the nearest facilities of each category, and how many lie within each limit.
    ///
    /// Facilities that bring or send their service are not walked to and do not count.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a query without categories or limits, with a limit beyond
    /// [`crate::study::PrepareOptions::max_minutes`], or a `k` out of range.
    ///
    /// # Performance
    ///
    /// One bounded search per facility, from the facilities; nothing is searched per home.
    pub fn access(&self, query: &Query) -> Result<AccessTable, Error> {
        query.check(self.options().max_minutes)?;
        let minutes_to_ticks = |m: &u32| {
            let beyond = || Error::new(ErrorKind::Argument, "a limit in minutes is too long").with_value(m);
            Ticks::from_minutes(*m).ok_or_else(beyond)
        };
        let limits = query.minutes.iter().map(minutes_to_ticks).collect::<Result<Vec<_>, _>>()?;
        let groups: Vec<Vec<u32>> = query.categories.iter().map(|c| walkable_facilities(self, *c)).collect();
        let horizon = limits.last().copied().unwrap_or(Ticks::ZERO);
        let (timed, homes, facilities) = (self.timed(), self.homes(), self.facilities());
        let nearest = reach::nearest_k(timed, homes, facilities, &groups, query.k, horizon);
        let counts = reach::counts(timed, homes, facilities, &groups, &limits);
        Ok(AccessTable { prepared: self.clone(), query: query.clone(), limits, groups, nearest, counts })
    }
}

/// The attached facilities with a service of the category that one walks to.
fn walkable_facilities(prepared: &Prepared, category: CategoryId) -> Vec<u32> {
    let offers =
        |facility: &Facility| facility.services.iter().any(|s| s.category == category && s.channel.is_walked_to());
    let rows = prepared.study().facilities().rows.iter().enumerate();
    rows.filter(|(i, f)| prepared.facility_attached(*i) && offers(f)).map(|(i, _)| i as u32).collect()
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

    /// How many facilities of a category one could walk to from anywhere; `None` beyond the columns.
    pub fn facility_count(&self, category: usize) -> Option<usize> {
        self.groups.get(category).map(Vec::len)
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
        Some(match self.nearest.get(category, home).get(n) {
            Some((ticks, facility)) => Nearest::Walk {
                seconds: ticks.seconds(),
                facility: *facility as usize,
                upper_bound: self.prepared.escape(home).is_some_and(|escape| escape < *ticks),
            },
            None if !self.prepared.home_attached(home) => Nearest::Unattached,
            None if self.groups[category].is_empty() => Nearest::NoFacility,
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
        let value = self.counts.get(category, home, limit);
        Some(Count { value, lower_bound: self.prepared.truncated(home, ticks) })
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

//! What is asked of a prepared study.

use crate::error::{Error, ErrorKind};
use crate::model::CategoryId;

/// Which categories, within how many minutes, and how many of the nearest.
///
/// # Examples
///
/// ```
/// use lifecircle::access::Query;
/// use lifecircle::model::CategoryId;
///
/// let query = Query::new([CategoryId(0), CategoryId(3)]).minutes([15, 5, 10]).k(3);
/// assert_eq!(query.limits_min(), [5, 10, 15]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(super) categories: Vec<CategoryId>,
    pub(super) minutes: Vec<u32>,
    pub(super) k: usize,
}

impl Query {
    /// Most nearest facilities one may ask for per home and category.
    pub const MOST_NEAREST: usize = 100;

    /// Asks for the nearest of each category, and how many there are within 5, 10 and 15 minutes.
    pub fn new(categories: impl IntoIterator<Item = CategoryId>) -> Query {
        Query { categories: categories.into_iter().collect(), minutes: vec![5, 10, 15], k: 1 }
    }

    /// Counts within these minutes instead; sorted, duplicates dropped. The largest is the horizon.
    pub fn minutes(mut self, minutes: impl IntoIterator<Item = u32>) -> Query {
        self.minutes = minutes.into_iter().collect();
        self.minutes.sort_unstable();
        self.minutes.dedup();
        self
    }

    /// Asks for the `k` nearest of each category.
    pub fn k(mut self, k: usize) -> Query {
        self.k = k;
        self
    }

    /// The categories, in the order asked.
    pub fn categories(&self) -> &[CategoryId] {
        &self.categories
    }

    /// How many of the nearest are asked for.
    pub fn nearest_count(&self) -> usize {
        self.k
    }

    /// The limits in minutes, ascending.
    pub fn limits_min(&self) -> &[u32] {
        &self.minutes
    }

    /// Whether a study prepared up to `max_minutes` can answer it.
    pub(super) fn check(&self, max_minutes: u32) -> Result<(), Error> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Argument, what));
        if self.categories.is_empty() {
            return refuse("a query needs at least one category");
        }
        match self.minutes.as_slice() {
            [] => return refuse("a query needs at least one limit in minutes"),
            [0, ..] => return refuse("a limit must be at least one minute"),
            [.., last] if *last > max_minutes => {
                return Err(Error::new(ErrorKind::Argument, "a limit is longer than the study was prepared for")
                    .with_value(format_args!("{last} min"))
                    .with_fix(format!("prepare with max_minutes >= {last}")));
            }
            _ => {}
        }
        if !(1..=Self::MOST_NEAREST).contains(&self.k) {
            return Err(Error::new(ErrorKind::Argument, "k must lie between 1 and 100").with_value(self.k));
        }
        Ok(())
    }
}

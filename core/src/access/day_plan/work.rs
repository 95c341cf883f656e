//! How much work a day cost, counted rather than timed.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// What the search for one day cost: the same on every machine, for every number of threads, and for a day planned alone or
/// among many, so tests can guard it. The walks are not in it: they are found once for all days and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayWork {
    /// Places an activity could be done at that were held against walk and hours.
    pub priced: u64,
    /// Ways to have done some of the activities from which the day was carried on, or at which it ended.
    pub expanded: u64,
    /// Ways to have done some of the activities that waited to be carried on: no farther and no later than any other known.
    pub waited: u64,
}

impl Add for DayWork {
    type Output = DayWork;

    fn add(self, other: DayWork) -> DayWork {
        DayWork {
            priced: self.priced + other.priced,
            expanded: self.expanded + other.expanded,
            waited: self.waited + other.waited,
        }
    }
}

impl AddAssign for DayWork {
    fn add_assign(&mut self, other: DayWork) {
        *self = *self + other;
    }
}

impl Sum for DayWork {
    fn sum<I: Iterator<Item = DayWork>>(iter: I) -> DayWork {
        iter.fold(DayWork::default(), Add::add)
    }
}

//! How much work a question cost, counted rather than timed.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// What a question cost: the same on every machine and for every number of threads, so tests can guard it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Places of the search graph whose time was passed on: once for each, or a few times where one pass answers for many
    /// searches at once.
    pub settled: u64,
    /// Moves looked at.
    pub relaxed: u64,
}

impl Add for Work {
    type Output = Work;

    fn add(self, other: Work) -> Work {
        Work { settled: self.settled + other.settled, relaxed: self.relaxed + other.relaxed }
    }
}

impl AddAssign for Work {
    fn add_assign(&mut self, other: Work) {
        *self = *self + other;
    }
}

impl Sum for Work {
    fn sum<I: Iterator<Item = Work>>(iter: I) -> Work {
        iter.fold(Work::default(), Add::add)
    }
}

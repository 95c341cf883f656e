//! For how many something changes.

/// Homes, people or demand for which something changes: for sure, and at most where the data does not know what was, or is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shift {
    /// For sure.
    pub sure: f64,
    /// Those of whom it cannot be ruled out as well.
    pub at_most: f64,
}

impl Shift {
    /// Both together.
    pub fn plus(self, other: Shift) -> Shift {
        Shift { sure: self.sure + other.sure, at_most: self.at_most + other.at_most }
    }

    /// Which of two is more: for sure first, then at most.
    pub(in crate::improve) fn compared(self, other: Shift) -> std::cmp::Ordering {
        self.sure.total_cmp(&other.sure).then(self.at_most.total_cmp(&other.at_most))
    }
}

/// Who newly has something within the walk of a standard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Newly {
    /// Homes.
    pub homes: Shift,
    /// Their people.
    pub people: Shift,
    /// Their people, and what open needs add.
    pub demand: Shift,
}

impl Newly {
    /// Both together.
    pub fn plus(self, other: Newly) -> Newly {
        Newly {
            homes: self.homes.plus(other.homes),
            people: self.people.plus(other.people),
            demand: self.demand.plus(other.demand),
        }
    }
}

//! Which row a host's number stands in.

use std::collections::HashMap;

/// A table of rows is used where it is at most this many times as long as there are numbers.
const SPARSE: u64 = 4;

/// The rows of distinct numbers. Hosts mostly count upwards, so a plain table serves them; any other numbers are hashed.
pub(super) enum Numbers {
    /// The row of each number from the lowest on; `NONE` where there is none.
    Table {
        lowest: i64,
        rows: Vec<u32>,
    },
    Hashed(HashMap<i64, u32>),
}

/// No row: a network has fewer than 2³² - 1 nodes.
const NONE: u32 = u32::MAX;

impl Numbers {
    /// Empty, for some of `numbers`.
    pub(super) fn of(numbers: &[i64]) -> Numbers {
        let lowest = numbers.iter().copied().min().unwrap_or(0);
        let highest = numbers.iter().copied().max().unwrap_or(0);
        let span = highest.abs_diff(lowest);
        if span < SPARSE * numbers.len() as u64 {
            return Numbers::Table { lowest, rows: vec![NONE; span as usize + 1] };
        }
        Numbers::Hashed(HashMap::with_capacity(numbers.len()))
    }

    /// The row of each of `numbers`; none where one stands in two rows.
    pub(super) fn of_all(numbers: &[i64]) -> Option<Numbers> {
        let mut all = Numbers::of(numbers);
        (0u32..).zip(numbers).all(|(row, number)| all.enter(*number, row)).then_some(all)
    }

    /// Enters a number of those the table was made for; `false` when it already has a row, which stays.
    pub(super) fn enter(&mut self, number: i64, row: u32) -> bool {
        match self {
            Numbers::Table { lowest, rows } => match rows.get_mut(number.abs_diff(*lowest) as usize) {
                Some(place) if *place == NONE => {
                    *place = row;
                    true
                }
                _ => false,
            },
            Numbers::Hashed(rows) => match rows.entry(number) {
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(row);
                    true
                }
                std::collections::hash_map::Entry::Occupied(_) => false,
            },
        }
    }

    /// The row of a number.
    pub(super) fn row(&self, number: i64) -> Option<u32> {
        match self {
            Numbers::Table { lowest, rows } if number >= *lowest => {
                let place = usize::try_from(number.abs_diff(*lowest)).ok()?;
                rows.get(place).copied().filter(|row| *row != NONE)
            }
            Numbers::Table { .. } => None,
            Numbers::Hashed(rows) => rows.get(&number).copied(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Close numbers take the table, far ones the map; both are held to a plain search.
        #[test]
        fn a_number_leads_to_its_first_row(
            (numbers, asked) in prop_oneof![Just(20i64), Just(10_000), Just(i64::MAX)].prop_flat_map(|far| {
                let number = prop_oneof![4 => -far..=far, 1 => any::<i64>()];
                (prop::collection::vec(-far..=far, 0..40), prop::collection::vec(number, 0..40))
            })
        ) {
            let mut table = Numbers::of(&numbers);
            for (row, number) in (0u32..).zip(&numbers) {
                let first = numbers.iter().position(|n| n == number).unwrap() as u32;
                prop_assert_eq!(table.enter(*number, row), first == row);
            }
            for number in numbers.iter().chain(&asked) {
                prop_assert_eq!(table.row(*number), numbers.iter().position(|n| n == number).map(|row| row as u32));
            }
        }
    }
}

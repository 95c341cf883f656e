//! Tables of numbers lent from question to question: what is asked of the system anew, it has to clear anew.

use std::sync::{Mutex, TryLockError};

/// Larger tables, of either width, are given back to the system. A table of a network takes up to 192 bytes a vertex, about as
/// much as the network itself: nobody should find a nation's in memory long after the question.
const KEPT_BYTES: usize = 1 << 30;

/// Tables that one may have at a time.
#[derive(Debug, Default)]
pub(crate) struct Lent {
    tables: Mutex<Tables>,
}

/// A table of either width.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) narrow: Table<u16>,
    pub(crate) wide: Table<u32>,
}

/// A table in pieces of as many numbers each, as the last who had it cut it.
#[derive(Debug, Default)]
pub(crate) struct Table<T> {
    numbers: Vec<T>,
    len: usize,
    piece: usize,
    /// Which pieces may hold others than zeros.
    written: Vec<bool>,
}

impl Lent {
    /// Lends the tables, or others that are thrown away afterwards while someone else has them: however many ask, those of
    /// one are kept.
    pub(crate) fn with<R>(&self, job: impl FnOnce(&mut Tables) -> R) -> R {
        match self.tables.try_lock() {
            Ok(mut tables) => job(&mut tables),
            // A job that panicked: what it wrote is marked, like what others wrote.
            Err(TryLockError::Poisoned(tables)) => job(&mut tables.into_inner()),
            Err(TryLockError::WouldBlock) => job(&mut Tables::default()),
        }
    }
}

impl<T: Copy + Default> Table<T> {
    /// Lends `job` so many numbers in pieces, and which pieces may hold others than zeros: it marks a piece before it writes
    /// there, and takes the mark off where it has cleared one.
    pub(crate) fn lend<R>(&mut self, len: usize, piece: usize, job: impl FnOnce(&mut [T], &mut [bool]) -> R) -> R {
        let pieces = len.div_ceil(piece);
        if self.numbers.len() < len {
            *self = Table { numbers: Vec::new(), len, piece, written: vec![false; pieces] };
            self.numbers = vec![T::default(); len];
        } else if (self.len, self.piece) != (len, piece) {
            (self.len, self.piece, self.written) = (len, piece, vec![true; pieces]);
        }
        let result = job(&mut self.numbers[..len], &mut self.written);
        if size_of_val(self.numbers.as_slice()) > KEPT_BYTES {
            *self = Table { numbers: Vec::new(), len: 0, piece: 0, written: Vec::new() };
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each piece was marked when the table was lent; then the first piece is written to.
    fn lend(table: &mut Table<u16>, len: usize, piece: usize) -> Vec<bool> {
        table.lend(len, piece, |numbers, written| {
            let marked = written.to_vec();
            for (piece, marked) in numbers.chunks(piece).zip(&marked) {
                assert!(*marked || piece.iter().all(|number| *number == 0));
            }
            written[0] = true;
            numbers[0] = 7;
            assert_eq!((numbers.len(), marked.len()), (len, len.div_ceil(piece)));
            marked
        })
    }

    #[test]
    fn what_may_have_been_written_to_is_marked() {
        let mut table = Table::default();
        assert_eq!(lend(&mut table, 6, 2), [false; 3], "fresh");
        assert_eq!(lend(&mut table, 6, 2), [true, false, false]);
        assert_eq!(lend(&mut table, 6, 3), [true; 2], "cut otherwise");
        assert_eq!(lend(&mut table, 5, 3), [true; 2], "a part of it");
        assert_eq!(lend(&mut table, 7, 3), [false; 3], "fresh again");
        table.lend(7, 3, |numbers, written| {
            numbers[0] = 0;
            written[0] = false;
        });
        assert_eq!(lend(&mut table, 7, 3), [false; 3], "cleared");
    }

    #[test]
    fn a_large_table_is_not_kept() {
        let (mut table, len) = (Table::default(), KEPT_BYTES / size_of::<u16>());
        for _ in 0..2 {
            assert_eq!(lend(&mut table, len + 1, len), [false; 2]);
        }
        lend(&mut table, len, len);
        assert_eq!(lend(&mut table, len, len), [true]);
    }

    #[test]
    fn two_at_a_time_get_two() {
        let lent = Lent::default();
        lent.with(|outer| {
            lend(&mut outer.narrow, 2, 1);
            lent.with(|inner| assert_eq!(lend(&mut inner.narrow, 2, 1), [false; 2]));
        });
        lent.with(|again| assert_eq!(lend(&mut again.narrow, 2, 1), [true, false]));
    }
}

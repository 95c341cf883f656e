//! The labels of one vertex for all groups side by side, and how they are handed along an arc.

use std::fmt::Debug;

use crate::machine::lent::{Table, Tables};

/// What a label is made of: the narrowest number that holds the horizon.
pub(super) trait Cell: Copy + Default + Ord + Debug + Send + Sync {
    const ZERO: Self;

    /// A number known to fit.
    fn fit(number: u32) -> Self;

    /// What is left after `ticks` more; nothing, when that is beyond the horizon.
    fn less(self, ticks: Self) -> Self;

    /// The table of such cells that is lent.
    fn table(tables: &mut Tables) -> &mut Table<Self>;
}

macro_rules! cell {
    ($number:ty, $table:ident) => {
        impl Cell for $number {
            const ZERO: $number = 0;

            #[inline(always)]
            fn fit(number: u32) -> $number {
                number as $number
            }

            #[inline(always)]
            fn less(self, ticks: $number) -> $number {
                self.saturating_sub(ticks)
            }

            fn table(tables: &mut Tables) -> &mut Table<$number> {
                &mut tables.$table
            }
        }
    };
}

cell!(u16, narrow);
cell!(u32, wide);

/// The labels of one vertex, a lane for each group.
///
/// # Laws
///
/// Labels only get better, and `raise` is monotone: whatever the order, the same rows come out.
pub(super) trait Row: Copy + PartialEq + Debug + Send + Sync {
    type Cell: Cell;

    /// Nothing reached: all cells are zero.
    const EMPTY: Self;
    /// How many groups a row has room for.
    const LANES: usize;
    /// How many cells it is made of.
    const CELLS: usize;

    /// Cells as rows.
    fn rows(cells: &[Self::Cell]) -> &[Self];

    /// Cells as rows.
    fn rows_mut(cells: &mut [Self::Cell]) -> &mut [Self];

    /// Rows as cells.
    fn into_cells(rows: Vec<Self>) -> Vec<Self::Cell>;

    /// Takes what `from` has left after `ticks` wherever that is better. Tells whether anything was.
    fn raise(&mut self, from: &Self, ticks: Self::Cell) -> bool;

    /// Takes one label of one group.
    fn offer(&mut self, lane: usize, left: Self::Cell, rank: Self::Cell);
}

/// Time left, and nothing else.
impl<C: Cell, const W: usize> Row for [C; W] {
    type Cell = C;

    const EMPTY: Self = [C::ZERO; W];
    const LANES: usize = W;
    const CELLS: usize = W;

    fn rows(cells: &[C]) -> &[Self] {
        cells.as_chunks().0
    }

    fn rows_mut(cells: &mut [C]) -> &mut [Self] {
        cells.as_chunks_mut().0
    }

    fn into_cells(rows: Vec<Self>) -> Vec<C> {
        rows.into_flattened()
    }

    #[inline(always)]
    fn raise(&mut self, from: &Self, ticks: C) -> bool {
        let (of_16, of_8) = (after_32s(W), after_16s(W));
        raise_times::<C, 32>(self, from, ticks)
            | raise_times::<C, 16>(&mut self[of_16..], &from[of_16..], ticks)
            | raise_times::<C, 8>(&mut self[of_8..], &from[of_8..], ticks)
    }

    #[inline(always)]
    fn offer(&mut self, lane: usize, left: C, _rank: C) {
        self[lane] = self[lane].max(left);
    }
}

/// Rows are relaxed 32 lanes at a time, then 16, then 8: a compiler makes vectors of a loop over a whole number of them,
/// and has to be told what 40 lanes are made of.
const fn after_32s(lanes: usize) -> usize {
    lanes / 32 * 32
}

const fn after_16s(lanes: usize) -> usize {
    lanes / 16 * 16
}

/// Relaxes as many times `N` lanes as there are.
#[inline(always)]
fn raise_times<C: Cell, const N: usize>(left: &mut [C], from: &[C], ticks: C) -> bool {
    let mut improved = false;
    for (left, from) in left.as_chunks_mut::<N>().0.iter_mut().zip(from.as_chunks::<N>().0) {
        let mut any = false;
        for lane in 0..N {
            let best = from[lane].less(ticks).max(left[lane]);
            any |= best != left[lane];
            left[lane] = best;
        }
        improved |= any;
    }
    improved
}

/// Time left and the rank of the target it leads to: of two targets as near as each other the lower rank is the better.
///
/// Where nothing is left the rank is 0, so that what is not reached never looks better.
impl<C: Cell, const W: usize> Row for [[C; W]; 2] {
    type Cell = C;

    const EMPTY: Self = [[C::ZERO; W]; 2];
    const LANES: usize = W;
    const CELLS: usize = 2 * W;

    fn rows(cells: &[C]) -> &[Self] {
        cells.as_chunks().0.as_chunks().0
    }

    fn rows_mut(cells: &mut [C]) -> &mut [Self] {
        cells.as_chunks_mut().0.as_chunks_mut().0
    }

    fn into_cells(rows: Vec<Self>) -> Vec<C> {
        rows.into_flattened().into_flattened()
    }

    #[inline(always)]
    fn raise(&mut self, from: &Self, ticks: C) -> bool {
        let ([left, rank], [from_left, from_rank]) = (self, from);
        let (of_16, of_8) = (after_32s(W), after_16s(W));
        raise_pairs::<C, 32>([left, rank], [from_left, from_rank], ticks)
            | raise_pairs::<C, 16>(
                [&mut left[of_16..], &mut rank[of_16..]],
                [&from_left[of_16..], &from_rank[of_16..]],
                ticks,
            )
            | raise_pairs::<C, 8>(
                [&mut left[of_8..], &mut rank[of_8..]],
                [&from_left[of_8..], &from_rank[of_8..]],
                ticks,
            )
    }

    #[inline(always)]
    fn offer(&mut self, lane: usize, left: C, rank: C) {
        let [known, known_rank] = self;
        if left > known[lane] || (left == known[lane] && rank < known_rank[lane]) {
            (known[lane], known_rank[lane]) = (left, rank);
        }
    }
}

/// Relaxes as many times `N` lanes as there are, ranks beside times.
#[inline(always)]
fn raise_pairs<C: Cell, const N: usize>(into: [&mut [C]; 2], from: [&[C]; 2], ticks: C) -> bool {
    let [left, rank] = into.map(|lanes| lanes.as_chunks_mut::<N>().0);
    let [from_left, from_rank] = from.map(|lanes| lanes.as_chunks::<N>().0);
    let mut improved = false;
    for (((left, rank), from_left), from_rank) in left.iter_mut().zip(rank).zip(from_left).zip(from_rank) {
        let mut any = false;
        for lane in 0..N {
            let (offered, offered_rank) = (from_left[lane].less(ticks), from_rank[lane]);
            let (known, known_rank) = (left[lane], rank[lane]);
            let better = (offered > known) | ((offered == known) & (offered_rank < known_rank));
            left[lane] = if better { offered } else { known };
            rank[lane] = if better { offered_rank } else { known_rank };
            any |= better;
        }
        improved |= any;
    }
    improved
}

//! Where the answers lie: block by block of neighbouring origins, so that every thread writes what is its own.
//!
//! A block holds, for each group and each thing asked about it, one number per origin side by side. A time is kept as
//! what is *left* of the horizon at the target, plus one: so 0 means not reached, memory that was never written says
//! so, and nearer is more.

use crate::error::{Error, ErrorKind};

/// How many origins lie side by side.
pub(super) const LANES: usize = 128;

/// A number of an answer: 16 bits where horizon and groups allow it, else 32.
pub(super) trait Cell: Copy + Default + Ord + Send + Sync + Into<u32> + std::fmt::Debug {
    /// `value`, which the choice of the width promises to fit.
    fn of(value: u32) -> Self;
    fn plus_one(self) -> Self;
}

impl Cell for u16 {
    fn of(value: u32) -> u16 {
        value as u16
    }

    fn plus_one(self) -> u16 {
        self.saturating_add(1)
    }
}

impl Cell for u32 {
    fn of(value: u32) -> u32 {
        value
    }

    fn plus_one(self) -> u32 {
        self.saturating_add(1)
    }
}

/// How much is kept for each origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) groups: usize,
    pub(super) limits: usize,
    pub(super) nearest: usize,
    pub(super) decays: usize,
}

/// The answers for all origins, in the order of their positions along the curve.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells<C> {
    shape: Shape,
    blocks: usize,
    counts: Vec<C>,
    left: Vec<C>,
    ranks: Vec<C>,
    sums: Vec<u64>,
}

/// The answers of some neighbouring blocks.
pub(super) struct Tile<'a, C> {
    /// Its number, counted from 0.
    pub(super) index: usize,
    shape: Shape,
    counts: &'a mut [C],
    left: &'a mut [C],
    ranks: &'a mut [C],
    sums: &'a mut [u64],
}

/// The answers of one block about one group, to be filled lane by lane: row after row, one for each thing asked.
pub(super) struct Fill<'a> {
    pub(super) counts: &'a mut [[u16; LANES]],
    pub(super) left: &'a mut [[u16; LANES]],
    pub(super) ranks: &'a mut [[u16; LANES]],
    pub(super) sums: &'a mut [[u64; LANES]],
}

/// Where a number lies: by block, group and thing asked, the origin's lane last.
fn cell(shape: Shape, things: usize, group: usize, position: usize, thing: usize) -> usize {
    ((position / LANES * shape.groups + group) * things + thing) * LANES + position % LANES
}

impl<C: Cell> Cells<C> {
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] when there are more numbers than memory could ever hold.
    pub(super) fn new(shape: Shape, origins: usize) -> Result<Cells<C>, Error> {
        let lanes = origins.div_ceil(LANES).checked_mul(LANES);
        let cells = |things: usize| {
            let cells = lanes.and_then(|lanes| lanes.checked_mul(shape.groups)?.checked_mul(things));
            cells.filter(|cells| *cells <= isize::MAX as usize / 64).ok_or_else(|| too_many(shape, origins))
        };
        Ok(Cells {
            shape,
            blocks: origins.div_ceil(LANES),
            counts: vec![C::default(); cells(shape.limits)?],
            left: vec![C::default(); cells(shape.nearest)?],
            ranks: vec![C::default(); cells(shape.nearest)?],
            sums: vec![0; cells(shape.decays)?],
        })
    }

    pub(super) fn count(&self, group: usize, position: usize, limit: usize) -> u32 {
        self.counts[cell(self.shape, self.shape.limits, group, position, limit)].into()
    }

    /// What is left of the horizon at the `nth` nearest target and its rank; `None` when there is none.
    pub(super) fn nearest(&self, group: usize, position: usize, nth: usize) -> Option<(u32, u32)> {
        let at = cell(self.shape, self.shape.nearest, group, position, nth);
        let left = self.left[at].into();
        (left > 0).then(|| (left, self.ranks[at].into()))
    }

    pub(super) fn sum(&self, group: usize, position: usize, decay: usize) -> u64 {
        self.sums[cell(self.shape, self.shape.decays, group, position, decay)]
    }

    /// The answers in parts of so many blocks each, to be filled one by one.
    pub(super) fn tiles(&mut self, blocks: usize) -> Vec<Tile<'_, C>> {
        let (shape, per) = (self.shape, blocks * LANES * self.shape.groups);
        let mut counts = parts(&mut self.counts, per * shape.limits);
        let (mut left, mut ranks) =
            (parts(&mut self.left, per * shape.nearest), parts(&mut self.ranks, per * shape.nearest));
        let mut sums = parts(&mut self.sums, per * shape.decays);
        let tile = |index| Tile { index, shape, counts: counts(), left: left(), ranks: ranks(), sums: sums() };
        (0..self.blocks.div_ceil(blocks)).map(tile).collect()
    }
}

fn too_many(shape: Shape, origins: usize) -> Error {
    Error::new(ErrorKind::Limit, "there are more answers than memory can hold")
        .with_value(format_args!("{origins} origins, {} groups", shape.groups))
        .with_fix("ask about fewer groups or origins at a time")
}

/// Cuts one part of `per` after another off a slice; empty ones once it is used up.
fn parts<'a, T>(slice: &'a mut [T], per: usize) -> impl FnMut() -> &'a mut [T] {
    let mut rest = Some(slice);
    move || {
        let all = rest.take().unwrap_or_default();
        let (part, after) = all.split_at_mut(per.min(all.len()));
        rest = Some(after);
        part
    }
}

impl<C: Cell> Tile<'_, C> {
    /// One more target within a limit of the origin at a position of this tile.
    #[inline]
    pub(super) fn count(&mut self, group: usize, position: usize, limit: usize) {
        let count = &mut self.counts[cell(self.shape, self.shape.limits, group, position, limit)];
        *count = count.plus_one();
    }

    /// A target that may be among the nearest: most left first, then the lowest rank.
    #[inline]
    pub(super) fn offer(&mut self, group: usize, position: usize, left: C, rank: C) {
        let at = |nth| cell(self.shape, self.shape.nearest, group, position, nth);
        let mut nth = self.shape.nearest;
        while nth > 0 {
            let before = at(nth - 1);
            let better = left > self.left[before] || (left == self.left[before] && rank < self.ranks[before]);
            if !better {
                break;
            }
            if nth < self.shape.nearest {
                (self.left[at(nth)], self.ranks[at(nth)]) = (self.left[before], self.ranks[before]);
            }
            nth -= 1;
        }
        if nth < self.shape.nearest {
            (self.left[at(nth)], self.ranks[at(nth)]) = (left, rank);
        }
    }

    #[inline]
    pub(super) fn add(&mut self, group: usize, position: usize, decay: usize, quanta: u64) {
        self.sums[cell(self.shape, self.shape.decays, group, position, decay)] += quanta;
    }
}

impl Tile<'_, u16> {
    /// The answers of a block of this tile about a group, all 0 as they were.
    ///
    /// They are written before anyone reads them. Fresh memory that is read first is one page of zeros for the whole process;
    /// to part with it at the first number interrupts every core, and a system spends more on that than we on the answers.
    pub(super) fn fill(&mut self, block: usize, group: usize) -> Fill<'_> {
        let Shape { groups, limits, nearest, decays } = self.shape;
        let row = block * groups + group;
        let fill = Fill {
            counts: &mut self.counts.as_chunks_mut().0[row * limits..][..limits],
            left: &mut self.left.as_chunks_mut().0[row * nearest..][..nearest],
            ranks: &mut self.ranks.as_chunks_mut().0[row * nearest..][..nearest],
            sums: &mut self.sums.as_chunks_mut().0[row * decays..][..decays],
        };
        fill.counts.fill([0; LANES]);
        fill.left.fill([0; LANES]);
        fill.ranks.fill([0; LANES]);
        fill.sums.fill([0; LANES]);
        fill
    }
}

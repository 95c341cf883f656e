//! Many searches at once: one lane for each of some neighbouring places, all lanes of a vertex in one row.
//!
//! A lane holds what is left of the horizon, plus one, when its walk comes to the vertex; 0 means not reached. So a
//! step is a subtraction that stops at 0, which is the horizon, and the better of two walks is the larger number.

use super::cells::LANES;
use super::ends::Way;
use super::region::{Arcs, Region};
use crate::machine::vectors::{Kernel, Width};
use crate::reach::Work;

/// What every lane has left at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Row(pub(super) [u16; LANES]);

impl Row {
    pub(super) const NONE: Row = Row([0; LANES]);

    /// Takes what is left after `ticks` more from `from`, where that is more.
    #[inline(always)]
    pub(super) fn take(&mut self, from: &Row, ticks: u16) {
        for lane in 0..LANES {
            self.0[lane] = self.0[lane].max(from.0[lane].saturating_sub(ticks));
        }
    }

    /// Whether any lane reaches the place.
    #[inline(always)]
    pub(super) fn is_reached(&self) -> bool {
        self.0.iter().fold(0, |any, left| any | left) != 0
    }
}

/// The rows of a region and which of them changed; reused from batch to batch by one thread.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    rows: Vec<Row>,
    /// Which rows wait to be passed on.
    waiting: Bits,
    /// Which rows were ever reached.
    reached: Bits,
}

/// One bit for each row.
#[derive(Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    /// Sets a bit if `is_set`. Written without branches, for they would be hard to foresee.
    #[inline(always)]
    fn set(&mut self, row: u32, is_set: bool) {
        self.0[row as usize / 64] |= u64::from(is_set) << (row % 64);
    }

    #[inline(always)]
    fn is_set(&self, row: u32) -> bool {
        self.0[row as usize / 64] >> (row % 64) & 1 != 0
    }

    /// Takes away the lowest bit of a word that is among `some`.
    #[inline(always)]
    fn take_lowest(&mut self, word: usize, some: u64) -> Option<u32> {
        let bit = (self.0[word] & some).trailing_zeros();
        self.take(word, bit)
    }

    /// Takes away the highest bit of a word that is among `some`.
    #[inline(always)]
    fn take_highest(&mut self, word: usize, some: u64) -> Option<u32> {
        let bit = 63u32.wrapping_sub((self.0[word] & some).leading_zeros());
        self.take(word, bit)
    }

    #[inline(always)]
    fn take(&mut self, word: usize, bit: u32) -> Option<u32> {
        let one = 1u64.checked_shl(bit)?;
        self.0[word] &= !one;
        Some(64 * word as u32 + bit)
    }
}

impl Lanes {
    /// Makes room for a region of so many vertices; no row is reached.
    pub(super) fn prepare(&mut self, vertices: usize) {
        self.forget();
        if self.rows.len() < vertices {
            self.rows.resize(vertices, Row::NONE);
            self.waiting.0.resize(vertices.div_ceil(64), 0);
            self.reached.0.resize(vertices.div_ceil(64), 0);
        }
    }

    /// Forgets the last batch.
    pub(super) fn forget(&mut self) {
        for word in 0..self.reached.0.len() {
            while let Some(row) = self.reached.take_lowest(word, u64::MAX) {
                self.rows[row as usize] = Row::NONE;
            }
        }
    }

    /// Starts one lane at a vertex with so much left.
    pub(super) fn start(&mut self, vertex: u32, lane: usize, left: u16) {
        let known = &mut self.rows[vertex as usize].0[lane];
        if left > *known {
            *known = left;
            self.waiting.set(vertex, true);
            self.reached.set(vertex, true);
        }
    }

    /// Starts one lane at all ways out of an origin.
    pub(super) fn start_by(&mut self, ways: &[Way], lane: usize, region: &Region, horizon: u32) {
        for way in ways.iter().filter(|way| way.ticks <= horizon) {
            if let Some(vertex) = region.number_of(way.vertex) {
                self.start(vertex, lane, (horizon - way.ticks + 1) as u16);
            }
        }
    }

    /// Walks on until nothing improves.
    pub(super) fn walk(&mut self, arcs: &Arcs, width: Width) -> Work {
        width.run(Walk { arcs, lanes: self })
    }

    /// Whether any lane came to a vertex.
    #[inline(always)]
    pub(super) fn reached(&self, vertex: u32) -> bool {
        self.reached.is_set(vertex)
    }

    #[inline(always)]
    pub(super) fn row(&self, vertex: u32) -> &Row {
        &self.rows[vertex as usize]
    }
}

/// The innermost loop of a batch.
struct Walk<'a> {
    arcs: &'a Arcs,
    lanes: &'a mut Lanes,
}

impl Kernel for Walk<'_> {
    type Output = Work;

    /// Rows are passed on from the outermost inward, then from the innermost outward, over and over. Each time those wait
    /// that changed behind it. First among the places where the lanes begin, then everywhere: so a walk is mostly passed
    /// on once every lane is in it, where a queue would pass it on once for every lane that comes.
    #[inline(always)]
    fn run(mut self) -> Work {
        let mut work = Work::default();
        let all = self.lanes.waiting.0.len();
        let seeded = self.lanes.waiting.0.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        while self.waits(seeded) {
            work += self.inward(seeded);
            work += self.outward(seeded);
        }
        while self.waits(all) {
            work += self.outward(all);
            work += self.inward(all);
        }
        work
    }
}

impl Walk<'_> {
    /// Whether any row of the first words waits.
    #[inline(always)]
    fn waits(&self, words: usize) -> bool {
        self.lanes.waiting.0[..words].iter().any(|word| *word != 0)
    }

    #[inline(always)]
    fn inward(&mut self, words: usize) -> Work {
        let mut work = Work::default();
        for word in (0..words).rev() {
            let mut left = u64::MAX;
            while let Some(row) = self.lanes.waiting.take_highest(word, left) {
                left = (1 << (row % 64)) - 1;
                work += self.pass_on(row);
            }
        }
        work
    }

    #[inline(always)]
    fn outward(&mut self, words: usize) -> Work {
        let mut work = Work::default();
        for word in 0..words {
            let mut left = u64::MAX;
            while let Some(row) = self.lanes.waiting.take_lowest(word, left) {
                left = !1 << (row % 64);
                work += self.pass_on(row);
            }
        }
        work
    }

    #[inline(always)]
    fn pass_on(&mut self, row: u32) -> Work {
        let Lanes { rows, waiting, reached } = &mut *self.lanes;
        let from = rows[row as usize];
        let arcs = self.arcs.of(row);
        for arc in arcs {
            let improved = relax(&mut rows[arc.head as usize], &from, arc.ticks);
            waiting.set(arc.head, improved);
            reached.set(arc.head, improved);
        }
        Work { settled: 1, relaxed: arcs.len() as u64 }
    }
}

/// Whether any lane improved.
#[inline(always)]
fn relax(to: &mut Row, from: &Row, ticks: u16) -> bool {
    let mut changed = 0;
    for lane in 0..LANES {
        let left = from.0[lane].saturating_sub(ticks).max(to.0[lane]);
        changed |= left ^ to.0[lane];
        to.0[lane] = left;
    }
    changed != 0
}

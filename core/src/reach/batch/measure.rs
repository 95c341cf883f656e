//! How much network all lanes of a batch reach: nodes counted, edges measured.

use super::cells::LANES;
use super::lanes::{Lanes, Row};
use super::pace::Pace;
use super::streets::Streets;
use crate::machine::vectors::Kernel;

/// Measures one batch of origins within each of some limits.
pub(super) struct Measure<'a> {
    pub(super) lanes: &'a Lanes,
    pub(super) streets: &'a Streets,
    /// By edge of the network.
    pub(super) paces: &'a [Pace],
    /// By how much each limit is shorter than the horizon.
    pub(super) shorter: &'a [u16],
    /// For each limit.
    pub(super) nodes: &'a mut [[u32; LANES]],
    pub(super) quanta: &'a mut [[u64; LANES]],
    /// Ticks of even edges not yet turned into quanta, for each limit.
    pub(super) ticks: &'a mut [Row],
}

impl Kernel for Measure<'_> {
    type Output = ();

    #[inline(always)]
    fn run(mut self) {
        self.count_nodes();
        // Edges of one pace are added up in ticks as long as 16 bits are enough.
        let (mut quanta, mut room) = (0, 0);
        let mut best = [Row::NONE; 2];
        for (edge, [start, end]) in self.streets.edges() {
            let [best_start, best_end] = &mut best;
            let (start, end) = (self.best(start, best_start), self.best(end, best_end));
            if start.is_none() && end.is_none() {
                continue;
            }
            let (start, end) = (start.unwrap_or(&Row::NONE), end.unwrap_or(&Row::NONE));
            let pace = &self.paces[edge as usize];
            match *pace {
                Pace::Even { ticks, quanta: of_this } => {
                    if of_this != quanta || room < ticks {
                        self.flush(quanta);
                        (quanta, room) = (of_this, u16::MAX);
                    }
                    room -= ticks;
                    for (sum, shorter) in self.ticks.iter_mut().zip(self.shorter) {
                        add_even(sum, start, end, *shorter, ticks);
                    }
                }
                Pace::Uneven { .. } => self.add_uneven(pace, start, end),
            }
        }
        self.flush(quanta);
    }
}

impl<'a> Measure<'a> {
    #[inline(always)]
    fn count_nodes(&mut self) {
        // Counted in 16 bits, which are emptied in time.
        let mut counted = 0u16;
        for vertices in self.streets.nodes() {
            if !vertices.iter().any(|vertex| self.lanes.reached(*vertex)) {
                continue;
            }
            let mut best = Row::NONE;
            vertices.iter().for_each(|vertex| best.take(self.lanes.row(*vertex), 0));
            for (sum, shorter) in self.ticks.iter_mut().zip(self.shorter) {
                for (count, left) in sum.0.iter_mut().zip(&best.0) {
                    *count += u16::from(*left > *shorter);
                }
            }
            counted += 1;
            if counted == u16::MAX {
                self.empty_counts();
                counted = 0;
            }
        }
        self.empty_counts();
    }

    #[inline(always)]
    fn empty_counts(&mut self) {
        for (nodes, counts) in self.nodes.iter_mut().zip(self.ticks.iter_mut()) {
            for (node, count) in nodes.iter_mut().zip(&counts.0) {
                *node += u32::from(*count);
            }
            *counts = Row::NONE;
        }
    }

    /// The most that is left at any of some vertices, `best` where they are several; `None` where none is reached.
    #[inline(always)]
    fn best<'r>(&self, vertices: &[u32], best: &'r mut Row) -> Option<&'r Row>
    where
        'a: 'r,
    {
        match vertices {
            [] => None,
            [vertex] => self.lanes.reached(*vertex).then(|| self.lanes.row(*vertex)),
            _ => {
                *best = Row::NONE;
                vertices.iter().for_each(|vertex| best.take(self.lanes.row(*vertex), 0));
                Some(best)
            }
        }
    }

    /// Turns ticks of one pace into quanta.
    #[inline(always)]
    fn flush(&mut self, quanta: u32) {
        for (sums, ticks) in self.quanta.iter_mut().zip(self.ticks.iter_mut()) {
            for (sum, ticks) in sums.iter_mut().zip(&ticks.0) {
                *sum = sum.saturating_add(u64::from(*ticks) * u64::from(quanta));
            }
            *ticks = Row::NONE;
        }
    }

    #[inline(always)]
    fn add_uneven(&mut self, pace: &Pace, start: &Row, end: &Row) {
        for (sums, shorter) in self.quanta.iter_mut().zip(self.shorter) {
            for (lane, sum) in sums.iter_mut().enumerate() {
                let left = |row: &Row| u32::from(row.0[lane].saturating_sub(*shorter));
                *sum = sum.saturating_add(pace.reached([left(start), left(end)]));
            }
        }
    }
}

/// Adds the ticks walked along an even edge from both its ends, which meet where together they are the whole.
#[inline(always)]
fn add_even(sum: &mut Row, start: &Row, end: &Row, shorter: u16, ticks: u16) {
    let beyond = shorter.saturating_add(1);
    for lane in 0..LANES {
        let walked = start.0[lane].saturating_sub(beyond).saturating_add(end.0[lane].saturating_sub(beyond));
        sum.0[lane] += walked.min(ticks);
    }
}

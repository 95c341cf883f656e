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

/// The rows of a region and the queue of those that changed; reused from batch to batch by one thread.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    rows: Vec<Row>,
    /// Per row whether it waits in the queue, and whether it was ever reached.
    state: Vec<State>,
    /// A ring with room for every row once.
    queue: Vec<u32>,
    head: usize,
    tail: usize,
    reached: Vec<u32>,
    reached_count: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    waits: bool,
    reached: bool,
}

impl Lanes {
    /// Makes room for a region of so many vertices; no row is reached.
    pub(super) fn prepare(&mut self, vertices: usize) {
        self.forget();
        if self.rows.len() < vertices {
            self.rows.resize(vertices, Row::NONE);
            self.state.resize(vertices, State::default());
            self.reached.resize(vertices + 1, 0);
            self.queue = vec![0; (vertices + 1).next_power_of_two()];
            (self.head, self.tail) = (0, 0);
        }
    }

    /// Forgets the last batch.
    pub(super) fn forget(&mut self) {
        for vertex in &self.reached[..self.reached_count] {
            self.rows[*vertex as usize] = Row::NONE;
            self.state[*vertex as usize] = State::default();
        }
        self.reached_count = 0;
    }

    /// Starts one lane at a vertex with so much left.
    pub(super) fn start(&mut self, vertex: u32, lane: usize, left: u16) {
        let known = &mut self.rows[vertex as usize].0[lane];
        if left > *known {
            *known = left;
            Waiting::of(self).improved(vertex, true);
        }
    }

    /// Starts one lane at all ways out of an origin.
    pub(super) fn start_by(&mut self, ways: &[Way], lane: usize, region: &Region, horizon: u32) {
        for way in ways.iter().filter(|way| way.ticks <= horizon) {
            if let Some(vertex) = region.number(way.vertex) {
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
        self.state[vertex as usize].reached
    }

    #[inline(always)]
    pub(super) fn row(&self, vertex: u32) -> &Row {
        &self.rows[vertex as usize]
    }
}

/// The queue as the innermost loop sees it.
struct Waiting<'a> {
    state: &'a mut [State],
    queue: &'a mut [u32],
    tail: &'a mut usize,
    reached: &'a mut [u32],
    reached_count: &'a mut usize,
}

impl Waiting<'_> {
    fn of(lanes: &mut Lanes) -> Waiting<'_> {
        let Lanes { state, queue, tail, reached, reached_count, .. } = lanes;
        Waiting { state, queue, tail, reached, reached_count }
    }

    /// A row may have improved: if so it waits, once. Written without branches, for they would be hard to foresee.
    #[inline(always)]
    fn improved(&mut self, vertex: u32, improved: bool) {
        let state = &mut self.state[vertex as usize];
        let slot = *self.tail & (self.queue.len() - 1);
        self.queue[slot] = vertex;
        *self.tail += usize::from(improved & !state.waits);
        self.reached[*self.reached_count] = vertex;
        *self.reached_count += usize::from(improved & !state.reached);
        state.waits |= improved;
        state.reached |= improved;
    }
}

/// The innermost loop of a batch.
struct Walk<'a> {
    arcs: &'a Arcs,
    lanes: &'a mut Lanes,
}

impl Kernel for Walk<'_> {
    type Output = Work;

    #[inline(always)]
    fn run(self) -> Work {
        let Lanes { rows, state, queue, head, tail, reached, reached_count } = self.lanes;
        let mut waiting = Waiting { state, queue, tail, reached, reached_count };
        let mut work = Work::default();
        while *head != *waiting.tail {
            let vertex = waiting.queue[*head & (waiting.queue.len() - 1)];
            *head += 1;
            waiting.state[vertex as usize].waits = false;
            let row = rows[vertex as usize];
            let arcs = self.arcs.of(vertex);
            (work.settled, work.relaxed) = (work.settled + 1, work.relaxed + arcs.len() as u64);
            for arc in arcs {
                let improved = relax(&mut rows[arc.head as usize], &row, arc.ticks);
                waiting.improved(arc.head, improved);
            }
        }
        work
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

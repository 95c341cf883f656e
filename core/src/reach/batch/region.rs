//! What a tile of origins reaches within the horizon, numbered anew so that it lies close together.

use std::collections::VecDeque;

use super::ends::Way;
use crate::reach::Work;
use crate::reach::moves::Moves;

/// The vertices within the horizon of any of some origins; reused from tile to tile by one thread.
#[derive(Debug)]
pub(super) struct Region {
    /// Per vertex of the network: while the region grows, what is left of the horizon there, plus one; while it is
    /// numbered, the time from its middle, plus one; then its number, plus one. 0 beyond the region.
    mark: Vec<u32>,
    /// Ascending.
    vertices: Vec<u32>,
    /// The number of each of them.
    numbers: Vec<u32>,
    /// The vertices by their numbers.
    outward: Vec<u32>,
    queue: VecDeque<(u32, u32)>,
    seeds: usize,
}

/// The moves between the vertices of a region, by their numbers in it.
#[derive(Debug, Default)]
pub(super) struct Arcs {
    /// Where the arcs out of each vertex start; one more than there are vertices.
    first: Vec<u32>,
    arcs: Vec<Arc>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) head: u32,
    pub(super) ticks: u16,
}

/// Later than every time.
const NOT_YET: u32 = u32::MAX;

impl Region {
    pub(super) fn new(vertices: usize) -> Region {
        let (mark, [all, numbers, outward]) = (vec![0; vertices], [const { Vec::new() }; 3]);
        Region { mark, vertices: all, numbers, outward, queue: VecDeque::new(), seeds: 0 }
    }

    /// Takes everything within `horizon` of the ways out of some origins.
    ///
    /// Only who is within counts and not how far, so a plain queue will do.
    pub(super) fn grow(&mut self, moves: &Moves, ways: impl Iterator<Item = Way>, horizon: u32) -> Work {
        for vertex in self.vertices.drain(..) {
            self.mark[vertex as usize] = 0;
        }
        for way in ways.filter(|way| way.ticks <= horizon) {
            self.reach(way.vertex, horizon - way.ticks + 1);
        }
        self.seeds = self.vertices.len();
        let mut work = Work::default();
        while let Some((vertex, left)) = self.queue.pop_front() {
            if self.mark[vertex as usize] != left {
                continue;
            }
            work.settled += 1;
            for step in moves.of(vertex) {
                work.relaxed += 1;
                if left > step.ticks {
                    self.reach(step.head, left - step.ticks);
                }
            }
        }
        work + self.number(moves)
    }

    /// Numbers the vertices from the middle outward, by the time from there: walks then lead to the middle along
    /// falling numbers and away from it along rising ones, more or less, whichever of the origins they come from.
    fn number(&mut self, moves: &Moves) -> Work {
        for vertex in &self.vertices {
            self.mark[*vertex as usize] = NOT_YET;
        }
        if let Some(middle) = self.vertices[..self.seeds].get(self.seeds / 2) {
            self.mark[*middle as usize] = 1;
            self.queue.push_back((*middle, 1));
        }
        let mut work = Work::default();
        while let Some((vertex, at)) = self.queue.pop_front() {
            if self.mark[vertex as usize] != at {
                continue;
            }
            let steps = moves.of(vertex);
            work += Work { settled: 1, relaxed: steps.len() as u64 };
            for step in steps {
                let (sum, known) = (at.saturating_add(step.ticks), &mut self.mark[step.head as usize]);
                // What is not in the region has a mark below every time.
                if sum < *known {
                    *known = sum;
                    self.queue.push_back((step.head, sum));
                }
            }
        }
        self.vertices.sort_unstable();
        let mark = &mut self.mark;
        self.outward.clone_from(&self.vertices);
        self.outward.sort_by_key(|vertex| mark[*vertex as usize]);
        for (number, vertex) in (1..).zip(&self.outward) {
            mark[*vertex as usize] = number;
        }
        self.numbers.clear();
        self.numbers.extend(self.vertices.iter().map(|vertex| mark[*vertex as usize] - 1));
        work
    }

    #[inline]
    fn reach(&mut self, vertex: u32, left: u32) {
        let known = &mut self.mark[vertex as usize];
        if *known == 0 {
            self.vertices.push(vertex);
        }
        if left > *known {
            *known = left;
            self.queue.push_back((vertex, left));
        }
    }

    /// The vertices, ascending.
    pub(super) fn vertices(&self) -> &[u32] {
        &self.vertices
    }

    /// The number of each vertex in the region.
    pub(super) fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// How many of the vertices the origins themselves stand at.
    pub(super) fn seeds(&self) -> usize {
        self.seeds
    }

    /// The number of a vertex of the network in the region.
    #[inline]
    pub(super) fn number_of(&self, vertex: u32) -> Option<u32> {
        self.mark[vertex as usize].checked_sub(1)
    }

    /// The moves that stay in the region and take no longer than `horizon`.
    pub(super) fn arcs(&self, moves: &Moves, horizon: u32, arcs: &mut Arcs) {
        arcs.first.clear();
        arcs.arcs.clear();
        for vertex in &self.outward {
            arcs.first.push(arcs.arcs.len() as u32);
            let within = moves.of(*vertex).iter().filter(|step| step.ticks <= horizon && step.head != *vertex);
            let arc = |head, ticks: u32| Arc { head, ticks: ticks as u16 };
            arcs.arcs.extend(within.filter_map(|step| Some(arc(self.number_of(step.head)?, step.ticks))));
        }
        arcs.first.push(arcs.arcs.len() as u32);
    }
}

impl Arcs {
    /// The arcs out of a vertex.
    #[inline(always)]
    pub(super) fn of(&self, vertex: u32) -> &[Arc] {
        let v = vertex as usize;
        &self.arcs[self.first[v] as usize..self.first[v + 1] as usize]
    }
}

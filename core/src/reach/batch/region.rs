//! What a tile of origins reaches within the horizon, numbered anew so that it lies close together.

use std::collections::VecDeque;

use super::ends::Way;
use crate::reach::Work;
use crate::reach::moves::Moves;

/// The vertices within the horizon of any of some origins; reused from tile to tile by one thread.
#[derive(Debug)]
pub(super) struct Region {
    /// Per vertex of the network: while the region grows, what is left of the horizon there, plus one; then its
    /// number in the region, plus one. 0 beyond the region.
    mark: Vec<u32>,
    vertices: Vec<u32>,
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

impl Region {
    pub(super) fn new(vertices: usize) -> Region {
        Region { mark: vec![0; vertices], vertices: Vec::new(), queue: VecDeque::new(), seeds: 0 }
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
        self.vertices.sort_unstable();
        for (number, vertex) in (1..).zip(&self.vertices) {
            self.mark[*vertex as usize] = number;
        }
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

    /// The vertices, ascending; each one's number is its index here.
    pub(super) fn vertices(&self) -> &[u32] {
        &self.vertices
    }

    /// How many of the vertices the origins themselves stand at.
    pub(super) fn seeds(&self) -> usize {
        self.seeds
    }

    /// The number of a vertex of the network in the region.
    #[inline]
    pub(super) fn number(&self, vertex: u32) -> Option<u32> {
        self.mark[vertex as usize].checked_sub(1)
    }

    /// The moves that stay in the region and take no longer than `horizon`.
    pub(super) fn arcs(&self, moves: &Moves, horizon: u32, arcs: &mut Arcs) {
        arcs.first.clear();
        arcs.arcs.clear();
        for vertex in &self.vertices {
            arcs.first.push(arcs.arcs.len() as u32);
            let within = moves.of(*vertex).iter().filter(|step| step.ticks <= horizon && step.head != *vertex);
            let arc = |head, ticks: u32| Arc { head, ticks: ticks as u16 };
            arcs.arcs.extend(within.filter_map(|step| Some(arc(self.number(step.head)?, step.ticks))));
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

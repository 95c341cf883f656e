//! All places within the horizon of one place: the row of a matrix, in either direction.

use super::batch::{Ends, Readers, Side, straight, straight_back};
use super::flood::Flood;
use super::moves::Moves;
use super::{TimedNetwork, Work};

/// Which way a sweep searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// From an origin, over the network as walked.
    Targets,
    /// From a target, over the reversed network.
    Origins,
}

/// Finds, for one place after another, everything of the other kind within the horizon.
///
/// A pair's time is the least over all doors and both directions, taken once; so a shop reached through both ends of
/// a home's edge is one shop.
pub(super) struct Sweep<'a> {
    timed: &'a TimedNetwork,
    toward: Toward,
    sides: (Side<'a>, Side<'a>),
    moves: &'a Moves,
    from: Ends,
    /// How many places there are to be found.
    others: usize,
    readers: Readers,
    horizon: u32,
}

/// Reused from place to place by one thread.
pub(super) struct SweepScratch {
    flood: Flood,
    best: Vec<u32>,
    touched: Vec<u32>,
}

impl<'a> Sweep<'a> {
    /// Between origins and targets, the first and the second of `sides`.
    pub(super) fn new(timed: &'a TimedNetwork, sides: (Side<'a>, Side<'a>), toward: Toward, horizon: u32) -> Sweep<'a> {
        // The largest number stands for "not reached" in the scratch.
        let horizon = horizon.min(u32::MAX - 1);
        let (graph, vertices) = (timed.graph(), timed.graph().vertex_count());
        let (leaving, entering) = (Ends::leaving(timed, sides.0, horizon), Ends::entering(timed, sides.1, horizon));
        let (moves, from, to) = match toward {
            Toward::Targets => (&graph.forward, leaving, entering),
            Toward::Origins => (graph.backward(), entering, leaving),
        };
        let readers = Readers::new(&to, 0..to.len() as u32, vertices);
        Sweep { timed, toward, sides, moves, from, others: to.len(), readers, horizon }
    }

    pub(super) fn scratch(&self) -> SweepScratch {
        SweepScratch { flood: Flood::default(), best: vec![u32::MAX; self.others], touched: Vec::new() }
    }

    /// Calls `found(place, ticks)` once for everything within the horizon of `place`, in no particular but always
    /// the same order.
    pub(super) fn run(&self, place: u32, scratch: &mut SweepScratch, mut found: impl FnMut(u32, u32)) -> Work {
        let SweepScratch { flood, best, touched } = scratch;
        let mut reach = |place: u32, ticks: u32| {
            let best = &mut best[place as usize];
            if *best == u32::MAX {
                touched.push(place);
            }
            *best = ticks.min(*best);
        };
        match self.toward {
            Toward::Targets => straight(self.timed, self.sides, place, self.horizon, &mut reach),
            Toward::Origins => straight_back(self.timed, self.sides, place, self.horizon, &mut reach),
        }
        let seeds = self.from.of(place).iter().map(|way| (way.vertex, way.ticks));
        let work = flood.search(self.moves, seeds, self.horizon);
        for (vertex, _) in flood.reached() {
            for reader in self.readers.at(vertex) {
                if let Some(ticks) = flood.onward(vertex, reader.ticks) {
                    reach(reader.place, ticks);
                }
            }
        }
        for place in touched.drain(..) {
            found(place, std::mem::replace(&mut best[place as usize], u32::MAX));
        }
        work
    }
}

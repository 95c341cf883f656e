//! All places within the horizon of one place: the row of a matrix, in either direction.

use super::places::{Door, DoorWay};
use super::search::{Label, Scratch, search};
use super::{Places, TimedNetwork, Work};

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
    from: &'a Places,
    to: &'a Places,
    horizon: u32,
    /// Who can be read at each vertex: where each vertex's part of `readers` starts, and (place, ticks).
    first: Vec<u32>,
    readers: Vec<(u32, u32)>,
}

/// Reused from place to place by one thread.
pub(super) struct SweepScratch {
    search: Scratch,
    best: Vec<u32>,
    touched: Vec<u32>,
}

impl<'a> Sweep<'a> {
    pub(super) fn new(
        timed: &'a TimedNetwork,
        origins: &'a Places,
        targets: &'a Places,
        toward: Toward,
        horizon: u32,
    ) -> Sweep<'a> {
        let (from, to) = match toward {
            Toward::Targets => (origins, targets),
            Toward::Origins => (targets, origins),
        };
        let mut ends: Vec<(u32, u32, u32)> = Vec::new();
        for door in (0..to.len() as u32).flat_map(|place| to.doors(place)) {
            match toward {
                Toward::Targets => ends.extend(door.entering(timed).map(|w| (w.vertex, door.place, w.ticks))),
                Toward::Origins => ends.extend(door.leaving(timed).map(|w| (w.vertex, door.place, w.ticks))),
            }
        }
        ends.sort_unstable();
        let mut first = vec![0u32; timed.graph().vertex_count() + 1];
        for (vertex, _, _) in &ends {
            first[*vertex as usize + 1] += 1;
        }
        for v in 1..first.len() {
            first[v] += first[v - 1];
        }
        // The largest number stands for "not reached" in the scratch.
        let horizon = horizon.min(u32::MAX - 1);
        let readers = ends.into_iter().map(|(_, place, ticks)| (place, ticks)).collect();
        Sweep { timed, toward, from, to, horizon, first, readers }
    }

    pub(super) fn scratch(&self) -> SweepScratch {
        let search = Scratch::new(self.timed.graph().vertex_count());
        SweepScratch { search, best: vec![u32::MAX; self.to.len()], touched: Vec::new() }
    }

    /// Calls `found(place, ticks)` once for everything within the horizon of `place`, in no particular but always
    /// the same order.
    pub(super) fn run(&self, place: u32, scratch: &mut SweepScratch, mut found: impl FnMut(u32, u32)) -> Work {
        let SweepScratch { search: labels, best, touched } = scratch;
        let mut reach = |place: u32, ticks: u32| {
            let best = &mut best[place as usize];
            if *best == u32::MAX {
                touched.push(place);
            }
            *best = ticks.min(*best);
        };
        let doors = self.from.doors(place);
        for door in doors {
            for other in self.to.on_edge(door.at.edge) {
                if let Some(ticks) = self.straight(door, other).filter(|t| *t <= self.horizon) {
                    reach(other.place, ticks);
                }
            }
        }
        let mut at_vertex = |vertex: u32, label: Label| {
            let readers = self.first[vertex as usize] as usize..self.first[vertex as usize + 1] as usize;
            for (place, ticks) in &self.readers[readers] {
                if let Some(sum) = label.plus(*ticks, self.horizon) {
                    reach(*place, sum.ticks());
                }
            }
        };
        let graph = self.timed.graph();
        let start = |way: DoorWay| (way.vertex, Label::new(way.ticks, 0));
        let work = match self.toward {
            Toward::Targets => {
                let seeds = doors.iter().flat_map(|d| d.leaving(self.timed)).map(start);
                search(&graph.forward, labels, seeds, self.horizon, &mut at_vertex)
            }
            Toward::Origins => {
                let seeds = doors.iter().flat_map(|d| d.entering(self.timed)).map(start);
                search(&graph.backward, labels, seeds, self.horizon, &mut at_vertex)
            }
        };
        for place in touched.drain(..) {
            found(place, std::mem::replace(&mut best[place as usize], u32::MAX));
        }
        work
    }

    fn straight(&self, door: &Door, other: &Door) -> Option<u32> {
        match self.toward {
            Toward::Targets => door.straight_to(self.timed, other),
            Toward::Origins => other.straight_to(self.timed, door),
        }
    }
}

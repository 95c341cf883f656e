//! The times at the corners of the mesh, from one search.

use super::mesh::Mesh;
use crate::reach::flood::Flood;
use crate::reach::places::Door;
use crate::reach::{TimedNetwork, Work};

/// When each corner is reached; stamped, so that none is ever cleared.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// The number of the search.
    search: u32,
    times: Vec<(u32, u32)>,
    /// The corners reached within the horizon, each once.
    pub(super) reached: Vec<u32>,
}

impl Field {
    fn begin(&mut self, corners: usize) {
        self.reached.clear();
        self.search = self.search.wrapping_add(1);
        if self.times.len() != corners || self.search == 0 {
            self.times = vec![(0, 0); corners];
            self.search = 1;
        }
    }

    /// The ticks to a corner, if they are at most `limit`.
    #[inline]
    pub(super) fn within(&self, corner: u32, limit: u32) -> Option<u32> {
        let (search, ticks) = self.times[corner as usize];
        (search == self.search && ticks <= limit).then_some(ticks)
    }

    /// A walk comes to an open corner.
    #[inline]
    fn offer(&mut self, corner: u32, ticks: u32) {
        let known = &mut self.times[corner as usize];
        if known.0 == self.search {
            known.1 = ticks.min(known.1);
        } else {
            *known = (self.search, ticks);
            self.reached.push(corner);
        }
    }

    /// Fills the field with everything within `horizon` of some doors.
    pub(super) fn fill(
        &mut self,
        mesh: &Mesh,
        timed: &TimedNetwork,
        doors: &[Door],
        horizon: u32,
        flood: &mut Flood,
    ) -> Work {
        self.begin(mesh.corners.len());
        for door in doors {
            self.leave(mesh, timed, door, horizon);
        }
        let graph = timed.graph();
        let seeds = doors.iter().flat_map(|d| d.leaving(timed)).map(|w| (w.vertex, w.ticks));
        let work = flood.search(&graph.forward, seeds, horizon);
        for (vertex, ticks) in flood.reached() {
            let corner = mesh.node_corner[graph.node_of(vertex).index()];
            if mesh.open[corner as usize] {
                self.offer(corner, ticks);
            }
            for (step, along) in graph.steps(vertex) {
                self.go_along(mesh.stops.of(along.edge().0), along.as_drawn(), step.ticks, ticks, horizon);
            }
        }
        for place in 0..self.reached.len() {
            let street = self.reached[place];
            let at = self.times[street as usize].1;
            for (corner, ticks) in mesh.aside.of(street) {
                if let Some(sum) = at.checked_add(*ticks).filter(|sum| *sum <= horizon) {
                    self.offer(*corner, sum);
                }
            }
        }
        work
    }

    /// A walk comes onto an edge at one of its ends and goes along it.
    #[inline]
    fn go_along(&mut self, stops: &[(u32, f32)], as_drawn: bool, whole: u32, at: u32, horizon: u32) {
        for (corner, share) in stops {
            let share = if as_drawn { *share } else { 1.0 - share };
            let sum = at.saturating_add((share * whole as f32) as u32);
            if sum <= horizon {
                self.offer(*corner, sum);
            }
        }
    }

    /// A walk leaves by a door and goes along its edge to either side.
    fn leave(&mut self, mesh: &Mesh, timed: &TimedNetwork, door: &Door, horizon: u32) {
        let length_m = timed.network().edges().length_m.get(door.at.edge.index()).copied().unwrap_or(0.0);
        for (corner, share) in mesh.stops.of(door.at.edge.0) {
            let along = timed.along(door.at.edge, door.at.chainage_m, f64::from(*share) * length_m);
            if let Some(sum) = along.and_then(|t| t.checked_add(door.link)).filter(|t| t.get() <= horizon) {
                self.offer(*corner, sum.get());
            }
        }
    }
}

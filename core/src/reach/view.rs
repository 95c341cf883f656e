//! What a writer needs to see of the engine, to pack it into a page that searches by itself.

use super::moves::{Along, Move};
use super::places::{Door, DoorWay, EdgeEnd};
use super::{Places, TimedNetwork};
use crate::network::{Attachment, EdgeId};
use crate::units::Ticks;

/// One move of the search graph.
pub(crate) struct ArcView {
    pub(crate) head: u32,
    pub(crate) ticks: u32,
    pub(crate) edge: EdgeId,
    pub(crate) as_drawn: bool,
}

/// A door with its ways into or out of the search graph.
pub(crate) struct DoorView {
    pub(crate) attachment: Attachment,
    pub(crate) link: Ticks,
    /// Vertex, ticks with the link included, and whether the vertex is the start of the door's edge.
    pub(crate) seeds: Vec<(u32, u32, bool)>,
}

impl TimedNetwork {
    /// The moves out of every vertex of the search graph, from home to facility.
    pub(crate) fn arcs_by_vertex(&self) -> impl Iterator<Item = impl Iterator<Item = ArcView>> {
        let view = |(Move { head, ticks }, along): (Move, Along)| {
            let (edge, as_drawn) = (along.edge(), along.as_drawn());
            ArcView { head, ticks, edge, as_drawn }
        };
        (0..self.graph().vertex_count() as u32).map(move |vertex| self.graph().steps(vertex).map(view))
    }
}

impl Places {
    /// The doors of a place as its walks leave by them.
    pub(crate) fn leaving(&self, timed: &TimedNetwork, place: usize) -> Vec<DoorView> {
        self.views(place, |door| door.leaving(timed).map(seed).collect())
    }

    /// The doors of a place as walks enter by them.
    pub(crate) fn entering(&self, timed: &TimedNetwork, place: usize) -> Vec<DoorView> {
        self.views(place, |door| door.entering(timed).map(seed).collect())
    }

    fn views(&self, place: usize, seeds: impl Fn(&Door) -> Vec<(u32, u32, bool)>) -> Vec<DoorView> {
        let doors = u32::try_from(place).map_or(&[][..], |place| self.doors(place));
        doors.iter().map(|door| DoorView { attachment: door.at, link: door.link, seeds: seeds(door) }).collect()
    }
}

fn seed(way: DoorWay) -> (u32, u32, bool) {
    (way.vertex, way.ticks, way.end == EdgeEnd::From)
}

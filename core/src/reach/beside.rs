//! Doors along the edges of a network, and walks straight from one to another beside the same edge.

use super::TimedNetwork;
use super::places::Door;
use crate::network::EdgeId;
use crate::units::Ticks;

/// What a walk straight along an edge asks of a door: kept in the order of the edges, so that all such walks are found
/// without a look at doors in no order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DoorOnEdge {
    pub(crate) edge: EdgeId,
    pub(crate) place: u32,
    pub(super) chainage_m: f64,
    pub(super) link: Ticks,
}

const _: () = assert!(size_of::<DoorOnEdge>() == 24);

impl From<&Door> for DoorOnEdge {
    fn from(door: &Door) -> DoorOnEdge {
        DoorOnEdge { edge: door.at.edge, place: door.place, chainage_m: door.at.chainage_m, link: door.link }
    }
}

impl DoorOnEdge {
    /// The time from this door straight along its edge to another on the same edge, links included.
    pub(crate) fn straight_to(&self, timed: &TimedNetwork, other: &DoorOnEdge) -> Option<u32> {
        let along = timed.along(self.edge, self.chainage_m, other.chainage_m)?;
        Some(self.link.checked_add(along)?.checked_add(other.link)?.get())
    }
}

/// The doors on one edge of those along all edges.
pub(super) fn on_edge(along: &[DoorOnEdge], edge: EdgeId) -> &[DoorOnEdge] {
    let from = along.partition_point(|door| door.edge < edge);
    let count = along[from..].partition_point(|door| door.edge == edge);
    &along[from..from + count]
}

/// Every pair of a door of `own` and one of `others` on the same edge; both are along the edges.
pub(super) fn pairs<'a>(own: &'a [DoorOnEdge], others: &'a [DoorOnEdge]) -> impl Iterator<Item = [&'a DoorOnEdge; 2]> {
    let mut near = own.first().map_or(0, |first| others.partition_point(|door| door.edge < first.edge));
    own.iter().flat_map(move |door| {
        while others.get(near).is_some_and(|other| other.edge < door.edge) {
            near += 1;
        }
        let beside = others[near..].iter().take_while(move |other| other.edge == door.edge);
        beside.map(move |other| [door, other])
    })
}

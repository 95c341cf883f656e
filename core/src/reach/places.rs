//! Places with their doors: where searches begin and end.

use super::TimedNetwork;
use super::passage::Stage;
use crate::network::{Attachment, EdgeId, NodeId};
use crate::units::Ticks;

/// Places (homes or facilities), each with the doors it may be entered by.
///
/// Made for one [`TimedNetwork`]; with another walker's the doors and link times would be wrong, so make them anew.
///
/// A door is passed over when no walk can use it: the walker does not pass its edge, the edge does not exist or is a
/// residents' gate, or its link is not a length. [`Places::unusable_doors`] counts them; the place itself remains, if
/// only to be unreachable.
#[derive(Clone, Debug)]
pub struct Places {
    /// Where the doors of each place start; one more than there are places.
    start: Vec<u32>,
    doors: Vec<Door>,
    /// Indices of doors, sorted by edge, then by place.
    by_edge: Vec<u32>,
    unusable: usize,
}

/// A door of a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Door {
    pub(crate) place: u32,
    pub(crate) at: Attachment,
    pub(crate) link: Ticks,
}

impl Places {
    /// Places with the doors given for each of them.
    pub fn new(timed: &TimedNetwork, places: impl IntoIterator<Item = Vec<Attachment>>) -> Places {
        let (mut start, mut doors, mut unusable) = (vec![0], Vec::new(), 0);
        for (place, attachments) in places.into_iter().enumerate() {
            let offered = attachments.len();
            let before = doors.len();
            doors.extend(attachments.into_iter().filter_map(|at| Door::new(timed, place as u32, at)));
            unusable += offered - (doors.len() - before);
            start.push(doors.len() as u32);
        }
        let mut by_edge: Vec<u32> = (0..doors.len() as u32).collect();
        by_edge.sort_by_key(|d| doors[*d as usize].at.edge);
        Places { start, doors, by_edge, unusable }
    }

    /// How many places.
    pub fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many doors were passed over because no walk can use them.
    pub fn unusable_doors(&self) -> usize {
        self.unusable
    }

    /// The usable doors of a place; none when it does not exist.
    pub(crate) fn doors(&self, place: u32) -> &[Door] {
        match (self.start.get(place as usize), self.start.get(place as usize + 1)) {
            (Some(a), Some(b)) => &self.doors[*a as usize..*b as usize],
            _ => &[],
        }
    }

    /// The doors on one edge, in the order of their places.
    pub(crate) fn on_edge(&self, edge: EdgeId) -> impl Iterator<Item = &Door> {
        let from = self.by_edge.partition_point(|d| self.doors[*d as usize].at.edge < edge);
        self.by_edge[from..].iter().map(|d| &self.doors[*d as usize]).take_while(move |d| d.at.edge == edge)
    }
}

impl Door {
    pub(crate) fn new(timed: &TimedNetwork, place: u32, at: Attachment) -> Option<Door> {
        let length = *timed.network().edges().length_m.get(at.edge.index())?;
        let fits = timed.usable(at.edge) && !at.chainage_m.is_nan();
        let at = Attachment { chainage_m: at.chainage_m.clamp(0.0, length.max(0.0)), ..at };
        timed.link_ticks(at.link_m).filter(|_| fits).map(|link| Door { place, at, link })
    }

    /// The ways a walk may leave by this door.
    pub(crate) fn leaving(&self, timed: &TimedNetwork) -> impl Iterator<Item = DoorWay> + use<> {
        let stage = timed.passage(self.at.edge).and_then(|p| Stage::Start.step(p));
        let vertex = |node| timed.graph().vertex(node, stage?);
        self.ends(timed, true)
            .map(|(end, node, time)| Some(DoorWay { vertex: vertex(node?)?, ticks: time?.get(), end }))
            .into_iter()
            .flatten()
    }

    /// The ways a walk may enter by this door.
    pub(crate) fn entering<'a>(&self, timed: &'a TimedNetwork) -> impl Iterator<Item = DoorWay> + use<'a> {
        let passage = timed.passage(self.at.edge);
        let may_enter = move |stage: Stage| passage.is_some_and(|p| stage.step(p).is_some());
        self.ends(timed, false).into_iter().flat_map(move |(end, node, time)| {
            let vertices = node.into_iter().flat_map(|n| timed.graph().vertices(n));
            vertices.filter(move |(stage, _)| may_enter(*stage)).filter_map(move |(_, vertex)| {
                let ticks = time?.get();
                Some(DoorWay { vertex, ticks, end })
            })
        })
    }

    /// The time from this door straight along its edge to another on the same edge, links included.
    pub(crate) fn straight_to(&self, timed: &TimedNetwork, other: &Door) -> Option<u32> {
        let along = timed.along(self.at.edge, self.at.chainage_m, other.at.chainage_m)?;
        Some(self.link.checked_add(along)?.checked_add(other.link)?.get())
    }

    /// The two ends of the edge with the time to them (`away`) or from them, link included.
    fn ends(&self, timed: &TimedNetwork, away: bool) -> [(EdgeEnd, Option<NodeId>, Option<Ticks>); 2] {
        let edges = timed.network().edges();
        let (edge, c) = (self.at.edge, self.at.chainage_m);
        let row = edge.index();
        let length = edges.length_m.get(row).copied().unwrap_or(0.0);
        let part = |from, to| timed.along(edge, from, to).and_then(|t| t.checked_add(self.link));
        let (start, end) = match away {
            true => (part(c, 0.0), part(c, length)),
            false => (part(0.0, c), part(length, c)),
        };
        [(EdgeEnd::From, edges.from.get(row).copied(), start), (EdgeEnd::To, edges.to.get(row).copied(), end)]
    }
}

/// One way between a door and the search graph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DoorWay {
    /// Where the way meets the search graph.
    pub(crate) vertex: u32,
    /// The time between door and vertex, link included.
    pub(crate) ticks: u32,
    /// Which end of the door's edge that is.
    pub(crate) end: EdgeEnd,
}

/// One end of an edge, as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EdgeEnd {
    From,
    To,
}

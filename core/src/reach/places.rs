//! Places with their doors: where searches begin and end.

use std::ops::Range;

use super::beside::DoorOnEdge;
use super::passage::Stage;
use super::{TimedNetwork, beside, parallel};
use crate::error::{Error, ErrorKind};
use crate::geo::LonLat;
use crate::network::{Attachment, EdgeId, NodeId, SnapOptions};
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
    /// All doors along the edges, those on one edge by their places.
    along: Vec<DoorOnEdge>,
    /// Two ways out for each door.
    out: Vec<WayOut>,
    /// The ways in, in each chunk by vertex.
    into: Vec<Vec<WayIn>>,
    unusable: usize,
}

/// A way out of a place into the search graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WayOut {
    pub(crate) vertex: u32,
    /// The time from the place to the vertex, link included.
    pub(crate) ticks: u32,
}

impl WayOut {
    /// No way: longer than any horizon.
    const NONE: WayOut = WayOut { vertex: 0, ticks: u32::MAX };
}

/// A way from the search graph into a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WayIn {
    pub(crate) vertex: u32,
    /// The time from the vertex to the place, link included.
    pub(crate) ticks: u32,
    pub(crate) place: u32,
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
        let mut by_edge: Vec<(EdgeId, u32)> =
            (0..).zip(&doors).map(|(d, door): (u32, &Door)| (door.at.edge, d)).collect();
        by_edge.sort_unstable();
        let (out, into) = look_up_ways(timed, &doors, &by_edge);
        let along = by_edge.iter().map(|(_, door)| DoorOnEdge::from(&doors[*door as usize])).collect();
        Places { start, doors, along, out, into, unusable }
    }

    /// Places that are points, each attached to the network as a home without a mapped entrance is.
    ///
    /// A point that cannot be attached is a place without a door: it stays, so that rows keep their numbers, and can be
    /// reached by no walk. [`Places::attachments`] says which.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the longest link is not a length.
    ///
    /// # Performance
    ///
    /// One look into the index of the network's segments for each point, in parallel in the caller's rayon pool.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::LonLat;
    /// use lifecircle::network::{EdgeList, Network, SnapOptions};
    /// use lifecircle::reach::{Places, TimedNetwork};
    /// use lifecircle::walk::Walker;
    ///
    /// let mut list = EdgeList::default();
    /// list.push_node(1, 118.780, 32.04);
    /// list.push_node(2, 118.782, 32.04);
    /// list.push_edge(1, 2);
    /// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::adult())?;
    /// let points = [LonLat::new(118.781, 32.0401)?, LonLat::new(119.0, 32.0)?];
    /// let places = Places::at(&timed, &points, &SnapOptions::default())?;
    /// assert_eq!(places.attachments(0).len(), 1);
    /// assert!(places.attachments(1).is_empty());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn at(timed: &TimedNetwork, points: &[LonLat], options: &SnapOptions) -> Result<Places, Error> {
        if !(options.max_snap_m.is_finite() && options.max_snap_m >= 0.0) {
            return Err(Error::new(ErrorKind::Argument, "max_snap_m must be finite and not negative")
                .with_value(options.max_snap_m));
        }
        let usable = |edge| timed.usable(edge);
        let doors = parallel::map(
            points.len(),
            || (),
            |(), point| {
                let snap = timed.network().snap(points[point], &usable, options);
                snap.map(|snap| vec![snap.attachment]).unwrap_or_default()
            },
        );
        Ok(Places::new(timed, doors))
    }

    /// Where the usable doors of a place meet the network; nothing when it does not exist.
    pub fn attachments(&self, place: usize) -> Vec<Attachment> {
        let doors = u32::try_from(place).map_or(&[][..], |place| self.doors(place));
        doors.iter().map(|door| door.at).collect()
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

    /// The ways out of a place that exists.
    #[inline(always)]
    pub(crate) fn ways_out(&self, place: usize) -> &[WayOut] {
        &self.out[2 * self.start[place] as usize..2 * self.start[place + 1] as usize]
    }

    /// The ways into places from some vertices.
    pub(crate) fn ways_in(&self, vertices: Range<u32>) -> impl Iterator<Item = WayIn> {
        self.into.iter().flat_map(move |chunk| {
            let from = chunk.partition_point(|way| way.vertex < vertices.start);
            let to = chunk.partition_point(|way| way.vertex < vertices.end);
            chunk[from..to].iter().copied()
        })
    }

    /// The places along the edges of the network, those without a usable door last: neighbours are near to each other.
    pub(crate) fn along_the_network(&self) -> Vec<u32> {
        let mut listed = vec![false; self.len()];
        let with_doors = self.along.iter().map(|door| door.place);
        let all = with_doors.chain(0..self.len() as u32);
        all.filter(|place| !std::mem::replace(&mut listed[*place as usize], true)).collect()
    }

    /// How many doors there are.
    pub(crate) fn door_count(&self) -> usize {
        self.doors.len()
    }

    /// The doors of a range, counted along the edges, each with the doors of `others` on the same edge.
    pub(crate) fn beside<'a>(
        &'a self,
        range: Range<usize>,
        others: &'a Places,
    ) -> impl Iterator<Item = [&'a DoorOnEdge; 2]> {
        beside::pairs(&self.along[range], &others.along)
    }

    /// The doors on one edge, in the order of their places.
    pub(crate) fn on_edge(&self, edge: EdgeId) -> &[DoorOnEdge] {
        beside::on_edge(&self.along, edge)
    }
}

/// The ways out of and into all doors, looked up once: places are asked about many times.
///
/// Along the edges, so that what is looked up of one is at hand for the next.
fn look_up_ways(timed: &TimedNetwork, doors: &[Door], by_edge: &[(EdgeId, u32)]) -> (Vec<WayOut>, Vec<Vec<WayIn>>) {
    const CHUNK: usize = 4096;
    let chunk = |chunk: usize| {
        let along = &by_edge[chunk * CHUNK..((chunk + 1) * CHUNK).min(by_edge.len())];
        let (mut out, mut into) = (Vec::with_capacity(along.len()), Vec::with_capacity(2 * along.len()));
        for (_, index) in along {
            let door = &doors[*index as usize];
            let mut ways = door.leaving(timed).map(|way| WayOut { vertex: way.vertex, ticks: way.ticks });
            out.push((*index, [(); 2].map(|()| ways.next().unwrap_or(WayOut::NONE))));
            let way_in = |way: DoorWay| WayIn { vertex: way.vertex, ticks: way.ticks, place: door.place };
            into.extend(door.entering(timed).map(way_in));
        }
        into.sort_unstable();
        (out, into)
    };
    let chunks = parallel::map(by_edge.len().div_ceil(CHUNK), || (), |(), i| chunk(i));
    let (mut all_out, mut all_into) = (vec![[WayOut::NONE; 2]; doors.len()], Vec::with_capacity(chunks.len()));
    for (out, into) in chunks {
        out.into_iter().for_each(|(door, ways)| all_out[door as usize] = ways);
        all_into.push(into);
    }
    (all_out.into_flattened(), all_into)
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
        DoorOnEdge::from(self).straight_to(timed, &other.into())
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

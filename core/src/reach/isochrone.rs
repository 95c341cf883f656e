//! What lies within a walking time: stretches of edges, cut where the time runs out.

use super::each::each;
use super::flood::Flood;
use super::places::Door;
use super::stretch::{Stretch, Timing};
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::geo::LonLat;
use crate::network::{EdgeId, NodeId};
use crate::progress::Progress;
use crate::units::Ticks;

/// Everything within walking time of one place, as lines with times; polygons are derived from it.
///
/// The lines are the truth: the stretches do not overlap, and each ends exactly where the time runs out. (A place
/// within half a tick beyond the cut, some 2 cm, still counts as within: its own time is rounded to a tick.)
#[derive(Clone, Debug)]
pub struct Isochrone {
    timed: TimedNetwork,
    limits: Vec<Ticks>,
    stretches: Vec<Stretch>,
    nodes: Vec<(NodeId, Ticks)>,
    work: Work,
}

impl Isochrone {
    /// The limits asked for, ascending.
    pub fn limits(&self) -> &[Ticks] {
        &self.limits
    }

    /// Everything within the longest limit, by edge.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Everything within `limit`, which should not be longer than the longest limit asked for.
    pub fn within(&self, limit: Ticks) -> Vec<Stretch> {
        self.stretches.iter().filter_map(|s| s.cut(limit.seconds())).collect()
    }

    /// The nodes within the longest limit, with their times, by node.
    pub fn nodes(&self) -> &[(NodeId, Ticks)] {
        &self.nodes
    }

    /// The line of a stretch, in the direction walked.
    pub fn line(&self, stretch: &Stretch) -> Vec<LonLat> {
        self.timed.network().shape(stretch.edge).part(stretch.from_m, stretch.to_m)
    }

    /// The network walked.
    pub fn timed(&self) -> &TimedNetwork {
        &self.timed
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// Everything within the longest of `limits` of one origin; nothing when the origin does not exist.
///
/// # Performance
///
/// One search bounded by the longest limit, in memory borrowed from the network; what is allocated is the answer.
/// Where nodes are enough, [`nodes_within`](super::nodes_within) does without cutting and sorting the streets.
pub fn isochrone(timed: &TimedNetwork, origins: &Places, origin: usize, limits: &[Ticks]) -> Isochrone {
    timed.with_bench(|bench| of_one(timed, origins, origin, limits, &mut bench.flood))
}

/// The isochrone of each origin, in the order of the origins.
///
/// An origin that reaches nothing, because it has no usable door, has an empty isochrone and stops nobody else's.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// One bounded search for each origin, in parallel in the caller's rayon pool.
pub fn isochrones(
    timed: &TimedNetwork,
    origins: &Places,
    limits: &[Ticks],
    progress: &dyn Progress,
) -> Result<Vec<Isochrone>, Error> {
    each("isochrones", origins.len(), progress, timed.benches(), |bench, origin| {
        of_one(timed, origins, origin, limits, &mut bench.flood)
    })
}

fn of_one(timed: &TimedNetwork, origins: &Places, origin: usize, limits: &[Ticks], flood: &mut Flood) -> Isochrone {
    let limits = ascending(limits);
    let doors = u32::try_from(origin).map_or(&[][..], |origin| origins.doors(origin));
    let horizon = limits.last().copied().unwrap_or(Ticks::ZERO);
    let graph = timed.graph();
    let (mut nodes, mut entries) = (Vec::new(), Vec::new());
    entries.extend(doors.iter().map(|door| Entry::starting(door.at.edge)));
    let seeds = doors.iter().flat_map(|d| Door::leaving(d, timed)).map(|w| (w.vertex, w.ticks));
    let work = flood.search(&graph.forward, seeds, horizon.get());
    for (vertex, ticks) in flood.reached() {
        let time = Ticks::new(ticks);
        nodes.push((graph.node_of(vertex), time));
        entries.extend(graph.along(vertex).iter().map(|along| Entry::onto(along.edge(), along.as_drawn(), time)));
    }
    // A node with several vertices keeps the least time: equal nodes lie side by side, the least first.
    nodes.sort_unstable();
    nodes.dedup_by_key(|(node, _)| *node);
    let stretches = stretches(timed, doors, &mut entries, horizon);
    Isochrone { timed: timed.clone(), limits, stretches, nodes, work }
}

/// The limits in ascending order, each once.
pub(super) fn ascending(limits: &[Ticks]) -> Vec<Ticks> {
    let mut limits = limits.to_vec();
    limits.sort_unstable();
    limits.dedup();
    limits
}

/// A walk that comes onto an edge, as one number that sorts by edge, then by kind, then by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry(u64);

impl Entry {
    const AS_DRAWN: u64 = 0;
    const AGAINST: u64 = 1;
    const STARTING: u64 = 2;

    fn new(edge: EdgeId, kind: u64, ticks: u32) -> Entry {
        // The search graph has at most 2^29 edges.
        Entry(u64::from(edge.0) << 34 | kind << 32 | u64::from(ticks))
    }

    /// At one of the edge's ends, to go along as drawn or against the drawing.
    fn onto(edge: EdgeId, as_drawn: bool, time: Ticks) -> Entry {
        Entry::new(edge, if as_drawn { Entry::AS_DRAWN } else { Entry::AGAINST }, time.get())
    }

    /// From a door on the edge itself.
    fn starting(edge: EdgeId) -> Entry {
        Entry::new(edge, Entry::STARTING, 0)
    }

    fn edge(self) -> EdgeId {
        EdgeId((self.0 >> 34) as u32)
    }

    fn kind(self) -> u64 {
        self.0 >> 32 & 3
    }

    fn seconds(self) -> f64 {
        Ticks::new(self.0 as u32).seconds()
    }
}

/// What is reached of every edge walked onto, by edge.
fn stretches(timed: &TimedNetwork, doors: &[Door], entries: &mut [Entry], horizon: Ticks) -> Vec<Stretch> {
    entries.sort_unstable();
    let mut found = Vec::with_capacity(entries.len());
    for onto in entries.chunk_by(|a, b| a.edge() == b.edge()) {
        let edge = onto[0].edge();
        let first = |kind| onto.iter().find(|e| e.kind() == kind).map_or(f64::INFINITY, |e| e.seconds());
        let starts: Vec<(f64, f64)> = match onto.last().map(|e| e.kind()) {
            Some(Entry::STARTING) => {
                let here = doors.iter().filter(|d| d.at.edge == edge);
                here.map(|d| (d.at.chainage_m, d.link.seconds())).collect()
            }
            _ => Vec::new(),
        };
        let length_m = timed.network().edges().length_m.get(edge.index()).copied().unwrap_or(0.0);
        let entered = (first(Entry::AS_DRAWN), first(Entry::AGAINST));
        Timing::new(length_m, timed.edge_seconds(edge), &starts, entered).stretches(
            edge,
            horizon.seconds(),
            &mut found,
        );
    }
    found
}

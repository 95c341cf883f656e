//! What lies within a walking time: stretches of edges, cut where the time runs out.

use std::collections::BTreeMap;

use super::places::Door;
use super::search::{Label, Scratch, search};
use super::stretch::{Stretch, Timing};
use super::{Places, TimedNetwork, Work};
use crate::geo::LonLat;
use crate::network::{EdgeId, NodeId};
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
        super::shape::part(self.timed.network(), stretch.edge, stretch.from_m, stretch.to_m)
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
/// One search bounded by the longest limit.
pub fn isochrone(timed: &TimedNetwork, origins: &Places, origin: usize, limits: &[Ticks]) -> Isochrone {
    let mut limits = limits.to_vec();
    limits.sort_unstable();
    limits.dedup();
    let doors = u32::try_from(origin).map_or(&[][..], |origin| origins.doors(origin));
    let horizon = limits.last().copied().unwrap_or(Ticks::ZERO);
    let mut edges: BTreeMap<EdgeId, Timing> = BTreeMap::new();
    let mut nodes: BTreeMap<NodeId, Ticks> = BTreeMap::new();
    for door in doors {
        timing(&mut edges, timed, door.at.edge).start_at(door.at.chainage_m, door.link.seconds());
    }
    let graph = timed.graph();
    let seeds = doors.iter().flat_map(|d| Door::leaving(d, timed)).map(|w| (w.vertex, Label::new(w.ticks, 0)));
    let mut scratch = Scratch::new(graph.vertex_count());
    let mut settle = |vertex: u32, label: Label| {
        let time = Ticks::new(label.ticks());
        nodes.entry(graph.node_of(vertex)).or_insert(time);
        for step in graph.forward.of(vertex) {
            timing(&mut edges, timed, step.edge()).enter(step.as_drawn(), time.seconds());
        }
    };
    let work = search(&graph.forward, &mut scratch, seeds, horizon.get(), &mut settle);
    let stretches = edges.iter().flat_map(|(edge, timing)| timing.stretches(*edge, horizon.seconds())).collect();
    Isochrone { timed: timed.clone(), limits, stretches, nodes: nodes.into_iter().collect(), work }
}

fn timing<'a>(edges: &'a mut BTreeMap<EdgeId, Timing>, timed: &TimedNetwork, edge: EdgeId) -> &'a mut Timing {
    edges.entry(edge).or_insert_with(|| {
        let length_m = timed.network().edges().length_m.get(edge.index()).copied().unwrap_or(0.0);
        Timing::new(length_m, timed.edge_seconds(edge))
    })
}

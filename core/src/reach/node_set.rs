//! The nodes one place reaches: the cheapest form of an isochrone.

use super::by_time::ByTime;
use super::each::each;
use super::flood::Flood;
use super::graph::SearchGraph;
use super::places::Door;
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::network::NodeId;
use crate::progress::Progress;
use crate::units::Ticks;

/// The nodes within walking time of one place, from near to far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeSet {
    nodes: Vec<(NodeId, Ticks)>,
    work: Work,
}

impl NodeSet {
    /// A set of nothing, to be filled by [`nodes_within`].
    pub fn new() -> NodeSet {
        NodeSet::default()
    }

    /// The nodes with their times, from near to far; each node once.
    pub fn nodes(&self) -> &[(NodeId, Ticks)] {
        &self.nodes
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The part within `limit`, which should not be longer than the limit asked for.
    pub fn within(&self, limit: Ticks) -> &[(NodeId, Ticks)] {
        &self.nodes[..self.nodes.partition_point(|(_, ticks)| *ticks <= limit)]
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }

    /// Fills the set.
    pub(super) fn fill(
        &mut self,
        timed: &TimedNetwork,
        origins: &Places,
        origin: usize,
        limit: Ticks,
        (flood, by_time): (&mut Flood, &mut ByTime),
    ) {
        let doors = u32::try_from(origin).map_or(&[][..], |origin| origins.doors(origin));
        let seeds = doors.iter().flat_map(|d| Door::leaving(d, timed)).map(|way| (way.vertex, way.ticks));
        let graph = timed.graph();
        self.work = flood.search(&graph.forward, seeds, limit.get());
        let reached = flood.reached().map(|(vertex, ticks)| (NodeId(vertex), Ticks::new(ticks)));
        by_time.sort(reached, &mut self.nodes);
        speak_for_nodes(graph, &mut self.nodes, |vertex| flood.ticks(vertex));
    }
}

/// Makes nodes of vertices: where gate rules make several vertices of one node, the one reached first speaks for it.
fn speak_for_nodes(graph: &SearchGraph, nodes: &mut Vec<(NodeId, Ticks)>, ticks: impl Fn(u32) -> Option<u32>) {
    if graph.has_one_vertex_for_each_node() {
        return;
    }
    nodes.retain_mut(|(place, _)| {
        let vertex = place.0;
        *place = graph.node_of(vertex);
        let own = (ticks(vertex), vertex);
        let others = graph.vertices(*place).map(|(_, other)| (ticks(other), other));
        others.filter(|(ticks, _)| ticks.is_some()).all(|other| own <= other)
    });
}

/// Fills `set` with the nodes within `limit` of one origin; with nothing when the origin does not exist.
///
/// # Performance
///
/// One search bounded by the limit. Nothing is allocated once the buffers have grown: the search borrows its memory
/// from the network, and `set` keeps its own.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{EdgeId, EdgeList, Network, NodeId};
/// use lifecircle::reach::{self, NodeSet, Places, TimedNetwork};
/// use lifecircle::units::Ticks;
/// use lifecircle::walk::Walker;
///
/// let mut list = EdgeList::default();
/// list.push_node(1, 118.780, 32.04);
/// list.push_node(2, 118.784, 32.04);
/// list.push_edge(1, 2);
/// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::with_speed("stroll", 1.0)?)?;
/// let door = timed.network().snap(lifecircle::geo::LonLat::new(118.781, 32.04)?, &|_| true, &Default::default());
/// let homes = Places::new(&timed, [vec![door.unwrap().attachment]]);
///
/// let mut set = NodeSet::new();
/// reach::nodes_within(&timed, &homes, 0, Ticks::new(5 * 60 * 32), &mut set);
/// assert_eq!(set.nodes().iter().map(|(_, t)| t.seconds().round()).collect::<Vec<_>>(), [94.0, 283.0]);
/// assert_eq!(set.within(Ticks::new(2 * 60 * 32)).len(), 1);
///
/// reach::nodes_within(&timed, &homes, 7, Ticks::new(5 * 60 * 32), &mut set);
/// assert!(set.is_empty());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn nodes_within(timed: &TimedNetwork, origins: &Places, origin: usize, limit: Ticks, set: &mut NodeSet) {
    timed.with_bench(|bench| set.fill(timed, origins, origin, limit, (&mut bench.flood, &mut bench.by_time)));
}

/// What `read` makes of the nodes within `limit` of each origin, in the order of the origins.
///
/// An origin that reaches nothing, because it has no usable door, has an empty set and stops nobody else's.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// One bounded search for each origin, in parallel in the caller's rayon pool; the sets are filled one after another in
/// the same buffer of each thread.
pub fn node_sets<T: Send>(
    timed: &TimedNetwork,
    origins: &Places,
    limit: Ticks,
    progress: &dyn Progress,
    read: impl Fn(usize, &NodeSet) -> T + Send + Sync,
) -> Result<Vec<T>, Error> {
    each("isochrones", origins.len(), progress, timed.benches(), |bench, origin| {
        bench.set.fill(timed, origins, origin, limit, (&mut bench.flood, &mut bench.by_time));
        read(origin, &bench.set)
    })
}

//! The immutable walking network: builder, repair report, spatial order, snapping points to edges.
//!
//! A source hands in a [`RawNetwork`]; [`NetworkBuilder`] checks, repairs, contracts and orders it into a [`Network`],
//! which never changes again and may be shared between threads.

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the numbers are within range")]
pub(crate) mod arbitrary;
mod attribute_bytes;
mod attributes;
mod build;
mod components;
mod disjoint;
mod edge_list;
mod edge_rows;
mod edges;
mod edit;
pub(crate) mod incidence;
mod kinds;
mod links;
mod numbers;
mod outward;
mod per_edge;
mod raw;
mod saved;
mod segments;
mod shape;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a sketch that cannot be built is a failed test")]
pub(crate) mod sketch;
mod snap;

use std::sync::{Arc, OnceLock};

pub use attributes::{Crossing, Direction, EdgeAttributes, Passage, Surface, WayClass};
pub use build::NetworkBuilder;
pub use components::Components;
pub use edge_list::{EdgeColumns, EdgeList, NodeColumns};
pub use edges::{EdgeId, Edges, NodeId};
pub use edit::{NEW_WAY_REACHES_M, NewWay, StreetWork};
pub use per_edge::{AttributeColumn, ClimbColumn};
pub use raw::{Barrier, BarrierKind, Gate, RawNetwork, RawNode, RawWay};
pub use shape::{Shape, ShapePoint};
pub use snap::{Attachment, Avoided, Snap, SnapFailure, SnapOptions};

use crate::error::DataReport;
use crate::geo::{BoundingBox, LocalPlane, LonLat, Metric};
pub use crate::machine::column::Column;
use crate::machine::lent::Lent;
use incidence::Incidence;
use segments::SegmentIndex;

/// An immutable walking network. Cheap to clone; shared between threads.
#[derive(Clone, Debug)]
pub struct Network {
    inner: Arc<Parts>,
}

/// What a network is made of.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) nodes: Column<LonLat>,
    pub(crate) source_node_ids: Column<i64>,
    pub(crate) edges: Edges,
    /// Where each edge's bends start in `bends`; one more than there are edges.
    pub(crate) bend_start: Column<u32>,
    /// The points between the ends of each edge.
    pub(crate) bends: Column<LonLat>,
    /// Metres from the start of the edge to each bend.
    pub(crate) bend_chainage_m: Column<f64>,
    /// Made when first asked for, unless whoever built the network had to know them.
    pub(crate) incidence: OnceLock<Incidence<EdgeId>>,
    pub(crate) components: OnceLock<Components>,
    /// The segments of the edges; made when a door is first attached, for a host whose places lie on nodes needs none.
    walkable: OnceLock<SegmentIndex>,
    pub(crate) barriers: Vec<Barrier>,
    /// The segments of the barriers, as those of the edges.
    blocking: OnceLock<SegmentIndex>,
    pub(crate) open_ends: Vec<NodeId>,
    pub(crate) declared_box: Option<BoundingBox>,
    pub(crate) metric: Metric,
    pub(crate) plane: LocalPlane,
    pub(crate) report: DataReport,
    /// Working memory for whoever searches the network, freed with it: one for all walkers.
    pub(crate) lent: Lent,
}

impl Network {
    fn parts(&self) -> &Parts {
        &self.inner
    }

    /// The index of the edges' segments.
    fn walkable(&self) -> &SegmentIndex {
        self.inner.walkable.get_or_init(|| SegmentIndex::of_edges(self))
    }

    /// The index of the barriers' segments.
    fn blocking(&self) -> &SegmentIndex {
        let Parts { blocking, plane, barriers, .. } = self.parts();
        blocking.get_or_init(|| SegmentIndex::of_barriers(plane, barriers))
    }

    /// Working memory as large as the network.
    pub(crate) fn lent(&self) -> &Lent {
        &self.inner.lent
    }

    pub(crate) fn from_parts(parts: Parts) -> Network {
        Network { inner: Arc::new(parts) }
    }

    /// Whether another is this very network, and not one that happens to be equal.
    pub fn is_same(&self, other: &Network) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// How many nodes: junctions, ends, gates, and places where attributes change.
    pub fn node_count(&self) -> usize {
        self.inner.nodes.len()
    }

    /// How many edges: stretches between nodes, whichever way they may be walked.
    pub fn edge_count(&self) -> usize {
        self.inner.edges.len()
    }

    /// Where a node is.
    pub fn position(&self, node: NodeId) -> LonLat {
        self.inner.nodes[node.index()]
    }

    /// The source's own number of a node; the ends of ways at one gate share the number of the gate.
    pub fn source_node_id(&self, node: NodeId) -> i64 {
        self.inner.source_node_ids[node.index()]
    }

    /// The edges that touch a node, in ascending order; an edge that leads back to its own start is listed once.
    pub fn incident(&self, node: NodeId) -> &[EdgeId] {
        self.incidence().at(node.index())
    }

    /// The edges that touch each node.
    pub(crate) fn incidence(&self) -> &Incidence<EdgeId> {
        self.inner.incidence.get_or_init(|| Incidence::of_edges(self.node_count(), self.edges()))
    }

    /// The parts of the network that hang together.
    pub fn components(&self) -> &Components {
        self.inner.components.get_or_init(|| Components::new(self.node_count() as u32, self.edges()))
    }

    /// All edges, column by column.
    pub fn edges(&self) -> &Edges {
        &self.inner.edges
    }

    /// The line of an edge from its `from` node to its `to` node.
    ///
    /// # Panics
    ///
    /// When there is no such edge.
    pub fn shape(&self, edge: EdgeId) -> Shape<'_> {
        let (parts, row) = (self.parts(), edge.index());
        let ends = [parts.edges.from[row], parts.edges.to[row]].map(|node| parts.nodes[node.index()]);
        let bends = parts.bend_start[row] as usize..parts.bend_start[row + 1] as usize;
        Shape::new(ends, parts.edges.length_m[row], &parts.bends[bends.clone()], &parts.bend_chainage_m[bends])
    }

    /// The lines no link may cross.
    pub fn barriers(&self) -> &[Barrier] {
        &self.inner.barriers
    }

    /// The nodes where the data was cut off.
    pub fn open_ends(&self) -> &[NodeId] {
        &self.inner.open_ends
    }

    /// The box the source said it covers.
    pub fn declared_box(&self) -> Option<BoundingBox> {
        self.inner.declared_box
    }

    /// How lengths were measured.
    pub fn metric(&self) -> Metric {
        self.inner.metric
    }

    /// The flat plane around the middle of the network.
    pub fn plane(&self) -> LocalPlane {
        self.inner.plane
    }

    /// What was wrong with the source, and what was repaired.
    pub fn report(&self) -> &DataReport {
        &self.inner.report
    }
}

//! The search graph: (node, stage) pairs and the moves between them, in both directions.
//!
//! Compiled once per walker, it makes the gate rules vanish: a plain bounded search over it is exact. A node that
//! touches only public stretches is one vertex, so nearly nothing is paid where there are no gates.

use super::moves::{Along, Move, Moves, Step};
use super::passage::Stage;
use super::vertices::Vertices;
use crate::network::{Column, EdgeId, Network, NodeId};
use crate::units::Ticks;

#[derive(Debug)]
pub(crate) struct SearchGraph {
    pub(super) vertices: Vertices,
    /// Moves from home to facility.
    pub(crate) forward: Moves,
    /// What each of them goes along.
    pub(super) along: Column<Along>,
    /// The same moves turned round, for searches that begin at the facilities; none where that changes nothing.
    pub(super) backward: Option<Moves>,
}

impl SearchGraph {
    pub(crate) fn vertex_count(&self) -> usize {
        self.vertices.len()
    }

    pub(crate) fn node_count(&self) -> usize {
        self.vertices.node_count()
    }

    /// Whether every node is one vertex, of the same number.
    pub(crate) fn has_one_vertex_for_each_node(&self) -> bool {
        self.vertices.are_nodes()
    }

    /// The vertex of a node in a stage, or `None` when one cannot be there in that stage.
    pub(crate) fn vertex(&self, node: NodeId, stage: Stage) -> Option<u32> {
        self.vertices.of(node, stage)
    }

    /// The vertices of a node, one for each stage.
    pub(crate) fn vertices(&self, node: NodeId) -> impl Iterator<Item = (Stage, u32)> + Clone + use<> {
        self.vertices.at(node)
    }

    /// The node a vertex belongs to.
    #[inline]
    pub(crate) fn node_of(&self, vertex: u32) -> NodeId {
        self.vertices.node_of(vertex)
    }

    /// The moves out of a vertex, each with what it goes along.
    #[inline]
    pub(crate) fn steps(&self, vertex: u32) -> impl ExactSizeIterator<Item = (Move, Along)> + Clone {
        self.forward.of(vertex).iter().copied().zip(self.along(vertex).iter().copied())
    }

    /// What the moves out of a vertex go along.
    #[inline]
    pub(crate) fn along(&self, vertex: u32) -> &[Along] {
        &self.along[self.forward.places(vertex)]
    }

    /// The moves turned round, for searches that begin at the facilities.
    pub(crate) fn backward(&self) -> &Moves {
        self.backward.as_ref().unwrap_or(&self.forward)
    }

    /// The moves along one edge.
    #[inline]
    pub(crate) fn steps_along(
        &self,
        network: &Network,
        edge: EdgeId,
        (as_drawn, against_it): (Option<Ticks>, Option<Ticks>),
    ) -> impl Iterator<Item = Step> + Clone {
        let (edges, row) = (network.edges(), edge.index());
        let (from, to, passage) = (edges.from[row], edges.to[row], edges.attributes[row].passage);
        let ways = [(false, from, to, as_drawn), (true, to, from, against_it)];
        ways.into_iter().filter_map(|(against, tail, head, time)| Some((against, tail, head, time?))).flat_map(
            move |(against, tail, head, time)| {
                self.vertices(tail).filter_map(move |(stage, tail)| {
                    let head = self.vertex(head, stage.step(passage)?)?;
                    Some((tail, Move { head, ticks: time.get() }, Along::new(edge.0, against)))
                })
            },
        )
    }
}

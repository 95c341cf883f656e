//! The search graph: (node, stage) pairs and the moves between them, in both directions.
//!
//! Compiled once per walker, it makes the gate rules vanish: a plain bounded search over it is exact. A node that
//! touches only public stretches is one vertex, so nearly nothing is paid where there are no gates.

use std::ops::Range;

use super::moves::{Along, Move, Moves, Step};
use super::passage::{Stage, Stages};
use crate::error::{Error, ErrorKind};
use crate::machine::threads::{halves, join};
use crate::network::{Column, EdgeId, Edges, Network, NodeId, Passage};
use crate::units::Ticks;

/// The ticks of every edge as drawn and against the drawing, or [`REFUSED`].
pub(super) struct EdgeTicks {
    as_drawn: Vec<u32>,
    against_it: Vec<u32>,
}

/// Longer than any time: what may not be walked.
const REFUSED: u32 = u32::MAX;

impl EdgeTicks {
    /// The times nearest to these seconds, of which there are as many one way as the other.
    pub(super) fn new(forward_s: &[f64], backward_s: &[f64]) -> EdgeTicks {
        let ticks = |seconds: &f64| Ticks::from_seconds(*seconds).map_or(REFUSED, Ticks::get);
        let ticks = |seconds: &[f64]| seconds.iter().map(ticks).collect();
        let (as_drawn, against_it) = join(|| ticks(forward_s), || ticks(backward_s));
        EdgeTicks { as_drawn, against_it }
    }

    fn iter(&self) -> impl Iterator<Item = (Option<Ticks>, Option<Ticks>)> + Clone {
        let time = |ticks: &u32| (*ticks != REFUSED).then_some(Ticks::new(*ticks));
        self.as_drawn.iter().map(time).zip(self.against_it.iter().map(time))
    }

    /// Whether no edge is quicker one way than the other.
    fn are_the_same_both_ways(&self) -> bool {
        self.as_drawn == self.against_it
    }

    /// Whether an edge may be walked either way.
    fn is_walked(&self, edge: usize) -> bool {
        self.as_drawn[edge] != REFUSED || self.against_it[edge] != REFUSED
    }
}

#[derive(Debug)]
pub(crate) struct SearchGraph {
    /// The first vertex of each node; one more than there are nodes.
    pub(super) first: Column<u32>,
    pub(super) stages: Column<Stages>,
    pub(super) node_of: Column<u32>,
    /// Whether every node is one vertex, of the same number.
    pub(super) one_to_one: bool,
    /// Moves from home to facility.
    pub(crate) forward: Moves,
    /// What each of them goes along.
    pub(super) along: Column<Along>,
    /// The same moves turned round, for searches that begin at the facilities; none where that changes nothing.
    pub(super) backward: Option<Moves>,
}

impl SearchGraph {
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] when the network has more moves than a `u32` can count.
    pub(super) fn new(network: &Network, ticks: &EdgeTicks) -> Result<SearchGraph, Error> {
        if network.edge_count().max(network.node_count()) > u32::MAX as usize / 8 {
            return Err(Error::new(ErrorKind::Limit, "a network may have at most 2^29 nodes and as many edges")
                .with_value(network.edge_count().max(network.node_count()))
                .with_fix("cut the study into tiles"));
        }
        let stages = stages_at_nodes(network, ticks);
        let one_to_one = one_to_one(&stages);
        let (first, node_of) = match one_to_one {
            true => ((0..=stages.len() as u32).collect(), (0..stages.len() as u32).collect()),
            false => numbered(&stages),
        };
        let mut graph = SearchGraph {
            one_to_one,
            first: first.into(),
            stages: stages.into(),
            node_of: node_of.into(),
            forward: Moves::default(),
            along: Column::default(),
            backward: None,
        };
        (graph.forward, graph.along, graph.backward) = if one_to_one {
            graph.moves(steps_along_streets(network.edges(), ticks), ticks.are_the_same_both_ways())
        } else {
            let edges = (0u32..).map(EdgeId).zip(ticks.iter());
            graph.moves(edges.flat_map(|(edge, ticks)| graph.steps_along(network, edge, ticks)), false)
        };
        Ok(graph)
    }

    pub(crate) fn vertex_count(&self) -> usize {
        self.node_of.len()
    }

    pub(crate) fn node_count(&self) -> usize {
        self.stages.len()
    }

    /// Whether every node is one vertex, of the same number.
    pub(crate) fn has_one_vertex_for_each_node(&self) -> bool {
        self.one_to_one
    }

    /// The vertex of a node in a stage, or `None` when one cannot be there in that stage.
    pub(crate) fn vertex(&self, node: NodeId, stage: Stage) -> Option<u32> {
        let set = *self.stages.get(node.index())?;
        set.contains(stage).then(|| self.first[node.index()] + set.rank(stage))
    }

    /// The vertices of a node, one for each stage.
    pub(crate) fn vertices(&self, node: NodeId) -> impl Iterator<Item = (Stage, u32)> + Clone + use<> {
        let set = self.stages.get(node.index()).copied().unwrap_or_default();
        let first = self.first.get(node.index()).copied().unwrap_or(0);
        set.iter().enumerate().map(move |(i, stage)| (stage, first + i as u32))
    }

    /// The node a vertex belongs to.
    pub(crate) fn node_of(&self, vertex: u32) -> NodeId {
        NodeId(self.node_of[vertex as usize])
    }

    /// The moves of all steps, what they go along, and the same turned round unless that changes nothing. Steps are found
    /// over and over, which is quicker than to keep them unsorted.
    fn moves(
        &self,
        steps: impl Iterator<Item = Step> + Clone + Send,
        is_same_turned: bool,
    ) -> (Moves, Column<Along>, Option<Moves>) {
        let (vertices, again) = (self.vertex_count(), steps.clone());
        let ((forward, along), backward) =
            join(|| Moves::of_steps(vertices, steps), || (!is_same_turned).then(|| Moves::of_turned(vertices, again)));
        (forward, along, backward)
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

/// The moves where each node is one vertex: then there are streets alone, and every edge leads from node to node.
fn steps_along_streets(edges: &Edges, ticks: &EdgeTicks) -> impl Iterator<Item = Step> + Clone {
    let ends = edges.from.iter().zip(&edges.to);
    (0u32..).zip(ticks.iter().zip(ends)).flat_map(|(edge, ((as_drawn, against_it), (from, to)))| {
        let step = |tail: NodeId, head: NodeId, time: Option<Ticks>, against| {
            time.map(|time| (tail.0, Move { head: head.0, ticks: time.get() }, Along::new(edge, against)))
        };
        [step(*from, *to, as_drawn, false), step(*to, *from, against_it, true)].into_iter().flatten()
    })
}

/// Whether nodes with these stages are one vertex each. As many vertices as nodes are not enough: a node no edge leads
/// to has none, and a node at a gate has several.
pub(super) fn one_to_one(stages: &[Stages]) -> bool {
    stages.iter().all(|stages| stages.len() == 1)
}

/// Which stages are possible at each node, by the kinds of stretches that touch it.
fn stages_at_nodes(network: &Network, ticks: &EdgeTicks) -> Vec<Stages> {
    let edges = network.edges();
    // Whether public stretches touch each node, and restricted ones.
    let touches = |part: Range<usize>| {
        let mut touches = vec![[false; 2]; network.node_count()];
        for edge in part.filter(|edge| ticks.is_walked(*edge)) {
            let is_restricted = edges.attributes[edge].passage != Passage::Public;
            for node in [edges.from[edge], edges.to[edge]] {
                touches[node.index()][usize::from(is_restricted)] = true;
            }
        }
        touches
    };
    let (some, others) = halves(edges.len(), touches);
    some.iter().zip(&others).map(|(a, b)| Stages::at_node(a[0] || b[0], a[1] || b[1])).collect()
}

/// The first vertex of each node, with one more at the end, and the node of each vertex.
fn numbered(stages: &[Stages]) -> (Vec<u32>, Vec<u32>) {
    let (mut first, mut node_of) = (Vec::with_capacity(stages.len() + 1), Vec::with_capacity(stages.len()));
    for (node, set) in (0u32..).zip(stages) {
        first.push(node_of.len() as u32);
        node_of.extend((0..set.len()).map(|_| node));
    }
    first.push(node_of.len() as u32);
    (first, node_of)
}

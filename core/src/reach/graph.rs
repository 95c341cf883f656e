//! The search graph: (node, stage) pairs and the moves between them, in both directions.
//!
//! Compiled once per walker, it makes the gate rules vanish: a plain bounded search over it is exact. A node that
//! touches only public stretches is one vertex, so nearly nothing is paid where there are no gates.

use std::ops::Range;

use bytemuck::allocation::zeroed_vec;

use super::passage::{Stage, Stages};
use crate::error::{Error, ErrorKind};
use crate::machine::threads::{halves, join};
use crate::network::{Column, EdgeId, Edges, Network, NodeId, Passage};
use crate::units::Ticks;

/// One move of the search graph.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct Move {
    /// The vertex it leads to.
    pub(crate) head: u32,
    /// What it costs.
    pub(crate) ticks: u32,
    /// The edge walked, doubled, plus one when walked against the drawing.
    edge: u32,
}

crate::machine::column::plain!(Move: u32 { head, ticks, edge });

impl Move {
    pub(crate) const fn edge(self) -> EdgeId {
        EdgeId(self.edge / 2)
    }

    pub(crate) const fn as_drawn(self) -> bool {
        self.edge.is_multiple_of(2)
    }
}

/// The moves out of every vertex, side by side.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    pub(super) start: Column<u32>,
    pub(super) moves: Column<Move>,
}

impl Moves {
    #[inline]
    pub(crate) fn of(&self, vertex: u32) -> &[Move] {
        let v = vertex as usize;
        &self.moves[self.start[v] as usize..self.start[v + 1] as usize]
    }
}

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

    fn iter(&self) -> impl Iterator<Item = (Option<Ticks>, Option<Ticks>)> {
        let time = |ticks: &u32| (*ticks != REFUSED).then_some(Ticks::new(*ticks));
        self.as_drawn.iter().map(time).zip(self.against_it.iter().map(time))
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
    /// The same moves turned round, for searches that begin at the facilities.
    pub(crate) backward: Moves,
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
            backward: Moves::default(),
        };
        let (forward, backward) = join(|| graph.moves(network, ticks, false), || graph.moves(network, ticks, true));
        (graph.forward, graph.backward) = (forward, backward);
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
    pub(crate) fn vertices(&self, node: NodeId) -> impl Iterator<Item = (Stage, u32)> + use<> {
        let set = self.stages.get(node.index()).copied().unwrap_or_default();
        let first = self.first.get(node.index()).copied().unwrap_or(0);
        set.iter().enumerate().map(move |(i, stage)| (stage, first + i as u32))
    }

    /// The node a vertex belongs to.
    pub(crate) fn node_of(&self, vertex: u32) -> NodeId {
        NodeId(self.node_of[vertex as usize])
    }

    /// The moves by the vertex they lead from, or turned round and by the vertex they lead to; of each vertex in the
    /// order of the edges. They are found twice, to count and to fill, which is quicker than to keep them unsorted.
    fn moves(&self, network: &Network, ticks: &EdgeTicks, turned: bool) -> Moves {
        let way = |tail, step: Move| if turned { (step.head, Move { head: tail, ..step }) } else { (tail, step) };
        let vertices = self.vertex_count();
        let mut start = vec![0u32; vertices + 1];
        self.compile(network, ticks, |tail, step| start[way(tail, step).0 as usize + 1] += 1);
        for v in 0..vertices {
            start[v + 1] += start[v];
        }
        let mut moves: Vec<Move> = zeroed_vec(start[vertices] as usize);
        // Each start walks to the end of its stretch, which is the next one's start.
        self.compile(network, ticks, |tail, step| {
            let (tail, step) = way(tail, step);
            moves[start[tail as usize] as usize] = step;
            start[tail as usize] += 1;
        });
        start.copy_within(..vertices, 1);
        start[0] = 0;
        Moves { start: start.into(), moves: moves.into() }
    }

    /// Hands out every move, edge by edge: `take(tail, move)`.
    #[inline(always)]
    fn compile(&self, network: &Network, ticks: &EdgeTicks, mut take: impl FnMut(u32, Move)) {
        if self.one_to_one {
            return compile_streets(network.edges(), ticks, take);
        }
        for (edge, ticks) in (0u32..).map(EdgeId).zip(ticks.iter()) {
            self.compile_edge(network, edge, ticks, &mut take);
        }
    }

    /// Hands out the moves along one edge: `take(tail, move)`.
    #[inline]
    pub(crate) fn compile_edge(
        &self,
        network: &Network,
        edge: EdgeId,
        (as_drawn, against_it): (Option<Ticks>, Option<Ticks>),
        mut take: impl FnMut(u32, Move),
    ) {
        let (edges, row) = (network.edges(), edge.index());
        let (from, to, passage) = (edges.from[row], edges.to[row], edges.attributes[row].passage);
        for (against, tail, head, time) in [(0, from, to, as_drawn), (1, to, from, against_it)] {
            let Some(time) = time else { continue };
            for (stage, tail) in self.vertices(tail) {
                if let Some(head) = stage.step(passage).and_then(|next| self.vertex(head, next)) {
                    take(tail, Move { head, ticks: time.get(), edge: edge.0 * 2 + against });
                }
            }
        }
    }
}

/// Hands out every move where each node is one vertex: then there are streets alone, and every edge leads from node to node.
#[inline(always)]
fn compile_streets(edges: &Edges, ticks: &EdgeTicks, mut take: impl FnMut(u32, Move)) {
    for (edge, (ticks, (from, to))) in (0u32..).zip(ticks.iter().zip(edges.from.iter().zip(&edges.to))) {
        if let Some(time) = ticks.0 {
            take(from.0, Move { head: to.0, ticks: time.get(), edge: edge * 2 });
        }
        if let Some(time) = ticks.1 {
            take(to.0, Move { head: from.0, ticks: time.get(), edge: edge * 2 + 1 });
        }
    }
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

//! The search graph: (node, stage) pairs and the moves between them, in both directions.
//!
//! Compiled once per walker, it makes the gate rules vanish: a plain bounded search over it is exact. A node that
//! touches only public stretches is one vertex, so nearly nothing is paid where there are no gates.

use super::passage::{Stage, Stages};
use crate::error::{Error, ErrorKind};
use crate::network::{EdgeId, Network, NodeId, Passage};
use crate::units::Ticks;

/// One move of the search graph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move {
    /// The vertex it leads to.
    pub(crate) head: u32,
    /// What it costs.
    pub(crate) ticks: u32,
    /// The edge walked, doubled, plus one when walked against the drawing.
    edge: u32,
}

impl Move {
    pub(crate) const fn edge(self) -> EdgeId {
        EdgeId(self.edge / 2)
    }

    pub(crate) const fn as_drawn(self) -> bool {
        self.edge.is_multiple_of(2)
    }
}

/// The moves out of every vertex, side by side.
#[derive(Debug)]
pub(crate) struct Moves {
    start: Vec<u32>,
    moves: Vec<Move>,
}

impl Moves {
    #[inline]
    pub(crate) fn of(&self, vertex: u32) -> &[Move] {
        let v = vertex as usize;
        &self.moves[self.start[v] as usize..self.start[v + 1] as usize]
    }

    /// Sorts `(tail, move)` pairs by tail, keeping their order otherwise.
    fn grouped(vertices: usize, pairs: impl Iterator<Item = (u32, Move)> + Clone) -> Moves {
        let mut start = vec![0u32; vertices + 1];
        for (tail, _) in pairs.clone() {
            start[tail as usize + 1] += 1;
        }
        for v in 0..vertices {
            start[v + 1] += start[v];
        }
        let mut next = start.clone();
        let mut moves = vec![Move { head: 0, ticks: 0, edge: 0 }; start[vertices] as usize];
        for (tail, step) in pairs {
            moves[next[tail as usize] as usize] = step;
            next[tail as usize] += 1;
        }
        Moves { start, moves }
    }
}

#[derive(Debug)]
pub(crate) struct SearchGraph {
    /// The first vertex of each node; one more than there are nodes.
    first: Vec<u32>,
    stages: Vec<Stages>,
    node_of: Vec<u32>,
    /// Moves from home to facility.
    pub(crate) forward: Moves,
    /// The same moves turned round, for searches that begin at the facilities.
    pub(crate) backward: Moves,
}

impl SearchGraph {
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] when the network has more moves than a `u32` can count.
    pub(crate) fn new(network: &Network, ticks: &[(Option<Ticks>, Option<Ticks>)]) -> Result<SearchGraph, Error> {
        if network.edge_count().max(network.node_count()) > u32::MAX as usize / 8 {
            return Err(Error::new(ErrorKind::Limit, "a network may have at most 2^29 nodes and as many edges")
                .with_value(network.edge_count().max(network.node_count()))
                .with_fix("cut the study into tiles"));
        }
        let stages = stages_at_nodes(network, ticks);
        let mut first = Vec::with_capacity(stages.len() + 1);
        let mut node_of = Vec::with_capacity(stages.len());
        for (node, set) in stages.iter().enumerate() {
            first.push(node_of.len() as u32);
            node_of.extend((0..set.len()).map(|_| node as u32));
        }
        first.push(node_of.len() as u32);
        let empty = || Moves { start: Vec::new(), moves: Vec::new() };
        let mut graph = SearchGraph { first, stages, node_of, forward: empty(), backward: empty() };
        let moves = graph.compile(network, ticks);
        let vertices = graph.vertex_count();
        graph.forward = Moves::grouped(vertices, moves.iter().copied());
        graph.backward = Moves::grouped(vertices, moves.iter().map(|(tail, m)| (m.head, Move { head: *tail, ..*m })));
        Ok(graph)
    }

    pub(crate) fn vertex_count(&self) -> usize {
        self.node_of.len()
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

    /// Every move as `(tail, move)`, edge by edge.
    fn compile(&self, network: &Network, ticks: &[(Option<Ticks>, Option<Ticks>)]) -> Vec<(u32, Move)> {
        let edges = network.edges();
        let mut moves = Vec::new();
        for (edge, (as_drawn, against_it)) in ticks.iter().enumerate() {
            let (from, to, passage) = (edges.from[edge], edges.to[edge], edges.attributes[edge].passage);
            for (against, tail, head, time) in [(0, from, to, as_drawn), (1, to, from, against_it)] {
                let Some(time) = time else { continue };
                for (stage, tail) in self.vertices(tail) {
                    let head = stage.step(passage).and_then(|next| self.vertex(head, next));
                    let step = |head| Move { head, ticks: time.get(), edge: edge as u32 * 2 + against };
                    moves.extend(head.map(|head| (tail, step(head))));
                }
            }
        }
        moves
    }
}

/// Which stages are possible at each node, by the kinds of stretches that touch it.
fn stages_at_nodes(network: &Network, ticks: &[(Option<Ticks>, Option<Ticks>)]) -> Vec<Stages> {
    let edges = network.edges();
    let mut touches = vec![(false, false); network.node_count()];
    for edge in (0..edges.len()).filter(|e| ticks[*e] != (None, None)) {
        for node in [edges.from[edge], edges.to[edge]] {
            match edges.attributes[edge].passage {
                Passage::Public => touches[node.index()].0 = true,
                Passage::EndOnly | Passage::Residents => touches[node.index()].1 = true,
            }
        }
    }
    touches.into_iter().map(|(public, restricted)| Stages::at_node(public, restricted)).collect()
}

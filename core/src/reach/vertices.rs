//! The vertices of the search graph: the nodes, or each node once for every stage one can be in there.

use super::passage::{Stage, Stages};
use crate::network::{Column, NodeId};

/// Which vertices each node is.
#[derive(Debug)]
pub(crate) struct Vertices {
    /// The stages one can be in at each node; each is a vertex.
    pub(super) stages: Column<Stages>,
    /// None where every node is one vertex, of the same number.
    pub(super) numbers: Option<Numbers>,
}

/// The numbers of vertices that are not those of their nodes.
#[derive(Debug)]
pub(super) struct Numbers {
    /// The first vertex of each node; one more than there are nodes.
    pub(super) first: Column<u32>,
    /// The node of each vertex.
    pub(super) node_of: Column<u32>,
}

impl Vertices {
    /// The vertices of nodes with these stages, counted node after node.
    pub(super) fn new(stages: Vec<Stages>) -> Vertices {
        let numbers = (!are_nodes(&stages)).then(|| Numbers::new(&stages));
        Vertices { stages: stages.into(), numbers }
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.numbers.as_ref().map_or(self.stages.len(), |numbers| numbers.node_of.len())
    }

    /// How many nodes.
    pub(crate) fn node_count(&self) -> usize {
        self.stages.len()
    }

    /// How many vertices the nodes before one have, or all nodes.
    pub(super) fn before(&self, node: usize) -> usize {
        self.numbers.as_ref().map_or(node, |numbers| numbers.first[node] as usize)
    }

    /// Whether every node is one vertex, of the same number.
    pub(crate) fn are_nodes(&self) -> bool {
        self.numbers.is_none()
    }

    /// The vertex of a node in a stage, or `None` when one cannot be there in that stage.
    pub(crate) fn of(&self, node: NodeId, stage: Stage) -> Option<u32> {
        let set = *self.stages.get(node.index())?;
        set.contains(stage).then(|| self.first(node) + set.rank(stage))
    }

    /// The vertices of a node, one for each stage.
    #[inline]
    pub(crate) fn at(&self, node: NodeId) -> impl Iterator<Item = (Stage, u32)> + Clone + use<> {
        let set = self.stages.get(node.index()).copied().unwrap_or_default();
        let first = if set == Stages::default() { 0 } else { self.first(node) };
        set.iter().enumerate().map(move |(i, stage)| (stage, first + i as u32))
    }

    /// The node a vertex belongs to.
    #[inline]
    pub(crate) fn node_of(&self, vertex: u32) -> NodeId {
        NodeId(self.numbers.as_ref().map_or(vertex, |numbers| numbers.node_of[vertex as usize]))
    }

    /// The first vertex of a node that exists.
    #[inline]
    fn first(&self, node: NodeId) -> u32 {
        self.numbers.as_ref().map_or(node.0, |numbers| numbers.first[node.index()])
    }
}

impl Numbers {
    fn new(stages: &[Stages]) -> Numbers {
        let (mut first, mut node_of) = (Vec::with_capacity(stages.len() + 1), Vec::with_capacity(stages.len()));
        for (node, set) in (0u32..).zip(stages) {
            first.push(node_of.len() as u32);
            node_of.extend((0..set.len()).map(|_| node));
        }
        first.push(node_of.len() as u32);
        Numbers { first: first.into(), node_of: node_of.into() }
    }
}

/// Whether nodes with these stages are one vertex each. As many vertices as nodes are not enough: a node no edge leads
/// to has none, and a node at a gate has several.
pub(super) fn are_nodes(stages: &[Stages]) -> bool {
    stages.iter().all(|stages| stages.len() == 1)
}

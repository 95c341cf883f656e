//! The parts of a network that hang together.

use super::disjoint::DisjointSets;
use super::{Edges, NodeId};

/// The connected parts of a network, largest walkable length first.
///
/// Two nodes belong to one part when some chain of edges joins them, whoever may pass and in whichever direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Components {
    of_node: Vec<u32>,
    length_m: Vec<f64>,
    total_m: f64,
}

impl Components {
    /// The parts of the graph that `edges` draw over `nodes` nodes.
    pub(super) fn new(nodes: u32, edges: &Edges) -> Components {
        let mut sets = DisjointSets::new(nodes);
        for (from, to) in edges.from.iter().zip(&edges.to) {
            sets.join(from.0, to.0);
        }
        let root_of = sets.into_names();
        // As most cities are: one part.
        if nodes > 0 && root_of.iter().all(|root| *root == 0) {
            let total_m = edges.length_m.iter().sum();
            return Components { of_node: root_of, length_m: vec![total_m], total_m };
        }
        let mut length_of_root = vec![0.0; nodes as usize];
        for (from, length_m) in edges.from.iter().zip(&edges.length_m) {
            length_of_root[root_of[from.index()] as usize] += length_m;
        }
        let mut roots: Vec<u32> = (0..nodes).filter(|node| root_of[*node as usize] == *node).collect();
        roots.sort_by(|a, b| length_of_root[*b as usize].total_cmp(&length_of_root[*a as usize]).then(a.cmp(b)));

        let mut rank = vec![0; nodes as usize];
        for (position, root) in (0u32..).zip(&roots) {
            rank[*root as usize] = position;
        }
        let of_node = root_of.iter().map(|root| rank[*root as usize]).collect();
        let length_m: Vec<f64> = roots.iter().map(|root| length_of_root[*root as usize]).collect();
        let total_m = length_m.iter().sum();
        Components { of_node, length_m, total_m }
    }

    /// How many parts.
    pub fn len(&self) -> usize {
        self.length_m.len()
    }

    /// Whether there are none, which no built network is.
    pub fn is_empty(&self) -> bool {
        self.length_m.is_empty()
    }

    /// The part a node belongs to: 0 is the largest.
    pub fn of(&self, node: NodeId) -> usize {
        self.of_node[node.index()] as usize
    }

    /// The walkable length of a part in metres.
    pub fn length_m(&self, component: usize) -> f64 {
        self.length_m[component]
    }

    /// The share (0..=1) of all walkable length that lies in a part.
    pub fn share(&self, component: usize) -> f64 {
        self.length_m[component] / self.total_m
    }
}

//! The nodes and edges of a region, by the numbers of its vertices.

use super::grouped::grouped;
use super::region::Region;
use crate::reach::graph::SearchGraph;
use crate::reach::moves::Along;

/// What can be reached in a region; reused from tile to tile by one thread.
#[derive(Debug)]
pub(super) struct Streets {
    /// The numbers of the vertices, those of each node side by side.
    vertices: Vec<u32>,
    /// Where the vertices of each node start, and where the last ends.
    nodes: Vec<u32>,
    edges: Vec<u32>,
    /// The number of each edge of the network plus one; 0 for those not here.
    number: Vec<u32>,
    /// From which vertices one comes onto each edge: a list for its start, then a list for its end.
    first: Vec<u32>,
    onto: Vec<u32>,
}

impl Streets {
    /// For a network of so many edges.
    pub(super) fn new(edges: usize) -> Streets {
        let (number, [vertices, nodes, some, first, onto]) = (vec![0; edges], [const { Vec::new() }; 5]);
        Streets { vertices, nodes, edges: some, number, first, onto }
    }

    /// Takes all that one may come onto from the vertices of `region`.
    pub(super) fn find(&mut self, graph: &SearchGraph, region: &Region) {
        let vertices = region.vertices();
        self.vertices.clear();
        self.vertices.extend(region.numbers());
        self.nodes.clear();
        for (place, vertex) in vertices.iter().enumerate() {
            let node = graph.node_of(*vertex);
            if place.checked_sub(1).is_none_or(|before| graph.node_of(vertices[before]) != node) {
                self.nodes.push(place as u32);
            }
        }
        self.nodes.push(vertices.len() as u32);
        for edge in self.edges.drain(..) {
            self.number[edge as usize] = 0;
        }
        for along in vertices.iter().flat_map(|vertex| graph.along(*vertex)) {
            let number = &mut self.number[along.edge().index()];
            if *number == 0 {
                self.edges.push(along.edge().0);
                *number = self.edges.len() as u32;
            }
        }
        let number = &self.number;
        let list = |along: &Along| 2 * (number[along.edge().index()] - 1) + u32::from(!along.as_drawn());
        let onto = |(number, vertex): (&u32, &u32)| {
            let number = *number;
            graph.along(*vertex).iter().map(move |along| (list(along), number))
        };
        let onto = self.vertices.iter().zip(vertices).flat_map(onto);
        grouped(2 * self.edges.len(), onto, &mut self.first, &mut self.onto);
    }

    /// The vertices of each node.
    #[inline(always)]
    pub(super) fn nodes(&self) -> impl Iterator<Item = &[u32]> {
        self.nodes.array_windows().map(|[from, to]| &self.vertices[*from as usize..*to as usize])
    }

    /// Each edge with the vertices from which one comes onto it at its start and at its end.
    #[inline(always)]
    pub(super) fn edges(&self) -> impl Iterator<Item = (u32, [&[u32]; 2])> {
        self.edges.iter().zip(self.first.windows(3).step_by(2)).map(
            #[inline(always)]
            |(edge, ends)| {
                let (start, end) = (ends[0] as usize..ends[1] as usize, ends[1] as usize..ends[2] as usize);
                (*edge, [&self.onto[start], &self.onto[end]])
            },
        )
    }
}

//! Lays chains out as the edges of a network, column by column.

use super::contract::{Chains, Link};
use super::draft::Draft;
use super::numbering::Numbering;
use crate::geo::LonLat;
use crate::network::incidence::Incidence;
use crate::network::per_edge::AttributeRows;
use crate::network::{Edges, NodeId};

/// The columns of the network as they grow.
pub(super) struct Layout {
    pub(super) edges: EdgeRows,
    pub(super) shape_start: Vec<u32>,
    pub(super) shape: Vec<LonLat>,
    pub(super) chainage_m: Vec<f64>,
}

/// The columns of the edges as they grow.
pub(super) struct EdgeRows {
    from: Vec<NodeId>,
    to: Vec<NodeId>,
    length_m: Vec<f64>,
    attributes: AttributeRows,
    climb_m: Vec<Option<f32>>,
    crossing_share: Vec<f32>,
    source_id: Vec<i64>,
}

impl EdgeRows {
    pub(super) fn finish(self) -> Edges {
        Edges {
            from: self.from.into(),
            to: self.to.into(),
            length_m: self.length_m.into(),
            attributes: self.attributes.finish(),
            climb_m: self.climb_m.into_iter().collect(),
            crossing_share: self.crossing_share.into(),
            source_id: self.source_id.into(),
        }
    }
}

/// A chain among those that lead from one node.
#[derive(Clone, Copy, Default)]
struct Row {
    to: u32,
    chain: u32,
    length_bits: u64,
}

/// The chains by their two ends, then by length; equal ones by the order of their ways.
pub(super) fn lay_out(draft: &Draft, chains: &Chains, numbering: &Numbering, nodes: &[LonLat]) -> Layout {
    let row = |(chain, links): (u32, &[Link])| {
        let (from, to) = numbering.ends(draft, links).map_or((0, 0), |(from, to)| (from.0, to.0));
        let length_m: f64 = links.iter().map(|link| draft.stretches[link.stretch as usize].length_m).sum();
        (from, Row { to, chain, length_bits: length_m.to_bits() })
    };
    let mut by_from = Incidence::new(numbering.len(), (0u32..).zip(chains.iter()).map(row));
    let first_stretch = |row: &Row| chains.get(row.chain).iter().map(|link| link.stretch).min();
    let has_heights = draft.nodes.iter().any(|node| node.elevation_m.is_some());
    let mut layout = Layout::with_room_for(chains.len(), draft.stretches.len());
    for from in 0..numbering.len() {
        let rows = by_from.at_mut(from);
        rows.sort_unstable_by(|a, b| {
            let by_content = (a.to, a.length_bits).cmp(&(b.to, b.length_bits));
            by_content.then_with(|| first_stretch(a).cmp(&first_stretch(b)))
        });
        for row in rows {
            let ends = (NodeId(from as u32), NodeId(row.to));
            layout.push(draft, ends, nodes, chains.get(row.chain));
            let [low, high] = if has_heights {
                [ends.0, ends.1].map(|node| numbering.node(draft, node).elevation_m)
            } else {
                [None; 2]
            };
            layout.edges.climb_m.push(low.zip(high).map(|(low, high)| high - low));
        }
    }
    layout
}

impl Layout {
    /// Empty columns that need not be moved as they grow.
    fn with_room_for(edges: usize, stretches: usize) -> Layout {
        let points = edges + stretches;
        let mut shape_start = Vec::with_capacity(edges + 1);
        shape_start.push(0);
        let columns = EdgeRows {
            from: Vec::with_capacity(edges),
            to: Vec::with_capacity(edges),
            length_m: Vec::with_capacity(edges),
            attributes: AttributeRows::with_room_for(edges),
            climb_m: Vec::with_capacity(edges),
            crossing_share: Vec::with_capacity(edges),
            source_id: Vec::with_capacity(edges),
        };
        let (shape, chainage_m) = (Vec::with_capacity(points), Vec::with_capacity(points));
        Layout { edges: columns, shape_start, shape, chainage_m }
    }

    /// Adds an edge, all but its climb.
    fn push(&mut self, draft: &Draft, (from, to): (NodeId, NodeId), nodes: &[LonLat], chain: &[Link]) {
        let (mut along_m, mut crossing_share) = (0.0, 0.0);
        self.shape.push(nodes[from.index()]);
        self.chainage_m.push(along_m);
        for (i, link) in chain.iter().enumerate() {
            let stretch = &draft.stretches[link.stretch as usize];
            along_m += stretch.length_m;
            crossing_share += stretch.crossing_share;
            let is_last = i + 1 == chain.len();
            let inner = || draft.nodes[link.ends(draft).1 as usize].position;
            self.shape.push(if is_last { nodes[to.index()] } else { inner() });
            self.chainage_m.push(along_m);
        }
        self.shape_start.push(self.shape.len() as u32);
        self.edges.from.push(from);
        self.edges.to.push(to);
        self.edges.length_m.push(along_m);
        self.edges.attributes.push(chain[0].attributes(draft));
        self.edges.crossing_share.push(crossing_share.min(1.0));
        self.edges.source_id.push(draft.stretches[chain[0].stretch as usize].source_id);
    }
}

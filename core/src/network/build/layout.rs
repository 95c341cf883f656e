//! Lays chains out as the edges of a network, column by column.

use std::ops::Range;

use super::contract::{Chains, Link};
use super::draft::Draft;
use super::numbering::Numbering;
use crate::geo::LonLat;
use crate::machine::threads::join;
use crate::network::incidence::{Incidence, PartMut};
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

/// What is laid out, and by which numbers.
struct Plan<'a> {
    draft: &'a Draft,
    chains: &'a Chains,
    numbering: &'a Numbering,
    nodes: &'a [LonLat],
    has_heights: bool,
}

/// The chains by their two ends, then by length; equal ones by the order of their ways.
pub(super) fn lay_out(draft: &Draft, chains: &Chains, numbering: &Numbering, nodes: &[LonLat]) -> Layout {
    let has_heights = draft.nodes.iter().any(|node| node.elevation_m.is_some());
    let plan = Plan { draft, chains, numbering, nodes, has_heights };
    let count = chains.len() as u32;
    let (first, second) = join(|| plan.rows(0..count / 2), || plan.rows(count / 2..count));
    let mut by_from = Incidence::new(numbering.len(), first.iter().chain(&second).copied());
    drop((first, second));
    let middle = numbering.len() / 2;
    let (low, high) = by_from.split_at_mut(middle);
    // The first takes in the second, and must not move for it.
    let (all, half) = (chains.len(), high.item_count());
    let (mut layout, rest) = join(|| plan.laid_out(0, low, all), || plan.laid_out(middle, high, half));
    layout.append(rest);
    layout
}

impl Plan<'_> {
    /// Some of the chains, each with the node it leads from.
    fn rows(&self, chains: Range<u32>) -> Vec<(u32, Row)> {
        let row = |chain: u32| {
            let links = self.chains.get(chain);
            let (from, to) = self.numbering.ends(self.draft, links).map_or((0, 0), |(from, to)| (from.0, to.0));
            let length_m: f64 = links.iter().map(|link| self.draft.stretches[link.stretch as usize].length_m).sum();
            (from, Row { to, chain, length_bits: length_m.to_bits() })
        };
        chains.map(row).collect()
    }

    /// The edges that lead from the nodes from `first` on, with room for so many.
    fn laid_out(&self, first: usize, mut by_from: PartMut<'_, Row>, room: usize) -> Layout {
        let first_stretch = |row: &Row| self.chains.get(row.chain).iter().map(|link| link.stretch).min();
        // As many stretches for each edge as in the whole.
        let stretches = self.draft.stretches.len() * room / self.chains.len().max(1);
        let mut layout = Layout::with_room_for(room, stretches);
        for at in 0..by_from.len() {
            let from = NodeId((first + at) as u32);
            let rows = by_from.at_mut(at);
            rows.sort_unstable_by(|a, b| {
                let by_content = (a.to, a.length_bits).cmp(&(b.to, b.length_bits));
                by_content.then_with(|| first_stretch(a).cmp(&first_stretch(b)))
            });
            for row in rows {
                let ends = (from, NodeId(row.to));
                layout.push(self.draft, ends, self.nodes, self.chains.get(row.chain));
                layout.edges.climb_m.push(self.climb(ends));
            }
        }
        layout
    }

    fn climb(&self, (from, to): (NodeId, NodeId)) -> Option<f32> {
        if !self.has_heights {
            return None;
        }
        let [low, high] = [from, to].map(|node| self.numbering.node(self.draft, node).elevation_m);
        Some(high? - low?)
    }
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

    /// Adds the edges of another after its own.
    fn append(&mut self, other: Layout) {
        let points = self.shape.len() as u32;
        self.shape_start.extend(other.shape_start[1..].iter().map(|start| points + start));
        self.shape.extend(other.shape);
        self.chainage_m.extend(other.chainage_m);
        let (edges, others) = (&mut self.edges, other.edges);
        edges.from.extend(others.from);
        edges.to.extend(others.to);
        edges.length_m.extend(others.length_m);
        edges.attributes.append(&others.attributes);
        edges.climb_m.extend(others.climb_m);
        edges.crossing_share.extend(others.crossing_share);
        edges.source_id.extend(others.source_id);
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

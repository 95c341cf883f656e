//! The columns of a network, open for changes.

use std::sync::OnceLock;

use crate::geo::LonLat;
use crate::machine::lent::Lent;
use crate::network::{EdgeAttributes, Edges, Network, NodeId, Parts, ShapePoint};

/// An edge as its parts.
#[derive(Clone, Debug)]
pub(super) struct EdgeRow {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    pub(super) attributes: EdgeAttributes,
    pub(super) climb_m: Option<f32>,
    pub(super) crossing_share: f32,
    pub(super) source_id: i64,
    /// From the one node to the other.
    pub(super) shape: Vec<ShapePoint>,
}

impl EdgeRow {
    pub(super) fn of(network: &Network, edge: usize) -> EdgeRow {
        let (edges, id) = (network.edges(), crate::network::EdgeId(edge as u32));
        EdgeRow {
            from: edges.from[edge],
            to: edges.to[edge],
            attributes: edges.attributes[edge],
            climb_m: edges.climb_m[edge],
            crossing_share: edges.crossing_share[edge],
            source_id: edges.source_id[edge],
            shape: network.shape(id).points().collect(),
        }
    }

    pub(super) fn length_m(&self) -> f64 {
        self.shape.last().map_or(0.0, |end| end.chainage_m)
    }

    /// The points between the ends.
    fn bends(&self) -> &[ShapePoint] {
        match &self.shape[..] {
            [_, bends @ .., _] => bends,
            _ => &[],
        }
    }
}

/// What is added to a network, and what stands in the place of its edges.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// New nodes with the number they go by, after those there are.
    pub(super) nodes: Vec<(LonLat, i64)>,
    /// Edges instead of others, ascending.
    pub(super) instead: Vec<(usize, EdgeRow)>,
    /// Edges after those there are.
    pub(super) edges: Vec<EdgeRow>,
}

/// The network with the changes; the report is that of the network as it was.
pub(super) fn changed(network: &Network, changes: Changes) -> Network {
    let parts = network.parts();
    let nodes = parts.nodes.iter().copied().chain(changes.nodes.iter().map(|(place, _)| *place)).collect::<Vec<_>>();
    let ids = parts.source_node_ids.iter().copied().chain(changes.nodes.iter().map(|(_, id)| *id));
    let source_node_ids = ids.collect::<Vec<_>>();
    let mut instead = changes.instead.into_iter().peekable();
    let kept = (0..network.edge_count()).map(|edge| match instead.next_if(|(other, _)| *other == edge) {
        Some((_, row)) => row,
        None => EdgeRow::of(network, edge),
    });
    let rows: Vec<EdgeRow> = kept.chain(changes.edges).collect();
    let mut bend_start = vec![0u32];
    for row in &rows {
        let end = bend_start.last().copied().unwrap_or(0) + row.bends().len() as u32;
        bend_start.push(end);
    }
    let bends = || rows.iter().flat_map(|row| row.bends());
    Network::from_parts(Parts {
        nodes: nodes.into(),
        source_node_ids: source_node_ids.into(),
        bend_start: bend_start.into(),
        bends: bends().map(|bend| bend.point).collect::<Vec<_>>().into(),
        bend_chainage_m: bends().map(|bend| bend.chainage_m).collect::<Vec<_>>().into(),
        edges: edges(&rows),
        incidence: OnceLock::new(),
        components: OnceLock::new(),
        walkable: OnceLock::new(),
        barriers: parts.barriers.clone(),
        blocking: OnceLock::new(),
        open_ends: parts.open_ends.clone(),
        declared_box: parts.declared_box,
        metric: parts.metric,
        plane: parts.plane,
        report: parts.report.clone(),
        lent: Lent::default(),
    })
}

fn edges(rows: &[EdgeRow]) -> Edges {
    Edges {
        from: rows.iter().map(|row| row.from).collect::<Vec<_>>().into(),
        to: rows.iter().map(|row| row.to).collect::<Vec<_>>().into(),
        length_m: rows.iter().map(EdgeRow::length_m).collect::<Vec<_>>().into(),
        attributes: rows.iter().map(|row| row.attributes).collect(),
        climb_m: rows.iter().map(|row| row.climb_m).collect(),
        crossing_share: rows.iter().map(|row| row.crossing_share).collect::<Vec<_>>().into(),
        source_id: rows.iter().map(|row| row.source_id).collect::<Vec<_>>().into(),
    }
}

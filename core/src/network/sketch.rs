//! Small networks drawn in metres, for tests.

use super::{
    Barrier, BarrierKind, EdgeAttributes, EdgeId, Gate, Network, NetworkBuilder, Passage, RawNetwork, RawNode, RawWay,
    WayClass,
};
use crate::geo::{LocalPlane, LonLat};

/// A raw network drawn in metres east and north of a place in Nanjing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sketch {
    pub(crate) raw: RawNetwork,
}

/// The place `x` metres east and `y` metres north of the middle of a sketch.
pub(crate) fn at(x: f64, y: f64) -> LonLat {
    LocalPlane::at(LonLat::new(118.78, 32.04).unwrap()).to_lonlat([x, y])
}

pub(crate) fn street() -> EdgeAttributes {
    EdgeAttributes::default()
}

pub(crate) fn private() -> EdgeAttributes {
    EdgeAttributes { passage: Passage::EndOnly, ..street() }
}

pub(crate) fn footway() -> EdgeAttributes {
    EdgeAttributes { class: WayClass::Footway, ..street() }
}

impl Sketch {
    /// Adds a node; its number as a source would say it is its index.
    pub(crate) fn node(&mut self, x: f64, y: f64) -> u32 {
        self.gate(x, y, Gate::Open)
    }

    pub(crate) fn gate(&mut self, x: f64, y: f64, gate: Gate) -> u32 {
        let index = self.raw.nodes.len() as u32;
        let node = RawNode { id: i64::from(index), position: at(x, y), gate, keep: false, elevation_m: None };
        self.raw.nodes.push(node);
        index
    }

    /// Adds a way; its number is its index.
    pub(crate) fn way(&mut self, nodes: &[u32], attributes: EdgeAttributes) {
        let id = self.raw.ways.len() as i64;
        self.raw.ways.push(RawWay { id, nodes: nodes.to_vec(), attributes, lengths_m: None });
    }

    pub(crate) fn barrier(&mut self, kind: BarrierKind, line: &[(f64, f64)]) {
        let id = self.raw.barriers.len() as i64;
        self.raw.barriers.push(Barrier { id, kind, line: line.iter().map(|(x, y)| at(*x, *y)).collect() });
    }

    pub(crate) fn build(&self) -> Network {
        NetworkBuilder::new().build(self.raw.clone()).unwrap()
    }
}

/// Every edge of a network.
pub(crate) fn all_edges(network: &Network) -> impl Iterator<Item = EdgeId> {
    (0..network.edge_count() as u32).map(EdgeId)
}

/// The edges that come from a way (or gate node) of the given number.
pub(crate) fn edges_of(network: &Network, source_id: i64) -> Vec<EdgeId> {
    all_edges(network).filter(|edge| network.edges().source_id[edge.index()] == source_id).collect()
}

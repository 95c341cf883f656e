//! The network while it is being built: nodes and the straight stretches between them.

use crate::error::DataReport;
use crate::geo::LonLat;
use crate::network::{EdgeAttributes, Gate};

/// A node of a [`Draft`].
#[derive(Clone, Debug)]
pub(super) struct DraftNode {
    pub(super) source_id: i64,
    pub(super) position: LonLat,
    pub(super) gate: Gate,
    /// Contraction must keep it.
    pub(super) keep: bool,
    /// The data was cut off here.
    pub(super) open_end: bool,
    pub(super) elevation_m: Option<f32>,
}

impl DraftNode {
    /// Whether it stays whatever meets there.
    pub(super) fn stays(&self) -> bool {
        self.keep || self.open_end
    }
}

/// A straight piece of way between two nodes, drawn from `from` to `to`.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) length_m: f64,
    /// Which way it is part of, in the builder's own order of ways; a gate's passages are no part of any.
    pub(super) way: Option<u32>,
    pub(super) source_id: i64,
    pub(super) crossing_share: f32,
    pub(super) attributes: EdgeAttributes,
}

/// The network while it is being built.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) nodes: Vec<DraftNode>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) report: DataReport,
}

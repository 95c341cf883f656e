//! The network while it is being built: nodes and the straight stretches between them.

use std::collections::BTreeSet;
use std::num::NonZero;

use super::nodes::Nodes;
use crate::error::DataReport;
use crate::geo::BoundingBox;
use crate::network::EdgeAttributes;
use crate::network::kinds::Kinds;

/// A straight piece of way between two nodes. A city has a million that are read in no order: kept small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) length_m: f64,
    pub(super) source_id: i64,
    /// Which way it is part of, in the builder's own order of ways; a gate's passages are no part of any.
    pub(super) way: Option<NonZero<u32>>,
    /// Which of the draft's kinds its attributes are.
    pub(super) kind: u32,
}

const _: () = assert!(size_of::<Stretch>() == 24);

/// The network while it is being built.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) nodes: Nodes<'a>,
    /// The box around the nodes; none where there are none.
    pub(super) bounds: Option<BoundingBox>,
    /// The nodes where the data was cut off; they are kept.
    pub(super) open_ends: BTreeSet<u32>,
    pub(super) stretches: Vec<Stretch>,
    /// The nodes each stretch is drawn from and to: read over and over, and so apart from all else.
    pub(super) ends: Vec<[u32; 2]>,
    pub(super) kinds: Kinds,
    /// Whether every stretch has a length but those that gates put in.
    pub(super) all_have_length: bool,
    /// Which share of a whole crossing each stretch is; empty where there are no crossings.
    pub(super) crossing_share: Vec<f32>,
    pub(super) report: DataReport,
}

impl Draft<'_> {
    /// What is known of a stretch.
    pub(super) fn attributes(&self, stretch: &Stretch) -> &EdgeAttributes {
        self.kinds.get(stretch.kind)
    }

    /// Which share (0..=1) of a whole crossing a stretch is.
    pub(super) fn crossing_share(&self, stretch: usize) -> f32 {
        self.crossing_share.get(stretch).copied().unwrap_or(0.0)
    }
}

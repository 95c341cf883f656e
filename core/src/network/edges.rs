//! Edges column by column, as walk models and engines read them.

use super::{AttributeColumn, ClimbColumn, Column};

/// A node of a network, numbered along a space-filling curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct NodeId(pub u32);

crate::machine::column::plain!(NodeId: u32 { 0 });

impl NodeId {
    /// The number as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An edge of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct EdgeId(pub u32);

crate::machine::column::plain!(EdgeId: u32 { 0 });

impl EdgeId {
    /// The number as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All edges of a network, column by column; every column has the same length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edges {
    /// The node an edge starts at, as drawn.
    pub from: Column<NodeId>,
    /// The node an edge ends at.
    pub to: Column<NodeId>,
    /// Length in metres.
    pub length_m: Column<f64>,
    /// What is known of each edge.
    pub attributes: AttributeColumn,
    /// Height gained from `from` to `to` in metres (negative downhill), where both heights are known.
    pub climb_m: ClimbColumn,
    /// Which share (0..=1) of a whole crossing the edge is, so that a crossing drawn in pieces is waited for once.
    pub crossing_share: Column<f32>,
    /// The source's number of the way (the first along the edge, where several were merged), or of a gate's node.
    pub source_id: Column<i64>,
}

impl Edges {
    /// How many edges.
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }
}

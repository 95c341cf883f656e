//! The network as a source hands it in: nodes, ways, gates and barriers, not yet checked.

use super::EdgeAttributes;
use crate::error::DataReport;
use crate::geo::{BoundingBox, LonLat};

/// What stands on a node and decides who may pass through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gate {
    /// Nothing, or something everyone passes.
    #[default]
    Open,
    /// A gate for visitors and residents at the ends of their walks (`access=customers`, `destination`, ...).
    Visitors,
    /// A residents' gate (`access=private`): those who live inside walk out and in; visitors do not.
    Residents,
    /// Nobody passes (`access=no`, locked, a wall).
    Closed,
}

/// A node of the source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RawNode {
    /// The source's own number, used in reports.
    pub id: i64,
    /// Where it is.
    pub position: LonLat,
    /// What stands on it.
    pub gate: Gate,
    /// Whether contraction must keep it (a crossing, an entrance, a lift).
    pub keep: bool,
    /// Height in metres above the sea, when the data states it.
    pub elevation_m: Option<f32>,
}

/// A walkable way: a chain of nodes with the same attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct RawWay {
    /// The source's own number, used in reports.
    pub id: i64,
    /// Indices into [`RawNetwork::nodes`].
    pub nodes: Vec<u32>,
    /// What is known of every stretch of it.
    pub attributes: EdgeAttributes,
    /// The length of each stretch in metres where the host states it (one fewer than the nodes); else it is measured.
    pub lengths_m: Option<Vec<f64>>,
}

/// What a walk may not cross: water, rail, motorway, wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BarrierKind {
    /// A river, canal or lake shore.
    Water,
    /// A railway on the ground.
    Rail,
    /// A motorway or trunk road closed to walkers.
    Motorway,
    /// A wall or fence.
    Wall,
}

/// A line that a link from a place to the network may not cross.
#[derive(Clone, Debug, PartialEq)]
pub struct Barrier {
    /// The source's own number, used in reports.
    pub id: i64,
    /// What it is.
    pub kind: BarrierKind,
    /// The line.
    pub line: Vec<LonLat>,
}

/// Everything a network source hands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawNetwork {
    /// The nodes; ways refer to them by index.
    pub nodes: Vec<RawNode>,
    /// The walkable ways.
    pub ways: Vec<RawWay>,
    /// The lines no link may cross.
    pub barriers: Vec<Barrier>,
    /// Indices of nodes where the data was cut off: a way goes on to a node that is not in the file.
    pub open_ends: Vec<u32>,
    /// The box the file says it covers.
    pub declared_box: Option<BoundingBox>,
    /// Every defect the source met.
    pub report: DataReport,
}

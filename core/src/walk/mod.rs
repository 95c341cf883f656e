//! Walk models: from the attributes of an edge to the seconds a walker needs for it.

use crate::error::Error;
use crate::network::Edges;

/// Seconds per edge, in both directions; [`f64::INFINITY`] where the walker does not pass.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkTimes {
    /// From `from` to `to`.
    pub forward_s: Vec<f64>,
    /// From `to` to `from`.
    pub backward_s: Vec<f64>,
}

impl WalkTimes {
    /// Times for `edges` edges, all infinite.
    pub fn refused(edges: usize) -> WalkTimes {
        WalkTimes { forward_s: vec![f64::INFINITY; edges], backward_s: vec![f64::INFINITY; edges] }
    }
}

/// How a walker moves: the time every edge costs.
///
/// # Laws
///
/// Called once per network with all edges (batch-wise). The model fills both columns for every edge; it need not look
/// at [`crate::network::Direction`] or [`crate::network::Passage`], which the engine enforces. Every time is `>= 0` or
/// infinite, never NaN; the same edges give the same times.
pub trait WalkModel: Send + Sync {
    /// A name for reports, such as `elder`.
    fn name(&self) -> &str;

    /// Seconds per metre off the network, on the link from a door to the nearest edge. Finite and positive.
    fn link_seconds_per_metre(&self) -> f64;

    /// Fills `times`, one row per edge.
    ///
    /// # Errors
    ///
    /// Whatever keeps the model from timing the edges.
    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error>;
}

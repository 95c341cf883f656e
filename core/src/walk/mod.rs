//! Walk models: from the attributes of an edge to the seconds a walker needs for it.
//!
//! [`WalkModel`] is the trait a host implements; [`Walker`] is ours, with presets for adults, older people, children,
//! strollers and wheelchairs whose every number carries its source.

mod preset;
mod slope;
mod walker;

#[cfg(test)]
mod walker_tests;

pub use preset::PRESETS;
pub use slope::tobler_factor;
pub use walker::Walker;

use crate::error::{Error, ErrorKind};
use crate::machine::threads::join;
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
        let refused = || vec![f64::INFINITY; edges];
        let (forward_s, backward_s) = join(refused, refused);
        WalkTimes { forward_s, backward_s }
    }
}

/// How a walker moves: the time every edge costs.
///
/// # Laws
///
/// Called once per network with all edges (batch-wise). The model fills both columns for every edge; it need not look
/// at [`crate::network::Direction`] or [`crate::network::Passage`], which the engine enforces. Every time is `>= 0` or
/// infinite, never NaN; the same edges give the same times. [`check_laws`] holds an implementation to them.
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

/// The times of all `edges` by `model`, held to the laws of [`WalkModel`].
///
/// Every engine asks a model through this function, so a host's model that breaks a law is named, not obeyed. It is
/// also what an implementer runs in a test.
///
/// # Errors
///
/// [`ErrorKind::Plugin`] with the edge and the value, when a column has the wrong length, a time is NaN or negative,
/// or the link speed is not finite and positive; and whatever the model itself reports.
pub fn check_laws(model: &dyn WalkModel, edges: &Edges) -> Result<WalkTimes, Error> {
    let broken = |what: &str| Error::new(ErrorKind::Plugin, format!("walk model {:?} {what}", model.name()));
    let link = model.link_seconds_per_metre();
    if !(link.is_finite() && link > 0.0) {
        return Err(broken("must give finite, positive link seconds per metre").with_value(link));
    }
    let mut times = WalkTimes::refused(edges.len());
    model.seconds(edges, &mut times)?;
    let check = |column: &str, values: &[f64]| {
        if values.len() != edges.len() {
            let count = format!("{} of {}", values.len(), edges.len());
            return Err(broken("must fill one row per edge").with_value(count));
        }
        if let Some(edge) = values.iter().position(|s| s.is_nan() || *s < 0.0) {
            let place = crate::error::Place::object(format!("edge {edge}")).column(column);
            return Err(broken("must give times >= 0 or infinite").with_value(values[edge]).at(place));
        }
        Ok(())
    };
    let (forward, backward) = join(|| check("forward_s", &times.forward_s), || check("backward_s", &times.backward_s));
    forward.and(backward).map(|()| times)
}

//! A network as one walker sees it: every edge timed, the gate rules compiled in.

use std::sync::Arc;

use super::graph::SearchGraph;
use crate::error::Error;
use crate::network::{Direction, EdgeId, Network, Passage};
use crate::units::Ticks;
use crate::walk::{WalkModel, WalkTimes, check_laws};

/// A [`Network`] with one walker's times. Immutable, cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct TimedNetwork {
    inner: Arc<Timed>,
}

#[derive(Debug)]
struct Timed {
    network: Network,
    walker: String,
    link_seconds_per_metre: f64,
    times: WalkTimes,
    ticks: Vec<(Option<Ticks>, Option<Ticks>)>,
    graph: SearchGraph,
}

impl TimedNetwork {
    /// Times every edge of `network` with `model` and compiles the search graph.
    ///
    /// One-way stretches lose their other direction; a time beyond `u32` ticks (4 years) refuses the edge.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Plugin`](crate::error::ErrorKind::Plugin) when the model breaks its laws (a column of the wrong length, a NaN or negative time,
    /// a link speed that is not positive), or whatever the model itself reports.
    pub fn new(network: Network, model: &dyn WalkModel) -> Result<TimedNetwork, Error> {
        let mut times = check_laws(model, network.edges())?;
        apply_directions(&network, &mut times);
        let ticks: Vec<_> = (times.forward_s.iter().zip(&times.backward_s))
            .map(|(f, b)| (Ticks::from_seconds(*f), Ticks::from_seconds(*b)))
            .collect();
        let graph = SearchGraph::new(&network, &ticks)?;
        let (walker, link_seconds_per_metre) = (model.name().to_owned(), model.link_seconds_per_metre());
        Ok(TimedNetwork { inner: Arc::new(Timed { network, walker, link_seconds_per_metre, times, ticks, graph }) })
    }

    /// The network that was timed.
    pub fn network(&self) -> &Network {
        &self.inner.network
    }

    /// The name of the walk model.
    pub fn walker(&self) -> &str {
        &self.inner.walker
    }

    /// Whether a door may attach to an edge: the walker passes it in some direction, and it is no residents' gate.
    pub fn usable(&self, edge: EdgeId) -> bool {
        self.edge_ticks(edge) != (None, None) && self.passage(edge).is_some_and(|p| p != Passage::Residents)
    }

    /// The time of a whole edge as drawn and against the drawing; `None` where it may not be walked.
    pub fn edge_ticks(&self, edge: EdgeId) -> (Option<Ticks>, Option<Ticks>) {
        self.inner.ticks.get(edge.index()).copied().unwrap_or((None, None))
    }

    /// The seconds of a whole edge as drawn and against the drawing, not rounded; infinite where it may not be walked.
    pub fn edge_seconds(&self, edge: EdgeId) -> (f64, f64) {
        let times = &self.inner.times;
        match (times.forward_s.get(edge.index()), times.backward_s.get(edge.index())) {
            (Some(f), Some(b)) => (*f, *b),
            _ => (f64::INFINITY, f64::INFINITY),
        }
    }

    /// The time along an edge from one chainage to another, or `None` when that direction may not be walked.
    ///
    /// A part `d` of an edge of length `l` and time `s` costs `round(32 * s * d / l)`; no part costs nothing, and a
    /// part as long as the edge costs what the whole does. An edge without length is all at its start.
    pub fn along(&self, edge: EdgeId, from_m: f64, to_m: f64) -> Option<Ticks> {
        let (whole, seconds) = match from_m <= to_m {
            true => (self.edge_ticks(edge).0, self.edge_seconds(edge).0),
            false => (self.edge_ticks(edge).1, self.edge_seconds(edge).1),
        };
        let (length, part) = (*self.network().edges().length_m.get(edge.index())?, (to_m - from_m).abs());
        if part == 0.0 {
            return Some(Ticks::ZERO);
        }
        if part >= length { whole } else { whole.and_then(|_| Ticks::from_seconds(seconds * part / length)) }
    }

    /// The time of a link of `metres` off the network, or `None` when it is not a length.
    pub fn link_ticks(&self, metres: f64) -> Option<Ticks> {
        Ticks::from_seconds(metres * self.inner.link_seconds_per_metre)
    }

    /// Seconds per metre off the network.
    pub fn link_seconds_per_metre(&self) -> f64 {
        self.inner.link_seconds_per_metre
    }

    pub(crate) fn passage(&self, edge: EdgeId) -> Option<Passage> {
        self.network().edges().attributes.get(edge.index()).map(|a| a.passage)
    }

    pub(crate) fn graph(&self) -> &SearchGraph {
        &self.inner.graph
    }
}

fn apply_directions(network: &Network, times: &mut WalkTimes) {
    for (row, attributes) in network.edges().attributes.iter().enumerate() {
        match attributes.direction {
            Direction::Both => {}
            Direction::Forward => times.backward_s[row] = f64::INFINITY,
            Direction::Backward => times.forward_s[row] = f64::INFINITY,
        }
    }
}

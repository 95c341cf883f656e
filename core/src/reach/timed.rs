//! A network as one walker sees it: every edge timed, the gate rules compiled in.

use std::collections::HashMap;
use std::sync::Arc;

use super::graph::SearchGraph;
use super::pool::Pool;
use super::workbench::Workbench;
use crate::error::Error;
use crate::machine::threads::among_threads;
use crate::network::{Column, Direction, EdgeId, Network, Passage};
use crate::units::Ticks;
use crate::walk::{WalkModel, WalkTimes, check_laws};

/// A [`Network`] with one walker's times. Immutable, cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct TimedNetwork {
    inner: Arc<Timed>,
    /// Edges whose seconds are others than the model gave, as drawn and against the drawing. The search graph knows
    /// nothing of them: only a live table, which lays them over it, has any.
    changed: Option<Arc<HashMap<EdgeId, (f64, f64)>>>,
}

#[derive(Debug)]
struct Timed {
    network: Network,
    walker: String,
    link_seconds_per_metre: f64,
    times: EdgeTimes,
    graph: SearchGraph,
    benches: Pool<Workbench>,
}

/// The seconds of every edge as drawn and against the drawing; infinite where it may not be walked.
#[derive(Debug)]
pub(super) struct EdgeTimes {
    pub(super) forward_s: Column<f64>,
    pub(super) backward_s: Column<f64>,
}

impl EdgeTimes {
    fn seconds(&self, edge: EdgeId) -> Option<(f64, f64)> {
        Some((*self.forward_s.get(edge.index())?, *self.backward_s.get(edge.index())?))
    }
}

fn ticks((forward_s, backward_s): (f64, f64)) -> (Option<Ticks>, Option<Ticks>) {
    (Ticks::from_seconds(forward_s), Ticks::from_seconds(backward_s))
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
        // On this thread: a host's model may be bound to it.
        let mut times = check_laws(model, network.edges())?;
        apply_directions(&network, &mut times);
        let graph = among_threads(|| SearchGraph::new(&network, &times))?;
        let times = EdgeTimes { forward_s: times.forward_s.into(), backward_s: times.backward_s.into() };
        let walker = (model.name().to_owned(), model.link_seconds_per_metre());
        Ok(TimedNetwork::of_parts(network, walker, times, graph))
    }

    /// The network with times that keep the laws and the graph that belongs to them.
    pub(super) fn of_parts(
        network: Network,
        (walker, link_seconds_per_metre): (String, f64),
        times: EdgeTimes,
        graph: SearchGraph,
    ) -> TimedNetwork {
        let benches = Pool::default();
        let timed = Timed { network, walker, link_seconds_per_metre, times, graph, benches };
        TimedNetwork { inner: Arc::new(timed), changed: None }
    }

    /// The network that was timed.
    pub fn network(&self) -> &Network {
        &self.inner.network
    }

    /// Whether the two are one: made by one preparation, whatever was cloned since.
    pub fn is_same(&self, other: &TimedNetwork) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
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
        ticks(self.edge_seconds(edge))
    }

    /// The seconds of a whole edge as drawn and against the drawing, not rounded; infinite where it may not be walked.
    pub fn edge_seconds(&self, edge: EdgeId) -> (f64, f64) {
        let seconds = self.change(edge).or_else(|| self.inner.times.seconds(edge));
        seconds.unwrap_or((f64::INFINITY, f64::INFINITY))
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

    /// The same with other seconds for one edge; a direction the network does not allow stays refused.
    pub(super) fn with_edge(&self, edge: EdgeId, mut seconds: (f64, f64)) -> TimedNetwork {
        match self.network().edges().attributes.get(edge.index()).map(|attributes| attributes.direction) {
            Some(Direction::Forward) => seconds.1 = f64::INFINITY,
            Some(Direction::Backward) => seconds.0 = f64::INFINITY,
            _ => {}
        }
        let mut changed = self.changed.as_deref().cloned().unwrap_or_default();
        changed.insert(edge, seconds);
        TimedNetwork { inner: Arc::clone(&self.inner), changed: Some(Arc::new(changed)) }
    }

    /// The seconds of an edge that has others than the model gave.
    #[inline]
    pub(super) fn change(&self, edge: EdgeId) -> Option<(f64, f64)> {
        self.changed.as_ref()?.get(&edge).copied()
    }

    /// Whether the model passed an edge in some direction, whatever was changed since.
    pub(super) fn was_passable(&self, edge: EdgeId) -> bool {
        self.inner.times.seconds(edge).is_some_and(|seconds| ticks(seconds) != (None, None))
    }

    /// The seconds of every edge.
    pub(super) fn times(&self) -> &EdgeTimes {
        &self.inner.times
    }

    pub(crate) fn passage(&self, edge: EdgeId) -> Option<Passage> {
        self.network().edges().attributes.get(edge.index()).map(|a| a.passage)
    }

    pub(crate) fn graph(&self) -> &SearchGraph {
        &self.inner.graph
    }

    /// The working memory of searches; it stays with the network for the next one.
    pub(super) fn benches(&self) -> &Pool<Workbench> {
        &self.inner.benches
    }

    /// Lends a workbench for one question.
    pub(super) fn with_bench<R>(&self, job: impl FnOnce(&mut Workbench) -> R) -> R {
        self.inner.benches.with(job)
    }
}

fn apply_directions(network: &Network, times: &mut WalkTimes) {
    if network.edges().attributes.kinds().iter().all(|kind| kind.direction == Direction::Both) {
        return;
    }
    for (row, attributes) in network.edges().attributes.iter().enumerate() {
        match attributes.direction {
            Direction::Both => {}
            Direction::Forward => times.backward_s[row] = f64::INFINITY,
            Direction::Backward => times.forward_s[row] = f64::INFINITY,
        }
    }
}

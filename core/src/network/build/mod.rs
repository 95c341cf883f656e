//! From a raw network to an immutable one.
//!
//! Check, cut at gates, close compounds, contract, order: each step is a file, and each says in the network's report
//! what it left out or changed.

mod assemble;
mod check;
mod columns;
mod compounds;
mod contract;
mod draft;
mod duplicates;
mod gates;
mod hilbert;
mod layout;
mod middle;
pub(super) mod nodes;
mod numbering;
mod stretches;
pub(super) mod ways;

use super::{Network, RawNetwork};
use crate::error::{Error, ErrorKind};
use crate::geo::{BoundingBox, LonLat, Metric};
use crate::machine::threads::{among_threads, halves};
use nodes::Nodes;
use ways::Ways;

/// Checks, repairs, contracts and orders a [`RawNetwork`] into a [`Network`].
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::geo::LonLat;
/// use lifecircle::network::{EdgeAttributes, Gate, NetworkBuilder, RawNetwork, RawNode, RawWay};
///
/// let node = |id, lon| -> Result<RawNode, lifecircle::error::Error> {
///     let position = LonLat::new(lon, 32.04)?;
///     Ok(RawNode { id, position, gate: Gate::Open, keep: false, elevation_m: None })
/// };
/// let nodes = vec![node(1, 118.780)?, node(2, 118.781)?, node(3, 118.782)?];
/// let way = RawWay { id: 7, nodes: vec![0, 1, 2], attributes: EdgeAttributes::default(), lengths_m: None };
/// let network = NetworkBuilder::new().build(RawNetwork { nodes, ways: vec![way], ..RawNetwork::default() })?;
/// assert_eq!((network.node_count(), network.edge_count()), (2, 1));
///
/// let nothing = NetworkBuilder::new().build(RawNetwork::default());
/// assert_eq!(nothing.unwrap_err().kind(), ErrorKind::Empty);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct NetworkBuilder {
    metric: Metric,
}

impl NetworkBuilder {
    /// A builder with the default settings.
    pub fn new() -> NetworkBuilder {
        NetworkBuilder::default()
    }

    /// Measures lengths with `metric` instead of on the ellipsoid.
    pub fn metric(mut self, metric: Metric) -> NetworkBuilder {
        self.metric = metric;
        self
    }

    /// The network of everything in `raw` that can be walked; the rest is in its [`report`](Network::report).
    ///
    /// The same ways in another order give the same network, byte for byte.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] when there are no ways, [`ErrorKind::Network`] when none of them can be walked,
    /// [`ErrorKind::Limit`] beyond 2³² nodes, [`ErrorKind::Argument`] for a sphere without a radius.
    ///
    /// # Performance
    ///
    /// O(n log n) in the stretches; a city of 400,000 nodes takes a few tenths of a second.
    pub fn build(&self, mut raw: RawNetwork) -> Result<Network, Error> {
        let (nodes, ways) = (std::mem::take(&mut raw.nodes), std::mem::take(&mut raw.ways));
        among_threads(|| self.build_from(raw, nodes.into(), ways))
    }

    /// The network of `ways` on `nodes`, with the rest of `raw`, which has no nodes and ways of its own.
    pub(super) fn build_from(&self, raw: RawNetwork, nodes: Nodes<'_>, ways: impl Ways) -> Result<Network, Error> {
        if let Metric::Sphere(radius) = self.metric
            && !(radius.is_finite() && radius > 0.0)
        {
            let error = Error::new(ErrorKind::Argument, "a sphere needs a radius in metres above 0");
            return Err(error.with_value(radius).with_fix("use 6371000"));
        }
        let points: u64 = (0..ways.count()).map(|row| ways.points(row) as u64).sum();
        within_limit(nodes.len() as u64, 2 * points)?;
        let RawNetwork { nodes: _, ways: _, barriers, open_ends, declared_box, report } = raw;
        if ways.count() == 0 {
            return Err(Error::new(ErrorKind::Empty, "there are no ways to walk on"));
        }
        let mut draft = check::check(nodes, &ways, &open_ends, self.metric, report);
        // What is needed no longer makes room.
        drop(ways);
        if !draft.stretches.iter().any(|stretch| stretch.length_m > 0.0) {
            return Err(nothing_left(&draft));
        }
        draft.drop_duplicates();
        draft.share_crossings();
        draft.cut_at_gates();
        draft.close_compounds();
        let chains = contract::contract(&draft);
        assemble::assemble(draft, chains, assemble::Surroundings { barriers, declared_box, metric: self.metric })
    }
}

/// The first defect that cost a stretch says best why nothing is left.
fn nothing_left(draft: &draft::Draft<'_>) -> Error {
    let error = Error::new(ErrorKind::Network, "no way of the network can be walked");
    match draft.report.strict() {
        Err(first) => error.with_fix(format!("mend the data; the first defect is: {first}")),
        Ok(()) => error.with_fix("give ways between nodes at different places"),
    }
}

/// The box around places `0..count`.
fn bounds(count: usize, place: impl Fn(usize) -> LonLat + Send + Sync) -> Option<BoundingBox> {
    let (first, second) = halves(count, |part| BoundingBox::around(part.map(&place)));
    let corners = [first, second].into_iter().flatten().flat_map(|bounds| [bounds.south_west, bounds.north_east]);
    BoundingBox::around(corners)
}

/// Everything is numbered by `u32`: nodes with those that gates add (one per end of a stretch), edges, points of shapes;
/// stretches with those that gates add even doubled.
fn within_limit(nodes: u64, stretch_ends: u64) -> Result<(), Error> {
    let needed = nodes.saturating_add(stretch_ends).max(stretch_ends.saturating_mul(3));
    if needed < u64::from(u32::MAX) {
        return Ok(());
    }
    let message = "a network holds at most 2^32 nodes and ends of stretches, and a third as many ends";
    Err(Error::new(ErrorKind::Limit, message).with_value(needed).with_fix("cut the area into cities"))
}

#[cfg(test)]
#[path = "build_tests.rs"]
mod tests;

#[cfg(test)]
mod gates_tests;

#[cfg(test)]
mod contract_tests;

#[cfg(test)]
mod property_tests;

//! From a raw network to an immutable one.

use super::{EdgeId, Edges, Network, NodeId, Parts, RawNetwork};
use crate::error::Error;
use crate::geo::{LocalPlane, LonLat, Metric};

/// Checks, repairs, contracts and orders a [`RawNetwork`] into a [`Network`].
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

    /// Builds the network.
    pub fn build(&self, raw: RawNetwork) -> Result<Network, Error> {
        let mut edges = Edges::default();
        let (mut shape_start, mut shape, mut chainage_m) = (vec![0], Vec::new(), Vec::new());
        let nodes: Vec<LonLat> = raw.nodes.iter().map(|n| n.position).collect();
        for way in &raw.ways {
            for (i, pair) in way.nodes.windows(2).enumerate() {
                let (a, b) = (nodes[pair[0] as usize], nodes[pair[1] as usize]);
                let length = way.lengths_m.as_ref().map_or_else(|| self.metric.length_m(a, b), |l| l[i]);
                edges.from.push(NodeId(pair[0]));
                edges.to.push(NodeId(pair[1]));
                edges.length_m.push(length);
                edges.attributes.push(way.attributes);
                edges.climb_m.push(None);
                edges.crossing_share.push(1.0);
                edges.source_id.push(way.id);
                shape.extend([a, b]);
                chainage_m.extend([0.0, length]);
                shape_start.push(shape.len() as u32);
            }
        }
        let origin = crate::geo::BoundingBox::around(nodes.iter().copied()).map(|b| b.center());
        let plane = LocalPlane::at(origin.map_or_else(|| LonLat::new(0.0, 0.0), Ok)?);
        let open_ends = raw.open_ends.into_iter().map(NodeId).collect();
        let (barriers, declared_box, metric, report) = (raw.barriers, raw.declared_box, self.metric, raw.report);
        let _ = EdgeId(0);
        let parts = Parts {
            nodes,
            edges,
            shape_start,
            shape,
            chainage_m,
            barriers,
            open_ends,
            declared_box,
            metric,
            plane,
            report,
        };
        Ok(Network::from_parts(parts))
    }
}

//! Where a walk may leave the extent: the seeds of every home's escape time.

use std::collections::BTreeSet;

use rstar::primitives::Line;
use rstar::{PointDistance, RTree};

use super::Extent;
use crate::geo::{LocalPlane, LonLat};
use crate::network::{Attachment, EdgeId, Network, NodeId};

/// How far apart the points are at which a link out of the extent is considered.
const SAMPLE_M: f64 = 20.0;

/// Every point of the network where a walk may leave the extent, with the metres of the link it still takes.
///
/// Three kinds: an edge crosses the outline; an edge runs within link distance of it, so a door beyond it may hang on
/// that edge; the data was cut off at a node. The second is sampled every [`SAMPLE_M`] metres and credited with that
/// much, so the escape time is never too long: a home may be called truncated too early, never too late.
pub(super) fn exits(network: &Network, extent: &Extent, max_link_m: f64) -> Vec<Attachment> {
    let outline = Outline::new(extent, network.plane());
    let mut found = open_ends(network);
    for edge in (0..network.edge_count() as u32).map(EdgeId) {
        for [start, end] in network.shape(edge).segments() {
            let length = end.chainage_m - start.chainage_m;
            if outline.farther_than([start.point, end.point], max_link_m + SAMPLE_M) {
                continue;
            }
            // Enough points that none of the stretch is farther than half a sample from one.
            let pieces = (length / SAMPLE_M).ceil().clamp(1.0, 1e5) as u32;
            for piece in 0..=pieces {
                let t = f64::from(piece) / f64::from(pieces);
                let point = start.point.toward(end.point, t);
                let inside = extent.contains(point);
                let distance = outline.distance_m(point);
                if !inside || distance <= max_link_m + SAMPLE_M {
                    let link_m = if inside { (distance - SAMPLE_M).max(0.0) } else { 0.0 };
                    found.push(Attachment { edge, chainage_m: start.chainage_m + length * t, link_m, point });
                }
            }
        }
    }
    found
}

/// The nodes where the data was cut off, as ends of the edges that touch them.
fn open_ends(network: &Network) -> Vec<Attachment> {
    let cut: BTreeSet<NodeId> = network.open_ends().iter().copied().collect();
    let edges = network.edges();
    let mut found = Vec::new();
    for edge in (0..network.edge_count() as u32).map(EdgeId) {
        for (node, chainage_m) in
            [(edges.from[edge.index()], 0.0), (edges.to[edge.index()], edges.length_m[edge.index()])]
        {
            if cut.contains(&node) {
                found.push(Attachment { edge, chainage_m, link_m: 0.0, point: network.position(node) });
            }
        }
    }
    found
}

/// The outline in the local plane, indexed.
struct Outline {
    plane: LocalPlane,
    segments: RTree<Line<[f64; 2]>>,
}

impl Outline {
    fn new(extent: &Extent, plane: LocalPlane) -> Outline {
        let segments = extent.segments().map(|[a, b]| Line::new(plane.to_metres(a), plane.to_metres(b))).collect();
        Outline { plane, segments: RTree::bulk_load(segments) }
    }

    fn distance_m(&self, place: LonLat) -> f64 {
        self.distance_from(self.plane.to_metres(place))
    }

    fn distance_from(&self, point: [f64; 2]) -> f64 {
        let nearest = self.segments.nearest_neighbor(point);
        nearest.map_or(f64::INFINITY, |line| line.distance_2(&point).sqrt())
    }

    /// Whether no point of the stretch is within `limit_m` of the outline (a quick test, sure when it says so).
    fn farther_than(&self, stretch: [LonLat; 2], limit_m: f64) -> bool {
        let [a, b] = stretch.map(|p| self.plane.to_metres(p));
        let half = (a[0] - b[0]).hypot(a[1] - b[1]) / 2.0;
        self.distance_from([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0]) > limit_m + half
    }
}

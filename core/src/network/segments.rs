//! Straight segments in the local plane, and an index of them.

use rstar::{AABB, Point, PointDistance, RTree, RTreeObject};

use super::outward::{Candidate, in_exact_order};
use super::{Barrier, EdgeId, Network, WayClass};
use crate::geo::{LocalPlane, LonLat};

/// A point or vector of the local plane in metres.
pub(super) type Metres = [f64; 2];

/// A straight piece of an edge's shape or of a barrier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) start: Metres,
    pub(super) end: Metres,
    /// The edge or barrier it is a piece of.
    pub(super) owner: u32,
    /// Which piece of it, counted from 0.
    pub(super) piece: u32,
}

/// The point of a segment nearest to some place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nearest {
    pub(super) point: Metres,
    /// Where between start (0) and end (1).
    pub(super) share: f64,
    /// Square of the distance in metres.
    pub(super) distance_2: f64,
}

impl Segment {
    /// The point nearest to `p`.
    ///
    /// At the ends it is the end itself, not a computed point, so that segments that share a node tie exactly there.
    #[inline]
    pub(super) fn nearest(&self, p: Metres) -> Nearest {
        let along = minus(self.end, self.start);
        let length_2 = dot(along, along);
        let share = if length_2 > 0.0 { dot(minus(p, self.start), along) / length_2 } else { 0.0 };
        let (share, point) = if share <= 0.0 {
            (0.0, self.start)
        } else if share >= 1.0 {
            (1.0, self.end)
        } else {
            (share, [self.start[0] + share * along[0], self.start[1] + share * along[1]])
        };
        let gap = minus(p, point);
        Nearest { point, share, distance_2: dot(gap, gap) }
    }

    /// Where the straight line from `a` to `b` meets this segment, as a share of the way from `a`; `None` when they
    /// miss each other or run parallel.
    pub(super) fn met_by(&self, a: Metres, b: Metres) -> Option<f64> {
        let (line, along, gap) = (minus(b, a), minus(self.end, self.start), minus(self.start, a));
        let turn = cross(line, along);
        if turn == 0.0 {
            return None;
        }
        let (share, own_share) = (cross(gap, along) / turn, cross(gap, line) / turn);
        let inside = 0.0..=1.0;
        (inside.contains(&share) && inside.contains(&own_share)).then_some(share)
    }
}

fn minus(a: Metres, b: Metres) -> Metres {
    [a[0] - b[0], a[1] - b[1]]
}

fn dot(a: Metres, b: Metres) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

fn cross(a: Metres, b: Metres) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

/// A point as the index wants it. An array would do, but building arrays by closures does not inline and costs half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot(Metres);

impl Point for Spot {
    type Scalar = f64;
    const DIMENSIONS: usize = 2;

    #[inline]
    fn generate(mut coordinate: impl FnMut(usize) -> f64) -> Spot {
        Spot([coordinate(0), coordinate(1)])
    }

    #[inline]
    fn nth(&self, index: usize) -> f64 {
        self.0[index]
    }

    #[inline]
    fn nth_mut(&mut self, index: usize) -> &mut f64 {
        &mut self.0[index]
    }
}

impl RTreeObject for Segment {
    type Envelope = AABB<Spot>;

    #[inline]
    fn envelope(&self) -> AABB<Spot> {
        AABB::from_corners(Spot(self.start), Spot(self.end))
    }
}

impl PointDistance for Segment {
    #[inline]
    fn distance_2(&self, point: &Spot) -> f64 {
        self.nearest(point.0).distance_2
    }
}

/// All segments of a network's edges, or of its barriers.
#[derive(Debug)]
pub(super) struct SegmentIndex {
    tree: RTree<Segment>,
}

impl SegmentIndex {
    /// The segments of all edges but gates, which are points.
    pub(super) fn of_edges(network: &Network) -> SegmentIndex {
        let (plane, attributes) = (network.plane(), &network.edges().attributes);
        let mut segments = Vec::with_capacity(network.edge_count() + network.parts().bends.len());
        for edge in (0..network.edge_count() as u32).filter(|edge| attributes[*edge as usize].class != WayClass::Gate) {
            let pieces = network.shape(EdgeId(edge)).segments().map(|ends| ends.map(|end| end.point));
            segments.extend(in_metres(&plane, edge, pieces));
        }
        SegmentIndex { tree: RTree::bulk_load(segments) }
    }

    /// The segments of all barriers.
    pub(super) fn of_barriers(plane: &LocalPlane, barriers: &[Barrier]) -> SegmentIndex {
        let segments = (0u32..)
            .zip(barriers)
            .flat_map(|(number, barrier)| in_metres(plane, number, barrier.line.array_windows().copied()));
        SegmentIndex { tree: RTree::bulk_load(segments.collect()) }
    }

    /// The segments from the nearest to the farthest; of equally near ones the lowest owner first.
    pub(super) fn outward(&self, from: Metres) -> impl Iterator<Item = Candidate<'_>> {
        in_exact_order(from, self.tree.nearest_neighbor_iter(Spot(from)))
    }

    /// The distance to the nearest segment in metres.
    pub(super) fn nearest_m(&self, from: Metres) -> Option<f64> {
        self.tree.nearest_neighbor_with_distance_2(Spot(from)).map(|(_, distance_2)| distance_2.sqrt())
    }

    /// The segments whose boxes touch the box around `a` and `b`.
    pub(super) fn around(&self, a: Metres, b: Metres) -> impl Iterator<Item = &Segment> {
        self.tree.locate_in_envelope_intersecting(AABB::from_corners(Spot(a), Spot(b)))
    }
}

/// The straight pieces of a line.
fn in_metres(
    plane: &LocalPlane,
    owner: u32,
    pieces: impl Iterator<Item = [LonLat; 2]>,
) -> impl Iterator<Item = Segment> {
    (0u32..).zip(pieces).map(move |(piece, ends)| {
        let [start, end] = ends.map(|end| plane.to_metres(end));
        Segment { start, end, owner, piece }
    })
}

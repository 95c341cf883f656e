//! Polygons derived from the reached stretches: a buffer that does not leap over barriers, and a cheap hull.

use geo::{
    Area, BooleanOps, Buffer, ConcaveHull, Coord, Distance, Euclidean, InterpolatePoint, Intersects, Length, Line,
    LineString, MapCoords, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};
use rstar::{AABB, RTree};

use super::Isochrone;
use crate::error::{Error, ErrorKind};
use crate::geo::{LocalPlane, LonLat};
use crate::network::Barrier;
use crate::units::Ticks;

/// Half the width of a barrier that has none, in metres.
const BARRIER_HALF_WIDTH_M: f64 = 0.05;
/// How much of each end of a segment does not decide on which side of a barrier it lies: a path that ends at a wall
/// does not lead through it.
const UNDECIDED_END_M: f64 = 0.2;

/// The area within `buffer_m` of what is reached within `limit`, in degrees, holes kept.
///
/// What lies on the far side of a barrier is left out unless the walk itself gets there: without a bridge the other
/// bank of a river is not reached, however near.
///
/// # Errors
///
/// [`ErrorKind::Argument`] when `buffer_m` is not positive and at most 1,000.
///
/// # Performance
///
/// One buffer of all lines; those near a barrier are buffered one segment at a time.
pub fn polygon(
    isochrone: &Isochrone,
    limit: Ticks,
    buffer_m: f64,
    barriers: &[Barrier],
) -> Result<MultiPolygon<f64>, Error> {
    if !(buffer_m > 0.0 && buffer_m <= 1000.0) {
        return Err(Error::new(ErrorKind::Argument, "a buffer must be wider than 0 and at most 1000 m")
            .with_value(buffer_m)
            .with_fix("25 m suits most streets"));
    }
    let plane = isochrone.timed().network().plane();
    let barriers = Barriers::new(barriers, &plane);
    let (mut open, mut parts) = (Vec::new(), Vec::new());
    for line in lines(isochrone, limit, &plane) {
        if barriers.near(&line, buffer_m).next().is_none() {
            open.push(line);
            continue;
        }
        for segment in line.lines().filter(|s| s.start != s.end) {
            parts.extend(barriers.same_side(segment, buffer_m));
        }
    }
    parts.extend(MultiLineString::new(open).buffer(buffer_m));
    Ok(to_degrees(&geo::unary_union(&parts), &plane))
}

/// A concave hull around what is reached within `limit`, in degrees: cheap, without holes, blind to barriers.
pub fn concave_hull(isochrone: &Isochrone, limit: Ticks) -> MultiPolygon<f64> {
    let plane = isochrone.timed().network().plane();
    let lines = lines(isochrone, limit, &plane);
    let points: MultiPoint<f64> = lines.iter().flat_map(|l| l.points()).collect::<Vec<_>>().into();
    let hull = points.concave_hull();
    let hulls = if hull.unsigned_area() > 0.0 { vec![hull] } else { Vec::new() };
    to_degrees(&MultiPolygon::new(hulls), &plane)
}

/// The reached stretches as lines on the plane.
fn lines(isochrone: &Isochrone, limit: Ticks, plane: &LocalPlane) -> Vec<LineString<f64>> {
    let stretches = isochrone.within(limit);
    let line = |s| isochrone.line(s).into_iter().map(|p| Coord::from(plane.to_metres(p))).collect::<LineString<_>>();
    stretches.iter().map(line).filter(|l| l.lines().any(|s| s.start != s.end)).collect()
}

fn to_degrees(area: &MultiPolygon<f64>, plane: &LocalPlane) -> MultiPolygon<f64> {
    area.map_coords(|c| LonLat::into(plane.to_lonlat([c.x, c.y])))
}

/// The barriers' segments on the plane, indexed.
struct Barriers {
    tree: RTree<rstar::primitives::Line<[f64; 2]>>,
}

impl Barriers {
    fn new(barriers: &[Barrier], plane: &LocalPlane) -> Barriers {
        let pairs = barriers.iter().flat_map(|b| b.line.windows(2));
        let segment = |w: &[LonLat]| rstar::primitives::Line::new(plane.to_metres(w[0]), plane.to_metres(w[1]));
        Barriers { tree: RTree::bulk_load(pairs.map(segment).collect()) }
    }

    /// The segments whose boxes come within `buffer_m` of the box of `line`.
    fn near(&self, line: &LineString<f64>, buffer_m: f64) -> impl Iterator<Item = Line<f64>> {
        let corners: Vec<[f64; 2]> = line.coords().map(|c| [c.x, c.y]).collect();
        let around = AABB::from_points(&corners);
        let (low, high) = (around.lower(), around.upper());
        let wider = AABB::from_corners(low.map(|x| x - buffer_m), high.map(|x| x + buffer_m));
        self.tree.locate_in_envelope_intersecting(wider).map(|s| Line::new(s.from, s.to))
    }

    /// The parts of the buffer of a segment that lie on its own side of every barrier.
    fn same_side(&self, segment: Line<f64>, buffer_m: f64) -> Vec<Polygon<f64>> {
        let line = LineString::from(segment);
        let whole = line.buffer(buffer_m);
        let near: Vec<LineString<f64>> =
            self.near(&line, buffer_m).filter(|b| b.start != b.end).map(LineString::from).collect();
        if near.is_empty() {
            return whole.0;
        }
        let walls = MultiLineString::new(near).buffer(BARRIER_HALF_WIDTH_M);
        let parts = whole.difference(&walls).0;
        let core = core_of(segment);
        let touched: Vec<Polygon<f64>> = parts.iter().filter(|p| p.intersects(&core)).cloned().collect();
        if !touched.is_empty() {
            return touched;
        }
        // The segment runs along the barrier itself, as quays do: what touches it on either side is its own. One too
        // short to tell is left to its neighbours.
        let middle: Point<f64> = Euclidean.point_at_ratio_between(core.start.into(), core.end.into(), 0.5);
        let touches = |p: &Polygon<f64>| Euclidean.distance(p, &middle) <= 2.0 * BARRIER_HALF_WIDTH_M;
        parts.into_iter().filter(|p| core.start != core.end && touches(p)).collect()
    }
}

/// A segment without its undecided ends; the middle of one too short for that.
fn core_of(segment: Line<f64>) -> Line<f64> {
    let length = Euclidean.length(&segment);
    let share = (UNDECIDED_END_M / length).min(0.5);
    let at = |t| Coord::from(Euclidean.point_at_ratio_between(segment.start.into(), segment.end.into(), t));
    Line::new(at(share), at(1.0 - share))
}

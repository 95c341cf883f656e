//! Rings in the direction RFC 7946 asks for, whatever direction they came in.

use geo_types::{Coord, LineString};

/// The positions of a ring: counter-clockwise for an outer ring, clockwise for a hole, closed.
pub(super) fn wound(ring: &LineString<f64>, outer: bool) -> impl Iterator<Item = Coord<f64>> + '_ {
    let positions = &ring.0;
    let turn = (doubled_area(positions) >= 0.0) != outer;
    let last = positions.len();
    let ordered = (0..last).map(move |i| positions[if turn { last - 1 - i } else { i }]);
    let open = positions.first() != positions.last();
    let first = if turn { positions.last() } else { positions.first() };
    ordered.chain(first.filter(|_| open).copied())
}

/// Twice the signed area inside a ring; positive when it runs counter-clockwise. Relative to its first point, so that
/// a small ring far from the origin keeps its digits.
fn doubled_area(ring: &[Coord<f64>]) -> f64 {
    let Some(o) = ring.first() else { return 0.0 };
    ring.windows(2).map(|p| (p[0].x - o.x) * (p[1].y - o.y) - (p[1].x - o.x) * (p[0].y - o.y)).sum()
}

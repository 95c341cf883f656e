//! Outlines that cross themselves.

use geo_types::{Coord, Polygon};

/// Whether two edges of the polygon's rings cross each other, so that inside and outside cannot be told.
///
/// Rings that only touch are sound. Sweeps the edges from west to east: near `n log n` on real outlines.
pub(super) fn crosses_itself(polygon: &Polygon<f64>) -> bool {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut edges: Vec<[Coord<f64>; 2]> = rings.flat_map(|ring| ring.0.windows(2).map(|e| [e[0], e[1]])).collect();
    edges.retain(|[a, b]| a != b);
    let west = |e: &[Coord<f64>; 2]| e[0].x.min(e[1].x);
    edges.sort_by(|a, b| west(a).total_cmp(&west(b)));
    let mut open: Vec<[Coord<f64>; 2]> = Vec::new();
    for edge in edges {
        open.retain(|other| other[0].x.max(other[1].x) >= west(&edge));
        if open.iter().any(|other| cross(*other, edge)) {
            return true;
        }
        open.push(edge);
    }
    false
}

/// Whether two edges cross in a point that is an end of neither.
fn cross([a, b]: [Coord<f64>; 2], [c, d]: [Coord<f64>; 2]) -> bool {
    let apart = |p: f64, q: f64, r: f64, s: f64| p.max(q) < r.min(s) || r.max(s) < p.min(q);
    if apart(a.y, b.y, c.y, d.y) {
        return false;
    }
    let side = |p: Coord<f64>, q: Coord<f64>, r: Coord<f64>| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_bow_tie_crosses_itself_and_a_touching_hole_does_not() {
        let tie = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 1.0, y: 0.0), (x: 0.0, y: 1.0)];
        assert!(crosses_itself(&tie));
        let touching = polygon!(exterior: [(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 2.0), (x: 0.0, y: 2.0)], interiors: [[(x: 0.0, y: 0.0), (x: 1.0, y: 0.5), (x: 0.5, y: 1.0)]]);
        assert!(!crosses_itself(&touching));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_star_around_its_middle_never_crosses_itself(radii in proptest::collection::vec(0.1..1.0f64, 3..40)) {
            let turn = std::f64::consts::TAU / radii.len() as f64;
            let corner = |(i, r): (usize, &f64)| (r * (i as f64 * turn).cos(), r * (i as f64 * turn).sin());
            let ring: geo_types::LineString<f64> = radii.iter().enumerate().map(corner).collect();
            prop_assert!(!crosses_itself(&Polygon::new(ring, vec![])));
        }

        #[test]
        fn swapping_two_corners_of_a_convex_ring_crosses_it(n in 5usize..30, at in 0usize..30) {
            let turn = std::f64::consts::TAU / n as f64;
            let mut corners: Vec<(f64, f64)> = (0..n).map(|i| ((i as f64 * turn).cos(), (i as f64 * turn).sin())).collect();
            corners.swap(at % n, (at + 1) % n);
            let ring: geo_types::LineString<f64> = corners.into_iter().collect();
            prop_assert!(crosses_itself(&Polygon::new(ring, vec![])));
        }
    }
}

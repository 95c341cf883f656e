//! Rings put together into polygons.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::march::Rings;
use crate::geo::{LocalPlane, LonLat};

/// A ring with its area in square metres, negative for a hole, and its box.
struct Ring<'a> {
    points: &'a [[f64; 2]],
    area_m2: f64,
    low: [f64; 2],
    high: [f64; 2],
}

impl<'a> Ring<'a> {
    fn new(points: &'a [[f64; 2]]) -> Ring<'a> {
        let origin = points[0];
        let pairs = points.iter().zip(points.iter().cycle().skip(1));
        let doubled: f64 =
            pairs.map(|(a, b)| (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])).sum();
        let box_by = |f: fn(f64, f64) -> f64| points.iter().fold(origin, |c, p| [f(c[0], p[0]), f(c[1], p[1])]);
        Ring { points, area_m2: doubled / 2.0, low: box_by(f64::min), high: box_by(f64::max) }
    }

    fn holds(&self, [x, y]: [f64; 2]) -> bool {
        if x < self.low[0] || x > self.high[0] || y < self.low[1] || y > self.high[1] {
            return false;
        }
        let pairs = self.points.iter().zip(self.points.iter().cycle().skip(1));
        let east_of = |(a, b): &(&[f64; 2], &[f64; 2])| {
            (a[1] > y) != (b[1] > y) && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
        };
        pairs.filter(east_of).count() % 2 == 1
    }

    fn in_degrees(&self, plane: &LocalPlane) -> LineString<f64> {
        let mut line: Vec<Coord<f64>> = self.points.iter().map(|point| LonLat::into(plane.to_lonlat(*point))).collect();
        line.extend(line.first().copied());
        LineString::new(line)
    }
}

/// The polygons of an outline, in degrees: outer rings counter-clockwise, holes clockwise, each in the least that holds it.
pub(super) fn polygons(rings: &Rings, plane: &LocalPlane) -> MultiPolygon<f64> {
    let (mut outer, mut holes, mut from) = (Vec::new(), Vec::new(), 0);
    for end in rings.ends.iter().map(|end| *end as usize) {
        let ring = Ring::new(&rings.points[from..end]);
        from = end;
        // Rounding may leave nothing of what time has all but run out on.
        match ring.area_m2 {
            area if area > 0.0 => outer.push(ring),
            area if area < 0.0 => holes.push(ring),
            _ => {}
        }
    }
    let mut inner: Vec<Vec<LineString<f64>>> = outer.iter().map(|_| Vec::new()).collect();
    for hole in &holes {
        let around = |(_, ring): &(usize, &Ring<'_>)| outer.len() == 1 || ring.holds(hole.points[0]);
        let least = outer.iter().enumerate().filter(around).min_by(|a, b| a.1.area_m2.total_cmp(&b.1.area_m2));
        if let Some((polygon, _)) = least {
            inner[polygon].push(hole.in_degrees(plane));
        }
    }
    let polygons = outer.iter().zip(inner).map(|(ring, holes)| Polygon::new(ring.in_degrees(plane), holes));
    MultiPolygon::new(polygons.collect())
}

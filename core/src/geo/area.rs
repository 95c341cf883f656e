//! Areas on the ellipsoid.

use super::plane::{WGS84_A, WGS84_E2};

/// The area of a polygon less its holes, in square metres on the WGS-84 ellipsoid; never negative.
///
/// Coordinates are WGS-84 degrees, longitude first. Edges are straight in longitude and latitude, as RFC 7946 has
/// them; whether rings are closed, and which way they turn, does not matter. Rings may cross the antimeridian (each
/// edge takes the short way round) but not enclose a pole.
///
/// # Performance
///
/// Two sines and two inverse hyperbolic tangents per vertex; no geodesics.
///
/// # Examples
///
/// ```
/// use geo_types::polygon;
/// use lifecircle::geo::polygon_area_m2;
///
/// let block = polygon![(x: 118.778, y: 32.043), (x: 118.779, y: 32.043), (x: 118.779, y: 32.044), (x: 118.778, y: 32.044)];
/// assert!((polygon_area_m2(&block) - 10_473.165).abs() < 0.01);
/// ```
///
/// # References
///
/// The area of a zone of the ellipsoid: Snyder, "Map projections: a working manual", USGS 1395, 1987, eq. 3-12.
pub fn polygon_area_m2(polygon: &geo_types::Polygon<f64>) -> f64 {
    let ring = |line: &geo_types::LineString<f64>| ring_area_m2(line.coords().map(|c| (c.x, c.y)));
    let holes: f64 = polygon.interiors().iter().map(ring).sum();
    (ring(polygon.exterior()) - holes).max(0.0)
}

/// The area inside a ring of (longitude, latitude) in degrees, in square metres; see [`polygon_area_m2`].
///
/// The last vertex is joined to the first; fewer than three vertices enclose nothing.
pub fn ring_area_m2(ring: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let mut ring = ring.into_iter();
    let Some(first) = ring.next() else { return 0.0 };
    // Heights are taken from the first vertex, so that a building is not the small difference of two hemispheres.
    let base = zone_area(first.1);
    let height = |lat: f64| zone_area(lat) - base;
    let mut previous = (first, 0.0);
    let mut sixfold = 0.0;
    for vertex in ring.chain([first]) {
        let ((lon, lat), above) = previous;
        let (half_way, here) = (height((lat + vertex.1) / 2.0), height(vertex.1));
        // Simpson's rule along the edge.
        sixfold += short_way(vertex.0 - lon).to_radians() * (above + 4.0 * half_way + here);
        previous = (vertex, here);
    }
    sixfold.abs() / 6.0
}

/// The area between the equator and a latitude, in square metres per radian of longitude.
fn zone_area(lat: f64) -> f64 {
    let sin = lat.to_radians().sin();
    let e = WGS84_E2.sqrt();
    let polar_axis2 = WGS84_A * WGS84_A * (1.0 - WGS84_E2);
    polar_axis2 / 2.0 * (sin / (1.0 - WGS84_E2 * sin * sin) + (e * sin).atanh() / e)
}

/// A difference of longitudes in degrees, the short way round.
fn short_way(degrees: f64) -> f64 {
    if degrees.abs() > 180.0 { degrees - degrees.signum() * 360.0 } else { degrees }
}

#[cfg(test)]
#[path = "area_tests.rs"]
mod tests;

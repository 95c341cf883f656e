//! Lengths on the ellipsoid, and a flat metric plane for one city.

use geo::{Distance, Geodesic};

use super::LonLat;

/// Semi-major axis of WGS-84 in metres.
pub(super) const WGS84_A: f64 = 6_378_137.0;
/// First eccentricity squared of WGS-84.
pub(super) const WGS84_E2: f64 = 0.006_694_379_990_141_316;

/// Up to this length the mean radii of curvature serve instead of the geodesic.
const SHORT_M: f64 = 5_000.0;
/// Up to this latitude likewise; near the poles meridians converge too fast.
const STEEP_LAT: f64 = 80.0;

/// How a length between two near places is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Metric {
    /// On the WGS-84 ellipsoid: what every study uses.
    #[default]
    Ellipsoid,
    /// On a sphere of the given radius in metres, to compare with published results of other tools.
    Sphere(f64),
}

impl Metric {
    /// The length from `a` to `b` in metres.
    ///
    /// The short way round: across the antimeridian where that is nearer.
    ///
    /// # Performance
    ///
    /// On the ellipsoid, up to 5 km and 80° of latitude (any OpenStreetMap segment), the radii of curvature at the mean
    /// latitude are used, at a tenth of the cost of the geodesic: within 4e-8 of it up to 1 km, 1e-6 up to 5 km.
    /// Beyond, it is the geodesic.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::{LonLat, Metric};
    ///
    /// let (a, b) = (LonLat::new(118.778, 32.043)?, LonLat::new(118.779, 32.043)?);
    /// assert!((Metric::Ellipsoid.length_m(a, b) - 94.4490).abs() < 1e-3);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// Beyond 5 km: Karney, "Algorithms for geodesics", J. Geodesy 87, 2013, as implemented by the `geo` crate.
    pub fn length_m(self, a: LonLat, b: LonLat) -> f64 {
        match self {
            Metric::Ellipsoid => {
                let lat = (a.lat() + b.lat()) / 2.0;
                let (m, n) = radii(lat);
                let dy = (b.lat() - a.lat()).to_radians() * m;
                let dx = delta_lon(a, b).to_radians() * n;
                let length = dx.hypot(dy);
                if length <= SHORT_M && lat.abs() <= STEEP_LAT { length } else { geodesic_m(a, b) }
            }
            Metric::Sphere(radius) => {
                let (fa, fb) = (a.lat().to_radians(), b.lat().to_radians());
                let (df, dl) = (fb - fa, delta_lon(a, b).to_radians());
                let h = (df / 2.0).sin().powi(2) + fa.cos() * fb.cos() * (dl / 2.0).sin().powi(2);
                2.0 * radius * h.sqrt().min(1.0).asin()
            }
        }
    }
}

fn geodesic_m(a: LonLat, b: LonLat) -> f64 {
    Geodesic.distance(geo::Point::new(a.lon(), a.lat()), geo::Point::new(b.lon(), b.lat()))
}

/// Meridian radius, and radius of the parallel, in metres at a latitude in degrees.
pub(super) fn radii(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - WGS84_E2 * sin * sin;
    let n = WGS84_A / w2.sqrt();
    (n * (1.0 - WGS84_E2) / w2, n * cos)
}

/// The difference of longitude the short way round.
pub(super) fn delta_lon(a: LonLat, b: LonLat) -> f64 {
    let d = b.lon() - a.lon();
    if d > 180.0 {
        d - 360.0
    } else if d < -180.0 {
        d + 360.0
    } else {
        d
    }
}

/// A flat plane in metres around the middle of a city: x to the east, y to the north.
///
/// Meant for indexes, buffers and straight-line distances up to some tens of kilometres; walked lengths use [`Metric`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalPlane {
    origin: LonLat,
    metres_per_degree: (f64, f64),
}

impl LocalPlane {
    /// The place where it touches the earth.
    pub(crate) fn origin(&self) -> LonLat {
        self.origin
    }

    /// The plane that touches the earth at `origin`.
    pub fn at(origin: LonLat) -> LocalPlane {
        let (m, n) = radii(origin.lat());
        // At a pole a degree of longitude has no length; a plane there must still be invertible.
        let metres_per_degree = (1f64.to_radians() * n.max(1e-3), 1f64.to_radians() * m);
        LocalPlane { origin, metres_per_degree }
    }

    /// Metres east and north of the origin.
    #[inline]
    pub fn to_metres(&self, p: LonLat) -> [f64; 2] {
        [delta_lon(self.origin, p) * self.metres_per_degree.0, (p.lat() - self.origin.lat()) * self.metres_per_degree.1]
    }

    /// The place at metres east and north of the origin; clamped to the earth.
    #[inline]
    pub fn to_lonlat(&self, [x, y]: [f64; 2]) -> LonLat {
        let lon = self.origin.lon() + x / self.metres_per_degree.0;
        let lat = self.origin.lat() + y / self.metres_per_degree.1;
        let lon = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        LonLat::new(lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).unwrap_or(self.origin)
    }

    /// Straight-line distance in metres.
    #[inline]
    pub fn distance_m(&self, a: LonLat, b: LonLat) -> f64 {
        let ([ax, ay], [bx, by]) = (self.to_metres(a), self.to_metres(b));
        (ax - bx).hypot(ay - by)
    }
}

#[cfg(test)]
#[path = "plane_tests.rs"]
mod tests;

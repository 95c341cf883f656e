//! Lengths on the ellipsoid, and a flat metric plane for one city.

use super::LonLat;

/// Semi-major axis of WGS-84 in metres.
const WGS84_A: f64 = 6_378_137.0;
/// First eccentricity squared of WGS-84.
const WGS84_E2: f64 = 0.006_694_379_990_141_316;

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
    /// On the ellipsoid the radii of curvature at the mean latitude are used: within 1e-7 of the geodesic up to 1 km,
    /// the length of any OpenStreetMap segment, at a tenth of its cost.
    pub fn length_m(self, a: LonLat, b: LonLat) -> f64 {
        match self {
            Metric::Ellipsoid => {
                let (m, n) = radii((a.lat() + b.lat()) / 2.0);
                let dy = (b.lat() - a.lat()).to_radians() * m;
                let dx = delta_lon(a, b).to_radians() * n;
                dx.hypot(dy)
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

/// Meridian radius, and radius of the parallel, in metres at a latitude in degrees.
fn radii(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - WGS84_E2 * sin * sin;
    let n = WGS84_A / w2.sqrt();
    (n * (1.0 - WGS84_E2) / w2, n * cos)
}

/// The difference of longitude the short way round.
fn delta_lon(a: LonLat, b: LonLat) -> f64 {
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

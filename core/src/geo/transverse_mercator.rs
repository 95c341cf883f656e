//! Transverse Mercator, the projection of UTM and of Gauss-Krüger zones.
//!
//! Krüger's series to the sixth order in the third flattening: better than 1e-8 m within 3,900 km of the central
//! meridian (Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, eq. 35-36).

/// An ellipsoid of revolution with its Krüger series.
#[derive(Debug)]
pub(super) struct Ellipsoid {
    /// First eccentricity squared.
    e2: f64,
    /// The meridian from equator to equator, over 2π: the radius of the rectifying sphere in metres.
    rectifying_radius: f64,
    forward: [f64; 6],
    backward: [f64; 6],
}

/// The WGS-84 ellipsoid.
pub(super) static WGS84: Ellipsoid = Ellipsoid::new(6_378_137.0, 1.0 / 298.257_223_563);
/// The CGCS2000 ellipsoid (GB 22021-2008): in latitude at most 0.1 mm from that of WGS-84.
pub(super) static CGCS2000: Ellipsoid = Ellipsoid::new(6_378_137.0, 1.0 / 298.257_222_101);

impl Ellipsoid {
    const fn new(a: f64, f: f64) -> Ellipsoid {
        let n = f / (2.0 - f);
        let (n2, n3, n4, n5, n6) = (n * n, n * n * n, n * n * n * n, n * n * n * n * n, n * n * n * n * n * n);
        Ellipsoid {
            e2: f * (2.0 - f),
            rectifying_radius: a / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0 + n6 / 256.0),
            forward: [
                n / 2.0 - n2 * 2.0 / 3.0 + n3 * 5.0 / 16.0 + n4 * 41.0 / 180.0 - n5 * 127.0 / 288.0
                    + n6 * 7891.0 / 37_800.0,
                n2 * 13.0 / 48.0 - n3 * 3.0 / 5.0 + n4 * 557.0 / 1440.0 + n5 * 281.0 / 630.0
                    - n6 * 1_983_433.0 / 1_935_360.0,
                n3 * 61.0 / 240.0 - n4 * 103.0 / 140.0 + n5 * 15_061.0 / 26_880.0 + n6 * 167_603.0 / 181_440.0,
                n4 * 49_561.0 / 161_280.0 - n5 * 179.0 / 168.0 + n6 * 6_601_661.0 / 7_257_600.0,
                n5 * 34_729.0 / 80_640.0 - n6 * 3_418_889.0 / 1_995_840.0,
                n6 * 212_378_941.0 / 319_334_400.0,
            ],
            backward: [
                n / 2.0 - n2 * 2.0 / 3.0 + n3 * 37.0 / 96.0 - n4 / 360.0 - n5 * 81.0 / 512.0
                    + n6 * 96_199.0 / 604_800.0,
                n2 / 48.0 + n3 / 15.0 - n4 * 437.0 / 1440.0 + n5 * 46.0 / 105.0 - n6 * 1_118_711.0 / 3_870_720.0,
                n3 * 17.0 / 480.0 - n4 * 37.0 / 840.0 - n5 * 209.0 / 4480.0 + n6 * 5569.0 / 90_720.0,
                n4 * 4397.0 / 161_280.0 - n5 * 11.0 / 504.0 - n6 * 830_251.0 / 7_257_600.0,
                n5 * 4583.0 / 161_280.0 - n6 * 108_847.0 / 3_991_680.0,
                n6 * 20_648_693.0 / 638_668_800.0,
            ],
        }
    }

    /// Metres east of the central meridian and north of the equator at scale one, of a place whose longitude is
    /// `dlon` degrees east of the central meridian. Meaningless beyond ±80°.
    pub(super) fn project(&self, dlon: f64, lat: f64) -> (f64, f64) {
        let (sin_lon, cos_lon) = dlon.to_radians().sin_cos();
        let tau = self.conformal_tan(lat.to_radians().tan());
        let xi = tau.atan2(cos_lon);
        let eta = (sin_lon / tau.hypot(cos_lon)).asinh();
        let (north, east) = harmonics(&self.forward, xi, eta);
        ((eta + east) * self.rectifying_radius, (xi + north) * self.rectifying_radius)
    }

    /// Degrees east of the central meridian, and latitude, of metres as [`Ellipsoid::project`] gives them.
    pub(super) fn unproject(&self, east: f64, north: f64) -> (f64, f64) {
        let (xi, eta) = (north / self.rectifying_radius, east / self.rectifying_radius);
        let (dxi, deta) = harmonics(&self.backward, xi, eta);
        let (xi, eta) = (xi - dxi, eta - deta);
        let (sin, cos) = xi.sin_cos();
        let conformal = sin / eta.sinh().hypot(cos);
        (eta.sinh().atan2(cos).to_degrees(), self.geographic_tan(conformal).atan().to_degrees())
    }

    /// The tangent of the conformal latitude, from that of the geographic one (Karney eq. 7-9).
    fn conformal_tan(&self, tan: f64) -> f64 {
        let (e, secant) = (self.e2.sqrt(), tan.hypot(1.0));
        let sigma = (e * (e * tan / secant).atanh()).sinh();
        tan * sigma.hypot(1.0) - sigma * secant
    }

    /// The inverse of [`Ellipsoid::conformal_tan`] by Newton's method (Karney eq. 19-21); two rounds reach f64.
    fn geographic_tan(&self, conformal: f64) -> f64 {
        let mut tan = conformal / (1.0 - self.e2);
        for _ in 0..4 {
            let reached = self.conformal_tan(tan);
            let slope = (1.0 - self.e2) * tan.hypot(1.0) * reached.hypot(1.0) / (1.0 + (1.0 - self.e2) * tan * tan);
            tan += (conformal - reached) / slope;
        }
        tan
    }
}

/// The sums of Karney's equations 11 (with plus) and 15 (with minus): what to add in ξ and η.
fn harmonics(coefficients: &[f64; 6], xi: f64, eta: f64) -> (f64, f64) {
    let mut order = 0.0;
    coefficients.iter().fold((0.0, 0.0), |(dxi, deta), c| {
        order += 2.0;
        let ((sin, cos), angle) = ((order * xi).sin_cos(), order * eta);
        (dxi + c * sin * angle.cosh(), deta + c * cos * angle.sinh())
    })
}

//! GCJ-02 and BD-09, the shifted systems of Chinese web maps.
//!
//! GCJ-02 (国测局坐标, AMap and Tencent) moves a WGS-84 place by 100 to 700 m with a smooth pseudo-random formula;
//! BD-09 (百度坐标) moves the result by another 900 m. The formulas are not officially published; these are the ones
//! every open implementation agrees on, and the test vectors of several are reproduced to 1e-9 degrees.
//!
//! The forward formulas are the definition. The inverses here are iterated until the forward formula gives the input
//! back to better than 1e-9 degrees (0.1 mm); the common one-step inverses are centimetres to metres off.
//!
//! # The rectangle is not the border
//!
//! Outside longitudes 72.004..137.8347, latitudes 0.8293..55.8271 nothing is moved. That is the rule of all
//! implementations, not geography: the rectangle also covers Mongolia, Korea, most of India and of South-East Asia,
//! where map vendors serve unshifted coordinates; for Hong Kong, Macau and Taiwan it varies by vendor. Declare
//! places there WGS-84 unless the vendor says otherwise.

use std::f64::consts::PI;

/// Semi-major axis of the Krasovsky 1940 ellipsoid in metres, which the formula uses.
const A: f64 = 6_378_245.0;
/// Its first eccentricity squared, with the digits all implementations share.
const EE: f64 = 0.006_693_421_622_965_943;
/// The frequency of BD-09's ripple.
const BD_PI: f64 = PI * 3000.0 / 180.0;

/// Whether a place in degrees lies in the rectangle in which GCJ-02 moves places (which is not the border of China).
///
/// # Examples
///
/// ```
/// use lifecircle::geo::gcj02_moves;
///
/// assert!(gcj02_moves(118.778, 32.043)); // Nanjing
/// assert!(!gcj02_moves(-43.173, -22.907)); // Rio de Janeiro
/// ```
pub fn gcj02_moves(lon: f64, lat: f64) -> bool {
    (72.004..=137.8347).contains(&lon) && (0.8293..=55.8271).contains(&lat)
}

/// The GCJ-02 degrees of a WGS-84 place; outside the rectangle of [`gcj02_moves`] the place itself.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::wgs84_to_gcj02;
///
/// let (lon, lat) = wgs84_to_gcj02(116.404, 39.915);
/// assert!((lon - 116.41024449916938).abs() < 1e-9 && (lat - 39.91640428150164).abs() < 1e-9);
/// ```
pub fn wgs84_to_gcj02(lon: f64, lat: f64) -> (f64, f64) {
    if gcj02_moves(lon, lat) { shifted(lon, lat) } else { (lon, lat) }
}

/// The WGS-84 degrees of a GCJ-02 place, to better than 1e-9 degrees; outside the rectangle the place itself.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::{gcj02_to_wgs84, wgs84_to_gcj02};
///
/// let (lon, lat) = gcj02_to_wgs84(116.404, 39.915);
/// let (x, y) = wgs84_to_gcj02(lon, lat);
/// assert!((x - 116.404).abs() < 1e-9 && (y - 39.915).abs() < 1e-9);
/// ```
pub fn gcj02_to_wgs84(lon: f64, lat: f64) -> (f64, f64) {
    // The answer decides about the rectangle, not the question: a place just inside may be moved out of it.
    let (x, y) = inverse(shifted, lon, lat);
    if gcj02_moves(x, y) { (x, y) } else { (lon, lat) }
}

/// The BD-09 degrees of a GCJ-02 place.
pub fn gcj02_to_bd09(lon: f64, lat: f64) -> (f64, f64) {
    let z = lon.hypot(lat) + 2e-5 * (lat * BD_PI).sin();
    let theta = lat.atan2(lon) + 3e-6 * (lon * BD_PI).cos();
    (z * theta.cos() + 0.0065, z * theta.sin() + 0.006)
}

/// The GCJ-02 degrees of a BD-09 place, as the place of which [`gcj02_to_bd09`] gives it back to better than 1e-9 degrees.
///
/// [`Crs::Bd09`](super::Crs::Bd09) uses this one. It differs by up to 0.23 m from [`bd09_to_gcj02_published`].
pub fn bd09_to_gcj02(lon: f64, lat: f64) -> (f64, f64) {
    inverse(gcj02_to_bd09, lon, lat)
}

/// The GCJ-02 degrees of a BD-09 place by the decoding formula that other libraries publish.
///
/// It is not quite the inverse of [`gcj02_to_bd09`]: there and back misses by up to 0.23 m. It is here to compare with
/// the results of other libraries; use [`bd09_to_gcj02`] for data.
pub fn bd09_to_gcj02_published(lon: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lon - 0.0065, lat - 0.006);
    let z = x.hypot(y) - 2e-5 * (y * BD_PI).sin();
    let theta = y.atan2(x) - 3e-6 * (x * BD_PI).cos();
    (z * theta.cos(), z * theta.sin())
}

/// The GCJ-02 formula without regard to the rectangle.
pub(super) fn shifted(lon: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let wave = |amplitude: f64, angle: f64| amplitude * (angle * PI).sin();
    let root = x.abs().sqrt();
    let both = wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (both + wave(20.0, y) + wave(40.0, y / 3.0) + wave(160.0, y / 12.0) + wave(320.0, y / 30.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + (both + wave(20.0, x) + wave(40.0, x / 3.0) + wave(150.0, x / 12.0) + wave(300.0, x / 30.0)) * 2.0 / 3.0;
    let (sin, cos) = lat.to_radians().sin_cos();
    let m = 1.0 - EE * sin * sin;
    let metres_per_degree_east = A / m.sqrt() * cos * PI / 180.0;
    let metres_per_degree_north = A * (1.0 - EE) / (m * m.sqrt()) * PI / 180.0;
    (lon + east / metres_per_degree_east, lat + north / metres_per_degree_north)
}

/// The place that `forward` takes to (`lon`, `lat`), by repeating "add what is missing".
///
/// Both shifts change by less than 1 % of the step, so each round gains two digits or more. The bound on the rounds
/// only matters for places far outside China, whose shift is no contraction; the callers refuse those.
fn inverse(forward: fn(f64, f64) -> (f64, f64), lon: f64, lat: f64) -> (f64, f64) {
    const ROUNDS: usize = 20;
    const CLOSE_ENOUGH: f64 = 1e-13;
    let (mut x, mut y) = (lon, lat);
    for _ in 0..ROUNDS {
        let (fx, fy) = forward(x, y);
        let (dx, dy) = (lon - fx, lat - fy);
        (x, y) = (x + dx, y + dy);
        if dx.abs() < CLOSE_ENOUGH && dy.abs() < CLOSE_ENOUGH {
            break;
        }
    }
    (x, y)
}

#[cfg(test)]
#[path = "gcj02_tests.rs"]
mod tests;

//! Published vectors, known disagreements with their metres, and exactness of the inverses.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use serde::Deserialize;

use super::*;
use crate::geo::{Crs, LonLat, Metric};

#[derive(Deserialize)]
struct Vector {
    #[serde(rename = "in")]
    input: (f64, f64),
    #[serde(rename = "out")]
    output: (f64, f64),
    from: String,
}

#[derive(Deserialize)]
struct Vectors {
    wgs84_to_gcj02: Vec<Vector>,
    gcj02_to_wgs84_one_step: Vec<Vector>,
    gcj02_to_bd09: Vec<Vector>,
    bd09_to_gcj02: Vec<Vector>,
    bd09_to_wgs84: Vec<Vector>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/data/ref_gcj02/vectors.json")).unwrap()
}

fn metres((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    Metric::Ellipsoid.length_m(LonLat::new(ax, ay).unwrap(), LonLat::new(bx, by).unwrap())
}

fn near((ax, ay): (f64, f64), (bx, by): (f64, f64), degrees: f64) -> bool {
    (ax - bx).abs() < degrees && (ay - by).abs() < degrees
}

fn assert_all(vectors: &[Vector], f: fn(f64, f64) -> (f64, f64)) {
    assert!(!vectors.is_empty());
    for v in vectors {
        let found = f(v.input.0, v.input.1);
        assert!(near(found, v.output, 1e-9), "{}: {:?} gives {found:?}, not {:?}", v.from, v.input, v.output);
    }
}

#[test]
fn published_vectors_are_met_to_a_billionth_of_a_degree() {
    let v = vectors();
    assert_all(&v.wgs84_to_gcj02, wgs84_to_gcj02);
    assert_all(&v.gcj02_to_bd09, gcj02_to_bd09);
    assert_all(&v.bd09_to_gcj02, bd09_to_gcj02_published);
}

/// Pairs printed in other public code, longitude first.
#[test]
fn more_published_pairs_are_met() {
    let pairs = [
        ((118.76519558159015, 30.946576225978003), (118.75866025417945, 30.940779294367676)),
        ((114.06611219325782, 22.548514883102943), (114.05956013578918, 22.542860065931386)),
    ];
    for (bd, gcj) in pairs {
        assert!(near(bd09_to_gcj02_published(bd.0, bd.1), gcj, 1e-9), "{bd:?}");
    }
    let bd = Crs::Bd09.from_wgs84(LonLat::new(116.404, 39.915).unwrap()).unwrap();
    assert!(near(bd, (116.41662724378733, 39.922699552216216), 1e-9), "{bd:?}");
}

#[test]
fn outside_the_rectangle_nothing_moves() {
    for (lon, lat) in [(-43.1729, -22.9068), (-104.9903, 39.7392), (153.0251, -27.4698), (72.003, 30.0), (100.0, 55.83)]
    {
        assert_eq!(wgs84_to_gcj02(lon, lat), (lon, lat));
        assert_eq!(gcj02_to_wgs84(lon, lat), (lon, lat));
    }
    // The rectangle is not the border: Singapore, Seoul, Ulaanbaatar and Delhi lie in it.
    for (lon, lat) in [(103.85, 1.29), (126.98, 37.57), (106.92, 47.92), (77.21, 28.61)] {
        assert!(gcj02_moves(lon, lat));
    }
}

/// The usual inverse subtracts the shift once, taken at the wrong place. Known, and not ours to repeat.
#[test]
fn the_published_one_step_inverse_is_seven_centimetres_off_at_beijing() {
    for v in vectors().gcj02_to_wgs84_one_step {
        let (lon, lat) = v.input;
        let (fx, fy) = wgs84_to_gcj02(lon, lat);
        assert!(near((2.0 * lon - fx, 2.0 * lat - fy), v.output, 1e-9), "the one-step formula is what they print");
        let exact = gcj02_to_wgs84(lon, lat);
        assert!(near(exact, (116.39775575457485, 39.913596235609404), 1e-9));
        let off_m = metres(exact, v.output);
        assert!((0.05..0.08).contains(&off_m), "{off_m} m");
    }
}

/// eviltransform prints two BD-09 pairs that the formulas in common use, its own among them, do not give.
#[test]
fn two_published_bd09_pairs_disagree_by_metres() {
    let vectors = vectors().bd09_to_wgs84;
    let known = [((120.00874, 29.19622), 10.5), ((120.02528, 29.20716), 41.3)];
    assert_eq!(vectors.len(), known.len());
    for (v, (ours, off_m)) in vectors.iter().zip(known) {
        let found = Crs::Bd09.to_wgs84(v.input.0, v.input.1).unwrap();
        let found = (found.lon(), found.lat());
        assert!(near(found, ours, 5e-6), "{found:?}");
        assert!((metres(found, v.output) - off_m).abs() < 0.1, "{} m", metres(found, v.output));
    }
}

/// The published BD-09 decoding is a good guess at the inverse of the encoding, not the inverse.
#[test]
fn the_published_bd09_decoding_misses_by_centimetres() {
    let mut worst = 0f64;
    for (lon, lat) in grid(0.37) {
        let exact = bd09_to_gcj02(lon, lat);
        assert!(near(gcj02_to_bd09(exact.0, exact.1), (lon, lat), 1e-9));
        worst = worst.max(metres(exact, bd09_to_gcj02_published(lon, lat)));
    }
    assert!((0.2..0.23).contains(&worst), "{worst} m");
}

#[test]
fn there_and_back_is_exact_on_a_grid_inside_the_rectangle() {
    for (lon, lat) in grid(0.23) {
        let (x, y) = wgs84_to_gcj02(lon, lat);
        assert!(near(gcj02_to_wgs84(x, y), (lon, lat), 1e-9), "GCJ-02 at {lon} {lat}");
        let (x, y) = gcj02_to_bd09(x, y);
        let back = Crs::Bd09.to_wgs84(x, y).unwrap();
        assert!(near((back.lon(), back.lat()), (lon, lat), 1e-9), "BD-09 at {lon} {lat}");
    }
    // The formula has a kink in its slope at 105° E, where √|x| rises steeply.
    for step in -50..=50 {
        let lon = 105.0 + f64::from(step) * 1e-10;
        let (x, y) = wgs84_to_gcj02(lon, 30.0);
        assert!(near(gcj02_to_wgs84(x, y), (lon, 30.0), 1e-9), "at {lon}");
    }
}

/// Places at least 0.1 degrees inside the rectangle.
fn grid(step: f64) -> impl Iterator<Item = (f64, f64)> {
    let along = move |from: f64, to: f64| (0..).map(move |i| from + f64::from(i) * step).take_while(move |v| *v <= to);
    along(72.104, 137.7347).flat_map(move |lon| along(0.9293, 55.7271).map(move |lat| (lon, lat)))
}

/// Offsets in metres, WGS-84 to GCJ-02 and GCJ-02 to BD-09, computed independently and rounded to a metre.
#[test]
fn offsets_of_six_cities() {
    let table = [
        ((116.3975, 39.9087), (116.403744, 39.910103), (116.410117, 39.916443), 555.0, 890.0),
        ((121.4737, 31.2304), (121.478223, 31.228458), (121.484781, 31.234311), 481.0, 901.0),
        ((113.2644, 23.1291), (113.269730, 23.126423), (113.276151, 23.132711), 621.0, 959.0),
        ((104.0657, 30.6574), (104.068207, 30.654978), (104.074704, 30.661009), 361.0, 914.0),
        ((118.0894, 24.4798), (118.094377, 24.477153), (118.100821, 24.483411), 583.0, 954.0),
        ((87.6168, 43.8256), (87.619650, 43.826805), (87.626100, 43.832950), 265.0, 857.0),
    ];
    for (wgs, gcj, bd, to_gcj_m, to_bd_m) in table {
        let g = wgs84_to_gcj02(wgs.0, wgs.1);
        let b = gcj02_to_bd09(g.0, g.1);
        assert!(near(g, gcj, 6e-7) && near(b, bd, 6e-7), "{wgs:?}: {g:?} {b:?}");
        // The table was made with a sphere of 6,371 km, up to 0.6 % off the ellipsoid.
        let (first, second) = (metres(wgs, g), metres(g, b));
        assert!((first - to_gcj_m).abs() < 4.0 && (second - to_bd_m).abs() < 6.0, "{wgs:?}: {first} {second}");
    }
}

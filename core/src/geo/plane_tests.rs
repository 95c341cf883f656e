//! Lengths against geodesics, and the plane there and back.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use geo::{Bearing, Destination};
use proptest::prelude::*;

use super::*;

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

/// The place `metres` from (`lon`, `lat`) in the direction `azimuth`.
fn away(lon: f64, lat: f64, azimuth: f64, metres: f64) -> LonLat {
    let there = Geodesic.destination(geo::Point::new(lon, lat), azimuth, metres);
    place(there.x(), there.y())
}

fn relative_error(lon: f64, lat: f64, azimuth: f64, metres: f64) -> f64 {
    (Metric::Ellipsoid.length_m(place(lon, lat), away(lon, lat, azimuth, metres)) / metres - 1.0).abs()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn segments_up_to_a_kilometre_equal_the_geodesic(
        lon in -180.0..180.0, lat in -79.9..79.9, azimuth in 0.0..360.0, metres in 1.0..1000.0,
    ) {
        prop_assert!(relative_error(lon, lat, azimuth, metres) < 1e-7);
    }

    #[test]
    fn segments_up_to_the_fall_back_stay_within_a_millionth(
        lon in -180.0..180.0, lat in -79.9..79.9, azimuth in 0.0..360.0, metres in 1000.0..5000.0,
    ) {
        prop_assert!(relative_error(lon, lat, azimuth, metres) < 1e-6);
    }

    #[test]
    fn anything_longer_or_nearer_a_pole_is_the_geodesic(
        lon in -180.0..180.0, lat in -90.0..90.0, azimuth in 0.0..360.0, metres in 5001.0..19e6,
    ) {
        prop_assert!(relative_error(lon, lat, azimuth, metres) < 1e-9);
        prop_assert!(relative_error(lon, lat.signum() * (80.1 + lat.abs() / 10.0), azimuth, 100.0) < 1e-9);
    }

    #[test]
    fn the_plane_there_and_back(lon in -180.0..180.0, lat in -89.0..89.0, azimuth in 0.0..360.0, metres in 0.0..30e3) {
        let plane = LocalPlane::at(place(lon, lat));
        let p = away(lon, lat, azimuth, metres);
        let back = plane.to_lonlat(plane.to_metres(p));
        prop_assert!(delta_lon(p, back).abs() < 1e-9 && (p.lat() - back.lat()).abs() < 1e-9);
    }
}

#[test]
fn the_antimeridian_and_the_poles_are_no_obstacle() {
    let across = Metric::Ellipsoid.length_m(place(179.9999, 10.0), place(-179.9999, 10.0));
    assert!((across - Metric::Ellipsoid.length_m(place(0.0, 10.0), place(0.0002, 10.0))).abs() < 1e-6);
    let far = Metric::Ellipsoid.length_m(place(179.0, 10.0), place(-179.0, 10.0));
    assert!((far - 219_228.0).abs() < 500.0, "{far}");
    assert!(Metric::Ellipsoid.length_m(place(0.0, 90.0), place(120.0, 90.0)) < 1e-6);
    let half_round = Metric::Ellipsoid.length_m(place(0.0, 0.0), place(180.0, 0.0));
    assert!((half_round - 20_003_931.5).abs() < 1.0, "{half_round}");
}

#[test]
fn the_sphere_gives_great_circles() {
    let sphere = Metric::Sphere(6_371_000.0);
    let degree = sphere.length_m(place(0.0, 0.0), place(1.0, 0.0));
    assert!((degree - 6_371_000.0 * 1f64.to_radians()).abs() < 1e-6);
    assert!((sphere.length_m(place(0.0, 0.0), place(180.0, 0.0)) - 6_371_000.0 * std::f64::consts::PI).abs() < 1e-6);
    // North-east from Nanjing: the bearing is not needed, only that the metric is symmetric.
    let (a, b) = (place(118.778, 32.043), away(118.778, 32.043, 45.0, 900.0));
    assert_eq!(sphere.length_m(a, b), sphere.length_m(b, a));
    assert!(
        (Geodesic.bearing(geo::Point::new(a.lon(), a.lat()), geo::Point::new(b.lon(), b.lat())) - 45.0).abs() < 1e-6
    );
}

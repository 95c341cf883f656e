//! Areas against geodesic areas, holes, orientation and the antimeridian.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use geo::{Area, GeodesicArea, MapCoords, Rotate, Translate};
use geo_types::{Coord, LineString, Polygon};
use proptest::prelude::*;

use super::*;
use crate::geo::{LocalPlane, LonLat};

/// A star with `radii` in degrees around a place; edges cut into pieces of a tenth, so that geodesics hug them.
fn star(lon: f64, lat: f64, radii: &[f64]) -> Polygon<f64> {
    let corner = |i: usize| {
        let angle = i as f64 / radii.len() as f64 * std::f64::consts::TAU;
        let r = radii[i % radii.len()];
        Coord { x: lon + r * angle.cos(), y: lat + r * angle.sin() }
    };
    let pieces = (0..radii.len()).flat_map(|i| {
        let (a, b) = (corner(i), corner(i + 1));
        (0..10).map(move |t| a + (b - a) * (f64::from(t) / 10.0))
    });
    Polygon::new(LineString::from_iter(pieces), vec![])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn areas_equal_geodesic_areas(
        lon in -170.0..170.0, lat in -75.0..75.0, scale in -5.0..-1.0, radii in prop::collection::vec(0.3..1.0, 3..12),
    ) {
        let radii: Vec<f64> = radii.iter().map(|r: &f64| r * 10f64.powf(scale)).collect();
        let polygon = star(lon, lat, &radii);
        let (ours, geodesic) = (polygon_area_m2(&polygon), polygon.geodesic_area_unsigned());
        // A piece of 100 m strays 0.2 mm from the geodesic, one of 1 km 2 cm: the tolerance grows with the size.
        let size = 10f64.powf(scale);
        let relative = 1e-8 + size * 1e-3;
        // Geodesic areas are differences of areas down to the equator and carry the noise of that.
        prop_assert!((ours - geodesic).abs() < relative * geodesic + 1e-2, "{ours} {geodesic}");
    }

    #[test]
    fn small_areas_equal_those_in_the_plane(
        lon in -170.0..170.0, lat in -75.0..75.0, scale in -5.0..-3.5, radii in prop::collection::vec(0.3..1.0, 3..12),
    ) {
        let radii: Vec<f64> = radii.iter().map(|r: &f64| r * 10f64.powf(scale)).collect();
        let polygon = star(lon, lat, &radii);
        let plane = LocalPlane::at(LonLat::new(lon, lat).unwrap());
        let flat = polygon.map_coords(|c| plane.to_metres(LonLat::new(c.x, c.y).unwrap()).into()).unsigned_area();
        prop_assert!((polygon_area_m2(&polygon) / flat - 1.0).abs() < 1e-4, "{flat}");
    }

    #[test]
    fn no_ring_panics(ring in prop::collection::vec((any::<f64>(), any::<f64>()), 0..8)) {
        let area = ring_area_m2(ring);
        prop_assert!(area >= 0.0 || area.is_nan());
    }
}

#[test]
fn the_whole_earth_between_two_parallels() {
    // Twelve sectors from pole to pole are the surface of WGS-84: 510,065,621.724 km² (NGA.STND.0036, 2014).
    let sector = ring_area_m2([(0.0, -90.0), (30.0, -90.0), (30.0, 90.0), (0.0, 90.0)]);
    assert!((sector * 12.0 / 510_065_621.724e6 - 1.0).abs() < 1e-10, "{}", sector * 12.0);
}

#[test]
fn holes_are_taken_off_and_direction_does_not_matter() {
    let block = star(118.778, 32.043, &[0.002; 4]);
    let court = star(118.778, 32.043, &[0.001; 4]);
    let mut turned: Vec<_> = court.exterior().0.clone();
    turned.reverse();
    let with_hole = Polygon::new(block.exterior().clone(), vec![LineString(turned)]);
    let expected = polygon_area_m2(&block) - polygon_area_m2(&court);
    assert!((polygon_area_m2(&with_hole) - expected).abs() < 1e-6);
    assert!((expected / polygon_area_m2(&block) - 0.75).abs() < 1e-6);
}

#[test]
fn a_ring_may_cross_the_antimeridian() {
    let here = star(100.0, -17.0, &[0.01; 6]);
    let west = here.translate(80.0, 0.0).rotate_around_centroid(0.0);
    let wrapped = west.exterior().coords().map(|c| (if c.x > 180.0 { c.x - 360.0 } else { c.x }, c.y));
    assert!((ring_area_m2(wrapped) - polygon_area_m2(&here)).abs() < 1e-3);
}

#[test]
fn fewer_than_three_vertices_enclose_nothing() {
    assert_eq!(ring_area_m2([]), 0.0);
    assert_eq!(ring_area_m2([(118.0, 32.0)]), 0.0);
    assert!(ring_area_m2([(118.0, 32.0), (118.1, 32.1)]) < 1e-3);
}

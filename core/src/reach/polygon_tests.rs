//! Polygons: they stop at water, keep their holes, and grow with time.

use geo::{Area, BooleanOps, MapCoords, MultiPolygon, Rect, coord};

use super::scene::{MetrePerSecond, place, timed};
use super::*;
use crate::geo::LonLat;
use crate::network::sketch::{Sketch, footway, street};
use crate::network::{BarrierKind, EdgeAttributes};
use crate::units::Ticks;

fn minutes(n: u32) -> Ticks {
    Ticks::from_minutes(n).unwrap()
}

/// The polygon in the metres of the sketch.
fn in_metres(area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let plane = crate::geo::LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
    area.map_coords(|c| plane.to_metres(LonLat::new(c.x, c.y).unwrap()).into())
}

/// How many square metres of the polygon lie in a box of the sketch.
fn within(area: &MultiPolygon<f64>, low: (f64, f64), high: (f64, f64)) -> f64 {
    let window = Rect::new(coord! { x: low.0, y: low.1 }, coord! { x: high.0, y: high.1 }).to_polygon();
    area.intersection(&MultiPolygon::new(vec![window])).unsigned_area()
}

/// Footpaths on both banks of a river 12 m wide; its shores are the barriers, at y = 3 and y = 15.
fn river(bridge: bool) -> (Sketch, TimedNetwork) {
    let mut sketch = Sketch::default();
    let bank = |sketch: &mut Sketch, y: f64| [-1000.0, 0.0, 1000.0].map(|x| sketch.node(x, y));
    let (near, far) = (bank(&mut sketch, 0.0), bank(&mut sketch, 18.0));
    sketch.way(&near, footway());
    sketch.way(&far, footway());
    if bridge {
        sketch.way(&[near[1], far[1]], EdgeAttributes { layer: 1, grade_separated: true, ..footway() });
    }
    for shore in [3.0, 15.0] {
        sketch.barrier(BarrierKind::Water, &[(-1200.0, shore), (1200.0, shore)]);
    }
    let timed = timed(&sketch.build(), &MetrePerSecond);
    (sketch, timed)
}

#[test]
fn without_a_bridge_the_far_bank_is_not_reached() {
    let (_, timed) = river(false);
    let home = Places::new(&timed, [place(&timed, 100.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(5), minutes(10)]);
    let barriers = timed.network().barriers();
    let [five, ten] = [5, 10].map(|n| in_metres(&polygon(&found, minutes(n), 25.0, barriers).unwrap()));
    assert!(within(&ten, (-2000.0, 3.0), (2000.0, 200.0)) < 1e-3, "the polygon leaps over the shore");
    // 600 m to either side, 25 m to the south, 3 m to the north.
    assert!((within(&ten, (-400.0, -50.0), (600.0, 50.0)) - 1000.0 * 28.0).abs() < 60.0);
    assert!(five.difference(&ten).unsigned_area() < 1e-3, "what is reached in 5 minutes is reached in 10");
    assert!(five.unsigned_area() < 0.6 * ten.unsigned_area());
    // Were the shores not known, the buffer would leap.
    let blind = in_metres(&polygon(&found, minutes(10), 25.0, &[]).unwrap());
    assert!(within(&blind, (-2000.0, 15.0), (2000.0, 200.0)) > 1000.0);
}

#[test]
fn over_a_bridge_the_far_bank_is_reached() {
    let (_, timed) = river(true);
    let home = Places::new(&timed, [place(&timed, 100.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(10)]);
    let ten = in_metres(&polygon(&found, minutes(10), 25.0, timed.network().barriers()).unwrap());
    // 600 m less 100 to the bridge and 18 over it, to either side.
    let far_bank = within(&ten, (-400.0, 15.1), (400.0, 43.0));
    assert!((far_bank - 800.0 * 27.9).abs() < 100.0, "{far_bank}");
}

#[test]
fn a_path_on_the_barrier_itself_keeps_what_touches_it() {
    let mut sketch = Sketch::default();
    let quay = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&quay, footway());
    sketch.barrier(BarrierKind::Water, &[(-500.0, 0.0), (500.0, 0.0)]);
    sketch.barrier(BarrierKind::Water, &[(-500.0, 12.0), (500.0, 12.0)]);
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 0.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(10)]);
    let area = in_metres(&polygon(&found, minutes(10), 25.0, timed.network().barriers()).unwrap());
    assert!(within(&area, (0.0, -50.0), (200.0, 0.0)) > 0.95 * 200.0 * 25.0);
    assert!(within(&area, (-500.0, 12.0), (500.0, 50.0)) < 1e-3);
}

#[test]
fn a_path_that_ends_at_a_wall_does_not_lead_through_it() {
    let mut sketch = Sketch::default();
    let path = [0.0, 100.0].map(|y| sketch.node(0.0, y));
    sketch.way(&path, footway());
    sketch.barrier(BarrierKind::Wall, &[(-500.0, 100.0), (500.0, 100.0)]);
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 0.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(10)]);
    let area = in_metres(&polygon(&found, minutes(10), 25.0, timed.network().barriers()).unwrap());
    assert!(within(&area, (-50.0, 100.0), (50.0, 150.0)) < 1e-3, "{area:?}");
}

#[test]
fn a_large_block_leaves_a_hole_and_the_hull_does_not() {
    let mut sketch = Sketch::default();
    let c = [(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[c[0], c[1], c[2], c[3], c[0]], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 0.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(10)]);
    let area = in_metres(&polygon(&found, minutes(10), 25.0, &[]).unwrap());
    assert_eq!((area.0.len(), area.0[0].interiors().len()), (1, 1));
    assert!(within(&area, (30.0, 30.0), (170.0, 170.0)) < 1e-3);
    let hull = in_metres(&concave_hull(&found, minutes(10)));
    assert!(hull.0[0].interiors().is_empty());
}

#[test]
fn a_buffer_that_is_no_width_is_refused() {
    let (_, timed) = river(false);
    let home = Places::new(&timed, [place(&timed, 100.0, 0.0)]);
    let found = isochrone(&timed, &home, 0, &[minutes(5)]);
    for buffer_m in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e6] {
        let error = polygon(&found, minutes(5), buffer_m, &[]).unwrap_err();
        assert_eq!(error.kind(), crate::error::ErrorKind::Argument);
    }
}

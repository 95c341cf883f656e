//! Contours: valid, nested, exact at the nodes, never over a barrier, and near the slow form.

use geo::{Area, BooleanOps, Contains, Distance, Euclidean, MapCoords, MultiPolygon, Point, Rect, Validation, coord};
use proptest::prelude::*;

use super::Contours;
use super::pieces::EDGE_PIECE_M;
use crate::geo::{LocalPlane, LonLat};
use crate::network::sketch::{Sketch, at, footway, street};
use crate::network::{Attachment, BarrierKind, EdgeAttributes, EdgeId, NetworkBuilder, NodeId};
use crate::progress::NoProgress;
use crate::reach::scene::{MetrePerSecond, place, timed};
use crate::reach::{Places, TimedNetwork, isochrone, nodes_within, polygon};
use crate::units::Ticks;

/// Nothing is out of place by more, in metres: the lattice, and a street cut short of a corner.
const TOLERANCE_M: f64 = 0.005;

fn seconds(s: f64) -> Ticks {
    Ticks::from_seconds(s).unwrap()
}

/// A polygon in the metres of the sketch.
fn in_metres(area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
    area.map_coords(|c| plane.to_metres(LonLat::new(c.x, c.y).unwrap()).into())
}

/// How many square metres lie in a box of the sketch.
fn within(area: &MultiPolygon<f64>, low: (f64, f64), high: (f64, f64)) -> f64 {
    let window = Rect::new(coord! { x: low.0, y: low.1 }, coord! { x: high.0, y: high.1 }).to_polygon();
    area.intersection(&MultiPolygon::new(vec![window])).unsigned_area()
}

/// The areas of a place at (`x`, `y`), in metres.
fn areas(timed: &TimedNetwork, (x, y): (f64, f64), limits_s: &[f64]) -> Vec<MultiPolygon<f64>> {
    let home = Places::new(timed, [place(timed, x, y)]);
    let limits: Vec<Ticks> = limits_s.iter().map(|s| seconds(*s)).collect();
    let areas = Contours::new(timed, &NoProgress).unwrap().of(&home, 0, &limits);
    let found: Vec<_> = areas.polygons().map(|(_, area)| in_metres(area)).collect();
    assert!(found.iter().all(|area| area.is_valid()));
    found
}

/// Footpaths on both banks of a river 12 m wide; its shores are the barriers, at y = 3 and y = 15.
fn river(bridge: bool) -> TimedNetwork {
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
    timed(&sketch.build(), &MetrePerSecond)
}

#[test]
fn without_a_bridge_the_far_bank_is_not_reached() {
    let found = areas(&river(false), (100.0, 0.0), &[300.0, 600.0]);
    let [five, ten] = [&found[0], &found[1]];
    assert!(within(ten, (-2000.0, 3.0), (2000.0, 200.0)) == 0.0, "the area leaps over the shore");
    // 600 m to either side, nearly to the shore in the north.
    let strip = within(ten, (-400.0, 0.0), (600.0, 3.0));
    assert!((2600.0..3000.0).contains(&strip), "{strip}");
    assert!(within(ten, (-400.0, -50.0), (600.0, 0.0)) > 0.9 * 50_000.0);
    assert!(within(ten, (-2000.0, -500.0), (-510.0, 500.0)) + within(ten, (710.0, -500.0), (2000.0, 500.0)) < 0.1);
    assert!(five.difference(ten).unsigned_area() < 1e-3, "what is reached in 5 minutes is reached in 10");
    assert!(five.unsigned_area() < 0.6 * ten.unsigned_area());
}

#[test]
fn over_a_bridge_the_far_bank_is_reached_and_the_bridge_alone() {
    let ten = &areas(&river(true), (100.0, 0.0), &[600.0])[0];
    // 600 m less 100 to the bridge and 18 over it, to either side.
    let far_bank = within(ten, (-480.0, 15.1), (480.0, 18.0));
    assert!(far_bank > 0.8 * 960.0 * 2.9, "{far_bank}");
    for shore in [3.0, 15.0] {
        let width = within(ten, (-500.0, shore - 1e-5), (500.0, shore + 1e-5)) / 2e-5;
        assert!((1.0..5.0).contains(&width), "the passage is a few metres wide: {width}");
    }
    assert_eq!(ten.0.len(), 1, "both banks hang together over the bridge");
}

#[test]
fn a_path_that_ends_at_a_wall_does_not_lead_through_it_but_reaches_it() {
    let mut sketch = Sketch::default();
    let path = [0.0, 100.0].map(|y| sketch.node(0.0, y));
    sketch.way(&path, footway());
    sketch.barrier(BarrierKind::Wall, &[(-500.0, 100.0), (500.0, 100.0)]);
    let ten = &areas(&timed(&sketch.build(), &MetrePerSecond), (0.0, 0.0), &[600.0])[0];
    assert!(within(ten, (-500.0, 100.0), (500.0, 300.0)) == 0.0);
    assert!(Euclidean.distance(&Point::new(0.0, 100.0), ten) <= TOLERANCE_M);
}

#[test]
fn a_path_on_the_barrier_itself_keeps_both_of_its_sides() {
    let mut sketch = Sketch::default();
    let quay = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&quay, footway());
    sketch.barrier(BarrierKind::Water, &[(-500.0, 0.0), (500.0, 0.0)]);
    sketch.barrier(BarrierKind::Water, &[(-500.0, 12.0), (500.0, 12.0)]);
    let ten = &areas(&timed(&sketch.build(), &MetrePerSecond), (0.0, 0.0), &[600.0])[0];
    assert!(within(ten, (20.0, -20.0), (180.0, 0.0)) > 0.8 * 160.0 * 20.0);
    assert!(within(ten, (-500.0, 12.0), (500.0, 50.0)) == 0.0);
}

#[test]
fn a_large_block_leaves_a_hole_and_rings_turn_as_rfc_7946_asks() {
    use geo::orient::{Direction, Orient};
    let mut sketch = Sketch::default();
    let c = [(0.0, 0.0), (500.0, 0.0), (500.0, 500.0), (0.0, 500.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[c[0], c[1], c[2], c[3], c[0]], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let area = &areas(&timed, (0.0, 0.0), &[1500.0])[0];
    assert_eq!((area.0.len(), area.0[0].interiors().len()), (1, 1));
    assert_eq!(within(area, (150.0, 150.0), (350.0, 350.0)), 0.0);
    assert_eq!(&area.orient(Direction::Default), area);
}

/// Round a ring of 2,000 m: 950 m are walked either way, and 100 m on the far side are not reached.
#[test]
fn a_street_reached_from_both_ends_shows_its_gap() {
    let mut sketch = Sketch::default();
    let c = [(0.0, 0.0), (500.0, 0.0), (500.0, 500.0), (0.0, 500.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[c[0], c[1], c[2], c[3], c[0]], street());
    let area = &areas(&timed(&sketch.build(), &MetrePerSecond), (0.0, 0.0), &[950.0])[0];
    for (x, y, reached) in [(500.0, 448.0, true), (500.0, 452.0, false), (500.0, 499.0, false), (448.0, 500.0, true)] {
        assert_eq!(area.contains(&Point::new(x, y)), reached, "{x} {y}");
    }
}

#[test]
fn a_batch_answers_as_one_by_one_on_any_number_of_threads_and_can_be_cancelled() {
    let timed = grid();
    let homes = Places::new(
        &timed,
        (0..70).map(|i| if i == 9 { Vec::new() } else { place(&timed, f64::from(i) * 9.0, 160.0) }),
    );
    let contours = Contours::new(&timed, &NoProgress).unwrap();
    let limits = [seconds(120.0), seconds(240.0)];
    let batch = contours.of_each(&homes, &limits, &NoProgress).unwrap();
    assert_eq!(batch.len(), 70);
    assert!(batch[9].polygons().all(|(_, area)| area.0.is_empty()));
    for (home, areas) in batch.iter().enumerate() {
        assert_eq!(areas, &contours.of(&homes, home, &limits));
    }
    let stop = |_: &str, _: u64, _: u64| std::ops::ControlFlow::Break(());
    assert_eq!(contours.of_each(&homes, &limits, &Stop(stop)).unwrap_err().kind(), crate::error::ErrorKind::Cancelled);
    assert_eq!(Contours::new(&timed, &Stop(stop)).unwrap_err().kind(), crate::error::ErrorKind::Cancelled);
    assert_eq!(contours.of_each(&homes, &limits, &NoProgress).unwrap(), batch);
}

struct Stop<F>(F);

impl<F: Fn(&str, u64, u64) -> std::ops::ControlFlow<()> + Sync> crate::progress::Progress for Stop<F> {
    fn tick(&self, stage: &str, done: u64, total: u64) -> std::ops::ControlFlow<()> {
        self.0(stage, done, total)
    }
}

/// A city of 10 x 10 blocks of 80 m.
fn grid() -> TimedNetwork {
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..121).map(|i| sketch.node(f64::from(i % 11) * 80.0, f64::from(i / 11) * 80.0)).collect();
    for line in 0..11 {
        sketch.way(&nodes[line * 11..line * 11 + 11], street());
        sketch.way(&nodes.iter().copied().skip(line).step_by(11).collect::<Vec<_>>(), street());
    }
    timed(&sketch.build(), &MetrePerSecond)
}

/// The contour holds a narrow buffer of the reached lines and lies in a wide one.
#[test]
fn it_lies_between_two_buffers_of_the_reached_lines() {
    let timed = grid();
    let home = Places::new(&timed, [place(&timed, 400.0, 400.0)]);
    for limit_s in [150.0, 333.0, 600.0] {
        let area = &areas(&timed, (400.0, 400.0), &[limit_s])[0];
        let lines = isochrone(&timed, &home, 0, &[seconds(limit_s)]);
        let buffer = |metres| in_metres(&polygon(&lines, seconds(limit_s), metres, &[]).unwrap());
        // Where time runs out the contour narrows to a point, so a sliver of the narrow buffer may stick out.
        let narrow = buffer(2.0);
        assert!(narrow.difference(area).unsigned_area() < 0.02 * narrow.unsigned_area());
        assert!(area.difference(&buffer(150.0)).unsigned_area() < 1e-3);
        assert!(area.unsigned_area() >= buffer(10.0).unsigned_area());
    }
}

/// A world of corners 35 m apart: coincident nodes, ways that run back, cross and overlap, barriers anywhere.
#[derive(Clone, Debug)]
struct World {
    nodes: Vec<(u8, u8)>,
    ways: Vec<Vec<u8>>,
    barriers: Vec<Vec<(u8, u8)>>,
    home: u8,
    limit_s: u16,
}

fn worlds(barriers: usize) -> impl Strategy<Value = World> {
    use proptest::collection::vec;
    let corner = || prop_oneof![3 => (0u8..12, 0u8..12), 1 => (0u8..3, Just(0u8))];
    let lines = vec(vec(corner(), 2..5), 0..=barriers);
    (vec(corner(), 1..24), vec(vec(any::<u8>(), 2..5), 1..24), lines, any::<u8>(), 20u16..900)
        .prop_map(|(nodes, ways, barriers, home, limit_s)| World { nodes, ways, barriers, home, limit_s })
}

impl World {
    /// The network, and a home at one of its nodes; `None` when nothing of it can be walked.
    fn built(&self) -> Option<(TimedNetwork, Places)> {
        let mut sketch = Sketch::default();
        // Not quite regular, so that lines cross at odd places.
        let metres =
            |(x, y): (u8, u8)| (f64::from(x) * 35.0 + f64::from(y % 3), f64::from(y) * 35.0 + f64::from(x % 2) * 0.3);
        let nodes: Vec<u32> = self
            .nodes
            .iter()
            .map(|n| {
                let (x, y) = metres(*n);
                sketch.node(x, y)
            })
            .collect();
        for way in &self.ways {
            sketch.way(&way.iter().map(|n| nodes[usize::from(*n) % nodes.len()]).collect::<Vec<_>>(), street());
        }
        for line in &self.barriers {
            let line: Vec<(f64, f64)> = line
                .iter()
                .map(|(x, y)| {
                    let m = metres((*x, *y));
                    (m.0 + 7.0, m.1 + 11.0)
                })
                .collect();
            sketch.barrier(BarrierKind::Wall, &line);
        }
        let network = NetworkBuilder::new().build(sketch.raw).ok()?;
        let timed = timed(&network, &MetrePerSecond);
        let edge = EdgeId(u32::from(self.home) % network.edge_count() as u32);
        let door = Attachment { edge, chainage_m: 0.0, link_m: 0.0, point: network.shape(edge).point(0).point };
        let homes = Places::new(&timed, [vec![door]]);
        Some((timed, homes))
    }
}

fn check(world: &World) -> Result<(), TestCaseError> {
    let Some((timed, home)) = world.built() else { return Ok(()) };
    let limits = [world.limit_s / 3, world.limit_s / 2, world.limit_s].map(|s| seconds(f64::from(s)));
    let found = Contours::new(&timed, &NoProgress).unwrap().of(&home, 0, &limits);
    let lines = isochrone(&timed, &home, 0, &limits);
    let plane = LocalPlane::at(at(0.0, 0.0));
    let point = |place: LonLat| Point::from(plane.to_metres(place));
    let mut before: Option<MultiPolygon<f64>> = None;
    let mut set = crate::reach::NodeSet::new();
    for (limit, area) in found.polygons() {
        prop_assert!(area.is_valid(), "{:?}", area.validation_errors());
        let area = in_metres(area);
        if let Some(less) = before.replace(area.clone()) {
            prop_assert!(less.difference(&area).unsigned_area() < 1e-3, "not nested at {limit} {world:?}");
        }
        nodes_within(&timed, &home, 0, limit, &mut set);
        // A walk from a wall may not have come to the first corner off it, which is one piece of street away.
        let has_left_the_wall = world.barriers.is_empty() || limit > seconds(EDGE_PIECE_M);
        // Two nodes at one place with a stretch of no length between them: everywhere one comes to is a point.
        let comes_somewhere = lines.within(limit).iter().any(|stretch| stretch.from_m != stretch.to_m);
        for (node, _) in set.nodes().iter().filter(|_| has_left_the_wall && comes_somewhere) {
            let off = Euclidean.distance(&point(timed.network().position(*node)), &area);
            prop_assert!(off <= TOLERANCE_M, "{node:?} is reached and lies {off} m outside");
        }
        let reached: Vec<geo::LineString<f64>> = lines
            .within(limit)
            .iter()
            .map(|s| lines.line(s).into_iter().map(|p| geo::Coord::from(point(p))).collect())
            .collect();
        for node in (0..timed.network().node_count() as u32).map(NodeId) {
            let place = point(timed.network().position(node));
            if set.nodes().iter().all(|(n, _)| *n != node)
                && reached.iter().all(|l| Euclidean.distance(&place, l) > 0.1)
            {
                let boundary = area.0.iter().flat_map(|p| p.interiors().iter().chain([p.exterior()]));
                let depth = boundary.map(|ring| Euclidean.distance(&place, ring)).fold(f64::INFINITY, f64::min);
                prop_assert!(
                    !area.contains(&place) || depth <= TOLERANCE_M,
                    "{node:?} is not reached and lies {depth} m inside at {limit} {world:?}"
                );
            }
        }
        for line in reached.iter().filter(|_| world.barriers.is_empty()) {
            for step in [0.0, 0.31, 0.5, 0.77, 0.999] {
                let Some(place) = geo::InterpolateLine::point_at_ratio_from_start(&Euclidean, line, step) else {
                    continue;
                };
                let off = Euclidean.distance(&place, &area);
                prop_assert!(off <= 0.1, "{place:?} of a reached line lies {off} m outside at {limit} {world:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn areas_are_valid_nested_and_true_to_nodes_and_lines(world in worlds(0)) {
        check(&world)?;
    }

    #[test]
    fn so_they_are_among_barriers(world in worlds(6)) {
        check(&world)?;
    }
}

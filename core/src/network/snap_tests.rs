//! Snapping: each rule by hand, and all of them against a linear scan over everything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use proptest::prelude::*;

use super::*;
use crate::network::arbitrary::{barriers, town};
use crate::network::segments::Metres;
use crate::network::sketch::{Sketch, all_edges, at, footway, street};
use crate::network::{Barrier, BarrierKind, EdgeAttributes, Gate, NetworkBuilder, RawNetwork, WayClass};

fn anyone(_: EdgeId) -> bool {
    true
}

fn snap(network: &Network, x: f64, y: f64) -> Result<Snap, SnapFailure> {
    network.snap(at(x, y), &anyone, &SnapOptions::default())
}

/// A street along y = 0 and one along y = 100, joined far away.
fn two_streets() -> Sketch {
    let mut sketch = Sketch::default();
    let [a, b] = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    let [c, d] = [0.0, 200.0].map(|x| sketch.node(x, 100.0));
    let far = sketch.node(900.0, 50.0);
    sketch.way(&[a, b], street());
    sketch.way(&[c, d], footway());
    sketch.way(&[b, far, d], EdgeAttributes { class: WayClass::Service, ..street() });
    sketch
}
fn way_of(network: &Network, snap: Snap) -> i64 {
    network.edges().source_id[snap.attachment.edge.index()]
}

#[test]
fn a_door_meets_the_nearest_point_of_an_edge() {
    let network = two_streets().build();
    let snap = snap(&network, 50.0, 30.0).unwrap();
    assert_eq!(way_of(&network, snap), 0);
    assert!((snap.attachment.link_m - 30.0).abs() < 0.01);
    assert!((snap.attachment.chainage_m - 50.0).abs() < 0.01);
    assert!(network.plane().distance_m(snap.attachment.point, at(50.0, 0.0)) < 0.01);
    assert_eq!(snap.avoided, None);
    assert!((network.nearest_walkable_m(at(50.0, 30.0)).unwrap() - 30.0).abs() < 0.01);
}

#[test]
fn only_usable_edges_are_met() {
    let network = two_streets().build();
    let footways = |edge: EdgeId| network.edges().attributes[edge.index()].class == WayClass::Footway;
    let snap = network.snap(at(50.0, 30.0), &footways, &SnapOptions::default()).unwrap();
    assert_eq!(way_of(&network, snap), 1);
    assert_eq!(network.snap(at(50.0, 30.0), &|_| false, &SnapOptions::default()), Err(too_far(None)));
}

fn too_far(nearest_m: Option<f64>) -> SnapFailure {
    SnapFailure::TooFar { nearest_m }
}

#[test]
fn too_far_says_how_far() {
    let network = two_streets().build();
    let Err(SnapFailure::TooFar { nearest_m: Some(metres) }) = snap(&network, 50.0, -5000.0) else { panic!() };
    assert!((metres - 5000.0).abs() < 0.1);
    let exact = SnapOptions { max_snap_m: snap(&network, 50.0, 30.0).unwrap().attachment.link_m };
    assert!(network.snap(at(50.0, 30.0), &anyone, &exact).is_ok(), "the limit itself is within it");
}

#[test]
fn a_link_does_not_cross_a_river() {
    let mut sketch = two_streets();
    sketch.barrier(BarrierKind::Water, &[(-50.0, 10.0), (250.0, 10.0)]);
    let network = sketch.build();
    let snap = snap(&network, 50.0, 30.0).unwrap();
    assert_eq!(way_of(&network, snap), 1);
    let Some(Avoided::Barrier { link_m, barrier: 0 }) = snap.avoided else { panic!("{snap:?}") };
    assert!((link_m - 30.0).abs() < 0.01);
}

#[test]
fn between_two_rivers_a_door_is_blocked_by_the_nearer() {
    let mut sketch = two_streets();
    sketch.barrier(BarrierKind::Rail, &[(-900.0, 90.0), (999.0, 90.0)]);
    sketch.barrier(BarrierKind::Water, &[(-900.0, 10.0), (999.0, 10.0)]);
    let network = sketch.build();
    assert_eq!(snap(&network, 50.0, 30.0), Err(SnapFailure::Blocked { barrier: 1 }));
    assert_eq!(snap(&network, 50.0, 80.0), Err(SnapFailure::Blocked { barrier: 0 }));
}

#[test]
fn a_barrier_touched_at_either_end_is_not_crossed() {
    let mut sketch = two_streets();
    // A wall through the door, and a shore along the street itself.
    sketch.barrier(BarrierKind::Wall, &[(0.0, 30.0), (100.0, 30.0)]);
    sketch.barrier(BarrierKind::Water, &[(0.0, 0.0), (200.0, 0.0)]);
    let network = sketch.build();
    assert_eq!(way_of(&network, snap(&network, 50.0, 30.0).unwrap()), 0);
    // A door half a metre behind the wall is behind it.
    assert_eq!(way_of(&network, snap(&network, 50.0, 30.5).unwrap()), 1);
}

#[test]
fn a_barrier_beside_the_link_is_no_obstacle() {
    let mut sketch = two_streets();
    sketch.barrier(BarrierKind::Wall, &[(55.0, -10.0), (55.0, 40.0)]);
    sketch.barrier(BarrierKind::Wall, &[(50.0, 10.0)]);
    sketch.barrier(BarrierKind::Wall, &[]);
    let network = sketch.build();
    assert_eq!(snap(&network, 50.0, 30.0).unwrap().avoided, None);
}

/// Two streets of the given lengths, 40 m apart, with nothing between them.
fn island(long_m: f64, short_m: f64) -> Network {
    let mut sketch = Sketch::default();
    let main = [0.0, long_m].map(|x| sketch.node(x, 0.0));
    let small = [0.0, short_m].map(|x| sketch.node(x, 40.0));
    sketch.way(&main, street());
    sketch.way(&small, street());
    sketch.build()
}

#[test]
fn a_scrap_of_network_is_avoided_while_the_main_one_is_near() {
    let network = island(5000.0, 20.0);
    let snapped = snap(&network, 10.0, 35.0).unwrap();
    assert_eq!(way_of(&network, snapped), 0);
    let Some(Avoided::SmallComponent { link_m }) = snapped.avoided else { panic!("{snapped:?}") };
    assert!((link_m - 5.0).abs() < 0.01);
    // 160 m from the main street the scrap is all there is.
    let snapped = snap(&network, 10.0, 160.0).unwrap();
    assert_eq!((way_of(&network, snapped), snapped.avoided), (1, None));
    // One hundredth is enough to be a part of its own right.
    let network = island(5000.0, 60.0);
    assert_eq!(way_of(&network, snap(&network, 10.0, 35.0).unwrap()), 1);
}

#[test]
fn a_gate_is_no_place_to_be() {
    let mut sketch = Sketch::default();
    let [a, b] = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    let gate = sketch.gate(100.0, 0.0, Gate::Visitors);
    sketch.way(&[a, gate, b], street());
    let network = sketch.build();
    let snapped = snap(&network, 100.0, 5.0).unwrap();
    assert_ne!(network.edges().attributes[snapped.attachment.edge.index()].class, WayClass::Gate);
}

#[test]
fn of_equally_near_edges_the_lowest_is_met() {
    let mut sketch = Sketch::default();
    let center = sketch.node(0.0, 0.0);
    for (x, y) in [(100.0, 0.0), (0.0, 100.0), (-100.0, 0.0), (0.0, -100.0)] {
        let end = sketch.node(x, y);
        sketch.way(&[center, end], street());
    }
    let network = sketch.build();
    let position = sketch.raw.nodes[center as usize].position;
    let snapped = network.snap(position, &anyone, &SnapOptions::default()).unwrap();
    assert_eq!(snapped.attachment.edge, EdgeId(0));
    assert_eq!((snapped.attachment.link_m, snapped.attachment.point), (0.0, position));
}

/// The streets 100 m apart, with a wall close to each: no way lies between them.
fn walled_in() -> Sketch {
    let mut sketch = two_streets();
    sketch.barrier(BarrierKind::Wall, &[(-900.0, 10.0), (1999.0, 10.0)]);
    sketch.barrier(BarrierKind::Wall, &[(-900.0, 90.0), (1999.0, 90.0)]);
    sketch
}

#[test]
fn a_door_with_no_way_on_its_side_of_the_walls_is_let_through_the_nearest() {
    let network = walled_in().build();
    let snapped = snap(&network, 50.0, 30.0).unwrap();
    assert_eq!((way_of(&network, snapped), snapped.through_wall, snapped.avoided), (0, Some(0), None));
    assert_eq!(snap(&network, 50.0, 70.0).unwrap().through_wall, Some(1));
    // A footpath of its own, however far, is the way out, and the walls hold.
    let mut sketch = walled_in();
    let path = [(50.0, 15.0), (150.0, 15.0), (150.0, -40.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&path, footway());
    let snapped = snap(&sketch.build(), 50.0, 80.0).unwrap();
    assert_eq!(snapped.through_wall, None);
    assert!((snapped.attachment.link_m - 65.0).abs() < 0.01, "{snapped:?}");
}

#[test]
fn no_wall_lets_anyone_through_water_rail_or_motorway() {
    for kind in [BarrierKind::Water, BarrierKind::Rail, BarrierKind::Motorway] {
        // The nearer street lies beyond a wall and something else, the farther one beyond a wall alone.
        let mut sketch = walled_in();
        sketch.barrier(kind, &[(-900.0, 5.0), (1999.0, 5.0)]);
        let network = sketch.build();
        let snapped = snap(&network, 50.0, 30.0).unwrap();
        assert_eq!((way_of(&network, snapped), snapped.through_wall), (1, Some(1)));
        assert!(matches!(snapped.avoided, Some(Avoided::Barrier { barrier: 2, .. })), "{snapped:?}");
        // With something else before either street the door is cut off, and the reason is no wall.
        sketch.barrier(kind, &[(-900.0, 95.0), (1999.0, 95.0)]);
        assert_eq!(snap(&sketch.build(), 50.0, 30.0), Err(SnapFailure::Blocked { barrier: 2 }));
    }
}

#[test]
fn a_wall_is_passed_though_what_bars_the_nearest_way_is_a_river() {
    let mut sketch = two_streets();
    sketch.barrier(BarrierKind::Water, &[(-900.0, 10.0), (1999.0, 10.0)]);
    sketch.barrier(BarrierKind::Wall, &[(-900.0, 90.0), (1999.0, 90.0)]);
    let network = sketch.build();
    let snapped = snap(&network, 50.0, 30.0).unwrap();
    assert_eq!((way_of(&network, snapped), snapped.through_wall), (1, Some(1)));
}

/// The rules of [`Network::snap`] by a scan over all segments and all barriers.
fn scan(
    network: &Network,
    door: LonLat,
    usable: &dyn Fn(EdgeId) -> bool,
    max_snap_m: f64,
) -> Result<Snap, SnapFailure> {
    match scan_links(network, door, usable, max_snap_m, &|_| true) {
        Err(SnapFailure::Blocked { .. }) => {
            let bars = |kind| kind != BarrierKind::Wall;
            let snap = scan_links(network, door, usable, max_snap_m, &bars)?;
            let ends = [door, snap.attachment.point].map(|end| network.plane().to_metres(end));
            Ok(Snap { through_wall: first_crossed(network, ends[0], ends[1], &|_| true), ..snap })
        }
        decided => decided,
    }
}

/// The nearest point with a link that crosses no barrier of a kind that `bars`.
fn scan_links(
    network: &Network,
    door: LonLat,
    usable: &dyn Fn(EdgeId) -> bool,
    max_snap_m: f64,
    bars: &dyn Fn(BarrierKind) -> bool,
) -> Result<Snap, SnapFailure> {
    let plane = network.plane();
    let place = plane.to_metres(door);
    let mut found: Vec<(f64, EdgeId, usize, f64, Metres)> = Vec::new();
    for edge in
        all_edges(network).filter(|e| network.edges().attributes[e.index()].class != WayClass::Gate && usable(*e))
    {
        for (piece, ends) in network.shape(edge).segments().enumerate() {
            let [[ax, ay], [bx, by]] = ends.map(|end| plane.to_metres(end.point));
            let (dx, dy) = (bx - ax, by - ay);
            let along = (place[0] - ax) * dx + (place[1] - ay) * dy;
            let share = if dx == 0.0 && dy == 0.0 { 0.0 } else { (along / (dx * dx + dy * dy)).clamp(0.0, 1.0) };
            let point = if share == 1.0 { [bx, by] } else { [ax + share * dx, ay + share * dy] };
            let (gx, gy) = (place[0] - point[0], place[1] - point[1]);
            found.push((gx * gx + gy * gy, edge, piece, share, point));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut avoided, mut small) = (None, None);
    for &(distance_2, edge, piece, share, point) in found.iter().filter(|f| f.0.sqrt() <= max_snap_m) {
        let link_m = distance_2.sqrt();
        if let Some(barrier) = first_crossed(network, place, point, bars) {
            avoided.get_or_insert(Avoided::Barrier { link_m, barrier });
            continue;
        }
        let [start, end] = network.shape(edge).segments().nth(piece).unwrap();
        let chainage_m = start.chainage_m + (end.chainage_m - start.chainage_m) * share;
        let shown = match share {
            0.0 => start.point,
            1.0 => end.point,
            _ => plane.to_lonlat(point),
        };
        let snap =
            Snap { attachment: Attachment { edge, chainage_m, link_m, point: shown }, avoided, through_wall: None };
        let component = network.components().of(network.edges().from[edge.index()]);
        if network.components().length_m(component) >= 0.01 * network.edges().length_m.iter().sum::<f64>() {
            return Ok(snap);
        }
        small.get_or_insert(snap);
        avoided.get_or_insert(Avoided::SmallComponent { link_m });
    }
    match (small, avoided) {
        (Some(snap), _) => Ok(snap),
        (None, Some(Avoided::Barrier { barrier, .. })) => Err(SnapFailure::Blocked { barrier }),
        _ => Err(too_far(found.first().map(|f| f.0.sqrt()))),
    }
}

/// The barrier that the line from `a` to `b` meets first, more than 10 cm from both.
fn first_crossed(network: &Network, a: Metres, b: Metres, bars: &dyn Fn(BarrierKind) -> bool) -> Option<u32> {
    let mut first: Option<(f64, u32)> = None;
    for (number, barrier) in (0u32..).zip(network.barriers()).filter(|(_, barrier)| bars(barrier.kind)) {
        for pair in barrier.line.windows(2) {
            let (c, d) = (network.plane().to_metres(pair[0]), network.plane().to_metres(pair[1]));
            let side = |p: Metres, q: Metres, r: Metres| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
            let (a_side, b_side) = (side(c, d, a), side(c, d, b));
            let (c_side, d_side) = (side(a, b, c), side(a, b, d));
            if a_side == b_side || a_side * b_side > 0.0 || c_side * d_side > 0.0 {
                continue;
            }
            let share = a_side / (a_side - b_side);
            let length_m = (b[0] - a[0]).hypot(b[1] - a[1]);
            let touches = share * length_m <= 0.1 || (1.0 - share) * length_m <= 0.1;
            if !touches && first.is_none_or(|(nearest, _)| share < nearest) {
                first = Some((share, number));
            }
        }
    }
    first.map(|(_, barrier)| barrier)
}

/// A barrier moved aside by some 40 cm for each before it. Where two lie on one line, which of them a link meets first is
/// a matter of rounding, and index and scan may well differ about it.
fn aside(number: u32, barrier: Barrier) -> Barrier {
    let by = f64::from(number) * 4e-6;
    let moved = |p: LonLat| LonLat::new(p.lon() + by, p.lat() + by * 0.6).unwrap();
    Barrier { line: barrier.line.into_iter().map(moved).collect(), ..barrier }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn without_barriers_the_index_finds_what_a_scan_finds(
        raw in town(),
        doors in prop::collection::vec((-2..18i32, -2..18i32), 1..8),
        refused in any::<u64>(),
        max_snap_m in prop_oneof![Just(150.0), 0.0..60.0],
    ) {
        let Ok(network) = NetworkBuilder::new().build(raw) else { return Ok(()) };
        let usable = |edge: EdgeId| (refused >> (edge.0 % 64)) & 1 == 0;
        for (x, y) in doors {
            let door = at(f64::from(x) * 12.5, f64::from(y) * 12.5);
            let snap = network.snap(door, &usable, &SnapOptions { max_snap_m });
            prop_assert_eq!(snap, scan(&network, door, &usable, max_snap_m));
        }
    }

    #[test]
    fn with_barriers_too(
        raw in town(),
        barriers in barriers(),
        // Off the grid: whether a line that ends exactly on another touches it is a matter of rounding.
        doors in prop::collection::vec((-20.0..220.0f64, -20.0..220.0f64), 1..8),
    ) {
        let barriers = (0..).zip(barriers).map(|(number, barrier)| aside(number, barrier)).collect();
        let Ok(network) = NetworkBuilder::new().build(RawNetwork { barriers, ..raw }) else { return Ok(()) };
        for (x, y) in doors {
            let door = at(x, y);
            let snap = network.snap(door, &anyone, &SnapOptions::default());
            prop_assert_eq!(snap, scan(&network, door, &anyone, 150.0));
        }
    }
}

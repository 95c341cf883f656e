//! Worked by hand: compounds and their gates, one edge for both places, one-way ways, ties, parts without a way between.
//!
//! One metre takes one second everywhere, so times are metres of the drawing.

use super::scene::{MetrePerSecond, place, timed};
use super::*;
use crate::network::sketch::{Sketch, private, street};
use crate::network::{Direction, EdgeAttributes, Gate};
use crate::progress::NoProgress;
use crate::units::Ticks;

fn horizon() -> Ticks {
    Ticks::from_minutes(60).unwrap()
}

/// Seconds from one point to another, to the nearest second.
fn seconds(timed: &TimedNetwork, from: (f64, f64), to: (f64, f64)) -> Option<f64> {
    let [a, b] = [from, to].map(|(x, y)| Places::new(timed, [place(timed, x, y)]));
    let near = nearest(timed, &a, &b, &[vec![0]], horizon(), &NoProgress).unwrap().get(0, 0).map(|(ticks, _)| ticks);
    assert_eq!(matrix(timed, &a, &b, horizon(), &NoProgress).unwrap().get(0, 0), near);
    assert_eq!(route(timed, &a, 0, &b, 0, Some(horizon())).map(|r| r.ticks), near);
    near.map(|ticks| ticks.seconds().round())
}

/// Streets on three sides of a compound, 300 m square; a lane straight through it joins the open ends of the street.
///
/// The lane has a gate 50 m inside each end and no access tag between them.
fn compound(gate: Gate) -> TimedNetwork {
    let mut sketch = Sketch::default();
    let corners = [(0.0, 0.0), (0.0, 300.0), (300.0, 300.0), (300.0, 0.0)].map(|(x, y)| sketch.node(x, y));
    let gates = [50.0, 250.0].map(|x| sketch.gate(x, 0.0, gate));
    sketch.way(&corners, street());
    sketch.way(&[corners[0], gates[0], gates[1], corners[3]], street());
    timed(&sketch.build(), &MetrePerSecond)
}

const WEST: (f64, f64) = (0.0, 20.0);
const EAST: (f64, f64) = (300.0, 20.0);
const INSIDE: (f64, f64) = (150.0, 0.0);

#[test]
fn without_a_gate_the_lane_is_a_short_cut() {
    assert_eq!(seconds(&compound(Gate::Open), WEST, EAST), Some(340.0));
}

#[test]
fn residents_walk_out_but_nobody_walks_in_or_through() {
    let timed = compound(Gate::Residents);
    assert_eq!(seconds(&timed, INSIDE, EAST), Some(170.0));
    assert_eq!(seconds(&timed, INSIDE, WEST), Some(170.0));
    assert_eq!(seconds(&timed, WEST, EAST), Some(860.0));
    assert_eq!(seconds(&timed, WEST, INSIDE), None);
    assert_eq!(seconds(&timed, INSIDE, (200.0, 0.0)), Some(50.0), "neighbours meet inside");
}

#[test]
fn visitors_walk_in_but_not_through() {
    let timed = compound(Gate::Visitors);
    assert_eq!(seconds(&timed, WEST, INSIDE), Some(170.0));
    assert_eq!(seconds(&timed, INSIDE, EAST), Some(170.0));
    assert_eq!(seconds(&timed, WEST, EAST), Some(860.0));
}

#[test]
fn a_closed_gate_lets_nobody_pass() {
    let timed = compound(Gate::Closed);
    assert_eq!(seconds(&timed, INSIDE, EAST), None);
    assert_eq!(seconds(&timed, WEST, EAST), Some(860.0));
}

#[test]
fn private_ways_are_walked_at_both_ends_of_a_walk() {
    let mut sketch = Sketch::default();
    let row = [0.0, 100.0, 200.0, 300.0].map(|x| sketch.node(x, 0.0));
    // The street goes round, so that each private way has a public one beside it.
    let round = [(100.0, 500.0), (200.0, 500.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&row[..2], private());
    sketch.way(&row[1..3], street());
    sketch.way(&row[2..], private());
    sketch.way(&[row[1], round[0], round[1], row[2]], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    assert_eq!(seconds(&timed, (10.0, 0.0), (290.0, 0.0)), Some(280.0));
}

/// A ring of 400 m: both places stand on its one edge.
fn ring(attributes: EdgeAttributes) -> TimedNetwork {
    let mut sketch = Sketch::default();
    let corners = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[corners[0], corners[1], corners[2], corners[3], corners[0]], attributes);
    timed(&sketch.build(), &MetrePerSecond)
}

#[test]
fn places_on_one_edge_are_joined_along_it_or_round_it() {
    let timed = ring(street());
    let (a, b, far) = ((20.0, 0.0), (60.0, 0.0), (0.0, 20.0));
    assert_eq!(seconds(&timed, a, b), Some(40.0));
    assert_eq!(seconds(&timed, b, a), Some(40.0));
    assert_eq!(seconds(&timed, a, far), Some(40.0), "round the corner where the edge begins and ends");
}

#[test]
fn on_a_one_way_edge_the_place_behind_is_a_walk_round() {
    let timed = ring(EdgeAttributes { direction: Direction::Forward, ..street() });
    let there = seconds(&timed, (20.0, 0.0), (60.0, 0.0)).unwrap();
    let back = seconds(&timed, (60.0, 0.0), (20.0, 0.0)).unwrap();
    assert_eq!((there.min(back), there.max(back)), (40.0, 360.0));
    let lane = {
        let mut sketch = Sketch::default();
        let ends = [0.0, 100.0].map(|x| sketch.node(x, 0.0));
        sketch.way(&ends, EdgeAttributes { direction: Direction::Forward, ..street() });
        super::scene::timed(&sketch.build(), &MetrePerSecond)
    };
    let ways = [seconds(&lane, (20.0, 0.0), (60.0, 0.0)), seconds(&lane, (60.0, 0.0), (20.0, 0.0))];
    assert!(ways.contains(&Some(40.0)) && ways.contains(&None), "{ways:?}");
}

#[test]
fn a_shop_reached_through_both_ends_of_a_homes_edge_is_one_shop() {
    // A ring with a home on one side and a shop with two doors on the other: four ways between them.
    let mut sketch = Sketch::default();
    let corners = [(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0)].map(|(x, y)| sketch.node(x, y));
    corners.iter().for_each(|corner| sketch.raw.nodes[*corner as usize].keep = true);
    sketch.way(&[corners[0], corners[1], corners[2], corners[3], corners[0]], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 100.0, 0.0)]);
    let doors = [place(&timed, 90.0, 200.0), place(&timed, 110.0, 200.0)].concat();
    let shops = Places::new(&timed, [doors, place(&timed, 100.0, 200.0)]);
    let group = [vec![0, 1, 0]];
    assert_eq!(counts(&timed, &home, &shops, &group, &[horizon()], &NoProgress).unwrap().get(0, 0, 0), 2);
    let found: Vec<_> =
        nearest_k(&timed, &home, &shops, &group, 9, horizon(), &NoProgress).unwrap().get(0, 0).collect();
    let rounded: Vec<_> = found.iter().map(|(ticks, shop)| (ticks.seconds().round(), *shop)).collect();
    assert_eq!(rounded, [(390.0, 0), (400.0, 1)]);
}

#[test]
fn ties_go_to_the_lowest_index_and_exactly_the_limit_counts() {
    let mut sketch = Sketch::default();
    let ends = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&ends, street());
    sketch.raw.ways[0].lengths_m = Some(vec![200.0]);
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let door =
        |share: f64| vec![crate::network::Attachment { chainage_m: share * 200.0, ..place(&timed, 0.0, 0.0)[0] }];
    let home = Places::new(&timed, [door(0.5)]);
    let shops = Places::new(&timed, [door(1.0), door(0.25), door(0.75)]);
    let fifty = Ticks::from_seconds(50.0).unwrap();
    assert_eq!(
        nearest(&timed, &home, &shops, &[vec![2, 0, 1]], fifty, &NoProgress).unwrap().get(0, 0),
        Some((fifty, 1))
    );
    let limits = [fifty, Ticks::new(fifty.get() - 1)];
    let counts = counts(&timed, &home, &shops, &[vec![0, 1, 2]], &limits, &NoProgress).unwrap();
    assert_eq!((counts.get(0, 0, 0), counts.get(0, 0, 1)), (2, 0));
}

#[test]
fn parts_without_a_way_between_them_do_not_reach_each_other() {
    let mut sketch = Sketch::default();
    for y in [0.0, 50.0] {
        let ends = [0.0, 200.0].map(|x| sketch.node(x, y));
        sketch.way(&ends, street());
    }
    let timed = timed(&sketch.build(), &MetrePerSecond);
    assert_eq!(seconds(&timed, (10.0, 0.0), (10.0, 50.0)), None);
    assert_eq!(seconds(&timed, (10.0, 0.0), (60.0, 0.0)), Some(50.0));
}

//! Work is counted: a bounded search sees what lies within its bound, not the city.

use super::scene::{MetrePerSecond, place, timed};
use super::*;
use crate::network::sketch::{Sketch, street};
use crate::progress::NoProgress;
use crate::units::Ticks;

/// A street of 1,000 stretches of 10 m.
fn long_street() -> TimedNetwork {
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..=1000).map(|i| sketch.node(f64::from(i) * 10.0, 0.0)).collect();
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    sketch.way(&nodes, street());
    timed(&sketch.build(), &MetrePerSecond)
}

fn places(timed: &TimedNetwork, xs: impl IntoIterator<Item = f64>) -> Places {
    Places::new(timed, xs.into_iter().map(|x| place(timed, x, 0.0)))
}

#[test]
fn a_search_costs_what_lies_within_its_horizon() {
    let timed = long_street();
    let homes = places(&timed, [5005.0]);
    let shops = places(&timed, [5000.0, 5025.0]);
    let minute = Ticks::from_minutes(1).unwrap();
    let work = isochrone(&timed, &homes, 0, &[minute]).work();
    assert!((10..=14).contains(&work.settled) && work.relaxed <= 2 * work.settled, "{work:?}");
    let work = nearest(&timed, &homes, &shops, &[vec![0, 1]], minute, &NoProgress).unwrap().work();
    assert!((12..=18).contains(&work.settled), "one search for both shops: {work:?}");
    let work = counts(&timed, &homes, &shops, &[vec![0, 1]], &[minute], &NoProgress).unwrap().work();
    assert!((10..=14).contains(&work.settled), "one search for the home, as shops are more: {work:?}");
    let work = counts(&timed, &shops, &homes, &[vec![0], vec![0, 0]], &[minute], &NoProgress).unwrap().work();
    assert!((10..=14).contains(&work.settled), "one search for what two groups share: {work:?}");
}

#[test]
fn the_nearest_search_costs_the_same_for_any_number_of_homes() {
    let timed = long_street();
    let shops = places(&timed, [2000.0, 7000.0]);
    let cost = |homes: &Places| {
        nearest(&timed, homes, &shops, &[vec![0, 1]], Ticks::new(u32::MAX), &NoProgress).unwrap().work()
    };
    let (few, many) = (cost(&places(&timed, [10.0])), cost(&places(&timed, (0..500).map(|i| f64::from(i) * 20.0))));
    assert_eq!(few, many);
    assert_eq!(few.settled, 1001);
}

#[test]
fn a_matrix_searches_from_whichever_side_has_fewer() {
    let timed = long_street();
    let (one, many) = (places(&timed, [5005.0]), places(&timed, (0..500).map(|i| f64::from(i) * 20.0)));
    let minute = Ticks::from_minutes(1).unwrap();
    assert!(matrix(&timed, &one, &many, minute, &NoProgress).unwrap().work().settled <= 14);
    assert!(matrix(&timed, &many, &one, minute, &NoProgress).unwrap().work().settled <= 14);
}

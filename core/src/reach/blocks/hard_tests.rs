//! What is hard on a fixed point: borders of numbers, shapes that invite many visits, and being stopped.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::cut::Shape;
use super::solve::Question;
use crate::error::ErrorKind;
use crate::machine::vectors::Width;
use crate::network::sketch::{Sketch, street};
use crate::network::{Attachment, EdgeId, NodeId};
use crate::progress::{NoProgress, Progress};
use crate::reach::batch::Side;
use crate::reach::scene::{MetrePerSecond, timed};
use crate::reach::{Places, TimedNetwork, nearest, nearest_at_nodes, nearest_times, nearest_times_at_nodes};
use crate::units::Ticks;

/// A network whose points are all nodes, whatever meets there.
fn built(mut sketch: Sketch) -> TimedNetwork {
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    timed(&sketch.build(), &MetrePerSecond)
}

/// A street of so many stretches of 10 m.
fn line(stretches: u32) -> TimedNetwork {
    let mut sketch = Sketch::default();
    let nodes: Vec<u32> = (0..=stretches).map(|i| sketch.node(f64::from(i) * 10.0, 0.0)).collect();
    sketch.way(&nodes, street());
    sketch.raw.ways.iter_mut().for_each(|way| way.lengths_m = Some(vec![10.0; stretches as usize]));
    built(sketch)
}

/// Streets 80 m apart, askew, every seventh stretch missing.
pub(super) fn city(side: u32) -> TimedNetwork {
    let mut sketch = Sketch::default();
    let askew = |i: u32| f64::from(i.wrapping_mul(2_654_435_761) >> 24) / 10.0;
    for i in 0..side * side {
        sketch.node(f64::from(i % side) * 80.0 + askew(i), f64::from(i / side) * 80.0 + askew(i + 7919));
    }
    let east = (0..side * side).filter(|i| i % side + 1 < side).map(|i| [i, i + 1]);
    let north = (0..side * (side - 1)).map(|i| [i, i + side]);
    for (_, ends) in (0u32..).zip(east.chain(north)).filter(|(i, _)| i.wrapping_mul(40_503) % 7 != 0) {
        sketch.way(&ends, street());
    }
    built(sketch)
}

/// A door at a node.
fn at_node(timed: &TimedNetwork, node: u32) -> Vec<Attachment> {
    let (edge, edges) = (timed.network().incident(NodeId(node))[0], timed.network().edges());
    let starts_here = edges.from[edge.index()] == NodeId(node);
    let chainage_m = if starts_here { 0.0 } else { edges.length_m[edge.index()] };
    vec![Attachment { edge, chainage_m, link_m: 0.0, point: timed.network().position(NodeId(node)) }]
}

pub(super) fn places(timed: &TimedNetwork, nodes: impl IntoIterator<Item = u32>) -> Places {
    Places::new(timed, nodes.into_iter().map(|node| at_node(timed, node)))
}

/// The node a source numbered so.
fn numbered(timed: &TimedNetwork, id: i64) -> u32 {
    (0..timed.network().node_count() as u32).find(|n| timed.network().source_node_id(NodeId(*n)) == id).unwrap()
}

#[test]
fn a_walk_of_exactly_the_horizon_is_within_it_for_every_kind_of_number() {
    for (metres, ticks) in [(2047.9375, 65_534), (2047.96875, 65_535), (2048.0, 65_536), (0.03125, 1)] {
        let mut sketch = Sketch::default();
        let ends = [sketch.node(0.0, 0.0), sketch.node(100.0, 0.0)];
        sketch.way(&ends, street());
        sketch.raw.ways[0].lengths_m = Some(vec![metres]);
        let timed = built(sketch);
        let door = |chainage_m| {
            vec![Attachment {
                edge: EdgeId(0),
                chainage_m,
                link_m: 0.0,
                point: timed.network().shape(EdgeId(0)).point(0).point,
            }]
        };
        let [home, shop] = [0.0, metres].map(|chainage_m| Places::new(&timed, [door(chainage_m)]));
        for (horizon, found) in
            [(ticks - 1, None), (ticks, Some(ticks)), (ticks + 1, Some(ticks)), (u32::MAX, Some(ticks))]
        {
            let (groups, horizon) = ([vec![0]], Ticks::new(horizon));
            let near = nearest(&timed, &home, &shop, &groups, horizon, &NoProgress).unwrap();
            assert_eq!(near.get(0, 0), found.map(|ticks| (Ticks::new(ticks), 0)), "{ticks} within {horizon}");
            let far = timed.network().edges().from[0].index();
            let times = nearest_times_at_nodes(&timed, &shop, &groups, horizon, &NoProgress).unwrap();
            assert_eq!(times.get(0, far), found.map(Ticks::new), "{ticks} within {horizon}");
        }
    }
}

#[test]
fn no_horizon_no_targets_no_groups_no_way() {
    let timed = line(3);
    let (homes, shops, none) = (places(&timed, 0..4), places(&timed, [1]), Places::new(&timed, []));
    let minute = Ticks::from_minutes(1).unwrap();
    let at_once = nearest(&timed, &homes, &shops, &[vec![0]], Ticks::ZERO, &NoProgress).unwrap();
    let found: Vec<_> = at_once.column(0).collect();
    assert_eq!(found, [None, Some((Ticks::ZERO, 0)), None, None]);
    let nobody = nearest(&timed, &homes, &none, &[vec![0], Vec::new()], minute, &NoProgress).unwrap();
    assert!((0..2).all(|group| nobody.column(group).all(|found| found.is_none())));
    assert_eq!((nobody.work().settled, nobody.work().relaxed), (0, 0));
    let nothing = nearest_times(&timed, &homes, &shops, &[], minute, &NoProgress).unwrap();
    assert_eq!((nothing.group_count(), nothing.origin_count(), nothing.get(0, 0)), (0, 4, None));
    let nowhere = nearest_times(&timed, &none, &shops, &[vec![0]], minute, &NoProgress).unwrap();
    assert_eq!((nowhere.column(0).len(), nowhere.get(0, 0)), (0, None));
    // A stretch takes 10 s: longer than the horizon, so that nobody gets to the next node.
    let short = nearest_at_nodes(&timed, &shops, &[vec![0]], Ticks::new(319), &NoProgress).unwrap();
    assert_eq!(short.column(0).filter(Option::is_some).count(), 1);
}

#[test]
fn a_network_of_one_node_is_answered() {
    let mut sketch = Sketch::default();
    let [a, b, c] = [(0.0, 0.0), (50.0, 0.0), (0.0, 50.0)].map(|(x, y)| sketch.node(x, y));
    // A way round: with nothing kept it contracts to one node with a loop.
    sketch.way(&[a, b, c, a], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    assert_eq!(timed.network().node_count(), 1);
    let shops = places(&timed, [0]);
    let times = nearest_times_at_nodes(&timed, &shops, &[vec![0]], Ticks::new(100), &NoProgress).unwrap();
    assert_eq!(times.get(0, 0), Some(Ticks::ZERO));
}

#[test]
fn more_targets_than_a_short_number_counts_are_told_apart() {
    let timed = line(2);
    let far = places(&timed, [numbered(&timed, 2)]);
    let mut doors: Vec<_> = (0..70_000).map(|_| at_node(&timed, numbered(&timed, 0))).collect();
    doors.push(at_node(&timed, numbered(&timed, 2)));
    let shops = Places::new(&timed, doors);
    let groups = [(0..=70_000).collect::<Vec<u32>>()];
    let near = nearest(&timed, &far, &shops, &groups, Ticks::new(1000), &NoProgress).unwrap();
    assert_eq!(near.get(0, 0), Some((Ticks::ZERO, 70_000)));
}

/// Whoever visits a place again whenever a shorter way is found may do so very often; queues by distance do not matter here.
#[test]
fn a_line_of_100_000_nodes_is_walked_few_times() {
    let timed = line(100_000);
    let nodes = timed.network().node_count() as u64;
    let shops = places(&timed, [0, 3, 50_000, 99_000].map(|id| numbered(&timed, id)));
    for (horizon, ranked) in [(Ticks::new(u32::MAX), true), (Ticks::from_minutes(15).unwrap(), false)] {
        let groups = [vec![0, 1], vec![2, 3]];
        let question =
            Question { timed: &timed, origins: Some(Side::Nodes), targets: &shops, groups: &groups, horizon, ranked };
        let answer = question.answer(&NoProgress).unwrap();
        assert!(answer.work.settled <= 4 * nodes, "{:?}", answer.work);
        let last = numbered(&timed, 100_000) as usize;
        let beyond = (horizon.get() < u32::MAX).then_some(());
        assert_eq!(answer.table.ticks(0, last).is_none(), beyond.is_some());
    }
}

#[test]
fn a_star_with_100_000_arms_is_walked_few_times() {
    let mut sketch = Sketch::default();
    let centre = sketch.node(0.0, 0.0);
    for arm in 0..100_000u32 {
        let (angle, metres) = (f64::from(arm) * 0.001, 20.0 + f64::from(arm.wrapping_mul(2_654_435_761) >> 20) / 8.0);
        let end = sketch.node(metres * angle.cos(), metres * angle.sin());
        sketch.way(&[centre, end], street());
    }
    let timed = built(sketch);
    let nodes = timed.network().node_count() as u32;
    let shops = places(&timed, (0..nodes).step_by(9));
    let groups: Vec<Vec<u32>> = (0..8).map(|g| (g..nodes / 9).step_by(8).collect()).collect();
    let near = nearest_at_nodes(&timed, &shops, &groups, Ticks::from_minutes(15).unwrap(), &NoProgress).unwrap();
    assert!(near.work().settled <= 6 * u64::from(nodes), "{:?}", near.work());
    assert!(near.column(0).all(|found| found.is_some()), "no arm is longer than 9 minutes");
}

#[test]
fn a_city_is_visited_few_times() {
    let timed = city(150);
    let nodes = timed.network().node_count() as u32;
    for (every, most) in [(33, 6), (3, 10)] {
        let shops = places(&timed, (0..nodes).step_by(every));
        let count = shops.len() as u32;
        let groups: Vec<Vec<u32>> = (0..40).map(|g| (g..count).step_by(40).collect()).collect();
        let minutes = Ticks::from_minutes(15).unwrap();
        let near = nearest_times_at_nodes(&timed, &shops, &groups, minutes, &NoProgress).unwrap();
        let visits = near.work().settled as f64 / f64::from(nodes);
        println!("a shop at every {every}th node: {visits:.2} visits a node");
        assert!(visits <= f64::from(most), "{visits}");
    }
}

/// Asks to stop at the `n`-th word.
struct Impatient {
    words: AtomicUsize,
    patience: usize,
}

impl Progress for Impatient {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        let words = self.words.fetch_add(1, Ordering::Relaxed) + 1;
        if words > self.patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[test]
fn whoever_is_stopped_stops_at_once() {
    let timed = city(40);
    let nodes = timed.network().node_count() as u32;
    let shops = places(&timed, (0..nodes).step_by(5));
    let groups: Vec<Vec<u32>> = (0..60).map(|g| (g..shops.len() as u32).step_by(60).collect()).collect();
    let (origins, horizon) = (Some(Side::Places(&shops)), Ticks::from_minutes(15).unwrap());
    let question = Question { timed: &timed, origins, targets: &shops, groups: &groups, horizon, ranked: true };
    let answer = |progress: &dyn Progress| question.answer_by(Shape::tiny(256, 5), Width::widest(), progress);
    let all = Impatient { words: AtomicUsize::new(0), patience: usize::MAX };
    answer(&all).unwrap();
    let words = all.words.into_inner();
    assert!(words > 100, "{words}");
    for patience in (0..words / 2).step_by(words / 20) {
        let watcher = Impatient { words: AtomicUsize::new(0), patience };
        let stopped = answer(&watcher).map(|answer| answer.table);
        assert_eq!(stopped.unwrap_err().kind(), ErrorKind::Cancelled);
        assert_eq!(watcher.words.into_inner(), patience + 1, "nobody is asked again who has said stop");
    }
}

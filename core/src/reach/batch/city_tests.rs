//! A made city large enough for several tiles: every way, width and number of threads gives the same, at a stated cost.

use super::opportunities::answer;
use super::opportunities_tests::{ask, every_way};
use super::pass::{How, Searched};
use super::*;
use crate::machine::vectors::Width;
use crate::network::sketch::{Sketch, private, street};
use crate::network::{Attachment, Direction, EdgeAttributes, EdgeId};
use crate::progress::NoProgress;
use crate::reach::scene::{MetrePerSecond, timed};
use crate::reach::{Places, TimedNetwork, Work};
use crate::units::Ticks;

/// Streets 70 m apart, some of them one-way, private or missing.
pub(super) fn city(side: u32) -> TimedNetwork {
    let mut sketch = Sketch::default();
    for i in 0..side * side {
        sketch.node(f64::from(i % side) * 70.0, f64::from(i / side) * 70.0);
    }
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    let one_way = EdgeAttributes { direction: Direction::Forward, ..street() };
    let east = (0..side * side).filter(|i| i % side + 1 < side).map(|i| [i, i + 1]);
    let north = (0..side * (side - 1)).map(|i| [i, i + side]);
    for (i, ends) in east.chain(north).enumerate() {
        match i % 13 {
            0 => continue,
            1 => sketch.way(&ends, one_way),
            2 => sketch.way(&ends, private()),
            _ => sketch.way(&ends, street()),
        }
    }
    timed(&sketch.build(), &MetrePerSecond)
}

/// Places scattered over the edges, every fifth with two doors, every seventeenth with none.
pub(super) fn scatter(timed: &TimedNetwork, count: usize, salt: usize) -> Places {
    let edges = timed.network().edge_count();
    let door = |i: usize| {
        let edge = EdgeId(((i * 7919 + salt * 104_729) % edges) as u32);
        let share = ((i * 31 + salt * 17) % 97) as f64 / 96.0;
        let chainage_m = timed.network().edges().length_m[edge.index()] * share;
        Attachment { edge, chainage_m, link_m: (i % 3) as f64 * 6.0, point: timed.network().shape(edge).point(0).point }
    };
    let doors = |i: usize| match i {
        _ if i % 17 == 3 => Vec::new(),
        _ if i % 5 == 2 => vec![door(i), door(i + 40)],
        _ => vec![door(i)],
    };
    Places::new(timed, (0..count).map(doors))
}

fn groups(targets: u32) -> Vec<Vec<u32>> {
    vec![(0..targets).collect(), (0..targets).step_by(7).collect(), Vec::new(), (0..targets / 3).rev().collect()]
}

/// The answers alone: what they cost depends on the way.
fn without_work(mut found: Opportunities) -> Opportunities {
    found.forget_work();
    found
}

#[test]
fn tiles_of_several_blocks_agree_whichever_way_they_are_answered() {
    let timed = city(34);
    let homes = scatter(&timed, 1100, 1);
    for shops in [scatter(&timed, 40, 2), scatter(&timed, 700, 2)] {
        let sides = [Side::Places(&homes), Side::Nodes];
        for (kind, origins) in sides.into_iter().enumerate() {
            let ask = ask(Ticks::new(400 * 32 + kind as u32), 4, 2);
            let groups = groups(shops.len() as u32);
            let mut all = every_way(&timed, (origins, Side::Places(&shops)), &groups, &ask).into_iter();
            let first = without_work(all.next().unwrap());
            assert!(all.all(|found| without_work(found) == first));
        }
    }
}

#[test]
fn the_widest_horizon_of_a_narrow_label_and_the_next() {
    let timed = city(34);
    let (homes, shops) = (scatter(&timed, 200, 1), scatter(&timed, 90, 2));
    let sides = (Side::Places(&homes), Side::Places(&shops));
    let counts = |horizon: u32, searched| {
        let ask = Ask::new().within([Ticks::new(65_533), Ticks::new(horizon)]).nearest(3, Ticks::new(horizon));
        let how = How { searched, width: Width::widest() };
        answer(&timed, sides, &[(0..90).collect()], &ask, how, &NoProgress).unwrap()
    };
    let [one, origins, targets] = [Searched::OneByOne, Searched::Origins, Searched::Targets]
        .map(|searched| without_work(counts(65_534, searched)));
    assert!(one == origins && one == targets);
    let wide = counts(65_535, Searched::Cheapest);
    for origin in 0..200 {
        assert_eq!(one.count(0, origin, 0), wide.count(0, origin, 0));
        assert!(one.nearest(0, origin).eq(wide.nearest(0, origin)));
    }
}

#[test]
fn a_batch_costs_what_lies_around_it_and_the_cheaper_side_is_taken() {
    let timed = city(60);
    let ask = Ask::new().within([Ticks::new(900 * 32)]);
    let work = |shops: usize, searched, width| {
        let places = scatter(&timed, shops, 2);
        let sides = (Side::Nodes, Side::Places(&places));
        answer(&timed, sides, &[(0..shops as u32).collect()], &ask, How { searched, width }, &NoProgress)
            .unwrap()
            .work()
    };
    let ways = [Searched::Cheapest, Searched::Origins, Searched::Targets, Searched::OneByOne];
    let [cheapest, origins, targets, _] = ways.map(|searched| work(60, searched, Width::widest()));
    // The last tile is small and may choose otherwise.
    let about = |a: Work, b: Work| a.settled.abs_diff(b.settled) < b.settled / 20;
    assert!(
        about(cheapest, targets) && 4 * targets.settled < 3 * origins.settled,
        "{cheapest:?} {targets:?} {origins:?}"
    );
    let [cheapest, origins, targets, one] = ways.map(|searched| work(3000, searched, Width::widest()));
    assert!(about(cheapest, origins) && 2 * origins.settled < targets.settled, "{cheapest:?} {targets:?} {origins:?}");
    assert!(4 * cheapest.settled < one.settled, "{cheapest:?} {one:?}");
    // 29 blocks of 128 nodes, each of which may reach up to 1,200 nodes; a row is visited 4 times and less,
    // finding and numbering its vertex included.
    assert!(origins.settled < 29 * 1200 * 4, "{origins:?}");
    for searched in [Searched::Origins, Searched::Targets] {
        let all: Vec<Work> = Width::all().into_iter().map(|width| work(60, searched, width)).collect();
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
    }
}

#[cfg(feature = "rayon")]
#[test]
fn nothing_depends_on_the_number_of_threads() {
    let timed = city(34);
    let (homes, shops) = (scatter(&timed, 1100, 1), scatter(&timed, 300, 2));
    let (groups, ask) = (groups(300), ask(Ticks::new(400 * 32), 3, 2));
    let sides = (Side::Places(&homes), Side::Places(&shops));
    for searched in [Searched::Cheapest, Searched::Origins, Searched::Targets, Searched::OneByOne] {
        let how = How { searched, width: Width::widest() };
        let found = [1, 2, 8].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| answer(&timed, sides, &groups, &ask, how, &NoProgress).unwrap())
        });
        assert!(found[0] == found[1] && found[0] == found[2], "{searched:?}");
    }
}

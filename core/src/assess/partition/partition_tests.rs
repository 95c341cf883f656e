//! A divided city: everybody in exactly one circle, every circle in one piece, the same whatever the order.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::*;
use crate::geo::BoundingBox;
use crate::model::{Home, Homes, People};
use crate::network::{EdgeAttributes, Gate, NetworkBuilder, NodeId, Passage, RawNetwork, RawNode, RawWay};
use crate::progress::NoProgress;
use crate::study::study_tests::{at, home};
use crate::study::{Extent, StudyBuilder};
use crate::walk::Walker;

/// A stretch between two crossings of a grid: who may pass, and whether it is a bridge.
type Street = (usize, usize, Passage, bool);

/// A grid of crossings 100 m apart, eight to a row, walked at 1 m/s; homes with people beside its crossings.
fn grid(crossings: usize, streets: &[Street], homes: &[(usize, f64)]) -> Prepared {
    let place = |i: usize, aside: f64| at((i % 8) as f64 * 100.0 + aside, (i / 8) as f64 * 100.0 + aside);
    let node =
        |i: usize| RawNode { id: i as i64, position: place(i, 0.0), gate: Gate::Open, keep: true, elevation_m: None };
    let way = |(id, (a, b, passage, bridge)): (usize, &Street)| RawWay {
        id: id as i64,
        nodes: vec![*a as u32, *b as u32],
        attributes: EdgeAttributes { passage: *passage, grade_separated: *bridge, ..EdgeAttributes::default() },
        lengths_m: None,
    };
    let raw = RawNetwork {
        nodes: (0..crossings).map(node).collect(),
        ways: streets.iter().enumerate().map(way).collect(),
        ..RawNetwork::default()
    };
    let row = |(i, (crossing, people)): (usize, &(usize, f64))| Home {
        people: Some(People { count: *people, estimated: false }),
        ..home(&format!("h{i}"), place(*crossing, 5.0))
    };
    let (a, b) = (at(-9000.0, -9000.0), at(9000.0, 9000.0));
    StudyBuilder::new(NetworkBuilder::new().build(raw).unwrap())
        .homes(Homes { rows: homes.iter().enumerate().map(row).collect(), ..Homes::default() })
        .extent(Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap()))
        .build()
        .unwrap()
        .prepare(&Walker::with_speed("steady", 1.0).unwrap())
        .unwrap()
}

/// All stretches of a grid of so many crossings.
fn full(crossings: usize) -> Vec<Street> {
    let right = (0..crossings).filter(|i| i % 8 < 7 && i + 1 < crossings).map(|i| (i, i + 1, Passage::Public, false));
    let down = (0..crossings).filter(|i| i + 8 < crossings).map(|i| (i, i + 8, Passage::Public, false));
    right.chain(down).collect()
}

/// Walks inside one circle, never over a bridge, from one of its nodes; returns the nodes reached.
fn reached(prepared: &Prepared, partition: &Partition, from: u32) -> std::collections::BTreeSet<u32> {
    let edges = prepared.study().network().edges();
    let circle = partition.circle_of_node(NodeId(from));
    let (mut seen, mut open) = (std::collections::BTreeSet::from([from]), vec![from]);
    while let Some(node) = open.pop() {
        for edge in prepared.study().network().incident(NodeId(node)) {
            if edges.attributes[edge.index()].grade_separated {
                continue;
            }
            for end in [edges.from[edge.index()], edges.to[edge.index()]] {
                if partition.circle_of_node(end) == circle && seen.insert(end.0) {
                    open.push(end.0);
                }
            }
        }
    }
    seen
}

/// What must hold of every division.
pub(super) fn check(prepared: &Prepared, partition: &Partition, options: &PartitionOptions) {
    let homes = prepared.study().homes().rows.len();
    let mut times = vec![0; homes];
    partition.circles().iter().flat_map(|circle| &circle.homes).for_each(|home| times[*home as usize] += 1);
    for (home, times) in times.iter().enumerate() {
        assert_eq!(*times, usize::from(prepared.home_attached(home)), "home {home}");
        assert_eq!(partition.circle_of(home).is_some(), prepared.home_attached(home));
    }
    for circle in partition.circles() {
        let inside = circle.people >= options.at_least && circle.people <= options.at_most;
        assert_eq!(circle.fit == Fit::Within, inside, "{circle:?}");
    }
    let nodes = prepared.study().network().node_count() as u32;
    let of: Vec<Option<usize>> = (0..nodes).map(|node| partition.circle_of_node(NodeId(node))).collect();
    for circle in 0..partition.circles().len() {
        let members: std::collections::BTreeSet<u32> = (0..nodes).filter(|n| of[*n as usize] == Some(circle)).collect();
        let first = *members.first().unwrap();
        assert_eq!(reached(prepared, partition, first), members, "circle {circle} is in pieces");
    }
}

fn options(target: f64, minutes: u32) -> PartitionOptions {
    PartitionOptions { max_minutes: minutes, ..PartitionOptions::of_people(target) }
}

#[test]
fn a_long_street_is_divided_evenly() {
    let homes: Vec<(usize, f64)> = (0..64).map(|i| (i, 10.0)).collect();
    let city = grid(64, &full(64), &homes);
    let asked = options(160.0, 15);
    let partition = city.partition(&asked, &NoProgress).unwrap();
    check(&city, &partition, &asked);
    assert_eq!(partition.circles().len(), 4);
    for circle in partition.circles() {
        assert!(circle.fit == Fit::Within && (120.0..=200.0).contains(&circle.people), "{circle:?}");
        assert_eq!((circle.homes_too_far, circle.homes_without_people), (0, 0));
    }
    assert_eq!(partition.circles_table().unwrap().row_count(), 4);
    assert_eq!(partition.homes_table().unwrap().row_count(), 64);
}

#[test]
fn nobody_is_put_across_a_river() {
    // Two rows of a street, joined by one bridge in the middle.
    let mut streets: Vec<Street> = full(16).into_iter().filter(|(a, b, _, _)| b - a == 1).collect();
    streets.push((3, 11, Passage::Public, true));
    let homes: Vec<(usize, f64)> = (0..16).map(|i| (i, 10.0)).collect();
    let city = grid(16, &streets, &homes);
    let asked = options(160.0, 60);
    let apart = city.partition(&asked, &NoProgress).unwrap();
    check(&city, &apart, &asked);
    assert_eq!(apart.circles().len(), 2);
    assert!((0..16).all(|home| (apart.circle_of(home) == apart.circle_of(0)) == (home < 8)));
    let joined = PartitionOptions { across_bridges: true, ..asked };
    assert_eq!(city.partition(&joined, &NoProgress).unwrap().circles().len(), 1);
}

#[test]
fn the_walk_goes_before_the_people() {
    // 1,500 m of street and 5 minutes at 1 m/s: one circle of the people asked for would be too long a walk.
    let streets: Vec<Street> = full(8).into_iter().filter(|(a, b, _, _)| b - a == 1).collect();
    let homes: Vec<(usize, f64)> = (0..8).map(|i| (i, 10.0)).collect();
    let city = grid(8, &streets, &homes);
    let asked = options(80.0, 2);
    let partition = city.partition(&asked, &NoProgress).unwrap();
    check(&city, &partition, &asked);
    assert!(partition.circles().len() >= 2);
    assert!(partition.circles().iter().all(|circle| circle.homes_too_far == 0 && circle.longest_walk_s <= 130.0));
    assert!(partition.circles().iter().any(|circle| circle.fit == Fit::TooFew));
}

#[test]
fn a_compound_belongs_to_the_circle_of_its_gate() {
    // 0-1-2-3 is a street; 9 and 10 lie behind it, reached through end-only ways from 1 and from 2.
    let mut streets: Vec<Street> = full(4).into_iter().filter(|(a, b, _, _)| b - a == 1).collect();
    streets.extend([
        (1, 9, Passage::EndOnly, false),
        (9, 10, Passage::EndOnly, false),
        (10, 2, Passage::EndOnly, false),
    ]);
    let city = grid(11, &streets, &[(0, 20.0), (3, 20.0), (9, 10.0), (10, 10.0)]);
    let asked = options(30.0, 15);
    let partition = city.partition(&asked, &NoProgress).unwrap();
    check(&city, &partition, &asked);
    assert!(partition.circles().len() >= 2);
}

#[test]
fn what_cannot_be_divided_is_refused() {
    let city = grid(8, &full(8), &[(0, 10.0)]);
    let good = PartitionOptions::of_people(100.0);
    let bad = [
        PartitionOptions { target_people: f64::NAN, ..good },
        PartitionOptions { target_people: 0.0, ..good },
        PartitionOptions { at_least: 101.0, ..good },
        PartitionOptions { at_most: 99.0, ..good },
        PartitionOptions { max_minutes: 0, ..good },
    ];
    for options in bad {
        assert_eq!(city.partition(&options, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    }
    let nobody = grid(8, &full(8), &[(0, 0.0)]);
    assert_eq!(nobody.partition(&good, &NoProgress).unwrap_err().kind(), ErrorKind::Empty);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn everybody_is_in_one_circle_and_every_circle_in_one_piece(
        drawn in prop::collection::vec((any::<bool>(), 0u8..10, 0u8..8), 58),
        homes in prop::collection::vec((0usize..36, 0u32..60), 1..30),
        target in 10.0f64..400.0,
        minutes in 1u32..16,
    ) {
        let kept = |(street, (keep, passage, bridge)): (Street, &(bool, u8, u8))| {
            let passage = match passage { 0 => Passage::EndOnly, 1 => Passage::Residents, _ => Passage::Public };
            keep.then_some((street.0, street.1, passage, *bridge == 0))
        };
        let mut streets: Vec<Street> = full(36).into_iter().zip(&drawn).filter_map(kept).collect();
        streets.push((0, 1, Passage::Public, false));
        let mut homes: Vec<(usize, f64)> = homes.into_iter().map(|(at, people)| (at, f64::from(people))).collect();
        homes.push((0, 5.0));
        let city = grid(36, &streets, &homes);
        let asked = options(target, minutes);
        let partition = city.partition(&asked, &NoProgress).unwrap();
        check(&city, &partition, &asked);
        // The order of the homes changes nothing.
        homes.reverse();
        let turned = grid(36, &streets, &homes).partition(&asked, &NoProgress).unwrap();
        let of = |partition: &Partition, home| partition.circle_of(home);
        for home in 0..homes.len() {
            prop_assert_eq!(of(&partition, home), of(&turned, homes.len() - 1 - home));
        }
    }
}

//! The example `multi_use` on what it computes: each use when it is held, counted once, and no square metre twice.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/multi_use/village.rs"]
mod village;

use std::path::Path;

use lifecircle::access::AccessOverTime;
use lifecircle::calendar::Moment;
use lifecircle::study::Prepared;
use village::{Use, Village};

fn prepared(village: &Village) -> Prepared {
    village::prepared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../data"), village).unwrap()
}

fn home(day: &AccessOverTime) -> usize {
    let reaches = |home: &usize| day.counts(*home, 0, 0).is_some_and(|phases| phases.iter().any(|p| p.value.value > 0));
    (0..day.home_count()).find(reaches).unwrap()
}

/// How many of each use are open at a moment.
fn open(day: &AccessOverTime, home: usize, at: &str) -> Vec<u32> {
    let at: Moment = at.parse().unwrap();
    (0..day.category_count()).map(|category| day.count_at(home, category, 0, at).unwrap().value).collect()
}

#[test]
fn every_use_counts_once_while_it_is_held() {
    let village = Village::default();
    let prepared = prepared(&village);
    let day = village::day(&prepared, &village).unwrap();
    let home = home(&day);
    // Canteen, library, cultural station, shop, parcels.
    assert_eq!(open(&day, home, "2026-03-10T06:00"), [0, 0, 0, 0, 0]);
    assert_eq!(open(&day, home, "2026-03-10T09:00"), [0, 1, 0, 1, 1]);
    assert_eq!(open(&day, home, "2026-03-10T12:00"), [1, 0, 0, 1, 1]);
    assert_eq!(open(&day, home, "2026-03-10T15:00"), [0, 1, 0, 1, 1]);
    assert_eq!(open(&day, home, "2026-03-10T20:00"), [0, 0, 1, 1, 1]);
}

#[test]
fn neither_area_nor_capacity_counts_twice() {
    let village = Village::default();
    let [each, together] = village::supply(&prepared(&village), &village).unwrap();
    assert_eq!(each.0, 5, "five services are five outlets when each is a kind");
    assert_eq!(together, (1, 620.0, 200.0), "one place, its area once, each service's capacity once");
    assert_eq!(each.2, 200.0);
}

#[test]
fn two_shifts_of_one_use_are_one_place() {
    let mut village = Village { area_m2: 300.0, ..Village::default() };
    village.uses.truncate(1);
    village.uses.push(Use { category: "community-canteen", hours: "06:00-09:00", capacity: 30.0 });
    let prepared = prepared(&village);
    let [_, together] = village::supply(&prepared, &village).unwrap();
    assert_eq!(together, (1, 300.0, 110.0));
    village.uses.truncate(1);
    let day = village::day(&prepared, &village).unwrap();
    let home = home(&day);
    assert_eq!(open(&day, home, "2026-03-10T07:00"), [1]);
    assert_eq!(open(&day, home, "2026-03-10T12:00"), [1]);
    assert_eq!(open(&day, home, "2026-03-10T10:00"), [0]);
}

//! What is done can be undone, byte for byte; and what is kept of a prepared study is what preparing it anew would give.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::{Change, Difference, GateFor, Outcome, Scenario};
use crate::improve::village::{CLOSED, RESIDENTS, Village, assess, at, facility, standard, walker};
use crate::network::{Crossing, EdgeAttributes, NewWay};
use crate::progress::NoProgress;
use crate::standard::Standard;
use crate::study::{PrepareOptions, Slowed, Street, Study};

/// A change as it is drawn: numbers that become rows of whatever there is.
#[derive(Clone, Debug)]
enum Drawn {
    Add(bool, f64, f64),
    Close(usize),
    Move(usize, f64, f64),
    Hours(usize),
    Gate(bool, usize, bool),
    Way([f64; 2], [f64; 2], bool),
    Slow(f64, f64),
    People(usize, usize, f64),
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let (x, y) = (|| -100.0..2100.0, || -120.0..220.0);
    prop_oneof![
        (any::<bool>(), x(), y()).prop_map(|(market, x, y)| Drawn::Add(market, x, y)),
        (0usize..9).prop_map(Drawn::Close),
        (0usize..9, x(), y()).prop_map(|(row, x, y)| Drawn::Move(row, x, y)),
        (0usize..9).prop_map(Drawn::Hours),
        (any::<bool>(), 0usize..3, any::<bool>()).prop_map(|(closed, who, through)| Drawn::Gate(closed, who, through)),
        ([x(), y()], [x(), y()], any::<bool>()).prop_map(|(from, to, lights)| Drawn::Way(from, to, lights)),
        (x(), 0.2..5.0).prop_map(|(x, factor)| Drawn::Slow(x, factor)),
        (0usize..9, 0usize..9, 0.0..=1.0).prop_map(|(from, to, share)| Drawn::People(from, to, share)),
    ]
}

fn village() -> impl Strategy<Value = Village> {
    let home = (-50.0..2050.0, -120.0..220.0, prop::option::weighted(0.8, (1u32..90).prop_map(f64::from)));
    let place = (any::<bool>(), -50.0..2050.0, -120.0..220.0)
        .prop_map(|(market, x, y)| (if market { "market" } else { "pharmacy" }, x, y));
    (prop::collection::vec(home, 1..9), prop::collection::vec(place, 0..5))
        .prop_map(|(homes, places)| Village { homes, places })
}

/// The changes that can be made one after the other; the others are left out.
fn scenario(study: &Study, drawn: &[Drawn]) -> Scenario {
    let (mut scenario, mut now) = (Scenario::new("drawn"), study.clone());
    for (number, drawn) in drawn.iter().enumerate() {
        let Some(change) = change(&now, number, drawn) else { continue };
        let next = scenario.clone().with(change);
        if let Ok(applied) = study.apply(&next) {
            (scenario, now) = (next, applied.study().clone());
        }
    }
    scenario
}

fn change(study: &Study, number: usize, drawn: &Drawn) -> Option<Change> {
    let facilities = &study.facilities().rows;
    let facility_id = |row: usize| Some(facilities.get(row % facilities.len().max(1))?.id.clone());
    let homes = &study.homes().rows;
    let home_id = |row: usize| homes[row % homes.len()].id.clone();
    Some(match drawn {
        Drawn::Add(market, x, y) => {
            let name = if *market { "market" } else { "pharmacy" };
            Change::AddFacility(facility(&format!("new {number}"), name, (*x, *y)))
        }
        Drawn::Close(row) => Change::Close { facility: facility_id(*row)? },
        Drawn::Move(row, x, y) => Change::Move { facility: facility_id(*row)?, to: at(*x, *y) },
        Drawn::Hours(row) => {
            Change::Hours { facility: facility_id(*row)?, category: None, opening_hours: "06:00-22:00".into() }
        }
        Drawn::Gate(closed, who, through) => Change::OpenGate {
            gate: if *closed { CLOSED } else { RESIDENTS },
            opens_for: GateFor::ALL[*who],
            through: *through,
        },
        Drawn::Way(from, to, lights) => Change::AddWay(NewWay {
            id: -1 - number as i64,
            line: vec![at(from[0], from[1]), at(to[0], to[1])],
            attributes: EdgeAttributes {
                crossing: if *lights { Crossing::Signals } else { Crossing::None },
                ..EdgeAttributes::default()
            },
        }),
        Drawn::Slow(x, factor) => Change::Slow(Slowed { street: Street::Near(at(*x, 0.0)), factor: *factor }),
        Drawn::People(from, to, share) => {
            let living = homes[from % homes.len()].people?.count;
            Change::MovePeople { from: home_id(*from), to: home_id(*to), people: Some((living * share).floor()) }
        }
    })
}

/// Everything there is to a study, as bytes: its tables, and the network with its times as a file.
fn bytes(study: &Study) -> (String, Vec<u8>) {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("lifecircle-scenario-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    study.prepare(&walker()).unwrap().timed().save(&path).unwrap();
    let saved = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    (format!("{:?}{:?}", study.facilities(), study.homes()), saved)
}

fn asked() -> Standard {
    standard(&[("market", "basic", 10, ""), ("pharmacy", "quality", 5, "")])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn applied_and_undone_is_the_identity_byte_for_byte(
        village in village(),
        first in prop::collection::vec(drawn(), 0..7),
        second in prop::collection::vec(drawn(), 0..7),
    ) {
        let before = village.study();
        let one = before.apply(&scenario(&before, &first)).unwrap();
        let two = one.study().apply(&scenario(one.study(), &second)).unwrap();
        // What was applied last is undone first.
        let back = two.undo().apply(two.study()).unwrap();
        prop_assert_eq!(bytes(&back), bytes(one.study()));
        let home = one.undo().apply(&back).unwrap();
        prop_assert_eq!(bytes(&home), bytes(&before));
    }

    #[test]
    fn a_prepared_study_after_a_scenario_is_the_changed_study_prepared(
        village in village(),
        drawn in prop::collection::vec(drawn(), 0..6),
    ) {
        let before = village.prepared();
        let scenario = scenario(before.study(), &drawn);
        let kept = before.apply(&scenario, &walker(), &NoProgress).unwrap();
        let changed = before.study().apply(&scenario).unwrap();
        let anew = changed.study().prepare_with(&walker(), &PrepareOptions::default(), &NoProgress).unwrap();
        prop_assert_eq!(kept.report().defects(), anew.report().defects());
        let [kept, anew] = [kept, anew].map(|prepared| assess(&prepared, &asked()));
        prop_assert_eq!(kept.findings_table().unwrap(), anew.findings_table().unwrap());
        prop_assert_eq!(kept.coverage_table().unwrap(), anew.coverage_table().unwrap());
    }

    #[test]
    fn a_difference_turned_round_is_its_opposite(village in village(), drawn in prop::collection::vec(drawn(), 0..6)) {
        let before = village.prepared();
        let after = before.apply(&scenario(before.study(), &drawn), &walker(), &NoProgress).unwrap();
        let [before, after] = [before, after].map(|prepared| assess(&prepared, &asked()));
        let forth = Difference::between(&before, &after).unwrap();
        let back = Difference::between(&after, &before).unwrap();
        prop_assert_eq!(forth.homes_gaining(), back.homes_losing());
        prop_assert_eq!(forth.count(Outcome::Closed), back.count(Outcome::Opened));
        let same = Difference::between(&before, &before).unwrap();
        prop_assert_eq!(same.count(Outcome::Same), same.rows().len());
        prop_assert_eq!(same.homes_gaining().at_most, 0.0);
    }
}

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::finding::{Need, NeedBasis, Status};
use super::judge::{Case, judge, need, priority_of, saturated};
use super::verdict::NoData;
use crate::standard::{Obligation, Standard};

const ALL_MET: Case = Case {
    met: 10,
    missing: 0,
    unknown: None,
    truncated: false,
    serving: 1,
    needed: 1,
    unreached: 0,
    saturated: false,
};

#[test]
fn met_when_every_home_has_it() {
    assert_eq!(judge(&ALL_MET), (Status::Met, 0));
    assert_eq!(judge(&Case { saturated: true, ..ALL_MET }), (Status::Saturated, 0));
}

#[test]
fn missing_when_no_home_has_it_and_short_when_some_have() {
    let none = Case { met: 0, missing: 10, serving: 0, unreached: 3, ..ALL_MET };
    assert_eq!(judge(&none), (Status::Missing, 3));
    let some = Case { met: 8, missing: 2, unreached: 1, ..ALL_MET };
    assert_eq!(judge(&some), (Status::ShortBy(1), 1));
    assert_eq!(judge(&Case { needed: 5, ..some }), (Status::ShortBy(4), 4), "the people need five, one serves");
}

#[test]
fn a_home_that_may_be_met_beyond_the_data_is_never_missing() {
    let unknown = Some(NoData::BeyondTheData);
    let edge = Case { met: 8, unknown, truncated: true, ..ALL_MET };
    assert_eq!(judge(&edge), (Status::NoData(NoData::BeyondTheData), 0));
    assert_eq!(judge(&Case { met: 0, serving: 0, ..edge }), (Status::NoData(NoData::BeyondTheData), 0));
    // A home inside complete data that lacks it decides all the same, but the count proves nothing there.
    let both = Case { missing: 1, unreached: 1, needed: 5, ..edge };
    assert_eq!(judge(&both), (Status::ShortBy(1), 1));
}

#[test]
fn short_by_number_only_where_no_more_can_be_beyond_the_data() {
    let few = Case { serving: 2, needed: 5, ..ALL_MET };
    assert_eq!(judge(&few), (Status::ShortBy(3), 3));
    assert_eq!(judge(&Case { truncated: true, ..few }), (Status::NoData(NoData::BeyondTheData), 0));
}

#[test]
fn a_circle_without_homes_is_no_data() {
    assert_eq!(judge(&Case { met: 0, ..ALL_MET }), (Status::NoData(NoData::NoHomes), 0));
}

#[test]
fn levels_are_not_inclusive() {
    let standard = Standard::bundled("gb50180-2018").unwrap();
    let of = |id: &str, people| {
        let requirement = standard.requirement(id).unwrap();
        need(requirement, standard.level_of(requirement), people)
    };
    let people = Some(50_000.0);
    // 50,000 people are one 15-minute circle, two 10-minute ones (at most 25,000), five 5-minute ones (at most 12,000).
    assert_eq!(of("community-health-centre", people), Need { count: 1, basis: NeedBasis::Minimum });
    assert_eq!(of("market", people), Need { count: 2, basis: NeedBasis::LevelPopulation });
    assert_eq!(of("kindergarten", people), Need { count: 5, basis: NeedBasis::LevelPopulation });
    assert_eq!(of("kindergarten", Some(12_000.0)), Need { count: 1, basis: NeedBasis::Minimum });
    // One recycling point for at most 3,000 persons.
    assert_eq!(of("recycling-point", people), Need { count: 17, basis: NeedBasis::PersonsPerFacility });
    assert_eq!(
        of("kindergarten", None),
        Need { count: 1, basis: NeedBasis::Minimum },
        "nobody counted, nothing scaled"
    );
}

#[test]
fn saturated_by_the_stated_rule_only() {
    let standard = Standard::bundled("mofcom-2021").unwrap();
    let store = standard.requirement("convenience-store").unwrap();
    // Fewer than 1,000 persons for each (ours).
    assert!(saturated(store, 1, 11, Some(10_000.0)));
    assert!(!saturated(store, 1, 10, Some(10_000.0)));
    assert!(!saturated(store, 1, 1, Some(100.0)), "a small circle may have its one");
    assert!(!saturated(store, 1, 11, None));
    let restaurant = standard.requirement("restaurant").unwrap();
    assert!(!saturated(restaurant, 1, 1000, Some(1000.0)), "no rule, no saturation");
}

#[test]
fn what_must_be_there_comes_first() {
    let of = |status| Obligation::ALL.map(|o| priority_of(status, o));
    assert_eq!(of(Status::Missing), [Some(1), Some(1), Some(3), Some(3)]);
    assert_eq!(of(Status::ShortBy(9)), [Some(2), Some(2), Some(4), Some(4)]);
    assert_eq!(of(Status::Met), [None; 4]);
    assert_eq!(of(Status::NoData(NoData::SparseData)), [None; 4]);
}

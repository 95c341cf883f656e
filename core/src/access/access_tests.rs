//! What the access table says, and what it refuses to say.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::*;
use crate::error::ErrorKind;
use crate::geo::BoundingBox;
use crate::model::{CategoryId, Facilities, Homes, People};
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Prepared, Study, StudyBuilder};
use crate::walk::Walker;

fn study(facilities: &[f64], homes: &[f64], east_end: f64) -> Study {
    let extent = {
        let (a, b) = (at(-5000.0, -5000.0), at(east_end, 5000.0));
        Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap())
    };
    let rows = facilities.iter().enumerate().map(|(i, x)| facility(&format!("f{i}"), 0, at(*x, 0.0))).collect();
    let mut people = homes.iter().enumerate().map(|(i, x)| home(&format!("h{i}"), at(*x, 0.0))).collect::<Vec<_>>();
    for (i, home) in people.iter_mut().enumerate() {
        home.people = Some(People { count: (i + 1) as f64, estimated: false });
    }
    StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0]))
        .facilities(Facilities { rows, ..Facilities::default() })
        .homes(Homes { rows: people, ..Homes::default() })
        .extent(extent)
        .build()
        .unwrap()
}

fn prepared(facilities: &[f64], homes: &[f64], east_end: f64) -> Prepared {
    study(facilities, homes, east_end).prepare(&Walker::adult()).unwrap()
}

fn pharmacy() -> Query {
    Query::new([CategoryId(0)])
}

#[test]
fn coverage_counts_complete_homes_and_says_how_many_are_not() {
    // 5 minutes are 360 m. Met, missing, and 200 m before the end of the data.
    let table = prepared(&[120.0], &[240.0, 1200.0, 2200.0], 2400.0).access(&pharmacy().minutes([5])).unwrap();
    let verdicts: Vec<_> = (0..3).map(|home| table.verdict(home, 0, 0).unwrap()).collect();
    assert_eq!(verdicts, [Verdict::Met, Verdict::Missing, Verdict::BeyondData]);
    let coverage = table.coverage(0, 0).unwrap();
    assert_eq!(coverage.homes.share(), Some(0.5));
    assert_eq!(coverage.homes.truncated_share(), Some(1.0 / 3.0));
    assert_eq!(coverage.homes.bounds(), Some((1.0 / 3.0, 2.0 / 3.0)));
    // One, two and three people.
    let people = coverage.people.unwrap();
    assert_eq!(people.share(), Some(1.0 / 3.0));
    assert_eq!(people.truncated_share(), Some(0.5));
}

#[test]
fn a_walk_longer_than_the_escape_is_an_upper_bound() {
    let table = prepared(&[1800.0], &[2300.0, 1700.0], 2400.0).access(&pharmacy()).unwrap();
    let Some(Nearest::Walk { upper_bound, .. }) = table.nearest(0, 0) else { unreachable!("reached") };
    assert!(upper_bound, "500 m to the facility, 100 m to the end of the data");
    let Some(Nearest::Walk { upper_bound, .. }) = table.nearest(1, 0) else { unreachable!("reached") };
    assert!(!upper_bound, "100 m to the facility, 700 m to the end of the data");
}

#[test]
fn median_walk_is_none_when_the_median_home_has_no_walk() {
    let most = prepared(&[0.0], &[60.0, 120.0, 3000.0], 9000.0).access(&pharmacy()).unwrap();
    assert_eq!(most.median_walk_s(0), Some(100.0));
    let few = prepared(&[0.0], &[60.0, 3000.0, 3300.0], 9000.0).access(&pharmacy()).unwrap();
    assert_eq!(few.median_walk_s(0), None);
}

#[test]
fn questions_that_cannot_be_answered_are_refused() {
    let prepared = prepared(&[0.0], &[60.0], 9000.0);
    let bad =
        [Query::new([]), pharmacy().minutes([]), pharmacy().minutes([0]), pharmacy().minutes([61]), pharmacy().k(0)];
    for query in bad {
        assert_eq!(prepared.access(&query).unwrap_err().kind(), ErrorKind::Argument, "{query:?}");
    }
    let table = prepared.access(&pharmacy()).unwrap();
    assert_eq!(table.nearest(1, 0), None);
    assert_eq!(table.nearest(0, 1), None);
    assert_eq!(table.count(0, 0, 3), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Cutting the data smaller can make a verdict unknown, never turn a met home into a missing one: for a smaller
    /// extent alone, and when the facilities beyond it are gone from the data too.
    #[test]
    fn cutting_the_data_never_turns_met_into_missing(
        facilities in prop::collection::vec(0.0..3600.0, 1..6),
        homes in prop::collection::vec(0.0..3600.0, 1..6),
        cut in 0.0..3600.0,
    ) {
        let query = pharmacy().minutes([3, 5, 10, 15]);
        let whole = prepared(&facilities, &homes, 9000.0).access(&query).unwrap();
        let smaller = prepared(&facilities, &homes, cut).access(&query).unwrap();
        let kept: Vec<f64> = facilities.iter().copied().filter(|x| *x <= cut).collect();
        let gone = prepared(&kept, &homes, cut).access(&query).unwrap();
        for home in 0..homes.len() {
            for limit in 0..4 {
                if whole.verdict(home, 0, limit) == Some(Verdict::Met) {
                    prop_assert_ne!(smaller.verdict(home, 0, limit), Some(Verdict::Missing));
                    prop_assert_ne!(gone.verdict(home, 0, limit), Some(Verdict::Missing));
                }
            }
        }
    }
}

//! Access at a moment: what is open counts, what is closed does not, what nobody knows is never missing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::*;
use crate::calendar::{Hours, Moment, Schedule, State, UnknownHours, WorkCalendar};
use crate::geo::BoundingBox;
use crate::model::{Catalogue, CategoryId, Facilities, Facility, Homes};
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Prepared, StudyBuilder};
use crate::walk::Walker;

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn shop(id: &str, category: CategoryId, east_m: f64, hours: Option<&str>) -> Facility {
    let mut shop = facility(id, category.0, at(east_m, 0.0));
    shop.services[0].opening_hours = hours.map(str::to_owned);
    shop
}

/// Homes at 0 m and 1000 m of a street that the data surrounds far and wide.
fn prepared(rows: Vec<Facility>) -> Prepared {
    let (a, b) = (at(-9000.0, -9000.0), at(9000.0, 9000.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let rows = Facilities { rows, ..Facilities::default() };
    let homes = vec![home("h0", at(0.0, 0.0)), home("h1", at(1000.0, 0.0))];
    let study = StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0])).facilities(rows).extent(extent);
    let study = study.homes(Homes { rows: homes, ..Homes::default() }).build().unwrap();
    study.prepare(&Walker::adult()).unwrap()
}

fn category(name: &str) -> CategoryId {
    Catalogue::bundled().find(name).unwrap()
}

#[test]
fn only_what_is_open_is_walked_to() {
    let market = category("market");
    let early = shop("early", market, 100.0, Some("早市 5:00-9:00"));
    let late = shop("late", market, 400.0, Some("08:00-20:00"));
    let prepared = prepared(vec![early, late]);
    let nearest = |when: &str| {
        let table = prepared.access(&Query::new([market]).at(moment(when))).unwrap();
        let facility = match table.nearest(0, 0).unwrap() {
            Nearest::Walk { facility, .. } => Some(facility),
            _ => None,
        };
        (facility, table.facility_count(0).unwrap(), table.closed_count(0).unwrap())
    };
    assert_eq!(nearest("2026-03-10T07:00"), (Some(0), 1, 1));
    assert_eq!(nearest("2026-03-10T08:30"), (Some(0), 2, 0));
    assert_eq!(nearest("2026-03-10T15:00"), (Some(1), 1, 1));
    assert_eq!(nearest("2026-03-10T21:00"), (None, 0, 2));
    let closed = prepared.access(&Query::new([market]).at(moment("2026-03-10T21:00"))).unwrap();
    assert_eq!(closed.verdict(0, 0, 2), Some(Verdict::Missing));
    assert_eq!(closed.nearest(0, 0), Some(Nearest::NoFacility));
}

#[test]
fn what_nobody_knows_is_never_missing() {
    let market = category("market");
    let odd = shop("odd", market, 100.0, Some("看心情"));
    let prepared = prepared(vec![odd, shop("none", market, 3500.0, None), shop("open", market, 1100.0, Some("24/7"))]);
    assert_eq!(prepared.study().report().count("unknown-hours"), 1);
    let ask = |choice| {
        let query = Query::new([market]).minutes([5]).at(moment("2026-03-10T12:00")).unknown_hours(choice);
        let table = prepared.access(&query).unwrap();
        assert_eq!(table.query().unknown_hours_choice(), choice);
        let verdicts = [0, 1].map(|home| table.verdict(home, 0, 0).unwrap());
        (verdicts, table.unknown_hours_count(0).unwrap(), table.facility_count(0).unwrap())
    };
    assert_eq!(ask(UnknownHours::Excluded), ([Verdict::BeyondData, Verdict::Met], 2, 1));
    assert_eq!(ask(UnknownHours::Open), ([Verdict::Met, Verdict::Met], 0, 3));
    assert_eq!(ask(UnknownHours::Closed), ([Verdict::Missing, Verdict::Met], 0, 1));
}

#[test]
fn schools_keep_the_work_calendar_and_shops_do_not() {
    let (school, shop_id) = (category("primary-school"), category("convenience-store"));
    let hours = Some("Mo-Fr 08:00-17:00");
    let prepared = prepared(vec![shop("s", school, 100.0, hours), shop("c", shop_id, 100.0, hours)]);
    let counts = |when: &str| {
        let table = prepared.access(&Query::new([school, shop_id]).at(moment(when))).unwrap();
        [0, 1].map(|c| (table.facility_count(c).unwrap(), table.unknown_hours_count(c).unwrap()))
    };
    assert_eq!(counts("2026-02-10T09:30"), [(1, 0), (1, 0)]);
    assert_eq!(counts("2026-02-14T09:30"), [(1, 0), (0, 1)]);
    assert_eq!(counts("2026-02-17T09:30"), [(0, 0), (0, 1)]);
}

#[test]
fn a_place_counts_once_and_only_for_whom_it_serves() {
    let track = category("sports-ground");
    let mut school = shop("school", track, 100.0, Some("Mo-Fr 08:00-17:00"));
    school.services[0].only_for = vec!["child".to_owned()];
    let evening =
        crate::model::Service { opening_hours: Some("18:00-21:00".into()), ..crate::model::Service::of(track) };
    school.services.push(evening.clone());
    school.services.push(evening);
    let prepared = prepared(vec![school]);
    let count =
        |when: &str| prepared.access(&Query::new([track]).at(moment(when))).unwrap().count(0, 0, 2).unwrap().value;
    assert_eq!((count("2026-03-10T10:00"), count("2026-03-10T19:00")), (0, 1));
    let child = prepared.study().prepare(&Walker::child()).unwrap();
    let at_ten = child.access(&Query::new([track]).at(moment("2026-03-10T10:00"))).unwrap();
    assert_eq!(at_ten.count(0, 0, 2).unwrap().value, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_moment_is_that_of_a_study_of_the_open_ones(
        places in prop::collection::vec((0.0..3600.0_f64, 0_usize..6), 1..7),
        second in 0_i64..14 * 86_400,
        choice in prop::sample::select(UnknownHours::ALL.to_vec()),
    ) {
        const HOURS: [Option<&str>; 6] =
            [Some("24/7"), Some("Mo-Fr 08:00-12:00,14:00-18:00"), Some("18:00-02:00"), Some("9:00-17:00，周一闭馆"), Some("看心情"), None];
        let market = category("market");
        let when = moment("2026-02-08T00:00").plus_seconds(second).unwrap();
        let state = |hours: Option<&str>| match hours.map(Hours::examine) {
            Some(reading) if reading.is_complete() => {
                let dates = (when.date(), when.date());
                let rule = Catalogue::bundled().week_rule(market);
                Schedule::compile(&reading.understood.unwrap(), &WorkCalendar::bundled(), rule, dates).unwrap().at(when)
            }
            _ => State::Unknown,
        };
        let all: Vec<Facility> = places.iter().enumerate().map(|(i, (x, h))| shop(&format!("f{i}"), market, *x, HOURS[*h])).collect();
        let open: Vec<Facility> =
            all.iter().zip(&places).filter(|(_, (_, h))| choice.counts_as_open(state(HOURS[*h])) == Some(true)).map(|(f, _)| f.clone()).collect();
        let asked = prepared(all.clone()).access(&Query::new([market]).at(when).unknown_hours(choice)).unwrap();
        let plain = prepared(open).access(&Query::new([market])).unwrap();
        let possible = prepared(all.iter().zip(&places).filter(|(_, (_, h))| choice.counts_as_open(state(HOURS[*h])) != Some(false)).map(|(f, _)| f.clone()).collect())
            .access(&Query::new([market])).unwrap();
        for home in 0..2 {
            for limit in 0..3 {
                let (got, only, most) = (asked.count(home, 0, limit).unwrap(), plain.count(home, 0, limit).unwrap(), possible.count(home, 0, limit).unwrap());
                prop_assert_eq!(got.value, only.value);
                prop_assert_eq!(got.lower_bound, only.lower_bound || most.value > only.value);
            }
            let seconds = |table: &AccessTable| table.nearest(home, 0).unwrap().seconds();
            prop_assert_eq!(seconds(&asked), seconds(&plain));
        }
    }
}

/// The case every other tool gets wrong: what is open when one leaves is not what is open when one gets there.
#[test]
fn leaving_at_half_past_nine_one_does_not_reach_what_closes_at_nine_thirty_five() {
    let market = category("market");
    // 432 m at 1.2 m/s are 6 minutes.
    let prepared = prepared(vec![shop("m", market, 432.0, Some("06:00-09:35"))]);
    let verdict = |sense, when: &str, stay_s| {
        let query = Query::new([market]).minutes([10]).at(moment(when)).sense(sense).stay_s(stay_s);
        prepared.access(&query).unwrap().verdict(0, 0, 0).unwrap()
    };
    assert_eq!(verdict(Sense::Arrive, "2026-03-10T09:30", 0), Verdict::Met);
    assert_eq!(verdict(Sense::Depart, "2026-03-10T09:30", 0), Verdict::Missing);
    assert_eq!(verdict(Sense::Depart, "2026-03-10T09:28:59", 0), Verdict::Met);
    assert_eq!(verdict(Sense::Depart, "2026-03-10T09:29:00", 0), Verdict::Missing);
    // It opens at six: one may leave before.
    assert_eq!(verdict(Sense::Arrive, "2026-03-10T05:54", 0), Verdict::Missing);
    assert_eq!(verdict(Sense::Depart, "2026-03-10T05:54", 0), Verdict::Met);
    // Staying ten minutes, one must be there by 09:25; leaving as it closes is in time.
    assert_eq!(verdict(Sense::Depart, "2026-03-10T09:19", 600), Verdict::Met);
    assert_eq!(verdict(Sense::Depart, "2026-03-10T09:19:01", 600), Verdict::Missing);
    assert_eq!(verdict(Sense::Arrive, "2026-03-10T09:25:01", 600), Verdict::Missing);
}

#[test]
fn facilities_that_change_while_one_walks_are_counted_as_pairs_find_them() {
    let market = category("market");
    let rows = vec![
        shop("closing", market, 432.0, Some("06:00-09:35")),
        shop("opening", market, 504.0, Some("09:36-20:00")),
        shop("later", market, 700.0, Some("09:41-20:00")),
        shop("always", market, 900.0, Some("24/7")),
    ];
    let prepared = prepared(rows);
    let query = Query::new([market]).minutes([10, 15]).k(4).at(moment("2026-03-10T09:30")).sense(Sense::Depart);
    let table = prepared.access(&query).unwrap();
    let facilities = (0..4).map_while(|n| match table.nearest_nth(0, 0, n)? {
        Nearest::Walk { facility, .. } => Some(facility),
        _ => None,
    });
    assert_eq!(facilities.collect::<Vec<_>>(), [1, 3], "one gets to the third 77 seconds before it opens");
    assert_eq!([0, 1].map(|limit| table.count(0, 0, limit).unwrap().value), [1, 2]);
    // From 1000 m: the third 250 s off is closed, the second 413 s off is open, the first 473 s off is closed.
    assert_eq!([0, 1].map(|limit| table.count(1, 0, limit).unwrap().value), [2, 2]);
    assert_eq!(
        (table.facility_count(0), table.closed_count(0), table.unknown_hours_count(0)),
        (Some(4), Some(0), Some(0))
    );
}

//! The example `service_days` on what it computes: both services of the Tuesday that is the 10th, each with its rule, and another
//! answer whenever the programme or the day is another.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/service_days/centre.rs"]
mod centre;

use std::path::Path;

use centre::Programme;
use lifecircle::calendar::{DayKind, State, WorkCalendar};

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

/// What the home finds at each moment: category and rules, sorted; `?` where hours are unknown.
fn found<const N: usize>(programme: &Programme, moments: [&str; N]) -> [Vec<String>; N] {
    let prepared = centre::prepared(&data(), programme).unwrap();
    let home = centre::home(&prepared).unwrap();
    moments.map(|at| {
        let reached = centre::reached(&prepared, home, at.parse().unwrap()).unwrap();
        assert!(reached.is_sorted_by(|one, other| one.walk_s <= other.walk_s));
        let named = centre::by_category(&prepared, &reached).into_iter().zip(&reached);
        let mut named: Vec<String> = named
            .map(|((category, rules), found)| match found.state {
                Some(State::Open) => format!("{category} {}", rules.join(" ")),
                _ => format!("{category} ?"),
            })
            .collect();
        named.sort();
        named
    })
}

const OFFICE: &str = "community-service-station Mo-Fr 08:30-17:30";
const COUNSELLING: &str = "community-service-centre RRULE:FREQ=WEEKLY;BYDAY=TU";
const HAIRCUTS: &str = "hair-beauty RRULE:FREQ=MONTHLY;BYMONTHDAY=10";
const DENTIST: &str = "clinic RRULE:FREQ=MONTHLY;BYMONTHDAY=10";
const FESTIVAL: &str = "market RRULE:FREQ=DAILY;UNTIL=20260221";

fn has(found: &[String], start: &str) -> bool {
    found.iter().any(|line| line.starts_with(start))
}

#[test]
fn tuesday_the_tenth_gives_counselling_and_service_day_with_their_rules() {
    let [tuesday, make_up, holiday, fair] =
        found(&Programme::default(), ["2026-02-10T09:30", "2026-02-14T09:30", "2026-02-17T09:30", "2026-02-17T10:30"]);
    for expected in [COUNSELLING, HAIRCUTS, DENTIST, OFFICE] {
        assert!(tuesday.iter().any(|line| line == expected), "{expected}: {tuesday:?}");
    }
    assert!(has(&tuesday, "library") && has(&tuesday, "museum") && !has(&tuesday, "market"), "{tuesday:?}");
    // A Saturday that is worked: the office keeps the work calendar; neither a Tuesday nor the 10th.
    assert_eq!(WorkCalendar::bundled().kind("2026-02-14".parse().unwrap()), Some(DayKind::MakeUpWorkday));
    assert!(make_up.iter().any(|line| line == OFFICE), "{make_up:?}");
    assert!(!has(&make_up, "community-service-centre") && !has(&make_up, "hair-beauty"), "{make_up:?}");
    // Spring Festival: a Tuesday without counselling and office; the museum says that it is open on public holidays.
    // The library says nothing of them and is open on Tuesdays as on Sundays, so it is open for sure.
    assert!(!has(&holiday, "community-service") && has(&holiday, "museum"), "{holiday:?}");
    assert!(has(&holiday, "library") && !has(&holiday, "library ?"), "{holiday:?}");
    // The festival of the New Year is held over the holidays, from ten.
    assert!(!has(&holiday, "market") && fair.iter().any(|line| line == FESTIVAL), "{fair:?}");
}

#[test]
fn another_programme_gives_another_answer() {
    let programme = Programme {
        counselling_day: "WE",
        service_day: 17,
        festivals: vec![["2026-02-09", "2026-02-10"]],
        hours: ["周一至周五 10:00-17:30", "9:00-17:00，周二闭馆", "Mo 09:00-17:00"],
    };
    let [tuesday, early, march] = found(&programme, ["2026-02-10T10:30", "2026-02-10T09:30", "2026-03-17T09:30"]);
    assert_eq!(
        tuesday,
        ["community-service-station Mo-Fr 10:00-17:30", "market RRULE:FREQ=DAILY;UNTIL=20260210"],
        "no counselling, no service day, library and museum closed"
    );
    assert!(early.is_empty(), "{early:?}");
    assert_eq!(march, ["clinic RRULE:FREQ=MONTHLY;BYMONTHDAY=17", "hair-beauty RRULE:FREQ=MONTHLY;BYMONTHDAY=17"]);
}

//! The example `resident_day` on what it computes: the day holds, and what breaks it is what was changed.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/resident_day/day.rs"]
mod day;

use std::path::Path;

use lifecircle::access::{At, DayVerdict, PlannedDays, Why};

fn plan(hours: &[day::Hours], evening: &str, edit: impl Fn(String) -> String) -> PlannedDays {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let study = day::study(&data, hours, evening).unwrap();
    let document = edit(day::document(&study).unwrap());
    day::plan(&study, &document).unwrap()
}

/// The verdict, and what breaks it.
fn outcome(planned: &PlannedDays) -> (DayVerdict, Vec<(&str, Why)>) {
    let answer = &planned.answers()[0];
    let activities = planned.days()[0].activities();
    (answer.verdict, answer.breaks.iter().map(|found| (activities[found.activity].id(), found.why)).collect())
}

#[test]
fn a_residents_day_holds_and_each_input_can_break_it() {
    let same = |document| document;
    let planned = plan(&day::hours(), day::EVENING, same);
    let schedule = planned.answers()[0].schedule.clone().unwrap();
    assert_eq!(schedule.visits.len(), 8);
    let breaks = outcome(&planned).1;
    // Every leg over ten minutes is a break, and nothing else is.
    let long: Vec<usize> = schedule.visits.iter().filter(|v| v.walk.seconds() > 600.0).map(|v| v.activity).collect();
    assert_eq!(breaks.len(), long.len());
    // The market is the one downstairs.
    let facilities = &planned.planner().study().facilities().rows;
    let market = facilities.iter().position(|facility| facility.id == "way/857245092").unwrap();
    assert!(matches!(schedule.visits[0].at, At::Service(row, _) if row == market));
    // The way home with the child is the way to the school, walked at 0.9 instead of 0.8 m/s; crossings cost the same.
    let (there, back) = (schedule.visits[4].walk.seconds(), schedule.visits[5].walk.seconds());
    assert!(back < there, "{back} {there}");

    // Later hours of the track: one waits at its gate.
    let late = plan(&day::hours(), "20:00-22:00", same);
    assert!(late.answers()[0].schedule.as_ref().unwrap().visits[6].wait() > schedule.visits[6].wait());
    // A track that closes before it may be used breaks the day, though lessons are held there at noon.
    let never = plan(&day::hours(), "12:00-13:00", same);
    assert_eq!(outcome(&never).1, [("the track", Why::Closed)]);
    // A market that nobody knows the hours of leaves the day open.
    let unknown: Vec<day::Hours> = day::hours().into_iter().filter(|known| known.of != "market").collect();
    let planned = plan(&unknown, day::EVENING, same);
    assert_eq!(outcome(&planned).1, [("market", Why::UnknownHours)]);
    let granted = plan(&unknown, day::EVENING, |d| format!("unknown_hours = \"open\"\n{d}"));
    assert!(granted.answers()[0].schedule.is_some());
    // Who gets up too late misses the market.
    let sleepy = plan(&day::hours(), day::EVENING, |d| d.replace("start = \"06:30\"", "start = \"08:45\""));
    assert_eq!(outcome(&sleepy).1, [("market", Why::WindowMissed)]);
}

//! Opening hours of OpenStreetMap: the sample of the crate that reads them, and its evaluation minute by minute.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::sync::Arc;

use chrono::NaiveDateTime;
use compact_calendar::CompactCalendar;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use proptest::prelude::*;

use super::{Date, DayKind, Hours, Moment, Schedule, State, WeekRule, WorkCalendar};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn every_string_of_the_sample_is_read_or_refused_with_a_reason() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/ref_opening_hours/sample.txt");
    let sample = std::fs::read_to_string(path).unwrap();
    let (mut read, mut refused) = (0, Vec::new());
    for line in sample.lines().filter(|line| !line.trim().is_empty()) {
        let reading = Hours::examine(line);
        match &reading.understood {
            Some(hours) if reading.is_complete() => {
                read += 1;
                assert_eq!(Hours::read(hours.osm()).unwrap().osm(), hours.osm(), "{line}");
            }
            _ => {
                assert!(reading.defect(line).unwrap().message.len() > 40, "{line}");
                refused.push(line.to_owned());
            }
        }
    }
    // What is refused are the comments of the file itself.
    assert!(refused.iter().all(|line| line.starts_with('#')), "{refused:?}");
    assert_eq!((read, refused.len()), (195, 7));
}

#[test]
fn what_cannot_be_answered_is_unknown_or_refused() {
    let refused = ["PH +1 day off", "2020-2030/0", "week 1-53/0 10:00-12:00", "30:00-26:00", "Mo 10:00", "sunrise"];
    for text in refused {
        assert!(Hours::read(text).is_err(), "{text}");
    }
    assert!(Hours::read(&"Mo 08:00-10:00;".repeat(400)).is_err());
    let calendar = WorkCalendar::bundled();
    let at = |text: &str, moment: &str| {
        let moment: Moment = moment.parse().unwrap();
        let range = (moment.date(), moment.date());
        Schedule::compile(&Hours::read(text).unwrap(), &calendar, WeekRule::AsWritten, range).unwrap().at(moment)
    };
    let unknown = [
        ("17:00+", "2026-03-10T18:00"),
        ("10:00-18:00+", "2026-03-10T18:00"),
        ("sunrise-sunset", "2026-03-10T12:00"),
        ("sunset-02:00", "2026-03-10T01:00"),
        ("\"by appointment\"", "2026-03-10T12:00"),
        ("Mo-Fr 10:00-12:00 \"call\"", "2026-03-10T11:00"),
        ("10:00-16:00/01:30", "2026-03-10T11:00"),
        ("SH 10:00-12:00", "2026-03-10T11:00"),
        ("PH off; 10:00-12:00", "1999-03-10T13:00"),
        ("lunar[1] 10:00-12:00", "2060-03-10T11:00"),
    ];
    for (text, moment) in unknown {
        let expected = if text.starts_with("PH off") { State::Closed } else { State::Unknown };
        assert_eq!(at(text, moment), expected, "{text} at {moment}");
    }
    assert_eq!(at("Mo-Fr 10:00-12:00 open \"call\"", "2026-03-10T11:00"), State::Open);
    assert_eq!(at("10:00-18:00+", "2026-03-10T17:59"), State::Open);
    assert_eq!(at("lunar[15] 10:00-12:00", "2026-03-03T11:00"), State::Open);
    assert_eq!(at("lunar[15] 10:00-12:00", "2026-03-04T11:00"), State::Closed);
}

#[test]
fn rules_stand_to_each_other_as_the_specification_says() {
    let calendar = WorkCalendar::bundled();
    // 2026-03-07 is a Saturday, 03-09 a Monday. Held against opening_hours.js 3: a later normal rule ends the night before,
    // a later night adds to earlier rules.
    let cases = [
        ("Mo-Fr 18:00-02:00; Sa-Su 12:00-02:00", "2026-03-07T01:00", State::Closed),
        ("Mo-Fr 18:00-02:00, Sa-Su 12:00-02:00", "2026-03-07T01:00", State::Open),
        ("Mo-Th 10:00-20:00; Fr-Su 10:00-02:00", "2026-03-09T01:00", State::Open),
        ("Fr-Su 10:00-02:00; Mo-Th 10:00-20:00", "2026-03-09T01:00", State::Closed),
        ("Mo-Fr 10:00-20:00; 12:00-13:00 off", "2026-03-09T12:30", State::Closed),
        ("Mo-Fr 10:00-20:00; 12:00-13:00 off", "2026-03-09T13:30", State::Open),
        ("Mo 10:00-12:00 || 08:00-20:00", "2026-03-09T13:30", State::Closed),
        ("Mo 10:00-12:00 || 08:00-20:00", "2026-03-10T13:30", State::Open),
    ];
    for (text, moment, state) in cases {
        let moment: Moment = moment.parse().unwrap();
        let hours = Hours::read(text).unwrap();
        let schedule = Schedule::compile(&hours, &calendar, WeekRule::AsWritten, (moment.date(), moment.date()));
        assert_eq!(schedule.unwrap().at(moment), state, "{text} at {moment}");
    }
}

/// The same hours by the crate, with the breaks of the work calendar as its public holidays.
fn by_the_crate(text: &str, calendar: &WorkCalendar) -> OpeningHours {
    let mut holidays = CompactCalendar::default();
    for day in date("2025-12-01").to(date("2026-12-27")).filter(|day| calendar.kind(*day) == Some(DayKind::Holiday)) {
        holidays.insert(day.civil());
    }
    let holidays = ContextHolidays::new(Arc::new(holidays), Arc::default());
    text.parse::<OpeningHours>().unwrap().with_context(Context::default().with_holidays(holidays))
}

fn state_of(kind: RuleKind) -> State {
    match kind {
        RuleKind::Open => State::Open,
        RuleKind::Closed => State::Closed,
        RuleKind::Unknown => State::Unknown,
    }
}

fn clock() -> impl Strategy<Value = String> {
    (0_u32..24, 0_u32..4).prop_map(|(hour, quarter)| format!("{hour:02}:{:02}", quarter * 15))
}

fn spans() -> impl Strategy<Value = String> {
    prop::collection::vec((clock(), clock()), 1..3)
        .prop_map(|spans| spans.iter().map(|(a, b)| format!("{a}-{b}")).collect::<Vec<_>>().join(","))
}

fn weekdays() -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec![
        "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo-Fr", "Sa-Su", "Fr-Mo", "Mo[1]", "Su[-1]",
    ]);
    prop::collection::vec(day, 1..4).prop_map(|days| days.join(","))
}

fn wide() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "Apr-Oct ",
        "Nov-Mar ",
        "2026 ",
        "week 10-20 ",
        "Feb 10-Mar 5 ",
        "easter ",
        "Dec 20-Jan 5 ",
    ])
}

/// Rules of which only the first has nights that a later one could end or be added to: in the others the crate and the
/// specification differ, see above.
fn texts() -> impl Strategy<Value = (String, bool)> {
    let rule = (wide(), weekdays(), spans()).prop_map(|(wide, days, spans)| format!("{wide}{days} {spans}"));
    let alone = (wide(), weekdays(), spans(), any::<bool>())
        .prop_map(|(wide, days, spans, ph)| (format!("{wide}{days} {spans}{}", if ph { "; PH off" } else { "" }), ph));
    let added = prop::collection::vec(rule, 1..4).prop_map(|rules| (rules.join(", "), false));
    let by_day = (weekdays(), weekdays(), any::<bool>()).prop_map(|(one, other, ph)| {
        (
            format!(
                "{one} 08:00-12:00,14:00-18:00; {other} 10:00-16:00; 11:00-11:30 off{}",
                if ph { "; PH 09:00-10:00" } else { "" }
            ),
            ph,
        )
    });
    prop_oneof![alone, added, by_day]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn every_minute_is_that_of_the_crate((text, speaks_of_holidays) in texts(), start in 1_u32..355) {
        let calendar = WorkCalendar::bundled();
        let hours = Hours::read(&text).unwrap();
        let crates = by_the_crate(&text, &calendar);
        let first = date("2026-01-01").plus_days(start as i32).unwrap();
        let last = first.plus_days(4).unwrap();
        let schedule = Schedule::compile(&hours, &calendar, WeekRule::AsWritten, (first, last)).unwrap();
        let as_written = |day: Date| match calendar.kind(day) {
            Some(DayKind::Workday | DayKind::Weekend) => true,
            Some(DayKind::Holiday) => speaks_of_holidays || day.weekday().is_weekend(),
            _ => false,
        };
        for day in first.to(last).filter(|day| as_written(*day) && as_written(day.plus_days(-1).unwrap())) {
            for minute in 0..1440_u32 {
                let naive = NaiveDateTime::new(day.civil(), chrono::NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap());
                let moment = Moment::new(day, minute * 60).unwrap();
                prop_assert_eq!(schedule.at(moment), state_of(crates.state(naive).0), "{} at {}", text, moment);
            }
        }
    }
}

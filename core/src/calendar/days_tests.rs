//! Dates, the work calendar and lunar days against known days.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::{Date, DayKind, Moment, Weekday, WorkCalendar};
use crate::error::ErrorKind;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn what_is_no_date_is_refused() {
    for text in ["", "2026-2-10", "2026-02-30", "2026/02/10", "1899-12-31", "2200-01-01", "-026-02-10", "+026-01-01"] {
        assert_eq!(text.parse::<Date>().unwrap_err().kind(), ErrorKind::Value, "{text}");
    }
    assert_eq!(Date::LAST.plus_days(1), None);
    assert_eq!(Date::FIRST.plus_days(i32::MIN), None);
    assert_eq!(date("2024-02-01").days_in_month(), 29);
}

#[test]
fn what_is_no_moment_is_refused() {
    for text in
        ["2026-02-10", "2026-02-10T24:00", "2026-02-10T09:60", "2026-02-10T9:30", "2026-02-10T09:30+8", "T", "汉T字"]
    {
        assert_eq!(text.parse::<Moment>().unwrap_err().kind(), ErrorKind::Value, "{text}");
    }
    let far = "2026-02-10T23:30:00-05:30".parse::<Moment>().unwrap();
    assert_eq!(far.to_string(), "2026-02-11T13:00:00");
    assert_eq!(Moment::from_unix(i64::MAX), None);
    assert_eq!(Moment::midnight(Date::LAST).plus_seconds(86_400), None);
}

#[test]
fn every_year_of_the_work_calendar_has_its_source_and_balances() {
    let calendar = WorkCalendar::bundled();
    assert_eq!(calendar.years().collect::<Vec<_>>(), (2019..=2026).collect::<Vec<_>>());
    for year in calendar.years() {
        assert!(calendar.papers(year).iter().all(|paper| paper.contains("www.gov.cn")), "{year}");
        let days = || Date::new(year, 1, 1).unwrap().to(Date::new(year, 12, 27).unwrap());
        let count = |kind| days().filter(|day| calendar.kind(*day) == Some(kind)).count();
        // Breaks of one to nine days, seven a year: from 26 days to the 33 of 2026.
        assert!((20..=33).contains(&count(DayKind::Holiday)), "{year}: {}", count(DayKind::Holiday));
        assert!(count(DayKind::MakeUpWorkday) <= 8, "{year}");
        assert!(days().all(|day| calendar.kind(day).is_some()), "{year}");
    }
}

#[test]
fn known_days_of_the_work_calendar() {
    let calendar = WorkCalendar::bundled();
    let cases = [
        ("2026-02-10", Some(DayKind::Workday)),
        ("2026-02-14", Some(DayKind::MakeUpWorkday)),
        ("2026-02-17", Some(DayKind::Holiday)),
        ("2026-02-21", Some(DayKind::Holiday)),
        ("2026-02-28", Some(DayKind::MakeUpWorkday)),
        ("2026-03-01", Some(DayKind::Weekend)),
        ("2018-12-29", Some(DayKind::MakeUpWorkday)),
        ("2018-12-28", None),
        ("2022-12-31", Some(DayKind::Holiday)),
        ("2023-10-08", Some(DayKind::MakeUpWorkday)),
        ("2020-02-02", Some(DayKind::Holiday)),
        ("2020-02-03", Some(DayKind::Workday)),
        ("2026-12-27", Some(DayKind::Weekend)),
        ("2026-12-28", None),
        ("2027-01-01", None),
    ];
    for (day, kind) in cases {
        assert_eq!(calendar.kind(date(day)), kind, "{day}");
    }
    assert_eq!(calendar.holiday(date("2026-02-14")).unwrap().en, "Spring Festival");
}

#[test]
fn a_host_adds_a_year_and_replaces_one() {
    let text = "[[notice]]\nyear = 2027\nholidays = [{ zh = \"元旦\", en = \"New Year's Day\", \
                off = [\"2027-01-01\", \"2027-01-03\"], work = [\"2026-12-27\"] }]\n";
    let calendar = WorkCalendar::bundled().extended(text, "ours.toml").unwrap();
    assert_eq!(calendar.kind(date("2027-01-01")), Some(DayKind::Holiday));
    assert_eq!(calendar.kind(date("2026-12-27")), Some(DayKind::MakeUpWorkday));
    assert_eq!(calendar.kind(date("2026-12-31")), Some(DayKind::Workday));
    assert_eq!(calendar.kind(date("2027-12-31")), None);
    assert_eq!(calendar.kind(date("2026-02-17")), Some(DayKind::Holiday));
    let replaced = calendar.extended("[[notice]]\nyear = 2026\nholidays = []\n", "ours.toml").unwrap();
    assert_eq!(replaced.kind(date("2026-02-17")), Some(DayKind::Workday));
}

#[test]
fn a_notice_that_cannot_be_is_refused_with_its_line() {
    let holiday = |off: &str, work: &str| {
        format!("\n[[notice]]\nyear = 2027\nholidays = [{{ zh = \"a\", en = \"a\", off = {off}, work = {work} }}]\n")
    };
    let cases = [
        (holiday("[\"2027-01-03\", \"2027-01-01\"]", "[]"), ErrorKind::Value),
        (holiday("[\"2027-01-01\", \"2027-01-32\"]", "[]"), ErrorKind::Value),
        (holiday("[\"2025-01-01\", \"2025-01-01\"]", "[]"), ErrorKind::Value),
        (holiday("[\"2027-01-01\", \"2027-01-01\"]", "[\"2027-01-04\"]"), ErrorKind::Value),
        (holiday("[\"2027-01-01\", \"2027-01-03\"]", "[\"2027-01-02\"]"), ErrorKind::Duplicate),
        (holiday("[\"2027-01-01\"]", "[]"), ErrorKind::Format),
        ("\n\n\nnotices = []".to_owned(), ErrorKind::Format),
    ];
    for (text, kind) in cases {
        let error = WorkCalendar::bundled().extended(&text, "ours.toml").unwrap_err();
        assert_eq!((error.kind(), error.place().line_number()), (kind, Some(4)), "{error}");
    }
}

#[test]
fn lunar_days_that_every_calendar_prints() {
    let cases = [
        ("2026-02-17", 2026, 1, false, 1),
        ("2026-03-03", 2026, 1, false, 15),
        ("2026-09-25", 2026, 8, false, 15),
        ("2025-07-25", 2025, 6, true, 1),
        ("2023-03-22", 2023, 2, true, 1),
        ("2024-02-09", 2023, 12, false, 30),
        ("2000-02-05", 2000, 1, false, 1),
        ("2033-12-22", 2033, 11, true, 1),
        ("2051-02-10", 2050, 12, false, 29),
    ];
    for (day, year, month, leap, of_month) in cases {
        let lunar = date(day).lunar().unwrap();
        assert_eq!((lunar.year, lunar.month, lunar.leap, lunar.day), (year, month, leap, of_month), "{day}");
    }
    assert_eq!(date("2000-02-04").lunar(), None);
    assert_eq!(date("2051-02-11").lunar(), None);
}

#[test]
fn the_festivals_of_the_work_calendar_fall_on_their_lunar_days() {
    let calendar = WorkCalendar::bundled();
    for (festival, month, day) in [("春节", 1, 1), ("端午节", 5, 5), ("中秋节", 8, 15)] {
        for year in calendar.years() {
            let is = |d: &Date| d.lunar().is_some_and(|l| !l.leap && (l.month, l.day) == (month, day));
            let civil = Date::new(year, 1, 1).unwrap().to(Date::new(year, 12, 31).unwrap()).find(is).unwrap();
            assert_eq!(calendar.kind(civil), Some(DayKind::Holiday), "{civil}");
            assert!(calendar.holiday(civil).unwrap().zh.contains(festival), "{civil}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn moments_go_to_text_and_to_seconds_and_back(unix in -2_208_900_000_i64..7_258_000_000) {
        let moment = Moment::from_unix(unix).unwrap();
        prop_assert_eq!(moment.unix_s(), unix);
        prop_assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
        prop_assert_eq!(moment.plus_seconds(-unix).unwrap().unix_s(), 0);
    }

    #[test]
    fn weekdays_follow_each_other(days in 0_i32..109_000) {
        let day = Date::FIRST.plus_days(days).unwrap();
        prop_assert_eq!(day.days_since(Date::FIRST), days);
        // 1900-01-01 was a Monday.
        prop_assert_eq!(day.weekday(), Weekday::ALL[days as usize % 7]);
    }

    #[test]
    fn lunar_days_count_up_one_by_one(days in 0_i32..18_633) {
        let day = date("2000-02-05").plus_days(days).unwrap();
        let (today, tomorrow) = (day.lunar().unwrap(), day.plus_days(1).and_then(Date::lunar));
        if let Some(tomorrow) = tomorrow {
            prop_assert!(tomorrow.day == today.day + 1 || (tomorrow.day == 1 && today.day >= 29));
            prop_assert!(tomorrow > today || tomorrow.year == today.year);
        }
    }
}

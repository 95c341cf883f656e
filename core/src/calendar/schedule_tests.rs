//! Compiled schedules: make-up workdays and holidays, nights, intervals, the usual week, against a rule-by-rule oracle.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::{Date, Hours, Interval, Moment, Schedule, State, Timetable, UnknownHours, WeekRule, Weekday, WorkCalendar};
use crate::error::ErrorKind;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn at(hours: &str, rule: WeekRule, when: &str) -> State {
    let when = moment(when);
    let hours = Hours::read(hours).unwrap();
    Schedule::compile(&hours, &WorkCalendar::bundled(), rule, (when.date(), when.date())).unwrap().at(when)
}

#[test]
fn days_that_are_not_what_their_weekday_says() {
    use State::{Closed, Open, Unknown};
    use WeekRule::{AsWritten, FollowsWorkdays};
    let office = "Mo-Fr 08:30-17:30";
    let shop = "Mo-Fr 09:00-21:00; Sa-Su 10:00-22:00";
    let cases = [
        // A Saturday that is worked.
        (office, FollowsWorkdays, "2026-02-14T09:30", Open),
        (office, AsWritten, "2026-02-14T09:30", Unknown),
        (office, AsWritten, "2026-02-14T20:00", Closed),
        (shop, AsWritten, "2026-02-14T09:30", Unknown),
        (shop, AsWritten, "2026-02-14T12:00", Open),
        (shop, AsWritten, "2026-02-14T21:30", Unknown),
        ("10:00-22:00", AsWritten, "2026-02-14T12:00", Open),
        // Fridays differ: which weekday is made up for, nobody says.
        ("Mo-Th 09:00-17:00; Fr 09:00-12:00", FollowsWorkdays, "2026-02-14T10:00", Open),
        ("Mo-Th 09:00-17:00; Fr 09:00-12:00", FollowsWorkdays, "2026-02-14T14:00", Unknown),
        // A Tuesday of a break.
        (office, FollowsWorkdays, "2026-02-17T09:30", Closed),
        (office, AsWritten, "2026-02-17T09:30", Unknown),
        ("Mo-Fr 08:30-17:30; PH off", AsWritten, "2026-02-17T09:30", Closed),
        ("Mo-Fr,PH 08:30-17:30", AsWritten, "2026-02-17T09:30", Open),
        (shop, AsWritten, "2026-02-17T12:00", Open),
        ("10:00-22:00", FollowsWorkdays, "2026-02-17T12:00", Open),
        // A day some months do not have.
        ("每月31日 9:00-12:00", AsWritten, "2026-03-31T09:30", Open),
        ("每月31日 9:00-12:00", AsWritten, "2026-04-30T09:30", Closed),
        ("每月29日 9:00-12:00", AsWritten, "2026-02-28T09:30", Closed),
        ("每月29日 9:00-12:00", AsWritten, "2028-02-29T09:30", Open),
        // Said of workdays in the text itself.
        ("工作日 9:00-17:00", AsWritten, "2026-02-14T09:30", Open),
        ("工作日 9:00-17:00", AsWritten, "2026-02-17T09:30", Closed),
        ("工作日 9:00-17:00", AsWritten, "2026-02-21T09:30", Closed),
        ("工作日9:00-12:00，周末10:00-12:00", AsWritten, "2026-02-14T09:30", Open),
        ("工作日9:00-12:00，周末10:00-12:00", AsWritten, "2026-02-17T10:30", Unknown),
        ("工作日9:00-12:00，周末及节假日10:00-12:00", AsWritten, "2026-02-17T10:30", Open),
        // No notice yet.
        (office, FollowsWorkdays, "2027-03-10T09:30", Unknown),
        (office, FollowsWorkdays, "2027-03-10T20:00", Closed),
        (office, FollowsWorkdays, "2027-03-13T09:30", Unknown),
        ("24/7", AsWritten, "2027-03-10T09:30", Open),
        ("24/7; PH off", AsWritten, "2027-03-10T09:30", Unknown),
        // A night before a break belongs to the day it began.
        ("Mo-Fr 20:00-02:00; PH off", AsWritten, "2026-02-14T01:00", Open),
        // A first Monday is a date; a make-up workday does not become one.
        ("Mo[1] 09:00-11:00", FollowsWorkdays, "2026-02-14T09:30", Closed),
    ];
    for (hours, rule, when, state) in cases {
        assert_eq!(at(hours, rule, when), state, "{hours} {rule:?} at {when}");
    }
}

#[test]
fn intervals_are_cut_where_the_state_changes() {
    let hours = Hours::read("Mo-Fr 08:00-12:00,14:00-18:00; Sa 20:00-02:00").unwrap();
    let dates = (date("2026-03-01"), date("2026-03-31"));
    let schedule = Schedule::compile(&hours, &WorkCalendar::bundled(), WeekRule::AsWritten, dates).unwrap();
    let runs = schedule.between(moment("2026-03-06T13:00"), moment("2026-03-09T08:30"));
    let text: Vec<String> = runs.iter().map(|run| format!("{} {}", run.start, run.state.name())).collect();
    let expected = [
        "2026-03-06T13:00:00 closed",
        "2026-03-06T14:00:00 open",
        "2026-03-06T18:00:00 closed",
        "2026-03-07T20:00:00 open",
        "2026-03-08T02:00:00 closed",
        "2026-03-09T08:00:00 open",
    ];
    assert_eq!(text, expected);
    assert_eq!(runs.last().unwrap().end, moment("2026-03-09T08:30"));
    assert_eq!(schedule.next_change(moment("2026-03-06T18:00")), Some(moment("2026-03-07T20:00")));
    assert_eq!(schedule.next_change(moment("2026-03-31T18:00")), None);
    assert_eq!(schedule.between(moment("2026-03-06T13:00"), moment("2026-03-06T13:00")), []);
    // Beyond its dates it knows nothing.
    let beyond = schedule.between(moment("2026-03-31T23:00"), moment("2026-04-02T00:00"));
    assert_eq!(beyond.iter().map(|run| run.state).collect::<Vec<_>>(), [State::Closed, State::Unknown]);
}

#[test]
fn ranges_that_cannot_be_are_refused() {
    let hours = Hours::read("24/7").unwrap();
    let compile = |first, last| {
        let dates = (date(first), date(last));
        Schedule::compile(&hours, &WorkCalendar::bundled(), WeekRule::AsWritten, dates).map_err(|e| e.kind())
    };
    assert_eq!(compile("2026-03-02", "2026-03-01").unwrap_err(), ErrorKind::Argument);
    assert_eq!(compile("1900-01-01", "2199-12-31").unwrap_err(), ErrorKind::Limit);
    assert_eq!(compile("2199-12-31", "2199-12-31").unwrap().at(moment("2199-12-31T23:59:59")), State::Open);
    assert_eq!(compile("1900-01-01", "1900-01-01").unwrap().at(moment("1900-01-01T00:00")), State::Open);
}

#[test]
fn a_text_is_compiled_once() {
    let mut timetable = Timetable::new(WorkCalendar::bundled(), (date("2026-01-01"), date("2026-12-31"))).unwrap();
    let texts = ["Mo-Fr 09:00-17:00", "周一至周五9:00—17:00", "Mo-Fr 09:00-17:00", "不定", "看心情"];
    let ids: Vec<_> = texts.iter().map(|text| timetable.add(text, WeekRule::AsWritten)).collect();
    assert_eq!((ids[0], ids[0], ids[3], ids[4]), (ids[1], ids[2], Timetable::UNKNOWN, Timetable::UNKNOWN));
    assert_ne!(timetable.add(texts[0], WeekRule::FollowsWorkdays), ids[0]);
    assert_eq!(timetable.len(), 3);
    assert_eq!(timetable.reading("看心情").unwrap().not_understood, ["看心情"]);
    let counted = |state| UnknownHours::ALL.map(|choice| choice.counts_as_open(state));
    assert_eq!(counted(State::Unknown), [None, Some(true), Some(false)]);
    assert_eq!(counted(State::Closed), [Some(false); 3]);
}

/// A random rule: how it stands to those before, weekdays, spans in minutes, and whether it opens.
#[derive(Clone, Debug)]
struct Random {
    separator: &'static str,
    weekdays: [bool; 7],
    spans: Vec<(u32, u32)>,
    opens: bool,
}

impl Random {
    fn text(&self) -> String {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let days = Weekday::ALL.iter().filter(|day| self.weekdays[**day as usize]).map(|day| day.letters());
        let spans = self.spans.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to)));
        let state = if self.opens { "" } else { " off" };
        let (days, spans) = (days.collect::<Vec<_>>().join(","), spans.collect::<Vec<_>>().join(","));
        format!("{days} {spans}{state}")
    }

    fn covers(&self, minute: u32) -> bool {
        self.spans.iter().any(|(from, to)| (*from..if to <= from { to + 1440 } else { *to }).contains(&minute))
    }
}

/// The state of one minute by the specification, told rule by rule.
fn oracle(rules: &[Random], weekday: usize, minute: u32) -> State {
    let mut open = false;
    for rule in rules {
        let (today, before) = (rule.weekdays[weekday], rule.weekdays[(weekday + 6) % 7]);
        let covers = (today && rule.covers(minute)) || (before && rule.covers(minute + 1440));
        if rule.separator == "; " && today && rule.opens {
            open = covers;
        } else if covers {
            open = rule.opens;
        }
    }
    if open { State::Open } else { State::Closed }
}

fn rules() -> impl Strategy<Value = Vec<Random>> {
    let span = (0_u32..96, 0_u32..96).prop_map(|(from, to)| (from * 15, to * 15));
    let weekdays = any::<[bool; 7]>().prop_filter("a day", |days| days.contains(&true));
    let separator = prop::sample::select(vec!["; ", ", "]);
    let rule = (separator, weekdays, prop::collection::vec(span, 1..4), prop::bool::weighted(0.8))
        .prop_map(|(separator, weekdays, spans, opens)| Random { separator, weekdays, spans, opens });
    prop::collection::vec(rule, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_usual_week_is_that_of_the_oracle(rules in rules()) {
        let text: String = rules.iter().enumerate().map(|(i, rule)| if i == 0 { rule.text() } else { format!("{}{}", rule.separator, rule.text()) }).collect();
        let hours = Hours::read(&text).unwrap();
        let week = hours.usual_week().unwrap();
        // 2026-03-09 to 03-15 has no holiday and no make-up workday, nor has the Sunday before.
        let dates = (date("2026-03-09"), date("2026-03-15"));
        let schedule = Schedule::compile(&hours, &WorkCalendar::bundled(), WeekRule::AsWritten, dates).unwrap();
        for minute in 0..7 * 1440_u32 {
            let state = oracle(&rules, (minute / 1440) as usize, minute % 1440);
            prop_assert_eq!(week.at_minute(minute), state, "{} at {}", text, minute);
            let when = Moment::midnight(dates.0).plus_seconds(i64::from(minute) * 60).unwrap();
            prop_assert_eq!(schedule.at(when), state, "{} at {}", text, when);
            prop_assert_eq!(week.at(when), state);
        }
        let open: i64 = schedule.between(Moment::midnight(dates.0), Moment::midnight(date("2026-03-16")))
            .iter().filter(|run| run.state == State::Open).map(Interval::seconds).sum();
        prop_assert_eq!(open, i64::from(week.open_minutes()) * 60);
    }

    #[test]
    fn intervals_leave_no_gap_and_say_what_at_says(rules in rules(), from in 0_i64..2_000_000, length in 1_i64..900_000, probe in 0.0..1.0) {
        let hours = Hours::read(&rules[0].text()).unwrap();
        let dates = (date("2026-02-10"), date("2026-03-10"));
        let schedule = Schedule::compile(&hours, &WorkCalendar::bundled(), WeekRule::FollowsWorkdays, dates).unwrap();
        let start = Moment::midnight(dates.0).plus_seconds(from).unwrap();
        let end = start.plus_seconds(length).unwrap();
        let runs = schedule.between(start, end);
        prop_assert_eq!((runs[0].start, runs[runs.len() - 1].end), (start, end));
        for pair in runs.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
            prop_assert_ne!(pair[0].state, pair[1].state);
            if schedule.at(pair[0].start) != State::Unknown && pair[1].start.date() <= dates.1 {
                prop_assert_eq!(schedule.next_change(pair[0].start), Some(pair[1].start));
            }
        }
        let when = start.plus_seconds((probe * length as f64) as i64).unwrap();
        let run = runs.iter().find(|run| run.start <= when && when < run.end).unwrap();
        prop_assert_eq!(run.state, schedule.at(when));
    }
}

//! Recurrences against a list made by walking through periods, events on the work calendar, and iCalendar there and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::{
    Date, Event, Frequency, Moment, OnHolidays, Recurrence, State, Weekday, WorkCalendar, read_ical, write_ical,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn counselling() -> Event {
    let event = Event::new("counselling", "心理咨询", moment("2026-01-06T09:00"), moment("2026-01-06T11:00")).unwrap();
    event.again("FREQ=WEEKLY;BYDAY=TU".parse().unwrap()).on_holidays(OnHolidays::Cancelled)
}

fn service_day() -> Event {
    let event =
        Event::new("service-day", "便民服务日", moment("2026-01-10T08:30"), moment("2026-01-10T11:30")).unwrap();
    event.again("FREQ=MONTHLY;BYMONTHDAY=10".parse().unwrap())
}

#[test]
fn on_tuesday_the_tenth_both_are_on_each_with_its_rule() {
    let calendar = WorkCalendar::bundled();
    let events = [counselling(), service_day()];
    let on = |when: &str| -> Vec<String> {
        events.iter().filter(|event| event.at(moment(when), &calendar) == State::Open).map(Event::rule).collect()
    };
    assert_eq!(on("2026-02-10T09:30"), ["RRULE:FREQ=WEEKLY;BYDAY=TU", "RRULE:FREQ=MONTHLY;BYMONTHDAY=10"]);
    assert_eq!(on("2026-02-10T11:15"), ["RRULE:FREQ=MONTHLY;BYMONTHDAY=10"]);
    assert_eq!(on("2026-02-11T09:30"), Vec::<String>::new());
    assert_eq!(on("2026-02-24T09:30"), ["RRULE:FREQ=WEEKLY;BYDAY=TU"]);
    // 2026-02-17 is the first day of the lunar year.
    assert_eq!(on("2026-02-17T09:30"), Vec::<String>::new());
}

#[test]
fn holidays_cancel_what_they_cancel_and_leave_the_rest_unknown() {
    let calendar = WorkCalendar::bundled();
    let at = |on_holidays, when: &str| counselling().on_holidays(on_holidays).at(moment(when), &calendar);
    assert_eq!(at(OnHolidays::Cancelled, "2026-02-17T09:30"), State::Closed);
    assert_eq!(at(OnHolidays::Held, "2026-02-17T09:30"), State::Open);
    assert_eq!(at(OnHolidays::Unknown, "2026-02-17T09:30"), State::Unknown);
    // Beyond the notices a Tuesday may be one of a break.
    assert_eq!(at(OnHolidays::Cancelled, "2027-03-02T09:30"), State::Unknown);
    assert_eq!(at(OnHolidays::Held, "2027-03-02T09:30"), State::Open);
}

#[test]
fn a_fair_between_two_dates_is_held_through_the_night() {
    let fair = Event::new("fair", "庙会", moment("2026-02-17T18:00"), moment("2026-02-18T01:00")).unwrap();
    let fair = fair.again("FREQ=DAILY;UNTIL=20260221".parse().unwrap()).on_holidays(OnHolidays::Held);
    let fair = fair.except([date("2026-02-19")]);
    let calendar = WorkCalendar::bundled();
    let at = |when| fair.at(moment(when), &calendar);
    assert_eq!(at("2026-02-18T00:30"), State::Open);
    assert_eq!(at("2026-02-19T00:30"), State::Open);
    assert_eq!(at("2026-02-20T00:30"), State::Closed);
    assert_eq!(at("2026-02-22T00:59"), State::Open);
    assert_eq!(at("2026-02-22T18:30"), State::Closed);
    let all = fair.occurrences(moment("2026-02-01T00:00"), moment("2026-03-01T00:00"), &calendar);
    assert_eq!(all.len(), 4);
}

#[test]
fn rules_of_the_standard() {
    // The examples of RFC 5545 that need no more than is understood here, from 1997-09-02, a Tuesday.
    let cases: [(&str, &[&str]); 8] = [
        ("FREQ=DAILY;COUNT=3", &["1997-09-02", "1997-09-03", "1997-09-04"]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", &["1997-09-02", "1997-09-12", "1997-09-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,TH", &["1997-09-02", "1997-09-04", "1997-09-16"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=1FR", &["1997-09-05", "1997-10-03", "1997-11-07"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", &["1997-09-22", "1997-10-20", "1997-11-17"]),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3", &["1997-09-28", "1997-10-29", "1997-11-28"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", &["1998-02-13", "1998-03-13", "1998-11-13"]),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2", &["1997-11-04", "2001-11-06"]),
    ];
    for (rule, expected) in cases {
        let rule: Recurrence = rule.parse().unwrap();
        let dates: Vec<String> = rule.dates(date("1997-09-02"), date("2010-01-01")).map(|d| d.to_string()).collect();
        assert_eq!(dates, expected, "{rule}");
    }
    let refused = [
        "",
        "BYDAY=TU",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20260101",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=YEARLY;BYDAY=TU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=M",
        "FREQ=DAILY;UNTIL=2026",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ",
    ];
    for rule in refused {
        assert!(rule.parse::<Recurrence>().is_err(), "{rule}");
    }
}

#[test]
fn what_is_no_event_of_ours_is_named_and_the_rest_read() {
    let event = |lines: &str| format!("BEGIN:VEVENT\r\nUID:a\r\n{lines}\r\nEND:VEVENT\r\n");
    let good = event("DTSTART:20260210T093000\r\nDURATION:PT1H30M\r\nSUMMARY:义诊\\, 测血压\\n二楼");
    let bad = [
        "DTEND:20260210T093000",
        "DTSTART:20260210T093000",
        "DTSTART:20260210T093000\r\nDTEND:20260210T093000",
        "DTSTART;TZID=Europe/Paris:20260210T093000\r\nDTEND:20260210T103000",
        "DTSTART:20260230T093000\r\nDURATION:PT1H",
        "DTSTART:20260210T250000\r\nDURATION:PT1H",
        "DTSTART:20260210T093000\r\nDURATION:1H",
        "DTSTART:20260210T093000\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY",
        "DTSTART:20260210T093000\r\nDURATION:PT1H\r\nRDATE:20260211T093000",
        "DTSTART:20260210T093000\r\nDURATION:P999999999999999999D",
        "DTSTART:20260210T093000\r\nDURATION:PT1H\r\nSTATUS:CANCELLED",
    ];
    let text: String = bad.iter().map(|lines| event(lines)).collect::<String>() + &good;
    let (events, report) = read_ical(&format!("BEGIN:VCALENDAR\r\n{text}BEGIN:VEVENT\r\n"), "a.ics");
    assert_eq!((events.len(), report.count("bad-event")), (1, bad.len() as u64 + 1));
    assert_eq!(events[0].title(), "义诊, 测血压\n二楼");
    assert_eq!(events[0].end(), moment("2026-02-10T11:00"));
    assert_eq!(report.defects()[0].place.line_number(), Some(2));
    assert_eq!(report.defects()[3].place.line_number(), Some(17));
    let whole_day = event("DTSTART;VALUE=DATE:20260210");
    assert_eq!(read_ical(&whole_day, "a.ics").0[0].end(), moment("2026-02-11T00:00"));
    let utc = event("DTSTART:20260210T013000Z\r\nDTEND:20260210T023000Z\r\nBEGIN:VALARM\r\nDTSTART:1\r\nEND:VALARM");
    assert_eq!(read_ical(&utc, "a.ics").0[0].start(), moment("2026-02-10T09:30"));
}

#[test]
fn lines_are_folded_at_75_octets() {
    let title = "社区邻里节".repeat(30);
    let event = Event::new("a", &title, moment("2026-05-01T09:00"), moment("2026-05-01T17:00")).unwrap();
    let text = write_ical(std::slice::from_ref(&event), moment("2026-04-01T00:00"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.contains("DTSTAMP:20260331T160000Z"));
    assert_eq!(read_ical(&text, "a.ics").0, [event]);
}

/// The dates by walking through periods, each taken apart by itself.
fn oracle(rule: &Recurrence, first: Date, last: Date) -> Vec<Date> {
    let mut dates = Vec::new();
    let mut period = 0_i32;
    let begin = |period: i32| -> Option<(Date, Date)> {
        let step = period * i32::from(rule.interval);
        let month = |year: i32, month: i32| {
            Date::new(year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) as u32 + 1, 1)
        };
        let (start, next) = match rule.frequency {
            Frequency::Daily => (first.plus_days(step)?, first.plus_days(step + 1)?),
            Frequency::Weekly => {
                let monday = first.plus_days(-(first.weekday() as i32))?.plus_days(7 * step)?;
                (monday, monday.plus_days(7)?)
            }
            Frequency::Monthly => (
                month(first.year(), first.month() as i32 + step)?,
                month(first.year(), first.month() as i32 + step + 1)?,
            ),
            Frequency::Yearly => (Date::new(first.year() + step, 1, 1)?, Date::new(first.year() + step + 1, 1, 1)?),
        };
        Some((start, next.plus_days(-1)?))
    };
    while let Some((start, end)) = begin(period).filter(|(start, _)| *start <= last) {
        for day in start.to(end) {
            let length = day.days_in_month() as i32;
            let month_day =
                |n: &i8| day.day() as i32 == if *n > 0 { i32::from(*n) } else { length + 1 + i32::from(*n) };
            let nth = |n: i8, weekday: Weekday| {
                let same: Vec<u32> = (1..=day.days_in_month())
                    .filter(|d| Date::new(day.year(), day.month(), *d).unwrap().weekday() == weekday)
                    .collect();
                let index = if n > 0 { n as usize - 1 } else { same.len().wrapping_sub(n.unsigned_abs() as usize) };
                same.get(index) == Some(&day.day())
            };
            let in_month = rule.months.is_empty() || rule.months.contains(&(day.month() as u8));
            let by_month_day = rule.month_days.is_empty() || rule.month_days.iter().any(month_day);
            let by_weekday = rule.weekdays.is_empty()
                || rule.weekdays.iter().any(|(n, w)| n.map_or(day.weekday() == *w, |n| nth(n, *w)));
            let as_first = match (rule.frequency, rule.weekdays.is_empty() && rule.month_days.is_empty()) {
                (_, false) | (Frequency::Daily, _) => true,
                (Frequency::Weekly, true) => day.weekday() == first.weekday(),
                (Frequency::Monthly, true) => day.day() == first.day(),
                (Frequency::Yearly, true) => {
                    day.day() == first.day() && (!rule.months.is_empty() || day.month() == first.month())
                }
            };
            let until = rule.until.is_none_or(|until| day <= until);
            if day >= first && day <= last && in_month && by_month_day && by_weekday && as_first && until {
                dates.push(day);
            }
        }
        period += 1;
    }
    dates.truncate(rule.count.map_or(usize::MAX, |count| count as usize));
    dates
}

fn recurrences() -> impl Strategy<Value = Recurrence> {
    let frequency = prop::sample::select(Frequency::ALL.to_vec());
    let month_day = prop_oneof![1_i8..=31, -31_i8..=-1];
    let nth = prop::option::of(prop_oneof![1_i8..=5, -5_i8..=-1]);
    let weekday = (nth, prop::sample::select(Weekday::ALL.to_vec()));
    let end = prop_oneof![
        Just((None, None)),
        (1_u32..20).prop_map(|count| (None, Some(count))),
        (0_i32..900).prop_map(|days| (date("2025-06-01").plus_days(days), None)),
    ];
    let lists = (
        prop::collection::vec(1_u8..=12, 0..3),
        prop::collection::vec(month_day, 0..3),
        prop::collection::vec(weekday, 0..3),
    );
    (frequency, 1_u16..5, lists, end).prop_filter_map("a rule that is refused", |(frequency, interval, lists, end)| {
        let ((months, month_days, weekdays), (until, count)) = (lists, end);
        let rule = Recurrence { frequency, interval, months, month_days, weekdays, until, count };
        rule.to_string().parse().ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn dates_are_those_of_the_oracle(rule in recurrences(), start in 0_i32..800) {
        let first = date("2025-01-01").plus_days(start).unwrap();
        let last = first.plus_days(900).unwrap();
        prop_assert_eq!(rule.dates(first, last).collect::<Vec<_>>(), oracle(&rule, first, last), "{}", rule);
    }

    #[test]
    fn events_go_to_icalendar_and_back(
        rules in prop::collection::vec((prop::option::of(recurrences()), "\\PC{0,90}", 0_u32..86_400, 1_i64..200_000, prop::collection::vec(0_i32..400, 0..4)), 0..4),
        holidays in prop::sample::select(OnHolidays::ALL.to_vec()),
    ) {
        let events: Vec<Event> = rules.into_iter().enumerate().map(|(index, (rule, title, second, length, except))| {
            let start = Moment::new(date("2026-01-05"), second).unwrap();
            let event = Event::new(&format!("{index}@test;,\\"), &title, start, start.plus_seconds(length).unwrap()).unwrap();
            let event = event.on_holidays(holidays).except(except.into_iter().map(|days| date("2026-01-05").plus_days(days).unwrap()));
            match rule {
                Some(rule) => event.again(rule),
                None => event,
            }
        }).collect();
        let text = write_ical(&events, moment("2026-01-01T00:00"));
        let (read, report) = read_ical(&text, "a.ics");
        prop_assert!(report.is_empty(), "{}", report);
        prop_assert_eq!(read, events);
    }

    #[test]
    fn no_icalendar_makes_it_stop(text in "(BEGIN:VEVENT|END:VEVENT|DTSTART|DTEND|DURATION:P|RRULE:FREQ=|UNTIL=|EXDATE|[:;=,TZ0-9\\r\\n \"\\\\é]){0,40}") {
        let (events, report) = read_ical(&text, "a.ics");
        prop_assert!(events.len() + report.defects().len() <= 40);
    }
}

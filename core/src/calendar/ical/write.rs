//! Writing events as iCalendar.

use super::HOLIDAYS;
use super::line::{escape, write_line};
use crate::calendar::{Event, Moment, OnHolidays};

const HEAD: [&str; 11] = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//lifecircle//lifecircle//EN",
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The events as an iCalendar file (RFC 5545), in the time zone Asia/Shanghai.
///
/// `stamp` is when the file is made: the standard asks for it, and the same events at the same stamp are the same bytes.
/// What becomes of an event on holidays is written as `X-LIFECIRCLE-HOLIDAYS`, which other programs pass over; to
/// them it is held on every date of its rule.
pub fn write_ical(events: &[Event], stamp: Moment) -> String {
    let mut text = String::new();
    HEAD.iter().for_each(|line| write_line(&mut text, line));
    for event in events {
        write_event(&mut text, event, stamp);
    }
    write_line(&mut text, "END:VCALENDAR");
    text
}

fn write_event(text: &mut String, event: &Event, stamp: Moment) {
    let mut put = |line: String| write_line(text, &line);
    let zoned = |name: &str, moment: Moment| format!("{name};TZID=Asia/Shanghai:{}", basic(moment));
    put("BEGIN:VEVENT".to_owned());
    put(format!("UID:{}", escape(event.id())));
    // The stamp is in UTC, eight hours behind.
    put(format!("DTSTAMP:{}Z", basic(stamp.plus_seconds(-8 * 3600).unwrap_or(stamp))));
    put(format!("SUMMARY:{}", escape(event.title())));
    put(zoned("DTSTART", event.start()));
    put(zoned("DTEND", event.end()));
    if let Some(recurrence) = event.recurrence() {
        put(match recurrence.until {
            // With a zoned start the end is a moment in UTC: the last second of its day.
            Some(until) => {
                let last = Moment::midnight(until).plus_seconds(16 * 3600 - 1);
                let until_text = until.to_string().replace('-', "");
                let moment = last.map_or(until_text.clone(), |last| format!("{}Z", basic(last)));
                format!("RRULE:{}", recurrence.to_string().replace(&until_text, &moment))
            }
            None => format!("RRULE:{recurrence}"),
        });
    }
    if !event.exceptions().is_empty() {
        let times = event.exceptions().iter().filter_map(|date| Moment::new(*date, event.start().second_of_day()));
        let list: Vec<String> = times.map(basic).collect();
        put(format!("EXDATE;TZID=Asia/Shanghai:{}", list.join(",")));
    }
    if event.holidays() != OnHolidays::Unknown {
        put(format!("{HOLIDAYS}:{}", event.holidays().name().to_uppercase()));
    }
    put("END:VEVENT".to_owned());
}

/// `20260210T093000`.
fn basic(moment: Moment) -> String {
    moment.to_string().replace(['-', ':'], "")
}

//! Reading events from iCalendar.

use super::HOLIDAYS;
use super::line::{ContentLine, read_lines, unescape};
use crate::calendar::recurrence::read_date;
use crate::calendar::{Event, Moment, OnHolidays, Recurrence};
use crate::error::{DataReport, Defect, ErrorKind, Place};

/// Names for the one time zone of the mainland.
const ZONES: [&str; 8] = [
    "ASIA/SHANGHAI",
    "ASIA/CHONGQING",
    "ASIA/HARBIN",
    "ASIA/URUMQI",
    "PRC",
    "CHINA STANDARD TIME",
    "CHINA",
    "ETC/GMT-8",
];

/// The events of an iCalendar text, with a defect for each that cannot be one of ours; `file` names it in the report.
///
/// Times without a zone are those of China. An event in another zone, of whole seconds that cannot be told, or with a rule
/// that is not understood is left out and named, never moved.
pub fn read_ical(text: &str, file: &str) -> (Vec<Event>, DataReport) {
    let (mut events, mut report) = (Vec::new(), DataReport::default());
    let mut open: Option<Vec<ContentLine>> = None;
    let mut inner = 0_u32;
    for line in read_lines(text) {
        let of_event = line.value.eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), &mut open) {
            ("BEGIN", None) if of_event => open = Some(vec![line]),
            // Alarms within an event have their own lines.
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(lines)) if of_event => {
                match read_event(lines) {
                    Ok(event) => events.push(event),
                    Err((message, at)) => report.push(refused(message, at, lines, file)),
                }
                open = None;
            }
            (_, Some(lines)) if inner == 0 => lines.push(line),
            _ => {}
        }
    }
    if let Some(lines) = &open {
        report.push(refused("the event has no end".to_owned(), 0, lines, file));
    }
    (events, report)
}

fn refused(message: String, at: u64, lines: &[ContentLine], file: &str) -> Defect {
    let begin = lines.first().map_or(1, |line| line.line);
    let place = Place::file(file).line(if at == 0 { begin } else { at });
    let id = lines.iter().find(|line| line.name == "UID").map(|line| unescape(&line.value));
    let place = match id {
        Some(id) => place.with_object(id),
        None => place,
    };
    Defect::error(ErrorKind::Value, "bad-event", message).at(place)
}

type Refusal = (String, u64);

fn read_event(lines: &[ContentLine]) -> Result<Event, Refusal> {
    let find = |name: &str| lines.iter().find(|line| line.name == name);
    let text = |name: &str| find(name).map(|line| unescape(&line.value)).unwrap_or_default();
    let start_line = find("DTSTART").ok_or_else(|| ("the event has no DTSTART".to_owned(), 0))?;
    let start = read_moment(start_line)?;
    let end = match (find("DTEND"), find("DURATION")) {
        (Some(end), _) => read_moment(end)?,
        (None, Some(duration)) => {
            let seconds = read_duration(&duration.value);
            let end = seconds.and_then(|seconds| start.plus_seconds(seconds));
            end.ok_or_else(|| ("the duration is not understood".to_owned(), duration.line))?
        }
        (None, None) if is_date(start_line) => start.plus_seconds(86_400).unwrap_or(start),
        (None, None) => return Err(("the event has neither DTEND nor DURATION".to_owned(), start_line.line)),
    };
    let mut event =
        Event::new(&text("UID"), &text("SUMMARY"), start, end).map_err(|e| (e.to_string(), start_line.line))?;
    for line in lines {
        match line.name.as_str() {
            "RRULE" if event.recurrence().is_some() => return Err(("the event has two rules".to_owned(), line.line)),
            "RRULE" => event = event.again(read_rule(line)?),
            "RDATE" | "EXRULE" => return Err((format!("{} is not understood", line.name), line.line)),
            "EXDATE" => {
                let dates: Result<Vec<_>, _> = line.value.split(',').map(|value| read_value(line, value)).collect();
                event = event.except(dates?.into_iter().map(Moment::date));
            }
            "STATUS" if line.value.eq_ignore_ascii_case("CANCELLED") => {
                return Err(("the event is cancelled".to_owned(), line.line));
            }
            HOLIDAYS => {
                let named = OnHolidays::ALL.into_iter().find(|choice| choice.name().eq_ignore_ascii_case(&line.value));
                event = event.on_holidays(named.ok_or_else(|| (format!("{HOLIDAYS} is not understood"), line.line))?);
            }
            _ => {}
        }
    }
    Ok(event)
}

/// A rule, whose end is a date or a moment in UTC.
fn read_rule(line: &ContentLine) -> Result<Recurrence, Refusal> {
    let refuse = |message: String| (message, line.line);
    let mut recurrence: Recurrence =
        line.value.parse().map_err(|error: crate::error::Error| refuse(error.to_string()))?;
    let upper = line.value.to_ascii_uppercase();
    let until = upper.split(';').find_map(|part| part.strip_prefix("UNTIL="));
    if let Some(until) = until.filter(|until| until.contains('T')) {
        recurrence.until = Some(read_value(line, until)?.date());
    }
    Ok(recurrence)
}

fn is_date(line: &ContentLine) -> bool {
    line.parameter("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("DATE")) || line.value.trim().len() == 8
}

fn read_moment(line: &ContentLine) -> Result<Moment, Refusal> {
    read_value(line, &line.value)
}

/// `20260210`, `20260210T093000` in the zone of the line, or `20260210T013000Z`.
fn read_value(line: &ContentLine, value: &str) -> Result<Moment, Refusal> {
    let refuse = |message: &str| (format!("{message}: {value}"), line.line);
    if let Some(zone) = line.parameter("TZID").filter(|zone| !ZONES.contains(&zone.to_uppercase().as_str())) {
        return Err(refuse(&format!("the time zone {zone} is not that of China")));
    }
    let value = value.trim();
    let (date, clock) = value.split_once('T').unwrap_or((value, "000000"));
    let utc = clock.ends_with('Z');
    let clock = clock.trim_end_matches('Z');
    let number =
        |range| clock.get(range).filter(|text: &&str| text.bytes().all(|b| b.is_ascii_digit()))?.parse::<u32>().ok();
    let second = match (clock.len(), number(0..2), number(2..4), number(4..6)) {
        (6, Some(hour @ 0..24), Some(minute @ 0..60), Some(second @ 0..60)) => hour * 3600 + minute * 60 + second,
        _ => return Err(refuse("this is no time")),
    };
    let local = read_date(date).and_then(|date| Moment::new(date, second));
    let moment = local.and_then(|local| local.plus_seconds(if utc { 8 * 3600 } else { 0 }));
    moment.ok_or_else(|| refuse("this is no date between 1900 and 2199"))
}

/// `PT1H30M`, `P1D`, `P2W`.
fn read_duration(text: &str) -> Option<i64> {
    let rest = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let (mut seconds, mut number) = (0_i64, String::new());
    for c in rest.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'T' if number.is_empty() => continue,
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let count: i64 = std::mem::take(&mut number).parse().ok()?;
        seconds = seconds.checked_add(count.checked_mul(unit)?)?;
    }
    number.is_empty().then_some(seconds)
}

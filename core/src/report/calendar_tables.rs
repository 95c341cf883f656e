//! What the calendar says, as tables. Dates are written `2026-02-10`, moments `2026-02-10T09:30:00` on the clocks of China
//! and, beside that, in seconds since 1970-01-01T00:00Z.

use crate::calendar::{Date, Event, Hours, HoursReading, Interval, Moment, Recurrence, Week, WorkCalendar};
use crate::error::Error;
use crate::model::{Catalogue, Openings};
use crate::study::Study;
use crate::table::{Column, Table};

/// The days from the first to the last of `dates`: `date`, `kind` (`workday`, `weekend`, `holiday`, `make-up-workday`; null
/// where no notice speaks of it), `holiday_zh`, `holiday_en` (the break it belongs to).
///
/// # Errors
///
/// Never; the columns are its own.
pub fn days_table(calendar: &WorkCalendar, dates: (Date, Date)) -> Result<Table, Error> {
    let days: Vec<Date> = dates.0.to(dates.1).collect();
    let names = || days.iter().map(|date| calendar.holiday(*date));
    Table::new(days.len())
        .with(Column::text("date", days.iter().map(|date| Some(date.to_string()))))?
        .with(Column::text("kind", days.iter().map(|date| calendar.kind(*date).map(|kind| kind.name()))))?
        .with(Column::text("holiday_zh", names().map(|names| names.map(|n| n.zh.as_str()))))?
        .with(Column::text("holiday_en", names().map(|names| names.map(|n| n.en.as_str()))))
}

/// What could be made of texts about opening hours: `text`, `complete`, `osm` (what was understood, as OpenStreetMap writes
/// it), `zh`, `en` (in words), `not_understood` (the parts that were not, joined by `; `).
///
/// # Errors
///
/// Never; the columns are its own.
pub fn hours_table(texts: &[&str]) -> Result<Table, Error> {
    let read: Vec<HoursReading> = texts.iter().map(|text| Hours::examine(text)).collect();
    let hours = || read.iter().map(|reading| reading.understood.as_ref());
    let missing = |r: &HoursReading| (!r.not_understood.is_empty()).then(|| r.not_understood.join("; "));
    Table::new(texts.len())
        .with(Column::text("text", texts.iter().map(|text| Some(*text))))?
        .with(Column::flag("complete", read.iter().map(|reading| Some(reading.is_complete()))))?
        .with(Column::text("osm", hours().map(|h| h.map(Hours::osm))))?
        .with(Column::text("zh", hours().map(|h| h.map(|h| h.words().zh.as_str()))))?
        .with(Column::text("en", hours().map(|h| h.map(|h| h.words().en.as_str()))))?
        .with(Column::text("not_understood", read.iter().map(missing)))
}

/// The runs of one state of a usual week: `from_minute`, `to_minute` since Monday's midnight, `state`.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn week_table(week: &Week) -> Result<Table, Error> {
    let runs: Vec<_> = week.intervals().collect();
    Table::new(runs.len())
        .with(Column::integer("from_minute", runs.iter().map(|run| Some(i64::from(run.0)))).in_unit("min"))?
        .with(Column::integer("to_minute", runs.iter().map(|run| Some(i64::from(run.1)))).in_unit("min"))?
        .with(Column::text("state", runs.iter().map(|run| Some(run.2.name()))))
}

/// Stretches of one state: `start`, `start_unix_s`, `end`, `end_unix_s`, `state`.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn intervals_table(intervals: &[Interval]) -> Result<Table, Error> {
    spans_table(intervals.iter().map(|i| (i.start, i.end)))?
        .with(Column::text("state", intervals.iter().map(|interval| Some(interval.state.name()))))
}

/// The dates of a recurrence rule from a first date on: `date`.
///
/// # Errors
///
/// Never; the column is its own.
pub fn recurrence_table(rule: &Recurrence, dates: (Date, Date)) -> Result<Table, Error> {
    let dates: Vec<Date> = rule.dates(dates.0, dates.1).collect();
    Table::new(dates.len()).with(Column::text("date", dates.iter().map(|date| Some(date.to_string()))))
}

/// Events: `event` (its id), `title`, `start`, `start_unix_s`, `end`, `end_unix_s` (of the first time), `rule` (as iCalendar
/// writes it), `on_holidays` (`unknown`, `held`, `cancelled`).
///
/// # Errors
///
/// Never; the columns are its own.
pub fn events_table(events: &[Event]) -> Result<Table, Error> {
    let spans = spans_table(events.iter().map(|event| (event.start(), event.end())))?;
    let mut table = Table::new(events.len())
        .with(Column::text("event", events.iter().map(|event| Some(event.id()))))?
        .with(Column::text("title", events.iter().map(|event| Some(event.title()))))?;
    for column in spans.columns() {
        table = table.with(column.clone())?;
    }
    table
        .with(Column::text("rule", events.iter().map(|event| Some(event.rule()))))?
        .with(Column::text("on_holidays", events.iter().map(|event| Some(event.holidays().name()))))
}

/// Every time that events are held, or may be, between two moments: `event`, `title`, `start`, `start_unix_s`, `end`,
/// `end_unix_s`, `state` (`open`, or `unknown` where nobody can say), event by event.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn occurrences_table(
    events: &[Event],
    (from, to): (Moment, Moment),
    calendar: &WorkCalendar,
) -> Result<Table, Error> {
    let times = |event| Event::occurrences(event, from, to, calendar).into_iter().map(move |time| (event, time));
    let rows: Vec<_> = events.iter().flat_map(times).collect();
    let mut table = Table::new(rows.len())
        .with(Column::text("event", rows.iter().map(|(event, _)| Some(event.id()))))?
        .with(Column::text("title", rows.iter().map(|(event, _)| Some(event.title()))))?;
    for column in spans_table(rows.iter().map(|(_, time)| (time.start, time.end)))?.columns() {
        table = table.with(column.clone())?;
    }
    table.with(Column::text("state", rows.iter().map(|(_, time)| Some(time.state.name()))))
}

/// Every service of a study at a moment: `facility`, `category`, `channel`, `state` (`open`, `closed`, `unknown`), `rules` (by
/// which it is open, joined by `; `). The geometry is the position of the facility.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn services_table(study: &Study, openings: &Openings, at: Moment) -> Result<Table, Error> {
    let facilities = study.facilities().rows.iter().enumerate();
    let rows: Vec<_> = facilities
        .flat_map(|(row, facility)| facility.services.iter().enumerate().map(move |(n, s)| (row, n, facility, s)))
        .collect();
    let category = |id| Catalogue::bundled().leaf(id).map(|leaf| leaf.id.as_str());
    let rules = |facility, service| {
        let rules = openings.rules(facility, service, at);
        (!rules.is_empty()).then(|| rules.join("; "))
    };
    Table::new(rows.len())
        .with(Column::text("facility", rows.iter().map(|(_, _, facility, _)| Some(facility.id.as_str()))))?
        .with(Column::text("category", rows.iter().map(|(.., service)| category(service.category))))?
        .with(Column::text("channel", rows.iter().map(|(.., service)| Some(service.channel.name()))))?
        .with(Column::text(
            "state",
            rows.iter().map(|(f, s, ..)| openings.state(*f, *s, at).map(|state| state.name())),
        ))?
        .with(Column::text("rules", rows.iter().map(|(f, s, ..)| rules(*f, *s))))?
        .with_points(rows.iter().map(|(_, _, facility, _)| Some(facility.position)).collect())
}

fn spans_table(spans: impl ExactSizeIterator<Item = (Moment, Moment)>) -> Result<Table, Error> {
    let spans: Vec<_> = spans.collect();
    Table::new(spans.len())
        .with(Column::text("start", spans.iter().map(|(start, _)| Some(start.to_string()))))?
        .with(Column::integer("start_unix_s", spans.iter().map(|(start, _)| Some(start.unix_s()))).in_unit("s"))?
        .with(Column::text("end", spans.iter().map(|(_, end)| Some(end.to_string()))))?
        .with(Column::integer("end_unix_s", spans.iter().map(|(_, end)| Some(end.unix_s()))).in_unit("s"))
}

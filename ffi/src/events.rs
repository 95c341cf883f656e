//! What is held now and then: events, their recurrence, iCalendar.

use std::ffi::c_char;

use lifecircle::calendar::{Event, OnHolidays, Recurrence, read_ical, write_ical};
use lifecircle::error::{DataReport, Error, ErrorKind};
use lifecircle::report::{defects_table, events_table, occurrences_table, recurrence_table};

use crate::calendar::{calendar, lc_work_calendar, state_code};
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out, write_out};
use crate::input::{array, date, moment, text};
use crate::table::lc_table;
use crate::text::lc_text;

/// What becomes of an event on a day of a State Council break.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_on_holidays {
    /// Nobody said; on a holiday the event is unknown.
    Unknown = 0,
    /// It is held all the same.
    Held = 1,
    /// It is not held.
    Cancelled = 2,
}

/// A list of events: services between two moments, once or again and again. An event is known by its place in the list,
/// counted from 0.
///
/// Thread rule: reads from several threads at once; adding and setting need it alone. Lifetime: until `lc_events_free`;
/// calls copy what they need. The caller frees it.
pub struct lc_events {
    pub(crate) events: Vec<Event>,
    report: DataReport,
}

impl lc_events {
    fn event(&self, event: usize) -> Result<&Event, Error> {
        let count = self.events.len();
        let missing = || Error::new(ErrorKind::NotFound, format!("there are {count} events")).with_value(event);
        self.events.get(event).ok_or_else(missing)
    }

    fn change(&mut self, event: usize, how: impl FnOnce(Event) -> Event) -> Result<(), Error> {
        let changed = how(self.event(event)?.clone());
        if let Some(slot) = self.events.get_mut(event) {
            *slot = changed;
        }
        Ok(())
    }
}

/// No events yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_new(out: *mut *mut lc_events, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = lc_events { events: Vec::new(), report: DataReport::default() };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Adds an event that is held once, from `start` to `end` (`lc_moment`).
///
/// # Safety
///
/// `events` is NULL or live; `id` points to `id_length` bytes of UTF-8; `title` points to `title_length` bytes of
/// UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_add(
    events: *mut lc_events,
    id: *const c_char,
    id_length: usize,
    title: *const c_char,
    title_length: usize,
    start: i64,
    end: i64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (events, id, title) = unsafe {
            (
                events.as_mut().ok_or_else(|| null("events"))?,
                text(id, id_length, "id")?,
                text(title, title_length, "title")?,
            )
        };
        events.events.push(Event::new(id, title, moment(start, "start")?, moment(end, "end")?)?);
        Ok(())
    })
}

/// Says that an event is held again and again, by a rule of iCalendar such as "FREQ=WEEKLY;BYDAY=TU".
///
/// # Safety
///
/// `events` is NULL or live; `rule` points to `rule_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_set_recurrence(
    events: *mut lc_events,
    event: usize,
    rule: *const c_char,
    rule_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (events, rule) =
            unsafe { (events.as_mut().ok_or_else(|| null("events"))?, text(rule, rule_length, "rule")?) };
        let rule: Recurrence = rule.parse()?;
        events.change(event, |e| e.again(rule))
    })
}

/// Says that an event is not held on these dates, each one number such as 20260210.
///
/// # Safety
///
/// `events` is NULL or live; `dates` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_set_exceptions(
    events: *mut lc_events,
    event: usize,
    dates: *const i32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (events, dates) =
            unsafe { (events.as_mut().ok_or_else(|| null("events"))?, array(dates, count, "dates")?) };
        let dates = dates.iter().map(|day| date(*day, "dates")).collect::<Result<Vec<_>, _>>()?;
        events.change(event, |e| e.except(dates))
    })
}

/// Says what becomes of an event on holidays (`lc_on_holidays`).
///
/// # Safety
///
/// `events` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_set_on_holidays(
    events: *mut lc_events,
    event: usize,
    choice: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let events = unsafe { events.as_mut().ok_or_else(|| null("events"))? };
        let choice = match choice {
            c if c == lc_on_holidays::Unknown as i32 => OnHolidays::Unknown,
            c if c == lc_on_holidays::Held as i32 => OnHolidays::Held,
            c if c == lc_on_holidays::Cancelled as i32 => OnHolidays::Cancelled,
            other => {
                let message = "choice must be a number of lc_on_holidays";
                return Err(Error::new(ErrorKind::Argument, message).with_value(other));
            }
        };
        events.change(event, |e| e.on_holidays(choice))
    })
}

/// Whether an event is held at a moment (`lc_state`), in `*state`; a NULL calendar is the bundled one.
///
/// # Safety
///
/// `events` and `work_calendar` are NULL or live; `state` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_at(
    events: *const lc_events,
    event: usize,
    work_calendar: *const lc_work_calendar,
    at: i64,
    state: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (events, work_calendar) = unsafe { (borrow(events, "events")?, work_calendar.as_ref()) };
        let at = moment(at, "at")?;
        let made = events.event(event).map(|e| state_code(e.at(at, &calendar(work_calendar))))?;
        // SAFETY: by the contract above.
        unsafe { write_out(state, made, "state") }
    })
}

/// Every time the events are held, or may be, between two moments, in `*out`: `event`, `title`, `start`,
/// `start_unix_s`, `end`, `end_unix_s`, `state`; a NULL calendar is the bundled one.
///
/// # Safety
///
/// `events` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_occurrences(
    events: *const lc_events,
    work_calendar: *const lc_work_calendar,
    from: i64,
    to: i64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (events, work_calendar) = unsafe { (borrow(events, "events")?, work_calendar.as_ref()) };
        let span = (moment(from, "from")?, moment(to, "to")?);
        occurrences_table(&events.events, span, &calendar(work_calendar))
    })
}

/// The events, in `*out`: `event`, `title`, `start`, `start_unix_s`, `end`, `end_unix_s` (of the first time), `rule`,
/// `on_holidays`.
///
/// # Safety
///
/// `events` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_table(
    events: *const lc_events,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let events = unsafe { borrow(events, "events")? };
        events_table(&events.events)
    })
}

/// The events of an iCalendar text, in `*out`; what could not be read is in `lc_events_report`, and the rest is kept.
/// `file` names the text there.
///
/// # Safety
///
/// `ical` points to `ical_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_read_ical(
    ical: *const c_char,
    ical_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_events,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (ical, file) = unsafe { (text(ical, ical_length, "ical")?, text(file, file_length, "file")?) };
        let (events, report) = read_ical(ical, file);
        let made = lc_events { events, report };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// What of an iCalendar text was left out or is doubtful, in `*out`: one row per defect.
///
/// # Safety
///
/// `events` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_report(
    events: *const lc_events,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let events = unsafe { borrow(events, "events")? };
        defects_table(&events.report)
    })
}

/// The events as an iCalendar text (RFC 5545), in `*out`; `stamp` is when it is made: the same events at the same stamp
/// are the same bytes.
///
/// # Safety
///
/// `events` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_ical(
    events: *const lc_events,
    stamp: i64,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let events = unsafe { borrow(events, "events")? };
        let written = write_ical(&events.events, moment(stamp, "stamp")?);
        let made = lc_text::written(|bytes| {
            bytes.extend_from_slice(written.as_bytes());
            Ok(())
        })?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The dates of a rule of iCalendar that starts on `first`, up to `last`, in `*out`: `date`.
///
/// # Safety
///
/// `rule` points to `rule_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_recurrence_dates(
    rule: *const c_char,
    rule_length: usize,
    first: i32,
    last: i32,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let rule = unsafe { text(rule, rule_length, "rule")? };
        let rule: Recurrence = rule.parse()?;
        recurrence_table(&rule, (date(first, "first")?, date(last, "last")?))
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `events` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_events_free(events: *mut lc_events) {
    // SAFETY: by the contract above.
    unsafe { free(events) }
}

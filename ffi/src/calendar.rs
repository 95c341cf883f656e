//! Moments and days.

use std::ffi::c_char;

use lifecircle::calendar::{Date, DayKind, Moment, State, WorkCalendar};
use lifecircle::error::Error;
use lifecircle::report::days_table;

use crate::error::lc_error;
use crate::guard::{free, guard, guard_table, hand_out, write_out};
use crate::input::{date, moment, text};
use crate::table::lc_table;
use crate::text::lc_text;

/// What a day is by the work calendar.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_day_kind {
    /// No notice speaks of it.
    Unknown = 0,
    /// Monday to Friday.
    Workday = 1,
    /// Saturday and Sunday.
    Weekend = 2,
    /// A day of a break of the State Council.
    Holiday = 3,
    /// A Saturday or Sunday that is worked.
    MakeUpWorkday = 4,
}

/// Whether a service is open at some minute.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_state {
    /// Closed.
    Closed = 0,
    /// Open.
    Open = 1,
    /// Nobody can say from what is written.
    Unknown = 2,
}

/// The work calendar of the mainland: days off and make-up workdays, as the State Council announces them. NULL is the
/// bundled one wherever a function says so.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_work_calendar_free`; calls copy
/// what they need. The caller frees it.
pub struct lc_work_calendar(WorkCalendar);

/// The calendar, or the bundled one.
pub(crate) fn calendar(given: Option<&lc_work_calendar>) -> WorkCalendar {
    given.map_or_else(WorkCalendar::bundled, |calendar| calendar.0.clone())
}

pub(crate) fn state_code(state: State) -> i32 {
    match state {
        State::Closed => lc_state::Closed as i32,
        State::Open => lc_state::Open as i32,
        State::Unknown => lc_state::Unknown as i32,
    }
}

pub(crate) fn dates(first: i32, last: i32) -> Result<(Date, Date), Error> {
    Ok((date(first, "first")?, date(last, "last")?))
}

/// Reads a date and time such as "2026-02-10T09:30" on the clocks of China, in `*unix_s`: seconds since
/// 1970-01-01T00:00Z, the form every function takes a moment in. China has one zone, eight hours ahead of UTC
/// (Asia/Shanghai), all the year; years 1900 to 2199.
///
/// # Safety
///
/// `moment` points to `moment_length` bytes of UTF-8; `unix_s` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_moment(
    moment: *const c_char,
    moment_length: usize,
    unix_s: *mut i64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let moment = unsafe { text(moment, moment_length, "moment")? };
        let read: Moment = moment.parse()?;
        let made = read.unix_s();
        // SAFETY: by the contract above.
        unsafe { write_out(unix_s, made, "unix_s") }
    })
}

/// A moment as "2026-02-10T09:30:00" on the clocks of China, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_moment_text(unix_s: i64, out: *mut *mut lc_text, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let moment = moment(unix_s, "unix_s")?;
        let made = lc_text::written(|bytes| {
            bytes.extend_from_slice(moment.to_string().as_bytes());
            Ok(())
        })?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The bundled calendar with the host's own notices beside it, or instead of those of the same year, in `*out`; `file`
/// names the text in errors. The form is that of `workdays.toml`.
///
/// # Safety
///
/// `toml` points to `toml_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_work_calendar_extended(
    toml: *const c_char,
    toml_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_work_calendar,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (toml, file) = unsafe { (text(toml, toml_length, "toml")?, text(file, file_length, "file")?) };
        let made = WorkCalendar::bundled().extended(toml, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_work_calendar(made)) }
    })
}

/// What a day is (`lc_day_kind`), in `*kind`; a NULL calendar is the bundled one. A date is one number: 20260210.
///
/// # Safety
///
/// `work_calendar` is NULL or live; `kind` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_work_calendar_kind(
    work_calendar: *const lc_work_calendar,
    day: i32,
    kind: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let work_calendar = unsafe { work_calendar.as_ref() };
        let day = date(day, "day")?;
        let found = match calendar(work_calendar).kind(day) {
            None => lc_day_kind::Unknown,
            Some(DayKind::Workday) => lc_day_kind::Workday,
            Some(DayKind::Weekend) => lc_day_kind::Weekend,
            Some(DayKind::Holiday) => lc_day_kind::Holiday,
            Some(DayKind::MakeUpWorkday) => lc_day_kind::MakeUpWorkday,
        };
        let made = found as i32;
        // SAFETY: by the contract above.
        unsafe { write_out(kind, made, "kind") }
    })
}

/// The days from `first` to `last`, in `*out`: `date`, `kind` (null where no notice speaks of it), `holiday_zh`,
/// `holiday_en`; a NULL calendar is the bundled one.
///
/// # Safety
///
/// `work_calendar` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_work_calendar_days(
    work_calendar: *const lc_work_calendar,
    first: i32,
    last: i32,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let work_calendar = unsafe { work_calendar.as_ref() };
        let dates = dates(first, last)?;
        days_table(&calendar(work_calendar), dates)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `work_calendar` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_work_calendar_free(work_calendar: *mut lc_work_calendar) {
    // SAFETY: by the contract above.
    unsafe { free(work_calendar) }
}

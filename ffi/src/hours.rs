//! Opening hours, and their schedules.

use std::ffi::c_char;

use lifecircle::calendar::{Hours, Schedule, ScheduleId, Timetable, WeekRule};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::{hours_table, intervals_table, week_table};

use crate::calendar::{calendar, dates, lc_work_calendar, state_code};
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out, hand_out_or_null, write_out};
use crate::input::{moment, text, texts};
use crate::table::lc_table;

/// What a service does with its hours on make-up workdays and on holidays.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_week_rule {
    /// Nobody knows: where weekday and weekend hours differ, such a day is unknown. Shops.
    AsWritten = 0,
    /// It works when offices do. Offices, schools, clinics.
    FollowsWorkdays = 1,
}

/// Opening hours, understood.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_hours_free`; calls copy what
/// they need. The caller frees it.
pub struct lc_hours(Hours);

/// Opening hours as states of time, for every day of a range; outside it everything is unknown.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_schedule_free`. The caller frees
/// it.
pub struct lc_schedule(Schedule);

/// Opening hours of many services over a range of dates; a text that occurs a thousand times is compiled once.
///
/// Thread rule: reads from several threads at once; `lc_timetable_add` needs it alone. Lifetime: until
/// `lc_timetable_free`. The caller frees it.
pub struct lc_timetable(Timetable);

fn week_rule(code: i32) -> Result<WeekRule, Error> {
    match code {
        c if c == lc_week_rule::AsWritten as i32 => Ok(WeekRule::AsWritten),
        c if c == lc_week_rule::FollowsWorkdays as i32 => Ok(WeekRule::FollowsWorkdays),
        other => Err(Error::new(ErrorKind::Argument, "rule must be a number of lc_week_rule").with_value(other)),
    }
}

/// Opening hours in `*out`, from OpenStreetMap's syntax ("Mo-Fr 08:00-18:00; PH off") or from Chinese as it stands on a
/// door. A part that is not understood is `LC_STATUS_VALUE`, for hours of which a part is missing are not those hours;
/// `lc_hours_examine` says what was.
///
/// # Safety
///
/// `hours` points to `hours_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_hours_read(
    hours: *const c_char,
    hours_length: usize,
    out: *mut *mut lc_hours,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let hours = unsafe { text(hours, hours_length, "hours")? };
        let made = Hours::read(hours)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_hours(made)) }
    })
}

/// What could be made of texts about opening hours, in `*out`: `text`, `complete`, `osm`, `zh`, `en`, `not_understood`.
///
/// # Safety
///
/// `hours` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_hours_examine(
    hours: *const *const c_char,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let hours = unsafe { texts(hours, count, "hours")? };
        hours_table(&hours)
    })
}

/// The runs of one state of a usual week, in `*out`: `from_minute`, `to_minute` since Monday's midnight, `state`; NULL
/// when the hours depend on the date or the moon, so that no week is usual.
///
/// # Safety
///
/// `hours` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_hours_usual_week(
    hours: *const lc_hours,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let hours = unsafe { borrow(hours, "hours")? };
        let week = hours.0.usual_week();
        let made = week.as_ref().map(week_table).transpose()?;
        // SAFETY: by the contract above.
        unsafe { hand_out_or_null(out, made.map(lc_table::from)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `hours` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_hours_free(hours: *mut lc_hours) {
    // SAFETY: by the contract above.
    unsafe { free(hours) }
}

/// Opening hours as states of the days from `first` to `last`, in `*out`; a NULL calendar is the bundled one; `rule` is
/// of `lc_week_rule`.
///
/// # Safety
///
/// `hours` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_schedule_compile(
    hours: *const lc_hours,
    work_calendar: *const lc_work_calendar,
    rule: i32,
    first: i32,
    last: i32,
    out: *mut *mut lc_schedule,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (hours, work_calendar) = unsafe { (borrow(hours, "hours")?, work_calendar.as_ref()) };
        let (rule, dates) = (week_rule(rule)?, dates(first, last)?);
        let made = Schedule::compile(&hours.0, &calendar(work_calendar), rule, dates)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_schedule(made)) }
    })
}

/// The state (`lc_state`) at a moment, in `*state`.
///
/// # Safety
///
/// `schedule` is NULL or live; `state` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_schedule_at(
    schedule: *const lc_schedule,
    at: i64,
    state: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let schedule = unsafe { borrow(schedule, "schedule")? };
        let at = moment(at, "at")?;
        let made = state_code(schedule.0.at(at));
        // SAFETY: by the contract above.
        unsafe { write_out(state, made, "state") }
    })
}

/// Every stretch of one state between two moments, in order and without gaps, in `*out`: `start`, `start_unix_s`,
/// `end`, `end_unix_s`, `state`. Nothing is sampled.
///
/// # Safety
///
/// `schedule` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_schedule_between(
    schedule: *const lc_schedule,
    from: i64,
    to: i64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let schedule = unsafe { borrow(schedule, "schedule")? };
        let (from, to) = (moment(from, "from")?, moment(to, "to")?);
        intervals_table(&schedule.0.between(from, to))
    })
}

/// The next moment the state changes after `at`, in `*change`; `*found` is 0, and `*change` as well, when there is none
/// in the range.
///
/// # Safety
///
/// `schedule` is NULL or live; `change` and `found` are writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_schedule_next_change(
    schedule: *const lc_schedule,
    at: i64,
    change: *mut i64,
    found: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let schedule = unsafe { borrow(schedule, "schedule")? };
        let next = schedule.0.next_change(moment(at, "at")?);
        let made = next.map_or((0, 0), |moment| (moment.unix_s(), 1));
        // SAFETY: by the contract above.
        unsafe {
            write_out(change, made.0, "change")?;
            write_out(found, made.1, "found")?;
        }
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `schedule` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_schedule_free(schedule: *mut lc_schedule) {
    // SAFETY: by the contract above.
    unsafe { free(schedule) }
}

/// An empty timetable for the days from `first` to `last`, in `*out`; a NULL calendar is the bundled one.
///
/// # Safety
///
/// `work_calendar` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timetable_new(
    work_calendar: *const lc_work_calendar,
    first: i32,
    last: i32,
    out: *mut *mut lc_timetable,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let work_calendar = unsafe { work_calendar.as_ref() };
        let made = Timetable::new(calendar(work_calendar), dates(first, last)?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_timetable(made)) }
    })
}

/// The number of the schedule of a text, in `*schedule`; 0, of which nothing is known, when a part was not understood.
/// `rule` is of `lc_week_rule`.
///
/// # Safety
///
/// `timetable` is NULL or live; `hours` points to `hours_length` bytes of UTF-8; `schedule` is writable; `error` is
/// NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timetable_add(
    timetable: *mut lc_timetable,
    hours: *const c_char,
    hours_length: usize,
    rule: i32,
    schedule: *mut u32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (timetable, hours) =
            unsafe { (timetable.as_mut().ok_or_else(|| null("timetable"))?, text(hours, hours_length, "hours")?) };
        let rule = week_rule(rule)?;
        let made = timetable.0.add(hours, rule).number();
        // SAFETY: by the contract above.
        unsafe { write_out(schedule, made, "schedule") }
    })
}

/// A schedule of a timetable by its number, in `*out`; it does not depend on the timetable.
///
/// # Safety
///
/// `timetable` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timetable_schedule(
    timetable: *const lc_timetable,
    schedule: u32,
    out: *mut *mut lc_schedule,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let timetable = unsafe { borrow(timetable, "timetable")? };
        let found = timetable.0.schedule(ScheduleId::of_number(schedule)).cloned();
        let made =
            found.ok_or_else(|| Error::new(ErrorKind::NotFound, "there is no such schedule").with_value(schedule))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_schedule(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `timetable` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timetable_free(timetable: *mut lc_timetable) {
    // SAFETY: by the contract above.
    unsafe { free(timetable) }
}

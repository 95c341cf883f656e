//! When the services of a study are open.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, Openings};
use lifecircle::report::{intervals_table, services_table};
use lifecircle::study::Study;

use crate::calendar::{calendar, dates, lc_work_calendar, state_code};
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out, write_out};
use crate::input::moment;
use crate::study::lc_study;
use crate::table::lc_table;

/// When the services of a study are open, over a range of dates.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_openings_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_openings {
    openings: Openings,
    study: Study,
}

/// When the services of a study are open on the days from `first` to `last`, in `*out`; a NULL calendar is the bundled
/// one. Which services keep the work calendar is a matter of their category.
///
/// # Safety
///
/// `study` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_openings(
    study: *const lc_study,
    work_calendar: *const lc_work_calendar,
    first: i32,
    last: i32,
    out: *mut *mut lc_openings,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (study, work_calendar) = unsafe { (borrow(study, "study")?, work_calendar.as_ref()) };
        let (dates, study) = (dates(first, last)?, study.0.clone());
        let catalogue = Catalogue::bundled();
        let openings = Openings::new(&study.facilities().rows, catalogue, calendar(work_calendar), dates)?;
        let made = lc_openings { openings, study };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The state (`lc_state`) of a service of a facility, both counted from 0, at a moment, in `*state`.
///
/// # Safety
///
/// `openings` is NULL or live; `state` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_openings_state(
    openings: *const lc_openings,
    facility: usize,
    service: usize,
    at: i64,
    state: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let openings = unsafe { borrow(openings, "openings")? };
        let found = openings.openings.state(facility, service, moment(at, "at")?);
        let made = found
            .map(state_code)
            .ok_or_else(|| Error::new(ErrorKind::NotFound, "there is no such service").with_value(facility))?;
        // SAFETY: by the contract above.
        unsafe { write_out(state, made, "state") }
    })
}

/// Every service at a moment, in `*out`: `facility`, `category`, `channel`, `state`, `rules` (by which it is open).
///
/// # Safety
///
/// `openings` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_openings_at(
    openings: *const lc_openings,
    at: i64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let openings = unsafe { borrow(openings, "openings")? };
        let at = moment(at, "at")?;
        services_table(&openings.study, &openings.openings, at)
    })
}

/// Every stretch of one state of a service of a facility, both counted from 0, between two moments, in `*out`: `start`,
/// `start_unix_s`, `end`, `end_unix_s`, `state`.
///
/// # Safety
///
/// `openings` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_openings_between(
    openings: *const lc_openings,
    facility: usize,
    service: usize,
    from: i64,
    to: i64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let openings = unsafe { borrow(openings, "openings")? };
        let (from, to) = (moment(from, "from")?, moment(to, "to")?);
        let missing = || Error::new(ErrorKind::NotFound, "there is no such service").with_value(facility);
        intervals_table(&openings.openings.between(facility, service, from, to).ok_or_else(missing)?)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `openings` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_openings_free(openings: *mut lc_openings) {
    // SAFETY: by the contract above.
    unsafe { free(openings) }
}

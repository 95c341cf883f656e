//! Residents' days on foot, written down and answered as tables.

use std::ffi::c_char;

use lifecircle::access::{DayQuestions, PlannedDays};
use lifecircle::error::Error;
use lifecircle::study::Prepared;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{array, text};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// Some residents' days of one date, as they were written down.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_day_questions_free`. The caller
/// frees it.
pub struct lc_day_questions(DayQuestions);

/// Days with what came of them: schedules with the least walking, verdicts, and what breaks them.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_planned_days_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_planned_days(PlannedDays);

/// Reads days from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names the
/// text in errors.
///
/// `date` ("2026-03-10"), and where the defaults do not fit `within_minutes` (15: the claim that every leg is within so
/// many), `farthest_minutes` (30: longer legs are shown up to so many) and `unknown_hours` ("excluded", "open", "closed"),
/// hold for all days. Each `day` has `home` (an id), `start` ("06:30") and its list `activity`; it may have `id`, `order`
/// ("given", "free" up to ten activities) and `walker` (by name; the first one by default). Each `activity` has a place:
/// `category`, or `facility` (an id) with or without a `category` of the service used, or `home`, or `back_home = true`. It
/// may have `id`, `from`, `until`, `stay_minutes`, `walker` (of the leg to it), `audience` (whom the service must serve),
/// and in a free order `after` (ids of activities) and `directly_after` (an id).
///
/// An error says the line, the key, and what a mistyped key may have meant.
///
/// # Safety
///
/// `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_day_questions_read(
    document: *const c_char,
    length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_day_questions,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) = unsafe { (text(document, length, "document")?, text(file, file_length, "file")?) };
        let made = DayQuestions::from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_day_questions(made)) }
    })
}

/// Plans the days for a study as its walkers see it, all of one study, in `*out`: for each the schedule with the least
/// walking, with every leg within the minutes asked where that is possible, else within the farthest. Exact, and the same
/// for any number of threads.
///
/// Walkers are found by their names; the first walks where a day names none. An id that does not exist is refused with the
/// row of its day, the key and the ids like it.
///
/// # Safety
///
/// `questions` and `run` are NULL or live; `walkers` points to `walker_count` prepared studies, each live; `out` is
/// writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_day_questions_answer(
    questions: *const lc_day_questions,
    walkers: *const *const lc_prepared,
    walker_count: usize,
    run: *const lc_run,
    out: *mut *mut lc_planned_days,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (questions, walkers) =
            unsafe { (borrow(questions, "questions")?, array(walkers, walker_count, "walkers")?) };
        let prepared = |walker: &*const lc_prepared| {
            // SAFETY: by the contract above.
            unsafe { borrow(*walker, "a walker") }.map(|walker| walker.0.clone())
        };
        let walkers = walkers.iter().map(prepared).collect::<Result<Vec<Prepared>, Error>>()?;
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| questions.0.answer(&walkers, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_planned_days(made)) }
    })
}

/// Frees days as they were written down; NULL is allowed.
///
/// # Safety
///
/// `questions` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_day_questions_free(questions: *mut lc_day_questions) {
    // SAFETY: by the contract above.
    unsafe { free(questions) }
}

/// One row for each day, in `*out`: `day`, `verdict` ("within", "broken", "unknown-hours", "beyond-data", "unattached"),
/// the limits and what unknown hours were taken for, `walk_s` (null when the day cannot be done), `upper_bound`, `ends`,
/// `broken_by` and `why` (the first activity that breaks it), `breaks` (all of them). The geometry is the home.
///
/// # Safety
///
/// `planned` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_planned_days_days(
    planned: *const lc_planned_days,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(planned, "planned")? }.0.days_table()
    })
}

/// One row for each leg and the stay it leads to, in `*out`: `day`, `activity`, `walker`, `from`, `to`, `name`,
/// `category`, `depart`, `arrive`, `begin`, `end`, `walk_s`, `wait_s`, `slack_s` (how much later one could arrive and still
/// do the rest), `length_m`, `on_arrival`, `hours`, `within`. The geometry is the way, null where one is there already.
///
/// # Safety
///
/// `planned` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_planned_days_visits(
    planned: *const lc_planned_days,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(planned, "planned")? }.0.visits_table()
    })
}

/// Frees planned days; NULL is allowed.
///
/// # Safety
///
/// `planned` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_planned_days_free(planned: *mut lc_planned_days) {
    // SAFETY: by the contract above.
    unsafe { free(planned) }
}

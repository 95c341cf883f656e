//! Indicators by name, several of one question at once.

use std::ffi::c_char;

use lifecircle::access::{CatchmentQuery, Measured, NamedIndicator};
use lifecircle::error::Error;
use lifecircle::model::Catalogue;

use crate::catchments::supply_by;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{array, known, text, texts};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// The levels of some indicators at every home of a study.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_measured_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_measured(Measured);

/// Indicators by name for the kinds of facilities of one question, in `*out`. Each kind is written as the ids of its
/// categories ("clinic|community-health-station"), each indicator as its name and parameters ("2sfca decay=gaussian
/// minutes=15 as=clinics"): `lc_indicator_names` lists the names, `as` is the name of its column. `supply` is of
/// `lc_supply`. Walks are as long as the longest an indicator asks for. Indicators of the host's own are measured by
/// `lc_prepared_measure`.
///
/// # Safety
///
/// `prepared` and `run` are NULL or live; `kinds` points to `kind_count` NUL-terminated texts, `indicators` to
/// `indicator_count`; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_new(
    prepared: *const lc_prepared,
    kinds: *const *const c_char,
    kind_count: usize,
    supply: i32,
    indicators: *const *const c_char,
    indicator_count: usize,
    run: *const lc_run,
    out: *mut *mut lc_measured,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, kinds, indicators) = unsafe {
            (
                borrow(prepared, "prepared")?,
                texts(kinds, kind_count, "kinds")?,
                texts(indicators, indicator_count, "indicators")?,
            )
        };
        let query = CatchmentQuery::named(&kinds, Catalogue::bundled())?.supply(supply_by(supply)?);
        let asked = indicators.iter().map(|line| line.parse()).collect::<Result<Vec<NamedIndicator>, Error>>()?;
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| prepared.0.measure(&query, &asked, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_measured(made)) }
    })
}

/// The levels, in `*out`, one row for each home: `home`, `people`, and for each indicator its number or bound and
/// `<name>_state`; the geometry is the home.
///
/// # Safety
///
/// `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_table(
    measured: *const lc_measured,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(measured, "measured")? }.0.table()
    })
}

/// How each indicator is distributed over all people and over each group of them, in `*out`: `indicator`, and the
/// columns of `lc_levels_equity`.
///
/// # Safety
///
/// `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_equity(
    measured: *const lc_measured,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(measured, "measured")? }.0.equity_table()
    })
}

/// The Lorenz curves, in `*out`: `indicator`, `group`, `people` and `value`, both shares from 0 to 1. There is none
/// where somebody's value lies beyond the horizon, or nobody has anything.
///
/// # Safety
///
/// `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_lorenz(
    measured: *const lc_measured,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(measured, "measured")? }.0.lorenz_table()
    })
}

/// How unevenly one indicator lies along another variable, such as income, with a rank for each home (NaN: not known),
/// in `*out`: the row of `lc_levels_ranked`, of the people of the study.
///
/// # Safety
///
/// `measured` is NULL or live; `indicator` points to `indicator_length` bytes of UTF-8; `ranks` points to `count`
/// numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_ranked(
    measured: *const lc_measured,
    indicator: *const c_char,
    indicator_length: usize,
    ranks: *const f64,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (measured, indicator, ranks) = unsafe {
            (
                borrow(measured, "measured")?,
                text(indicator, indicator_length, "indicator")?,
                array(ranks, count, "ranks")?,
            )
        };
        let ranks: Vec<Option<f64>> = (0..count).map(|row| known(Some(ranks), row)).collect();
        measured.0.ranked_table(indicator, &ranks)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `measured` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_measured_free(measured: *mut lc_measured) {
    // SAFETY: by the contract above.
    unsafe { free(measured) }
}

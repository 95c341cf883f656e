//! What indicators say of every home, and how that is distributed over people.

use lifecircle::access::equity::{Distribution, EquityByGroup, PalmaCuts, Ranked};
use lifecircle::access::{Level, NamedIndicator, indicator_table, levels_table};

use crate::catchments::lc_catchments;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::indicators::lc_indicator;
use crate::input::{array, known};
use crate::run::{lc_run, run_as};
use crate::study::lc_study;
use crate::table::lc_table;

/// The level of every home by an indicator: a value, a bound, or why there is none.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_levels_free`. The caller frees it.
pub struct lc_levels {
    name: String,
    levels: Vec<Level>,
}

/// The level of every home by an indicator, in `*out`.
///
/// # Safety
///
/// `catchments`, `indicator` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_catchments_measure(
    catchments: *const lc_catchments,
    indicator: *const lc_indicator,
    run: *const lc_run,
    out: *mut *mut lc_levels,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (catchments, indicator) = unsafe { (borrow(catchments, "catchments")?, borrow(indicator, "indicator")?) };
        let name = indicator.0.name().to_owned();
        // SAFETY: by the contract above.
        let made = unsafe {
            run_as(run, |progress| {
                catchments.0.measure(&*indicator.0, progress).map(|levels| lc_levels { name, levels })
            })
        }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Levels as they are, in `*out`, one row for each home: `value` (or bound), `state` (`exact`, `at-least`, `at-most`,
/// `too-far`, or why it is not known).
///
/// # Safety
///
/// `levels` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_table(
    levels: *const lc_levels,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let levels = unsafe { borrow(levels, "levels")? };
        levels_table(&levels.levels)
    })
}

/// The levels of homes of a study beside the homes, in `*out`: `home`, `people`, and the name of the indicator with the
/// number or bound, and `<name>_state`; the geometry is the home.
///
/// # Safety
///
/// `levels` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_of_study(
    levels: *const lc_levels,
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (levels, study) = unsafe { (borrow(levels, "levels")?, borrow(study, "study")?) };
        indicator_table(&study.0, &[(levels.name.as_str(), levels.levels.as_slice())])
    })
}

/// How levels are distributed over the people of a study and over each of its groups, in `*out`: `group`, `people`,
/// `people_beyond`, `people_unknown`, `mean`, `p10`, `p50`, `p90`, `gini`, `palma`, `theil`, `theil_between`,
/// `theil_within`.
///
/// # Safety
///
/// `levels` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_equity(
    levels: *const lc_levels,
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (levels, study) = unsafe { (borrow(levels, "levels")?, borrow(study, "study")?) };
        EquityByGroup::new(&levels.levels, study.0.homes())?.table()
    })
}

/// As `lc_levels_equity`, of people given for each home (NaN: not known), in one row named `all`.
///
/// # Safety
///
/// `levels` is NULL or live; `people` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_equity_of(
    levels: *const lc_levels,
    people: *const f64,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (levels, people) = unsafe { (borrow(levels, "levels")?, array(people, count, "people")?) };
        let people: Vec<Option<f64>> = (0..people.len()).map(|row| known(Some(people), row)).collect();
        EquityByGroup::of_people(&levels.levels, &people)?.table()
    })
}

/// The Lorenz curve over people given for each home (NaN: not known), in `*out`: `people_share`, `value_share`,
/// ascending from 0 to 1; no rows when values are missing or all are 0.
///
/// # Safety
///
/// `levels` is NULL or live; `people` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_lorenz(
    levels: *const lc_levels,
    people: *const f64,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (levels, people) = unsafe { (borrow(levels, "levels")?, array(people, count, "people")?) };
        let people: Vec<Option<f64>> = (0..people.len()).map(|row| known(Some(people), row)).collect();
        Distribution::new(&levels.levels, &people)?.lorenz_table()
    })
}

/// Inequality along another variable, such as income: each home has a rank and people (NaN: not known). In `*out`, one
/// row: `people`, `people_left_out`, `concentration`, `concentration_corrected`, `palma`.
///
/// # Safety
///
/// `levels` is NULL or live; `ranks` points to `count` numbers; `people` points to `count` numbers; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_ranked(
    levels: *const lc_levels,
    ranks: *const f64,
    count: usize,
    people: *const f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (levels, ranks, people) =
            unsafe { (borrow(levels, "levels")?, array(ranks, count, "ranks")?, array(people, count, "people")?) };
        let all = |column| (0..count).map(|row| known(Some(column), row)).collect::<Vec<Option<f64>>>();
        let (ranks, people) = (all(ranks), all(people));
        let cuts = PalmaCuts::of(&Distribution::of_numbers(&ranks, &people)?);
        Ranked::new(&levels.levels, &ranks, &people)?.table(cuts)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `levels` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_levels_free(levels: *mut lc_levels) {
    // SAFETY: by the contract above.
    unsafe { free(levels) }
}

/// The indicators that can be asked for by name, in `*out`: `indicator`, `zh`, `en`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_names(out: *mut *mut lc_table, error: *mut *mut lc_error) -> i32 {
    guard_table(out, error, NamedIndicator::names_table)
}

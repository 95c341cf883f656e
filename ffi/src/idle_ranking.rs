//! What idle spaces could become.

use lifecircle::error::Error;
use lifecircle::improve::idle::{IdleOptions, IdleRanking};
use lifecircle::model::DemandWeights;
use lifecircle::report::defects_table;
use lifecircle::table::Table;

use crate::assessment::lc_assessment;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::idle::lc_idle_spaces;
use crate::register::lc_home_demand;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// What is known beside idle spaces and their uses; the defaults of every option are those of a NULL options pointer.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_idle_options_free`; calls copy what they need. The caller frees
/// it.
#[derive(Default)]
pub struct lc_idle_options {
    demand: Option<DemandWeights>,
    circle: Option<usize>,
    changeover_minutes: u32,
}

impl lc_idle_options {
    fn asked(&self) -> IdleOptions<'_> {
        IdleOptions { weights: self.demand.as_ref(), circle: self.circle, changeover_minutes: self.changeover_minutes }
    }
}

/// What idle spaces could become, and in which order.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_idle_ranking_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_idle_ranking(IdleRanking);

/// New options, all at their defaults, in `*out`: each of the people counts 1, all homes count, and one use may follow
/// another at once.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_options_new(out: *mut *mut lc_idle_options, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_idle_options::default()) })
}

/// Sets the demand of the homes, with what open needs add; it must be that of the study that was assessed.
///
/// # Safety
///
/// `options` and `demand` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_options_set_demand(
    options: *mut lc_idle_options,
    demand: *const lc_home_demand,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let demand = borrow(demand, "demand")?.0.clone();
        change(options, |o| o.demand = Some(demand))
    })
}

/// Sets the circle whose homes count, a row of `lc_assessment_circles`.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_options_set_circle(
    options: *mut lc_idle_options,
    circle: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.circle = Some(circle)) })
}

/// Sets the minutes needed between two uses of a space (default 0).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_options_set_changeover_minutes(
    options: *mut lc_idle_options,
    changeover_minutes: u32,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.changeover_minutes = changeover_minutes) })
}

/// Frees options; NULL is allowed.
///
/// # Safety
///
/// `options` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_options_free(options: *mut lc_idle_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(options: *mut lc_idle_options, how: impl FnOnce(&mut lc_idle_options)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(unsafe { options.as_mut() }.ok_or_else(|| null("options"))?);
    Ok(())
}

/// What idle spaces could become (盘活), in `*out`.
///
/// A use fits a space that allows it, is large enough, is free at its hours, and need not be cleared of its fittings. It
/// serves the people who lack what its category fulfils and have it then, within the walk of the standard: for sure, and at
/// most, since homes at the end of the data may have it beyond. Uses share a space in time when their hours do not clash. In
/// the order to begin with nobody is counted twice. There may be at most 64 uses.
///
/// # Safety
///
/// `assessment` and `spaces` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_idle_spaces(
    assessment: *const lc_assessment,
    spaces: *const lc_idle_spaces,
    options: *const lc_idle_options,
    run: *const lc_run,
    out: *mut *mut lc_idle_ranking,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (assessment, idle, options) =
            unsafe { (borrow(assessment, "assessment")?, borrow(spaces, "spaces")?, options.as_ref()) };
        let asked = options.map_or_else(IdleOptions::default, lc_idle_options::asked);
        // SAFETY: by the contract above.
        let made =
            unsafe { run_as(run, |progress| assessment.0.idle_spaces(&idle.spaces, &idle.uses, &asked, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_idle_ranking(made)) }
    })
}

/// Hands out what a ranking turns into.
///
/// # Safety
///
/// `ranking` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    ranking: *const lc_idle_ranking,
    out: *mut *mut lc_table,
    of: fn(&IdleRanking) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&unsafe { borrow(ranking, "ranking") }?.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// Every use of every space, in `*out`: `space`, `use`, `category_zh`, `category_en`, `hours`, `misfit` ("forbidden",
/// "not-allowed", "too-small", "outside-hours", "fixed"; null when it fits), `rank_in_space` and `rank_of_space` (null when it
/// does not fit), `homes_newly`, `people_newly` and `demand_newly`, each also `_at_most`, `requirement`, `obligation`,
/// `departments`; the geometry is the space.
///
/// # Safety
///
/// `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_ranking_uses(
    ranking: *const lc_idle_ranking,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(ranking, out, IdleRanking::uses_table) })
}

/// The uses that share each space in time and serve most together, in `*out`, one row for each space by itself: `space`,
/// `name`, `owner`, `uses` (joined by `; `, empty when nothing that fits serves anybody), and who would newly have what they
/// offer, use by use.
///
/// # Safety
///
/// `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_ranking_combinations(
    ranking: *const lc_idle_ranking,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(ranking, out, IdleRanking::combinations_table) })
}

/// The spaces in the order to begin with, in `*out`, each with what it adds to those before it; one that adds nothing is left
/// out: `step`, `space`, `name`, `uses`, who newly has what they offer, the same `_so_far`, `cost`, `cost_so_far` (null when one
/// of them is not known), `owner`, `departments`, `constraint`, `reverts_in_emergency`; the geometry is the space.
///
/// # Safety
///
/// `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_ranking_order(
    ranking: *const lc_idle_ranking,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(ranking, out, IdleRanking::order_table) })
}

/// Bad rows of the table of spaces, and spaces without a door on the network, in `*out`.
///
/// # Safety
///
/// `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_ranking_report(
    ranking: *const lc_idle_ranking,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(ranking, out, |ranking| defects_table(ranking.report())) })
}

/// Frees a ranking; NULL is allowed.
///
/// # Safety
///
/// `ranking` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_ranking_free(ranking: *mut lc_idle_ranking) {
    // SAFETY: by the contract above.
    unsafe { free(ranking) }
}

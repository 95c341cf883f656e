//! Several categories at shared sites.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::siting::{SharedPlan, SharedSiting};
use lifecircle::table::Table;

use super::limits::{lc_siting_limits, limits_or_default};
use super::plan::lc_site_plan;
use super::question::lc_siting;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, texts};
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// Several questions of location about the same places, such as one for each category, to be answered together.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_shared_siting_free`; it does not
/// depend on its questions. The caller frees it.
pub struct lc_shared_siting(SharedSiting);

/// The answer to several questions about shared places.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_shared_plan_free`; it does not
/// depend on its question. The caller frees it.
pub struct lc_shared_plan(SharedPlan);

/// Questions by the names of their kinds, in `*out`, and for how many kinds each place has room.
///
/// The sites of all are the same places, by id and order. Each has its own demand, costs and number of sites; what exists may
/// differ as well, and takes no room. Models are `LC_SITING_MODEL_MAX_COVER`, `_DECAYED` and `_MEDIAN`, all made small or all
/// made large, by number, without capacities and without the worst group. The objective is the sum of theirs, so that whoever
/// finds one kind more important than another scales its demand.
///
/// # Safety
///
/// `kinds` points to `kind_count` NUL-terminated texts; `sitings` points to as many live questions; `room` points to
/// `place_count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_siting_new(
    kinds: *const *const c_char,
    kind_count: usize,
    sitings: *const *const lc_siting,
    room: *const u32,
    place_count: usize,
    out: *mut *mut lc_shared_siting,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (kinds, sitings, room) = unsafe {
            (
                texts(kinds, kind_count, "kinds")?,
                array(sitings, kind_count, "sitings")?,
                array(room, place_count, "room")?,
            )
        };
        let mut questions = Vec::with_capacity(kinds.len());
        for (kind, siting) in kinds.iter().zip(sitings) {
            // SAFETY: by the contract above.
            let siting = unsafe { borrow(*siting, "a question") }?;
            questions.push(((*kind).to_owned(), siting.siting.clone()));
        }
        let made = SharedSiting::new(questions, room.iter().map(|room| *room as usize).collect())?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_shared_siting(made)) }
    })
}

/// Answers all of them together, in `*out`, with a bound that is proven.
///
/// `LC_STATUS_NOT_FOUND` when no choice can serve everybody that a median must serve; `LC_STATUS_LIMIT` when none was found
/// within the limits.
///
/// # Safety
///
/// `siting` is NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_siting_solve(
    siting: *const lc_shared_siting,
    limits: *const lc_siting_limits,
    run: *const lc_run,
    out: *mut *mut lc_shared_plan,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (siting, limits) = unsafe { (&borrow(siting, "siting")?.0, limits_or_default(limits)) };
        // SAFETY: by the contract above.
        let plan = unsafe { run_as(run, |progress| siting.solve(&limits, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_shared_plan(plan)) }
    })
}

/// Frees questions; NULL is allowed.
///
/// # Safety
///
/// `siting` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_siting_free(siting: *mut lc_shared_siting) {
    // SAFETY: by the contract above.
    unsafe { free(siting) }
}

/// Hands out what a plan turns into.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    plan: *const lc_shared_plan,
    out: *mut *mut lc_table,
    of: fn(&SharedPlan) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&unsafe { borrow(plan, "plan") }?.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// A plan in one row, in `*out`: `kinds`, `sites` (how many are opened, one at the same place for each kind), `objective` (the sum
/// of those of all kinds), `bound`, `gap`, `stopped`, `work`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_plan_summary(
    plan: *const lc_shared_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, SharedPlan::summary_table) })
}

/// Which place hosts which kinds, in `*out`, one row for each kind at each place that is opened for it: `kind`, `site`, `hosts`
/// (how many kinds are opened there); the geometry is the place.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_plan_hosts(
    plan: *const lc_shared_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, SharedPlan::hosts_table) })
}

/// The plan of one kind, counted from 0 in the order of the questions, in `*out`; it proves nothing by itself, since only all
/// of them together are the best.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_plan_of_kind(
    plan: *const lc_shared_plan,
    kind: usize,
    out: *mut *mut lc_site_plan,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let plans = unsafe { borrow(plan, "plan") }?.0.plans();
        let missing = || Error::new(ErrorKind::NotFound, format!("there are {} kinds", plans.len())).with_value(kind);
        let found = plans.get(kind).ok_or_else(missing)?.clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_site_plan(found)) }
    })
}

/// Frees a plan; NULL is allowed.
///
/// # Safety
///
/// `plan` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_shared_plan_free(plan: *mut lc_shared_plan) {
    // SAFETY: by the contract above.
    unsafe { free(plan) }
}

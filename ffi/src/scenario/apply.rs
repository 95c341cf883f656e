//! A study after a scenario, and before it again.

use lifecircle::improve::scenario::Undo;
use lifecircle::progress::{CallingThread, Progress};

use super::read::lc_scenario;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_with_plugins};
use crate::study::lc_study;
use crate::walker::lc_walker;

/// What undoes a scenario.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_undo_free`; it does not depend
/// on the study or the scenario. The caller frees it.
pub struct lc_undo(Undo);

/// A study after the changes of a scenario, made one after the other, in `*out`, and what undoes them in `*undo`, which
/// may be NULL. The study itself stays as it is; where the data ends, the residential land and the report of defects are
/// those of the study.
///
/// `LC_STATUS_NOT_FOUND` for a facility, home, gate or street that does not exist, with the nearest names;
/// `LC_STATUS_DUPLICATE` for a new facility whose id is taken; `LC_STATUS_ARGUMENT` for a change that changes nothing;
/// `LC_STATUS_VALUE` for people who are not there; `LC_STATUS_NETWORK` for a way too far from any street. Each names the
/// place of the change in its file.
///
/// # Safety
///
/// `study` and `scenario` are NULL or live; `out` is writable; `undo` is NULL or writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_apply(
    study: *const lc_study,
    scenario: *const lc_scenario,
    out: *mut *mut lc_study,
    undo: *mut *mut lc_undo,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (study, scenario) = unsafe { (borrow(study, "study")?, borrow(scenario, "scenario")?) };
        // Before the second result is handed out it must be sure that the first can be.
        if out.is_null() {
            return Err(null("out"));
        }
        let applied = study.0.apply(&scenario.scenario)?;
        if !undo.is_null() {
            // SAFETY: by the contract above.
            unsafe { hand_out(undo, lc_undo(applied.undo().clone())) }?;
        }
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(applied.study().clone())) }
    })
}

/// A prepared study after a scenario as its walker sees it, in `*out`: what preparing the changed study anew would give,
/// in less time. `walker` is the one it was prepared for; one of another name is `LC_STATUS_ARGUMENT`, and a change that
/// cannot be made is what `lc_study_apply` says.
///
/// # Safety
///
/// `prepared`, `scenario`, `walker` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_apply(
    prepared: *const lc_prepared,
    scenario: *const lc_scenario,
    walker: *const lc_walker,
    run: *const lc_run,
    out: *mut *mut lc_prepared,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, scenario, walker) =
            unsafe { (borrow(prepared, "prepared")?, borrow(scenario, "scenario")?, borrow(walker, "walker")?) };
        let apply = |progress: &dyn Progress, calling: &CallingThread| {
            prepared.0.apply(&scenario.scenario, &*walker.on(calling), progress)
        };
        // SAFETY: by the contract above.
        let made = unsafe { run_with_plugins(run, walker.is_bound(), apply) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_prepared(made)) }
    })
}

/// A study as it was before the scenario, every row and every street as it was, in `*out`. `study` is the one that the
/// scenario made, or one made of it from which everything later was undone; when something is no longer as the scenario
/// left it, the call ends in `LC_STATUS_ARGUMENT`.
///
/// # Safety
///
/// `undo` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_undo_apply(
    undo: *const lc_undo,
    study: *const lc_study,
    out: *mut *mut lc_study,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (undo, study) = unsafe { (borrow(undo, "undo")?, borrow(study, "study")?) };
        let made = undo.0.apply(&study.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `undo` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_undo_free(undo: *mut lc_undo) {
    // SAFETY: by the contract above.
    unsafe { free(undo) }
}

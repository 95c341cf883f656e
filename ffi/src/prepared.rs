//! A study as one walker sees it.

use lifecircle::error::Error;
use lifecircle::progress::{CallingThread, Progress};
use lifecircle::report::defects_table;
use lifecircle::study::{PrepareOptions, Prepared};

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::run::{lc_run, run_with_plugins};
use crate::study::lc_study;
use crate::table::lc_table;
use crate::walker::lc_walker;

/// A study as one walker sees it: edges timed, doors attached.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_prepared_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_prepared(pub(crate) Prepared);

/// How a study is prepared; the defaults of every option are those of a NULL options pointer.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_prepare_options_free`; calls copy what they need. The caller
/// frees it.
pub struct lc_prepare_options(PrepareOptions);

/// New options, all at their defaults, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepare_options_new(out: *mut *mut lc_prepare_options, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_prepare_options(PrepareOptions::default())) })
}

/// Sets the longest link between a door and the network, in metres (default 150).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepare_options_set_max_snap_m(
    options: *mut lc_prepare_options,
    max_snap_m: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.snap.max_snap_m = max_snap_m) })
}

/// Sets the longest walk any later question may ask about, in minutes, 1 to 240 (default 60).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepare_options_set_max_minutes(
    options: *mut lc_prepare_options,
    max_minutes: u32,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.max_minutes = max_minutes) })
}

/// Frees options; NULL is allowed.
///
/// # Safety
///
/// `options` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepare_options_free(options: *mut lc_prepare_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(options: *mut lc_prepare_options, how: impl FnOnce(&mut PrepareOptions)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(&mut unsafe { options.as_mut() }.ok_or_else(|| null("options"))?.0);
    Ok(())
}

/// The study as a walker sees it, in `*out`.
///
/// # Safety
///
/// `study` and `walker` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_prepare(
    study: *const lc_study,
    walker: *const lc_walker,
    options: *const lc_prepare_options,
    run: *const lc_run,
    out: *mut *mut lc_prepared,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (study, walker, options) =
            unsafe { (borrow(study, "study")?, borrow(walker, "walker")?, options.as_ref()) };
        let options = options.map_or_else(PrepareOptions::default, |o| o.0);
        let prepare = |progress: &dyn Progress, calling: &CallingThread| {
            study.0.prepare_with(&*walker.on(calling), &options, progress)
        };
        // SAFETY: by the contract above.
        let prepared = unsafe { run_with_plugins(run, walker.is_bound(), prepare) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_prepared(prepared)) }
    })
}

/// The doors that could not be attached, and those whose nearest edge had to be avoided, in `*out`.
///
/// # Safety
///
/// `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_report(
    prepared: *const lc_prepared,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = defects_table(unsafe { borrow(prepared, "prepared") }?.0.report())?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees a prepared study; NULL is allowed.
///
/// # Safety
///
/// `prepared` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_free(prepared: *mut lc_prepared) {
    // SAFETY: by the contract above.
    unsafe { free(prepared) }
}

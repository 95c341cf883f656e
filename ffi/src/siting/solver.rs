//! Solving questions of location, with the solver of the library or one of the host.

use std::ffi::c_char;
use std::sync::Arc;

use lifecircle::improve::siting::{MixedInteger, check_solver};
use lifecircle::plugin::{Provided, SharedSitingSolver};
use lifecircle::progress::CallingThread;

use super::limits::{lc_siting_limits, limits_or_default};
use super::plan::lc_site_plan;
use super::question::lc_siting;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::plugin::lc_registry;
use crate::run::{lc_run, run_as};
use crate::run_here::run_here;

/// A siting solver of the host, taken from a registry, or the library's second one.
///
/// Thread rule: may be used from several threads at once if the plugin is thread-safe, else from one at a time. Lifetime:
/// until `lc_siting_solver_free`; it outlives its registry. The caller frees it.
pub struct lc_siting_solver(Provided<SharedSitingSolver>);

/// The siting solver of that name in `*out`. It stays valid when the registry is freed.
///
/// # Safety
///
/// `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_siting_solver(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    out: *mut *mut lc_siting_solver,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let solver = registry.lock().siting_solvers.find(name)?.clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_siting_solver(solver)) }
    })
}

/// The library's second siting solver in `*out`: exact answers to small questions by an integer program, for every model but
/// dispersion. It looks at the limit of time alone, and its listener is asked between programs only.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_solver_mixed_integer(
    out: *mut *mut lc_siting_solver,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let solver: Arc<SharedSitingSolver> = Arc::new(MixedInteger);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_siting_solver(solver.into())) }
    })
}

/// Answers a question with the solver of the library, in `*out`: for every model and any size, with a bound that is proven.
///
/// `LC_STATUS_NOT_FOUND` when no choice of sites serves everybody that must be served; the error names one who is left.
///
/// # Safety
///
/// `siting` is NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_solve(
    siting: *const lc_siting,
    limits: *const lc_siting_limits,
    run: *const lc_run,
    out: *mut *mut lc_site_plan,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (siting, limits) = unsafe { (&borrow(siting, "siting")?.siting, limits_or_default(limits)) };
        // SAFETY: by the contract above.
        let plan = unsafe { run_as(run, |progress| siting.solve(&limits, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_site_plan(plan)) }
    })
}

/// Answers a question with a solver of the host, in `*out`, and checks what it says: a lie is `LC_STATUS_PLUGIN`.
///
/// A solver that is not thread-safe is called on this thread, and the listener of `run` hears what it says by
/// `lc_plugin_reply_tick`, and nothing in between.
///
/// # Safety
///
/// `siting` and `solver` are NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_solve_with(
    siting: *const lc_siting,
    solver: *const lc_siting_solver,
    limits: *const lc_siting_limits,
    run: *const lc_run,
    out: *mut *mut lc_site_plan,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (siting, solver, limits) =
            unsafe { (&borrow(siting, "siting")?.siting, &borrow(solver, "solver")?.0, limits_or_default(limits)) };
        let solver_here = solver.on(&CallingThread::here());
        // SAFETY: by the contract above.
        let plan = unsafe {
            match solver.is_anywhere() {
                true => run_as(run, |progress| siting.solve_with(&*solver_here, &limits, progress)),
                false => run_here(run, |progress| siting.solve_with(&*solver_here, &limits, progress)),
            }
        }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_site_plan(plan)) }
    })
}

/// Holds a solver to the laws every siting solver keeps, on a small question; a law broken is `LC_STATUS_PLUGIN`.
///
/// It is asked twice, with the demands in the opposite order, and told to stop; and no answer may be better than a bound.
///
/// # Safety
///
/// `solver` and `siting` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_solver_check(
    solver: *const lc_siting_solver,
    siting: *const lc_siting,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (solver, siting) = unsafe { (borrow(solver, "solver")?, borrow(siting, "siting")?) };
        check_solver(&*solver.0.on(&CallingThread::here()), &siting.siting)
    })
}

/// Frees one; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
///
/// # Safety
///
/// `solver` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_solver_free(solver: *mut lc_siting_solver) {
    // SAFETY: by the contract above.
    unsafe { free(solver) }
}

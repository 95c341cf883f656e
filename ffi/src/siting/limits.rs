//! How much work a plan may cost.

use lifecircle::error::Error;
use lifecircle::improve::siting::Limits;

use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};

/// How much work a plan may cost. Whichever end comes first is named in the summary of the plan.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_siting_limits_free`; calls copy what they need. The caller frees
/// it.
pub struct lc_siting_limits(pub(super) Limits);

/// New limits in `*out`, those of a NULL pointer: until a plan is proven best, but no more than 10,000 million cells of
/// costs looked at.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_limits_new(out: *mut *mut lc_siting_limits, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_siting_limits(Limits::default())) })
}

/// Sets the longest time, in seconds; INFINITY for no such end, which is the default. Another run may get further.
///
/// # Safety
///
/// `limits` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_limits_set_time_s(
    limits: *mut lc_siting_limits,
    time_s: f64,
    error: *mut *mut lc_error,
) -> i32 {
    let time_s = (time_s != f64::INFINITY).then_some(time_s);
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(limits, |l| l.time_s = time_s) })
}

/// Sets the most cells of the costs to look at, over and over; UINT64_MAX for no such end. The same work gives the same
/// plan on every machine.
///
/// # Safety
///
/// `limits` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_limits_set_work(
    limits: *mut lc_siting_limits,
    work: u64,
    error: *mut *mut lc_error,
) -> i32 {
    let work = (work != u64::MAX).then_some(work);
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(limits, |l| l.work = work) })
}

/// Sets a gap that is good enough: 0.01 stops once no plan can be better by more than 1 % (default 0).
///
/// # Safety
///
/// `limits` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_limits_set_gap(
    limits: *mut lc_siting_limits,
    gap: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(limits, |l| l.gap = gap) })
}

/// Frees limits; NULL is allowed.
///
/// # Safety
///
/// `limits` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_limits_free(limits: *mut lc_siting_limits) {
    // SAFETY: by the contract above.
    unsafe { free(limits) }
}

/// # Safety
///
/// `limits` is NULL or live.
unsafe fn change(limits: *mut lc_siting_limits, how: impl FnOnce(&mut Limits)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(&mut unsafe { limits.as_mut() }.ok_or_else(|| null("limits"))?.0);
    Ok(())
}

/// The limits behind a pointer; the defaults for NULL.
///
/// # Safety
///
/// `limits` is NULL or live.
pub(super) unsafe fn limits_or_default(limits: *const lc_siting_limits) -> Limits {
    // SAFETY: by the contract above.
    unsafe { limits.as_ref() }.map_or_else(Limits::default, |limits| limits.0)
}

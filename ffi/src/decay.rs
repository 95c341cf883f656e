//! How much a target counts, by the walk to it.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::reach::Decay;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out, write_out};
use crate::input::{array, ticks};

/// The shape of a decay: a weight between 0 and 1 by the walk `t`, 0 beyond its limit `d`. Its parameters `p` and `q` are
/// in seconds unless said otherwise.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_decay_shape {
    /// 1 up to the limit.
    Step = 1,
    /// 1 at the door, falling evenly to 0 at the limit.
    Linear = 2,
    /// Along a bell curve from 1 at the door to 0 at the limit.
    Gaussian = 3,
    /// `e^(-t / p)`
    Exponential = 4,
    /// The bell curve `e^(-(t/p)^2 / 2)` of a standard deviation `p`.
    Bell = 5,
    /// `(t / p)^-q`, and 1 up to `p`; `q` is a number.
    InversePower = 6,
    /// `1 / (1 + e^((t - p) / q))`
    Logistic = 7,
    /// 1 up to `p`, then falling evenly to 0 at the limit.
    Plateau = 8,
}

/// How much a target counts, by the walk to it.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_decay_free`; calls copy what they
/// need. The caller frees it.
pub struct lc_decay(pub(crate) Decay);

fn shaped(shape: i32, p: f64, q: f64, limit_s: f64) -> Result<Decay, Error> {
    let limit = ticks(limit_s, "limit_s")?;
    let time = |seconds, name| ticks(seconds, name);
    match shape {
        s if s == lc_decay_shape::Step as i32 => Ok(Decay::step(limit)),
        s if s == lc_decay_shape::Linear as i32 => Ok(Decay::linear(limit)),
        s if s == lc_decay_shape::Gaussian as i32 => Ok(Decay::gaussian(limit)),
        s if s == lc_decay_shape::Exponential as i32 => Decay::exponential(time(p, "p")?, limit),
        s if s == lc_decay_shape::Bell as i32 => Decay::bell(time(p, "p")?, limit),
        s if s == lc_decay_shape::InversePower as i32 => Decay::inverse_power(q, time(p, "p")?, limit),
        s if s == lc_decay_shape::Logistic as i32 => Decay::logistic(time(p, "p")?, time(q, "q")?, limit),
        s if s == lc_decay_shape::Plateau as i32 => Decay::plateau(time(p, "p")?, limit),
        other => Err(Error::new(ErrorKind::Argument, "shape must be a number of lc_decay_shape").with_value(other)),
    }
}

/// A decay of a shape (`lc_decay_shape`) with its parameters and limit, in `*out`; parameters that the shape does not
/// have are not looked at.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_decay_new(
    shape: i32,
    p: f64,
    q: f64,
    limit_s: f64,
    out: *mut *mut lc_decay,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let made = shaped(shape, p, q, limit_s)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_decay(made)) }
    })
}

/// A decay in steps, in `*out`: each weight holds up to its walk, in seconds. Walks ascend, weights do not rise.
///
/// # Safety
///
/// `walks_s` points to `count` numbers; `weights` points to `count` numbers; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_decay_steps(
    walks_s: *const f64,
    count: usize,
    weights: *const f64,
    out: *mut *mut lc_decay,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (walks_s, weights) = unsafe { (array(walks_s, count, "walks_s")?, array(weights, count, "weights")?) };
        let walks = walks_s.iter().map(|s| ticks(*s, "walks_s")).collect::<Result<Vec<_>, _>>()?;
        let made = Decay::steps(walks.into_iter().zip(weights.iter().copied()))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_decay(made)) }
    })
}

/// What a target at the end of a walk of `walk_s` seconds counts, in `*weight`.
///
/// # Safety
///
/// `decay` is NULL or live; `weight` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_decay_weight(
    decay: *const lc_decay,
    walk_s: f64,
    weight: *mut f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let decay = unsafe { borrow(decay, "decay")? };
        let walk = ticks(walk_s, "walk_s")?;
        let made = decay.0.weight(walk);
        // SAFETY: by the contract above.
        unsafe { write_out(weight, made, "weight") }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `decay` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_decay_free(decay: *mut lc_decay) {
    // SAFETY: by the contract above.
    unsafe { free(decay) }
}

//! Indicators: what the access of a home amounts to, in one number.

use std::ffi::c_char;

use lifecircle::access::{
    Balanced, Basket, BasketItem, Counting, Cumulative, DualAccess, Gravity, HillDiversity, Indicator, MeanNearest,
    SpatialAvailability, ThreeStep, TwoStep, check_indicator,
};
use lifecircle::error::{Error, ErrorKind};

use crate::catchments::lc_catchments;
use crate::decay::lc_decay;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, flag, texts, ticks};

/// What an indicator counts.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_counting {
    /// Outlets.
    Outlets = 0,
    /// Their supply.
    Supply = 1,
}

/// What the access of a home amounts to, in one number.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_indicator_free`; calls copy what
/// they need. The caller frees it.
pub struct lc_indicator(pub(crate) Box<dyn Indicator + Send + Sync>);

fn counting(code: i32) -> Result<Counting, Error> {
    match code {
        c if c == lc_counting::Outlets as i32 => Ok(Counting::Outlets),
        c if c == lc_counting::Supply as i32 => Ok(Counting::Supply),
        other => Err(Error::new(ErrorKind::Argument, "counting must be a number of lc_counting").with_value(other)),
    }
}

fn boxed(indicator: impl Indicator + Send + 'static) -> lc_indicator {
    lc_indicator(Box::new(indicator))
}

/// How many outlets, or how much supply (`lc_counting`), lie within a walk, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_cumulative(
    within_s: f64,
    count_by: i32,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let within = ticks(within_s, "within_s")?;
        let made = boxed(Cumulative { within, counting: counting(count_by)? });
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Outlets or supply (`lc_counting`), each by its decay, in `*out`.
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_gravity(
    decay: *const lc_decay,
    count_by: i32,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let decay = unsafe { borrow(decay, "decay")? };
        let made = boxed(Gravity { decay: decay.0.clone(), counting: counting(count_by)? });
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The two-step floating catchment area, in `*out`: supply per person, as first published with a step, enhanced with
/// steps, Gaussian with that decay.
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_two_step(
    decay: *const lc_decay,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let decay = unsafe { borrow(decay, "decay")? };
        let made = boxed(TwoStep { decay: decay.0.clone() });
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The three-step floating catchment area, in `*out`: people choose among the outlets they reach.
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_three_step(
    decay: *const lc_decay,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let decay = unsafe { borrow(decay, "decay")? };
        let made = boxed(ThreeStep { decay: decay.0.clone() });
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The balanced floating catchment area, in `*out`: nobody is counted twice, nothing is handed out twice.
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_balanced(
    decay: *const lc_decay,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let decay = unsafe { borrow(decay, "decay")? };
        let made = boxed(Balanced { decay: decay.0.clone() });
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Spatial availability, in `*out`: supply shared by proportion of demand, which is people to the power of `alpha` (1
/// as published), per person (1) or as a whole for each home (0).
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_availability(
    decay: *const lc_decay,
    alpha: f64,
    per_person: i32,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (decay, per_person) = unsafe { (borrow(decay, "decay")?, flag(per_person, "per_person")?) };
        let decay = decay.0.clone();
        let shared =
            if per_person { SpatialAvailability::per_person(decay) } else { SpatialAvailability::per_home(decay) };
        let made = boxed(shared.alpha(alpha)?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Dual access, in `*out`: the walk in seconds within which a home has reached `wanted` outlets or supply
/// (`lc_counting`), up to `within_s`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_dual_access(
    wanted: f64,
    count_by: i32,
    within_s: f64,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let within = ticks(within_s, "within_s")?;
        let made = boxed(DualAccess::new(wanted, counting(count_by)?, within)?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The mean walk in seconds to the `k` nearest outlets, up to `within_s`, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_mean_nearest(
    k: usize,
    within_s: f64,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let within = ticks(within_s, "within_s")?;
        let made = boxed(MeanNearest::new(k, within)?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The Hill number of an order of the kinds within a walk, in `*out`: how many equally common kinds would be as
/// diverse.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_diversity(
    order: f64,
    within_s: f64,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let within = ticks(within_s, "within_s")?;
        let made = boxed(HillDiversity::new(order, within)?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// A basket in the manner of Walk Score, 0 to 100, in `*out`. Kind `k` is named `names[k]`; what its nearest, second
/// nearest ... outlet counts is in `weights`, kind after kind, with `kind_of` for each weight.
///
/// # Safety
///
/// `decay` is NULL or live; `names` points to `kind_count` NUL-terminated texts; `weights` points to `count` numbers;
/// `kind_of` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_basket(
    names: *const *const c_char,
    kind_count: usize,
    weights: *const f64,
    count: usize,
    kind_of: *const u32,
    decay: *const lc_decay,
    out: *mut *mut lc_indicator,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (names, weights, kind_of, decay) = unsafe {
            (
                texts(names, kind_count, "names")?,
                array(weights, count, "weights")?,
                array(kind_of, count, "kind_of")?,
                borrow(decay, "decay")?,
            )
        };
        let mut items: Vec<BasketItem> =
            names.iter().map(|name| BasketItem { name: (*name).to_owned(), weights: Vec::new() }).collect();
        for (weight, kind) in weights.iter().zip(kind_of) {
            let missing = || Error::new(ErrorKind::Argument, "every weight needs a kind with a name").with_value(kind);
            items.get_mut(*kind as usize).ok_or_else(missing)?.weights.push(*weight);
        }
        let made = boxed(Basket::new(items, decay.0.clone())?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// The basket of the Walk Score white paper of 2011, in `*out`; its nine kinds are to be asked for in its order:
/// grocery, restaurants, shopping, coffee, banks, parks, schools, books, entertainment.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_walk_score_2011(out: *mut *mut lc_indicator, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = boxed(Basket::walk_score_2011()?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Holds an indicator to the laws every indicator keeps, on some catchments; a law broken is `LC_STATUS_PLUGIN`.
///
/// # Safety
///
/// `indicator` and `catchments` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_check(
    indicator: *const lc_indicator,
    catchments: *const lc_catchments,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (indicator, catchments) = unsafe { (borrow(indicator, "indicator")?, borrow(catchments, "catchments")?) };
        check_indicator(&*indicator.0, &catchments.0)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `indicator` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_indicator_free(indicator: *mut lc_indicator) {
    // SAFETY: by the contract above.
    unsafe { free(indicator) }
}

//! Demand: who needs something.

use std::ffi::c_char;

use lifecircle::improve::siting::Demand;

use super::sites::{each, positions};
use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};
use crate::input::{array, texts, texts_or_null};

/// Who needs something: homes, blocks, groups of people. A demand is known by its row, counted from 0.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_demand_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
pub struct lc_demand(pub(super) Vec<Demand>);

/// Demand in `*out`: an id of its own and how much it needs, for each; whoever needs 0 is left out.
///
/// # Safety
///
/// `ids` points to `count` NUL-terminated texts; `weights` points to `count` numbers; `out` is writable; `error` is NULL
/// or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_demand_new(
    ids: *const *const c_char,
    count: usize,
    weights: *const f64,
    out: *mut *mut lc_demand,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (ids, weights) = unsafe { (texts(ids, count, "ids")?, array(weights, count, "weights")?) };
        let made = ids.into_iter().zip(weights).map(|(id, weight)| Demand::new(id, *weight)).collect();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_demand(made)) }
    })
}

/// Says where each demand is, in WGS-84 degrees; NaN for one that is nowhere.
///
/// # Safety
///
/// `demand` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_demand_set_positions(
    demand: *mut lc_demand,
    lon: *const f64,
    count: usize,
    lat: *const f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (demand, lon, lat) = unsafe {
            (demand.as_mut().ok_or_else(|| null("demand"))?, array(lon, count, "lon")?, array(lat, count, "lat")?)
        };
        let all = positions(lon, lat, demand.0.len())?;
        demand.0.iter_mut().zip(all).for_each(|(demand, position)| demand.position = position);
        Ok(())
    })
}

/// Says which group each demand belongs to, for `lc_siting_options_set_worst_group`; NULL for none.
///
/// # Safety
///
/// `demand` is NULL or live; `groups` points to `count` NUL-terminated texts, or NULL; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_demand_set_groups(
    demand: *mut lc_demand,
    groups: *const *const c_char,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (demand, groups) =
            unsafe { (demand.as_mut().ok_or_else(|| null("demand"))?, texts_or_null(groups, count, "groups")?) };
        each(&groups, demand.0.len(), "groups")?;
        demand.0.iter_mut().zip(groups).for_each(|(demand, group)| demand.group = group.map(str::to_owned));
        Ok(())
    })
}

/// Frees demand; NULL is allowed.
///
/// # Safety
///
/// `demand` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_demand_free(demand: *mut lc_demand) {
    // SAFETY: by the contract above.
    unsafe { free(demand) }
}

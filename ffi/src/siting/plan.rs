//! Plans of sites as tables.

use lifecircle::error::Error;
use lifecircle::improve::siting::SitePlan;
use lifecircle::table::Table;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::table::lc_table;

/// Which sites to open, who goes where, what that is worth, and how much better it could be at most.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_site_plan_free`; it does not
/// depend on its question. The caller frees it.
pub struct lc_site_plan(pub(super) SitePlan);

/// Hands out what a plan turns into.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    plan: *const lc_site_plan,
    out: *mut *mut lc_table,
    of: fn(&SitePlan) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&unsafe { borrow(plan, "plan") }?.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// A plan in one row, in `*out`: `model`, `solver`, `sites` (how many are opened), `objective`, `bound` (null when nothing is
/// proven), `gap`, `stopped`, `demand`, `served`, `excluded` (how many demands take no part), `work`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_site_plan_summary(
    plan: *const lc_site_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, SitePlan::summary_table) })
}

/// The open sites, in `*out`, one row each, existing ones too: `site`, `existing`, `price` (null for one that exists),
/// `demands` and `load` (how many go there, and how much demand that is); the geometry is the site.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_site_plan_sites(
    plan: *const lc_site_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, SitePlan::sites_table) })
}

/// Who goes where, in `*out`, one row for each demand: `demand`, `weight`, `site` and `cost` (null when not served),
/// `why_not` (null when served); the geometry is the demand.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_site_plan_assignment(
    plan: *const lc_site_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, SitePlan::assignment_table) })
}

/// Frees a plan; NULL is allowed.
///
/// # Safety
///
/// `plan` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_site_plan_free(plan: *mut lc_site_plan) {
    // SAFETY: by the contract above.
    unsafe { free(plan) }
}

//! How much the homes of a study ask for each category.

use std::collections::BTreeMap;
use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, DemandWeights};
use lifecircle::register::DemandRule;
use lifecircle::report::defects_table;

use super::needs::lc_needs;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{text, texts};
use crate::places::lc_groups;
use crate::study::lc_study;
use crate::table::lc_table;

/// How much demand each home of a study has for each category, in residents: its people, and what needs or the host add.
///
/// Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_home_demand_free`; it does
/// not depend on its study, and calls copy what they need. The caller frees it.
pub struct lc_home_demand(pub(crate) DemandWeights);

/// The demand of the homes of a study, in `*out`: each of their people counts 1, for whatever category; a home that does
/// not say how many live there counts none.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_new(
    study: *const lc_study,
    out: *mut *mut lc_home_demand,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let made = DemandWeights::of_homes(unsafe { borrow(study, "study") }?.0.homes());
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_home_demand(made)) }
    })
}

/// The demand of the homes of a study with what open needs add, in `*out`, by the rule of `lc_needs_demand_weights`;
/// `circles` says which rows of homes each circle has, NULL for none.
///
/// # Safety
///
/// `needs` and `study` are NULL or live; `circles` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_of_needs(
    needs: *const lc_needs,
    study: *const lc_study,
    circles: *const lc_groups,
    emphasis: f64,
    within_m: f64,
    out: *mut *mut lc_home_demand,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (needs, study, circles) =
            unsafe { (borrow(needs, "needs")?, borrow(study, "study")?, homes_of(circles.as_ref())) };
        let made = needs.read()?.demand_weights(study.0.homes(), &circles, &DemandRule { emphasis, within_m })?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_home_demand(made)) }
    })
}

/// Adds demand of a home, a row of the study's homes, for a category, in residents.
///
/// # Safety
///
/// `demand` is NULL or live; `category` points to `category_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_add(
    demand: *mut lc_home_demand,
    category: *const c_char,
    category_length: usize,
    home: usize,
    residents: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (demand, category) = unsafe {
            (&mut demand.as_mut().ok_or_else(|| null("demand"))?.0, text(category, category_length, "category")?)
        };
        let homes = demand.people().len();
        if home >= homes {
            return Err(Error::new(ErrorKind::NotFound, format!("there are {homes} homes")).with_value(home));
        }
        if !(residents.is_finite() && residents >= 0.0) {
            let message = "residents must be a number that is not negative";
            return Err(Error::new(ErrorKind::Argument, message).with_value(residents));
        }
        demand.add(Catalogue::bundled().find(category)?, home, residents);
        Ok(())
    })
}

/// The demand beside the homes of its study, in `*out`: `home` and, for each of `categories`, a column of its id, in
/// residents; the geometry is the home.
///
/// # Safety
///
/// `demand` and `study` are NULL or live; `categories` points to `category_count` NUL-terminated texts; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_table(
    demand: *const lc_home_demand,
    study: *const lc_study,
    categories: *const *const c_char,
    category_count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (demand, study, names) = unsafe {
            (borrow(demand, "demand")?, borrow(study, "study")?, texts(categories, category_count, "categories")?)
        };
        let categories = names.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>()?;
        demand.0.table(study.0.homes(), &categories)
    })
}

/// What was added to the demand for each category, all homes together, the most first, in `*out`: `category`, `category_zh`,
/// `category_en`, `added`, in residents; a category to which nothing was added has no row.
///
/// # Safety
///
/// `demand` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_added(
    demand: *const lc_home_demand,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(demand, "demand") }?.0.added_table()
    })
}

/// Needs that could not be laid on any home, and that homes do not say how many people live there, in `*out`, one row per
/// defect.
///
/// # Safety
///
/// `demand` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_home_demand_report(
    demand: *const lc_home_demand,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        defects_table(&unsafe { borrow(demand, "demand") }?.0.report)
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
pub unsafe extern "C" fn lc_home_demand_free(demand: *mut lc_home_demand) {
    // SAFETY: by the contract above.
    unsafe { free(demand) }
}

/// Which rows of homes each circle has; none for no groups.
pub(super) fn homes_of(circles: Option<&lc_groups>) -> BTreeMap<String, Vec<u32>> {
    let groups = circles.into_iter().flat_map(|circles| circles.names().into_iter().zip(&circles.members));
    groups.map(|(name, rows)| (name.to_owned(), rows.clone())).collect()
}

//! What changes between two assessments.

use lifecircle::error::Error;
use lifecircle::improve::scenario::{Difference, compare_table};

use super::read::lc_scenario;
use crate::assessment::lc_assessment;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::array;
use crate::table::lc_table;

/// Two assessments held against each other: what changed for whom.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_difference_free`; it does not
/// depend on the assessments. The caller frees it.
pub struct lc_difference(pub(crate) Difference);

/// What changes from one assessment to another, in `*out`. Both are of the same homes, walker, standard and circles, made with
/// the same options; otherwise the call ends in `LC_STATUS_ARGUMENT`. No walk is searched for.
///
/// # Safety
///
/// `before` and `after` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_difference_between(
    before: *const lc_assessment,
    after: *const lc_assessment,
    out: *mut *mut lc_difference,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (before, after) = unsafe { (borrow(before, "before")?, borrow(after, "after")?) };
        let made = Difference::between(&before.0, &after.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_difference(made)) }
    })
}

/// The difference, in `*out`, one row for each circle and requirement: `circle`, `requirement`, `title_zh`, `title_en`,
/// `obligation`; `outcome` ("closed", "opened", "better", "worse", "same", "unclear"); `status` and `lacking`, each
/// `_before` and `_after`; `homes_gaining`, `homes_losing`, `people_gaining`, `people_losing`, each for sure and
/// `_at_most`, where the data does not know what was or is; `coverage_at_least`, `worst_group` (the share of the group of
/// people that has least), `mean_walk_s`, `p95_walk_s`, `gini_walk`, each `_before` and `_after`; `walk_saved_person_h`
/// (people times hours, one way). People are null where no home says how many.
///
/// # Safety
///
/// `difference` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_difference_table(
    difference: *const lc_difference,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(difference, "difference")? }.0.table()
    })
}

/// Several scenarios in one table, in `*out`, one row for each in the order given, with what it changes from the same
/// present: `scenario`, `title`, `changes`; how many findings are `findings_closed`, `_opened`, `_better`, `_worse`,
/// `_unclear`; homes and people that gain or lose anything, each counted once, as in `lc_difference_table`; the means of
/// `coverage_change`, `worst_group_change`, `mean_walk_change_s` and `gini_walk_change` over all circles and requirements
/// where both are known, null where none is; `walk_saved_person_h`.
///
/// # Safety
///
/// `scenarios` and `differences` point to `count` live scenarios and differences; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenarios_compare(
    scenarios: *const *const lc_scenario,
    differences: *const *const lc_difference,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (scenarios, differences) =
            unsafe { (array(scenarios, count, "scenarios")?, array(differences, count, "differences")?) };
        let pair = |(scenario, difference): (&*const lc_scenario, &*const lc_difference)| {
            // SAFETY: by the contract above.
            let both = unsafe { (borrow(*scenario, "a scenario")?, borrow(*difference, "a difference")?) };
            Ok((&both.0.scenario, &both.1.0))
        };
        let futures = scenarios.iter().zip(differences).map(pair).collect::<Result<Vec<_>, Error>>()?;
        compare_table(&futures)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `difference` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_difference_free(difference: *mut lc_difference) {
    // SAFETY: by the contract above.
    unsafe { free(difference) }
}

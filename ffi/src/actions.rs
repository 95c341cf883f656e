//! What to do, in which order: actions, and the plan they make.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::actions::{Action, ActionOptions, ActionOrder, ActionPlan};
use lifecircle::progress::{CallingThread, Progress};
use lifecircle::table::Table;

use crate::assessment::lc_assessment;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::run::{lc_run, run_with_plugins};
use crate::scenario::lc_difference;
use crate::table::lc_table;
use crate::walker::lc_walker;

/// Things that could be done: scenarios with a cost and those who carry them out, both where they are known.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_actions_free`; calls copy what they
/// need. The caller frees it.
pub struct lc_actions(Vec<Action>);

/// What to do, in which order (一张行动清单).
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_action_plan_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_action_plan(pub(crate) ActionPlan);

/// In which order actions are taken.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_action_order {
    /// What does most good comes first: what gives most people more than it takes from others for sure, use by use; of
    /// equal ones what closes more findings, then what may give more at most, then the cheaper, then the first.
    MostFirst = 0,
    /// As they are given; none is left out but for the budget.
    AsGiven = 1,
}

fn order(code: i32) -> Result<ActionOrder, Error> {
    match code {
        c if c == lc_action_order::MostFirst as i32 => Ok(ActionOrder::MostFirst),
        c if c == lc_action_order::AsGiven as i32 => Ok(ActionOrder::AsGiven),
        other => Err(Error::new(ErrorKind::Argument, "order must be a number of lc_action_order").with_value(other)),
    }
}

/// Reads actions from TOML or JSON, each a table of the list `action`, in `*out`: the keys of `lc_scenario_read`, a `cost` in
/// the currency of the host and a list of `departments`. `file` names the text in errors. Two of one id are
/// `LC_STATUS_DUPLICATE`, none at all is `LC_STATUS_EMPTY`.
///
/// # Safety
///
/// `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_actions_read(
    document: *const c_char,
    length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_actions,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) = unsafe { (text(document, length, "document")?, text(file, file_length, "file")?) };
        let made = Action::several_from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_actions(made)) }
    })
}

/// How many actions; 0 for NULL.
///
/// # Safety
///
/// `actions` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_actions_count(actions: *const lc_actions) -> usize {
    // SAFETY: by the contract above.
    unsafe { actions.as_ref() }.map_or(0, |actions| actions.0.len())
}

/// Frees actions; NULL is allowed.
///
/// # Safety
///
/// `actions` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_actions_free(actions: *mut lc_actions) {
    // SAFETY: by the contract above.
    unsafe { free(actions) }
}

/// What to do, in which order, and what each step adds to those before it, in `*out`.
///
/// `walker` must be the one the assessment was made for: one of another name is `LC_STATUS_ARGUMENT`. Each future is judged as
/// the assessment was made.
/// `order` is a number of `lc_action_order`. `budget` points to what all steps may cost together, NULL for whatever they do.
/// With the most first it takes half as many assessments as there are pairs of actions.
///
/// # Safety
///
/// `assessment`, `actions`, `walker` and `run` are NULL or live; `budget` is NULL or readable;
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_plan_of_actions(
    assessment: *const lc_assessment,
    actions: *const lc_actions,
    walker: *const lc_walker,
    order: i32,
    budget: *const f64,
    run: *const lc_run,
    out: *mut *mut lc_action_plan,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (assessment, actions, walker) =
            unsafe { (borrow(assessment, "assessment")?, borrow(actions, "actions")?, borrow(walker, "walker")?) };
        // SAFETY: by the contract above.
        let budget = unsafe { budget.as_ref() }.copied();
        let order = self::order(order)?;
        let plan = |progress: &dyn Progress, calling: &CallingThread| {
            let how = ActionOptions { walker: &*walker.on(calling), order, budget };
            assessment.0.plan_of_actions(&actions.0, &how, progress)
        };
        // SAFETY: by the contract above.
        let made = unsafe { run_with_plugins(run, walker.is_bound(), plan) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_action_plan(made)) }
    })
}

/// Hands out what a plan turns into.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    plan: *const lc_action_plan,
    out: *mut *mut lc_table,
    of: fn(&ActionPlan) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&unsafe { borrow(plan, "plan") }?.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// The steps, in `*out`: `step`, `action`, `title`, `cost`, `cost_so_far` (null when one of them is not known), what it adds
/// (`findings_closed`, `findings_opened`, people gaining and losing for sure and `_at_most`, `walk_saved_person_h`; each also
/// `_alone` and `_so_far`), how people stand after it (`findings`, `coverage`, `worst_group`, `mean_walk_s`, `gini_walk`) and
/// `departments`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_steps(
    plan: *const lc_action_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, ActionPlan::steps_table) })
}

/// How people stand before the first step and after the last, in `*out`: `when` ("before", "after"), `findings`, `coverage`,
/// `worst_group`, `mean_walk_s`, `gini_walk`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_standing(
    plan: *const lc_action_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, ActionPlan::standing_table) })
}

/// The actions that are no part of the plan, in `*out`: `action`, `why` ("no-gain", "over-budget", "cost-unknown", "conflict")
/// and `title`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_left_out(
    plan: *const lc_action_plan,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(plan, out, ActionPlan::left_out_table) })
}

/// What all steps change together, in `*out`.
///
/// # Safety
///
/// `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_difference(
    plan: *const lc_action_plan,
    out: *mut *mut lc_difference,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let made = unsafe { borrow(plan, "plan") }?.0.difference().clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_difference(made)) }
    })
}

/// Frees a plan; NULL is allowed.
///
/// # Safety
///
/// `plan` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_free(plan: *mut lc_action_plan) {
    // SAFETY: by the contract above.
    unsafe { free(plan) }
}

//! What is asked of sites.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::improve::siting::{Costs, Grouping, Model, Selection, SitingBuilder, Weighing};

use super::model::{model_of, weighing_of};
use crate::decay::lc_decay;
use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};
use crate::input::{array, flag, known, texts_or_null};

/// What is asked of sites: the model, how many there may be, what stands already.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_siting_options_free`; calls copy what they need. The caller frees it.
pub struct lc_siting_options {
    pub(super) model: Model,
    pub(super) selection: Option<Selection>,
    pub(super) worst_group: bool,
    pub(super) weighing: Weighing,
    pub(super) grouping: Grouping,
    pub(super) existing: Vec<usize>,
    /// Costs from site to site, as cells.
    between: Option<Vec<(usize, usize, f64)>>,
}

impl lc_siting_options {
    /// What is asked, of a question about so many sites.
    pub(super) fn ask(&self, mut question: SitingBuilder, sites: usize) -> Result<SitingBuilder, Error> {
        if let Some(selection) = self.selection {
            question = question.select(selection);
        }
        if self.worst_group {
            question = question.worst_group();
        }
        match &self.between {
            None => Ok(question),
            Some(cells) => Ok(question.between(Costs::from_cells(sites, sites, cells.iter().copied())?)),
        }
    }
}

/// Options in `*out` for a model (`lc_siting_model`). `limit` is looked at by the models of coverage and is in the unit of
/// the costs (seconds for a study); `decay` by `LC_SITING_MODEL_DECAYED`, and may else be NULL.
///
/// # Safety
///
/// `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_new(
    model: i32,
    limit: f64,
    decay: *const lc_decay,
    out: *mut *mut lc_siting_options,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let model = model_of(model, limit, unsafe { decay.as_ref() }.map(|decay| &decay.0))?;
        let (selection, weighing, grouping, existing) = (None, Weighing::default(), Grouping::default(), Vec::new());
        let made =
            lc_siting_options { model, selection, worst_group: false, weighing, grouping, existing, between: None };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Asks for at most `number` new sites. Every model but `LC_SITING_MODEL_COVER_ALL` and `LC_SITING_MODEL_COVER_TWICE` needs
/// a number or a budget.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_number(
    options: *mut lc_siting_options,
    number: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.selection = Some(Selection::Number(number))) })
}

/// Asks for new sites whose prices add up to no more than `budget`, instead of a number of them.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_budget(
    options: *mut lc_siting_options,
    budget: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.selection = Some(Selection::Budget(budget))) })
}

/// Keeps equity (1): not the sum over all is made best but the mean of the group that fares worst; for the models median,
/// max-cover and decayed. Every demand then needs a group: `lc_demand_set_groups`, or for the homes of a study
/// `lc_siting_options_set_home_groups` or `lc_siting_options_set_people_groups`.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_worst_group(
    options: *mut lc_siting_options,
    worst_group: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let worst_group = flag(worst_group, "worst_group")?;
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.worst_group = worst_group) }
    })
}

/// Sets the costs from site to site for `LC_SITING_MODEL_DISPERSION`, cell by cell; of the two ways the cheaper counts.
/// A pair that is not there is impossible.
///
/// # Safety
///
/// `options` is NULL or live; `from` points to `count` numbers; `to` points to `count` numbers; `cost` points to `count`
/// numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_between(
    options: *mut lc_siting_options,
    from: *const u32,
    count: usize,
    to: *const u32,
    cost: *const f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (from, to, cost) =
            unsafe { (array(from, count, "from")?, array(to, count, "to")?, array(cost, count, "cost")?) };
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.between = Some(cells(from, to, cost))) }
    })
}

/// Sets what a home of a study counts for (`lc_weighing`); its people unless said otherwise.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_weighing(
    options: *mut lc_siting_options,
    weighing: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let weighing = weighing_of(weighing)?;
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.weighing = weighing) }
    })
}

/// Sets how much each home of a study counts for, by its row, instead of `lc_siting_options_set_weighing`: one of NaN is not
/// known, listed and left out. A column of `lc_needs_demand_weights` weighs homes by their people and what open needs add.
///
/// # Safety
///
/// `options` is NULL or live; `weights` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_home_weights(
    options: *mut lc_siting_options,
    weights: *const f64,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let weights = unsafe { array(weights, count, "weights") }?;
        let each = (0..weights.len()).map(|row| known(Some(weights), row)).collect();
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.weighing = Weighing::Each(each)) }
    })
}

/// Says which group each home of a study belongs to, by its row, such as its district or circle, for
/// `lc_siting_options_set_worst_group`; NULL for none.
///
/// # Safety
///
/// `options` is NULL or live; `groups` points to `count` NUL-terminated texts, or NULL; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_home_groups(
    options: *mut lc_siting_options,
    groups: *const *const c_char,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let groups = unsafe { texts_or_null(groups, count, "groups") }?;
        let each = groups.into_iter().map(|group| group.map(str::to_owned)).collect();
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.grouping = Grouping::Each(each)) }
    })
}

/// Compares the groups of people that the homes of a study count (1), such as age groups: each home is then as many demands,
/// called `home#group`, home by home. Or compares none (0), which is the default.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_people_groups(
    options: *mut lc_siting_options,
    people_groups: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let grouping = if flag(people_groups, "people_groups")? { Grouping::People } else { Grouping::None };
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.grouping = grouping) }
    })
}

/// Says which facilities of a study serve already, by their rows.
///
/// # Safety
///
/// `options` is NULL or live; `rows` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_set_existing(
    options: *mut lc_siting_options,
    rows: *const u32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let rows = unsafe { array(rows, count, "rows") }?;
        // SAFETY: by the contract above.
        unsafe { change(options, |o| o.existing = rows.iter().map(|row| *row as usize).collect()) }
    })
}

/// Frees options; NULL is allowed.
///
/// # Safety
///
/// `options` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_options_free(options: *mut lc_siting_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(options: *mut lc_siting_options, how: impl FnOnce(&mut lc_siting_options)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(unsafe { options.as_mut() }.ok_or_else(|| null("options"))?);
    Ok(())
}

/// Columns as cells.
pub(super) fn cells(row: &[u32], column: &[u32], cost: &[f64]) -> Vec<(usize, usize, f64)> {
    row.iter().zip(column).zip(cost).map(|((row, column), cost)| (*row as usize, *column as usize, *cost)).collect()
}

//! Tenant mix: whom to recruit for the vacant units of a circle.

use lifecircle::error::Error;
use lifecircle::improve::tenant_mix::{FormRule, TenantMix, TenantOptions};
use lifecircle::model::DemandWeights;
use lifecircle::report::defects_table;
use lifecircle::table::Table;

use crate::assessment::lc_assessment;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::register::lc_home_demand;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;
use crate::units::{lc_form_rule, lc_units};

/// What is known beside the units; the defaults of every option are those of a NULL options pointer.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_tenant_options_free`; calls copy what they need. The caller frees
/// it.
#[derive(Default)]
pub struct lc_tenant_options {
    demand: Option<DemandWeights>,
    circle: Option<usize>,
    rule: FormRule,
}

impl lc_tenant_options {
    fn asked(&self) -> TenantOptions<'_> {
        TenantOptions { weights: self.demand.as_ref(), circle: self.circle, rule: self.rule }
    }
}

/// A circle's commerce: its form, whom to recruit for each vacant unit, and for all of them together.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_tenant_mix_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_tenant_mix(TenantMix);

/// New options, all at their defaults, in `*out`: each of the people counts 1, the units belong to the whole study, and
/// forms are told apart by our rule.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_options_new(out: *mut *mut lc_tenant_options, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_tenant_options::default()) })
}

/// Sets the demand of the homes, with what open needs add; it must be that of the study that was assessed.
///
/// # Safety
///
/// `options` and `demand` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_options_set_demand(
    options: *mut lc_tenant_options,
    demand: *const lc_home_demand,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let demand = borrow(demand, "demand")?.0.clone();
        change(options, |o| o.demand = Some(demand))
    })
}

/// Sets the circle the units belong to, a row of `lc_assessment_circles`: its homes are served, its facilities compete.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_options_set_circle(
    options: *mut lc_tenant_options,
    circle: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.circle = Some(circle)) })
}

/// Sets how the forms of commerce are told apart.
///
/// # Safety
///
/// `options` and `rule` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_options_set_form_rule(
    options: *mut lc_tenant_options,
    rule: *const lc_form_rule,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let rule = borrow(rule, "rule")?.0;
        change(options, |o| o.rule = rule)
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
pub unsafe extern "C" fn lc_tenant_options_free(options: *mut lc_tenant_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(options: *mut lc_tenant_options, how: impl FnOnce(&mut lc_tenant_options)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(unsafe { options.as_mut() }.ok_or_else(|| null("options"))?);
    Ok(())
}

/// Whom to recruit for the vacant units of a circle (业态组合), in `*out`.
///
/// Candidates are the categories that the standard asks for and that are walked to, without those that need more room than a
/// unit is known to have. What newly serves anybody comes before what serves nobody, and what would only divide the trade
/// last; what must be there or is basic before what raises quality; then what serves most people newly, then what has fewest
/// competitors. A unit that is let and is no facility of the study competes, and does not serve.
///
/// # Safety
///
/// `assessment` and `units` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_tenant_mix(
    assessment: *const lc_assessment,
    units: *const lc_units,
    options: *const lc_tenant_options,
    run: *const lc_run,
    out: *mut *mut lc_tenant_mix,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (assessment, units, options) =
            unsafe { (borrow(assessment, "assessment")?, borrow(units, "units")?, options.as_ref()) };
        let asked = options.map_or_else(TenantOptions::default, lc_tenant_options::asked);
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| assessment.0.tenant_mix(&units.0, &asked, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_tenant_mix(made)) }
    })
}

/// Hands out what a mix turns into.
///
/// # Safety
///
/// `mix` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    mix: *const lc_tenant_mix,
    out: *mut *mut lc_table,
    of: fn(&TenantMix) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&unsafe { borrow(mix, "mix") }?.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// The form of the commerce, in `*out`: the columns of `lc_commerce_form_of`, and `vacant`.
///
/// # Safety
///
/// `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_mix_form(
    mix: *const lc_tenant_mix,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(mix, out, TenantMix::form_table) })
}

/// Every candidate of every vacant unit, in `*out`, unit by unit, the first rank first: `unit`, `rank`, `category`,
/// `category_zh`, `category_en`, `homes_newly`, `people_newly` and `demand_newly`, each also `_at_most`, `competitors`,
/// `nearest_competitor_m` (null when there is none), `people_per_place`, `saturated`, `obligation`, `requirement`; the geometry is
/// the unit.
///
/// # Safety
///
/// `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_mix_candidates(
    mix: *const lc_tenant_mix,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(mix, out, TenantMix::candidates_table) })
}

/// One category for each vacant unit, none twice and none that is there already, the best first, in `*out`: the columns of
/// `lc_tenant_mix_candidates`, counted after all rows before and ranked by step, and who newly has something `_so_far`.
///
/// # Safety
///
/// `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_mix_recommendations(
    mix: *const lc_tenant_mix,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(mix, out, TenantMix::recommendations_table) })
}

/// Bad rows of the table of units, and vacant units without a door on the network, in `*out`.
///
/// # Safety
///
/// `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_mix_report(
    mix: *const lc_tenant_mix,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(mix, out, |mix| defects_table(mix.report())) })
}

/// Frees a mix; NULL is allowed.
///
/// # Safety
///
/// `mix` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_tenant_mix_free(mix: *mut lc_tenant_mix) {
    // SAFETY: by the contract above.
    unsafe { free(mix) }
}

//! Questions of location, of a study or of the host's own costs.

use lifecircle::error::DataReport;
use lifecircle::improve::siting::{Costs, Siting, StudySites};
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;

use super::demand::lc_demand;
use super::options::{cells, lc_siting_options};
use super::sites::lc_sites;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::array;
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// A question of location, checked: who needs, what could be opened, what it costs to get there, and what is asked.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_siting_free`; it does not depend
/// on what it was made from. The caller frees it.
pub struct lc_siting {
    pub(super) siting: Siting,
    report: DataReport,
}

/// A question about the host's own costs, in `*out`: cell `i` says what it costs `demand_row[i]` to get to `site_row[i]`. A
/// pair that is not there is impossible, at any cost.
///
/// Refused are more sites than there are candidates, negative numbers and NaN, an id given twice, demand of nobody, and
/// demand that must be covered and cannot be; the error names it.
///
/// # Safety
///
/// `options`, `demand` and `sites` are NULL or live; `demand_row` points to `count` numbers; `site_row` points to `count`
/// numbers; `cost` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_new(
    options: *const lc_siting_options,
    demand: *const lc_demand,
    sites: *const lc_sites,
    demand_row: *const u32,
    count: usize,
    site_row: *const u32,
    cost: *const f64,
    out: *mut *mut lc_siting,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (options, demand, sites) =
            unsafe { (borrow(options, "options")?, &borrow(demand, "demand")?.0, &borrow(sites, "sites")?.0) };
        // SAFETY: by the contract above.
        let (demand_row, site_row, cost) = unsafe {
            (array(demand_row, count, "demand_row")?, array(site_row, count, "site_row")?, array(cost, count, "cost")?)
        };
        let costs = Costs::from_cells(demand.len(), sites.len(), cells(demand_row, site_row, cost))?;
        let asked = Siting::of(options.model.clone(), demand.clone(), sites.clone(), costs);
        let siting = options.ask(asked, sites.len())?.build()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_siting { siting, report: DataReport::default() }) }
    })
}

/// A question about a study, in `*out`: its homes as demand, the walks from them to the candidates and to what exists, in
/// seconds, as costs. Candidates need positions; existing facilities come after them, in the order given.
///
/// Coverage looks as far as its limit, at most 240 minutes; median and centre at walks of any length. A home without a door
/// takes no part; nor does one from which no site can be walked to, for median and centre.
///
/// # Safety
///
/// `prepared`, `options` and `candidates` are NULL or live; `run` is NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_siting(
    prepared: *const lc_prepared,
    options: *const lc_siting_options,
    candidates: *const lc_sites,
    run: *const lc_run,
    out: *mut *mut lc_siting,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, options, candidates) =
            unsafe { (borrow(prepared, "prepared")?, borrow(options, "options")?, borrow(candidates, "candidates")?) };
        let (candidates, existing) = (candidates.0.clone(), options.existing.clone());
        let (weighing, grouping) = (options.weighing.clone(), options.grouping.clone());
        let sites = StudySites { candidates, existing, weighing, grouping };
        let walk = |progress: &dyn Progress| prepared.0.siting(options.model.clone(), &sites, progress);
        // SAFETY: by the contract above.
        let (asked, report) = unsafe { run_as(run, walk) }?;
        let siting = options.ask(asked, sites.candidates.len() + sites.existing.len())?.build()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_siting { siting, report }) }
    })
}

/// Which sites of a study have no door on the network, in `*out`, one row per defect; none for the host's own costs.
///
/// # Safety
///
/// `siting` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_report(
    siting: *const lc_siting,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = defects_table(&unsafe { borrow(siting, "siting") }?.report)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees a question; NULL is allowed.
///
/// # Safety
///
/// `siting` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_siting_free(siting: *mut lc_siting) {
    // SAFETY: by the contract above.
    unsafe { free(siting) }
}

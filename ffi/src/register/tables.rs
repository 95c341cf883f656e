//! What a register of needs comes to, as tables.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::register::{DemandRule, NeedsRegister, SummaryBy};
use lifecircle::report::defects_table;
use lifecircle::table::Table;

use super::home_demand::homes_of;
use super::needs::lc_needs;
use crate::error::lc_error;
use crate::guard::{borrow, guard, guard_table, hand_out};
use crate::input::{text, texts};
use crate::places::lc_groups;
use crate::standard::lc_standard;
use crate::study::lc_study;
use crate::table::lc_table;

/// What needs are summed up by.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_summary_by {
    /// All as one.
    All = 0,
    /// By list; a list without needs has a row too.
    List = 1,
    /// By circle; needs of no circle are a row without a key.
    Circle = 2,
}

fn by(code: i32) -> Result<SummaryBy, Error> {
    match code {
        c if c == lc_summary_by::All as i32 => Ok(SummaryBy::All),
        c if c == lc_summary_by::List as i32 => Ok(SummaryBy::List),
        c if c == lc_summary_by::Circle as i32 => Ok(SummaryBy::Circle),
        other => Err(Error::new(ErrorKind::Argument, "by must be a number of lc_summary_by").with_value(other)),
    }
}

/// Hands out what a register turns into.
///
/// # Safety
///
/// `needs` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    needs: *const lc_needs,
    out: *mut *mut lc_table,
    of: fn(&NeedsRegister) -> Result<Table, Error>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = of(&*unsafe { borrow(needs, "needs") }?.read()?)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// The needs summed up (`lc_summary_by`), in `*out`: `key`, `needs`, `open`, how many are `raised`, `consulted`, `served`, `rated`,
/// `consultations`, `proposals`, `services`, `people`, `median_days`, `satisfied`, `asked`, `satisfaction` (0 to 1).
///
/// With a standard also `meets_target`: whether the satisfaction reaches its target of that id, such as "satisfaction", and
/// `target_at_least`, the target in percent.
///
/// # Safety
///
/// `needs` is NULL or live; `standard` is NULL or live; `target` points to `target_length` bytes of UTF-8; `out` is
/// writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_summary(
    needs: *const lc_needs,
    summary_by: i32,
    standard: *const lc_standard,
    target: *const c_char,
    target_length: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (needs, standard, target) =
            unsafe { (borrow(needs, "needs")?, standard.as_ref(), text(target, target_length, "target")?) };
        let target = standard.map(|standard| standard.0.find_target(target)).transpose()?;
        needs.read()?.summary(by(summary_by)?).table(target)
    })
}

/// Everything that happened, in `*out`, one row each, in the columns `lc_needs_import_csv` reads: `entry`, `id`, `needs` (ids with
/// `|` between), `on`, `text`, `list`, `category`, `circle`, `people`, `proposal`, `satisfied`, `asked`, and where.
///
/// # Safety
///
/// `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_entries(
    needs: *const lc_needs,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(needs, out, NeedsRegister::entries_table) })
}

/// How far each need has come, in `*out`, one row each by id: `need`, `list`, `stage`, `open`, `raised`, `served`, `category`,
/// `circle`, `people`, `satisfied`, `asked`, `text`, and where.
///
/// # Safety
///
/// `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_table(
    needs: *const lc_needs,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(needs, out, NeedsRegister::needs_table) })
}

/// What became of each proposal, in `*out`, one row each by id: `proposal`, `needs`, `services`, `satisfied`, `asked`,
/// `satisfaction`.
///
/// # Safety
///
/// `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_proposals(
    needs: *const lc_needs,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(needs, out, NeedsRegister::loops_table) })
}

/// The demand of each home of a study with what open needs add, in `*out`: `home` and, for each of `categories`, a column
/// of its id, in residents; what could not be laid on any home is in `*report`, which may be NULL.
///
/// A need counts while nobody has served it, if it names a category. It adds the people it concerns (one, where that is not
/// known) times `emphasis` (1 is usual) at the home nearest to where it arises, at most `within_m` metres away (500 is
/// usual), or spread over the homes of its circle by their people: `circles` says which rows of homes each has; NULL for
/// none.
///
/// # Safety
///
/// `needs` and `study` are NULL or live; `circles` is NULL or live; `categories` points to `category_count` NUL-terminated
/// texts; `out` is writable; `report` is NULL or writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_demand_weights(
    needs: *const lc_needs,
    study: *const lc_study,
    circles: *const lc_groups,
    categories: *const *const c_char,
    category_count: usize,
    emphasis: f64,
    within_m: f64,
    out: *mut *mut lc_table,
    report: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (needs, study, circles, names) = unsafe {
            (
                borrow(needs, "needs")?,
                borrow(study, "study")?,
                circles.as_ref(),
                texts(categories, category_count, "categories")?,
            )
        };
        let categories = names.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>()?;
        let circles = homes_of(circles);
        let homes = study.0.homes();
        let weights = needs.read()?.demand_weights(homes, &circles, &DemandRule { emphasis, within_m })?;
        let defects = lc_table::from(defects_table(&weights.report)?);
        // SAFETY: by the contract above.
        unsafe {
            hand_out(out, lc_table::from(weights.table(homes, &categories)?))?;
            if !report.is_null() {
                hand_out(report, defects)?;
            }
        }
        Ok(())
    })
}

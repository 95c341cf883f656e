//! Units of a shopping street or centre, and the form of their commerce.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::geo::Crs;
use lifecircle::improve::tenant_mix::{CommerceForm, FormRule};
use lifecircle::model::Units;
use lifecircle::report::defects_table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{bytes, text};
use crate::table::lc_table;

/// Units of a shopping street or centre (商铺), let or vacant.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_units_free`; calls copy what they
/// need. The caller frees it.
pub struct lc_units(pub(crate) Units);

/// How the forms of commerce are told apart; the defaults, which are ours, are those of a NULL pointer.
///
/// Units no farther than the gap from each other belong together. Commerce is scattered when there are fewer than the least
/// units, or the largest such cluster holds less than the least share of them. A cluster whose width is at most a share of its
/// length is a strip when its fronts, where all are known, fill the least part of the length, and else scattered; one that is
/// wider is a centre.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_form_rule_free`; calls copy what they need. The caller frees it.
pub struct lc_form_rule(pub(crate) FormRule);

/// Units in `*out` from a CSV file in a coordinate system ("WGS84", "GCJ02" ...); `file` names it in the report.
///
/// Needs the columns `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `frontage_m`, `area_m2` and `category`, by these or
/// their Chinese names; a unit without a category is vacant, one that is a facility of the study has that one's id. A bad row
/// is left out and reported.
///
/// # Safety
///
/// `csv` points to `csv_length` bytes; `file` and `crs` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
/// NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_units_from_csv(
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    crs: *const c_char,
    crs_length: usize,
    out: *mut *mut lc_units,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (csv, file, crs) = unsafe {
            (bytes(csv, csv_length, "csv")?, text(file, file_length, "file")?, text(crs, crs_length, "crs")?)
        };
        let units = Units::from_csv(csv, file, crs.parse::<Crs>()?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_units(units)) }
    })
}

/// Units in `*out` from TOML, or JSON of the same shape: a list `unit` with the columns of `lc_units_from_csv` as keys and
/// `at = [longitude, latitude]` in WGS-84; `file` names it in errors, which say line and key.
///
/// # Safety
///
/// `document` points to `document_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_units_from_text(
    document: *const c_char,
    document_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_units,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) =
            unsafe { (text(document, document_length, "document")?, text(file, file_length, "file")?) };
        let units = Units::from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_units(units)) }
    })
}

/// How many units there are, let and vacant; 0 for NULL.
///
/// # Safety
///
/// `units` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_units_count(units: *const lc_units) -> usize {
    // SAFETY: by the contract above.
    unsafe { units.as_ref() }.map_or(0, |units| units.0.rows.len())
}

/// The rows of a table of units that were left out, in `*out`.
///
/// # Safety
///
/// `units` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_units_report(
    units: *const lc_units,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        defects_table(&unsafe { borrow(units, "units") }?.0.report)
    })
}

/// Frees units; NULL is allowed.
///
/// # Safety
///
/// `units` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_units_free(units: *mut lc_units) {
    // SAFETY: by the contract above.
    unsafe { free(units) }
}

/// The rule of the library, in `*out`, to be changed.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_form_rule_new(out: *mut *mut lc_form_rule, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_form_rule(FormRule::default())) })
}

/// Sets the farthest that two units that belong together are apart, in metres (default 40).
///
/// # Safety
///
/// `rule` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_form_rule_set_gap_m(rule: *mut lc_form_rule, gap_m: f64, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(rule, |r| r.gap_m = gap_m) })
}

/// Sets what the largest cluster needs to have a form: the fewest units of all (default 5), and the least share of them in
/// the cluster (default 0.5).
///
/// # Safety
///
/// `rule` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_form_rule_set_cluster(
    rule: *mut lc_form_rule,
    min_units: usize,
    min_share: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(rule, |r| (r.min_units, r.min_share) = (min_units, min_share)) })
}

/// Sets what a strip is: its greatest width as a share of its length (default 0.25), and the least share of the length that
/// fronts fill, those of both sides added up (default 0.4).
///
/// # Safety
///
/// `rule` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_form_rule_set_strip(
    rule: *mut lc_form_rule,
    strip_width: f64,
    min_front: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(rule, |r| (r.strip_width, r.min_front) = (strip_width, min_front)) })
}

/// Frees a rule; NULL is allowed.
///
/// # Safety
///
/// `rule` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_form_rule_free(rule: *mut lc_form_rule) {
    // SAFETY: by the contract above.
    unsafe { free(rule) }
}

/// # Safety
///
/// `rule` is NULL or live.
unsafe fn change(rule: *mut lc_form_rule, how: impl FnOnce(&mut FormRule)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(&mut unsafe { rule.as_mut() }.ok_or_else(|| null("rule"))?.0);
    Ok(())
}

/// The form of the commerce of units by a rule (NULL: ours), in `*out`, in one row: `form` ("scattered", "strip", "centre"),
/// `units`, `clusters`, `in_cluster`, `length_m`, `width_m`, `front_share` (null where a front is not known).
///
/// # Safety
///
/// `units` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_commerce_form_of(
    units: *const lc_units,
    rule: *const lc_form_rule,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (units, rule) = unsafe { (borrow(units, "units")?, rule.as_ref()) };
        let rule = rule.map_or_else(FormRule::default, |rule| rule.0);
        CommerceForm::of(&units.0.rows, &rule)?.table()
    })
}

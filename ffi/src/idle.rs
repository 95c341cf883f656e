//! Idle spaces, and what could move in.

use std::ffi::c_char;

use lifecircle::geo::Crs;
use lifecircle::improve::idle::IdleUse;
use lifecircle::model::{Catalogue, IdleSpaces};
use lifecircle::report::defects_table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{bytes, flag, text};
use crate::table::lc_table;

/// Idle spaces (闲置空间), and the uses that could move in. Without uses every category that the standard asks for and that
/// is walked to is one, at any hour.
///
/// Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_idle_spaces_free`; calls
/// copy what they need. The caller frees it.
pub struct lc_idle_spaces {
    pub(crate) spaces: IdleSpaces,
    pub(crate) uses: Vec<IdleUse>,
}

/// Idle spaces in `*out` from a CSV file in a coordinate system ("WGS84", "GCJ02" ...); `file` names it in the report.
///
/// Needs the columns `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `area_m2`, `allowed` and `forbidden` (categories,
/// separated by `;`), `hours`, `constraint`, `reverts_in_emergency`, `owner`, `departments` (separated by `;`) and `cost`, by
/// these or their Chinese names. A bad row is left out and reported.
///
/// # Safety
///
/// `csv` points to `csv_length` bytes; `file` and `crs` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
/// NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_from_csv(
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    crs: *const c_char,
    crs_length: usize,
    out: *mut *mut lc_idle_spaces,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (csv, file, crs) = unsafe {
            (bytes(csv, csv_length, "csv")?, text(file, file_length, "file")?, text(crs, crs_length, "crs")?)
        };
        let spaces = IdleSpaces::from_csv(csv, file, crs.parse::<Crs>()?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_idle_spaces { spaces, uses: Vec::new() }) }
    })
}

/// Idle spaces and their uses in `*out` from TOML, or JSON of the same shape; `file` names it in errors, which say line and
/// key.
///
/// A list `space` has the columns of `lc_idle_spaces_from_csv` as keys and `at = [longitude, latitude]` in WGS-84; a list
/// `use` has `category` and, where they matter, `id`, `hours`, `min_area_m2` and `fixed`.
///
/// # Safety
///
/// `document` points to `document_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_from_text(
    document: *const c_char,
    document_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_idle_spaces,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) =
            unsafe { (text(document, document_length, "document")?, text(file, file_length, "file")?) };
        let (spaces, uses) = IdleSpaces::from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_idle_spaces { spaces, uses }) }
    })
}

/// Adds a use: its id (of length 0: that of its category), what it offers, when it would be there as opening hours are
/// written (of length 0: always), the least area it needs (NaN: any), and whether it needs fittings that cannot be cleared at
/// once (1).
///
/// # Safety
///
/// `spaces` is NULL or live; `id`, `category` and `hours` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_add_use(
    spaces: *mut lc_idle_spaces,
    id: *const c_char,
    id_length: usize,
    category: *const c_char,
    category_length: usize,
    hours: *const c_char,
    hours_length: usize,
    min_area_m2: f64,
    fixed: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (spaces, id, category, hours) = unsafe {
            (
                spaces.as_mut().ok_or_else(|| null("spaces"))?,
                text(id, id_length, "id")?,
                text(category, category_length, "category")?,
                text(hours, hours_length, "hours")?,
            )
        };
        let mut of = IdleUse::of(Catalogue::bundled().find(category)?);
        if !id.is_empty() {
            of.id = id.to_owned();
        }
        of.hours = (!hours.is_empty()).then(|| hours.to_owned());
        of.min_area_m2 = (!min_area_m2.is_nan()).then_some(min_area_m2);
        of.fixed = flag(fixed, "fixed")?;
        spaces.uses.push(of);
        Ok(())
    })
}

/// How many spaces there are; 0 for NULL.
///
/// # Safety
///
/// `spaces` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_count(spaces: *const lc_idle_spaces) -> usize {
    // SAFETY: by the contract above.
    unsafe { spaces.as_ref() }.map_or(0, |spaces| spaces.spaces.rows.len())
}

/// The spaces as a table in `*out`, in WGS-84: the columns of `lc_idle_spaces_from_csv`, what was understood of each.
///
/// # Safety
///
/// `spaces` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_table(
    spaces: *const lc_idle_spaces,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        unsafe { borrow(spaces, "spaces") }?.spaces.to_table()
    })
}

/// The rows of a table of spaces that were left out, in `*out`.
///
/// # Safety
///
/// `spaces` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_report(
    spaces: *const lc_idle_spaces,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        defects_table(&unsafe { borrow(spaces, "spaces") }?.spaces.report)
    })
}

/// Frees spaces; NULL is allowed.
///
/// # Safety
///
/// `spaces` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_idle_spaces_free(spaces: *mut lc_idle_spaces) {
    // SAFETY: by the contract above.
    unsafe { free(spaces) }
}

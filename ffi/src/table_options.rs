//! How the host's own tables are read.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::Crs;
use lifecircle::source::table::{Field, TableOptions};

use crate::crosswalk::lc_crosswalk;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{flag, text};

/// How a table is read. Its coordinate system is always stated.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_table_options_free`; calls copy what they need. The caller
/// frees it.
pub struct lc_table_options(pub(crate) TableOptions<'static>);

/// New options in `*out` for tables in a coordinate system: "WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:32650" ...
///
/// # Safety
///
/// `crs` points to `crs_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_new(
    crs: *const c_char,
    crs_length: usize,
    out: *mut *mut lc_table_options,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let crs: Crs = unsafe { text(crs, crs_length, "crs") }?.parse()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table_options(TableOptions::new(crs))) }
    })
}

/// Sets the name of the table or file, for the places of defects (default "table").
///
/// # Safety
///
/// `options` is NULL or live; `name` points to `name_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_set_file(
    options: *mut lc_table_options,
    name: *const c_char,
    name_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let name = text(name, name_length, "name")?;
        change(options, |o| o.file(name))
    })
}

/// Turns the first bad row into an error (0 or 1; default 0: it is left out and reported).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_set_strict(
    options: *mut lc_table_options,
    strict: i32,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let strict = flag(strict, "strict")?;
        change(options, |o| o.strict(strict))
    })
}

/// Says which column holds a field ("id", "lon", "lat", "name", "category", "people" ...), whatever its name.
///
/// # Safety
///
/// `options` is NULL or live; `field` and `column` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_set_column(
    options: *mut lc_table_options,
    field: *const c_char,
    field_length: usize,
    column: *const c_char,
    column_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let (field, column) = (text(field, field_length, "field")?, text(column, column_length, "column")?);
        let unknown = || Error::new(ErrorKind::Column, "there is no such field").with_value(field);
        let field = Field::named(field).ok_or_else(unknown)?;
        change(options, |o| o.column(field, column))
    })
}

/// Says that every row is of one category of the catalogue, for tables such as a list of schools.
///
/// # Safety
///
/// `options` is NULL or live; `category` points to `category_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_set_category(
    options: *mut lc_table_options,
    category: *const c_char,
    category_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let category = text(category, category_length, "category")?;
        change(options, |o| o.category(category))
    })
}

/// Translates a word of the host's category column into a category of the catalogue; may be called for many words.
///
/// # Safety
///
/// `options` is NULL or live; `word` and `category` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_add_category_name(
    options: *mut lc_table_options,
    word: *const c_char,
    word_length: usize,
    category: *const c_char,
    category_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let (word, category) = (text(word, word_length, "word")?, text(category, category_length, "category")?);
        change(options, |o| o.category_name(word, category))
    })
}

/// Reads the column of categories or of codes as the words of a vendor; rows that the crosswalk does not map are left
/// out and reported with the nearest names.
///
/// # Safety
///
/// `options` and `crosswalk` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_options_set_crosswalk(
    options: *mut lc_table_options,
    crosswalk: *const lc_crosswalk,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let crosswalk = borrow(crosswalk, "crosswalk")?.0.clone();
        change(options, |o| o.crosswalk(crosswalk))
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
pub unsafe extern "C" fn lc_table_options_free(options: *mut lc_table_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// Changes options in place.
///
/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(
    options: *mut lc_table_options,
    how: impl FnOnce(TableOptions<'static>) -> TableOptions<'static>,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let options = unsafe { options.as_mut() }.ok_or_else(|| null("options"))?;
    options.0 = how(options.0.clone());
    Ok(())
}

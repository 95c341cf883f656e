//! Standards as data.

use std::ffi::c_char;

use lifecircle::report::{requirements_table, standards_table};
use lifecircle::standard::Standard;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::table::lc_table;

/// What a circle must have, every number with its clause and how sure it is.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_standard_free`; calls copy
/// what they need. The caller frees it.
pub struct lc_standard(pub(crate) Standard);

/// The bundled standards in `*out`: `standard`, `zh`, `en`, `issued`, `requirements`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_standards(out: *mut *mut lc_table, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_table::from(standards_table()?)) })
}

/// The bundled standard of that id, such as "mofcom-2025", in `*out`.
///
/// # Safety
///
/// `id` points to `id_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_standard_bundled(
    id: *const c_char,
    id_length: usize,
    out: *mut *mut lc_standard,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let standard = Standard::bundled(unsafe { text(id, id_length, "id") }?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_standard(standard)) }
    })
}

/// A standard of one's own from TOML, in `*out`; it may extend a bundled one. `file` names it in errors.
///
/// # Safety
///
/// `toml` and `file` point to their lengths of UTF-8 bytes; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_standard_from_toml(
    toml: *const c_char,
    toml_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_standard,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (toml, file) = unsafe { (text(toml, toml_length, "toml")?, text(file, file_length, "file")?) };
        let standard = Standard::from_toml(toml, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_standard(standard)) }
    })
}

/// What a standard asks for, in `*out`: one row per requirement, with clause and confidence.
///
/// # Safety
///
/// `standard` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_standard_requirements(
    standard: *const lc_standard,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = requirements_table(&unsafe { borrow(standard, "standard") }?.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees a standard; NULL is allowed.
///
/// # Safety
///
/// `standard` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_standard_free(standard: *mut lc_standard) {
    // SAFETY: by the contract above.
    unsafe { free(standard) }
}

//! The capacity that the services of a study have, in the hours they are open.

use std::ffi::c_char;

use lifecircle::access::CapacityWindows;
use lifecircle::model::Catalogue;
use lifecircle::study::Study;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{moment, text};
use crate::prepared::lc_prepared;
use crate::table::lc_table;

/// What services can serve between two moments, as far as the data says: one window for each stretch one is open.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_capacity_windows_free`; it does
/// not depend on what it was made from. The caller frees it.
pub struct lc_capacity_windows {
    pub(crate) found: CapacityWindows,
    study: Study,
}

/// The capacity of the services of a category that the walker can walk to, from `from` up to `to` (`lc_moment`), in
/// `*out`. What is unknown is left out and listed apart: `lc_capacity_windows_unknown`.
///
/// # Safety
///
/// `prepared` is NULL or live; `category` points to `length` bytes of UTF-8; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_capacity_windows(
    prepared: *const lc_prepared,
    category: *const c_char,
    length: usize,
    from: i64,
    to: i64,
    out: *mut *mut lc_capacity_windows,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, category) = unsafe { (borrow(prepared, "prepared")?, text(category, length, "category")?) };
        let category = Catalogue::bundled().find(category)?;
        let found = prepared.0.capacity_windows(category, moment(from, "from")?, moment(to, "to")?)?;
        let made = lc_capacity_windows { found, study: prepared.0.study().clone() };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// One row for each window, in `*out`: `facility`, `from`, `until`, `units`. The geometry is the facility.
///
/// # Safety
///
/// `windows` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_capacity_windows_table(
    windows: *const lc_capacity_windows,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let windows = unsafe { borrow(windows, "windows")? };
        windows.found.table(&windows.study)
    })
}

/// One row for each facility that is left out, for some of the time or for all of it, in `*out`: `facility`, `why`
/// ("unknown-hours", "unknown-capacity").
///
/// # Safety
///
/// `windows` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_capacity_windows_unknown(
    windows: *const lc_capacity_windows,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let windows = unsafe { borrow(windows, "windows")? };
        windows.found.unknown_table(&windows.study)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `windows` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_capacity_windows_free(windows: *mut lc_capacity_windows) {
    // SAFETY: by the contract above.
    unsafe { free(windows) }
}

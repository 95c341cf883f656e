//! Questions to a study as one walker sees it.

use std::ffi::{CStr, c_char};

use lifecircle::access::Query;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::report::access_table;
use lifecircle::study::Prepared;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::array;
use crate::table::lc_table;

/// A study as one walker sees it: edges timed, doors attached.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_prepared_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_prepared(pub(crate) Prepared);

/// The walk from every home to the `k` nearest of each category, and how many lie within each limit, in `*out`.
///
/// One row per home; columns `home`, `people`, `escape_s`, and for each category `<id>_state`, `<id>_s`, `<id>_facility`,
/// `<id>_within_<minutes>`.
///
/// # Safety
///
/// `prepared` is NULL or live; `categories` points to `category_count` NUL-terminated ids of the catalogue; `minutes`
/// points to `minute_count` limits; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_access(
    prepared: *const lc_prepared,
    categories: *const *const c_char,
    category_count: usize,
    minutes: *const u32,
    minute_count: usize,
    k: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, names, minutes) = unsafe {
            (
                borrow(prepared, "prepared")?,
                array(categories, category_count, "categories")?,
                array(minutes, minute_count, "minutes")?,
            )
        };
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            if name.is_null() {
                return Err(null("a category"));
            }
            // SAFETY: not NULL, and NUL-terminated by the contract above.
            let name = unsafe { CStr::from_ptr(*name) };
            let name = name.to_str().map_err(|_| Error::new(ErrorKind::Argument, "a category must be UTF-8"))?;
            ids.push(Catalogue::bundled().find(name)?);
        }
        let access = prepared.0.access(&Query::new(ids).minutes(minutes.iter().copied()).k(k))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(&access_table(&access)?)) }
    })
}

/// Frees a prepared study; NULL is allowed.
///
/// # Safety
///
/// `prepared` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_free(prepared: *mut lc_prepared) {
    // SAFETY: by the contract above.
    unsafe { free(prepared) }
}

//! Circle fusion: several circles laid over each other.

use std::ffi::c_char;

use lifecircle::assess::{Demand, Fusion, FusionCircle};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{text, texts};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// Circles as departments define them, to be laid over each other.
///
/// Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_fusion_circles_free`; calls
/// copy what they need. The caller frees it.
#[derive(Default)]
pub struct lc_fusion_circles(Vec<FusionCircle>);

/// Circles laid over each other.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_fusion_free`; it does not depend
/// on its circles. The caller frees it.
pub struct lc_fusion(Fusion);

/// No circles yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_circles_new(out: *mut *mut lc_fusion_circles, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = lc_fusion_circles::default();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Adds a circle without demands: its id, its name (may be empty), and the study as its walker sees it. All are of one
/// study.
///
/// # Safety
///
/// `circles` and `prepared` are NULL or live; `id` points to `id_length` bytes of UTF-8; `name` points to `name_length`
/// bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_circles_add(
    circles: *mut lc_fusion_circles,
    id: *const c_char,
    id_length: usize,
    name: *const c_char,
    name_length: usize,
    prepared: *const lc_prepared,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (circles, id, name, prepared) = unsafe {
            (
                circles.as_mut().ok_or_else(|| null("circles"))?,
                text(id, id_length, "id")?,
                text(name, name_length, "name")?,
                borrow(prepared, "prepared")?,
            )
        };
        let name = (!name.is_empty()).then(|| name.to_owned());
        circles.0.push(FusionCircle { id: id.to_owned(), name, prepared: prepared.0.clone(), demands: Vec::new() });
        Ok(())
    })
}

/// Says what the circle added last asks for: at least `minimum` facilities of any of these categories within `minutes`.
///
/// # Safety
///
/// `circles` is NULL or live; `categories` points to `count` NUL-terminated texts; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_circles_demand(
    circles: *mut lc_fusion_circles,
    categories: *const *const c_char,
    count: usize,
    minutes: u32,
    minimum: u32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (circles, categories) =
            unsafe { (circles.as_mut().ok_or_else(|| null("circles"))?, texts(categories, count, "categories")?) };
        let categories = categories.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<_, _>>()?;
        let none = || Error::new(ErrorKind::Empty, "there is no circle yet");
        circles.0.last_mut().ok_or_else(none)?.demands.push(Demand { categories, minutes, minimum });
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `fusion_circles` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_circles_free(fusion_circles: *mut lc_fusion_circles) {
    // SAFETY: by the contract above.
    unsafe { free(fusion_circles) }
}

/// Lays circles over each other (圈圈融合), in `*out`.
///
/// # Safety
///
/// `circles` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_new(
    circles: *const lc_fusion_circles,
    run: *const lc_run,
    out: *mut *mut lc_fusion,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let circles = unsafe { borrow(circles, "circles")? };
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| Fusion::new(&circles.0, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_fusion(made)) }
    })
}

/// Where all circles hold and which one is missing, in `*out`: one row for each home.
///
/// # Safety
///
/// `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_homes(
    fusion: *const lc_fusion,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let fusion = unsafe { borrow(fusion, "fusion")? };
        fusion.0.homes_table()
    })
}

/// How many homes and people share an overlay, in `*out`: `overlay`, `missing` (the one circle that is missing),
/// `homes`, `people`. First where all circles hold, then where one is missing, circle by circle.
///
/// # Safety
///
/// `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_tallies(
    fusion: *const lc_fusion,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let fusion = unsafe { borrow(fusion, "fusion")? };
        fusion.0.tallies_table()
    })
}

/// The places that serve at least so many of the circles (一圈多能), in `*out`.
///
/// # Safety
///
/// `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_places(
    fusion: *const lc_fusion,
    at_least: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let fusion = unsafe { borrow(fusion, "fusion")? };
        fusion.0.places_table(at_least)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `fusion` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_fusion_free(fusion: *mut lc_fusion) {
    // SAFETY: by the contract above.
    unsafe { free(fusion) }
}

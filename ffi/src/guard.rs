//! What guards every function of the ABI: no panic passes, no NULL is followed, handles are made and freed in one place.
//! Functions are written out one by one, so that the generator of the header sees them; only their bodies are shared.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lifecircle::error::{Error, ErrorKind};
use lifecircle::table::Table;

use crate::error::{lc_error, null};
use crate::table::lc_table;

/// Runs the body of an exported function and turns its outcome into a status code and, when asked for, an error.
pub(crate) fn guard(error: *mut *mut lc_error, body: impl FnOnce() -> Result<(), Error>) -> i32 {
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| Err(caught(panic.as_ref())));
    // SAFETY: an error pointer that is not NULL points to a writable slot by the contract of every function.
    let slot = unsafe { error.as_mut() };
    match outcome {
        Ok(()) => {
            if let Some(slot) = slot {
                *slot = std::ptr::null_mut();
            }
            0
        }
        Err(failure) => {
            if let Some(slot) = slot {
                *slot = Box::into_raw(Box::new(lc_error::new(&failure)));
            }
            failure.kind().code()
        }
    }
}

/// [`guard`] for a function that hands a table out through `out`, NULL or a writable slot.
pub(crate) fn guard_table(
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
    body: impl FnOnce() -> Result<Table, Error>,
) -> i32 {
    guard(error, || {
        let made = body()?;
        // SAFETY: an out pointer that is not NULL points to a writable slot by the contract of every function.
        unsafe { hand_out(out, lc_table::from(made)) }
    })
}

fn caught(panic: &(dyn std::any::Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_string());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    Error::new(ErrorKind::Internal, "the library met a defect of its own")
        .with_value(text)
        .with_fix("please report it with the input that led here")
}

/// The object behind a handle.
///
/// # Safety
///
/// `handle` is NULL or a live handle of this library.
pub(crate) unsafe fn borrow<'a, T>(handle: *const T, name: &str) -> Result<&'a T, Error> {
    // SAFETY: by the contract above.
    unsafe { handle.as_ref() }.ok_or_else(|| null(name))
}

/// Hands a new object out through `out`.
///
/// # Safety
///
/// `out` is NULL or points to a writable slot.
pub(crate) unsafe fn hand_out<T>(out: *mut *mut T, object: T) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let slot = unsafe { out.as_mut() }.ok_or_else(|| null("out"))?;
    *slot = Box::into_raw(Box::new(object));
    Ok(())
}

/// Hands a new object out through `out`, or NULL when there is none.
///
/// # Safety
///
/// `out` is NULL or points to a writable slot.
pub(crate) unsafe fn hand_out_or_null<T>(out: *mut *mut T, object: Option<T>) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let slot = unsafe { out.as_mut() }.ok_or_else(|| null("out"))?;
    *slot = object.map_or(std::ptr::null_mut(), |object| Box::into_raw(Box::new(object)));
    Ok(())
}

/// Writes a number out through `out`.
///
/// # Safety
///
/// `out` is NULL or points to a writable slot.
pub(crate) unsafe fn write_out<T>(out: *mut T, value: T, name: &str) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let slot = unsafe { out.as_mut() }.ok_or_else(|| null(name))?;
    *slot = value;
    Ok(())
}

/// Frees an object handed out before; NULL is allowed.
///
/// # Safety
///
/// `object` is NULL or was handed out by [`hand_out`] and is not used afterwards.
pub(crate) unsafe fn free<T>(object: *mut T) {
    if !object.is_null() {
        // SAFETY: by the contract above the box is ours again.
        let boxed = unsafe { Box::from_raw(object) };
        // A destructor that panics must not unwind into C.
        let _ = catch_unwind(AssertUnwindSafe(move || drop(boxed)));
    }
}

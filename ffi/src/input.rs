//! Arguments as C hands them in: UTF-8 with lengths, arrays with lengths.

use std::ffi::{CStr, c_char};
use std::slice;

use lifecircle::calendar::{Date, Moment};
use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::units::Ticks;

use crate::error::null;

/// The bytes of an argument; NULL is allowed when the length is 0.
///
/// # Safety
///
/// `data` is NULL or points to `length` readable bytes.
pub(crate) unsafe fn bytes<'a>(data: *const c_char, length: usize, name: &str) -> Result<&'a [u8], Error> {
    // SAFETY: by the contract above; u8 has no alignment.
    unsafe { array(data.cast::<u8>(), length, name) }
}

/// The text of an argument.
///
/// # Safety
///
/// As [`bytes`].
pub(crate) unsafe fn text<'a>(data: *const c_char, length: usize, name: &str) -> Result<&'a str, Error> {
    // SAFETY: by the contract above.
    let bytes = unsafe { bytes(data, length, name) }?;
    std::str::from_utf8(bytes).map_err(|e| {
        Error::new(ErrorKind::Argument, format!("{name} must be UTF-8"))
            .with_value(format_args!("byte {}", e.valid_up_to()))
    })
}

/// An array argument; NULL is allowed when the length is 0.
///
/// # Safety
///
/// `data` is NULL or points to `length` readable elements.
pub(crate) unsafe fn array<'a, T>(data: *const T, length: usize, name: &str) -> Result<&'a [T], Error> {
    if length == 0 {
        return Ok(&[]);
    }
    check_array(data, length, name)?;
    // SAFETY: not NULL, aligned, not longer than memory can be; readable by the contract above.
    Ok(unsafe { slice::from_raw_parts(data, length) })
}

/// An array argument that may be left out by NULL, whatever the length.
///
/// # Safety
///
/// `data` is NULL or points to `length` readable elements.
pub(crate) unsafe fn optional<'a, T>(data: *const T, length: usize, name: &str) -> Result<Option<&'a [T]>, Error> {
    if data.is_null() {
        return Ok(None);
    }
    // SAFETY: by the contract above.
    unsafe { array(data, length, name) }.map(Some)
}

/// An array to write results to; NULL is allowed when the length is 0.
///
/// # Safety
///
/// `data` is NULL or points to `length` writable elements that nothing else looks at meanwhile.
pub(crate) unsafe fn array_mut<'a, T>(data: *mut T, length: usize, name: &str) -> Result<&'a mut [T], Error> {
    if length == 0 {
        return Ok(&mut []);
    }
    check_array(data, length, name)?;
    // SAFETY: not NULL, aligned, not longer than memory can be; writable by the contract above.
    Ok(unsafe { slice::from_raw_parts_mut(data, length) })
}

fn check_array<T>(data: *const T, length: usize, name: &str) -> Result<(), Error> {
    if data.is_null() {
        return Err(null(name));
    }
    let too_long = length.checked_mul(size_of::<T>()).is_none_or(|size| size > isize::MAX as usize);
    if too_long || !data.is_aligned() {
        return Err(
            Error::new(ErrorKind::Argument, format!("{name} is not an array of that length")).with_value(length)
        );
    }
    Ok(())
}

/// A yes or no, 0 or 1.
pub(crate) fn flag(value: i32, name: &str) -> Result<bool, Error> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Error::new(ErrorKind::Argument, format!("{name} must be 0 or 1")).with_value(other)),
    }
}

/// A walking time in seconds.
pub(crate) fn ticks(seconds: f64, name: &str) -> Result<Ticks, Error> {
    let message = || format!("{name} must be seconds, not negative and less than four years");
    Ticks::from_seconds(seconds).ok_or_else(|| Error::new(ErrorKind::Argument, message()).with_value(seconds))
}

/// Walking times in seconds.
pub(crate) fn all_ticks(seconds: &[f64], name: &str) -> Result<Vec<Ticks>, Error> {
    let one = |(row, s): (usize, &f64)| ticks(*s, name).map_err(|e| e.at(Place::default().row(row as u64)));
    seconds.iter().enumerate().map(one).collect()
}

/// What a column holds; NaN stands for what is not known.
pub(crate) fn known(column: Option<&[f64]>, row: usize) -> Option<f64> {
    column?.get(row).copied().filter(|value| !value.is_nan())
}

/// A moment in seconds since 1970-01-01T00:00Z.
pub(crate) fn moment(unix_s: i64, name: &str) -> Result<Moment, Error> {
    let message = || format!("{name} must lie in the years 1900 to 2199");
    Moment::from_unix(unix_s).ok_or_else(|| Error::new(ErrorKind::Argument, message()).with_value(unix_s))
}

/// A date as one number, such as 20260210.
pub(crate) fn date(number: i32, name: &str) -> Result<Date, Error> {
    let message = || format!("{name} must be a date such as 20260210, in the years 1900 to 2199");
    let parts = u32::try_from(number).ok().and_then(|n| Date::new(number / 10_000, n / 100 % 100, n % 100));
    parts.ok_or_else(|| Error::new(ErrorKind::Argument, message()).with_value(number))
}

/// An array of NUL-terminated UTF-8 texts.
///
/// # Safety
///
/// `data` is NULL or points to `length` pointers, each NULL or NUL-terminated.
pub(crate) unsafe fn texts<'a>(data: *const *const c_char, length: usize, name: &str) -> Result<Vec<&'a str>, Error> {
    // SAFETY: by the contract above.
    let pointers = unsafe { array(data, length, name) }?;
    let one = |pointer: &*const c_char| {
        if pointer.is_null() {
            return Err(null(name));
        }
        // SAFETY: not NULL, and NUL-terminated by the contract above.
        let text = unsafe { CStr::from_ptr(*pointer) };
        text.to_str().map_err(|_| Error::new(ErrorKind::Argument, format!("{name} must be UTF-8")))
    };
    pointers.iter().map(one).collect()
}

/// An array of NUL-terminated UTF-8 texts, NULL where there is none.
///
/// # Safety
///
/// As [`texts`].
pub(crate) unsafe fn texts_or_null<'a>(
    data: *const *const c_char,
    length: usize,
    name: &str,
) -> Result<Vec<Option<&'a str>>, Error> {
    // SAFETY: by the contract above.
    let pointers = unsafe { array(data, length, name) }?;
    let one = |pointer: &*const c_char| {
        if pointer.is_null() {
            return Ok(None);
        }
        // SAFETY: by the contract above.
        unsafe { texts(pointer, 1, name) }.map(|found| found.first().copied())
    };
    pointers.iter().map(one).collect()
}

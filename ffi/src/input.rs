//! Arguments as C hands them in: UTF-8 with lengths, arrays with lengths.

use std::ffi::c_char;
use std::slice;

use lifecircle::error::{Error, ErrorKind};

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
    if data.is_null() {
        return Err(null(name));
    }
    let too_long = length.checked_mul(size_of::<T>()).is_none_or(|size| size > isize::MAX as usize);
    if too_long || !data.is_aligned() {
        return Err(
            Error::new(ErrorKind::Argument, format!("{name} is not an array of that length")).with_value(length)
        );
    }
    // SAFETY: not NULL, aligned, not longer than memory can be; readable by the contract above.
    Ok(unsafe { slice::from_raw_parts(data, length) })
}

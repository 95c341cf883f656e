//! Errors as C sees them: a code, a message, a place, a fix.

use std::ffi::{CString, c_char};
use std::ptr;

use lifecircle::error::{Error, ErrorKind};

/// The status of a call. 0 is success; a number is never reused for another meaning.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_status {
    /// Success.
    Ok = 0,
    /// A file could not be read or written.
    Io = 1,
    /// A file is damaged or not of the format it claims.
    Format = 2,
    /// A coordinate is not finite, out of range or swapped.
    Coordinate = 3,
    /// A coordinate system is missing, unknown or does not fit the data.
    Crs = 4,
    /// A category is not in the catalogue.
    Category = 5,
    /// A column is missing, unknown or of the wrong type.
    Column = 6,
    /// A value is out of its range or cannot be understood.
    Value = 7,
    /// Two rows claim the same identity.
    Duplicate = 8,
    /// There is nothing to work on.
    Empty = 9,
    /// A stated limit of size or memory would be passed.
    Limit = 10,
    /// A name or index does not exist.
    NotFound = 11,
    /// A standard's file is not valid.
    Standard = 12,
    /// A plugin failed or broke its contract.
    Plugin = 13,
    /// The caller asked to stop.
    Cancelled = 14,
    /// A network cannot be walked on.
    Network = 15,
    /// An argument is NULL, out of its range, or contradicts another.
    Argument = 16,
    /// A defect of this library, a panic included; the library is still usable.
    Internal = 99,
}

/// What went wrong in one call: code, message, bad value, place, fix.
///
/// Thread rule: may be read from several threads at once. Lifetime: until `lc_error_free`; strings taken from it live
/// as long. The caller frees it.
#[derive(Debug)]
pub struct lc_error {
    code: i32,
    message: CString,
    value: Option<CString>,
    place: Option<CString>,
    fix: Option<CString>,
}

impl lc_error {
    /// What went wrong.
    pub(crate) fn message(&self) -> String {
        self.message.to_string_lossy().into_owned()
    }

    pub(crate) fn new(error: &Error) -> lc_error {
        let place = (!error.place().is_empty()).then(|| c_string(&error.place().to_string()));
        lc_error {
            code: error.kind().code(),
            message: c_string(error.message()),
            value: error.value().map(c_string),
            place,
            fix: error.fix().map(c_string),
        }
    }
}

/// C ends a string at the first NUL, so one inside is shown instead of cutting the rest off.
pub(crate) fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', "\u{2400}")).unwrap_or_default()
}

/// An argument that is missing.
pub(crate) fn null(name: &str) -> Error {
    Error::new(ErrorKind::Argument, format!("{name} must not be NULL"))
}

/// The status code of the error (`lc_status`); `LC_STATUS_OK` for NULL.
///
/// # Safety
///
/// `error` is NULL or a live error of this library.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_code(error: *const lc_error) -> i32 {
    // SAFETY: the caller passes NULL or a live error.
    unsafe { error.as_ref() }.map_or(0, |e| e.code)
}

/// What went wrong, as NUL-terminated UTF-8 owned by the error; "" for NULL.
///
/// # Safety
///
/// As `lc_error_code`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_message(error: *const lc_error) -> *const c_char {
    // SAFETY: the caller passes NULL or a live error.
    unsafe { error.as_ref() }.map_or(c"".as_ptr(), |e| e.message.as_ptr())
}

/// The bad value as NUL-terminated UTF-8 owned by the error; NULL when no value is to blame.
///
/// # Safety
///
/// As `lc_error_code`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_value(error: *const lc_error) -> *const c_char {
    // SAFETY: the caller passes NULL or a live error.
    text(unsafe { error.as_ref() }.and_then(|e| e.value.as_ref()))
}

/// Where it stood (file, line, row, column, object) as NUL-terminated UTF-8 owned by the error; NULL when it has no place.
///
/// # Safety
///
/// As `lc_error_code`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_place(error: *const lc_error) -> *const c_char {
    // SAFETY: the caller passes NULL or a live error.
    text(unsafe { error.as_ref() }.and_then(|e| e.place.as_ref()))
}

/// What to do about it as NUL-terminated UTF-8 owned by the error; NULL when that is not known.
///
/// # Safety
///
/// As `lc_error_code`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_fix(error: *const lc_error) -> *const c_char {
    // SAFETY: the caller passes NULL or a live error.
    text(unsafe { error.as_ref() }.and_then(|e| e.fix.as_ref()))
}

/// Frees an error; NULL is allowed.
///
/// # Safety
///
/// `error` is NULL or a live error, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_error_free(error: *mut lc_error) {
    // SAFETY: a live error came from Box::into_raw, and the caller gives it up.
    unsafe { crate::guard::free(error) }
}

fn text(part: Option<&CString>) -> *const c_char {
    part.map_or(ptr::null(), |s| s.as_ptr())
}

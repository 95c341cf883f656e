//! Text the library writes: CSV, GeoJSON, pages.

use std::ffi::c_char;
use std::ptr;

use lifecircle::error::Error;

use crate::guard::free;

/// A text the library wrote, in UTF-8.
///
/// Thread rule: may be read from several threads at once. Lifetime: until `lc_text_free`; the pointer taken from it lives
/// as long. The caller frees it.
pub struct lc_text(Vec<u8>);

impl lc_text {
    /// What `write` writes.
    pub(crate) fn written(write: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>) -> Result<lc_text, Error> {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        bytes.push(0);
        Ok(lc_text(bytes))
    }
}

/// The bytes of a text, NUL-terminated and owned by it; NULL for NULL.
///
/// # Safety
///
/// `text` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_text_data(text: *const lc_text) -> *const c_char {
    // SAFETY: the caller passes NULL or a live text.
    unsafe { text.as_ref() }.map_or(ptr::null(), |t| t.0.as_ptr().cast())
}

/// How many bytes a text has, without the NUL; 0 for NULL.
///
/// # Safety
///
/// As `lc_text_data`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_text_length(text: *const lc_text) -> usize {
    // SAFETY: the caller passes NULL or a live text.
    unsafe { text.as_ref() }.map_or(0, |t| t.0.len().saturating_sub(1))
}

/// Frees a text; NULL is allowed.
///
/// # Safety
///
/// `text` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_text_free(text: *mut lc_text) {
    // SAFETY: by the contract above.
    unsafe { free(text) }
}

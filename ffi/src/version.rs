//! Which library, which ABI.

use std::ffi::c_char;

/// The number of the ABI: it changes when a released symbol changes its meaning.
pub const LC_ABI_VERSION: u32 = 0;

/// The number of the ABI of the library that is loaded; compare it with `LC_ABI_VERSION` of the header.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn lc_abi_version() -> u32 {
    LC_ABI_VERSION
}

/// The version of the library that is loaded, such as "0.1.0", as a static NUL-terminated string; never free it.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn lc_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

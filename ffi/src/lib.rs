//! The C ABI of lifecircle: thin, one file per floor, no logic of its own.
//!
//! `include/lifecircle.h` is generated from this crate and is the manual. Every function returns a status code, hands
//! results out through its last pointers before the error, and never lets a panic through.

// The names are C's: `lc_study` is what the header says.
#![allow(non_camel_case_types, reason = "exported types carry their C names")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod assessment;
mod error;
mod guard;
mod input;
mod prepared;
mod study;
mod table;
mod version;

pub use assessment::*;
pub use error::*;
pub use prepared::*;
pub use study::*;
pub use table::*;
pub use version::*;

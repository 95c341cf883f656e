//! The Arrow C data and stream interfaces, in and out.
//!
//! What comes in is moved: its `release` becomes NULL in the caller's structure, whether the call succeeds or not. Nothing in
//! it is believed: counts, pointers, lengths and offsets are checked before anything is read through them (`layout`), offsets,
//! keys and UTF-8 before they are used. What the interface does not carry cannot be checked: how long a buffer is.

mod export;
mod import;
mod layout;
mod stream;

pub use export::*;
pub use import::*;

pub(crate) use stream::batches_of_stream;

//! The C ABI of lifecircle: thin, one file per floor, no logic of its own.
//!
//! `include/lifecircle.h` is generated from this crate and is the manual. Every function returns a status code, hands
//! results out through its last pointers before the error, and never lets a panic through.

// The names are C's: `lc_study` is what the header says.
#![allow(non_camel_case_types, reason = "exported types carry their C names")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
mod allocation;
mod allocation_question;
mod arrow;
mod assessment;
mod calendar;
mod capacity_windows;
mod catalogue;
mod catchments;
mod columns;
mod contents;
mod crosswalk;
mod day_plans;
mod decay;
mod error;
mod events;
mod fusion;
mod guard;
mod hours;
mod indicators;
mod input;
mod isochrones;
mod levels;
mod live;
mod map;
mod measured;
mod network;
mod openings;
mod over_time;
mod partition;
mod places;
mod plans;
mod plugin;
mod prepared;
mod reach;
mod register;
mod roll_up;
mod run;
mod run_here;
mod siting;
mod source;
mod standard;
mod study;
mod table;
mod table_options;
mod text;
mod version;
mod walker;
mod walks;

pub use access::*;
pub use allocation::*;
pub use allocation_question::*;
pub use arrow::*;
pub use assessment::*;
pub use calendar::*;
pub use capacity_windows::*;
pub use catalogue::*;
pub use catchments::*;
pub use columns::*;
pub use contents::*;
pub use crosswalk::*;
pub use day_plans::*;
pub use decay::*;
pub use error::*;
pub use events::*;
pub use fusion::*;
pub use hours::*;
pub use indicators::*;
pub use isochrones::*;
pub use levels::*;
pub use live::*;
pub use map::*;
pub use measured::*;
pub use network::*;
pub use openings::*;
pub use over_time::*;
pub use partition::*;
pub use places::*;
pub use plans::*;
pub use plugin::*;
pub use prepared::*;
pub use reach::*;
pub use register::*;
pub use roll_up::*;
pub use run::*;
pub use siting::*;
pub use source::*;
pub use standard::*;
pub use study::*;
pub use table::*;
pub use table_options::*;
pub use text::*;
pub use version::*;
pub use walker::*;
pub use walks::*;

//! Plugins in C: tables of functions that implement the traits of the core, by name in a registry.
//!
//! Every kind is one `#[repr(C)]` structure that begins with the same four fields and grows only at its end (`vtable`).
//! A plugin sees columns and answers in columns, once per call of the library; what it answers is checked before use.

mod catchment_columns;
mod edge_columns;
mod indicator;
mod load;
mod measure;
mod owner;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests stop")]
mod plugin_tests;
mod registry;
mod reply;
mod rows;
mod siting_answer;
mod siting_question;
mod siting_solver;
mod source;
mod source_registry;
mod store;
mod vtable;
mod walk_model;

pub use catchment_columns::*;
pub use edge_columns::*;
pub use indicator::*;
pub use load::*;
pub use measure::*;
pub use registry::*;
pub use reply::*;
pub use siting_question::*;
pub use siting_solver::*;
pub use source::*;
pub use source_registry::*;
pub use store::*;
pub use vtable::LC_PLUGIN_THREAD_SAFE;
pub use walk_model::*;

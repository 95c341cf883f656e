//! What could be better: what-if, idle spaces, tenant mix, where new facilities should stand, and what to do in which order.
//!
//! This floor knows studies, access and assessments; nothing above it knows this floor.

pub mod actions;
mod document;
pub mod idle;
mod rows;
pub mod scenario;
mod shift;
pub mod siting;
pub mod tenant_mix;
mod unmet;
#[cfg(test)]
mod village;

pub use shift::{Newly, Shift};

//! Plugins: the one place where traits become shared objects and names become what they stand for.
//!
//! A [`Registry`] is a value, not a global: two of them in one process know nothing of each other. It keeps walk models,
//! sources, indicators, siting solvers and stores by name, each on a [`Shelf`] of its own kind; a new kind is a new shelf. Rust hands in values;
//! the C ABI, Java and Python hand in objects of their own that implement the same traits. Most plugins may be called on
//! any thread; one that belongs to the thread that entered the library is put on its shelf as a [`Provided::OnCallingThread`].

mod provided;
mod registry;
mod shelf;

#[cfg(test)]
mod registry_tests;

pub use provided::{MadeForThread, Provided};
pub use registry::Registry;
pub use shelf::Shelf;

use crate::access::Indicator;
use crate::improve::siting::SitingSolver;
use crate::source::{FacilitySource, HomeSource, NetworkSource};

/// A source of networks that several threads may share.
pub type SharedNetworkSource = dyn NetworkSource + Send + Sync;
/// A source of facilities that several threads may share.
pub type SharedFacilitySource = dyn FacilitySource + Send + Sync;
/// A source of homes that several threads may share.
pub type SharedHomeSource = dyn HomeSource + Send + Sync;
/// An indicator that several threads may share.
pub type SharedIndicator = dyn Indicator + Send + Sync;
/// A siting solver that several threads may share.
pub type SharedSitingSolver = dyn SitingSolver + Send + Sync;

//! Capacity that exists only in a window, given to those who need it within a walk: bays at night, stalls by slot.
//!
//! *The model.* A capacity is so many units of a facility from one moment to another; a demand is so many units of a home in the same
//! way. A unit of capacity serves one unit of demand for the whole of its window, and only one whose window lies within its own.
//! As many units are served as can be, and of all ways to serve so many the one with the least walking is taken: the
//! transportation problem, solved exactly in whole numbers. Whoever is not served is listed with the reason.

mod allocate;
mod document;
mod question;
mod table;
mod transport;
mod windows;

#[cfg(test)]
mod allocation_tests;

pub use allocate::{Allocation, Assignment, Unserved, WhyUnserved};
pub use document::AllocationDocument;
pub use question::{Capacity, Demand};
pub use windows::CapacityWindows;

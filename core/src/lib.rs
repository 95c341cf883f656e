//! skeleton
pub mod access;
pub mod assess;
pub mod error;
pub mod geo;
pub mod model;
pub mod network;
pub mod progress;
pub mod reach;
pub mod report;
pub mod source;
pub mod standard;
pub mod study;
pub mod units;
pub mod walk;

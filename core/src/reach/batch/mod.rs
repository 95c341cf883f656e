//! All origins against all targets: one pass answers every question that is a sum or a choice over targets.

mod ask;
mod by_lanes;
mod cells;
mod cost;
mod decay;
mod door_edges;
mod ends;
mod fold;
mod grouped;
mod groups;
mod lanes;
mod measure;
mod nearby;
mod one_by_one;
mod opportunities;
mod order;
mod pace;
mod pairs;
mod pass;
mod reached;
mod reached_one_by_one;
mod region;
mod streets;

pub use ask::Ask;
pub use decay::Decay;
pub(super) use ends::{Ends, Readers, Side, straight, straight_back};
pub(super) use groups::{Groups, Membership};
pub use opportunities::{Opportunities, opportunities, opportunities_at_nodes};
pub(super) use pairs::{Pairs, pairs};
pub(super) use pass::How;
pub use reached::{Reached, reach_of, reach_of_nodes};

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod city_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod opportunities_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod pairs_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod reached_tests;

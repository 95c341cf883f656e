//! The engine: bounded searches over a timed network.
//!
//! A [`TimedNetwork`] is a network as one walker sees it. [`Places`] are homes or facilities with their doors. Searches
//! begin at the facilities, which are far fewer than the homes: [`nearest`] needs one search per group of facilities,
//! [`nearest_k`] and [`counts`] one per facility. [`matrix`], [`route`] and [`isochrone`] search from the place asked
//! about. All of them measure in the same [`Ticks`](crate::units::Ticks) and agree bit for bit, whatever the number of
//! threads: with the feature `rayon` they run in the caller's pool (`rayon::ThreadPool::install`).
//!
//! A walk's time is a sum of rounded parts: the link of the one door, the part of its edge, whole edges, the part of
//! the other door's edge, its link. It differs from the unrounded time by at most half a tick for each of them.

mod counts;
mod graph;
mod group;
mod isochrone;
mod matrix;
mod nearest;
mod nearest_k;
pub(crate) mod parallel;
mod passage;
mod places;
mod polygon;
mod route;
mod search;
mod seeds;
mod shape;
mod stretch;
mod sweep;
mod timed;
mod view;
mod work;

pub use counts::{Counts, counts};
pub use isochrone::{Isochrone, isochrone};
pub use matrix::{Matrix, matrix};
pub use nearest::{Nearest, nearest};
pub use nearest_k::{NearestK, nearest_k};
pub use places::Places;
pub use polygon::{concave_hull, polygon};
pub use route::{Route, RouteEdge, route};
pub use seeds::{Seed, nearest_seed};
pub use stretch::Stretch;
pub use timed::TimedNetwork;
pub(crate) use view::DoorView;
pub use work::Work;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod cost_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod engine_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod isochrone_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "an oracle that cannot answer is a failed test")]
mod oracle;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod polygon_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod route_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod rules_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a scene that cannot be built is a failed test")]
mod scene;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod timed_tests;

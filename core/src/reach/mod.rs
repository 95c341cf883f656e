//! The engine: bounded searches over a timed network.
//!
//! A [`TimedNetwork`] is a network as one walker sees it. [`Places`] are homes or facilities with their doors. Searches
//! begin at the facilities, which are far fewer than the homes: [`nearest`] answers for all groups of them at once.
//! [`opportunities`] answers every sum and choice over facilities in one pass; [`counts`] and [`nearest_k`] are the two
//! most asked for. [`matrix`], [`row`], [`route`], [`nodes_within`] and [`isochrone`] search from the place asked
//! about; [`Contours`] draws polygons. All of them measure in the same [`Ticks`](crate::units::Ticks) and agree bit for
//! bit, whatever the number of threads: with the feature `rayon` they run in the caller's pool
//! (`rayon::ThreadPool::install`).
//!
//! A walk's time is a sum of rounded parts: the link of the one door, the part of its edge, whole edges, the part of
//! the other door's edge, its link. It differs from the unrounded time by at most half a tick for each of them.
//!
//! # Examples
//!
//! ```
//! use lifecircle::error::ErrorKind;
//! use lifecircle::geo::LonLat;
//! use lifecircle::network::{EdgeAttributes, EdgeId, Gate, NetworkBuilder, RawNetwork, RawNode, RawWay};
//! use lifecircle::progress::NoProgress;
//! use lifecircle::reach::{self, Places, TimedNetwork};
//! use lifecircle::units::Ticks;
//! use lifecircle::walk::Walker;
//!
//! // A street of 600 m; a home at its start, shops 240 m and 600 m along.
//! let node = |id, lon| -> Result<RawNode, lifecircle::error::Error> {
//!     Ok(RawNode { id, position: LonLat::new(lon, 32.04)?, gate: Gate::Open, keep: false, elevation_m: None })
//! };
//! let street = EdgeAttributes::default();
//! let way = RawWay { id: 7, nodes: vec![0, 1], attributes: street, lengths_m: Some(vec![600.0]) };
//! let raw = RawNetwork { nodes: vec![node(1, 118.780)?, node(2, 118.786)?], ways: vec![way], ..RawNetwork::default() };
//! let timed = TimedNetwork::new(NetworkBuilder::new().build(raw)?, &Walker::with_speed("stroll", 1.0)?)?;
//! let door = |chainage_m| -> Result<_, lifecircle::error::Error> {
//!     let point = LonLat::new(118.78, 32.04)?;
//!     Ok(vec![lifecircle::network::Attachment { edge: EdgeId(0), chainage_m, link_m: 0.0, point }])
//! };
//! let homes = Places::new(&timed, [door(0.0)?]);
//! let shops = Places::new(&timed, [door(600.0)?, door(240.0)?]);
//!
//! let limits = [5, 10].map(|minutes| Ticks::new(minutes * 60 * 32));
//! let near = reach::nearest(&timed, &homes, &shops, &[vec![0, 1]], limits[1], &NoProgress)?;
//! assert_eq!(near.get(0, 0).map(|(ticks, shop)| (ticks.seconds(), shop)), Some((240.0, 1)));
//! let counts = reach::counts(&timed, &homes, &shops, &[vec![0, 1]], &limits, &NoProgress)?;
//! assert_eq!([counts.get(0, 0, 0), counts.get(0, 0, 1)], [1, 2]);
//!
//! let circle = reach::isochrone(&timed, &homes, 0, &limits);
//! let reached = circle.within(limits[0])[0];
//! assert!((reached.to_m - reached.from_m).abs() == 300.0);
//! let wide = reach::polygon(&circle, limits[0], 1e9, &[]);
//! assert_eq!(wide.unwrap_err().kind(), ErrorKind::Argument);
//! # Ok::<(), lifecircle::error::Error>(())
//! ```

mod batch;
mod beside;
mod blocks;
mod by_time;
mod compile;
mod contour;
mod counts;
mod each;
mod flood;
mod graph;
mod isochrone;
mod live;
mod matrix;
mod moves;
mod nearest;
mod nearest_k;
mod node_set;
pub(crate) mod parallel;
mod passage;
mod places;
mod polygon;
mod pool;
mod queue;
mod route;
mod row;
mod saved;
mod saved_graph;
mod saved_network;
mod search;
mod seeds;
mod stretch;
mod sweep;
mod timed;
mod vertices;
#[cfg(feature = "report")]
mod view;
mod work;
mod workbench;

pub use batch::{Ask, Decay, Opportunities, Reached, opportunities, opportunities_at_nodes, reach_of, reach_of_nodes};
pub use contour::{Areas, Contours};
pub use counts::{Counts, counts};
pub use isochrone::{Isochrone, isochrone, isochrones};
pub use live::LiveNearest;
pub(crate) use matrix::each_column;
pub use matrix::{Matrix, matrix};
pub use nearest::{Nearest, NearestTimes, nearest, nearest_at_nodes, nearest_times, nearest_times_at_nodes};
pub use nearest_k::{NearestK, nearest_k};
pub use node_set::{NodeSet, node_sets, nodes_within};
pub use places::Places;
pub use polygon::{concave_hull, polygon};
pub use route::{Route, RouteEdge, route};
pub use row::row;
pub use saved_network::SavedNetwork;
pub use seeds::{Seed, nearest_seed};
pub use stretch::Stretch;
pub use timed::TimedNetwork;
#[cfg(feature = "report")]
pub(crate) use view::DoorView;
pub use work::Work;

#[cfg(all(test, feature = "osm"))]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod city_tests;
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
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod moves_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod node_set_tests;
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

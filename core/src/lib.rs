//! Measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).
//!
//! For every home, every category of everyday business and every kind of walker: how long is the walk, how many choices
//! are there, and what does a Chinese standard say about it. Unreachable, unknown and no data are three different
//! things, and none of them is a number.
//!
//! ```
//! use lifecircle::access::Query;
//! use lifecircle::model::Catalogue;
//! use lifecircle::study::Study;
//! use lifecircle::walk::Walker;
//! # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
//! # let path = std::path::Path::new(path);
//!
//! let study = Study::from_osm(path, None, false)?;
//! let pharmacy = Catalogue::bundled().find("pharmacy")?;
//! let table = study.prepare(&Walker::elder())?.access(&Query::new([pharmacy]))?;
//! assert!(table.median_walk_s(0).is_some());
//! # Ok::<(), lifecircle::error::Error>(())
//! ```
//!
//! # How the types compose
//!
//! - [`study::StudyBuilder`] takes a [`network::Network`], [`model::Facilities`] and [`model::Homes`] from any source and
//!   checks them against each other: a [`study::Study`], immutable, with a report of every defect.
//! - [`study::Study::prepare`] fixes the times of a [`walk::WalkModel`] and attaches every door: a [`study::Prepared`] study.
//! - [`study::Prepared::access`] answers how far and how many; [`study::Study::assess`] judges circles against a
//!   [`standard::Standard`].
//! - [`report`] turns results into tables, GeoJSON, CSV, GeoParquet and a map that opens offline.
//! - [`reach`] is the engine below; [`geo`] converts between WGS-84, UTM, CGCS2000, GCJ-02 and BD-09.
//!
//! # Features
//!
//! - `osm` (default): read OpenStreetMap PBF files.
//! - `report` (default): write the offline map.
//! - `rayon` (default): use every core; without it the same answers come from one thread.
//! - `arrow`: read and write Arrow and GeoParquet.
//!
//! # Not supported yet
//!
//! Opening hours are read and kept, not evaluated. There is no siting, no register, no run-time plugin through the other
//! doors; walk models of the host work in Rust.

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

#[cfg(all(doctest, feature = "osm"))]
mod documents {
    //! The documents of the project, compiled and run.
    #[doc = include_str!("../../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/methods.md")]
    struct Methods;
    #[doc = include_str!("../docs/design.md")]
    struct Design;
}

//! Measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).
//!
//! For every home, every category of everyday business and every kind of walker: how long is the walk, how many choices
//! are there, and what does a Chinese standard say about it. Unreachable, unknown and no data are three different
//! things, and none of them is a number.
//!
//! ```
//! use lifecircle::access::Query;
//! use lifecircle::model::Catalogue;
//! use lifecircle::study::{OpenOptions, Study};
//! use lifecircle::walk::Walker;
//! # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
//! # let path = std::path::Path::new(path);
//!
//! let study = Study::from_osm(path, &OpenOptions::default())?;
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
//! - [`improve`] says what would change if, what idle spaces and vacant units could become, where new facilities should stand, and
//!   how much better another plan could be at most.
//! - [`register`] keeps what residents need and what became of it.
//! - [`report`] turns results into tables, GeoJSON, CSV, GeoParquet and a map that opens offline.
//! - [`calendar`] reads opening hours and knows the work calendar, make-up workdays and lunar days.
//! - [`plugin`] keeps walk models, sources and indicators of the host by name.
//! - [`reach`] is the engine below; [`geo`] converts between WGS-84, UTM, CGCS2000, GCJ-02 and BD-09.
//!
//! # Features
//!
//! - `osm` (default): read OpenStreetMap PBF files.
//! - `report` (default): write the offline map.
//! - `rayon` (default): use every core; without it the same answers come from one thread.
//! - `arrow`: read and write Arrow and GeoParquet.
//! - `sqlite`: keep registers in a file.
//! - `exact-lp`: answer small questions of location by an integer program as well.
//!
//! # Not supported yet
//!
//! There are no bookings or stalls, and nothing for whole nations at once.

#![deny(unsafe_code)]

pub mod access;
pub mod assess;
pub mod calendar;
pub mod error;
mod exact_sum;
pub mod geo;
pub mod improve;
mod machine;
pub mod model;
pub mod network;
pub mod plugin;
pub mod progress;
pub mod reach;
pub mod register;
pub mod report;
pub mod source;
pub mod standard;
mod stored;
pub mod study;
pub mod table;
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

//! Facilities, homes and residential land from an OpenStreetMap file.
//!
//! [`OsmFile::facilities`](super::OsmFile::facilities) gives places a category of the catalogue and finds their doors,
//! [`OsmFile::homes`](super::OsmFile::homes) estimates how many people live in which building by a stated
//! [`HomeRule`], and [`OsmFile::residential_land`](super::OsmFile::residential_land) collects the denominator of
//! official coverage rates. [`OsmFile::building_outlines`](super::OsmFile::building_outlines) gives every building,
//! home or not.

mod buildings;
#[cfg(test)]
mod cities_tests;
mod crossing;
mod doors;
mod duplicates;
mod facilities;
mod home_rule;
mod homes;
mod index;
mod land;
mod multipolygon;
mod place;
mod rings;
mod shape;
#[cfg(test)]
mod sketch;
mod stations;

pub use buildings::BuildingOutline;
pub use home_rule::{HomeRule, PlainBuildings};

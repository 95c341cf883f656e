//! OpenStreetMap PBF files.
//!
//! [`OsmFile`] reads a file once into a compact store; the walking network, the facilities, the homes and the
//! residential land are then read from it.
//!
//! The reader is our own: it needs a tenth of the format, must never panic or allocate without bound on a hostile
//! file, and must say at which byte a file is damaged.

mod blob;
mod block;
mod block_strings;
mod dense;
mod elements;
mod faults;
mod features;
mod foot;
mod header;
mod interest;
mod kept;
mod read;
mod store;
mod sweep;
mod tags;
mod wire;

#[cfg(test)]
mod read_tests;
#[cfg(test)]
mod testing;

pub use features::{BuildingOutline, HomeRule, PlainBuildings};
pub use read::OsmReadOptions;
pub use store::{ElementId, OsmFile, OsmNode, OsmRelation, OsmWay};
pub use tags::Tags;

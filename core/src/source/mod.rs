//! Where data comes from: the traits a source implements, and the readers of the formats in use.

#[cfg(feature = "osm")]
pub mod osm;
mod outline;
pub mod table;
mod traits;

pub use traits::{FacilitySource, HomeSource, NetworkSource};

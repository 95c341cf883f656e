//! Coordinates: WGS-84, the Chinese systems, lengths on the ellipsoid and a local metric plane.

mod crs;
mod lonlat;
mod plane;

pub use crs::Crs;
pub use lonlat::{BoundingBox, LonLat};
pub use plane::{LocalPlane, Metric};

//! Coordinates: WGS-84, the Chinese systems, lengths on the ellipsoid and a local metric plane.

mod area;
mod ceiling;
mod crs;
mod crs_name;
mod detect;
mod gcj02;
mod grid;
mod lonlat;
mod plane;
mod transverse_mercator;

pub use area::{polygon_area_m2, ring_area_m2};
pub(crate) use ceiling::Ceiling;
pub use crs::Crs;
pub use detect::{CrsCheck, CrsVerdict, Evidence, Fit, Reading, detect};
pub use gcj02::{bd09_to_gcj02, bd09_to_gcj02_published, gcj02_moves, gcj02_to_bd09, gcj02_to_wgs84, wgs84_to_gcj02};
pub use lonlat::{BoundingBox, LonLat};
pub use plane::{LocalPlane, Metric};

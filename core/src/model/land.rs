//! Residential land (居住用地): the denominator of official coverage rates.

use crate::error::DataReport;

/// A parcel of residential land.
#[derive(Clone, Debug, PartialEq)]
pub struct LandParcel {
    /// The source's identity, such as `way/4711`.
    pub id: String,
    /// The outline in WGS-84 degrees.
    pub outline: geo_types::MultiPolygon<f64>,
    /// Area on the ellipsoid in square metres.
    pub area_m2: f64,
}

/// The residential land of a study. Without it, coverage by residential area is no data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResidentialLand {
    /// The good parcels.
    pub parcels: Vec<LandParcel>,
    /// The bad ones.
    pub report: DataReport,
}

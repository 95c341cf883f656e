//! Areas of the host: boxes, and polygons as rings of longitude and latitude.

use geo_types::{LineString, MultiPolygon, Polygon};
use lifecircle::error::Error;
use lifecircle::geo::BoundingBox;
use lifecircle::study::Extent;
use pyo3::prelude::*;

/// Polygons, each its outer ring and then its holes.
pub(crate) type Rings = Vec<Vec<Vec<(f64, f64)>>>;

/// Where a host says its data is complete.
#[derive(FromPyObject)]
pub(crate) enum Area {
    /// West, south, east, north.
    Corners((f64, f64, f64, f64)),
    /// Polygons.
    Outline(Rings),
}

pub(crate) fn extent(area: Option<Area>) -> Result<Option<Extent>, Error> {
    area.map(|area| match area {
        Area::Corners((w, s, e, n)) => BoundingBox::new(w, s, e, n).map(Extent::from_box),
        Area::Outline(rings) => Extent::from_polygon(polygons(rings)),
    })
    .transpose()
}

pub(crate) fn polygons(rings: Rings) -> MultiPolygon<f64> {
    let polygon = |rings: Vec<Vec<(f64, f64)>>| {
        let mut rings = rings.into_iter().map(LineString::from);
        let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(outer, rings.collect())
    };
    rings.into_iter().map(polygon).collect()
}

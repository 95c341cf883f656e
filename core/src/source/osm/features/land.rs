//! Residential land (居住用地) from `landuse=residential`.

use geo::Contains;
use geo_types::Point;

use super::super::OsmFile;
use super::buildings::{TaggedArea, areas};
use super::crossing::crosses_itself;
use super::index::AreaIndex;
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::model::{LandParcel, ResidentialLand};
use crate::source::outline::place_inside;

impl OsmFile {
    /// The residential land of the file: closed ways and multipolygons tagged `landuse=residential`, ways first.
    ///
    /// Empty when there is none, and then coverage by residential area is no data: buildings are no substitute. A parcel
    /// whose rings cross each other or cannot be put together is a defect and left out; one that lies wholly inside
    /// another is noted (`nested-parcel`) and left out, for its ground is counted already.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::source::osm::{OsmFile, OsmReadOptions};
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    ///
    /// let land = OsmFile::open(path, &OsmReadOptions::default())?.residential_land();
    /// let hectares: f64 = land.parcels.iter().map(|parcel| parcel.area_m2 / 1e4).sum();
    /// assert_eq!((land.parcels.len(), hectares.round()), (11, 188.0));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn residential_land(&self) -> ResidentialLand {
        let mut report = DataReport::default();
        let mut found = areas(self, &mut report, |tags| tags.is("landuse", "residential"));
        let place = |land: &TaggedArea<'_>| Place::file(self.name()).with_object(land.id.to_string());
        found.retain(|land| {
            let sound = !land.area.outline.iter().any(crosses_itself);
            if !sound {
                let message = "the outline of residential land crosses itself; its area cannot be told";
                report.push(Defect::error(ErrorKind::Format, "broken-outline", message).at(place(land)));
            }
            sound
        });
        let nested = nested(&found);
        let mut parcels = Vec::new();
        for (land, nested) in found.into_iter().zip(nested) {
            if nested {
                let message = "the parcel lies inside another one; it was left out so that its ground counts once";
                report.push(Defect::note(ErrorKind::Duplicate, "nested-parcel", message).at(place(&land)));
                continue;
            }
            let id = land.id.to_string();
            parcels.push(LandParcel { id, outline: land.area.outline, area_m2: land.area.area_m2 });
        }
        ResidentialLand { parcels, report }
    }
}

/// For each parcel, whether all of it lies inside a larger one.
fn nested(found: &[TaggedArea<'_>]) -> Vec<bool> {
    let index = AreaIndex::new(found.iter().enumerate().map(|(i, land)| (land.area.outline.clone(), i)));
    let inside = |i: usize, land: &TaggedArea<'_>| {
        let Some(place) = place_inside(&land.area.outline) else { return false };
        index.around(place).any(|&other| {
            let larger = (found[other].area.area_m2, other) > (land.area.area_m2, i);
            other != i && larger && holds(&found[other], land)
        })
    };
    found.iter().enumerate().map(|(i, land)| inside(i, land)).collect()
}

/// Whether every corner of `small` lies inside `large` or on its outline.
fn holds(large: &TaggedArea<'_>, small: &TaggedArea<'_>) -> bool {
    use geo::Intersects;
    let corners = small.area.outline.iter().flat_map(|polygon| polygon.exterior().0.iter());
    corners.map(|c| Point::from(*c)).all(|p| large.area.outline.contains(&p) || large.area.outline.intersects(&p))
}

#[cfg(test)]
#[path = "land_tests.rs"]
mod tests;

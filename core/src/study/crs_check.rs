//! The evidence of a study on the coordinate system of its tables.

use geo::{BoundingRect, Contains};
use geo_types::{Coord, MultiPolygon};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use super::Extent;
use crate::geo::{Crs, CrsCheck, Evidence, LonLat, detect};
use crate::network::Network;

/// What a network, buildings and an extent say about any spot: the evidence for [`detect`].
///
/// # Performance
///
/// Building the index takes some microseconds per building; a spot then some microseconds.
pub struct Ground<'a> {
    network: &'a Network,
    extent: &'a Extent,
    outlines: &'a [MultiPolygon<f64>],
    /// The boxes of the outlines in degrees, with their places in `outlines`.
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl<'a> Ground<'a> {
    /// The ground of a network, of building outlines in WGS-84 degrees (none when they are not known) and of where the
    /// data is complete.
    pub fn new(network: &'a Network, outlines: &'a [MultiPolygon<f64>], extent: &'a Extent) -> Ground<'a> {
        let boxes = outlines.iter().enumerate().filter_map(|(index, outline)| {
            let area = outline.bounding_rect()?;
            let corners = [area.min().x, area.min().y, area.max().x, area.max().y];
            let finite = corners.iter().all(|v| v.is_finite());
            finite.then(|| {
                GeomWithData::new(Rectangle::from_corners([corners[0], corners[1]], [corners[2], corners[3]]), index)
            })
        });
        Ground { network, extent, outlines, boxes: RTree::bulk_load(boxes.collect()) }
    }

    /// What the ground says about a spot.
    pub fn evidence(&self, spot: LonLat) -> Evidence {
        if !self.extent.contains(spot) {
            // Beyond the data nothing is evidence, so nothing need be looked for.
            return Evidence { inside_extent: false, to_walkable_m: None, in_building: None };
        }
        let mut around = self.boxes.locate_all_at_point([spot.lon(), spot.lat()]);
        let in_building = around.any(|found| self.outlines[found.data].contains(&Coord::from(spot)));
        Evidence {
            inside_extent: true,
            to_walkable_m: self.network.nearest_walkable_m(spot).filter(|metres| *metres <= Evidence::FAR_M),
            in_building: (self.boxes.size() > 0).then_some(in_building),
        }
    }

    /// Whether `places`, as `declared` has them, are in that system; see [`detect`].
    ///
    /// An extent that was inferred from these very places proves nothing about them, and does no harm either: then
    /// the verdict rests on ways and buildings alone.
    pub fn check(&self, places: &[LonLat], declared: Crs) -> CrsCheck {
        detect(places, declared, &|spot| self.evidence(spot))
    }
}

//! Which areas a place lies in.

use geo::{BoundingRect, Contains};
use geo_types::{MultiPolygon, Point};
use rstar::{AABB, RTree, RTreeObject};

use crate::geo::LonLat;

/// Areas, each with something known about it, to be asked for by place.
pub(super) struct AreaIndex<T> {
    tree: RTree<Entry<T>>,
}

struct Entry<T> {
    outline: MultiPolygon<f64>,
    south_west: [f64; 2],
    north_east: [f64; 2],
    about: T,
}

impl<T> RTreeObject for Entry<T> {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.south_west, self.north_east)
    }
}

impl<T> AreaIndex<T> {
    pub(super) fn new(areas: impl IntoIterator<Item = (MultiPolygon<f64>, T)>) -> AreaIndex<T> {
        let entry = |(outline, about): (MultiPolygon<f64>, T)| {
            let rect = outline.bounding_rect()?;
            let (south_west, north_east) = (rect.min().into(), rect.max().into());
            Some(Entry { outline, south_west: corner(south_west), north_east: corner(north_east), about })
        };
        AreaIndex { tree: RTree::bulk_load(areas.into_iter().filter_map(entry).collect()) }
    }

    /// What is known about the areas around a place, in no particular order.
    pub(super) fn around(&self, place: LonLat) -> impl Iterator<Item = &T> {
        let point = Point::new(place.lon(), place.lat());
        let found = self.tree.locate_in_envelope_intersecting(AABB::from_point([place.lon(), place.lat()]));
        found.filter(move |entry| entry.outline.contains(&point)).map(|entry| &entry.about)
    }
}

fn corner((x, y): (f64, f64)) -> [f64; 2] {
    [x, y]
}

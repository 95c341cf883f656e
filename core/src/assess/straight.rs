//! Distances in a straight line: what a service radius (服务半径) is measured by.

use geo::Contains;
use geo_types::{Coord, MultiPolygon};
use rstar::primitives::{GeomWithData, Line};
use rstar::{PointDistance, RTree};

use crate::geo::{LocalPlane, LonLat};
use crate::model::Facility;

/// The doors of the facilities of one group, indexed.
pub(super) struct Doors {
    plane: LocalPlane,
    tree: RTree<GeomWithData<[f64; 2], u32>>,
}

impl Doors {
    pub(super) fn new(plane: LocalPlane, facilities: &[Facility], group: &[u32]) -> Doors {
        let rows = group.iter().filter_map(|row| Some((*row, facilities.get(*row as usize)?)));
        let doors = rows.flat_map(|(row, facility)| facility.doors().iter().map(move |door| (row, *door)));
        let doors = doors.map(|(row, door)| GeomWithData::new(plane.to_metres(door), row)).collect();
        Doors { plane, tree: RTree::bulk_load(doors) }
    }

    /// The nearest facility and the metres to its nearest door; ties go to the lowest row.
    pub(super) fn nearest(&self, place: LonLat) -> Option<(f64, u32)> {
        let point = self.plane.to_metres(place);
        let mut near = self.tree.nearest_neighbor_iter_with_distance_2(point);
        let (door, square) = near.next()?;
        let ties = near.take_while(|(_, other)| *other <= square).map(|(door, _)| door.data);
        Some((square.sqrt(), ties.fold(door.data, u32::min)))
    }

    /// How many different facilities have a door within `metres`.
    pub(super) fn count_within(&self, place: LonLat, metres: f64) -> u32 {
        let point = self.plane.to_metres(place);
        let mut rows: Vec<u32> = self.tree.locate_within_distance(point, metres * metres).map(|d| d.data).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.len() as u32
    }
}

/// How far a place is from where the data ends, in a straight line.
pub(super) struct EdgeOfData<'a> {
    plane: LocalPlane,
    outline: &'a MultiPolygon<f64>,
    segments: RTree<Line<[f64; 2]>>,
}

impl<'a> EdgeOfData<'a> {
    pub(super) fn new(plane: LocalPlane, outline: &'a MultiPolygon<f64>) -> EdgeOfData<'a> {
        let rings = outline.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let metres = |c: &Coord<f64>| LonLat::new(c.x, c.y).ok().map(|place| plane.to_metres(place));
        let segments = rings.flat_map(|ring| ring.0.windows(2));
        let segments = segments.filter_map(|pair| Some(Line::new(metres(&pair[0])?, metres(&pair[1])?))).collect();
        EdgeOfData { plane, outline, segments: RTree::bulk_load(segments) }
    }

    /// Metres to the outline; nought outside of it.
    pub(super) fn distance_m(&self, place: LonLat) -> f64 {
        if !self.outline.contains(&Coord::from(place)) {
            return 0.0;
        }
        let point = self.plane.to_metres(place);
        self.segments.nearest_neighbor(point).map_or(0.0, |line| line.distance_2(&point).sqrt())
    }
}

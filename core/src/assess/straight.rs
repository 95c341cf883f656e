//! Distances in a straight line: what a service radius (服务半径) is measured by.

use geo::Contains;
use geo_types::{Coord, MultiPolygon};
use rstar::primitives::{GeomWithData, Line};
use rstar::{PointDistance, RTree};

use super::nearby::Nearby;
use crate::geo::{LocalPlane, LonLat};
use crate::model::Facility;

/// From so many segments on an outline is searched as a tree.
const MANY_SEGMENTS: usize = 32;

/// The doors of the facilities of one group, indexed.
pub(super) struct Doors {
    plane: LocalPlane,
    /// Each door with the place of its facility in the group.
    tree: RTree<GeomWithData<[f64; 2], u32>>,
    group: Vec<u32>,
}

impl Doors {
    pub(super) fn new(plane: LocalPlane, facilities: &[Facility], group: &[u32]) -> Doors {
        let members = (0u32..).zip(group).filter_map(|(rank, row)| Some((rank, facilities.get(*row as usize)?)));
        let doors = members.flat_map(|(rank, facility)| facility.doors().iter().map(move |door| (rank, *door)));
        let doors = doors.map(|(rank, door)| GeomWithData::new(plane.to_metres(door), rank)).collect();
        Doors { plane, tree: RTree::bulk_load(doors), group: group.to_vec() }
    }

    /// The nearest facility and the metres to its nearest door; ties go to the first of the group.
    pub(super) fn nearest(&self, place: LonLat) -> Option<(f64, u32)> {
        let point = self.plane.to_metres(place);
        let mut near = self.tree.nearest_neighbor_iter_with_distance_2(point);
        let (door, square) = near.next()?;
        let ties = near.take_while(|(_, other)| *other <= square).map(|(door, _)| door.data);
        let first = ties.fold(door.data, u32::min);
        Some((square.sqrt(), *self.group.get(first as usize)?))
    }

    /// The doors, to be asked which places any of them is near to.
    pub(super) fn nearby(&self, metres: f64) -> Nearby {
        Nearby::new(self.tree.iter().map(|door| *door.geom()).collect(), metres)
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
        // A box or a simple outline is looked at whole in less time than a tree is climbed.
        if self.segments.size() <= MANY_SEGMENTS {
            let squares = self.segments.iter().map(|line| line.distance_2(&point));
            return squares.reduce(f64::min).map_or(0.0, f64::sqrt);
        }
        self.segments.nearest_neighbor(point).map_or(0.0, |line| line.distance_2(&point).sqrt())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use geo_types::{LineString, Polygon};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Outlines of few segments are looked at whole and others as a tree: the distance is the same.
        #[test]
        fn the_edge_is_as_far_however_many_segments_it_has(corners in 3usize..90, x in -1.2..1.2f64, y in -1.2..1.2f64) {
            let at = |x: f64, y: f64| Coord { x: 118.78 + 0.01 * x, y: 32.04 + 0.01 * y };
            let corner = |i: usize| (i % corners) as f64 / corners as f64 * std::f64::consts::TAU;
            let ring: LineString<f64> = (0..=corners).map(|i| at(corner(i).cos(), corner(i).sin())).collect();
            let outline = MultiPolygon(vec![Polygon::new(ring.clone(), vec![])]);
            let place = LonLat::new(at(x, y).x, at(x, y).y).unwrap();
            let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
            let metres = |c: &Coord<f64>| plane.to_metres(LonLat::new(c.x, c.y).unwrap());
            let squares = ring.0.windows(2).map(|s| Line::new(metres(&s[0]), metres(&s[1])).distance_2(&plane.to_metres(place)));
            let inside = outline.contains(&Coord::from(place));
            let expected = if inside { squares.fold(f64::INFINITY, f64::min).sqrt() } else { 0.0 };
            prop_assert_eq!(EdgeOfData::new(plane, &outline).distance_m(place), expected);
        }
    }
}

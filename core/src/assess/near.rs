//! The homes of one circle as places in a plane.

use rstar::{PointDistance, RTree};

use super::circle::Circle;
use super::verdict::Verdict;
use crate::model::Facility;
use crate::study::Prepared;

/// The homes of one circle as places in a plane, found by nearness and walked through from the west.
pub(super) struct Near {
    homes: RTree<[f64; 2]>,
    /// Each home by its place among the homes of the circle, from west to east and from south to north.
    from_west: Vec<(u32, [f64; 2])>,
}

impl Near {
    pub(super) fn new(prepared: &Prepared, circle: &Circle) -> Near {
        let (rows, plane) = (&prepared.study().homes().rows, prepared.study().network().plane());
        let place = |(index, home): (usize, &u32)| {
            let home = rows.get(*home as usize)?;
            Some((u32::try_from(index).ok()?, plane.to_metres(home.position)))
        };
        let mut from_west: Vec<(u32, [f64; 2])> = circle.homes.iter().enumerate().filter_map(place).collect();
        from_west.sort_by(|(_, a), (_, b)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        let homes = RTree::bulk_load(from_west.iter().map(|(_, place)| *place).collect());
        Near { homes, from_west }
    }

    /// Whether a door of a facility lies within so many metres of a home.
    pub(super) fn within(&self, prepared: &Prepared, facility: &Facility, metres: f64) -> bool {
        let plane = prepared.study().network().plane();
        facility.doors().iter().any(|door| {
            let door = plane.to_metres(*door);
            // Far from all of them, which most are, the box around them says so at once.
            let around = self.homes.root().envelope().distance_2(&door) <= metres * metres;
            around && self.homes.nearest_neighbor(door).is_some_and(|home| home.distance_2(&door) <= metres * metres)
        })
    }

    /// Where the homes are that lack it, from west to east; `verdicts` are those of the circle's homes in their order.
    pub(super) fn without(&self, verdicts: &[(u32, Verdict)]) -> impl Iterator<Item = [f64; 2]> {
        let lacks = |index: u32| verdicts.get(index as usize).is_some_and(|(_, verdict)| *verdict == Verdict::Missing);
        self.from_west.iter().filter(move |(index, _)| lacks(*index)).map(|(_, place)| *place)
    }
}

//! Metro stations and their entrances: one facility with many doors, not many facilities.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::super::OsmFile;
use super::place::Candidate;
use crate::geo::{LocalPlane, Metric};
use crate::model::CategoryId;

/// An entrance this far from every station stays a facility of its own, in metres.
const FARTHEST_M: f64 = 300.0;

/// The candidates, with each subway entrance made a door of the nearest station.
pub(super) fn give_entrances(found: Vec<Candidate>, station: CategoryId, file: &OsmFile) -> Vec<Candidate> {
    let is_entrance = |candidate: &Candidate| {
        let id = candidate.facility.id.strip_prefix("node/").and_then(|id| id.parse().ok());
        id.and_then(|id| file.node(id)).is_some_and(|node| node.tags().is("railway", "subway_entrance"))
    };
    let is_station = |candidate: &Candidate| candidate.facility.services.iter().any(|s| s.category == station);
    let (entrances, mut others): (Vec<_>, Vec<_>) = found.into_iter().partition(|c| is_station(c) && is_entrance(c));
    let Some(first) = others.iter().find(|c| is_station(c)) else {
        others.extend(entrances);
        return others;
    };
    let plane = LocalPlane::at(first.facility.position);
    let stations = others.iter().enumerate().filter(|(_, candidate)| is_station(candidate));
    let spot = |(index, c): (usize, &Candidate)| GeomWithData::new(plane.to_metres(c.facility.position), index);
    let stations = RTree::bulk_load(stations.map(spot).collect());
    let mut left = Vec::new();
    for entrance in entrances {
        let door = entrance.facility.position;
        let nearest = stations.nearest_neighbor(plane.to_metres(door)).map(|station| station.data);
        let near = |index: &usize| Metric::Ellipsoid.length_m(others[*index].facility.position, door) <= FARTHEST_M;
        match nearest.filter(near) {
            Some(index) => {
                // The outline of a station is underground: once its entrances are known, nobody enters along it.
                if !std::mem::replace(&mut others[index].mapped_doors, true) {
                    others[index].facility.entrances.clear();
                }
                let doors = &mut others[index].facility.entrances;
                if !doors.contains(&door) {
                    doors.push(door);
                }
            }
            None => left.push(entrance),
        }
    }
    others.extend(left);
    others
}

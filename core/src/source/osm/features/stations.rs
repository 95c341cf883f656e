//! Metro stations and their entrances: one facility with many doors, not many facilities.

use super::super::OsmFile;
use super::place::Candidate;
use crate::geo::Metric;
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
    let stations: Vec<usize> = (0..others.len()).filter(|&index| is_station(&others[index])).collect();
    let mut left = Vec::new();
    for entrance in entrances {
        let door = entrance.facility.position;
        let away = |index: usize| Metric::Ellipsoid.length_m(others[index].facility.position, door);
        let nearest = stations.iter().copied().map(|i| (away(i), i)).min_by(|a, b| a.0.total_cmp(&b.0));
        match nearest.filter(|(metres, _)| *metres <= FARTHEST_M) {
            Some((_, index)) => others[index].facility.entrances.push(door),
            None => left.push(entrance),
        }
    }
    others.extend(left);
    others
}

//! Places mapped twice: as a node and as an area, by two mappers, or on both sides of a street.

use std::collections::{BTreeMap, BTreeSet};

use geo::Contains;
use geo_types::Point;

use super::index::AreaIndex;
use super::place::Candidate;
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::{LocalPlane, LonLat};
use crate::model::{CategoryId, Facility};

/// Two places of one name and category nearer than this are one, in metres.
const SAME_PLACE_M: f64 = 30.0;

/// The facilities of all candidates, each place once, in the order of nodes, ways and relations.
///
/// The first of a place stays, areas before nodes, and takes over what the other knows. Each merge is noted.
pub(super) fn merge_duplicates(found: Vec<Candidate>, report: &mut DataReport) -> Vec<Facility> {
    let Some(first) = found.first() else { return Vec::new() };
    let plane = LocalPlane::at(first.facility.position);
    let areas_first = (0..found.len()).filter(|i| found[*i].area.is_some());
    let order: Vec<usize> = areas_first.chain((0..found.len()).filter(|i| found[*i].area.is_none())).collect();
    let mut owner: Vec<usize> = (0..found.len()).collect();
    let outlines = Outlines::new(&found);
    let mut near = Near { plane, cells: BTreeMap::new() };
    for index in order {
        match outlines.around(index).or_else(|| near.twin(index, &found)) {
            Some(first) => owner[index] = first,
            None => near.add(index, &found[index].facility),
        }
    }
    join(found, &owner, report)
}

/// The areas of facilities, to find the one a node or an outer way stands for.
struct Outlines<'a> {
    found: &'a [Candidate],
    index: AreaIndex<usize>,
    /// Nodes by the area they lie in, where they share a category.
    inside: BTreeMap<usize, Vec<usize>>,
    relations_of_way: BTreeMap<i64, Vec<usize>>,
}

impl<'a> Outlines<'a> {
    fn new(found: &'a [Candidate]) -> Outlines<'a> {
        let areas = found.iter().enumerate().filter_map(|(i, c)| Some((c.area.as_ref()?.outline.clone(), i)));
        let mut outlines = Outlines {
            found,
            index: AreaIndex::new(areas),
            inside: BTreeMap::new(),
            relations_of_way: BTreeMap::new(),
        };
        for (index, candidate) in found.iter().enumerate() {
            for way in &candidate.outer_ways {
                outlines.relations_of_way.entry(*way).or_default().push(index);
            }
            if candidate.area.is_some() {
                continue;
            }
            let areas: Vec<usize> = outlines.index.around(candidate.facility.position).copied().collect();
            for area in areas.into_iter().filter(|area| shares_category(&found[*area], candidate)) {
                outlines.inside.entry(area).or_default().push(index);
            }
        }
        outlines
    }

    /// The area that is the same place: a relation of which this way is the outline, or the area a node lies in.
    fn around(&self, index: usize) -> Option<usize> {
        let candidate = &self.found[index];
        if candidate.area.is_some() {
            let way = candidate.facility.id.strip_prefix("way/")?.parse::<i64>().ok()?;
            let relations = self.relations_of_way.get(&way)?;
            return relations.iter().copied().find(|r| shares_category(&self.found[*r], candidate));
        }
        let areas: BTreeSet<usize> = self.index.around(candidate.facility.position).copied().collect();
        areas.into_iter().find(|area| self.same_place(*area, index))
    }

    /// A node in an area of its category is that area when the names agree, or when one has none and it is the only one.
    fn same_place(&self, area: usize, node: usize) -> bool {
        let (a, n) = (&self.found[area], &self.found[node]);
        match (fold(&a.facility), fold(&n.facility)) {
            _ if !shares_category(a, n) => false,
            (Some(x), Some(y)) => x == y,
            _ => self.inside.get(&area).is_some_and(|nodes| nodes.len() == 1),
        }
    }
}

/// Named places kept so far, in cells small enough that two of one name cannot stand in one.
struct Near {
    plane: LocalPlane,
    cells: BTreeMap<(CategoryId, String, i64, i64), usize>,
}

impl Near {
    const CELL_M: f64 = SAME_PLACE_M / std::f64::consts::SQRT_2;

    fn cell(&self, at: LonLat) -> (i64, i64) {
        let [x, y] = self.plane.to_metres(at);
        ((x / Self::CELL_M).floor() as i64, (y / Self::CELL_M).floor() as i64)
    }

    /// The first place of the same name and category within reach.
    fn twin(&self, index: usize, found: &[Candidate]) -> Option<usize> {
        let facility = &found[index].facility;
        let name = fold(facility)?;
        let (cx, cy) = self.cell(facility.position);
        let mut twins = BTreeSet::new();
        for category in facility.services.iter().map(|s| s.category) {
            for (dx, dy) in (-2..=2).flat_map(|dx| (-2..=2).map(move |dy| (dx, dy))) {
                twins.extend(self.cells.get(&(category, name.clone(), cx + dx, cy + dy)));
            }
        }
        let near =
            |twin: &usize| self.plane.distance_m(found[*twin].facility.position, facility.position) <= SAME_PLACE_M;
        twins.into_iter().find(near)
    }

    fn add(&mut self, index: usize, facility: &Facility) {
        let Some(name) = fold(facility) else { return };
        let (cx, cy) = self.cell(facility.position);
        for category in facility.services.iter().map(|s| s.category) {
            self.cells.entry((category, name.clone(), cx, cy)).or_insert(index);
        }
    }
}

fn shares_category(a: &Candidate, b: &Candidate) -> bool {
    a.facility.services.iter().any(|x| b.facility.services.iter().any(|y| x.category == y.category))
}

/// The name without case and spaces; `None` without a name.
fn fold(facility: &Facility) -> Option<String> {
    let folded: String =
        facility.name.as_ref()?.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    (!folded.is_empty()).then_some(folded)
}

fn join(found: Vec<Candidate>, owner: &[usize], report: &mut DataReport) -> Vec<Facility> {
    let mut kept: Vec<Option<Candidate>> = found.into_iter().map(Some).collect();
    for (index, &first) in owner.iter().enumerate().filter(|(index, first)| *index != **first) {
        // A chain of merges ends at the one that stayed.
        let mut last = first;
        while owner[last] != last {
            last = owner[last];
        }
        let Some(twin) = kept[index].take() else { continue };
        let Some(stays) = kept[last].as_mut() else { continue };
        let message = format!("the place is mapped twice; it counts once, as {}", stays.facility.id);
        report.push(
            Defect::note(ErrorKind::Duplicate, "merged-duplicate", message)
                .with_value(twin.facility.name.as_deref().unwrap_or("no name"))
                .at(Place::object(twin.facility.id.clone())),
        );
        absorb(stays, twin);
    }
    kept.into_iter().flatten().map(|candidate| candidate.facility).collect()
}

/// Gives `stays` what only the twin knows.
fn absorb(stays: &mut Candidate, twin: Candidate) {
    let (facility, other) = (&mut stays.facility, twin.facility);
    let inside = stays
        .area
        .as_ref()
        .is_some_and(|area| area.outline.contains(&Point::new(other.position.lon(), other.position.lat())));
    // Two doors apart, such as the stops on both sides of a street; a node inside an area is no door of it.
    if !inside && twin.area.is_none() {
        if facility.entrances.is_empty() {
            facility.entrances.push(facility.position);
        }
        facility.entrances.extend(
            other.doors().iter().filter(|door| !facility.entrances.contains(door)).copied().collect::<Vec<_>>(),
        );
    }
    facility.name = facility.name.take().or(other.name);
    facility.area_m2 = facility.area_m2.or(other.area_m2);
    for service in other.services {
        match facility.services.iter_mut().find(|known| known.category == service.category) {
            Some(known) => {
                known.opening_hours = known.opening_hours.take().or(service.opening_hours);
                known.capacity = known.capacity.or(service.capacity);
            }
            None => facility.services.push(service),
        }
    }
    facility.services.sort_by_key(|service| service.category);
}

//! Multipolygon relations: outer and inner rings put together from member ways.
//!
//! Members may come in any order and direction. A relation that cannot be put together is a defect and left out: half
//! a multipolygon is a wrong area, not a smaller one.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/Relation:multipolygon>

use std::collections::BTreeSet;

use geo::Contains;
use geo_types::{LineString, MultiPolygon, Point, Polygon};

use super::super::{ElementId, OsmFile, OsmRelation};
use super::rings::join;
use super::shape::{Area, Flaw, ring_of};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::source::outline::place_inside;

/// The nodes of each member way that bounds the area, and the ways' ids.
#[derive(Default)]
struct Members<'a> {
    outer: Vec<&'a [u32]>,
    inner: Vec<&'a [u32]>,
    /// Whether a way has no role, so that its ring may turn out to be a hole.
    roleless: bool,
}

/// A ring on the ground, and its nodes as indices into the file's table of nodes.
type Ring = (LineString<f64>, Vec<u32>);

/// The area of a multipolygon relation; `None` when it cannot be put together, which is reported.
pub(super) fn area_of(file: &OsmFile, relation: OsmRelation<'_>, report: &mut DataReport) -> Option<Area> {
    match assemble(file, relation, report) {
        Ok(area) => Some(area),
        Err(defect) => {
            report.push(defect.at(place(file, relation)));
            None
        }
    }
}

/// The ids of the ways that bound a relation's area from outside.
pub(super) fn outer_ways(relation: OsmRelation<'_>) -> impl Iterator<Item = i64> {
    relation.members().filter_map(|(element, role)| match element {
        ElementId::Way(id) if matches!(role, "outer" | "") => Some(id),
        _ => None,
    })
}

fn place(file: &OsmFile, relation: OsmRelation<'_>) -> Place {
    Place::file(file.name()).with_object(format!("relation/{}", relation.id()))
}

fn incomplete(message: &str, value: Option<String>) -> Flaw {
    let flaw = Defect::error(ErrorKind::Format, "incomplete-multipolygon", message)
        .with_fix("cut the extract with complete relations, or mend the relation in OpenStreetMap");
    Box::new(match value {
        Some(value) => flaw.with_value(value),
        None => flaw,
    })
}

fn assemble(file: &OsmFile, relation: OsmRelation<'_>, report: &mut DataReport) -> Result<Area, Flaw> {
    let members = members(file, relation)?;
    let rings = |ways: &[&[u32]]| {
        join(ways).map_err(|open| {
            let node = file.node_ids.get(open.0 as usize).copied().unwrap_or_default();
            incomplete("the rings of a multipolygon do not close", Some(format!("open at node/{node}")))
        })
    };
    let (outer, inner) = (rings(&members.outer)?, rings(&members.inner)?);
    let mut outer = located(file, outer)?;
    let mut holes: Vec<LineString<f64>> = located(file, inner)?.into_iter().map(|(ring, _)| ring).collect();
    if members.roleless {
        holes.extend(take_contained(&mut outer));
    }
    if outer.is_empty() {
        return Err(incomplete("a multipolygon has no outer ring", None));
    }
    let rim = outer.iter().flat_map(|(_, slots)| slots.iter().copied()).collect();
    let mut polygons: Vec<Polygon<f64>> = outer.into_iter().map(|(ring, _)| Polygon::new(ring, Vec::new())).collect();
    for hole in holes {
        match smallest_around(&polygons, &hole) {
            Some(index) => polygons[index].interiors_push(hole),
            None => report.push(
                Defect::warning(
                    ErrorKind::Format,
                    "stray-inner-ring",
                    "an inner ring lies in no outer ring; it was passed over",
                )
                .at(place(file, relation)),
            ),
        }
    }
    Area::new(polygons, rim).ok_or_else(|| incomplete("a multipolygon encloses nothing", None))
}

fn members<'a>(file: &'a OsmFile, relation: OsmRelation<'_>) -> Result<Members<'a>, Flaw> {
    let (mut found, mut seen) = (Members::default(), BTreeSet::new());
    for (element, role) in relation.members() {
        let ElementId::Way(id) = element else { continue };
        let list = match role {
            "outer" => &mut found.outer,
            "" => {
                found.roleless = true;
                &mut found.outer
            }
            "inner" => &mut found.inner,
            _ => continue,
        };
        // A way named twice would close on itself.
        if !seen.insert(id) {
            continue;
        }
        let missing = || incomplete("a member of a multipolygon is not in the file", Some(format!("way/{id}")));
        list.push(file.way(id).ok_or_else(missing)?.slots());
    }
    Ok(found)
}

/// The rings with their positions.
fn located(file: &OsmFile, rings: Vec<Vec<u32>>) -> Result<Vec<Ring>, Flaw> {
    let missing = || incomplete("a node of a multipolygon is not in the file", None);
    rings.into_iter().map(|slots| Ok((ring_of(file, &slots).ok_or_else(missing)?, slots))).collect()
}

/// Takes out the rings that lie inside another one: holes whose members have no roles.
fn take_contained(outer: &mut Vec<Ring>) -> Vec<LineString<f64>> {
    let polygons: Vec<Polygon<f64>> = outer.iter().map(|(ring, _)| Polygon::new(ring.clone(), Vec::new())).collect();
    let mut holes = Vec::new();
    let mut index = 0;
    outer.retain(|(ring, _)| {
        let others = polygons.iter().enumerate().filter(|(i, _)| *i != index);
        let inside = inside_point(ring).is_some_and(|point| others.into_iter().any(|(_, p)| p.contains(&point)));
        index += 1;
        if inside {
            holes.push(ring.clone());
        }
        !inside
    });
    holes
}

fn inside_point(ring: &LineString<f64>) -> Option<Point<f64>> {
    let place = place_inside(&MultiPolygon(vec![Polygon::new(ring.clone(), Vec::new())]))?;
    Some(Point::new(place.lon(), place.lat()))
}

/// The smallest outer ring around a hole.
fn smallest_around(polygons: &[Polygon<f64>], hole: &LineString<f64>) -> Option<usize> {
    use geo::Area;
    let point = inside_point(hole)?;
    let around = |polygon: &Polygon<f64>| Polygon::new(polygon.exterior().clone(), Vec::new()).contains(&point);
    let found = polygons.iter().enumerate().filter(|(_, polygon)| around(polygon));
    found.min_by(|a, b| a.1.unsigned_area().total_cmp(&b.1.unsigned_area())).map(|(index, _)| index)
}

//! Multipolygon relations: outer and inner rings put together from member ways.
//!
//! Members may come in any order and direction. A relation that cannot be put together is a defect and left out: half
//! a multipolygon is a wrong area, not a smaller one.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/Relation:multipolygon>

use std::collections::BTreeSet;

use geo::{Area as _, Contains};
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
        holes.extend(take_holes(&mut outer));
    }
    if outer.is_empty() {
        return Err(incomplete("a multipolygon has no outer ring", None));
    }
    let rim = outer.iter().flat_map(|(_, slots)| slots.iter().copied()).collect();
    let mut polygons: Vec<Polygon<f64>> = outer.into_iter().map(|(ring, _)| Polygon::new(ring, Vec::new())).collect();
    // Most multipolygons are one ring with its holes or rings without any.
    let discs: Vec<Disc> = match holes.is_empty() {
        true => Vec::new(),
        false => polygons.iter().map(|polygon| Disc::of(polygon.exterior())).collect(),
    };
    for hole in holes {
        match smallest_around(&discs, &hole) {
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

/// A ring as an area of its own, to ask what lies inside it.
struct Disc {
    polygon: Polygon<f64>,
    size: f64,
    inside: Option<Point<f64>>,
}

impl Disc {
    fn of(ring: &LineString<f64>) -> Disc {
        let outline = MultiPolygon(vec![Polygon::new(ring.clone(), Vec::new())]);
        let inside = place_inside(&outline).map(|place| Point::new(place.lon(), place.lat()));
        let polygon = Polygon::new(ring.clone(), Vec::new());
        Disc { size: polygon.unsigned_area(), polygon, inside }
    }

    /// Whether this larger ring lies around the other one.
    fn is_around(&self, other: &Disc) -> bool {
        self.size > other.size && other.inside.is_some_and(|point| self.polygon.contains(&point))
    }
}

/// Takes out the rings that are holes where members have no roles: those inside an odd number of larger rings.
fn take_holes(outer: &mut Vec<Ring>) -> Vec<LineString<f64>> {
    let discs: Vec<Disc> = outer.iter().map(|(ring, _)| Disc::of(ring)).collect();
    let is_hole = |disc: &Disc| discs.iter().filter(|other| other.is_around(disc)).count() % 2 == 1;
    let holes: Vec<bool> = discs.iter().map(is_hole).collect();
    let (holes, left): (Vec<_>, Vec<_>) = outer.drain(..).zip(holes).partition(|(_, hole)| *hole);
    outer.extend(left.into_iter().map(|(ring, _)| ring));
    holes.into_iter().map(|((ring, _), _)| ring).collect()
}

/// The smallest outer ring around a hole.
fn smallest_around(outers: &[Disc], hole: &LineString<f64>) -> Option<usize> {
    let hole = Disc::of(hole);
    let around = outers.iter().enumerate().filter(|(_, outer)| outer.is_around(&hole));
    around.min_by(|a, b| a.1.size.total_cmp(&b.1.size)).map(|(index, _)| index)
}

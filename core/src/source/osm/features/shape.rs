//! The shape of an element on the ground: a point, a line, or an area with its outline.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::super::{OsmFile, OsmWay};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::{LonLat, polygon_area_m2};

/// What keeps an element from being an area; boxed, for it is rare and large.
pub(super) type Flaw = Box<Defect>;

/// An area on the ground.
#[derive(Clone, Debug)]
pub(super) struct Area {
    pub(super) outline: MultiPolygon<f64>,
    /// The nodes of its outer rings, as indices into the file's table of nodes.
    pub(super) rim: Vec<u32>,
    pub(super) area_m2: f64,
}

impl Area {
    /// The area inside `outers` less `holes`, which are given to the outer ring they belong to; `None` when it has no size.
    pub(super) fn new(polygons: Vec<Polygon<f64>>, rim: Vec<u32>) -> Option<Area> {
        let area_m2: f64 = polygons.iter().map(polygon_area_m2).sum();
        (area_m2 > 0.0).then_some(Area { outline: MultiPolygon(polygons), rim, area_m2 })
    }

    /// The area inside a closed way, or the defect that keeps it from being one.
    pub(super) fn of_way(file: &OsmFile, way: OsmWay<'_>) -> Result<Area, Flaw> {
        let broken = |message: &str, fix: &str| {
            let place = Place::file(file.name()).with_object(format!("way/{}", way.id()));
            Box::new(Defect::error(ErrorKind::Format, "broken-outline", message).at(place).with_fix(fix))
        };
        if !way.is_closed() {
            return Err(broken("the outline of an area does not end where it began", "close the way in OpenStreetMap"));
        }
        let slots = way.slots();
        let ring = ring_of(file, slots).ok_or_else(|| {
            broken("the outline of an area has nodes the file does not hold", "cut the extract with complete ways")
        })?;
        Area::new(vec![Polygon::new(ring, Vec::new())], slots.to_vec())
            .ok_or_else(|| broken("the outline of an area encloses nothing", "mend the way in OpenStreetMap"))
    }
}

/// Where the nodes of a ring are; `None` when the file does not hold one of them.
pub(super) fn ring_of(file: &OsmFile, slots: &[u32]) -> Option<LineString<f64>> {
    slots.iter().map(|slot| file.slot_position(*slot as usize).map(Coord::from)).collect()
}

/// An element on the ground.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Point(LonLat),
    /// A way that is not closed, shown at its middle node.
    Line(LonLat),
    Area(Area),
}

impl Shape {
    /// The shape of a way that stands for a place. A broken outline is reported, and the place kept as a line.
    pub(super) fn of_place(file: &OsmFile, way: OsmWay<'_>, report: &mut DataReport) -> Option<Shape> {
        let middle = || {
            let known: Vec<LonLat> = way.positions().flatten().collect();
            known.get(known.len() / 2).copied().map(Shape::Line)
        };
        if !way.is_closed() {
            return middle();
        }
        match Area::of_way(file, way) {
            Ok(area) => Some(Shape::Area(area)),
            Err(mut defect) => {
                // The place is still known, only its extent is not.
                defect.severity = crate::error::Severity::Warning;
                report.push(*defect);
                middle()
            }
        }
    }
}

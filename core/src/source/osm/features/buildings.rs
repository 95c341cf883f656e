//! Every building with its outline.

use std::collections::BTreeSet;

use geo_types::MultiPolygon;

use super::super::{ElementId, OsmFile, Tags};
use super::multipolygon::{area_of, outer_ways};
use super::shape::Area;
use crate::error::DataReport;

/// A building's outline, whatever the building is for.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingOutline {
    /// The element it is mapped as.
    pub id: ElementId,
    /// The outline in WGS-84 degrees, with courtyards cut out.
    pub outline: MultiPolygon<f64>,
    /// The ground it covers in square metres.
    pub area_m2: f64,
}

/// An area with its tags.
pub(super) struct TaggedArea<'a> {
    pub(super) id: ElementId,
    pub(super) tags: Tags<'a>,
    pub(super) area: Area,
}

impl OsmFile {
    /// The outlines of all buildings, homes or not, ways before relations: evidence on the coordinate system of tables
    /// and on the extent of the data. An outline that cannot be put together is left out;
    /// [`OsmFile::homes`] reports it.
    pub fn building_outlines(&self) -> Vec<BuildingOutline> {
        let found = buildings(self, &mut DataReport::default());
        found
            .into_iter()
            .map(|b| BuildingOutline { id: b.id, outline: b.area.outline, area_m2: b.area.area_m2 })
            .collect()
    }
}

/// All buildings, each once: the outer way of a building's multipolygon is not a building again.
pub(super) fn buildings<'a>(file: &'a OsmFile, report: &mut DataReport) -> Vec<TaggedArea<'a>> {
    areas(file, report, is_building)
}

fn is_building(tags: Tags<'_>) -> bool {
    tags.get("building").is_some_and(|value| value != "no")
}

/// The areas whose tags `wanted` accepts: closed ways, then multipolygons whose outer ways do not count again.
pub(super) fn areas<'a>(
    file: &'a OsmFile,
    report: &mut DataReport,
    wanted: impl Fn(Tags<'a>) -> bool,
) -> Vec<TaggedArea<'a>> {
    let mut relations = Vec::new();
    let mut within = BTreeSet::new();
    for relation in file.relations() {
        let tags = relation.tags();
        if !tags.is("type", "multipolygon") || !wanted(tags) {
            continue;
        }
        if let Some(area) = area_of(file, relation, report) {
            within.extend(outer_ways(relation));
            relations.push(TaggedArea { id: ElementId::Relation(relation.id()), tags, area });
        }
    }
    let mut found = Vec::new();
    for way in file.ways().filter(|way| wanted(way.tags()) && !within.contains(&way.id())) {
        match Area::of_way(file, way) {
            Ok(area) => found.push(TaggedArea { id: ElementId::Way(way.id()), tags: way.tags(), area }),
            Err(flaw) => report.push(*flaw),
        }
    }
    found.extend(relations);
    found
}

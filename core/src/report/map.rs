//! From a prepared study to the offline map.

use super::html::{
    Bilingual, EdgeEnd, MapCategory, MapData, MapDoor, MapEdge, MapFacility, MapGraph, MapHome, MapSeed, MapWalks,
};
use crate::access::AccessTable;
use crate::assess::{Sufficiency, SufficiencyRule};
use crate::error::Error;
use crate::geo::LonLat;
use crate::model::{Catalogue, CategoryId, Language};
use crate::network::{Attachment, EdgeId};
use crate::progress::Progress;
use crate::reach::{self, DoorView, TimedNetwork};
use crate::study::Prepared;
use crate::units::Ticks;

/// The map of an access table: its network, homes, facilities and walks, without findings.
///
/// The page searches the packed network itself, in the same ticks; the walks of the table colour the homes. Add the
/// findings of assessments and a title before [`super::html::write_map`].
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
pub fn map_data(access: &AccessTable, progress: &dyn Progress) -> Result<MapData, Error> {
    let sparse = Sufficiency::of(access.prepared().study(), SufficiencyRule::default()).sparse();
    judged_map(access, &Absence { sparse, is_trusted: false }, progress)
}

/// What a map makes of a place that is not in the data.
pub(super) struct Absence {
    /// Whether the data is too sparse for an absence to mean anything.
    pub(super) sparse: bool,
    /// Whether it means something even where sources hardly know a category.
    pub(super) is_trusted: bool,
}

/// [`map_data`], by what an assessment makes of absence.
pub(super) fn judged_map(access: &AccessTable, absence: &Absence, progress: &dyn Progress) -> Result<MapData, Error> {
    let prepared = access.prepared();
    let categories = access.query().categories();
    let horizon = horizon(access);
    let facilities = facilities(prepared, categories);
    let nearest = walks(prepared, &facilities, categories.len(), horizon, progress)?;
    Ok(MapData {
        categories: (0..categories.len()).map(|column| category(access, column, &nearest, absence)).collect(),
        first_category: first_found(access),
        limits_min: access.query().limits_min().to_vec(),
        horizon_ticks: horizon.get(),
        sparse: absence.sparse,
        graph: graph(prepared.timed()),
        edges: edges(prepared.timed()),
        homes: homes(prepared),
        facilities,
        extent: rings(prepared.study().extent().outline()),
        land: prepared
            .study()
            .land()
            .map_or_else(Vec::new, |land| land.parcels.iter().flat_map(|parcel| rings(&parcel.outline)).collect()),
        ..MapData::default()
    })
}

/// Twice the last limit, as far as the study was prepared: a map that looked no farther than the limit could not tell
/// a place a little too far from one that cannot be walked to.
fn horizon(access: &AccessTable) -> Ticks {
    let last = access.query().limits_min().last().copied().unwrap_or(0);
    let farthest = access.prepared().options().max_minutes.max(last);
    Ticks::from_minutes(last.saturating_mul(2).min(farthest)).unwrap_or(Ticks::ZERO)
}

/// The nearest facility of each category within the horizon of the map, for every home.
fn walks(
    prepared: &Prepared,
    facilities: &[MapFacility],
    categories: usize,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<reach::NearestTimes, Error> {
    let mut groups = vec![Vec::new(); categories];
    for (row, facility) in facilities.iter().enumerate() {
        for column in &facility.categories {
            groups[*column as usize].push(row as u32);
        }
    }
    reach::nearest_times(prepared.timed(), prepared.homes(), prepared.facilities(), &groups, horizon, progress)
}

/// The first category asked for that the data has any facility of: the host's order says what matters.
fn first_found(access: &AccessTable) -> usize {
    (0..access.category_count()).find(|column| access.facility_count(*column) > Some(0)).unwrap_or(0)
}

fn category(access: &AccessTable, column: usize, nearest: &reach::NearestTimes, absence: &Absence) -> MapCategory {
    let (catalogue, id) = (Catalogue::bundled(), access.query().categories()[column]);
    let leaf = catalogue.leaf(id);
    // Where sources hardly record a category, that the data has none of it says nothing; assessments judge alike.
    let is_hardly_recorded = !absence.is_trusted && leaf.is_none_or(|leaf| leaf.weak.is_some());
    let walks = match access.facility_count(column) {
        None | Some(0) if is_hardly_recorded => MapWalks::NoData,
        _ => MapWalks::Ticks(nearest.column(column).map(|walk| walk.map(Ticks::get)).collect()),
    };
    let group = leaf.and_then(|leaf| catalogue.groups().get(leaf.group));
    MapCategory {
        id: leaf.map_or_else(String::new, |leaf| leaf.id.clone()),
        label: Bilingual::new(catalogue.label(id, Language::Chinese), catalogue.label(id, Language::English)),
        group: group.map_or_else(Bilingual::default, |g| Bilingual::new(g.zh.as_str(), g.en.as_str())),
        walks,
    }
}

fn graph(timed: &TimedNetwork) -> MapGraph {
    let mut graph = MapGraph { arc_start: vec![0], ..MapGraph::default() };
    for arcs in timed.arcs_by_vertex() {
        for arc in arcs {
            graph.arc_to.push(arc.head);
            graph.arc_ticks.push(arc.ticks);
            graph.arc_edge.push(arc.edge.0 * 2 + u32::from(!arc.as_drawn));
        }
        graph.arc_start.push(graph.arc_to.len() as u32);
    }
    graph
}

fn edges(timed: &TimedNetwork) -> Vec<MapEdge> {
    let network = timed.network();
    let one = |edge: EdgeId| {
        let (forward, backward) = timed.edge_seconds(edge);
        let (walked, walked_back) = timed.edge_ticks(edge);
        MapEdge {
            shape: network.shape(edge).points().map(|at| at.point).collect(),
            chainage_m: network.shape(edge).points().map(|at| at.chainage_m).collect(),
            forward_s: walked.map(|_| forward),
            backward_s: walked_back.map(|_| backward),
        }
    };
    (0..network.edge_count() as u32).map(|e| one(EdgeId(e))).collect()
}

fn homes(prepared: &Prepared) -> Vec<MapHome> {
    let rows = prepared.study().homes().rows.iter().enumerate();
    rows.map(|(index, home)| MapHome {
        label: home.name.clone().unwrap_or_else(|| home.id.clone()),
        position: home.position,
        people: home.people.map(|p| p.count),
        people_estimated: home.people.is_some_and(|p| p.estimated),
        escape_ticks: prepared.escape(index).map(Ticks::get),
        doors: doors(prepared.homes().leaving(prepared.timed(), index), home.doors()),
    })
    .collect()
}

fn facilities(prepared: &Prepared, categories: &[CategoryId]) -> Vec<MapFacility> {
    let rows = prepared.study().facilities().rows.iter().enumerate();
    rows.map(|(index, facility)| {
        let offers = |c: &CategoryId| facility.services.iter().any(|s| s.category == *c && s.channel.is_walked_to());
        let offered = categories.iter().enumerate().filter(|(_, c)| offers(c)).map(|(column, _)| column as u32);
        MapFacility {
            name: facility.name.clone(),
            position: facility.position,
            categories: offered.collect(),
            doors: doors(prepared.facilities().entering(prepared.timed(), index), facility.doors()),
        }
    })
    .collect()
}

fn doors(views: Vec<DoorView>, positions: &[LonLat]) -> Vec<MapDoor> {
    let one = |view: DoorView| MapDoor {
        position: linked(positions, &view.attachment),
        point: view.attachment.point,
        edge: view.attachment.edge.0,
        chainage_m: view.attachment.chainage_m,
        link_ticks: view.link.get(),
        seeds: view.seeds.into_iter().map(|(node, ticks, from)| MapSeed { node, ticks, end: end(from) }).collect(),
    };
    views.into_iter().map(one).collect()
}

fn end(at_start: bool) -> EdgeEnd {
    if at_start { EdgeEnd::From } else { EdgeEnd::To }
}

/// The door as far from where its link ends as the link is long: an attachment does not remember which door it came from.
fn linked(positions: &[LonLat], at: &Attachment) -> LonLat {
    let plane = crate::geo::LocalPlane::at(at.point);
    let misfit = |p: &&LonLat| (plane.distance_m(**p, at.point) - at.link_m).abs();
    positions.iter().min_by(|a, b| misfit(a).total_cmp(&misfit(b))).copied().unwrap_or(at.point)
}

fn rings(outline: &geo_types::MultiPolygon<f64>) -> Vec<Vec<LonLat>> {
    let place = |c: &geo_types::Coord<f64>| LonLat::new(c.x, c.y).ok();
    outline.iter().map(|polygon| polygon.exterior().0.iter().filter_map(place).collect()).collect()
}

//! The map's data as the page reads it: JSON whose number columns are packed text.

use std::collections::BTreeSet;

use serde::Serialize;

use super::check::node_count;
use super::columns::Column;
use super::data::{Bilingual, EdgeEnd, FindingStatus, Language, MapData, MapDoor, MapEdge, MapWalks};
use super::futures::{Future, futures};
use crate::geo::LonLat;
use crate::units::TICKS_PER_SECOND;

/// The version of this layout; the page refuses any other.
const VERSION: u32 = 1;
/// Positions are whole numbers of 1e-7 degree, as in OpenStreetMap: a centimetre.
const PER_DEGREE: f64 = 1e7;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Payload<'a> {
    version: u32,
    ticks_per_second: u32,
    language: &'static str,
    title: Text<'a>,
    subtitle: Text<'a>,
    limits: Vec<u32>,
    horizon: u32,
    sparse: bool,
    first_category: usize,
    categories: Vec<Category<'a>>,
    graph: Graph,
    edges: Edges,
    homes: Homes<'a>,
    facilities: Facilities<'a>,
    standards: Vec<Standard<'a>>,
    extent: Lines,
    land: Lines,
    attribution: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    futures: Vec<Future<'a>>,
}

#[derive(Serialize)]
pub(super) struct Text<'a> {
    zh: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct Category<'a> {
    id: &'a str,
    label: Text<'a>,
    group: Text<'a>,
    walks: Option<Column>,
}

#[derive(Serialize)]
pub(super) struct Graph {
    nodes: usize,
    degree: Column,
    to: Column,
    ticks: Column,
    edge: Column,
}

/// Lines one after another: how many points each has, and the points.
#[derive(Serialize)]
pub(super) struct Lines {
    count: Column,
    x: Column,
    y: Column,
}

/// Shapes of all edges; times only of those that carry a home and a place, where one may walk straight along.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Edges {
    /// None in a future whose streets are those before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shapes: Option<Lines>,
    shared: Column,
    shared_forward: Column,
    shared_backward: Column,
    shared_length: Column,
}

#[derive(Serialize)]
pub(super) struct Homes<'a> {
    x: Column,
    y: Column,
    label: Vec<&'a str>,
    /// Tenths of a person.
    people: Column,
    estimated: Column,
    escape: Column,
    doors: Doors,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facilities<'a> {
    x: Column,
    y: Column,
    name: Vec<Option<&'a str>>,
    category_count: Column,
    category: Column,
    doors: Doors,
}

/// Doors of all homes or places, one after another.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Doors {
    count: Column,
    x: Column,
    y: Column,
    point_x: Column,
    point_y: Column,
    edge: Column,
    /// The first point of the edge's shape beyond the door.
    beyond: Column,
    chainage: Column,
    link: Column,
    seed_count: Column,
    seed_node: Column,
    seed_ticks: Column,
    seed_end: Column,
}

#[derive(Serialize)]
pub(super) struct Standard<'a> {
    title: Text<'a>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    circle: Text<'a>,
    text: Text<'a>,
    status: &'static str,
    category: Option<u32>,
    clause: &'a str,
    confidence: &'a str,
}

/// The payload of checked data.
pub(super) fn payload(data: &MapData) -> Payload<'_> {
    Payload {
        version: VERSION,
        ticks_per_second: TICKS_PER_SECOND,
        language: language(data.language),
        title: text(&data.title),
        subtitle: text(&data.subtitle),
        limits: limits(data),
        horizon: data.horizon_ticks,
        sparse: data.sparse,
        first_category: data.first_category,
        categories: data.categories.iter().map(category).collect(),
        graph: graph(data),
        edges: edges(data),
        homes: homes(data),
        facilities: facilities(data),
        standards: data.standards.iter().map(standard).collect(),
        extent: lines(data.extent.iter().map(Vec::as_slice)),
        land: lines(data.land.iter().map(Vec::as_slice)),
        attribution: &data.attribution,
        futures: futures(data),
    }
}

/// The code of a language, as `lang` attributes have it.
pub(super) fn language(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}

fn limits(data: &MapData) -> Vec<u32> {
    const USUAL: [u32; 3] = [5, 10, 15];
    let minutes = if data.limits_min.is_empty() { &USUAL[..] } else { &data.limits_min[..] };
    minutes.iter().map(|m| m.saturating_mul(60 * TICKS_PER_SECOND)).collect()
}

pub(super) fn text(text: &Bilingual) -> Text<'_> {
    Text { zh: &text.zh, en: &text.en }
}

fn category(category: &super::MapCategory) -> Category<'_> {
    let walks = walks(&category.walks);
    Category { id: &category.id, label: text(&category.label), group: text(&category.group), walks }
}

pub(super) fn walks(walks: &MapWalks) -> Option<Column> {
    match walks {
        MapWalks::NoData => None,
        MapWalks::Ticks(ticks) => Some(Column::optional(ticks.iter().map(|t| t.map(u64::from)))),
    }
}

pub(super) fn graph(data: &MapData) -> Graph {
    let graph = &data.graph;
    Graph {
        nodes: node_count(graph),
        degree: Column::unsigned(graph.arc_start.windows(2).map(|w| u64::from(w[1] - w[0]))),
        to: Column::delta(graph.arc_to.iter().map(|n| i64::from(*n))),
        ticks: Column::unsigned(graph.arc_ticks.iter().map(|t| u64::from(*t))),
        edge: Column::delta(graph.arc_edge.iter().map(|e| i64::from(*e))),
    }
}

pub(super) fn edges(data: &MapData) -> Edges {
    let of_homes: BTreeSet<u32> = data.homes.iter().flat_map(|h| &h.doors).map(|d| d.edge).collect();
    let of_places: BTreeSet<u32> = data.facilities.iter().flat_map(|f| &f.doors).map(|d| d.edge).collect();
    let shared: Vec<u32> = of_homes.intersection(&of_places).copied().collect();
    let column =
        |value: &dyn Fn(&MapEdge) -> f64| Column::float(shared.iter().map(|e| value(&data.edges[*e as usize])));
    Edges {
        shapes: Some(lines(data.edges.iter().map(|e| e.shape.as_slice()))),
        shared_forward: column(&|e| e.forward_s.unwrap_or(f64::INFINITY)),
        shared_backward: column(&|e| e.backward_s.unwrap_or(f64::INFINITY)),
        shared_length: column(&|e| e.chainage_m.last().copied().unwrap_or(0.0)),
        shared: Column::delta(shared.iter().map(|e| i64::from(*e))),
    }
}

pub(super) fn homes(data: &MapData) -> Homes<'_> {
    let rows = &data.homes;
    let tenths = |people: f64| (people.is_finite() && people >= 0.0).then(|| (people * 10.0).round() as u64);
    Homes {
        x: xs(rows.iter().map(|h| h.position)),
        y: ys(rows.iter().map(|h| h.position)),
        label: rows.iter().map(|h| h.label.as_str()).collect(),
        people: Column::optional(rows.iter().map(|h| h.people.and_then(tenths))),
        estimated: Column::unsigned(rows.iter().map(|h| u64::from(h.people_estimated))),
        escape: Column::optional(rows.iter().map(|h| h.escape_ticks.map(u64::from))),
        doors: doors(data, rows.iter().map(|h| h.doors.as_slice())),
    }
}

pub(super) fn facilities(data: &MapData) -> Facilities<'_> {
    let rows = &data.facilities;
    Facilities {
        x: xs(rows.iter().map(|f| f.position)),
        y: ys(rows.iter().map(|f| f.position)),
        name: rows.iter().map(|f| f.name.as_deref()).collect(),
        category_count: Column::unsigned(rows.iter().map(|f| f.categories.len() as u64)),
        category: Column::unsigned(rows.iter().flat_map(|f| &f.categories).map(|c| u64::from(*c))),
        doors: doors(data, rows.iter().map(|f| f.doors.as_slice())),
    }
}

fn doors<'a>(data: &MapData, rows: impl Iterator<Item = &'a [MapDoor]> + Clone) -> Doors {
    let all = || rows.clone().flatten();
    let beyond = |door: &MapDoor| {
        let chainage = &data.edges[door.edge as usize].chainage_m;
        chainage.partition_point(|c| *c <= door.chainage_m).clamp(1, chainage.len() - 1) as u64
    };
    let seeds = || all().flat_map(|d| &d.seeds);
    Doors {
        count: Column::unsigned(rows.clone().map(|r| r.len() as u64)),
        x: xs(all().map(|d| d.position)),
        y: ys(all().map(|d| d.position)),
        point_x: xs(all().map(|d| d.point)),
        point_y: ys(all().map(|d| d.point)),
        edge: Column::delta(all().map(|d| i64::from(d.edge))),
        beyond: Column::unsigned(all().map(beyond)),
        chainage: Column::float(all().map(|d| d.chainage_m)),
        link: Column::unsigned(all().map(|d| u64::from(d.link_ticks))),
        seed_count: Column::unsigned(all().map(|d| d.seeds.len() as u64)),
        seed_node: Column::delta(seeds().map(|s| i64::from(s.node))),
        seed_ticks: Column::unsigned(seeds().map(|s| u64::from(s.ticks))),
        seed_end: Column::unsigned(seeds().map(|s| u64::from(s.end == EdgeEnd::To))),
    }
}

pub(super) fn standard(standard: &super::MapStandard) -> Standard<'_> {
    let findings = standard.findings.iter().map(|f| Finding {
        circle: text(&f.circle),
        text: text(&f.text),
        status: status(f.status),
        category: f.category,
        clause: &f.clause,
        confidence: &f.confidence,
    });
    Standard { title: text(&standard.title), findings: findings.collect() }
}

fn status(status: FindingStatus) -> &'static str {
    match status {
        FindingStatus::Missing => "missing",
        FindingStatus::Short => "short",
        FindingStatus::Met => "met",
        FindingStatus::Saturated => "saturated",
        FindingStatus::NoData => "no-data",
    }
}

pub(super) fn lines<'a>(lines: impl Iterator<Item = &'a [LonLat]> + Clone) -> Lines {
    Lines {
        count: Column::unsigned(lines.clone().map(|l| l.len() as u64)),
        x: xs(lines.clone().flatten().copied()),
        y: ys(lines.flatten().copied()),
    }
}

fn xs(points: impl Iterator<Item = LonLat>) -> Column {
    Column::delta(points.map(|p| (p.lon() * PER_DEGREE).round() as i64))
}

fn ys(points: impl Iterator<Item = LonLat>) -> Column {
    Column::delta(points.map(|p| (p.lat() * PER_DEGREE).round() as i64))
}

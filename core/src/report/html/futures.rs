//! What a map shows of later: only what differs from the time before.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::Column;
use super::data::{MapChange, MapData, MapFuture, MapMove};
use super::payload::{self, Edges, Facilities, Graph, Homes, Lines, Standard, Text};

#[derive(Serialize)]
pub(super) struct Future<'a> {
    label: Text<'a>,
    then: Then<'a>,
    opened: Column,
    closed: Column,
    changes: Vec<Change<'a>>,
}

/// The parts of the payload that are others than in the future before, or in the present before the first.
#[derive(Serialize)]
struct Then<'a> {
    sparse: bool,
    /// By place in the list of categories; a category of which nothing is known any more is null.
    walks: BTreeMap<usize, Option<Column>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    graph: Option<Graph>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edges: Option<Edges>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homes: Option<Homes<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facilities: Option<Facilities<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standards: Option<Vec<Standard<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<Lines>,
    #[serde(skip_serializing_if = "Option::is_none")]
    land: Option<Lines>,
}

#[derive(Serialize)]
struct Change<'a> {
    title: Text<'a>,
    category: Option<u32>,
    home: Column,
    /// 0 gains, 1 may gain, 2 loses, 3 may lose.
    #[serde(rename = "move")]
    kind: Column,
}

pub(super) fn futures(data: &MapData) -> Vec<Future<'_>> {
    let before = std::iter::once(data).chain(data.futures.iter().map(|future| &future.then));
    data.futures.iter().zip(before).map(|(future, before)| one(future, before)).collect()
}

fn one<'a>(future: &'a MapFuture, before: &MapData) -> Future<'a> {
    let rows = |rows: &[u32]| Column::delta(rows.iter().map(|row| i64::from(*row)));
    Future {
        label: payload::text(&future.label),
        then: then(&future.then, before),
        opened: rows(&future.opened),
        closed: rows(&future.closed),
        changes: future.changes.iter().map(change).collect(),
    }
}

fn then<'a>(now: &'a MapData, before: &MapData) -> Then<'a> {
    let walks = now.categories.iter().zip(&before.categories).enumerate();
    let other_walks = walks.filter(|(_, (now, before))| now.walks != before.walks);
    let streets = now.edges != before.edges;
    let places = now.homes != before.homes || now.facilities != before.facilities;
    Then {
        sparse: now.sparse,
        walks: other_walks.map(|(row, (now, _))| (row, payload::walks(&now.walks))).collect(),
        graph: (now.graph != before.graph).then(|| payload::graph(now)),
        // Which edges carry a home and a place depends on both; the shapes are most of it.
        edges: (streets || places).then(|| {
            let mut edges = payload::edges(now);
            edges.shapes = edges.shapes.filter(|_| streets);
            edges
        }),
        homes: (now.homes != before.homes || streets).then(|| payload::homes(now)),
        facilities: (now.facilities != before.facilities || streets).then(|| payload::facilities(now)),
        standards: (now.standards != before.standards).then(|| now.standards.iter().map(payload::standard).collect()),
        extent: (now.extent != before.extent).then(|| payload::lines(now.extent.iter().map(Vec::as_slice))),
        land: (now.land != before.land).then(|| payload::lines(now.land.iter().map(Vec::as_slice))),
    }
}

fn change(change: &MapChange) -> Change<'_> {
    let kind = |kind: MapMove| match kind {
        MapMove::Gains => 0,
        MapMove::MayGain => 1,
        MapMove::Loses => 2,
        MapMove::MayLose => 3,
    };
    Change {
        title: payload::text(&change.title),
        category: change.category,
        home: Column::delta(change.moves.iter().map(|(home, _)| i64::from(*home))),
        kind: Column::unsigned(change.moves.iter().map(|(_, moved)| kind(*moved))),
    }
}

//! A map is checked before it is written, so that the page need not doubt its data.

use super::data::{MapData, MapDoor, MapFuture, MapGraph, MapWalks};
use crate::error::{Error, ErrorKind, Place};

/// Nothing, or what in `data` contradicts itself.
pub(super) fn check(data: &MapData) -> Result<(), Error> {
    check_one(data)?;
    data.futures.iter().enumerate().try_for_each(|(row, future)| {
        check_future(data, future).map_err(|e| {
            let inside = e.place().object_id().map_or_else(String::new, |object| format!(": {object}"));
            e.at(Place::object(format!("future {row}{inside}")))
        })
    })
}

/// A future is of the same homes and categories, and says of both what exists.
fn check_future(data: &MapData, future: &MapFuture) -> Result<(), Error> {
    let then = &future.then;
    check_one(then)?;
    let ids = |of: &MapData| of.categories.iter().map(|category| category.id.clone()).collect::<Vec<_>>();
    if (then.homes.len(), then.horizon_ticks) != (data.homes.len(), data.horizon_ticks)
        || ids(then) != ids(data)
        || then.limits_min != data.limits_min
    {
        return Err(wrong("a future is of other homes, categories or limits", then.homes.len()));
    }
    if !then.futures.is_empty() {
        return Err(wrong("a future has futures of its own", then.futures.len()));
    }
    let beyond = |rows: &[u32], of: &MapData| rows.iter().copied().find(|row| *row as usize >= of.facilities.len());
    if let Some(row) = beyond(&future.opened, then).or_else(|| beyond(&future.closed, data)) {
        return Err(wrong("a place that opens or closes does not exist", row));
    }
    for change in &future.changes {
        if let Some(category) = change.category.filter(|c| *c as usize >= data.categories.len()) {
            return Err(wrong("a change names a category the map does not hold", category));
        }
        let rises = change.moves.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if let Some((home, _)) = change.moves.last().filter(|last| !rises || last.0 as usize >= data.homes.len()) {
            return Err(wrong("the homes of a change must exist and rise", home));
        }
    }
    Ok(())
}

fn check_one(data: &MapData) -> Result<(), Error> {
    check_graph(&data.graph, data.edges.len())?;
    check_edges(data)?;
    check_walks(data)?;
    let search_nodes = node_count(&data.graph);
    for (row, home) in data.homes.iter().enumerate() {
        let doors = home.doors.iter().try_for_each(|d| check_door(d, search_nodes, data));
        doors.map_err(|e| e.at(Place::object(format!("home {row}"))))?;
    }
    for (row, facility) in data.facilities.iter().enumerate() {
        let place = || Place::object(format!("facility {row}"));
        facility.doors.iter().try_for_each(|d| check_door(d, search_nodes, data)).map_err(|e| e.at(place()))?;
        if let Some(category) = facility.categories.iter().find(|c| **c as usize >= data.categories.len()) {
            return Err(wrong("a facility names a category the map does not hold", category).at(place()));
        }
    }
    let findings = data.standards.iter().flat_map(|s| &s.findings);
    match findings.filter_map(|f| f.category).find(|c| *c as usize >= data.categories.len()) {
        Some(category) => Err(wrong("a finding names a category the map does not hold", category)),
        None => Ok(()),
    }
}

/// How many search nodes the graph has.
pub(super) fn node_count(graph: &MapGraph) -> usize {
    graph.arc_start.len().saturating_sub(1)
}

fn check_graph(graph: &MapGraph, edges: usize) -> Result<(), Error> {
    let arcs = graph.arc_to.len();
    if graph.arc_ticks.len() != arcs || graph.arc_edge.len() != arcs {
        return Err(wrong("the columns of the arcs differ in length", arcs));
    }
    let first = graph.arc_start.first().copied().unwrap_or(0);
    let last = graph.arc_start.last().copied().unwrap_or(0);
    if first != 0 || last as usize != arcs || graph.arc_start.windows(2).any(|w| w[0] > w[1]) {
        return Err(wrong("the starts of the arcs must rise from 0 to their number", arcs));
    }
    if let Some(node) = graph.arc_to.iter().find(|n| **n as usize >= node_count(graph)) {
        return Err(wrong("an arc leads to a search node that does not exist", node));
    }
    match graph.arc_edge.iter().find(|e| (**e / 2) as usize >= edges) {
        Some(edge) => Err(wrong("an arc lies on an edge that does not exist", edge / 2)),
        None => Ok(()),
    }
}

fn check_edges(data: &MapData) -> Result<(), Error> {
    for (row, edge) in data.edges.iter().enumerate() {
        let place = || Place::object(format!("edge {row}"));
        if edge.shape.len() < 2 || edge.shape.len() != edge.chainage_m.len() {
            return Err(wrong("an edge needs two points or more, each with its chainage", edge.shape.len()).at(place()));
        }
        let rises = edge.chainage_m.windows(2).all(|w| w[0] <= w[1]);
        if !rises || edge.chainage_m.iter().any(|c| !c.is_finite()) {
            return Err(wrong("the chainage of an edge must be finite and never fall", edge.chainage_m[0]).at(place()));
        }
        for seconds in [edge.forward_s, edge.backward_s].into_iter().flatten() {
            if !(seconds >= 0.0 && seconds.is_finite()) {
                return Err(wrong("the time of an edge must be finite and not negative", seconds).at(place()));
            }
        }
    }
    Ok(())
}

fn check_walks(data: &MapData) -> Result<(), Error> {
    for category in &data.categories {
        let MapWalks::Ticks(ticks) = &category.walks else { continue };
        let place = Place::object(format!("category {}", category.id));
        if ticks.len() != data.homes.len() {
            return Err(wrong("a category needs one walk for each home", ticks.len()).at(place));
        }
        if let Some(far) = ticks.iter().flatten().find(|t| **t > data.horizon_ticks) {
            return Err(wrong("a walk is longer than the horizon of the map", far).at(place));
        }
    }
    if data.first_category >= data.categories.len().max(1) {
        return Err(wrong("the category to show first does not exist", data.first_category));
    }
    match data.limits_min.windows(2).all(|w| w[0] < w[1]) && data.limits_min.len() <= 3 {
        true => Ok(()),
        false => Err(wrong("the limits must be at most three and rise", format_args!("{:?}", data.limits_min))),
    }
}

fn check_door(door: &MapDoor, search_nodes: usize, data: &MapData) -> Result<(), Error> {
    if door.edge as usize >= data.edges.len() {
        return Err(wrong("a door meets an edge that does not exist", door.edge));
    }
    if !door.chainage_m.is_finite() {
        return Err(wrong("the chainage of a door must be finite", door.chainage_m));
    }
    match door.seeds.iter().find(|s| s.node as usize >= search_nodes) {
        Some(seed) => Err(wrong("a door leads to a search node that does not exist", seed.node)),
        None => Ok(()),
    }
}

fn wrong(message: &str, value: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Argument, message).with_value(value)
}

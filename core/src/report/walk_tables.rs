//! Walks as tables: matrices, rows, routes, isochrones.

use geo_types::{Geometry, MultiPolygon};

use super::network_tables::line_of;
use crate::error::Error;
use crate::network::{Network, NodeId};
use crate::reach::{self, Areas, Isochrone, Matrix, NodeSet, Route, Stretch};
use crate::table::{Column, Table};
use crate::units::Ticks;

/// The cells of a matrix, origin by origin: `origin`, `target`, `seconds`. Pairs beyond the horizon have no row.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn matrix_table(matrix: &Matrix) -> Result<Table, Error> {
    let cells = matrix.ticks().len();
    let origins = matrix.row_starts().windows(2).zip(0i64..).flat_map(|(w, row)| (w[0]..w[1]).map(move |_| Some(row)));
    Table::new(cells)
        .with(Column::integer("origin", origins))?
        .with(Column::integer("target", matrix.targets().iter().map(|target| Some(i64::from(*target)))))?
        .with(seconds(matrix.ticks().iter().copied()))
}

/// The walks from one place ([`crate::reach::row`]): `target`, `seconds`.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn row_table(row: &[(u32, Ticks)]) -> Result<Table, Error> {
    Table::new(row.len())
        .with(Column::integer("target", row.iter().map(|(target, _)| Some(i64::from(*target)))))?
        .with(seconds(row.iter().map(|(_, ticks)| *ticks)))
}

/// Routes, one row each: `seconds`, `length_m`, `link_m`, and the line; a row of nulls where there is none.
///
/// # Errors
///
/// Never for routes of this library, whose lines are finite.
pub fn routes_table(routes: &[Option<Route>]) -> Result<Table, Error> {
    let of = |get: fn(&Route) -> f64| routes.iter().map(move |route| route.as_ref().map(get));
    Table::new(routes.len())
        .with(Column::real("seconds", of(|route| route.ticks.seconds())).in_unit("s"))?
        .with(Column::real("length_m", of(|route| route.length_m)).in_unit("m"))?
        .with(Column::real("link_m", of(|route| route.link_m)).in_unit("m"))?
        .with_shapes(
            routes.iter().map(|route| route.as_ref().map(|route| line_of(route.line.iter().copied()))).collect(),
        )
}

/// The edges a route walks, in order: `edge`, `from_m`, `to_m`, metres along the edge as drawn.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn route_edges_table(route: &Route) -> Result<Table, Error> {
    let edges = &route.edges;
    Table::new(edges.len())
        .with(Column::integer("edge", edges.iter().map(|part| Some(i64::from(part.edge.0)))))?
        .with(Column::real("from_m", edges.iter().map(|part| Some(part.from_m))).in_unit("m"))?
        .with(Column::real("to_m", edges.iter().map(|part| Some(part.to_m))).in_unit("m"))
}

/// The points of a route's line, in order, as the geometry of a table without columns.
///
/// # Errors
///
/// Never.
pub fn route_points_table(route: &Route) -> Result<Table, Error> {
    Table::new(route.line.len()).with_points(route.line.iter().copied().map(Some).collect())
}

/// The reached stretches of isochrones: `origin` (the isochrone's place in the list), `edge`, `from_m`, `to_m` (metres along
/// the edge as drawn, in the direction walked), `from_s`, `to_s`. The geometry is the line walked.
///
/// # Errors
///
/// Never for isochrones of this library, whose lines are finite.
pub fn isochrone_lines_table(isochrones: &[Isochrone]) -> Result<Table, Error> {
    let rows: Vec<(i64, &Isochrone, &Stretch)> =
        (0..).zip(isochrones).flat_map(|(origin, i)| i.stretches().iter().map(move |s| (origin, i, s))).collect();
    let real = |name: &str, unit, get: fn(&Stretch) -> f64| {
        Column::real(name, rows.iter().map(|(_, _, stretch)| Some(get(stretch)))).in_unit(unit)
    };
    Table::new(rows.len())
        .with(Column::integer("origin", rows.iter().map(|(origin, ..)| Some(*origin))))?
        .with(Column::integer("edge", rows.iter().map(|(_, _, stretch)| Some(i64::from(stretch.edge.0)))))?
        .with(real("from_m", "m", |stretch| stretch.from_m))?
        .with(real("to_m", "m", |stretch| stretch.to_m))?
        .with(real("from_s", "s", |stretch| stretch.from_s))?
        .with(real("to_s", "s", |stretch| stretch.to_s))?
        .with_shapes(rows.iter().map(|(_, of, stretch)| Some(line_of(of.line(stretch)))).collect())
}

/// The nodes within isochrones: `origin` (the isochrone's place in the list), `node`, `seconds`. The geometry is the node.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn isochrone_nodes_table(isochrones: &[Isochrone]) -> Result<Table, Error> {
    let rows: Vec<(i64, &Isochrone, NodeId, Ticks)> =
        (0..).zip(isochrones).flat_map(|(origin, i)| i.nodes().iter().map(move |(n, t)| (origin, i, *n, *t))).collect();
    Table::new(rows.len())
        .with(Column::integer("origin", rows.iter().map(|(origin, ..)| Some(*origin))))?
        .with(Column::integer("node", rows.iter().map(|(_, _, node, _)| Some(i64::from(node.0)))))?
        .with(seconds(rows.iter().map(|(.., ticks)| *ticks)))?
        .with_points(rows.iter().map(|(_, of, node, _)| Some(of.timed().network().position(*node))).collect())
}

/// The nodes of a set, from near to far: `node`, `seconds`. The geometry is the node.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn node_set_table(set: &NodeSet, network: &Network) -> Result<Table, Error> {
    let nodes = set.nodes();
    Table::new(nodes.len())
        .with(Column::integer("node", nodes.iter().map(|(node, _)| Some(i64::from(node.0)))))?
        .with(seconds(nodes.iter().map(|(_, ticks)| *ticks)))?
        .with_points(nodes.iter().map(|(node, _)| Some(network.position(*node))).collect())
}

/// The nodes of several sets, each from near to far: `origin` (the set's place in the list), `node`, `seconds`. The geometry
/// is the node.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn node_sets_table(sets: &[NodeSet], network: &Network) -> Result<Table, Error> {
    let rows = || (0i64..).zip(sets).flat_map(|(origin, set)| set.nodes().iter().map(move |found| (origin, found)));
    Table::new(rows().count())
        .with(Column::integer("origin", rows().map(|(origin, _)| Some(origin))))?
        .with(Column::integer("node", rows().map(|(_, (node, _))| Some(i64::from(node.0)))))?
        .with(seconds(rows().map(|(_, (_, ticks))| *ticks)))?
        .with_points(rows().map(|(_, (node, _))| Some(network.position(*node))).collect())
}

/// Polygons of walking time, one row for each origin and limit: `origin` (the place in the list), `limit_s`. An origin that
/// reaches no area has an empty polygon.
///
/// # Errors
///
/// Never for areas of this library, whose coordinates are finite.
pub fn areas_table(areas: &[Areas]) -> Result<Table, Error> {
    let rows = (0..).zip(areas).flat_map(|(origin, a)| a.polygons().map(move |(limit, area)| (origin, limit, area)));
    polygons_table(rows.map(|(origin, limit, area)| (origin, limit, area.clone())).collect())
}

/// What lies within `limit` and `buffer_m` of a reached line ([`reach::polygon`]), on its side of every barrier of the network,
/// for each isochrone: `origin` (its place in the list), `limit_s`.
///
/// # Errors
///
/// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) for a buffer that is not above 0 and at most 1,000 m.
pub fn isochrone_polygons_table(isochrones: &[Isochrone], limit: Ticks, buffer_m: f64) -> Result<Table, Error> {
    let draw = |of: &Isochrone| reach::polygon(of, limit, buffer_m, of.timed().network().barriers());
    let row = |(origin, of)| Ok((origin, limit, draw(of)?));
    polygons_table((0..).zip(isochrones).map(row).collect::<Result<_, Error>>()?)
}

/// A concave hull around what each isochrone reaches within `limit` ([`reach::concave_hull`]): `origin` (its place in the
/// list), `limit_s`.
///
/// # Errors
///
/// Never for isochrones of this library, whose lines are finite.
pub fn isochrone_hulls_table(isochrones: &[Isochrone], limit: Ticks) -> Result<Table, Error> {
    let row = |(origin, of)| (origin, limit, reach::concave_hull(of, limit));
    polygons_table((0..).zip(isochrones).map(row).collect())
}

fn polygons_table(rows: Vec<(i64, Ticks, MultiPolygon<f64>)>) -> Result<Table, Error> {
    Table::new(rows.len())
        .with(Column::integer("origin", rows.iter().map(|(origin, ..)| Some(*origin))))?
        .with(Column::real("limit_s", rows.iter().map(|(_, limit, _)| Some(limit.seconds()))).in_unit("s"))?
        .with_shapes(rows.into_iter().map(|(.., area)| Some(Geometry::MultiPolygon(area))).collect())
}

fn seconds(times: impl Iterator<Item = Ticks>) -> Column {
    Column::real("seconds", times.map(|ticks| Some(ticks.seconds()))).in_unit("s")
}

//! A network, and places attached to it, as tables.

use geo_types::LineString;

use crate::error::Error;
use crate::geo::LonLat;
use crate::network::{Direction, EdgeId, Network, NodeId, Passage};
use crate::reach::Places;
use crate::table::{Column, Table};

/// The nodes of a network by number: `node`, `source_id`, `edges` (how many touch it). The geometry is where it is.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn nodes_table(network: &Network) -> Result<Table, Error> {
    let nodes = || (0..network.node_count() as u32).map(NodeId);
    Table::new(network.node_count())
        .with(Column::integer("node", nodes().map(|node| Some(i64::from(node.0)))))?
        .with(Column::integer("source_id", nodes().map(|node| Some(network.source_node_id(node)))))?
        .with(Column::integer("edges", nodes().map(|node| Some(network.incident(node).len() as i64))))?
        .with_points(nodes().map(|node| Some(network.position(node))).collect())
}

/// The edges of a network by number: `edge`, `from`, `to` (nodes), `length_m`, `passage` (`public`, `end-only`,
/// `residents`), `direction` (`both`, `forward`, `backward`), `source_id`. The geometry is its line.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn edges_table(network: &Network) -> Result<Table, Error> {
    let edges = network.edges();
    let number = |id: &NodeId| Some(i64::from(id.0));
    let attributes = || edges.attributes.iter();
    let lines =
        (0..edges.len() as u32).map(|edge| Some(line_of(network.shape(EdgeId(edge)).points().map(|at| at.point))));
    Table::new(edges.len())
        .with(Column::integer("edge", (0..edges.len() as i64).map(Some)))?
        .with(Column::integer("from", edges.from.iter().map(number)))?
        .with(Column::integer("to", edges.to.iter().map(number)))?
        .with(Column::real("length_m", edges.length_m.iter().map(|m| Some(*m))).in_unit("m"))?
        .with(Column::text("passage", attributes().map(|a| Some(passage_name(a.passage)))))?
        .with(Column::text("direction", attributes().map(|a| Some(direction_name(a.direction)))))?
        .with(Column::integer("source_id", edges.source_id.iter().map(|id| Some(*id))))?
        .with_shapes(lines.collect())
}

/// Where places meet the network, one row for each usable door: `place`, `edge`, `chainage_m`, `link_m`. The geometry is
/// where the door's link meets its edge. A place without a row can be left by no walk.
///
/// # Errors
///
/// Never; the columns are its own.
pub fn places_table(places: &Places) -> Result<Table, Error> {
    let doors: Vec<_> = (0..places.len())
        .flat_map(|place| places.attachments(place).into_iter().map(move |at| (place as i64, at)))
        .collect();
    Table::new(doors.len())
        .with(Column::integer("place", doors.iter().map(|(place, _)| Some(*place))))?
        .with(Column::integer("edge", doors.iter().map(|(_, at)| Some(i64::from(at.edge.0)))))?
        .with(Column::real("chainage_m", doors.iter().map(|(_, at)| Some(at.chainage_m))).in_unit("m"))?
        .with(Column::real("link_m", doors.iter().map(|(_, at)| Some(at.link_m))).in_unit("m"))?
        .with_points(doors.iter().map(|(_, at)| Some(at.point)).collect())
}

/// A table whose rows are the nodes of a network, with each where it is.
///
/// # Errors
///
/// [`ErrorKind::Column`](crate::error::ErrorKind::Column) when it has not one row for each node.
pub fn at_nodes(table: Table, network: &Network) -> Result<Table, Error> {
    table.with_points((0..network.node_count() as u32).map(|node| Some(network.position(NodeId(node)))).collect())
}

pub(super) fn line_of(points: impl IntoIterator<Item = LonLat>) -> geo_types::Geometry<f64> {
    points.into_iter().map(|point| (point.lon(), point.lat())).collect::<LineString<f64>>().into()
}

fn passage_name(passage: Passage) -> &'static str {
    match passage {
        Passage::Public => "public",
        Passage::EndOnly => "end-only",
        Passage::Residents => "residents",
    }
}

fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Both => "both",
        Direction::Forward => "forward",
        Direction::Backward => "backward",
    }
}

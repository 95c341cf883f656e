//! A host's own network as two tables: nodes with coordinates, edges between them.

use std::ops::Range;

use super::edge_rows::EdgeRows;
use super::numbers::Numbers;
use super::{EdgeAttributes, Gate, Network, NetworkBuilder, RawNetwork, RawNode};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::machine::gather::{Room, in_halves};

/// The table of nodes, column by column; an optional column is either absent or as long as the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeColumns {
    /// The host's own numbers, each once.
    pub id: Vec<i64>,
    /// WGS-84 longitude in degrees.
    pub lon: Vec<f64>,
    /// WGS-84 latitude in degrees.
    pub lat: Vec<f64>,
    /// Height in metres above the sea, where known.
    pub elevation_m: Option<Vec<Option<f32>>>,
    /// What stands on each node; without the column, nothing.
    pub gate: Option<Vec<Gate>>,
    /// Whether a node stays a node where nothing but two like edges meet, say because answers are asked for there;
    /// without the column, none does.
    pub keep: Option<Vec<bool>>,
}

/// The table of edges, column by column; an optional column is either absent or as long as the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeColumns {
    /// The host's own numbers, used in reports and in [`super::Edges::source_id`]; without the column, the row.
    pub id: Option<Vec<i64>>,
    /// The number of the node each edge starts at.
    pub from: Vec<i64>,
    /// The number of the node it ends at.
    pub to: Vec<i64>,
    /// Length in metres; an edge without one is measured in a straight line.
    pub length_m: Option<Vec<Option<f64>>>,
    /// What is known of each edge; without the column, all are streets walked both ways by everyone.
    pub attributes: Option<Vec<EdgeAttributes>>,
}

/// A host's own network: nodes and edges.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{EdgeList, Network};
///
/// let mut list = EdgeList::default();
/// list.push_node(10, 118.780, 32.04);
/// list.push_node(20, 118.781, 32.04);
/// list.push_edge(10, 20);
/// list.push_edge(10, 99); // no such node: reported, not fatal
/// let network = Network::from_edges(&list)?;
/// assert_eq!(network.edge_count(), 1);
/// assert_eq!(network.report().count("unknown-node"), 1);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeList {
    /// The nodes.
    pub nodes: NodeColumns,
    /// The edges.
    pub edges: EdgeColumns,
}

impl EdgeList {
    /// Adds a node at WGS-84 degrees. Optional columns are the caller's to fill.
    pub fn push_node(&mut self, id: i64, lon: f64, lat: f64) {
        self.nodes.id.push(id);
        self.nodes.lon.push(lon);
        self.nodes.lat.push(lat);
    }

    /// Adds an edge between two nodes by their numbers. Optional columns are the caller's to fill.
    pub fn push_edge(&mut self, from: i64, to: i64) {
        self.edges.from.push(from);
        self.edges.to.push(to);
    }

    /// The tables as a raw network, with a report of the rows that are not in it.
    ///
    /// Reported codes: `bad-coordinate`, `duplicate-id` (the first row counts) and `unknown-node`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] when the columns of a table differ in length, [`ErrorKind::Limit`] beyond 2³² nodes
    /// or edges.
    pub fn to_raw(&self) -> Result<RawNetwork, Error> {
        let (raw, rows) = self.checked()?;
        Ok(RawNetwork { ways: rows.raw_ways(), ..raw })
    }

    /// The good nodes with a report of the bad rows, and the good edges.
    fn checked(&self) -> Result<(RawNetwork, EdgeRows<'_>), Error> {
        self.check_columns()?;
        let mut report = DataReport::default();
        let (nodes, numbers) = self.raw_nodes(&mut report);
        let rows = EdgeRows::new(&self.edges, &numbers, &mut report);
        Ok((RawNetwork { nodes, report, ..RawNetwork::default() }, rows))
    }

    /// The good nodes, and where each number is among them.
    fn raw_nodes(&self, report: &mut DataReport) -> (Vec<RawNode>, Numbers) {
        // A table without defects is read in halves; one with some row by row, so that they are found in order.
        self.flawless_nodes().unwrap_or_else(|| self.good_nodes(report))
    }

    /// All nodes, where none has a defect.
    fn flawless_nodes(&self) -> Option<(Vec<RawNode>, Numbers)> {
        let ids = &self.nodes.id;
        let part = |mut rows: Range<usize>, nodes: &mut Room<'_, RawNode>| {
            rows.try_for_each(|row| self.raw_node(row).map(|node| nodes.push(node))).is_ok()
        };
        let (nodes, are_good) = in_halves(ids.len(), |rows| rows.len(), part);
        if are_good != (true, true) {
            return None;
        }
        let mut numbers = Numbers::of(ids);
        (0u32..).zip(ids).all(|(row, id)| numbers.enter(*id, row)).then_some((nodes, numbers))
    }

    /// The nodes without a defect; the others are reported.
    fn good_nodes(&self, report: &mut DataReport) -> (Vec<RawNode>, Numbers) {
        let mut nodes: Vec<RawNode> = Vec::with_capacity(self.nodes.id.len());
        let mut numbers = Numbers::of(&self.nodes.id);
        for (row, &id) in self.nodes.id.iter().enumerate() {
            let place = || Place::file("nodes").row(row as u64).with_object(format!("node {id}"));
            let node = match self.raw_node(row) {
                Ok(node) => node,
                Err(error) => {
                    let defect = Defect::error(ErrorKind::Coordinate, "bad-coordinate", error.message()).at(place());
                    let defect = defect.with_value(error.value().unwrap_or_default());
                    report.push(defect.with_fix(error.fix().unwrap_or_default()));
                    continue;
                }
            };
            if !numbers.enter(id, nodes.len() as u32) {
                let message = "a node has the number of an earlier one; the earlier one counts";
                report.push(Defect::error(ErrorKind::Duplicate, "duplicate-id", message).with_value(id).at(place()));
                continue;
            }
            nodes.push(node);
        }
        (nodes, numbers)
    }

    /// The node in a row of the table.
    fn raw_node(&self, row: usize) -> Result<RawNode, Error> {
        let columns = &self.nodes;
        Ok(RawNode {
            id: columns.id[row],
            position: LonLat::new(columns.lon[row], columns.lat[row])?,
            gate: columns.gate.as_ref().map_or(Gate::Open, |gates| gates[row]),
            keep: columns.keep.as_ref().is_some_and(|kept| kept[row]),
            elevation_m: columns.elevation_m.as_ref().and_then(|heights| heights[row]),
        })
    }

    fn check_columns(&self) -> Result<(), Error> {
        let (nodes, edges) = (&self.nodes, &self.edges);
        let (rows_n, rows_e) = (nodes.id.len(), edges.from.len());
        let columns = [
            ("nodes", "lon", rows_n, Some(nodes.lon.len())),
            ("nodes", "lat", rows_n, Some(nodes.lat.len())),
            ("nodes", "elevation_m", rows_n, nodes.elevation_m.as_ref().map(Vec::len)),
            ("nodes", "gate", rows_n, nodes.gate.as_ref().map(Vec::len)),
            ("nodes", "keep", rows_n, nodes.keep.as_ref().map(Vec::len)),
            ("edges", "id", rows_e, edges.id.as_ref().map(Vec::len)),
            ("edges", "to", rows_e, Some(edges.to.len())),
            ("edges", "length_m", rows_e, edges.length_m.as_ref().map(Vec::len)),
            ("edges", "attributes", rows_e, edges.attributes.as_ref().map(Vec::len)),
        ];
        for (table, column, rows, length) in columns {
            if let Some(length) = length.filter(|length| *length != rows) {
                let error = Error::new(ErrorKind::Column, "the columns of a table must be equally long");
                let error = error.with_value(length).at(Place::file(table).column(column));
                return Err(error.with_fix(format!("give {rows} values")));
            }
        }
        if let Some(rows) = [rows_n, rows_e].into_iter().find(|rows| *rows >= u32::MAX as usize) {
            return Err(Error::new(ErrorKind::Limit, "a network holds at most 2^32 nodes and edges").with_value(rows));
        }
        Ok(())
    }
}

impl Network {
    /// The network of a host's own nodes and edges, built with the default settings.
    ///
    /// Edges that meet at a node where nothing else happens become one; [`Network::source_node_id`] and
    /// [`super::Edges::source_id`] lead back to the host's numbers.
    ///
    /// # Errors
    ///
    /// Those of [`EdgeList::to_raw`] and of [`NetworkBuilder::build`].
    pub fn from_edges(list: &EdgeList) -> Result<Network, Error> {
        let (raw, rows) = list.checked()?;
        NetworkBuilder::new().build_from(raw, &rows)
    }
}

#[cfg(test)]
#[path = "edge_list_tests.rs"]
mod tests;

//! A host's own network as two tables: nodes with coordinates, edges between them.

use std::borrow::Cow;
use std::ops::Range;

use super::build::nodes::Nodes;
use super::edge_rows::EdgeRows;
use super::numbers::Numbers;
use super::{EdgeAttributes, Gate, Network, NetworkBuilder, RawNetwork};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::machine::gather::{Room, in_halves};
use crate::machine::threads::{among_threads, join};

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
        let mut report = DataReport::default();
        let (nodes, rows) = self.checked(&mut report)?;
        Ok(RawNetwork { nodes: nodes.into_rows(), ways: rows.raw_ways(), report, ..RawNetwork::default() })
    }

    /// The good nodes and the good edges; the bad rows are reported.
    fn checked(&self, report: &mut DataReport) -> Result<(Nodes<'_>, EdgeRows<'_>), Error> {
        self.check_columns()?;
        // A table without defects is read in halves; one with some row by row, so that they are found in order.
        let (nodes, numbers) = self.flawless_nodes().unwrap_or_else(|| self.good_nodes(report));
        let rows = EdgeRows::new(&self.edges, &numbers, report);
        Ok((nodes, rows))
    }

    /// All nodes and where each number is among them, where none has a defect.
    fn flawless_nodes(&self) -> Option<(Nodes<'_>, Numbers)> {
        fn lent<T: Clone>(column: &Option<Vec<T>>) -> Cow<'_, [T]> {
            column.as_deref().unwrap_or_default().into()
        }
        let columns = &self.nodes;
        let part = |mut rows: Range<usize>, positions: &mut Room<'_, LonLat>| {
            rows.try_for_each(|row| self.position(row).map(|position| positions.push(position))).is_ok()
        };
        let ((position, are_good), numbers) =
            join(|| in_halves(columns.id.len(), |rows| rows.len(), part), || Numbers::of_all(&columns.id));
        let (gate, keep, elevation_m) = (lent(&columns.gate), lent(&columns.keep), lent(&columns.elevation_m));
        let nodes = Nodes { id: Cow::from(&columns.id), position, gate, keep, elevation_m };
        (are_good == (true, true)).then_some(()).and(numbers).map(|numbers| (nodes, numbers))
    }

    /// The nodes without a defect; the others are reported.
    fn good_nodes(&self, report: &mut DataReport) -> (Nodes<'_>, Numbers) {
        let columns = &self.nodes;
        let (mut rows, mut position) = (Vec::new(), Vec::new());
        let mut numbers = Numbers::of(&columns.id);
        for (row, &id) in columns.id.iter().enumerate() {
            let place = || Place::file("nodes").row(row as u64).with_object(format!("node {id}"));
            let at = match self.position(row) {
                Ok(at) => at,
                Err(error) => {
                    let defect = Defect::error(ErrorKind::Coordinate, "bad-coordinate", error.message()).at(place());
                    let defect = defect.with_value(error.value().unwrap_or_default());
                    report.push(defect.with_fix(error.fix().unwrap_or_default()));
                    continue;
                }
            };
            if !numbers.enter(id, rows.len() as u32) {
                let message = "a node has the number of an earlier one; the earlier one counts";
                report.push(Defect::error(ErrorKind::Duplicate, "duplicate-id", message).with_value(id).at(place()));
                continue;
            }
            rows.push(row);
            position.push(at);
        }
        fn kept<T: Copy>(column: Option<&Vec<T>>, rows: &[usize]) -> Cow<'static, [T]> {
            column.map_or_else(Cow::default, |column| rows.iter().map(|row| column[*row]).collect())
        }
        let id = kept(Some(&columns.id), &rows);
        let (gate, keep) = (kept(columns.gate.as_ref(), &rows), kept(columns.keep.as_ref(), &rows));
        let elevation_m = kept(columns.elevation_m.as_ref(), &rows);
        (Nodes { id, position, gate, keep, elevation_m }, numbers)
    }

    /// Where the node in a row of the table is.
    fn position(&self, row: usize) -> Result<LonLat, Error> {
        LonLat::new(self.nodes.lon[row], self.nodes.lat[row])
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
        among_threads(|| {
            let mut report = DataReport::default();
            let (nodes, rows) = list.checked(&mut report)?;
            NetworkBuilder::new().build_from(RawNetwork { report, ..RawNetwork::default() }, nodes, rows)
        })
    }
}

#[cfg(test)]
#[path = "edge_list_tests.rs"]
mod tests;

//! The rows of a host's table of edges whose nodes exist, read as ways of one stretch each.

use std::ops::Range;

use super::build::ways::{Way, Ways};
use super::numbers::Numbers;
use super::{EdgeAttributes, EdgeColumns, RawWay};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::machine::gather::{Room, in_halves};

/// What an edge is of which nothing is known.
const PLAIN: EdgeAttributes = EdgeAttributes::PLAIN;

/// The good rows of a table of edges, the table itself left where it is.
pub(super) struct EdgeRows<'a> {
    columns: &'a EdgeColumns,
    rows: Vec<GoodRow>,
}

/// A row of the table, and the nodes it leads between by their places in the table of nodes.
#[derive(Clone, Copy)]
struct GoodRow {
    row: u32,
    ends: [u32; 2],
}

impl<'a> EdgeRows<'a> {
    /// The rows whose nodes are in `numbers`; the others are reported as `unknown-node`.
    pub(super) fn new(columns: &'a EdgeColumns, numbers: &Numbers, report: &mut DataReport) -> EdgeRows<'a> {
        let part = |table: Range<usize>, rows: &mut Room<'_, GoodRow>| {
            let mut report = DataReport::default();
            for row in table {
                match [columns.from[row], columns.to[row]].map(|id| numbers.row(id)) {
                    [Some(from), Some(to)] => rows.push(GoodRow { row: row as u32, ends: [from, to] }),
                    _ => report_unknown(columns, row, numbers, &mut report),
                }
            }
            report
        };
        let (rows, (first, second)) = in_halves(columns.from.len(), |rows| rows.len(), part);
        report.merge(first);
        report.merge(second);
        EdgeRows { columns, rows }
    }

    /// The same as ways that can be kept and changed.
    pub(super) fn raw_ways(&self) -> Vec<RawWay> {
        let raw = |Way { id, nodes, attributes, lengths_m }: Way<'_>| RawWay {
            id,
            nodes: nodes.to_vec(),
            attributes: *attributes,
            lengths_m: lengths_m.map(<[f64]>::to_vec),
        };
        (0..self.count()).map(|row| raw(self.way(row))).collect()
    }
}

fn report_unknown(columns: &EdgeColumns, row: usize, numbers: &Numbers, report: &mut DataReport) {
    for (column, id) in [("from", columns.from[row]), ("to", columns.to[row])] {
        if numbers.row(id).is_none() {
            let message = "an edge leads to a node that is not in the table of nodes; it is left out";
            let defect = Defect::error(ErrorKind::NotFound, "unknown-node", message).with_value(id);
            report.push(defect.at(Place::file("edges").row(row as u64).column(column)));
        }
    }
}

impl Ways for EdgeRows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn points(&self, _row: usize) -> usize {
        2
    }

    #[inline]
    fn way(&self, good_row: usize) -> Way<'_> {
        let (columns, GoodRow { row, ends }) = (self.columns, &self.rows[good_row]);
        let row = *row as usize;
        Way {
            id: columns.id.as_ref().map_or(row as i64, |ids| ids[row]),
            nodes: ends,
            attributes: columns.attributes.as_ref().map_or(&PLAIN, |all| &all[row]),
            lengths_m: columns.length_m.as_ref().and_then(|all| all[row].as_ref()).map(std::slice::from_ref),
        }
    }
}

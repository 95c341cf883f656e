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
    /// The nodes each good row leads between, by their places in the table of nodes.
    ends: Vec<[u32; 2]>,
    /// For each row left out how many good ones stand before it.
    gaps: Vec<u32>,
}

impl<'a> EdgeRows<'a> {
    /// The rows whose nodes are in `numbers`; the others are reported as `unknown-node`.
    pub(super) fn new(columns: &'a EdgeColumns, numbers: &Numbers, report: &mut DataReport) -> EdgeRows<'a> {
        let part = |table: Range<usize>, ends: &mut Room<'_, [u32; 2]>| {
            let (mut report, mut gaps) = (DataReport::default(), Vec::new());
            for row in table {
                match [columns.from[row], columns.to[row]].map(|id| numbers.row(id)) {
                    [Some(from), Some(to)] => ends.push([from, to]),
                    _ => {
                        report_unknown(columns, row, numbers, &mut report);
                        gaps.push(ends.len() as u32);
                    }
                }
            }
            (report, gaps, ends.len() as u32)
        };
        let (ends, (first, second)) = in_halves(columns.from.len(), |rows| rows.len(), part);
        let (found, mut gaps, before) = first;
        report.merge(found);
        report.merge(second.0);
        gaps.extend(second.1.iter().map(|gap| before + gap));
        EdgeRows { columns, ends, gaps }
    }

    /// The row of the table that a good row is.
    fn row(&self, good_row: usize) -> usize {
        good_row + self.gaps.partition_point(|gap| *gap as usize <= good_row)
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
        self.ends.len()
    }

    fn points(&self, _row: usize) -> usize {
        2
    }

    #[inline]
    fn way(&self, good_row: usize) -> Way<'_> {
        let (columns, row) = (self.columns, self.row(good_row));
        Way {
            id: columns.id.as_ref().map_or(row as i64, |ids| ids[row]),
            nodes: &self.ends[good_row],
            attributes: columns.attributes.as_ref().map_or(&PLAIN, |all| &all[row]),
            lengths_m: columns.length_m.as_ref().and_then(|all| all[row].as_ref()).map(std::slice::from_ref),
        }
    }
}

//! The rows of a host's table of edges whose nodes exist, read as ways of one stretch each.

use super::build::ways::{Way, Ways};
use super::numbers::Numbers;
use super::{EdgeAttributes, EdgeColumns, RawWay};
use crate::error::{DataReport, Defect, ErrorKind, Place};

/// What an edge is of which nothing is known.
const PLAIN: EdgeAttributes = EdgeAttributes::PLAIN;

/// The good rows of a table of edges, the table itself left where it is.
pub(super) struct EdgeRows<'a> {
    columns: &'a EdgeColumns,
    rows: Vec<u32>,
    /// The nodes of each good row, by their places in the table of nodes.
    ends: Vec<[u32; 2]>,
}

impl<'a> EdgeRows<'a> {
    /// The rows whose nodes are in `numbers`; the others are reported as `unknown-node`.
    pub(super) fn new(columns: &'a EdgeColumns, numbers: &Numbers, report: &mut DataReport) -> EdgeRows<'a> {
        let count = columns.from.len();
        let (mut rows, mut ends) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (row, (from, to)) in (0u32..).zip(columns.from.iter().zip(&columns.to)) {
            let known = [*from, *to].map(|id| numbers.row(id));
            if let [Some(from), Some(to)] = known {
                rows.push(row);
                ends.push([from, to]);
                continue;
            }
            for ((column, id), _) in [("from", from), ("to", to)].iter().zip(known).filter(|(_, known)| known.is_none())
            {
                let message = "an edge leads to a node that is not in the table of nodes; it is left out";
                let defect = Defect::error(ErrorKind::NotFound, "unknown-node", message).with_value(id);
                report.push(defect.at(Place::file("edges").row(u64::from(row)).column(*column)));
            }
        }
        EdgeRows { columns, rows, ends }
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

impl Ways for EdgeRows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    #[inline]
    fn way(&self, good_row: usize) -> Way<'_> {
        let (columns, row) = (self.columns, self.rows[good_row] as usize);
        Way {
            id: columns.id.as_ref().map_or(row as i64, |ids| ids[row]),
            nodes: &self.ends[good_row],
            attributes: columns.attributes.as_ref().map_or(&PLAIN, |all| &all[row]),
            lengths_m: columns.length_m.as_ref().and_then(|all| all[row].as_ref()).map(std::slice::from_ref),
        }
    }
}

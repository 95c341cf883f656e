//! The columns of a network as they are filled, in parts that do not know of each other.

use bytemuck::allocation::zeroed_vec;

use crate::geo::LonLat;
use crate::network::NodeId;

/// All columns, one row for each edge or for each of their bends.
pub(super) struct Columns {
    pub(super) from: Vec<NodeId>,
    pub(super) to: Vec<NodeId>,
    pub(super) length_m: Vec<f64>,
    pub(super) kind_of: Vec<u32>,
    pub(super) crossing_share: Vec<f32>,
    pub(super) source_id: Vec<i64>,
    /// One more than there are edges.
    pub(super) bend_start: Vec<u32>,
    pub(super) bends: Vec<LonLat>,
    pub(super) bend_chainage_m: Vec<f64>,
}

/// The rows of some neighbouring edges.
pub(super) struct Part<'a> {
    pub(super) from: &'a mut [NodeId],
    pub(super) to: &'a mut [NodeId],
    pub(super) length_m: &'a mut [f64],
    pub(super) kind_of: &'a mut [u32],
    pub(super) crossing_share: &'a mut [f32],
    pub(super) source_id: &'a mut [i64],
    /// Where the bends of each end, which is where those of the next one start.
    pub(super) bend_end: &'a mut [u32],
    pub(super) bends: &'a mut [LonLat],
    pub(super) bend_chainage_m: &'a mut [f64],
}

impl Columns {
    /// Rows of zeros. The system hands them out as they are written to, to whoever writes.
    pub(super) fn with_rows(edges: usize, bends: usize) -> Columns {
        Columns {
            from: zeroed_vec(edges),
            to: zeroed_vec(edges),
            length_m: zeroed_vec(edges),
            kind_of: zeroed_vec(edges),
            crossing_share: zeroed_vec(edges),
            source_id: zeroed_vec(edges),
            bend_start: zeroed_vec(edges + 1),
            bends: zeroed_vec(bends),
            bend_chainage_m: zeroed_vec(bends),
        }
    }

    /// The rows of all edges.
    pub(super) fn all(&mut self) -> Part<'_> {
        Part {
            from: &mut self.from,
            to: &mut self.to,
            length_m: &mut self.length_m,
            kind_of: &mut self.kind_of,
            crossing_share: &mut self.crossing_share,
            source_id: &mut self.source_id,
            bend_end: &mut self.bend_start[1..],
            bends: &mut self.bends,
            bend_chainage_m: &mut self.bend_chainage_m,
        }
    }
}

impl<'a> Part<'a> {
    /// The rows of the first `edges` edges, which have `bends` bends, and those of the others.
    pub(super) fn split_at(self, edges: usize, bends: usize) -> (Part<'a>, Part<'a>) {
        let (from, other_from) = self.from.split_at_mut(edges);
        let (to, other_to) = self.to.split_at_mut(edges);
        let (length_m, other_length_m) = self.length_m.split_at_mut(edges);
        let (kind_of, other_kind_of) = self.kind_of.split_at_mut(edges);
        let (crossing_share, other_crossing_share) = self.crossing_share.split_at_mut(edges);
        let (source_id, other_source_id) = self.source_id.split_at_mut(edges);
        let (bend_end, other_bend_end) = self.bend_end.split_at_mut(edges);
        let (bend_chainage_m, other_bend_chainage_m) = self.bend_chainage_m.split_at_mut(bends);
        let (bends, other_bends) = self.bends.split_at_mut(bends);
        let other = Part {
            from: other_from,
            to: other_to,
            length_m: other_length_m,
            kind_of: other_kind_of,
            crossing_share: other_crossing_share,
            source_id: other_source_id,
            bend_end: other_bend_end,
            bends: other_bends,
            bend_chainage_m: other_bend_chainage_m,
        };
        (Part { from, to, length_m, kind_of, crossing_share, source_id, bend_end, bends, bend_chainage_m }, other)
    }
}

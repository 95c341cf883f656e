//! Ways as the builder reads them, however the source keeps them.

use crate::network::{EdgeAttributes, RawWay};

/// One way, borrowed from where it is kept.
#[derive(Clone, Copy)]
pub(in crate::network) struct Way<'a> {
    pub(in crate::network) id: i64,
    pub(in crate::network) nodes: &'a [u32],
    pub(in crate::network) attributes: &'a EdgeAttributes,
    pub(in crate::network) lengths_m: Option<&'a [f64]>,
}

/// A table of ways. A host's table of edges is one without becoming a list of lists.
pub(in crate::network) trait Ways: Sync {
    /// How many.
    fn count(&self) -> usize;

    /// How many nodes the way in a row has.
    fn points(&self, row: usize) -> usize;

    /// The way in a row below [`Ways::count`].
    fn way(&self, row: usize) -> Way<'_>;
}

impl Ways for Vec<RawWay> {
    fn count(&self) -> usize {
        self.len()
    }

    fn points(&self, row: usize) -> usize {
        self[row].nodes.len()
    }

    fn way(&self, row: usize) -> Way<'_> {
        let RawWay { id, nodes, attributes, lengths_m } = &self[row];
        Way { id: *id, nodes, attributes, lengths_m: lengths_m.as_deref() }
    }
}

//! The labels of vertices, lent from call to call where only the rows read from them are the answer.

use super::row::Cell;

/// Larger tables are not kept. From this size on the allocators of most systems hand out fresh zeros, which cost nothing
/// where nothing is reached; smaller ones are cleared anyway, or fetched from the system again for each call.
const KEPT_BYTES: usize = 32 << 20;

/// A table of labels of either width.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    pub(super) narrow: Vec<u16>,
    pub(super) wide: Vec<u32>,
}

impl Labels {
    /// Lends `job` so many cells, and tells it whether all are zero already.
    pub(super) fn lend<C: Cell, T>(&mut self, cells: usize, job: impl FnOnce(&mut [C], bool) -> T) -> T {
        let kept = C::kept(self);
        let fresh = kept.len() < cells;
        if fresh {
            *kept = Vec::new();
            *kept = vec![C::ZERO; cells];
        }
        let result = job(&mut kept[..cells], fresh);
        if size_of_val(kept.as_slice()) > KEPT_BYTES {
            *kept = Vec::new();
        }
        result
    }
}

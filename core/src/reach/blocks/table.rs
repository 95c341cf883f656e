//! The answer in as few bytes as hold it: the rows of all origins.

/// Times and ranks for every group and origin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// One more than the horizon: what is left at a target itself.
    top: u32,
    groups: usize,
    origins: usize,
    /// Groups in each pass but the last.
    per_pass: usize,
    /// Cells from the time of a group to its rank, and from row to row.
    lanes: usize,
    stride: usize,
    passes: Vec<Cells>,
}

/// The rows of one pass, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cells {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl From<Vec<u16>> for Cells {
    fn from(cells: Vec<u16>) -> Cells {
        Cells::Narrow(cells)
    }
}

impl From<Vec<u32>> for Cells {
    fn from(cells: Vec<u32>) -> Cells {
        Cells::Wide(cells)
    }
}

impl Cells {
    fn get(&self, index: usize) -> Option<u32> {
        match self {
            Cells::Narrow(cells) => cells.get(index).map(|cell| u32::from(*cell)),
            Cells::Wide(cells) => cells.get(index).copied(),
        }
    }
}

/// What a table is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) top: u32,
    pub(super) groups: usize,
    pub(super) origins: usize,
    pub(super) per_pass: usize,
    pub(super) lanes: usize,
    pub(super) stride: usize,
}

impl Table {
    pub(super) fn new(layout: Layout, passes: Vec<Cells>) -> Table {
        let Layout { top, groups, origins, per_pass, lanes, stride } = layout;
        Table { top, groups, origins, per_pass, lanes, stride, passes }
    }

    pub(crate) fn groups(&self) -> usize {
        self.groups
    }

    pub(crate) fn origins(&self) -> usize {
        self.origins
    }

    /// Ticks to the nearest of a group.
    #[inline]
    pub(crate) fn ticks(&self, group: usize, origin: usize) -> Option<u32> {
        let (cells, at) = self.place(group, origin)?;
        cells.get(at).filter(|left| *left > 0).map(|left| self.top - left)
    }

    /// Ticks to the nearest of a group and its rank there; only in a table with ranks.
    #[inline]
    pub(crate) fn ranked(&self, group: usize, origin: usize) -> Option<(u32, u32)> {
        let (cells, at) = self.place(group, origin)?;
        let left = cells.get(at).filter(|left| *left > 0)?;
        Some((self.top - left, cells.get(at + self.lanes)?))
    }

    fn place(&self, group: usize, origin: usize) -> Option<(&Cells, usize)> {
        if group >= self.groups || origin >= self.origins {
            return None;
        }
        Some((self.passes.get(group / self.per_pass)?, origin * self.stride + group % self.per_pass))
    }
}

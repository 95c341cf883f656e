//! Groups as lanes of a row: all of them, or the part of them that one pass can hold.

use crate::reach::batch::{Groups, Membership};

/// The groups of one pass.
pub(super) struct Lanes<'a> {
    groups: &'a Groups,
    first: usize,
    lanes: usize,
}

impl<'a> Lanes<'a> {
    /// The groups from `first` on, as many as `lanes`.
    pub(super) fn new(groups: &'a Groups, first: usize, lanes: usize) -> Lanes<'a> {
        Lanes { groups, first, lanes }
    }

    /// The lanes a target belongs to, with its rank in each.
    pub(super) fn of(&self, target: u32) -> impl Iterator<Item = (usize, u32)> {
        let lane = |of: &Membership| Some(((of.group as usize).checked_sub(self.first)?, of.rank));
        self.groups.of(target).iter().filter_map(lane).filter(|(lane, _)| *lane < self.lanes)
    }
}

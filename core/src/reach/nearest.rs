//! The nearest facility of each group: for every home, or for every node of the network.

use super::batch::{Groups, Side};
use super::blocks::{Answer, Question, Table};
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::progress::Progress;
use crate::units::Ticks;

/// For each group and origin, the nearest target.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    table: Table,
    groups: Groups,
    work: Work,
}

impl Nearest {
    fn of(answer: Answer) -> Nearest {
        Nearest { table: answer.table, groups: answer.groups, work: answer.work }
    }

    /// The time to the nearest target of a group and that target, or `None` when none lies within the horizon.
    #[inline]
    pub fn get(&self, group: usize, origin: usize) -> Option<(Ticks, u32)> {
        let (ticks, rank) = self.table.ranked(group, origin)?;
        Some((Ticks::new(ticks), *self.groups.members(group).get(rank as usize)?))
    }

    /// [`Nearest::get`] of every origin, one after the other; nothing for a group that does not exist.
    pub fn column(&self, group: usize) -> impl ExactSizeIterator<Item = Option<(Ticks, u32)>> {
        let origins = if group < self.group_count() { self.origin_count() } else { 0 };
        (0..origins).map(move |origin| self.get(group, origin))
    }

    /// How many groups were asked about.
    pub fn group_count(&self) -> usize {
        self.table.groups()
    }

    /// How many origins there are.
    pub fn origin_count(&self) -> usize {
        self.table.origins()
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// For each group and origin, the time to the nearest target.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestTimes {
    table: Table,
    work: Work,
}

impl NearestTimes {
    fn of(answer: Answer) -> NearestTimes {
        NearestTimes { table: answer.table, work: answer.work }
    }

    /// The time to the nearest target of a group, or `None` when none lies within the horizon.
    #[inline]
    pub fn get(&self, group: usize, origin: usize) -> Option<Ticks> {
        self.table.ticks(group, origin).map(Ticks::new)
    }

    /// [`NearestTimes::get`] of every origin, one after the other; nothing for a group that does not exist.
    pub fn column(&self, group: usize) -> impl ExactSizeIterator<Item = Option<Ticks>> {
        let origins = if group < self.group_count() { self.origin_count() } else { 0 };
        (0..origins).map(move |origin| self.get(group, origin))
    }

    /// How many groups were asked about.
    pub fn group_count(&self) -> usize {
        self.table.groups()
    }

    /// How many origins there are.
    pub fn origin_count(&self) -> usize {
        self.table.origins()
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// The nearest target of each group, for every origin, within `horizon`; ties go to the lowest index.
///
/// A group lists indices of `targets`; an index that does not exist is passed over. A walk of 2³² - 1 ticks (four
/// years) lies beyond every horizon.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// All groups in one go, 48 at a time, over what lies within the horizon of their targets, whatever the number of
/// origins; 24 at a time when the horizon is 65,535 ticks (34 minutes) or more. Memory is 2 bytes for each vertex and
/// group, and as much again for which target it is; 4 bytes with such a horizon, or with more than 65,536 targets in a
/// group whose names are asked for. Where origins are places, the table of the vertices (of either width) stays with the
/// network for the next call, unless it takes more than 1 GB. It runs in the caller's rayon pool; time and work are shared
/// by regions of the network. [`nearest_times`] costs about half.
pub fn nearest(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Nearest, Error> {
    let origins = Some(Side::Places(origins));
    Question { timed, origins, targets, groups, horizon, ranked: true }.answer(progress).map(Nearest::of)
}

/// The time to the nearest target of each group, for every origin, within `horizon`.
///
/// Errors and performance are those of [`nearest`], in half the memory.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
pub fn nearest_times(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<NearestTimes, Error> {
    let origins = Some(Side::Places(origins));
    Question { timed, origins, targets, groups, horizon, ranked: false }.answer(progress).map(NearestTimes::of)
}

/// The nearest target of each group, for every node of the network: a walk begins at the node, on any edge that
/// touches it.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// That of [`nearest`]. Where there are no compounds the labels of the search are themselves the answer.
pub fn nearest_at_nodes(
    timed: &TimedNetwork,
    targets: &Places,
    groups: &[Vec<u32>],
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Nearest, Error> {
    Question { timed, origins: Some(Side::Nodes), targets, groups, horizon, ranked: true }
        .answer(progress)
        .map(Nearest::of)
}

/// The time to the nearest target of each group, for every node of the network.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// Half of [`nearest_at_nodes`].
pub fn nearest_times_at_nodes(
    timed: &TimedNetwork,
    targets: &Places,
    groups: &[Vec<u32>],
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<NearestTimes, Error> {
    let question = Question { timed, origins: Some(Side::Nodes), targets, groups, horizon, ranked: false };
    question.answer(progress).map(NearestTimes::of)
}

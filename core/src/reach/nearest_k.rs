//! The k nearest facilities of each group, for every origin.

use super::batch::{Ask, Opportunities, opportunities};
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::progress::Progress;
use crate::units::Ticks;

/// For each group and origin, up to k targets from near to far.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestK(Opportunities);

impl NearestK {
    /// The targets found for an origin, from near to far, ties by index; empty when none lies within the horizon.
    pub fn get(&self, group: usize, origin: usize) -> impl Iterator<Item = (Ticks, u32)> {
        self.0.nearest(group, origin)
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.0.work()
    }
}

/// Up to `k` targets of each group for every origin, within `horizon`, sorted by time and then by index.
///
/// A target is named once, however many doors and ways lead to it. An index that does not exist is passed over.
///
/// # Errors
///
/// As [`opportunities`], which answers several questions in the same pass.
pub fn nearest_k(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    k: usize,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<NearestK, Error> {
    opportunities(timed, origins, targets, groups, &Ask::new().nearest(k, horizon), progress).map(NearestK)
}

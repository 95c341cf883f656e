//! How many facilities of each group lie within each limit, for every origin.

use super::batch::{Ask, Opportunities, opportunities};
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::progress::Progress;
use crate::units::Ticks;

/// For each group, origin and limit, how many targets lie within it.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts(Opportunities);

impl Counts {
    /// How many targets of a group lie within a limit (by its index) of an origin; 0 for what does not exist.
    pub fn get(&self, group: usize, origin: usize, limit: usize) -> u32 {
        self.0.count(group, origin, limit)
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.0.work()
    }
}

/// How many targets of each group lie within each of the `limits` of every origin.
///
/// A target counts once, however many doors and ways lead to it, and exactly at the limit it counts. An index that
/// does not exist is passed over.
///
/// # Errors
///
/// As [`opportunities`], which answers several questions in the same pass.
pub fn counts(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    limits: &[Ticks],
    progress: &dyn Progress,
) -> Result<Counts, Error> {
    let ask = Ask::new().within(limits.iter().copied());
    opportunities(timed, origins, targets, groups, &ask, progress).map(Counts)
}

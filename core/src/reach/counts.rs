//! How many facilities of each group lie within each limit, for every origin.

use super::sweep::{Sweep, Toward};
use super::{Places, TimedNetwork, Work, group, parallel};
use crate::units::Ticks;

/// For each group, origin and limit, how many targets lie within it.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    limits: usize,
    /// Per group: origin by origin, limit by limit.
    rows: Vec<Vec<u32>>,
    work: Work,
}

impl Counts {
    /// How many targets of a group lie within a limit (by its index) of an origin; 0 for what does not exist.
    pub fn get(&self, group: usize, origin: usize, limit: usize) -> u32 {
        let cell = origin.saturating_mul(self.limits).saturating_add(limit);
        let row = self.rows.get(group).filter(|_| limit < self.limits);
        row.and_then(|row| row.get(cell)).copied().unwrap_or(0)
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// How many targets of each group lie within each of the `limits` of every origin.
///
/// A target counts once, however many doors and ways lead to it, and exactly at the limit it counts. An index that
/// does not exist is passed over.
///
/// # Performance
///
/// One search per target, bounded by the longest limit, in parallel in the caller's rayon pool.
pub fn counts(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    limits: &[Ticks],
) -> Counts {
    let horizon = limits.iter().max().map_or(0, |t| t.get());
    let sweep = Sweep::new(timed, origins, targets, Toward::Origins, horizon);
    let answers = parallel::map(groups.len(), || (), |(), g| count_group(&sweep, origins, targets, &groups[g], limits));
    let work = answers.iter().map(|(_, work)| *work).sum();
    Counts { limits: limits.len(), rows: answers.into_iter().map(|(row, _)| row).collect(), work }
}

type CountRow = (Vec<u32>, Work);

fn count_group(sweep: &Sweep<'_>, origins: &Places, targets: &Places, group: &[u32], limits: &[Ticks]) -> CountRow {
    let width = limits.len();
    let piece = |members: &[u32]| {
        let (mut row, mut work, mut scratch) = (vec![0u32; origins.len() * width], Work::default(), sweep.scratch());
        for target in members {
            work += sweep.run(*target, &mut scratch, |origin, ticks| {
                let cells = &mut row[origin as usize * width..][..width];
                for (cell, limit) in cells.iter_mut().zip(limits) {
                    *cell += u32::from(ticks <= limit.get());
                }
            });
        }
        (row, work)
    };
    let merge = |(mut row, work): CountRow, (other, more): CountRow| {
        row.iter_mut().zip(other).for_each(|(cell, n)| *cell += n);
        (row, work + more)
    };
    parallel::fold(&group::members(group, targets), group::GRAIN, &piece, &merge)
}

//! The k nearest facilities of each group, for every origin.

use super::search::Label;
use super::sweep::{Sweep, Toward};
use super::{Places, TimedNetwork, Work, group, parallel};
use crate::units::Ticks;

/// For each group and origin, up to k targets from near to far.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestK {
    origins: usize,
    /// Where the targets of each (group, origin) start; one more than there are pairs.
    start: Vec<usize>,
    found: Vec<(Ticks, u32)>,
    work: Work,
}

impl NearestK {
    /// The targets found for an origin, from near to far, ties by index; empty when none lies within the horizon.
    pub fn get(&self, group: usize, origin: usize) -> &[(Ticks, u32)] {
        let row = group.saturating_mul(self.origins).saturating_add(origin);
        match (self.start.get(row), self.start.get(row.saturating_add(1))) {
            (Some(a), Some(b)) if origin < self.origins => &self.found[*a..*b],
            _ => &[],
        }
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// Up to `k` targets of each group for every origin, within `horizon`, sorted by time and then by index.
///
/// A target is named once, however many doors and ways lead to it. An index that does not exist is passed over.
///
/// # Performance
///
/// One bounded search per target, in parallel in the caller's rayon pool.
pub fn nearest_k(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    k: usize,
    horizon: Ticks,
) -> NearestK {
    let sweep = Sweep::new(timed, origins, targets, Toward::Origins, horizon.get());
    let rows = parallel::map(groups.len(), || (), |(), g| k_of_group(&sweep, origins, targets, &groups[g], k));
    let (mut start, mut found, mut work) = (vec![0], Vec::new(), Work::default());
    for (row, cost) in rows {
        work += cost;
        for labels in row {
            found.extend(labels.into_iter().map(|l| (Ticks::new(l.ticks()), l.source())));
            start.push(found.len());
        }
    }
    NearestK { origins: origins.len(), start, found, work }
}

type BestRows = (Vec<Vec<Label>>, Work);

fn k_of_group(sweep: &Sweep<'_>, origins: &Places, targets: &Places, group: &[u32], k: usize) -> BestRows {
    let piece = |members: &[u32]| {
        let (mut rows, mut work, mut scratch) = (vec![Vec::new(); origins.len()], Work::default(), sweep.scratch());
        for target in members {
            work += sweep.run(*target, &mut scratch, |origin, ticks| {
                keep_best(&mut rows[origin as usize], Label::new(ticks, *target), k);
            });
        }
        (rows, work)
    };
    // Which k labels are least does not depend on the order they come in, so pieces may be merged as they are.
    let merge = |(mut rows, work): BestRows, (other, more): BestRows| {
        for (row, labels) in rows.iter_mut().zip(other) {
            labels.into_iter().for_each(|label| keep_best(row, label, k));
        }
        (rows, work + more)
    };
    parallel::fold(&group::members(group, targets), group::GRAIN, &piece, &merge)
}

/// Adds `label` to a sorted row of at most `k`.
fn keep_best(row: &mut Vec<Label>, label: Label, k: usize) {
    let place = row.partition_point(|known| *known < label);
    if place < k {
        row.truncate(k - 1);
        row.insert(place, label);
    }
}

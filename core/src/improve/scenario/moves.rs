//! Which homes gain something between two assessments, and which lose it.

use std::collections::BTreeSet;

use crate::access::exact_sum;
use crate::assess::{Assessment, Verdict};
use crate::improve::Shift;

/// Which homes gain and which lose: for sure, and perhaps.
#[derive(Default)]
pub(crate) struct Moves {
    gain: [BTreeSet<u32>; 2],
    lose: [BTreeSet<u32>; 2],
}

impl Moves {
    pub(super) fn of(before: &Assessment, after: &Assessment, circle: usize, requirement: usize) -> Moves {
        let mut moves = Moves::default();
        let (old, new) = (&before.circles()[circle].homes, &after.circles()[circle].homes);
        for home in new.iter().filter(|home| old.binary_search(home).is_ok()) {
            let verdict = |assessment: &Assessment| assessment.verdict(*home as usize, requirement);
            let (into, sure) = match (verdict(before), verdict(after)) {
                (Some(Verdict::Met), Some(Verdict::Met)) => continue,
                (Some(was), Some(Verdict::Met)) => (&mut moves.gain, was == Verdict::Missing),
                (Some(Verdict::Met), Some(is)) => (&mut moves.lose, is == Verdict::Missing),
                _ => continue,
            };
            into[usize::from(!sure)].insert(*home);
        }
        moves
    }

    pub(super) fn join(&mut self, other: Moves) {
        let pairs = self.gain.iter_mut().chain(&mut self.lose).zip(other.gain.into_iter().chain(other.lose));
        pairs.for_each(|(all, more)| all.extend(more));
    }

    /// The homes that gain, for sure and perhaps, and those that lose.
    #[cfg(feature = "report")]
    pub(crate) fn sets(&self) -> [&BTreeSet<u32>; 4] {
        let ([gain, may_gain], [lose, may_lose]) = (&self.gain, &self.lose);
        [gain, may_gain, lose, may_lose]
    }

    pub(super) fn homes(&self) -> [Shift; 2] {
        [&self.gain, &self.lose].map(|[sure, perhaps]| {
            let at_most = sure.union(perhaps).count() as f64;
            Shift { sure: sure.len() as f64, at_most }
        })
    }

    pub(super) fn people(&self, after: &Assessment) -> [Option<Shift>; 2] {
        let rows = &after.prepared().study().homes().rows;
        if rows.iter().all(|home| home.people.is_none()) {
            return [None, None];
        }
        let count = |home: &u32| rows.get(*home as usize).and_then(|home| home.people).map_or(0.0, |known| known.count);
        [&self.gain, &self.lose].map(|[sure, perhaps]| {
            let at_most = exact_sum(sure.union(perhaps).map(count));
            Some(Shift { sure: exact_sum(sure.iter().map(count)), at_most })
        })
    }
}

//! Coverage: which share of homes and people reaches a category within a limit.

use super::{AccessTable, Verdict};
use crate::exact_sum::ExactSum;

/// Homes and people counted by [`Verdict`].
///
/// Shares are given over *complete* homes, those whose walks end before the data does, with the truncated share
/// beside them. People are `None` where no home says how many live in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Complete homes that reach the category.
    pub met: f64,
    /// Complete homes that do not.
    pub missing: f64,
    /// Truncated homes that reach it all the same.
    pub truncated_met: f64,
    /// Truncated homes of which nothing can be said.
    pub truncated_unknown: f64,
    /// Homes without a door on the network.
    pub unattached: f64,
}

impl Tally {
    /// The covered share of complete homes (0..=1); `None` when every home is truncated or there is none.
    pub fn share(&self) -> Option<f64> {
        ratio(self.met, self.met + self.missing)
    }

    /// The share of attached homes whose walks leave the data within the limit (0..=1).
    pub fn truncated_share(&self) -> Option<f64> {
        let truncated = self.truncated_met + self.truncated_unknown;
        ratio(truncated, truncated + self.met + self.missing)
    }

    /// The least and the most the covered share of all attached homes can be, whatever lies beyond the data.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        let all = self.met + self.missing + self.truncated_met + self.truncated_unknown;
        let sure = self.met + self.truncated_met;
        Some((ratio(sure, all)?, ratio(sure + self.truncated_unknown, all)?))
    }
}

/// A [`Tally`] under way: exact, so that the order of the homes changes no bit of it.
#[derive(Debug, Default)]
pub(crate) struct TallySum {
    pub(crate) met: ExactSum,
    pub(crate) missing: ExactSum,
    pub(crate) truncated_met: ExactSum,
    pub(crate) truncated_unknown: ExactSum,
    pub(crate) unattached: ExactSum,
}

impl TallySum {
    fn add(&mut self, verdict: Verdict, truncated: bool, weight: f64) {
        let cell = match (verdict, truncated) {
            (Verdict::Met, false) => &mut self.met,
            (Verdict::Met, true) => &mut self.truncated_met,
            (Verdict::Missing, _) => &mut self.missing,
            (Verdict::BeyondData, _) => &mut self.truncated_unknown,
            (Verdict::Unattached, _) => &mut self.unattached,
        };
        cell.add(weight);
    }

    pub(crate) fn value(&self) -> Tally {
        Tally {
            met: self.met.value(),
            missing: self.missing.value(),
            truncated_met: self.truncated_met.value(),
            truncated_unknown: self.truncated_unknown.value(),
            unattached: self.unattached.value(),
        }
    }
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// Coverage of one category within one limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Every home counts 1.
    pub homes: Tally,
    /// Every home counts its people; `None` when no home says how many.
    pub people: Option<Tally>,
}

impl AccessTable {
    /// Coverage of the `category`-th column within the `limit`-th limit; `None` beyond the table.
    pub fn coverage(&self, category: usize, limit: usize) -> Option<Coverage> {
        let (mut homes, mut people, mut anybody) = (TallySum::default(), TallySum::default(), false);
        if category >= self.category_count() || limit >= self.query().limits_min().len() {
            return None;
        }
        for (index, home) in self.prepared().study().homes().rows.iter().enumerate() {
            let verdict = self.verdict(index, category, limit)?;
            let truncated = self.count(index, category, limit).is_some_and(|c| c.lower_bound);
            homes.add(verdict, truncated, 1.0);
            if let Some(p) = home.people {
                anybody = true;
                people.add(verdict, truncated, p.count);
            }
        }
        Some(Coverage { homes: homes.value(), people: anybody.then(|| people.value()) })
    }

    /// The median walk of all attached homes to the nearest of the `category`-th column, in seconds.
    ///
    /// `None` when the median home has no walk within the horizon, so the median is longer than it. Where the data
    /// ends before the horizon the true median may be shorter.
    pub fn median_walk_s(&self, category: usize) -> Option<f64> {
        let attached = (0..self.home_count()).filter(|home| self.prepared().home_attached(*home));
        let mut walks: Vec<Option<f64>> =
            attached.filter_map(|home| self.nearest(home, category)).map(|n| n.seconds()).collect();
        walks.sort_by(|a, b| a.unwrap_or(f64::INFINITY).total_cmp(&b.unwrap_or(f64::INFINITY)));
        walks.get(walks.len().checked_sub(1)? / 2).copied().flatten()
    }
}

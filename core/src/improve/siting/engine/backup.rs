//! Everybody covered once, as much demand as possible twice: the kernel of cover-twice.
//!
//! With `μ` what a demand pays for a site that covers it, `k` the sites that exist, `u` whether it is covered twice:
//! `sum w (1 - u) + μ (1 - k + u) + the best choice by rewards`, the reward of a site `- sum μ`.

use super::super::Siting;
use super::ascent::{Priced, Relaxation};
use super::branch::{Answer, Problem};
use super::choice::{Fix, swapped};
use super::effort::Effort;
use crate::error::Error;

/// A demand: its weight, how many existing sites cover it (none or one), and its candidates.
#[derive(Clone, Debug)]
struct Row {
    weight: f64,
    existing: u32,
    sites: Vec<u32>,
}

#[derive(Clone, Debug)]
pub(in super::super) struct Backup {
    rows: Vec<Row>,
    sites: usize,
    /// The most sites.
    number: usize,
}

impl Backup {
    pub(in super::super) fn new(siting: &Siting, limit: f64, number: usize) -> Backup {
        let row = |demand: usize| {
            let cells = siting.costs().sites()[siting.costs().within(demand, limit)].iter().copied();
            let (existing, sites): (Vec<u32>, _) = cells.partition(|site| siting.sites()[*site as usize].existing);
            Row { weight: siting.demand()[demand].weight, existing: existing.len() as u32, sites }
        };
        let counted = (0..siting.demand().len()).filter(|demand| siting.counts(*demand)).map(row);
        Backup { rows: counted.filter(|row| row.existing < 2).collect(), sites: siting.sites().len(), number }
    }

    fn cells(&self) -> u64 {
        self.rows.iter().map(|row| row.sites.len() as u64).sum()
    }

    /// The demand covered less than twice; `None` when some is not covered at all.
    fn value(&self, sites: &[u32]) -> Option<f64> {
        let counts = self.counts(sites);
        let mut lost = Vec::new();
        for (row, count) in self.rows.iter().zip(counts) {
            match count {
                0 => return None,
                1 => lost.push(row.weight),
                _ => {}
            }
        }
        Some(crate::access::exact_sum(lost))
    }

    fn counts(&self, sites: &[u32]) -> Vec<u32> {
        let mut open = vec![false; self.sites];
        sites.iter().for_each(|site| open[*site as usize] = true);
        let count =
            |row: &Row| row.existing + row.sites.iter().map(|site| u32::from(open[*site as usize])).sum::<u32>();
        self.rows.iter().map(count).collect()
    }

    /// What sites lead to when one after another is added or exchanged as long as that is better.
    ///
    /// A demand left out altogether weighs more than all others together on the way, and forbids the answer at the end.
    pub(in super::super) fn improved(
        &self,
        mut sites: Vec<u32>,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error> {
        let all: f64 = 2.0 * self.rows.iter().map(|row| row.weight).sum::<f64>() + 1.0;
        let lost = |row: &Row, count: u32| [all, row.weight, 0.0][count.min(2) as usize];
        loop {
            let mut best: (f64, Option<Vec<u32>>) = (1e-9 * all, None);
            let slots = if sites.len() < self.number { vec![None] } else { (0..sites.len()).map(Some).collect() };
            for slot in slots {
                let mut rest = sites.clone();
                slot.map(|slot| rest.swap_remove(slot));
                let (now, then) = (self.counts(&sites), self.counts(&rest));
                let mut gain = vec![0.0; self.sites];
                let mut worse = 0.0;
                for ((row, before), count) in self.rows.iter().zip(now).zip(then) {
                    worse += lost(row, count) - lost(row, before);
                    let better = lost(row, count) - lost(row, count + 1);
                    if better > 0.0 {
                        row.sites.iter().for_each(|site| gain[*site as usize] += better);
                    }
                }
                for site in (0..self.sites as u32).filter(|site| !sites.contains(site)) {
                    if gain[site as usize] - worse > best.0 {
                        let next = match slot {
                            Some(slot) => swapped(&sites, slot, site),
                            None => sites.iter().copied().chain([site]).collect(),
                        };
                        best = (gain[site as usize] - worse, Some(next));
                    }
                }
                effort.spend(2 * self.cells())?;
            }
            match best.1 {
                Some(next) if effort.left() => sites = next,
                _ => break,
            }
        }
        sites.sort_unstable();
        Ok(self.value(&sites).map(|value| Answer { sites, value }))
    }
}

/// The rows with what may still cover them.
struct Paid<'a> {
    problem: &'a Backup,
    /// The sites of each row that are not closed for good.
    sites: Vec<Vec<u32>>,
}

impl Relaxation for Paid<'_> {
    fn len(&self) -> usize {
        self.sites.len()
    }

    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced {
        rewards.fill(0.0);
        let (mut constant, mut size) = (0.0, 0.0);
        for ((row, sites), pays) in self.problem.rows.iter().zip(&self.sites).zip(multipliers) {
            let missing = 1.0 - f64::from(row.existing);
            let twice = sites.len() as u32 + row.existing >= 2;
            constant += if twice { row.weight.min(*pays) } else { row.weight } + pays * missing;
            size += row.weight + pays;
            sites.iter().for_each(|site| rewards[*site as usize] -= pays);
        }
        Priced { constant, size, terms: self.sites.len() + rewards.len(), cells: self.problem.cells() }
    }

    fn slope(&mut self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64 {
        let rows = self.problem.rows.iter().zip(&self.sites).zip(multipliers).zip(slope);
        for (((row, sites), pays), slope) in rows {
            let count = row.existing + sites.iter().map(|site| u32::from(chosen[*site as usize])).sum::<u32>();
            let twice = sites.len() as u32 + row.existing >= 2 && *pays < row.weight;
            *slope = f64::from(if twice { 2 } else { 1 }) - f64::from(count);
        }
        self.problem.cells()
    }

    fn length2(&self, direction: &[f64]) -> f64 {
        direction.iter().map(|d| d * d).sum()
    }

    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64) {
        multipliers.iter_mut().zip(direction).for_each(|(pays, d)| *pays = (*pays + step * d).max(0.0));
    }
}

impl Problem for Backup {
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        let left = |row: &Row| -> Vec<u32> {
            row.sites.iter().copied().filter(|site| fix[*site as usize] != Fix::Out).collect()
        };
        let sites: Vec<Vec<u32>> = self.rows.iter().map(left).collect();
        let covered = sites.iter().zip(&self.rows).all(|(sites, row)| !sites.is_empty() || row.existing > 0);
        covered.then(|| Box::new(Paid { problem: self, sites }) as Box<dyn Relaxation + '_>)
    }

    fn start(&self, _best: Option<&Answer>) -> Vec<f64> {
        self.rows.iter().map(|row| 0.5 * row.weight).collect()
    }

    fn answer(&self, sites: &[u32], promising: bool, _: f64, effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        if promising {
            return self.improved(sites.to_vec(), effort);
        }
        effort.spend(self.cells())?;
        self.exactly(sites, effort)
    }

    fn exactly(&self, sites: &[u32], _: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        if sites.len() > self.number {
            return Ok(None);
        }
        Ok(self.value(sites).map(|value| Answer { sites: sites.to_vec(), value }))
    }
}

//! The bound: the best load of each site under prices for being served.

use super::super::ascent::{Priced, Relaxation};
use super::Capacity;
use crate::reach::parallel;

/// The best load of each site under the present prices: the rows it takes, each with the part taken.
pub(super) struct Best<'a> {
    problem: &'a Capacity,
    closed: Vec<bool>,
    taken: Vec<Vec<(u32, f64)>>,
}

impl Best<'_> {
    pub(super) fn new(problem: &Capacity, closed: Vec<bool>) -> Best<'_> {
        Best { problem, closed, taken: vec![Vec::new(); problem.sites()] }
    }
}

impl Relaxation for Best<'_> {
    fn len(&self) -> usize {
        self.problem.rows.len()
    }

    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced {
        let problem = self.problem;
        let closed = &self.closed;
        let load = |site: usize| {
            let mut room = problem.capacity[site];
            let saves = problem.columns[site].iter().map(|(row, loss)| (*row, loss - multipliers[*row as usize]));
            let mut items: Vec<(u32, f64)> = saves.filter(|(_, saves)| *saves < 0.0 && !closed[site]).collect();
            items.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
            let (mut reward, mut taken) = (0.0, Vec::new());
            for (row, saves) in items {
                let weight = problem.rows[row as usize].weight;
                let part = (room / weight).min(1.0);
                reward += saves * weight * part;
                taken.push((row, part));
                room -= weight * part;
                if part < 1.0 {
                    break;
                }
            }
            (reward, taken)
        };
        let loads = parallel::map(problem.sites(), || (), |(), site| load(site));
        for ((reward, taken), (rewards, kept)) in loads.into_iter().zip(rewards.iter_mut().zip(&mut self.taken)) {
            (*rewards, *kept) = (reward, taken);
        }
        let constant: f64 = problem.rows.iter().zip(multipliers).map(|(row, pays)| row.weight * pays).sum();
        let terms = problem.rows.len() + problem.sites();
        Priced { constant, size: constant.abs(), terms, cells: problem.cells() }
    }

    fn slope(&mut self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64 {
        slope.fill(1.0);
        for (_, taken) in chosen.iter().zip(&self.taken).filter(|(chosen, _)| **chosen) {
            taken.iter().for_each(|(row, part)| slope[*row as usize] -= part);
        }
        for (slope, pays) in slope.iter_mut().zip(multipliers) {
            if *slope > 0.0 && *pays >= self.problem.without {
                *slope = 0.0;
            }
        }
        self.problem.cells()
    }

    fn length2(&self, direction: &[f64]) -> f64 {
        self.problem.rows.iter().zip(direction).map(|(row, d)| row.weight * d * d).sum()
    }

    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64) {
        for (pays, d) in multipliers.iter_mut().zip(direction) {
            *pays = (*pays + step * d).clamp(0.0, self.problem.without);
        }
    }
}

//! Which sites to choose: opening one after another, and exchanging one for another.

use super::super::branch::Answer;
use super::super::choice::swapped;
use super::super::effort::Effort;
use super::Capacity;
use crate::error::Error;

impl Capacity {
    pub(super) fn valued(&self, sites: &[u32], effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        let new: Vec<u32> = sites.iter().copied().filter(|site| !self.existing.contains(site)).collect();
        if !self.choice.allows(&new) {
            return Ok(None);
        }
        let loads = self.loads(&new, effort)?;
        Ok(loads.map(|loads| Answer { sites: new, value: loads.value }))
    }

    /// The answer that exchanging one site after another leads to: for each, the few that would serve its demands best.
    pub(super) fn improved(&self, start: Answer, effort: &mut Effort<'_>) -> Result<Answer, Error> {
        const FEW: usize = 12;
        let mut best = start;
        'again: while effort.left() {
            let Some(loads) = self.loads(&best.sites, effort)? else { break };
            for slot in 0..best.sites.len() {
                let mut saved = vec![0.0; self.sites()];
                for (row, to) in self.rows.iter().zip(&loads.site) {
                    if to.is_none() || *to == Some(best.sites[slot]) {
                        let farthest = row.cells.last().map_or(1.0, |(_, loss)| *loss + 1.0);
                        row.cells
                            .iter()
                            .for_each(|(site, loss)| saved[*site as usize] += row.weight * (farthest - loss));
                    }
                }
                let mut near: Vec<u32> = (0..self.sites() as u32)
                    .filter(|site| saved[*site as usize] > 0.0)
                    .filter(|site| !best.sites.contains(site) && !self.existing.contains(site))
                    .collect();
                near.sort_by(|a, b| saved[*b as usize].total_cmp(&saved[*a as usize]).then(a.cmp(b)));
                for site in near.into_iter().take(FEW) {
                    if let Some(answer) = self.valued(&swapped(&best.sites, slot, site), effort)?
                        && answer.value < best.value - 1e-9 * best.value.abs()
                    {
                        best = answer;
                        continue 'again;
                    }
                }
            }
            break;
        }
        best.sites.sort_unstable();
        Ok(best)
    }

    /// A first answer: sites that would serve most of who is not served yet, one after another.
    pub(in super::super::super) fn greedy(&self, effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        let mut sites: Vec<u32> = Vec::new();
        let mut dropped = vec![false; self.sites()];
        self.existing.iter().for_each(|site| dropped[*site as usize] = true);
        let mut served = vec![false; self.rows.len()];
        loop {
            let would = |site: usize| {
                let mut room = self.capacity[site];
                let mut left: Vec<(u32, f64)> =
                    self.columns[site].iter().copied().filter(|(row, _)| !served[*row as usize]).collect();
                left.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
                let weight = |row: &u32| self.rows[*row as usize].weight;
                let rows = left.into_iter().map(|(row, _)| row);
                let taken: Vec<u32> = rows
                    .filter(|row| {
                        let fits = room >= weight(row);
                        room -= if fits { weight(row) } else { 0.0 };
                        fits
                    })
                    .collect();
                (taken.iter().map(weight).sum::<f64>(), taken)
            };
            effort.spend(self.cells())?;
            let free = (0..self.sites()).filter(|site| !dropped[*site]);
            let best = free.map(|site| (site, would(site))).max_by(|(a, x), (b, y)| {
                let rate = |site: usize, gain: f64| gain / self.choice.price(site as u32).max(1e-12);
                rate(*a, x.0).total_cmp(&rate(*b, y.0)).then(b.cmp(a))
            });
            let Some((site, (_, taken))) = best else { break };
            dropped[site] = true;
            sites.push(site as u32);
            if !self.choice.allows(&sites) {
                sites.pop();
                continue;
            }
            taken.iter().for_each(|row| served[*row as usize] = true);
        }
        match self.valued(&sites, effort)? {
            Some(answer) => self.improved(answer, effort).map(Some),
            None => Ok(None),
        }
    }
}

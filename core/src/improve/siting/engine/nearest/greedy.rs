//! A first answer: whichever site gains most, one after another.

use super::super::choice::Choice;
use super::super::effort::Effort;
use super::Nearest;
use crate::error::Error;

impl Nearest<'_> {
    /// Opens the site that gains most (for its price, where there is a budget) until nothing fits or gains.
    ///
    /// Gains are kept and only changed by those whose nearest site changed. Covering alone, it covers at least
    /// `1 - 1/e` of the best that many sites can (Nemhauser, Wolsey & Fisher 1978, Mathematical Programming 14).
    pub(in super::super::super) fn greedy(
        &self,
        choice: &Choice,
        by_price: bool,
        effort: &mut Effort<'_>,
    ) -> Result<Vec<u32>, Error> {
        let mut loss = self.penalty();
        let mut gain = self.gains(&loss, |row| self.weight[row]);
        effort.spend(self.cells() as u64)?;
        // What subtracting leaves of nothing is no gain.
        let nothing = 1e-12 * gain.iter().copied().fold(0.0, f64::max);
        let mut sites = Vec::new();
        let mut open = vec![false; self.sites];
        // What does not fit now never will: choices only grow.
        let mut dropped = vec![false; self.sites];
        loop {
            let rate = |site: usize| if by_price { gain[site] / choice.price(site as u32) } else { gain[site] };
            let better = |best: Option<usize>, site: usize| match best {
                Some(best) if rate(best) >= rate(site) => Some(best),
                _ => Some(site),
            };
            let fits = |site: &usize| !open[*site] && !dropped[*site] && gain[*site] > nothing;
            let Some(best) = (0..self.sites).filter(fits).fold(None, better) else { break };
            sites.push(best as u32);
            if !choice.allows(&sites) {
                sites.pop();
                dropped[best] = true;
                continue;
            }
            open[best] = true;
            let (changes, cells) = self.changes(best as u32, &mut loss);
            gain.iter_mut().zip(&changes).for_each(|(gain, change)| *gain -= change);
            gain[best] = 0.0;
            effort.spend(cells)?;
        }
        Ok(sites)
    }

    /// What each site would gain over the present losses, each row by its weight.
    pub(super) fn gains(&self, loss: &[f64], weight: impl Fn(usize) -> f64 + Sync) -> Vec<f64> {
        let parts = self.each_piece(|rows| {
            let mut gain = vec![0.0; self.sites];
            for row in rows {
                let (sites, losses) = self.row(row);
                for (site, lost) in sites.iter().zip(losses).take_while(|(_, lost)| **lost < loss[row]) {
                    gain[*site as usize] += weight(row) * (loss[row] - lost);
                }
            }
            gain
        });
        total(parts, self.sites)
    }

    /// Opens a site: losses become less, and so does what every other site could gain.
    fn changes(&self, opened: u32, loss: &mut [f64]) -> (Vec<f64>, u64) {
        let before = &*loss;
        let parts = self.each_piece(|rows| {
            let (mut less, mut now, mut cells) = (vec![0.0; self.sites], Vec::with_capacity(rows.len()), 0);
            for row in rows {
                let (sites, losses) = self.row(row);
                let within = losses.partition_point(|lost| *lost < before[row]);
                let found = sites[..within].iter().position(|site| *site == opened);
                cells += within as u64 + 1;
                now.push(found.map_or(before[row], |at| losses[at]));
                let Some(at) = found else { continue };
                for (site, lost) in sites[..within].iter().zip(losses) {
                    less[*site as usize] += self.weight[row] * (before[row] - lost.max(losses[at]));
                }
            }
            (less, now, cells)
        });
        let cells = parts.iter().map(|(.., cells)| cells).sum();
        let now: Vec<f64> = parts.iter().flat_map(|(_, now, _)| now.iter().copied()).collect();
        loss.copy_from_slice(&now);
        (total(parts.into_iter().map(|(less, ..)| less).collect(), self.sites), cells)
    }
}

/// Adds up the parts in their order.
pub(super) fn total(parts: Vec<Vec<f64>>, length: usize) -> Vec<f64> {
    let mut parts = parts.into_iter();
    let mut sum = parts.next().unwrap_or_else(|| vec![0.0; length]);
    for part in parts {
        sum.iter_mut().zip(&part).for_each(|(sum, part)| *sum += part);
    }
    sum
}

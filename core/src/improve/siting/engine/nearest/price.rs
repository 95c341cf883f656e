//! The Lagrangian of the kernel: each demand pays a price to be served, each site earns what it saves them.
//!
//! With `λ` what each unit of a demand's weight pays, at most what it loses without a site, the bound is
//! `sum w λ + the best choice by rewards`, the reward of a site `sum w min(0, loss - λ)`. For the worst group the
//! weights are those of a mixture of the groups, which is raised along with the prices: no answer is better for
//! the worst group than for a mixture of all.

use super::super::ascent::{Priced, Relaxation};
use super::Nearest;

/// A kernel with what pricing needs from step to step. The multipliers are one price for each row, then the share of
/// each group in the mixture, when there are several.
pub(super) struct Prices<'a> {
    kernel: std::borrow::Cow<'a, Nearest<'a>>,
    /// How many cells of each row are worth their price.
    depth: Vec<u32>,
    /// The weight of each row in the mixture.
    weight: Vec<f64>,
}

impl<'a> Prices<'a> {
    pub(super) fn new(kernel: std::borrow::Cow<'a, Nearest<'a>>) -> Prices<'a> {
        let (depth, weight) = (vec![0; kernel.rows()], kernel.weight.clone());
        Prices { kernel, depth, weight }
    }
}

/// What one piece of the rows adds up to.
struct Piece {
    rewards: Vec<f64>,
    constant: f64,
    depth: Vec<u32>,
    cells: u64,
}

impl Relaxation for Prices<'_> {
    fn len(&self) -> usize {
        self.kernel.rows() + if self.kernel.groups() > 1 { self.kernel.groups() } else { 0 }
    }

    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced {
        let (kernel, rows) = (&*self.kernel, self.kernel.rows());
        if let Some(shares) = multipliers.get(rows..).filter(|shares| !shares.is_empty()) {
            for row in 0..rows {
                let group = kernel.group[row] as usize;
                self.weight[row] = kernel.weight[row] * shares[group] / kernel.group_weight[group];
            }
        } else if kernel.group_weight[0] != 1.0 {
            (0..rows).for_each(|row| self.weight[row] = kernel.weight[row] / kernel.group_weight[0]);
        }
        let weight = &self.weight;
        let pieces = kernel.each_piece(|rows| {
            let mut piece = Piece {
                rewards: vec![0.0; kernel.sites],
                constant: 0.0,
                depth: Vec::with_capacity(rows.len()),
                cells: 0,
            };
            for row in rows {
                // A price may not have come down yet to what the demand does without.
                let (pays, weight) = (multipliers[row].min(kernel.without[row]), weight[row]);
                piece.constant += weight * pays;
                let (sites, losses) = kernel.row(row);
                let mut depth = 0;
                for (site, loss) in sites.iter().zip(losses) {
                    let saves = loss - pays;
                    if saves >= 0.0 {
                        break;
                    }
                    piece.rewards[*site as usize] += weight * saves;
                    depth += 1;
                }
                piece.cells += u64::from(depth) + 1;
                piece.depth.push(depth);
            }
            piece
        });
        rewards.fill(0.0);
        let (mut constant, mut cells) = (0.0, 0);
        for (piece, (from, to)) in pieces.into_iter().zip(&kernel.pieces) {
            rewards.iter_mut().zip(&piece.rewards).for_each(|(sum, part)| *sum += part);
            constant += piece.constant;
            self.depth[*from..*to].copy_from_slice(&piece.depth);
            cells += piece.cells;
        }
        Priced { constant, size: constant.abs(), terms: rows + kernel.sites, cells }
    }

    fn slope(&mut self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64 {
        let (kernel, rows) = (&*self.kernel, self.kernel.rows());
        let depth = &self.depth;
        let counts = kernel.each_piece(|rows| {
            let count = |row: usize| {
                let sites = &kernel.row(row).0[..depth[row] as usize];
                sites.iter().map(|site| u32::from(chosen[*site as usize])).sum::<u32>()
            };
            rows.map(count).collect::<Vec<u32>>()
        });
        for (row, count) in counts.iter().flatten().enumerate() {
            let more = 1.0 - f64::from(*count);
            // Who pays as much as doing without costs is served by that; who pays nothing cannot pay less.
            let stuck = more > 0.0 && multipliers[row] >= kernel.without[row];
            slope[row] = if stuck { 0.0 } else { more };
        }
        if kernel.groups() > 1 {
            self.slope_of_shares(multipliers, chosen, &mut slope[rows..]);
        }
        depth.iter().map(|depth| u64::from(*depth)).sum()
    }

    fn length2(&self, direction: &[f64]) -> f64 {
        let rows = self.kernel.rows();
        let (prices, shares) = direction.split_at(rows);
        let prices: f64 = prices.iter().zip(&self.weight).map(|(d, weight)| weight * d * d).sum();
        prices + shares.iter().map(|d| d * d).sum::<f64>()
    }

    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64) {
        let kernel = &*self.kernel;
        let rows = kernel.rows();
        for row in 0..rows {
            // Below its least loss a price earns nothing, above what it does without it buys nothing.
            let least = kernel.row(row).1.first().copied().unwrap_or(f64::INFINITY).min(kernel.without[row]);
            let pays = multipliers[row] + step * direction[row];
            multipliers[row] = pays.max(least).min(kernel.without[row]);
        }
        if kernel.groups() > 1 {
            advance_shares(&mut multipliers[rows..], &direction[rows..], step);
        }
    }
}

impl Prices<'_> {
    /// What each group would lose under these prices and this choice: the mixture moves towards those that lose more.
    fn slope_of_shares(&self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) {
        let kernel = &*self.kernel;
        slope.fill(0.0);
        for (row, pays) in multipliers.iter().enumerate().take(kernel.rows()) {
            let pays = pays.min(kernel.without[row]);
            let (sites, losses) = kernel.row(row);
            let cells = sites.iter().zip(losses).take(self.depth[row] as usize);
            let saved: f64 = cells.filter(|(site, _)| chosen[**site as usize]).map(|(_, loss)| loss - pays).sum();
            let group = kernel.group[row] as usize;
            slope[group] += kernel.weight[row] * (pays + saved) / kernel.group_weight[group];
        }
        // Along the simplex: what all groups lose together moves nothing.
        let mean = slope.iter().sum::<f64>() / slope.len() as f64;
        slope.iter_mut().for_each(|s| *s -= mean);
    }
}

/// Moves shares and brings them back to the simplex: none below 0, all together 1.
fn advance_shares(shares: &mut [f64], direction: &[f64], step: f64) {
    shares.iter_mut().zip(direction).for_each(|(share, d)| *share += step * d);
    let mut sorted = shares.to_vec();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let (mut sum, mut level) = (0.0, 0.0);
    for (count, share) in sorted.iter().enumerate() {
        sum += share;
        let candidate = (sum - 1.0) / (count + 1) as f64;
        if *share > candidate {
            level = candidate;
        }
    }
    shares.iter_mut().for_each(|share| *share = (*share - level).max(0.0));
    let total: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= total);
}

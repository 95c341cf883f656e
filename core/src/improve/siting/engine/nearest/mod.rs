//! Everybody goes to the nearest open site, or does without: the kernel of median, max-cover and decayed.

mod balance;
mod build;
mod greedy;
mod joined;
mod price;
mod problem;
mod swap;

use std::borrow::Cow;

use crate::reach::parallel;

pub(in super::super) use problem::NearestProblem;

/// What each demand loses at each site that is nearer to it than doing without, the nearest first.
///
/// Values are losses to be made small: the cost of a median, the share not covered of a coverage. Existing sites are not
/// among the sites: the nearest of them is what a demand does without new ones.
#[derive(Clone, Debug)]
pub(in super::super) struct Nearest<'a> {
    /// Where each row begins and ends in `site` and `loss`.
    rows: Vec<(usize, usize)>,
    site: Cow<'a, [u32]>,
    /// Per unit of weight, ascending in each row.
    loss: Cow<'a, [f64]>,
    weight: Vec<f64>,
    /// The loss without any new site, per unit of weight; infinite for those who must be served.
    without: Vec<f64>,
    /// How many sites, existing ones too.
    sites: usize,
    /// The group of each row and the weight of each group; one group of weight 1 where the sum is made small.
    group: Vec<u32>,
    group_weight: Vec<f64>,
    /// Rows in pieces of about as many cells, for threads; the pieces do not depend on how many there are.
    pieces: Vec<(usize, usize)>,
}

/// Cells of a piece: some 0.3 ms.
const PIECE: usize = 150_000;
/// More pieces would cost more to put together than they save.
const MOST_PIECES: usize = 8;

impl Nearest<'_> {
    pub(in super::super) fn rows(&self) -> usize {
        self.rows.len()
    }

    fn groups(&self) -> usize {
        self.group_weight.len()
    }

    fn row(&self, row: usize) -> (&[u32], &[f64]) {
        let (from, to) = self.rows[row];
        (&self.site[from..to], &self.loss[from..to])
    }

    fn cells(&self) -> usize {
        self.rows.iter().map(|(from, to)| to - from).sum()
    }

    /// Runs `job` on each piece of the rows, in parallel; the results are in the order of the pieces.
    fn each_piece<T: Send>(&self, job: impl Fn(std::ops::Range<usize>) -> T + Send + Sync) -> Vec<T> {
        match self.pieces.as_slice() {
            [(from, to)] => vec![job(*from..*to)],
            pieces => parallel::map(pieces.len(), || (), |(), piece| job(pieces[piece].0..pieces[piece].1)),
        }
    }

    /// The value of a choice of sites, or `None` when someone who must be served is not; with the cells looked at.
    pub(in super::super) fn value(&self, open: &[bool]) -> (Option<f64>, u64) {
        let parts = self.each_piece(|rows| {
            let (mut sums, mut cells, mut served) = (vec![0.0; self.groups()], 0, true);
            for row in rows {
                let (sites, losses) = self.row(row);
                let first = sites.iter().position(|site| open[*site as usize]);
                cells += first.map_or(sites.len(), |first| first + 1) as u64;
                let loss = first.map_or(self.without[row], |first| losses[first]);
                served &= loss.is_finite();
                sums[self.group[row] as usize] += self.weight[row] * loss;
            }
            (sums, cells, served)
        });
        let cells = parts.iter().map(|(_, cells, _)| cells).sum();
        if parts.iter().any(|(_, _, served)| !served) {
            return (None, cells);
        }
        let sum = |group: usize| parts.iter().map(|(sums, ..)| sums[group]).sum::<f64>() / self.group_weight[group];
        let worst = (0..self.groups()).map(sum).fold(f64::NEG_INFINITY, f64::max);
        (Some(worst), cells)
    }

    /// What stands for the loss of someone who must be served and is not, in searches that pass through such choices.
    ///
    /// More than everybody's losses together, so that no choice is better for leaving someone out. Never part of a value or
    /// a bound.
    fn penalty(&self) -> Vec<f64> {
        let most = |row: usize| self.row(row).1.last().copied().unwrap_or(0.0);
        let all: f64 = (0..self.rows()).map(|row| self.weight[row] * most(row)).sum();
        let penalty = |row: usize| match self.without[row].is_finite() {
            true => self.without[row],
            false => 2.0 * (all + 1.0) / self.weight[row] + most(row),
        };
        (0..self.rows()).map(penalty).collect()
    }
}

impl Nearest<'_> {
    /// What every value is a multiple of, if that is easily known.
    pub(in super::super) fn grain(&self) -> Option<f64> {
        const MOST: f64 = (1u64 << 50) as f64;
        let total: f64 = self.weight.iter().sum();
        let fits = |grain: f64| {
            let whole = |weight: f64, loss: f64| loss.is_infinite() || (weight * loss / grain).fract() == 0.0;
            (0..self.rows()).all(|row| {
                let weight = self.weight[row];
                let most = self.row(row).1.last().copied().unwrap_or(0.0);
                total * most < MOST * grain
                    && whole(weight, self.without[row])
                    && self.row(row).1.iter().all(|loss| whole(weight, *loss))
            })
        };
        [1.0, 1.0 / 32.0].into_iter().find(|grain| fits(*grain))
    }
}

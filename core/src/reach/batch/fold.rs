//! What the walks to one target mean for many origins at once: counts, nearest, decay sums.

use super::cells::{Fill, LANES};
use super::decay::Weights;
use super::lanes::Row;
use super::pass::Pass;
use crate::machine::vectors::Kernel;

/// A question in the terms of the rows: how much must be left.
#[derive(Debug)]
pub(super) struct Thresholds {
    /// For each limit what is left, at least, of a walk within it.
    pub(super) limits: Vec<u16>,
    /// The same for the nearest.
    pub(super) nearest: u16,
    /// For each decay the quanta by what is left.
    pub(super) weights: Vec<Box<[u32; 1 << 16]>>,
}

impl Thresholds {
    /// For a pass whose horizon fits 16 bits.
    pub(super) fn new(pass: &Pass<'_>) -> Thresholds {
        // A limit beyond the horizon holds whatever is reached.
        let least = |limit: u32| pass.left(limit.min(pass.horizon));
        let weights = |weights: &Weights| {
            let mut by_left = vec![0; 1 << 16];
            for ticks in 0..=pass.horizon {
                by_left[usize::from(pass.left(ticks))] = weights.at(ticks) as u32;
            }
            by_left.try_into().unwrap_or_else(|_| Box::new([0; 1 << 16]))
        };
        Thresholds {
            limits: pass.limits.iter().map(|limit| least(*limit)).collect(),
            nearest: least(pass.nearest_within),
            weights: pass.weights.iter().map(weights).collect(),
        }
    }
}

/// Enters the members of one group, in ascending order of their ranks, for one block of origins.
pub(super) struct Fold<'a, 'f> {
    pub(super) thresholds: &'a Thresholds,
    /// The row of each target of the region.
    pub(super) rows: &'a [Row],
    /// The members: which row, and the rank.
    pub(super) members: &'a [(u32, u16)],
    pub(super) fill: Fill<'f>,
}

impl Kernel for Fold<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Fold { thresholds, rows, members, fill } = self;
        for (row, rank) in members {
            let row = &rows[*row as usize];
            if !row.is_reached() {
                continue;
            }
            for (counts, least) in fill.counts.iter_mut().zip(&thresholds.limits) {
                count(counts, row, *least);
            }
            if !fill.left.is_empty() {
                offer(fill.left, fill.ranks, row, *rank, thresholds.nearest);
            }
            for (sums, weights) in fill.sums.iter_mut().zip(&thresholds.weights) {
                for lane in 0..LANES {
                    sums[lane] += u64::from(weights[usize::from(row.0[lane])]);
                }
            }
        }
    }
}

#[inline(always)]
fn count(counts: &mut [u16; LANES], row: &Row, least: u16) {
    for (count, left) in counts.iter_mut().zip(&row.0) {
        *count += u16::from(*left >= least);
    }
}

/// Puts a target among the nearest of each lane where it is nearer than one of them.
///
/// Targets come by rank, so of two that are as near the one that came first stays first. From the last place on, each
/// takes the target itself, or its neighbour's when the target goes before that.
#[inline(always)]
fn offer(best: &mut [[u16; LANES]], ranks: &mut [[u16; LANES]], row: &Row, rank: u16, least: u16) {
    let mut new = row.0;
    for left in &mut new {
        *left = if *left >= least { *left } else { 0 };
    }
    for nth in (1..best.len()).rev() {
        let (before, ranks_before) = (best[nth - 1], ranks[nth - 1]);
        let (here, ranks_here) = (&mut best[nth], &mut ranks[nth]);
        for lane in 0..LANES {
            let mine = if new[lane] > here[lane] { rank } else { ranks_here[lane] };
            ranks_here[lane] = if new[lane] > before[lane] { ranks_before[lane] } else { mine };
            here[lane] = here[lane].max(new[lane].min(before[lane]));
        }
    }
    for lane in 0..LANES {
        ranks[0][lane] = if new[lane] > best[0][lane] { rank } else { ranks[0][lane] };
        best[0][lane] = best[0][lane].max(new[lane]);
    }
}

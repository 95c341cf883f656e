//! Lagrangian bounds: constraints that couple sites are priced, and the prices are raised until the bound is good.
//!
//! # References
//!
//! Held, Wolfe & Crowder (1974), Validation of subgradient optimization, Mathematical Programming 6; Beasley (1993),
//! Lagrangean heuristics for location problems, EJOR 65.

use super::choice::{Choice, Fix, Pick};
use super::effort::Effort;
use crate::error::Error;

/// A model with some constraints replaced by prices (multipliers), so that what is left falls apart by site.
///
/// Its bound is `constant + the best choice by rewards`: for any multipliers no allowed choice of sites is worth less.
pub(in super::super) trait Relaxation {
    /// How many multipliers there are.
    fn len(&self) -> usize;

    /// Sets the reward of each site (what opening it adds) under these multipliers; returns the constant, the size of
    /// what was added up (for rounding), and the cells looked at.
    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced;

    /// Sets the direction in which the bound grows, given the best choice; returns the cells looked at.
    fn slope(&mut self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64;

    /// The squared length of a direction, by how much each multiplier weighs.
    fn length2(&self, direction: &[f64]) -> f64;

    /// Moves the multipliers and keeps them where they mean something.
    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64);
}

/// What pricing found beside the rewards.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Priced {
    pub(in super::super) constant: f64,
    /// The sizes of what was added up.
    pub(in super::super) size: f64,
    /// How many numbers were added up one after another.
    pub(in super::super) terms: usize,
    pub(in super::super) cells: u64,
}

/// How far an ascent goes.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Climb {
    /// The most steps.
    pub(in super::super) steps: usize,
    /// Steps without a better bound after which they become shorter.
    pub(in super::super) patience: usize,
    /// How far each goes at first.
    pub(in super::super) stride: f64,
}

/// Where an ascent came to.
#[derive(Clone, Debug)]
pub(in super::super) struct Summit {
    /// No allowed choice is worth less; rounding taken off.
    pub(in super::super) bound: f64,
    pub(in super::super) multipliers: Vec<f64>,
    /// The best choice there.
    pub(in super::super) pick: Pick,
    /// How often each site was chosen of late, between 0 and 1.
    pub(in super::super) habit: Vec<f64>,
}

impl Priced {
    /// What rounding may have added to the bound.
    fn rounding(&self, sum: f64) -> f64 {
        2.0 * f64::EPSILON * (self.terms as f64 + 16.0) * (self.size + sum.abs())
    }
}

/// What an ascent may choose from, and how far it goes.
pub(in super::super) struct Ascent<'a> {
    pub(in super::super) choice: &'a Choice,
    pub(in super::super) fix: &'a [Fix],
    pub(in super::super) climb: Climb,
    /// The bound that is good enough for a value of the best answer known.
    pub(in super::super) enough: &'a dyn Fn(f64) -> f64,
}

/// Hears of choices worth looking at, and whether the bound has just become better; gives the value of the best answer known.
pub(in super::super) type Primal<'a> = dyn FnMut(&[bool], bool, &mut Effort<'_>) -> Result<f64, Error> + 'a;

/// Raises the multipliers until the bound is good enough or no longer grows.
///
/// `None` when what is fixed cannot be kept.
pub(in super::super) fn ascend(
    ascent: &Ascent<'_>,
    relaxation: &mut dyn Relaxation,
    start: Vec<f64>,
    primal: &mut Primal<'_>,
    effort: &mut Effort<'_>,
) -> Result<Option<Summit>, Error> {
    let Ascent { choice, fix, climb, enough } = *ascent;
    let mut rewards = vec![0.0; fix.len()];
    let mut pick = Pick::default();
    let (mut slope, mut direction) = (vec![0.0; relaxation.len()], vec![0.0; relaxation.len()]);
    let mut multipliers = start;
    let habit = fix.iter().map(|fix| if *fix == Fix::In { 1.0 } else { 0.0 }).collect();
    let mut best = Summit { bound: f64::NEG_INFINITY, multipliers: multipliers.clone(), pick: Pick::default(), habit };
    let (mut stride, mut idle) = (climb.stride, 0);
    for step in 0..climb.steps {
        let priced = relaxation.price(&multipliers, &mut rewards);
        if choice.pick(&rewards, fix, &mut pick).is_none() {
            return Ok(None);
        }
        let (size, value) = (priced.size + pick.sum.abs(), priced.constant + pick.sum);
        let bound = value - priced.rounding(pick.sum);
        let better = bound > best.bound;
        if better {
            // What is a whisker better is progress for the record but not for the length of steps.
            idle = if bound > best.bound + 1e-6 * size { 0 } else { idle + 1 };
            best.bound = bound;
            best.multipliers.copy_from_slice(&multipliers);
            best.pick.clone_from(&pick);
        } else {
            idle += 1;
        }
        let weight = if step < 10 { 0.5 } else { 0.1 };
        for (habit, chosen) in best.habit.iter_mut().zip(&pick.chosen) {
            *habit += weight * (f64::from(u8::from(*chosen)) - *habit);
        }
        let known = primal(&pick.chosen, better, effort)?;
        let going = effort.spend(priced.cells)?;
        if best.bound >= enough(known) || !going {
            break;
        }
        if idle >= climb.patience {
            (stride, idle) = (stride * 0.5, 0);
            multipliers.copy_from_slice(&best.multipliers);
            direction.fill(0.0);
            if stride < 1e-3 {
                break;
            }
            // From the best place on, a shorter way in its own direction.
            relaxation.price(&multipliers, &mut rewards);
            choice.pick(&rewards, fix, &mut pick);
        }
        let cells = relaxation.slope(&multipliers, &pick.chosen, &mut slope);
        effort.spend(cells)?;
        if relaxation.length2(&slope) == 0.0 {
            break;
        }
        direction.iter_mut().zip(&slope).for_each(|(d, s)| *d = 0.3 * *d + 0.7 * s);
        let length2 = relaxation.length2(&direction);
        let ahead = if known.is_finite() { 1.002 * (known - value).max(1e-6 * size) } else { 0.05 * size };
        if length2 > 0.0 {
            relaxation.advance(&mut multipliers, &direction, stride * ahead / length2);
        }
    }
    Ok(Some(best))
}

//! The kernel as branch and bound sees it.

use std::borrow::Cow;

use super::super::ascent::Relaxation;
use super::super::branch::{Answer, Problem};
use super::super::choice::{Choice, Fix};
use super::super::effort::Effort;
use super::Nearest;
use super::price::Prices;
use crate::error::Error;

/// A kernel with the choices allowed.
pub(in super::super::super) struct NearestProblem<'a> {
    pub(in super::super::super) kernel: &'a Nearest<'a>,
    pub(in super::super::super) choice: &'a Choice,
    /// What is decided from the beginning; the kernel as it is stands for it.
    pub(in super::super::super) undecided: &'a [Fix],
}

impl NearestProblem<'_> {
    fn open(&self, sites: &[u32]) -> Vec<bool> {
        let mut open = vec![false; self.kernel.sites];
        sites.iter().for_each(|site| open[*site as usize] = true);
        open
    }
}

impl Problem for NearestProblem<'_> {
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        if fix == self.undecided {
            return Some(Box::new(Prices::new(Cow::Borrowed(self.kernel))));
        }
        Some(Box::new(Prices::new(Cow::Owned(self.kernel.restricted(fix)?))))
    }

    fn start(&self, best: Option<&Answer>) -> Vec<f64> {
        let kernel = self.kernel;
        let sites = best.map_or(&[][..], |best| &best.sites);
        let mut start = kernel.balanced(sites, self.choice);
        if kernel.groups() > 1 {
            start.extend(vec![1.0 / kernel.groups() as f64; kernel.groups()]);
        }
        start
    }

    fn answer(
        &self,
        sites: &[u32],
        promising: bool,
        best: f64,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error> {
        if !self.choice.allows(sites) {
            return Ok(None);
        }
        let (value, cells) = self.kernel.value(&self.open(sites));
        effort.spend(cells)?;
        if promising || value.is_some_and(|value| value < best + 0.01 * best.abs()) {
            return self.kernel.swap(sites.to_vec(), self.choice, effort);
        }
        Ok(value.map(|value| Answer { sites: sites.to_vec(), value }))
    }

    fn exactly(&self, sites: &[u32], effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        if !self.choice.allows(sites) {
            return Ok(None);
        }
        let (value, cells) = self.kernel.value(&self.open(sites));
        effort.spend(cells)?;
        Ok(value.map(|value| Answer { sites: sites.to_vec(), value }))
    }
}

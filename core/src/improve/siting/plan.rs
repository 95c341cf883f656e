//! The answer to a question of location.

use super::{Model, Sense, Siting, Stopped};
use crate::access::exact_sum;

/// Which sites to open, who goes where, what that is worth, and how much better it could be at most.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePlan {
    siting: Siting,
    solver: String,
    sites: Vec<u32>,
    assignment: Vec<Option<u32>>,
    objective: f64,
    bound: Option<f64>,
    stopped: Stopped,
    work: u64,
}

/// A gap that is rounding and nothing else.
const ROUNDING: f64 = 3e-9;

impl SitePlan {
    #[allow(clippy::too_many_arguments, reason = "one call, each part once")]
    pub(super) fn new(
        siting: Siting,
        solver: &str,
        sites: Vec<u32>,
        assignment: Vec<Option<u32>>,
        objective: f64,
        bound: Option<f64>,
        stopped: Stopped,
        work: u64,
    ) -> SitePlan {
        SitePlan { siting, solver: solver.to_owned(), sites, assignment, objective, bound, stopped, work }
    }

    /// The question.
    pub fn siting(&self) -> &Siting {
        &self.siting
    }

    /// Who answered it.
    pub fn solver(&self) -> &str {
        &self.solver
    }

    /// The candidates to open, by index, ascending.
    pub fn sites(&self) -> &[u32] {
        &self.sites
    }

    /// The identities of the candidates to open.
    pub fn site_ids(&self) -> Vec<&str> {
        self.sites.iter().map(|site| self.siting.sites()[*site as usize].id.as_str()).collect()
    }

    /// The site each demand goes to, existing ones too; `None` for one that is not served or takes no part.
    pub fn assignment(&self) -> &[Option<u32>] {
        &self.assignment
    }

    /// What the plan is worth, by the model: worked out by the library, never taken from a solver.
    pub fn objective(&self) -> f64 {
        self.objective
    }

    /// What no plan can be better than; `None` when the solver proves nothing.
    pub fn bound(&self) -> Option<f64> {
        self.bound
    }

    /// How much better another plan could be at most, as a part of this one's objective; `None` without a bound. For the
    /// models that make much of something it is a part of the bound, so that it never exceeds 1. Rounding is no gap.
    pub fn gap(&self) -> Option<f64> {
        let bound = self.bound?;
        let (difference, whole) = match self.siting.sense() {
            Sense::Least => (self.objective - bound, self.objective),
            Sense::Most => (bound - self.objective, bound),
        };
        let gap = difference / whole.abs();
        Some(if difference <= ROUNDING * self.size() { 0.0 } else { gap })
    }

    /// What rounding is measured by: the objective, or what a coverage is a part of.
    fn size(&self) -> f64 {
        match self.siting.model() {
            Model::MaxCover { .. } | Model::Decayed { .. } if self.siting.parts.groups.is_some() => 1.0,
            Model::MaxCover { .. } | Model::Decayed { .. } | Model::CoverTwice { .. } => self.siting.total_weight(),
            _ => self.objective.abs(),
        }
    }

    /// Whether no plan is better, but for rounding in the ninth digit.
    pub fn is_optimal(&self) -> bool {
        self.gap() == Some(0.0)
    }

    /// What ended the search.
    pub fn stopped(&self) -> Stopped {
        if self.is_optimal() { Stopped::Optimal } else { self.stopped }
    }

    /// How many cells of the costs were looked at, over and over; 0 from a solver that does not count.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// The demand that is served, added up.
    pub fn served_weight(&self) -> f64 {
        let rows = self.siting.demand().iter().enumerate().zip(&self.assignment);
        exact_sum(
            rows.filter(|((row, _), site)| site.is_some() && self.siting.counts(*row)).map(|((_, d), _)| d.weight),
        )
    }
}

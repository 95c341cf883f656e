//! The answer to several questions about shared places.

use super::{Sense, SitePlan, Stopped};
use crate::error::Error;
use crate::table::{Column, Table};

/// The answer to several questions about shared places.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedPlan {
    pub(super) names: Vec<String>,
    pub(super) plans: Vec<SitePlan>,
    pub(super) objective: f64,
    pub(super) bound: f64,
    pub(super) stopped: Stopped,
    pub(super) work: u64,
    pub(super) sense: Sense,
    /// What rounding is measured by.
    pub(super) size: f64,
}

/// A gap that is rounding and nothing else.
const ROUNDING: f64 = 3e-9;

impl SharedPlan {
    /// One plan for each kind, in the order of the names; only all of them together are the best.
    pub fn plans(&self) -> &[SitePlan] {
        &self.plans
    }

    /// The sum of the objectives of all kinds.
    pub fn objective(&self) -> f64 {
        self.objective
    }

    /// What no plan can be better than.
    pub fn bound(&self) -> f64 {
        self.bound
    }

    /// How much better another plan could be at most, as a part of the objective (of the bound, where much is made of something).
    pub fn gap(&self) -> f64 {
        let (difference, whole) = match self.sense {
            Sense::Least => (self.objective - self.bound, self.objective),
            Sense::Most => (self.bound - self.objective, self.bound),
        };
        if difference <= ROUNDING * self.size { 0.0 } else { difference / whole.abs() }
    }

    /// Whether no plan is better, but for rounding in the ninth digit.
    pub fn is_optimal(&self) -> bool {
        self.gap() == 0.0
    }

    /// What ended the search.
    pub fn stopped(&self) -> Stopped {
        if self.is_optimal() { Stopped::Optimal } else { self.stopped }
    }

    /// How many cells of the costs were looked at, over and over.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// One row: `kinds`, `sites` (how many are opened, one at the same place for each kind), `objective`, `bound`, `gap`, `stopped`
    /// (`optimal`, `gap`, `work`, `time`, `exhausted`), `work`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn summary_table(&self) -> Result<Table, Error> {
        let count = |name: &str, number: usize| Column::integer(name, [i64::try_from(number).ok()]);
        Table::new(1)
            .with(count("kinds", self.plans.len()))?
            .with(count("sites", self.plans.iter().map(|plan| plan.sites().len()).sum()))?
            .with(Column::real("objective", [Some(self.objective)]))?
            .with(Column::real("bound", [Some(self.bound)]))?
            .with(Column::real("gap", [Some(self.gap())]))?
            .with(Column::text("stopped", [Some(self.stopped().name())]))?
            .with(Column::integer("work", [i64::try_from(self.work).ok()]))
    }

    /// One row for each kind at each place that is opened for it: `kind`, `site`, `hosts` (how many kinds are opened there).
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn hosts_table(&self) -> Result<Table, Error> {
        let opened = self.names.iter().zip(&self.plans);
        let rows: Vec<(&str, &SitePlan, u32)> =
            opened.flat_map(|(name, plan)| plan.sites().iter().map(move |site| (name.as_str(), plan, *site))).collect();
        let hosts = |site: u32| self.plans.iter().filter(|plan| plan.sites().contains(&site)).count() as i64;
        let site = |(_, plan, site): &(&str, &SitePlan, u32)| plan.siting().sites().get(*site as usize).cloned();
        Table::new(rows.len())
            .with(Column::text("kind", rows.iter().map(|(name, ..)| Some(*name))))?
            .with(Column::text("site", rows.iter().map(|row| site(row).map(|site| site.id))))?
            .with(Column::integer("hosts", rows.iter().map(|(.., site)| Some(hosts(*site)))))?
            .with_points(rows.iter().map(|row| site(row).and_then(|site| site.position)).collect())
    }
}

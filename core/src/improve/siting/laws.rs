//! The laws of a siting solver as a test that an outside implementer can run.

use std::ops::ControlFlow;

use super::{Costs, Limits, SitePlan, Siting, SitingSolver};
use crate::error::{Error, ErrorKind};
use crate::progress::{NoProgress, Progress};

/// Asks to stop at once.
struct Impatient;

impl Progress for Impatient {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        ControlFlow::Break(())
    }
}

/// Holds a solver to the laws of [`SitingSolver`] on a question: a small one that takes no time to answer.
///
/// It is asked twice, with the demands in the opposite order, and told to stop; and neither its own answers nor that of the
/// library's solver may be better than any bound it gives. A solver that keeps its laws on many questions may still break them
/// on others.
///
/// # Errors
///
/// [`ErrorKind::Plugin`] naming the law that is broken; whatever the solver itself reports.
///
/// # Performance
///
/// Solves five times.
pub fn check_solver(solver: &dyn SitingSolver, siting: &Siting) -> Result<(), Error> {
    let limits = Limits { time_s: None, ..Limits::default() };
    let plan = siting.solve_with(solver, &limits, &NoProgress)?;
    let again = siting.solve_with(solver, &limits, &NoProgress)?;
    if plan.sites() != again.sites() || plan.bound().map(f64::to_bits) != again.bound().map(f64::to_bits) {
        return Err(broken(solver, "the same question must have the same answer"));
    }
    let turned = turned(siting)?.solve_with(solver, &limits, &NoProgress)?;
    let ours = siting.solve(&limits, &NoProgress)?;
    for bounded in [&plan, &turned] {
        if [&plan, &turned, &ours].iter().any(|other| beats(other, bounded)) {
            return Err(broken(solver, "no answer may be better than a bound"));
        }
    }
    match solver.solve(siting, &limits, &Impatient) {
        Err(error) if error.kind() == ErrorKind::Cancelled => Ok(()),
        _ => Err(broken(solver, "a watcher that asks to stop must be heard")),
    }
}

/// Whether a plan is better than the bound of another, by more than rounding.
fn beats(plan: &SitePlan, other: &SitePlan) -> bool {
    let slack = 1e-6 * plan.objective().abs().max(1.0);
    other.bound().is_some_and(|bound| {
        (plan.objective() - bound).abs() > slack && plan.siting().sense().better(plan.objective(), bound)
    })
}

fn broken(solver: &dyn SitingSolver, law: &str) -> Error {
    Error::new(ErrorKind::Plugin, law.to_owned()).with_value(solver.name())
}

/// The same question with the demands in the opposite order.
fn turned(siting: &Siting) -> Result<Siting, Error> {
    let parts = &*siting.parts;
    let last = parts.demand.len().saturating_sub(1);
    let rows = (0..parts.demand.len()).rev().map(|row| parts.costs.row(row).collect());
    let costs = Costs::from_rows(parts.sites.len(), rows)?;
    let demand = parts.demand.iter().rev().cloned().collect();
    let mut builder = Siting::of(parts.model.clone(), demand, parts.sites.clone(), costs).select(parts.selection);
    if let Some(between) = &parts.between {
        builder = builder.between(between.clone());
    }
    if parts.groups.is_some() {
        builder = builder.worst_group();
    }
    let turn = |out: &super::Excluded| super::Excluded { demand: last - out.demand, ..*out };
    builder.leave_out(parts.excluded.iter().map(turn)).build()
}

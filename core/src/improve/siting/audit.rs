//! What a solver says is checked before it is believed.

use std::collections::HashSet;

use super::objective::{Worth, cost_of, worth};
use super::{Model, Proposal, Selection, Sense, SitePlan, Siting};
use crate::access::exact_sum;
use crate::error::{Error, ErrorKind};

/// How far a solver's own figures may be from ours, in parts of them.
const ROUNDING: f64 = 1e-6;

/// The plan that a proposal amounts to.
///
/// # Errors
///
/// [`ErrorKind::Plugin`] naming the solver and what is wrong.
pub(super) fn audit(siting: &Siting, solver: &str, proposal: Proposal) -> Result<SitePlan, Error> {
    let Proposal { mut sites, assignment, objective, bound, stopped, work } = proposal;
    sites.sort_unstable();
    check_sites(siting, solver, &sites)?;
    let assignment = match assignment {
        Some(given) => Some(check_assignment(siting, solver, &sites, given)?).filter(|_| siting.is_capacitated()),
        None if siting.is_capacitated() => {
            return Err(lie(solver, "says nothing of who goes where, but sites are small"));
        }
        None => None,
    };
    let worth = worth(siting, &sites, assignment)
        .map_err(|error| lie(solver, "leaves a demand without a site").with_value(&error).at(error.place().clone()))?;
    let Worth { objective: own, assignment } = worth;
    let near = |a: f64, b: f64| (a - b).abs() <= ROUNDING * b.abs().max(1.0);
    if !near(objective, own) {
        return Err(lie(solver, format!("calls the objective {objective}, but it is {own}")));
    }
    if let Some(bound) = bound
        && (bound.is_nan() || (siting.sense().better(own, bound) && !near(bound, own)))
    {
        return Err(lie(solver, format!("calls {bound} a bound of what is {own}")));
    }
    // Within rounding, a bound is no better than what it bounds.
    let bound = bound.map(|bound| match siting.sense() {
        Sense::Least => bound.min(own),
        Sense::Most => bound.max(own),
    });
    Ok(SitePlan::new(siting.clone(), solver, sites, assignment, own, bound, stopped, work))
}

fn lie(solver: &str, what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Plugin, format!("the siting solver {solver} {what}"))
}

fn check_sites(siting: &Siting, solver: &str, sites: &[u32]) -> Result<(), Error> {
    let all = siting.sites();
    for site in sites {
        match all.get(*site as usize) {
            None => return Err(lie(solver, "chooses a site that does not exist").with_value(site)),
            Some(site) if site.existing => {
                return Err(lie(solver, "chooses a site that is there already").with_value(&site.id));
            }
            Some(_) => {}
        }
    }
    if sites.iter().collect::<HashSet<_>>().len() < sites.len() {
        return Err(lie(solver, "chooses a site twice"));
    }
    match siting.selection() {
        Selection::Number(number) if sites.len() > number => {
            Err(lie(solver, format!("chooses {} sites instead of {number}", sites.len())))
        }
        Selection::Number(number) if matches!(siting.model(), Model::Dispersion) && sites.len() < number => {
            Err(lie(solver, format!("chooses {} sites instead of {number}", sites.len())))
        }
        Selection::Budget(budget) => {
            let spent = exact_sum(sites.iter().map(|site| all[*site as usize].price));
            match spent <= budget * (1.0 + ROUNDING * ROUNDING) {
                true => Ok(()),
                false => Err(lie(solver, format!("spends {spent} of {budget}"))),
            }
        }
        _ => Ok(()),
    }
}

fn check_assignment(
    siting: &Siting,
    solver: &str,
    sites: &[u32],
    given: Vec<Option<u32>>,
) -> Result<Vec<Option<u32>>, Error> {
    if given.len() != siting.demand().len() {
        return Err(lie(solver, format!("assigns {} demands of {}", given.len(), siting.demand().len())));
    }
    let mut load = vec![Vec::new(); siting.sites().len()];
    for (row, site) in given.iter().enumerate() {
        let Some(site) = *site else { continue };
        let opened = siting.sites().get(site as usize).is_some_and(|found| found.existing) || sites.contains(&site);
        if !opened {
            return Err(lie(solver, "sends a demand to a site that is not open").with_value(site));
        }
        let limit = siting.model().limit().unwrap_or(f64::INFINITY);
        if cost_of(siting, row, site).is_none_or(|cost| cost > limit) {
            return Err(lie(solver, "sends a demand to a site out of its reach").with_value(&siting.demand()[row].id));
        }
        if siting.counts(row) {
            load[site as usize].push(siting.demand()[row].weight);
        }
    }
    for (load, site) in load.into_iter().zip(siting.sites()) {
        let load = exact_sum(load);
        if site.capacity.is_some_and(|capacity| load > capacity * (1.0 + ROUNDING * ROUNDING)) {
            return Err(lie(solver, format!("sends {load} to a site too small for it")).with_value(&site.id));
        }
    }
    Ok(given)
}

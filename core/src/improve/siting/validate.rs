//! What a question of location must keep before anybody tries to answer it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::problem::{Groups, Parts, argument, of_demand, of_site};
use super::{Excluded, Exclusion, Model, Selection, Siting, SitingBuilder};
use crate::access::exact_sum;
use crate::error::{Error, ErrorKind};

pub(super) fn validate(draft: SitingBuilder) -> Result<Siting, Error> {
    sizes(&draft)?;
    numbers(&draft)?;
    identities(&draft)?;
    let selection = selection(&draft)?;
    options(&draft)?;
    let (counts, excluded) = exclude(&draft)?;
    let groups = groups(&draft, &counts)?;
    let SitingBuilder { model, demand, sites, costs, between, .. } = draft;
    let parts = Parts { model, demand, sites, costs, between, selection, groups, excluded, counts };
    Ok(Siting { parts: Arc::new(parts) })
}

fn sizes(draft: &SitingBuilder) -> Result<(), Error> {
    let fits = |what: &str, has: usize, needs: usize| match has == needs {
        true => Ok(()),
        false => Err(argument(format!("the costs have {has} {what}, but there are {needs}")).with_value(has)),
    };
    fits("demands", draft.costs.demand_count(), draft.demand.len())?;
    fits("sites", draft.costs.site_count(), draft.sites.len())?;
    if let Some(between) = &draft.between {
        fits("sites to start from", between.demand_count(), draft.sites.len())?;
        fits("sites to end at", between.site_count(), draft.sites.len())?;
    }
    if draft.sites.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "there is no candidate site").with_fix("give at least one"));
    }
    Ok(())
}

fn numbers(draft: &SitingBuilder) -> Result<(), Error> {
    let sound = |number: f64| number.is_finite() && number >= 0.0;
    let refuse = |what: &str, value: f64| {
        Error::new(ErrorKind::Value, format!("{what} must be a finite number and not negative")).with_value(value)
    };
    for (row, demand) in draft.demand.iter().enumerate() {
        if !sound(demand.weight) {
            return Err(refuse("the weight of a demand", demand.weight).at(of_demand(demand, row).column("weight")));
        }
    }
    for (row, site) in draft.sites.iter().enumerate() {
        if !sound(site.price) {
            return Err(refuse("the price of a site", site.price).at(of_site(site, row).column("price")));
        }
        if let Some(capacity) = site.capacity.filter(|capacity| !sound(*capacity)) {
            return Err(refuse("the capacity of a site", capacity).at(of_site(site, row).column("capacity")));
        }
    }
    if let Some(limit) = draft.model.limit().filter(|limit| !sound(*limit)) {
        return Err(argument("the limit must be a finite number and not negative").with_value(limit));
    }
    if let Some(left_out) = draft.left_out.iter().find(|left_out| left_out.demand >= draft.demand.len()) {
        return Err(
            Error::new(ErrorKind::NotFound, "a demand to be left out does not exist").with_value(left_out.demand)
        );
    }
    Ok(())
}

fn identities(draft: &SitingBuilder) -> Result<(), Error> {
    let mut seen = HashSet::new();
    for (row, demand) in draft.demand.iter().enumerate() {
        if !seen.insert(demand.id.as_str()) {
            return Err(Error::new(ErrorKind::Duplicate, "two demands have one identity").at(of_demand(demand, row)));
        }
    }
    seen.clear();
    for (row, site) in draft.sites.iter().enumerate() {
        if !seen.insert(site.id.as_str()) {
            return Err(Error::new(ErrorKind::Duplicate, "two sites have one identity").at(of_site(site, row)));
        }
    }
    Ok(())
}

fn selection(draft: &SitingBuilder) -> Result<Selection, Error> {
    let name = draft.model.name();
    let candidates = draft.sites.iter().filter(|site| !site.existing).count();
    let covers = matches!(draft.model, Model::CoverAll { .. } | Model::CoverTwice { .. });
    match draft.selection {
        None if covers => Ok(Selection::Fewest),
        None => {
            Err(argument(format!("{name} needs to know how many sites to choose"))
                .with_fix("select a number or a budget"))
        }
        Some(Selection::Fewest) if !covers => {
            Err(argument(format!("{name} never needs more than no site, so the fewest is not a question"))
                .with_fix("select a number or a budget"))
        }
        Some(Selection::Number(_) | Selection::Budget(_)) if matches!(draft.model, Model::CoverAll { .. }) => {
            Err(argument("cover-all finds the number of sites itself")
                .with_fix("select nothing, or ask for max-cover with that number"))
        }
        Some(Selection::Number(number)) if number > candidates => {
            Err(argument(format!("{number} sites are to be chosen, but there are {candidates} candidates"))
                .with_value(number)
                .with_fix(format!("choose at most {candidates}")))
        }
        Some(Selection::Number(0)) => Err(argument("at least one site must be chosen").with_value(0)),
        Some(Selection::Budget(budget)) if !(budget.is_finite() && budget >= 0.0) => {
            Err(argument("a budget must be a finite number and not negative").with_value(budget))
        }
        Some(selection) => Ok(selection),
    }
}

/// What goes together and what does not.
fn options(draft: &SitingBuilder) -> Result<(), Error> {
    let (name, model) = (draft.model.name(), &draft.model);
    let sums = matches!(model, Model::Median | Model::MaxCover { .. } | Model::Decayed { .. });
    if draft.worst_group && !sums {
        return Err(argument(format!("{name} has no mean of a group that could be made best"))
            .with_fix("ask for the worst group with median, max-cover or decayed"));
    }
    let capacity = draft.sites.iter().any(|site| site.capacity.is_some());
    if capacity && (!matches!(model, Model::Median | Model::MaxCover { .. }) || draft.worst_group) {
        return Err(argument(format!("capacities are not kept by {name}{}", worst(draft.worst_group)))
            .with_fix("use them with median or max-cover, or leave them out"));
    }
    let budget = matches!(draft.selection, Some(Selection::Budget(_)));
    if budget && matches!(model, Model::CoverTwice { .. } | Model::Centre | Model::Dispersion) {
        return Err(argument(format!("{name} knows a number of sites, not a budget")).with_fix("select a number"));
    }
    if matches!(model, Model::Dispersion) {
        if draft.between.is_none() {
            return Err(argument("dispersion needs the costs from site to site").with_fix("give them by `between`"));
        }
        let existing = draft.sites.iter().filter(|site| site.existing).count();
        if matches!(draft.selection, Some(Selection::Number(number)) if number + existing < 2) {
            return Err(argument("one site alone is far from nothing").with_fix("choose at least two"));
        }
    }
    Ok(())
}

const fn worst(worst_group: bool) -> &'static str {
    if worst_group { " with the worst group" } else { "" }
}

/// Which demands take part.
fn exclude(draft: &SitingBuilder) -> Result<(Vec<bool>, Vec<Excluded>), Error> {
    let (mut counts, mut excluded) = (vec![true; draft.demand.len()], Vec::new());
    let left_out: BTreeMap<usize, Exclusion> = draft.left_out.iter().map(|out| (out.demand, out.why)).collect();
    let within = draft.model.limit().unwrap_or(f64::INFINITY);
    for (row, demand) in draft.demand.iter().enumerate() {
        let reached = !draft.costs.within(row, within).is_empty();
        let why = match &draft.model {
            _ if left_out.contains_key(&row) => left_out.get(&row).copied(),
            _ if demand.weight == 0.0 => Some(Exclusion::NobodyThere),
            Model::CoverAll { .. } | Model::CoverTwice { .. } if !reached => {
                return Err(Error::new(ErrorKind::NotFound, "no site covers a demand that must be covered")
                    .at(of_demand(demand, row))
                    .with_fix("raise the limit, add candidates nearby, or leave this demand out"));
            }
            Model::Median | Model::Centre if !reached => Some(Exclusion::NoSite),
            _ => None,
        };
        if let Some(why) = why {
            counts[row] = false;
            excluded.push(Excluded { demand: row, why });
        }
    }
    if !counts.contains(&true) && !matches!(draft.model, Model::Dispersion) {
        let all = |why| excluded.iter().all(|excluded| excluded.why == why);
        let message = match () {
            () if all(Exclusion::NoSite) => "no demand can get to any site",
            () if all(Exclusion::UnknownWeight) => "no demand says how much it needs",
            () => "there is no demand",
        };
        return Err(Error::new(ErrorKind::Empty, message).with_fix("give demands above 0 that can get to a site"));
    }
    Ok((counts, excluded))
}

fn groups(draft: &SitingBuilder, counts: &[bool]) -> Result<Option<Groups>, Error> {
    if !draft.worst_group {
        return Ok(None);
    }
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for (row, demand) in draft.demand.iter().enumerate().filter(|(row, _)| counts[*row]) {
        let Some(group) = &demand.group else {
            return Err(argument("the worst group is asked for, but a demand has none").at(of_demand(demand, row)));
        };
        numbers.insert(group, 0);
    }
    numbers.values_mut().zip(0..).for_each(|(number, next)| *number = next);
    let number = |demand: &super::Demand| demand.group.as_deref().and_then(|group| numbers.get(group)).copied();
    let of: Vec<u32> = draft.demand.iter().map(|demand| number(demand).unwrap_or(0)).collect();
    let weight = |group: u32| {
        let members = draft.demand.iter().zip(&of).zip(counts).filter(|((_, of), counts)| **of == group && **counts);
        exact_sum(members.map(|((demand, _), _)| demand.weight))
    };
    let weight = (0..numbers.len() as u32).map(weight).collect();
    let names = numbers.keys().map(|name| (*name).to_owned()).collect();
    Ok(Some(Groups { names, of, weight }))
}

//! Every answer is held to the slow and obvious one: all choices of sites, one after another.

use std::ops::Range;

use proptest::prelude::*;

use super::objective::worth;
use super::{Costs, Demand, Limits, Model, Selection, Sense, Site, SitePlan, Siting, SitingBuilder};
use crate::error::{Error, ErrorKind};
use crate::progress::NoProgress;
use crate::reach::Decay;
use crate::units::Ticks;

/// The value of the best of all choices; `None` when none is an answer.
pub(super) fn brute_force(siting: &Siting) -> Option<f64> {
    let candidates: Vec<u32> = siting.candidates().collect();
    let mut best: Option<f64> = None;
    let choices = (0u32..1 << candidates.len()).map(|choice| -> Vec<u32> {
        candidates.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, site)| *site).collect()
    });
    let mut choices: Vec<Vec<u32>> = choices.collect();
    choices.sort_by_key(Vec::len);
    let mut fewest = None;
    for sites in choices {
        let allowed = match siting.selection() {
            Selection::Number(number) if matches!(siting.model(), Model::Dispersion) => sites.len() == number,
            Selection::Number(number) => sites.len() <= number,
            Selection::Budget(budget) => {
                crate::access::exact_sum(sites.iter().map(|site| siting.sites()[*site as usize].price)) <= budget
            }
            Selection::Fewest if matches!(siting.model(), Model::CoverTwice { .. }) => {
                fewest.is_none_or(|fewest| sites.len() <= fewest)
            }
            Selection::Fewest => true,
        };
        if !allowed {
            continue;
        }
        let found = worth(siting, &sites, None);
        if found.is_err() && matches!(siting.model(), Model::Dispersion) {
            // Sites out of each other's reach are farther apart than any number says.
            return None;
        }
        if let Ok(found) = found {
            fewest = fewest.or(Some(sites.len()));
            if best.is_none_or(|best| siting.sense().better(found.objective, best)) {
                best = Some(found.objective);
            }
        }
    }
    best
}

#[derive(Clone, Debug)]
pub(super) struct City {
    weights: Vec<f64>,
    existing: Vec<bool>,
    prices: Vec<f64>,
    groups: Vec<u8>,
    /// One cost for each demand and site, `None` for impossible.
    cells: Vec<Vec<Option<f64>>>,
    between: Vec<Vec<Option<f64>>>,
}

impl City {
    fn costs(table: &[Vec<Option<f64>>], sites: usize) -> Costs {
        let cells = table.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().enumerate().filter_map(move |(site, cost)| Some((row, site, (*cost)?)))
        });
        Costs::from_cells(table.len(), sites, cells).unwrap()
    }

    pub(super) fn ask(&self, model: Model) -> SitingBuilder {
        let demand = self.weights.iter().zip(&self.groups).enumerate();
        let demand = demand.map(|(row, (weight, group))| Demand {
            group: Some(format!("group {group}")),
            ..Demand::new(format!("home {row}"), *weight)
        });
        let sites = self.existing.iter().zip(&self.prices).enumerate();
        let sites: Vec<Site> = sites
            .map(|(site, (existing, price))| Site {
                existing: *existing,
                price: *price,
                ..Site::candidate(format!("site {site}"))
            })
            .collect();
        let between = City::costs(&self.between, sites.len());
        let costs = City::costs(&self.cells, sites.len());
        Siting::of(model, demand.collect(), sites, costs).between(between)
    }
}

fn city() -> impl Strategy<Value = City> {
    city_of(0.15, 1..10, 2..8)
}

/// A city of so many homes and sites, of which that share exists already.
pub(super) fn city_of(existing: f64, homes: Range<usize>, sites: Range<usize>) -> impl Strategy<Value = City> {
    // Small whole numbers make ties, and ties make mistakes.
    let weight = || prop_oneof![(0u32..5).prop_map(f64::from), 0.1..3.0];
    let cost = || prop_oneof![3 => (0u32..12).prop_map(|c| Some(f64::from(c) * 60.0)), 2 => (0.0..700.0).prop_map(Some), 1 => Just(None)];
    (homes, sites).prop_flat_map(move |(homes, sites)| {
        (
            prop::collection::vec(weight(), homes),
            prop::collection::vec(prop::bool::weighted(existing), sites),
            prop::collection::vec(prop_oneof![Just(1.0), 0.0..4.0], sites),
            prop::collection::vec(0u8..3, homes),
            prop::collection::vec(prop::collection::vec(cost(), sites), homes),
            prop::collection::vec(prop::collection::vec(cost(), sites), sites),
        )
            .prop_map(|(weights, existing, prices, groups, cells, between)| City {
                weights,
                existing,
                prices,
                groups,
                cells,
                between,
            })
    })
}

pub(super) fn model() -> impl Strategy<Value = Model> {
    let limit = || (0u32..12).prop_map(|minutes| f64::from(minutes) * 60.0);
    prop_oneof![
        limit().prop_map(|limit| Model::CoverAll { limit }),
        limit().prop_map(|limit| Model::CoverTwice { limit }),
        limit().prop_map(|limit| Model::MaxCover { limit }),
        Just(Model::Decayed { decay: Decay::linear(Ticks::new(600 * 32)) }),
        Just(Model::Decayed { decay: Decay::gaussian(Ticks::new(300 * 32)) }),
        Just(Model::Median),
        Just(Model::Centre),
        Just(Model::Dispersion),
    ]
}

pub(super) fn selected(builder: SitingBuilder, model: &Model, number: usize, budget: Option<f64>) -> SitingBuilder {
    match (model, budget) {
        (Model::CoverAll { .. } | Model::CoverTwice { .. }, _) => builder,
        (Model::Median | Model::MaxCover { .. } | Model::Decayed { .. }, Some(budget)) => {
            builder.select(Selection::Budget(budget))
        }
        _ => builder.select(Selection::Number(number)),
    }
}

fn solve(siting: &Siting) -> Result<SitePlan, Error> {
    siting.solve(&Limits { work: Some(20_000_000), ..Limits::default() }, &NoProgress)
}

/// Whether a plan is the best of all, and its bound none's better.
pub(super) fn check(siting: &Siting) -> Result<(), TestCaseError> {
    let best = brute_force(siting);
    let plan = match solve(siting) {
        Ok(plan) => plan,
        Err(error) => {
            prop_assert!(best.is_none(), "{error} but {best:?} is possible");
            prop_assert_eq!(error.kind(), ErrorKind::NotFound, "{}", error);
            return Ok(());
        }
    };
    let best = best.unwrap_or(f64::NAN);
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1e-6);
    let bound = plan.bound().unwrap();
    prop_assert!(plan.is_optimal(), "{} to {bound} of {best}: {:?}", plan.objective(), plan.stopped());
    prop_assert!(near(plan.objective(), best), "{} is not {best}", plan.objective());
    match siting.sense() {
        Sense::Least => prop_assert!(bound <= best * (1.0 + 1e-12), "{bound} is above {best}"),
        Sense::Most => prop_assert!(bound >= best * (1.0 - 1e-12), "{bound} is below {best}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn every_answer_is_the_best_of_all(
        city in city(),
        model in model(),
        number in 1usize..5,
        budget in prop::option::weighted(0.3, 0.0..6.0),
    ) {
        if let Ok(siting) = selected(city.ask(model.clone()), &model, number, budget).build() {
            check(&siting)?;
        }
    }

    #[test]
    fn the_worst_group_fares_as_well_as_it_can(
        city in city(),
        model in model(),
        number in 1usize..5,
        budget in prop::option::weighted(0.3, 0.0..6.0),
    ) {
        if let Ok(siting) = selected(city.ask(model.clone()), &model, number, budget).worst_group().build() {
            check(&siting)?;
        }
    }

    #[test]
    fn one_more_candidate_never_makes_the_best_worse(city in city(), model in model(), number in 1usize..4) {
        // What Fewest allows depends on the candidates; so does what is left out for having none.
        let fixed = !matches!(model, Model::CoverTwice { .. });
        let mut fewer = city.clone();
        fewer.existing.pop();
        fewer.prices.pop();
        fewer.cells.iter_mut().chain(&mut fewer.between).for_each(|row| { row.pop(); });
        fewer.between.pop();
        let [with, without] = [&city, &fewer].map(|city| selected(city.ask(model.clone()), &model, number, None).build());
        if let (Ok(with), Ok(without), true) = (with, without, fixed)
            && with.excluded() == without.excluded()
            && !city.existing.last().unwrap()
            && let (Ok(with), Ok(without)) = (solve(&with), solve(&without))
        {
            let slack = 1e-9 * without.objective().abs();
            let worse = match with.siting().sense() {
                Sense::Least => with.objective() > without.objective() + slack,
                Sense::Most => with.objective() < without.objective() - slack,
            };
            prop_assert!(!worse, "{} with, {} without", with.objective(), without.objective());
        }
    }

    #[test]
    fn the_order_of_the_rows_changes_no_value(city in city(), model in model(), number in 1usize..4, turn in 1usize..9) {
        let mut turned = city.clone();
        let homes = turned.weights.len();
        turned.weights.rotate_left(turn % homes);
        turned.groups.rotate_left(turn % homes);
        turned.cells.rotate_left(turn % homes);
        let [one, other] = [&city, &turned].map(|city| selected(city.ask(model.clone()), &model, number, None).build());
        if let (Ok(one), Ok(other)) = (one, other)
            && let (Ok(one), Ok(other)) = (solve(&one), solve(&other))
        {
            prop_assert!((one.objective() - other.objective()).abs() <= 1e-9 * one.objective().abs());
        }
    }
}

/// The best value over all choices and all ways to share out the demand; `None` when there is none.
fn brute_force_with_capacities(siting: &Siting) -> Option<f64> {
    let candidates: Vec<u32> = siting.candidates().collect();
    let rows: Vec<usize> = (0..siting.demand().len()).filter(|row| siting.counts(*row)).collect();
    let mut best: Option<f64> = None;
    for choice in 0u32..1 << candidates.len() {
        let chosen = candidates.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, site)| *site);
        let sites: Vec<u32> = chosen.collect();
        if matches!(siting.selection(), Selection::Number(number) if sites.len() > number) {
            continue;
        }
        let open: Vec<u32> = (0..siting.sites().len() as u32)
            .filter(|site| siting.sites()[*site as usize].existing || sites.contains(site))
            .collect();
        let mut room: Vec<f64> = siting.sites().iter().map(|site| site.capacity.unwrap_or(f64::INFINITY)).collect();
        share_out(siting, &rows, &open, &mut room, 0.0, &mut best);
    }
    best
}

fn share_out(siting: &Siting, rows: &[usize], open: &[u32], room: &mut [f64], so_far: f64, best: &mut Option<f64>) {
    let Some((row, rest)) = rows.split_first() else {
        if best.is_none_or(|best| siting.sense().better(so_far, best)) {
            *best = Some(so_far);
        }
        return;
    };
    let weight = siting.demand()[*row].weight;
    let limit = siting.model().limit().unwrap_or(f64::INFINITY);
    for (site, cost) in siting.costs().row(*row).filter(|(site, cost)| open.contains(site) && *cost <= limit) {
        if room[site as usize] >= weight {
            room[site as usize] -= weight;
            let worth = if matches!(siting.model(), Model::Median) { cost } else { 1.0 };
            share_out(siting, rest, open, room, so_far + weight * worth, best);
            room[site as usize] += weight;
        }
    }
    if !matches!(siting.model(), Model::Median) {
        share_out(siting, rest, open, room, so_far, best);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_bound_holds_where_sites_are_small(
        city in city(),
        minutes in prop::option::of(1u32..12),
        number in 1usize..4,
        capacities in prop::collection::vec(prop::option::weighted(0.8, 0u32..8), 8),
    ) {
        let mut small = city.clone();
        small.weights.truncate(6);
        small.cells.truncate(6);
        small.weights.iter_mut().for_each(|weight| *weight = weight.round());
        let model = minutes.map_or(Model::Median, |minutes| Model::MaxCover { limit: f64::from(minutes) * 60.0 });
        let mut builder = small.ask(model).select(Selection::Number(number));
        for (site, capacity) in builder.sites.iter_mut().zip(&capacities) {
            site.capacity = capacity.map(f64::from);
        }
        let Ok(siting) = builder.build() else { return Ok(()) };
        let best = brute_force_with_capacities(&siting);
        match (siting.solve(&Limits { work: Some(5_000_000), ..Limits::default() }, &NoProgress), best) {
            (Ok(plan), Some(best)) => {
                let bound = plan.bound().unwrap();
                let slack = 1e-9 * best.abs().max(1.0);
                match siting.sense() {
                    Sense::Least => prop_assert!(bound <= best + slack && best <= plan.objective() + slack, "{bound} {best} {}", plan.objective()),
                    Sense::Most => prop_assert!(bound >= best - slack && best >= plan.objective() - slack, "{bound} {best} {}", plan.objective()),
                }
            }
            // To fill sites to the brim is as hard as packing; that nothing was found is said, not that nothing is there.
            (Err(error), Some(_)) => prop_assert_eq!(error.kind(), ErrorKind::Limit, "{}", error),
            (Err(error), None) => prop_assert!(matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Limit), "{}", error),
            (Ok(plan), None) => prop_assert!(false, "{:?} is impossible", plan.sites()),
        }
    }
}

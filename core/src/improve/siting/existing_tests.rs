//! Facilities that exist serve, cost nothing, and are never opened again.

use proptest::prelude::*;

use super::audit::audit;
use super::engine::ascent::{Priced, Relaxation};
use super::engine::branch::{self, Answer, Goal, Problem};
use super::engine::choice::{Choice, Fix};
use super::engine::effort::Effort;
use super::lagrange::undecided;
use super::objective::worth;
use super::oracle_tests::{check, city_of, model, selected};
use super::{Costs, Demand, Limits, Model, Proposal, Selection, Site, Siting, Stopped};
use crate::error::Error;
use crate::progress::NoProgress;

/// A model whose bounds prove nothing, so that every choice is looked at.
struct Blind<'a>(&'a Siting);

struct Nothing;

impl Relaxation for Nothing {
    fn len(&self) -> usize {
        0
    }

    fn price(&mut self, _: &[f64], rewards: &mut [f64]) -> Priced {
        rewards.fill(0.0);
        Priced { constant: 0.0, size: 0.0, terms: 0, cells: 1 }
    }

    fn slope(&mut self, _: &[f64], _: &[bool], _: &mut [f64]) -> u64 {
        0
    }

    fn length2(&self, _: &[f64]) -> f64 {
        0.0
    }

    fn advance(&self, _: &mut [f64], _: &[f64], _: f64) {}
}

impl Problem for Blind<'_> {
    fn relaxed(&self, _: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        Some(Box::new(Nothing))
    }

    fn start(&self, _: Option<&Answer>) -> Vec<f64> {
        Vec::new()
    }

    fn answer(&self, _: &[u32], _: bool, _: f64, _: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        Ok(None)
    }

    fn exactly(&self, sites: &[u32], _: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        let found = worth(self.0, sites, None).ok();
        Ok(found.map(|worth| Answer { sites: sites.to_vec(), value: worth.objective }))
    }
}

/// An existing site is part of no row: it earns nothing and costs nothing, so that no bound ever decided whether to open it. Where
/// bounds left a gap, the tree came to branch on it too, and looked first at the half in which it is open; a better answer found
/// there was proposed with it, and the audit refused the plan: "chooses a site that is there already" (November 2026).
#[test]
fn the_tree_does_not_open_again_a_site_that_exists() {
    let demand = vec![Demand::new("a", 3.0), Demand::new("b", 2.0)];
    let sites = vec![Site::existing("clinic"), Site::candidate("hall"), Site::candidate("shed")];
    let cells = [(0, 0, 300.0), (0, 1, 60.0), (0, 2, 240.0), (1, 0, 120.0), (1, 1, 400.0), (1, 2, 200.0)];
    let costs = Costs::from_cells(2, 3, cells).unwrap();
    let siting = Siting::of(Model::Median, demand, sites, costs).select(Selection::Number(2)).build().unwrap();
    let mut effort = Effort::new(&Limits::default(), &NoProgress);
    let outcome =
        branch::solve(&Blind(&siting), &Choice::Number(2), undecided(&siting), None, Goal::least(None), &mut effort);
    let best = outcome.unwrap().best.unwrap();
    let (sites, objective) = (best.sites, best.value);
    let proposal = Proposal { sites, assignment: None, objective, bound: None, stopped: Stopped::Exhausted, work: 0 };
    let plan = audit(&siting, "tree", proposal).unwrap();
    assert_eq!(plan.objective(), 3.0 * 60.0 + 2.0 * 120.0);
    assert!(plan.site_ids().contains(&"hall"), "{:?}", plan.site_ids());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn beside_facilities_that_exist_every_answer_is_the_best_of_all(
        city in city_of(0.5, 1..10, 2..8),
        model in model(),
        number in 1usize..5,
        budget in prop::option::weighted(0.3, 0.0..6.0),
        worst in prop::bool::weighted(0.3),
    ) {
        let question = selected(city.ask(model.clone()), &model, number, budget);
        if let Ok(siting) = if worst { question.worst_group() } else { question }.build() {
            check(&siting)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn beside_facilities_that_exist_a_search_that_branches_finds_the_best_of_all(
        city in city_of(0.25, 12..24, 9..14),
        model in model(),
        number in 2usize..6,
        worst in prop::bool::weighted(0.5),
    ) {
        let question = selected(city.ask(model.clone()), &model, number, None);
        if let Ok(siting) = if worst { question.worst_group() } else { question }.build() {
            check(&siting)?;
        }
    }
}

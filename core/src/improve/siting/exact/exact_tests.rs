//! The integer programs are held to all choices, one after another, to our own engine, and to published results.

use proptest::prelude::*;

use super::super::check_solver;
use super::super::oracle_tests::{brute_force, city_of, model, selected};
use super::super::published_tests::{RADIUS, san_francisco};
use super::super::{Costs, Demand, Limits, Model, Selection, Site, SitePlan, Siting, SitingBuilder, Stopped};
use super::MixedInteger;
use crate::error::{Error, ErrorKind};
use crate::progress::NoProgress;

fn exact(siting: &Siting) -> Result<SitePlan, Error> {
    siting.solve_with(&MixedInteger, &Limits::default(), &NoProgress)
}

/// Both solvers agree, and with every choice there is, or on there being none.
fn check(siting: &Siting) -> Result<(), TestCaseError> {
    let limits = Limits { work: Some(20_000_000), ..Limits::default() };
    match (exact(siting), siting.solve(&limits, &NoProgress), brute_force(siting)) {
        (Ok(exact), Ok(ours), Some(best)) => {
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * b.abs().max(1.0);
            prop_assert!(near(exact.objective(), best), "{} is not {best}", exact.objective());
            prop_assert!(near(exact.objective(), ours.objective()), "{} and {}", exact.objective(), ours.objective());
            prop_assert_eq!((exact.gap(), exact.stopped()), (Some(0.0), Stopped::Optimal));
        }
        (Err(exact), Err(ours), None) => {
            prop_assert_eq!((exact.kind(), ours.kind()), (ErrorKind::NotFound, ErrorKind::NotFound));
        }
        (exact, ours, best) => prop_assert!(false, "{exact:?} and {ours:?} of {best:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn an_integer_program_finds_what_our_own_engine_finds(
        city in city_of(0.2, 1..9, 2..7),
        model in model(),
        number in 1usize..5,
        budget in prop::option::weighted(0.3, 0.0..6.0),
        worst in prop::bool::weighted(0.3),
    ) {
        prop_assume!(model != Model::Dispersion);
        let question = selected(city.ask(model.clone()), &model, number, budget);
        if let Ok(siting) = if worst { question.worst_group() } else { question }.build() {
            check(&siting)?;
        }
    }

    #[test]
    fn where_sites_are_small_nothing_is_better_than_an_integer_program(
        city in city_of(0.2, 1..6, 2..6),
        minutes in prop::option::of(1u32..12),
        number in 1usize..4,
        capacities in prop::collection::vec(prop::option::weighted(0.8, 0u32..8), 6),
    ) {
        let model = minutes.map_or(Model::Median, |minutes| Model::MaxCover { limit: f64::from(minutes) * 60.0 });
        let mut builder = city.ask(model).select(Selection::Number(number));
        builder.demand.iter_mut().for_each(|demand| demand.weight = demand.weight.round());
        builder.sites.iter_mut().zip(&capacities).for_each(|(site, capacity)| site.capacity = capacity.map(f64::from));
        let Ok(siting) = builder.build() else { return Ok(()) };
        let ours = siting.solve(&Limits { work: Some(5_000_000), ..Limits::default() }, &NoProgress);
        match (exact(&siting), ours) {
            (Ok(exact), Ok(ours)) => {
                let slack = 1e-7 * exact.objective().abs().max(1.0);
                let (best, found, bound) = (exact.objective(), ours.objective(), ours.bound().unwrap());
                let fits = match siting.sense() {
                    super::super::Sense::Least => bound <= best + slack && best <= found + slack,
                    super::super::Sense::Most => bound >= best - slack && best >= found - slack,
                };
                prop_assert!(fits, "{best} exactly, {found} with the bound {bound}");
                prop_assert_eq!(exact.gap(), Some(0.0));
            }
            // Ours may not find what fills sites to the brim; then it says so.
            (Ok(_), Err(ours)) => prop_assert_eq!(ours.kind(), ErrorKind::Limit, "{}", ours),
            (Err(exact), ours) => {
                prop_assert_eq!(exact.kind(), ErrorKind::NotFound, "{}", exact);
                prop_assert!(ours.is_err(), "{:?} is possible", ours.map(|plan| plan.sites().to_vec()));
            }
        }
    }
}

fn solved(builder: SitingBuilder) -> SitePlan {
    let plan = exact(&builder.build().unwrap()).unwrap();
    assert_eq!((plan.gap(), plan.stopped(), plan.solver()), (Some(0.0), Stopped::Optimal, "mixed-integer"));
    plan
}

#[test]
fn san_francisco_is_served_as_published() {
    assert_eq!(solved(san_francisco(Model::CoverAll { limit: RADIUS }, true)).objective(), 8.0);
    let cover = san_francisco(Model::MaxCover { limit: RADIUS }, true).select(Selection::Number(4));
    assert_eq!(solved(cover).objective(), 875_247.0);
    let twice = solved(san_francisco(Model::CoverTwice { limit: RADIUS }, false));
    assert_eq!((twice.sites().len(), twice.objective()), (8, 145.0));
    let median = solved(san_francisco(Model::Median, true).select(Selection::Number(4)));
    assert!((median.objective() - 2_848_268_129.714_510_4).abs() < 1e-5, "{}", median.objective());
    let centre = solved(san_francisco(Model::Centre, true).select(Selection::Number(4)));
    assert_eq!(centre.objective(), 7_403.063_810_849_859);
}

fn village(model: Model) -> SitingBuilder {
    let demand = vec![Demand::new("a", 3.0), Demand::new("b", 2.0), Demand::new("c", 1.0)];
    let sites = vec![Site::candidate("x"), Site::candidate("y"), Site::candidate("z")];
    let cells = [(0, 0, 60.0), (0, 1, 120.0), (1, 0, 200.0), (1, 1, 90.0), (2, 2, 30.0), (1, 2, 300.0), (0, 2, 400.0)];
    Siting::of(model, demand, sites, Costs::from_cells(3, 3, cells).unwrap())
}

#[test]
fn it_keeps_the_laws_of_a_solver() {
    for model in [Model::Median, Model::Centre, Model::MaxCover { limit: 100.0 }] {
        check_solver(&MixedInteger, &village(model).select(Selection::Number(2)).build().unwrap()).unwrap();
    }
    check_solver(&MixedInteger, &village(Model::CoverAll { limit: 100.0 }).build().unwrap()).unwrap();
    check_solver(&MixedInteger, &village(Model::CoverTwice { limit: 200.0 }).build().unwrap()).unwrap();
}

#[test]
fn what_it_cannot_answer_it_says() {
    let between = Costs::from_cells(3, 3, [(0, 1, 5.0), (1, 2, 6.0)]).unwrap();
    let apart = village(Model::Dispersion).between(between).select(Selection::Number(2)).build().unwrap();
    assert_eq!(exact(&apart).unwrap_err().kind(), ErrorKind::Argument);
    // No time at all: either it says so, or what it found has no bound that was not proven.
    let siting = village(Model::Median).select(Selection::Number(2)).build().unwrap();
    let limits = Limits { time_s: Some(0.0), ..Limits::default() };
    match siting.solve_with(&MixedInteger, &limits, &NoProgress) {
        Err(error) => assert_eq!(error.kind(), ErrorKind::Limit, "{error}"),
        Ok(plan) => assert!(plan.bound().is_none() || plan.is_optimal()),
    }
    let (demand, sites) =
        (vec![Demand::new("a", 1.0), Demand::new("b", 1.0)], ["x", "y"].map(Site::candidate).to_vec());
    let islands = Costs::from_cells(2, 2, [(0, 0, 60.0), (1, 1, 90.0)]).unwrap();
    let siting = Siting::of(Model::Median, demand, sites, islands).select(Selection::Number(1)).build().unwrap();
    let error = exact(&siting).unwrap_err();
    assert_eq!((error.kind(), error.place().object_id()), (ErrorKind::NotFound, Some("demand a")), "{error}");
}

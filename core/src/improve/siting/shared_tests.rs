//! Kinds that share places are held to the slow and obvious answer: all choices of all kinds.

use proptest::prelude::*;

use super::objective::worth;
use super::{Costs, Demand, Limits, Model, Selection, Sense, SharedSiting, Site, Siting};
use crate::error::{Error, ErrorKind};
use crate::progress::NoProgress;
use crate::table::Value;

/// Weights of demands, what exists, and the costs, of one kind.
type Kind = (Vec<f64>, Vec<bool>, Vec<Vec<Option<u32>>>);

fn question((weights, existing, cells): &Kind, model: &Model, number: usize) -> Result<Siting, Error> {
    let demand = weights.iter().enumerate().map(|(row, weight)| Demand::new(format!("home {row}"), *weight)).collect();
    let site = |(row, existing): (usize, &bool)| Site { existing: *existing, ..Site::candidate(format!("site {row}")) };
    let cells = cells.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().filter_map(move |(site, cost)| Some((row, site, f64::from((*cost)?) * 60.0)))
    });
    let costs = Costs::from_cells(weights.len(), existing.len(), cells)?;
    let sites = existing.iter().enumerate().map(site).collect();
    Siting::of(model.clone(), demand, sites, costs).select(Selection::Number(number)).build()
}

/// The best sum over all choices that keep the rooms; `None` when none serves everybody.
fn brute_force(shared: &SharedSiting) -> Option<f64> {
    let places = shared.room().len();
    let sets = |kind: &Siting| -> Vec<(Vec<u32>, f64)> {
        let Selection::Number(number) = kind.selection() else { return Vec::new() };
        let chosen = (0u32..1 << places).map(|set| (0..places as u32).filter(|site| set >> site & 1 == 1).collect());
        let fits =
            |sites: &Vec<u32>| sites.len() <= number && sites.iter().all(|site| !kind.sites()[*site as usize].existing);
        chosen
            .filter(fits)
            .filter_map(|sites| Some((sites.clone(), worth(kind, &sites, None).ok()?.objective)))
            .collect()
    };
    let mut all: Vec<(Vec<usize>, f64)> = vec![(vec![0; places], 0.0)];
    for kind in shared.kinds() {
        let sets = sets(kind);
        let mut next = Vec::new();
        for (taken, sum) in &all {
            for (sites, objective) in &sets {
                let mut taken = taken.clone();
                sites.iter().for_each(|site| taken[*site as usize] += 1);
                if taken.iter().zip(shared.room()).all(|(taken, room)| taken <= room) {
                    next.push((taken, sum + objective));
                }
            }
        }
        all = next;
    }
    let sense = shared.kinds()[0].sense();
    all.into_iter().map(|(_, sum)| sum).reduce(|best, sum| if sense.better(sum, best) { sum } else { best })
}

fn kinds() -> impl Strategy<Value = (Vec<Kind>, Vec<usize>)> {
    (2usize..5, 1usize..4).prop_flat_map(|(sites, kinds)| {
        let kind = (1usize..5).prop_flat_map(move |homes| {
            (
                prop::collection::vec((0u32..5).prop_map(f64::from), homes),
                prop::collection::vec(prop::bool::weighted(0.2), sites),
                prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0u32..12), sites), homes),
            )
        });
        (prop::collection::vec(kind, kinds), prop::collection::vec(0usize..3, sites))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_shares_places_is_the_best_of_all(
        (kinds, room) in kinds(),
        numbers in prop::collection::vec(1usize..3, 3),
        minutes in prop::option::of(1u32..12),
    ) {
        let model = minutes.map_or(Model::Median, |minutes| Model::MaxCover { limit: f64::from(minutes) * 60.0 });
        let questions: Result<Vec<(String, Siting)>, Error> = (0..).zip(&kinds).zip(&numbers)
            .map(|((name, kind), number): ((usize, _), _)| Ok((format!("kind {name}"), question(kind, &model, *number)?)))
            .collect();
        let Ok(shared) = questions.and_then(|questions| SharedSiting::new(questions, room)) else { return Ok(()) };
        let best = brute_force(&shared);
        match (shared.solve(&Limits { work: Some(20_000_000), ..Limits::default() }, &NoProgress), best) {
            (Ok(plan), Some(best)) => {
                let slack = 1e-9 * best.abs().max(1e-3);
                prop_assert!(plan.is_optimal(), "{} to {} of {best}: {:?}", plan.objective(), plan.bound(), plan.stopped());
                prop_assert!((plan.objective() - best).abs() <= slack, "{} is not {best}", plan.objective());
                let wrong = match shared.kinds()[0].sense() {
                    Sense::Least => plan.bound() > best + slack,
                    Sense::Most => plan.bound() < best - slack,
                };
                prop_assert!(!wrong, "{} is no bound of {best}", plan.bound());
                let mut taken = vec![0; shared.room().len()];
                plan.plans().iter().flat_map(|plan| plan.sites()).for_each(|site| taken[*site as usize] += 1);
                prop_assert!(taken.iter().zip(shared.room()).all(|(taken, room)| taken <= room));
            }
            (Err(error), None) => prop_assert_eq!(error.kind(), ErrorKind::NotFound, "{}", error),
            (Ok(plan), None) => prop_assert!(false, "{} is impossible", plan.objective()),
            (Err(error), Some(best)) => prop_assert!(false, "{error} but {best} is possible"),
        }
    }
}

#[test]
fn room_for_all_is_every_question_by_itself() {
    let kind = (vec![3.0, 2.0], vec![false; 3], vec![vec![Some(1), Some(4), None], vec![Some(5), Some(2), Some(3)]]);
    let alone = question(&kind, &Model::Median, 1).unwrap();
    let questions = ["a", "b"].map(|name| (name.to_owned(), alone.clone()));
    let plan =
        SharedSiting::new(questions.clone(), vec![2; 3]).unwrap().solve(&Limits::default(), &NoProgress).unwrap();
    let best = alone.solve(&Limits::default(), &NoProgress).unwrap();
    assert_eq!(plan.objective(), 2.0 * best.objective());
    assert_eq!(plan.hosts_table().unwrap().row_count(), 2);
    let summary = plan.summary_table().unwrap();
    let cell = |column: &str| summary.column(column).unwrap().values().get(0);
    assert_eq!((cell("kinds"), cell("sites")), (Some(Value::Integer(2)), Some(Value::Integer(2))));
    assert_eq!((cell("objective"), cell("gap")), (Some(Value::Real(plan.objective())), Some(Value::Real(0.0))));
    let apart = SharedSiting::new(questions, vec![1; 3]).unwrap().solve(&Limits::default(), &NoProgress).unwrap();
    assert!(apart.objective() > plan.objective(), "one must take the second best place");
    assert_ne!(apart.plans()[0].sites(), apart.plans()[1].sites());
}

#[test]
fn questions_that_cannot_share_are_refused() {
    let kind = (vec![3.0], vec![false; 2], vec![vec![Some(1), Some(4)]]);
    let cover = |limit| question(&kind, &Model::MaxCover { limit }, 1).unwrap();
    let median = question(&kind, &Model::Median, 1).unwrap();
    let centre = question(&kind, &Model::Centre, 1).unwrap();
    let refused = |kinds: Vec<(&str, Siting)>, room: Vec<usize>| {
        let kinds = kinds.into_iter().map(|(name, siting)| (name.to_owned(), siting));
        SharedSiting::new(kinds, room).unwrap_err().kind()
    };
    assert_eq!(refused(vec![], vec![1, 1]), ErrorKind::Empty);
    assert_eq!(refused(vec![("a", median.clone()), ("a", median.clone())], vec![1, 1]), ErrorKind::Duplicate);
    assert_eq!(refused(vec![("a", median.clone()), ("b", cover(60.0))], vec![1, 1]), ErrorKind::Argument);
    assert_eq!(refused(vec![("a", centre)], vec![1, 1]), ErrorKind::Argument);
    assert_eq!(refused(vec![("a", median.clone())], vec![1]), ErrorKind::Argument);
    assert_eq!(refused(vec![("a", median.clone()), ("b", median)], vec![1, 0]), ErrorKind::Argument);
}

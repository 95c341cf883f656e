//! What the engine guarantees beside the best answer: how good a greedy choice is, and that threads change nothing.

use proptest::prelude::*;

use super::engine::choice::Choice;
use super::engine::effort::Effort;
use super::engine::nearest::Nearest;
use super::objective::worth;
use super::oracle_tests::{brute_force, city_of};
use super::{Limits, Model, Selection, Siting};
use crate::progress::NoProgress;
use crate::reach::Decay;
use crate::units::Ticks;

fn greedy(siting: &Siting, number: usize) -> Vec<u32> {
    let mut effort = Effort::new(&Limits::default(), &NoProgress);
    Nearest::new(siting).greedy(&Choice::Number(number), false, &mut effort).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Nemhauser, Wolsey & Fisher (1978): of what is there to be gained beside what exists, so much is gained.
    #[test]
    fn a_greedy_coverage_is_at_least_its_guarantee(
        city in city_of(0.15, 1..12, 2..9),
        number in 1usize..5,
        minutes in prop::option::of(1u32..12),
    ) {
        let model = match minutes {
            Some(minutes) => Model::MaxCover { limit: f64::from(minutes) * 60.0 },
            None => Model::Decayed { decay: Decay::linear(Ticks::new(600 * 32)) },
        };
        let Ok(siting) = city.ask(model).select(Selection::Number(number)).build() else { return Ok(()) };
        let sites = greedy(&siting, number);
        prop_assert!(sites.len() <= number && sites.iter().all(|site| !siting.sites()[*site as usize].existing));
        let value = |sites: &[u32]| worth(&siting, sites, None).unwrap().objective;
        let (nothing, found, best) = (value(&[]), value(&sites), brute_force(&siting).unwrap());
        let share = 1.0 - (-1f64).exp();
        prop_assert!(found <= best + 1e-9 * best.abs(), "{found} is better than the best, {best}");
        prop_assert!(found - nothing >= share * (best - nothing) - 1e-9 * best.abs(), "{found} of {best}, {nothing} without any");
    }
}

/// Demand and sites scattered over a square of ten kilometres, everybody with the costs to all sites.
fn scattered(demand: usize, sites: usize) -> (Vec<super::Demand>, Vec<super::Site>, super::Costs) {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1u32 << 24) * 10_000.0
    };
    let mut points = |count: usize| (0..count).map(|_| [next(), next()]).collect::<Vec<_>>();
    let (homes, places) = (points(demand), points(sites));
    let cells = homes.iter().enumerate().flat_map(|(row, home)| {
        let away = move |place: &[f64; 2]| (home[0] - place[0]).hypot(home[1] - place[1]).round();
        places.iter().enumerate().map(move |(site, place)| (row, site, away(place)))
    });
    let costs = super::Costs::from_cells(demand, sites, cells).unwrap();
    let demand = (0..demand).map(|row| super::Demand::new(format!("d{row}"), (row % 7) as f64 + 0.3)).collect();
    (demand, (0..sites).map(|site| super::Site::candidate(format!("s{site}"))).collect(), costs)
}

/// Large enough that the rows are cut into pieces and shared among threads.
#[cfg(feature = "rayon")]
#[test]
fn the_number_of_threads_changes_no_plan() {
    let (demand, sites, costs) = scattered(1_600, 250);
    for model in [Model::Median, Model::MaxCover { limit: 1_200.0 }, Model::Centre] {
        let question = Siting::of(model.clone(), demand.clone(), sites.clone(), costs.clone());
        let siting = question.select(Selection::Number(9)).build().unwrap();
        let limits = Limits { work: Some(12_000_000), ..Limits::default() };
        let plans = [1, 2, 8].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| siting.solve(&limits, &NoProgress).unwrap())
        });
        assert!(plans[0].work() > 400_000, "{}: there is something to share", model.name());
        assert_eq!(plans[0], plans[1], "{}", model.name());
        assert_eq!(plans[0], plans[2], "{}", model.name());
    }
}

/// On an island one house can get to one site alone, which must be opened for it. The price that the house pays for it rose by
/// as little at a time as anybody's, though it has to grow to what a quarter of the city pays for a site: the median of 20 in Las
/// Palmas, which has twelve islands, stopped 51 % from its bound when all the work allowed was done.
#[test]
fn islands_do_not_keep_the_bound_down() {
    const ISLANDS: usize = 6;
    let work = |islands: usize| {
        let (mut demand, mut sites, costs) = scattered(600, 120);
        let inland = (0..600).flat_map(|row| costs.row(row).map(move |(site, cost)| (row, site as usize, cost)));
        let own = (0..islands).map(|island| (600 + island, 120 + island, 30.0));
        let cells: Vec<_> = inland.chain(own).collect();
        demand.extend((0..islands).map(|island| super::Demand::new(format!("island {island}"), 1.0)));
        sites.extend((0..islands).map(|island| super::Site::candidate(format!("jetty {island}"))));
        let costs = super::Costs::from_cells(600 + islands, 120 + islands, cells).unwrap();
        let question = Siting::of(Model::Median, demand, sites, costs).select(Selection::Number(6 + islands));
        let plan = question.build().unwrap().solve(&Limits { gap: 0.02, ..Limits::default() }, &NoProgress).unwrap();
        assert!(plan.gap().unwrap() <= 0.02);
        plan.work()
    };
    let (without, with) = (work(0), work(ISLANDS));
    assert!(with <= 2 * without, "{with} cells with islands, {without} without");
}

//! Published results, reproduced: where each stands is in `tests/data` or in the comment.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::super::ipea::Ipea;
use super::super::{Catchments, Dwelling, Level, Outlet, Walk};
use super::*;
use crate::progress::NoProgress;
use crate::reach::Decay;

fn minutes(minutes: f64) -> Ticks {
    Ticks::from_seconds(minutes * 60.0).unwrap()
}

/// Everything complete: `people` of each home, `supply` of each outlet, minutes row by row (infinite: no walk).
fn table(people: &[f64], supply: &[f64], walks_min: &[f64]) -> Catchments {
    let home = |people: &f64| Dwelling { people: Some(*people), attached: true, escape: None };
    let outlet = |supply: &f64| Outlet { supply: Some(*supply), ..Outlet::default() };
    let walk = |(cell, time): (usize, &f64)| {
        let (home, outlet) = (cell / supply.len(), cell % supply.len());
        time.is_finite().then(|| Walk { home: home as u32, outlet: outlet as u32, time: minutes(*time) })
    };
    let walks = walks_min.iter().enumerate().filter_map(walk).collect();
    let (homes, outlets) = (people.iter().map(home).collect(), supply.iter().map(outlet).collect());
    Catchments::new(homes, outlets, walks, minutes(1e6)).unwrap()
}

fn exact(catchments: &Catchments, indicator: &dyn Indicator) -> Vec<f64> {
    catchments.measure(indicator, &NoProgress).unwrap().into_iter().map(|level| level.exact().unwrap()).collect()
}

fn rounded(values: &[f64], digits: i32) -> Vec<f64> {
    let unit = 10f64.powi(digits);
    values.iter().map(|x| (x * unit).round() / unit).collect()
}

/// The cells of IPEA's tests: their jobs are the supply, their people the demand, travel times in minutes.
fn cells(data: &Ipea, from: &[String], to: &[String]) -> Catchments {
    let people: Vec<f64> = from.iter().map(|cell| data.cells[cell].population).collect();
    let jobs: Vec<f64> = to.iter().map(|cell| data.cells[cell].jobs).collect();
    let mut walks = vec![f64::INFINITY; from.len() * to.len()];
    for (a, b, time) in &data.walks {
        let at = |cells: &[String], id: &String| cells.iter().position(|cell| cell == id);
        if let (Some(home), Some(outlet)) = (at(from, a), at(to, b)) {
            walks[home * to.len() + outlet] = *time;
        }
    }
    table(&people, &jobs, &walks)
}

#[test]
fn floating_catchments_of_five_cells_are_those_of_ipea() {
    let data = Ipea::read();
    let ids = &data.expected.subset_ids;
    let (five, decay) = (cells(&data, ids, ids), Decay::step(minutes(45.0)));
    assert_eq!(rounded(&exact(&five, &TwoStep { decay: decay.clone() }), 4), data.expected.two_step);
    assert_eq!(rounded(&exact(&five, &Balanced { decay }), 4), data.expected.bfca);
}

#[test]
fn the_exponential_two_step_to_all_destinations_is_that_of_ipea() {
    let data = Ipea::read();
    let all: Vec<String> = data.cells.keys().cloned().collect();
    let two = cells(&data, &data.expected.exponential.from, &all);
    // e^(-0.5 t) per minute is a scale of 2 minutes, e^(-0.6 t) one of 100 seconds.
    for (scale_min, expected) in
        [(2.0, &data.expected.exponential.half), (100.0 / 60.0, &data.expected.exponential.six_tenths)]
    {
        let decay = Decay::exponential(minutes(scale_min), minutes(1e4)).unwrap();
        assert_eq!(&rounded(&exact(&two, &TwoStep { decay }), 2), expected);
    }
}

#[test]
fn spatial_availability_of_the_paper_with_three_towns() {
    let toy = Ipea::read().expected.spatial_availability_toy;
    let towns = table(&toy.population, &toy.jobs, &toy.travel_time);
    let decay = || Decay::exponential(minutes(10.0), minutes(1000.0)).unwrap();
    let jobs = exact(&towns, &SpatialAvailability::per_home(decay()));
    assert_eq!(rounded(&jobs, 0), toy.expected_jobs);
    assert!((jobs.iter().sum::<f64>() - toy.jobs.iter().sum::<f64>()).abs() < 1e-6, "every job falls to somebody");
    let per_person = exact(&towns, &SpatialAvailability::per_person(decay()));
    assert_eq!(per_person, exact(&towns, &TwoStep { decay: decay() }), "with alpha 1 it is 2SFCA");
    // A smaller weight of people favours the small town.
    let fair = exact(&towns, &SpatialAvailability::per_home(decay()).alpha(0.5).unwrap());
    assert!(fair[0] > jobs[0] && fair[1] < jobs[1]);
}

#[test]
fn the_gaussian_two_step_of_sdc_catchment() {
    // PyPI `sdc-catchment`: consumers of 100 at 0, 1, 2, providers of 10 at 0 and 2, W = e^(-d²/2).
    let walks: Vec<f64> = [0.0f64, 1.0, 2.0].iter().flat_map(|x| [x - 0.0, 2.0 - x]).collect();
    let line = table(&[100.0; 3], &[10.0; 2], &walks);
    let decay = Decay::bell(minutes(1.0), minutes(100.0)).unwrap();
    assert_eq!(rounded(&exact(&line, &TwoStep { decay }), 6), [0.065179, 0.069641, 0.065179]);
}

#[test]
fn the_gaussian_of_dai_at_the_quarters_of_its_catchment() {
    let decay = Decay::gaussian(Ticks::new(1000));
    let at = [250, 500, 750, 1000].map(|t| decay.weight(Ticks::new(t)));
    assert_eq!(rounded(&at, 4), [0.9218, 0.7014, 0.3769, 0.0]);
}

#[test]
fn the_grid_of_pysal_access() {
    // 5 x 5 outlets of 1 on a unit grid and 5 homes of 1 on its diagonal.
    let (mut walks, homes) = (Vec::new(), 5);
    for home in 0..homes {
        walks.extend((0..25).map(|cell: i32| f64::from(cell % 5 - home).hypot(f64::from(cell / 5 - home))));
    }
    let grid = table(&[1.0; 5], &[1.0; 25], &walks);
    let huge = Decay::step(minutes(100.0));
    assert_eq!(exact(&grid, &TwoStep { decay: huge.clone() }), [25.0 / 5.0; 5]);
    assert_eq!(exact(&grid, &TwoStep { decay: Decay::step(minutes(0.9)) }), [1.0; 5]);
    // Where nobody lives there is no ratio: theirs is NaN, ours is not known.
    let deserted = table(&[0.0; 5], &[1.0; 25], &walks).measure(&TwoStep { decay: huge }, &NoProgress).unwrap();
    assert_eq!(deserted, [Level::Unknown(Unknown::NoDemand); 5]);
}

#[test]
fn the_binary_two_step_on_the_data_of_r_fca() {
    let people = [100.0, 200.0, 50.0, 100.0, 500.0, 50.0, 100.0, 100.0, 50.0, 500.0];
    let supply = [1000.0, 200.0, 500.0];
    #[rustfmt::skip]
    let to_outlet = [
        [8.627326, 23.64915, 12.26931, 26.49052, 28.21402, 1.366695, 15.843165, 26.772571, 16.543050, 13.698442],
        [28.705, 13.60002, 20.32712, 17.179, 3.08774, 26.994749, 7.382632, 1.261786, 9.837622, 28.635109],
        [26.686179, 20.7841, 19.2152, 29.82809, 19.67117, 21.255914, 16.321981, 17.824261, 8.674792, 4.413409],
    ];
    let walks: Vec<f64> = (0..10).flat_map(|home| to_outlet.map(|row| row[home])).collect();
    let city = table(&people, &supply, &walks);
    let two_step = TwoStep { decay: Decay::step(minutes(20.0)) };
    let levels = exact(&city, &two_step);
    let ratios = [1.176470588, 0.190476190, 0.384615385];
    for (home, level) in levels.iter().enumerate() {
        let reached: f64 = (0..3).filter(|j| to_outlet[*j][home] <= 20.0).map(|j| ratios[j]).sum();
        assert!((level - reached).abs() < 1e-8, "home {home}");
    }
    let served: f64 = people.iter().zip(&levels).map(|(people, level)| people * level).sum();
    assert!((served - 1700.0).abs() < 1e-9);
}

#[test]
fn zones_of_the_enhanced_two_step() {
    // Luo & Qi's slow decay: 1, 0.68, 0.22 for 0-10, 10-20, 20-30 minutes; two homes of 100, one clinic of 10.
    let zones = Decay::steps([(minutes(10.0), 1.0), (minutes(20.0), 0.68), (minutes(30.0), 0.22)]).unwrap();
    let levels = exact(&table(&[100.0, 100.0, 100.0], &[10.0], &[5.0, 15.0, 40.0]), &TwoStep { decay: zones });
    assert_eq!(rounded(&levels, 9), rounded(&[10.0 / 168.0, 6.8 / 168.0, 0.0], 9));
}

#[test]
fn people_divide_themselves_in_three_steps() {
    // One home between two clinics of 1 at equal walks: half of its people go to each.
    let decay = Decay::step(minutes(10.0));
    let levels = exact(&table(&[100.0], &[1.0, 1.0], &[5.0, 5.0]), &ThreeStep { decay: decay.clone() });
    assert!((levels[0] - 0.02).abs() < 1e-15);
    // 2SFCA has them in both queues, and finds the same for them alone.
    assert_eq!(exact(&table(&[100.0], &[1.0, 1.0], &[5.0, 5.0]), &TwoStep { decay }), [0.02]);
}

#[test]
fn the_basket_of_walk_score_weighs_fifteen() {
    let basket = Basket::walk_score_2011().unwrap();
    assert_eq!(basket.weight(), 15.0);
    let weights: Vec<f64> = basket.items().iter().map(|item| item.weights.iter().sum()).collect();
    assert_eq!(rounded(&weights, 9), [3.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    // One home at the door of everything, one a thirty minutes' walk away, one at half of the fall with a grocery only.
    let of_kind = |kind: u32, n: u32| (0..n).map(move |_| Outlet { kind, supply: Some(1.0), ..Outlet::default() });
    let outlets: Vec<Outlet> = (0..9).flat_map(|kind| of_kind(kind, 10)).collect();
    let home = Dwelling { people: Some(1.0), attached: true, escape: None };
    let mut walks: Vec<Walk> =
        (0..outlets.len() as u32).map(|outlet| Walk { home: 0, outlet, time: minutes(5.0) }).collect();
    walks.extend((0..outlets.len() as u32).map(|outlet| Walk { home: 1, outlet, time: minutes(30.0) }));
    walks.push(Walk { home: 2, outlet: 0, time: minutes(17.5) });
    let city = Catchments::new(vec![home; 3], outlets, walks, minutes(30.0)).unwrap();
    assert_eq!(exact(&city, &basket), [100.0, 0.0, 10.0]);
}

#[test]
fn hill_numbers_of_textbook_counts() {
    let kinds = [0, 0, 1, 1, 2, 2, 2, 2];
    let outlets: Vec<Outlet> = kinds.map(|kind| Outlet { kind, ..Outlet::default() }).to_vec();
    let home = Dwelling { people: None, attached: true, escape: None };
    let walks = (0..8).map(|outlet| Walk { home: 0, outlet, time: minutes(1.0) }).collect();
    let city = Catchments::new(vec![home; 2], outlets, walks, minutes(15.0)).unwrap();
    let of = |order| exact(&city, &HillDiversity::new(order, minutes(15.0)).unwrap());
    // Shares of 1/4, 1/4, 1/2: three kinds, e^(1.5 ln 2), 1 / (1/16 + 1/16 + 1/4). The second home reaches nothing.
    assert_eq!(of(0.0), [3.0, 0.0]);
    assert_eq!(rounded(&of(1.0), 9), rounded(&[2f64.powf(1.5), 0.0], 9));
    assert_eq!(rounded(&of(2.0), 9), rounded(&[8.0 / 3.0, 0.0], 9));
}

#[test]
fn the_time_to_the_third_and_the_mean_of_three() {
    let city = table(&[1.0, 1.0], &[5.0, 1.0, 1.0, 10.0], &[9.0, 3.0, 6.0, 12.0, 9.0, f64::INFINITY, 20.0, 1.0]);
    let within = minutes(15.0);
    let third = DualAccess::new(3.0, Counting::Outlets, within).unwrap();
    let levels = city.measure(&third, &NoProgress).unwrap();
    assert_eq!(levels, [Level::Exact(540.0), Level::TooFar]);
    let beds = DualAccess::new(7.0, Counting::Supply, within).unwrap();
    assert_eq!(exact(&city, &beds), [540.0, 60.0]);
    let mean = MeanNearest::new(3, within).unwrap();
    assert_eq!(city.measure(&mean, &NoProgress).unwrap(), [Level::Exact(360.0), Level::TooFar]);
}

//! Days in random towns against brute force, and many days against each of them alone.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::oracle::{Oracle, key};
use super::*;
use crate::calendar::{Moment, UnknownHours};
use crate::model::{Catalogue, CategoryId, Facilities, Facility, Homes, Service};
use crate::network::NetworkBuilder;
use crate::network::arbitrary::town;
use crate::progress::NoProgress;
use crate::study::study_tests::{at, facility, home};
use crate::study::{Prepared, StudyBuilder};
use crate::units::Ticks;
use crate::walk::Walker;

const DATE: &str = "2026-03-10";

fn moment(clock: &str) -> Moment {
    format!("{DATE}T{clock}").parse().unwrap()
}

fn category(name: &str) -> CategoryId {
    Catalogue::bundled().find(name).unwrap()
}

/// A small world: a town, shops of two categories with some hours, and one plan.
#[derive(Clone, Debug)]
struct World {
    shops: Vec<(i32, i32, bool, usize, bool)>,
    start: u32,
    free: bool,
    choice: UnknownHours,
    activities: Vec<(usize, u32, u32, u32, bool, bool)>,
}

const HOURS: [Option<&str>; 6] = [
    Some("24/7"),
    Some("08:00-08:05"),
    Some("08:03-08:20,08:30-09:00"),
    Some("07:00-08:02,08:10-08:12"),
    Some("看心情"),
    None,
];

fn world() -> impl Strategy<Value = World> {
    let shop = (0..8i32, 0..8i32, any::<bool>(), 0..HOURS.len(), prop::bool::weighted(0.2));
    let activity = (0..4usize, 0..20u32, 0..40u32, 0..8u32, any::<bool>(), prop::bool::weighted(0.2));
    let choice = prop::sample::select(UnknownHours::ALL.to_vec());
    (prop::collection::vec(shop, 1..8), 0..10u32, any::<bool>(), choice, prop::collection::vec(activity, 1..4))
        .prop_map(|(shops, start, free, choice, activities)| World { shops, start, free, choice, activities })
}

impl World {
    fn categories() -> [CategoryId; 2] {
        [category("market"), category("bank")]
    }

    fn facilities(&self) -> Vec<Facility> {
        let shop = |(i, (x, y, first, hours, children)): (usize, &(i32, i32, bool, usize, bool))| {
            let of = World::categories()[usize::from(!*first)];
            let mut shop = facility(&format!("f{i}"), of.0, at(f64::from(*x) * 25.0 + 3.0, f64::from(*y) * 25.0));
            shop.services[0].opening_hours = HOURS[*hours].map(str::to_owned);
            if *children {
                shop.services[0].only_for = vec!["child".into()];
            }
            // Every third offers the other category as well, at other hours.
            if i % 3 == 2 {
                let other = World::categories()[usize::from(*first)];
                shop.services
                    .push(Service { opening_hours: HOURS[(hours + 1) % 4].map(str::to_owned), ..Service::of(other) });
            }
            shop
        };
        self.shops.iter().enumerate().map(shop).collect()
    }

    fn plan(&self) -> DayPlan {
        let minute = |minute: u32| moment("08:00").plus_seconds(i64::from(minute) * 60).unwrap();
        let activity = |(i, (stop, from, long, stay, child, after)): (usize, &(usize, u32, u32, u32, bool, bool))| {
            let stop = match stop {
                0 => Stop::Home(i % 2),
                1 => Stop::Facility(i % self.shops.len()),
                n => Stop::Any(World::categories()[n - 2]),
            };
            let activity =
                Activity::new(format!("a{i}"), stop).from(minute(*from)).until(minute(from + long)).stay_s(stay * 60);
            let activity = activity.walker(usize::from(*child));
            if *after && i > 0 { activity.after([i - 1]) } else { activity }
        };
        let activities = self.activities.iter().enumerate().map(activity).collect();
        let order = if self.free { Order::Free } else { Order::Given };
        DayPlan::new("d", 0, minute(self.start), activities).order(order)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 20_000, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_day_is_the_best_of_all_orders_and_places(raw in town(), world in world()) {
        let Ok(network) = NetworkBuilder::new().build(raw) else { return Err(TestCaseError::reject("no network")) };
        let homes = Homes { rows: vec![home("h0", at(30.0, 30.0)), home("h1", at(120.0, 80.0))], ..Homes::default() };
        let rows = Facilities { rows: world.facilities(), ..Facilities::default() };
        let built = StudyBuilder::new(network).facilities(rows).homes(homes).build();
        let Ok(study) = built else { return Err(TestCaseError::reject("nothing to walk on")) };
        let walkers: Vec<Prepared> = [Walker::adult(), Walker::child()].iter().map(|w| study.prepare(w).unwrap()).collect();
        let options = DayOptions { within_minutes: 1, farthest_minutes: 3, unknown_hours: world.choice };
        let planner = DayPlanner::new(walkers.clone(), DATE.parse().unwrap(), &options, &NoProgress).unwrap();
        let (day, oracle) = (world.plan(), Oracle::new(walkers, planner.date()));
        let answer = planner.plan(&day).unwrap();
        let [near, far] = planner.limits.map(Ticks::get);
        let unattached = day.activities.iter().all(|a| !planner.walker(a.walker).unwrap().home_attached(0));
        match oracle.best(&day, near, world.choice) {
            Some(best) => {
                prop_assert_eq!(answer.schedule.as_ref().map(key), Some(best));
                prop_assert_eq!(answer.verdict, DayVerdict::Within);
            }
            None => {
                let best = oracle.best(&day, far, world.choice);
                prop_assert_eq!(answer.schedule.as_ref().map(key), best);
                prop_assert!(!answer.breaks.is_empty());
                prop_assert!(answer.verdict != DayVerdict::Within);
                let granted = world.choice == UnknownHours::Excluded && oracle.best(&day, near, UnknownHours::Open).is_some();
                if !unattached {
                    prop_assert_eq!(answer.verdict == DayVerdict::UnknownHours, granted);
                }
            }
        }
        // Whoever arrives at any stay as late as the slack says still does everything; a tick later, not.
        if let Some(schedule) = &answer.schedule {
            for (index, visit) in schedule.visits.iter().enumerate() {
                let rest = |late: u32| {
                    let mut arrive = visit.arrive().get() + late;
                    schedule.visits[index..].iter().enumerate().all(|(i, visit)| {
                        let activity = &day.activities[visit.activity];
                        let shop = if let At::Service(row, _) = visit.at { Some(row) } else { None };
                        arrive += if i == 0 { 0 } else { visit.walk.get() };
                        let begin = oracle.begin(activity, shop, arrive, world.choice);
                        begin.inspect(|begin| arrive = begin + activity.stay_s * 32).is_some()
                    })
                };
                prop_assert!(rest(visit.slack.get()));
                prop_assert!(!rest(visit.slack.get() + 1));
            }
        }
    }

    #[test]
    fn many_days_are_each_of_them_alone_whatever_the_threads(raw in town(), worlds in prop::collection::vec(world(), 2..5)) {
        let Ok(network) = NetworkBuilder::new().build(raw) else { return Err(TestCaseError::reject("no network")) };
        let homes = Homes { rows: vec![home("h0", at(30.0, 30.0)), home("h1", at(120.0, 80.0))], ..Homes::default() };
        let rows = Facilities { rows: worlds[0].facilities(), ..Facilities::default() };
        let built = StudyBuilder::new(network).facilities(rows).homes(homes).build();
        let Ok(study) = built else { return Err(TestCaseError::reject("nothing to walk on")) };
        let shops = worlds[0].shops.len();
        let plan = |world: &World| World { shops: worlds[0].shops.clone(), ..world.clone() }.plan();
        let days: Vec<DayPlan> = worlds.iter().map(plan).collect();
        prop_assume!(shops > 0);
        let options = DayOptions { within_minutes: 1, farthest_minutes: 3, unknown_hours: worlds[0].choice };
        let walkers = [Walker::adult(), Walker::child()].map(|w| study.prepare(&w).unwrap());
        let new = || DayPlanner::new(walkers.clone(), DATE.parse().unwrap(), &options, &NoProgress).unwrap();
        let together = new().plans(&days, &NoProgress).unwrap();
        let planner = new();
        let alone: Vec<DayAnswer> = days.iter().rev().map(|day| planner.plan(day).unwrap()).collect();
        prop_assert_eq!(&together, &alone.into_iter().rev().collect::<Vec<_>>());
        #[cfg(feature = "rayon")]
        {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            prop_assert_eq!(&together, &pool.install(|| new().plans(&days, &NoProgress).unwrap()));
        }
    }
}

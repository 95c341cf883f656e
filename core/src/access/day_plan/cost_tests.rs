//! Work is counted: a day looks at the places within its limit and stops where it can, whatever the city holds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::day_plan_tests::{category, moment, planner, planner_with, shop, study};
use super::*;
use crate::calendar::UnknownHours;
use crate::model::Facility;
use crate::progress::NoProgress;

/// A school 330 m from the home, and after it markets at every 100 m.
fn row_of_markets(count: usize, hours: &str) -> Vec<Facility> {
    let school = shop("school", category("primary-school"), 330.0, Some("24/7"));
    let market = |i: usize| shop(&format!("m{i}"), category("market"), 100.0 * i as f64, Some(hours));
    std::iter::once(school).chain((1..=count).map(market)).collect()
}

/// What a day at nine costs within ten minutes, which are 720 m.
fn work(rows: Vec<Facility>, activities: Vec<Activity>, order: Order) -> DayWork {
    let day = DayPlan::new("d", 0, moment("09:00"), activities).order(order);
    planner(&study(rows), 10).plan(&day).unwrap().work
}

/// The places held against walk and hours, and the ways carried on.
fn counts(work: DayWork) -> (u64, u64) {
    (work.priced, work.expanded)
}

/// Something to be done the same day: who may wait until tomorrow waits for tomorrow's hours.
fn errand(name: &str) -> Activity {
    Activity::new(name, Stop::Any(category(name))).until(moment("20:00"))
}

#[test]
fn a_choice_from_home_looks_at_what_lies_within_the_limit_and_no_farther() {
    for markets in [7, 30] {
        let cost = work(row_of_markets(markets, "24/7"), vec![errand("market")], Order::Given);
        assert_eq!(counts(cost), (7, 2), "{markets} markets");
    }
    let fewer = work(row_of_markets(3, "24/7"), vec![errand("market")], Order::Given);
    assert_eq!(fewer.priced, 3);
}

#[test]
fn the_last_choice_ends_at_the_first_place_that_is_farther_than_one_that_does() {
    let school = Activity::new("school", Stop::Facility(0));
    for markets in [4, 30] {
        let cost = work(row_of_markets(markets, "24/7"), vec![school.clone(), errand("market")], Order::Given);
        // The school, the market 30 m on, and the one after it, which is too many already.
        assert_eq!(counts(cost), (3, 3), "{markets} markets");
    }
}

#[test]
fn a_day_that_fails_is_searched_within_the_claim_and_farther() {
    let cost = work(row_of_markets(30, "05:00-06:00"), vec![errand("market")], Order::Given);
    // Seven markets within ten minutes, twenty-one within thirty.
    assert_eq!(counts(cost), (28, 2));
}

#[test]
fn a_day_that_fails_is_searched_once_more_only_where_something_could_be_granted() {
    let rows = || {
        let mut rows = row_of_markets(30, "05:00-06:00");
        rows.push(shop("silent", category("market"), 2900.0, None));
        rows
    };
    let cost = work(rows(), vec![errand("market")], Order::Given);
    assert_eq!(counts(cost), (7 + 21 + 7, 3));
    let other = Activity::new("bank", Stop::Any(category("bank")));
    assert_eq!(counts(work(rows(), vec![other], Order::Given)), (0, 2), "hours that are not asked for");
    let study = study(rows());
    let day = DayPlan::new("d", 0, moment("09:00"), vec![errand("market")]);
    for unknown_hours in [UnknownHours::Open, UnknownHours::Closed] {
        let options = DayOptions { within_minutes: 10, unknown_hours, ..DayOptions::default() };
        let planner = planner_with(&study, &options);
        let cost = planner.plan(&day).unwrap().work;
        assert_eq!(counts(cost), (7 + 21, 2), "{unknown_hours:?}: nothing is left to grant");
    }
}

#[test]
fn a_place_is_waited_for_once_where_the_first_way_to_it_is_the_shortest() {
    let mut rows = row_of_markets(7, "24/7");
    rows.extend((1..=6).map(|i| shop(&format!("b{i}"), category("bank"), 100.0 * f64::from(i) + 50.0, Some("24/7"))));
    let bar = Activity::new("bar", Stop::Facility(rows.len()));
    rows.push(shop("bar", category("bar"), 700.0, Some("24/7")));
    let cost = work(rows, vec![errand("market"), errand("bank"), bar], Order::Given);
    // Seven markets, six banks and the bar: by another market a bank is no nearer but for a tick of rounding, though two and
    // forty ways lead from market to bank.
    assert!((14..=24).contains(&cost.waited), "{cost:?}");
    assert!(cost.priced > 40, "{cost:?}");
}

#[test]
fn a_free_order_expands_no_more_than_each_set_of_errands_with_each_of_them_last() {
    let rows = || {
        let shops = ["bakery", "pharmacy", "bank", "bar"].into_iter().zip([600.0, 200.0, 400.0, 100.0]);
        shops.map(|(name, x)| shop(name, category(name), x, Some("24/7"))).collect::<Vec<_>>()
    };
    let errands = || ["bakery", "pharmacy", "bank", "bar"].map(errand).to_vec();
    assert_eq!(work(rows(), errands(), Order::Given).expanded, 5);
    let free = work(rows(), errands(), Order::Free);
    assert!((6..=1 + 4 * 8).contains(&free.expanded), "{free:?}");
    assert!(free.priced <= 3 * free.expanded + 1, "{free:?}");
}

#[test]
fn days_together_cost_what_each_of_them_costs_alone() {
    let study = study(row_of_markets(30, "08:00-12:00"));
    let day = |start| DayPlan::new("d", 0, moment(start), vec![errand("market"), Activity::new("h", Stop::Home(0))]);
    let alone = |start| planner(&study, 10).plan(&day(start)).unwrap().work;
    let together = PlannedDays::new(planner(&study, 10), vec![day("09:00"), day("13:00")], &NoProgress).unwrap();
    let (good, late) = (alone("09:00"), alone("13:00"));
    assert!(late.priced > good.priced);
    assert_eq!(together.work(), good + late);
}

//! The days people ask about.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::*;
use crate::calendar::{Moment, State};
use crate::error::ErrorKind;
use crate::geo::BoundingBox;
use crate::model::{Catalogue, CategoryId, Facilities, Facility, Homes};
use crate::progress::NoProgress;
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Study, StudyBuilder};
use crate::units::Ticks;
use crate::walk::Walker;

const DATE: &str = "2026-03-10";

pub(super) fn moment(clock: &str) -> Moment {
    format!("{DATE}T{clock}").parse().unwrap()
}

pub(super) fn category(name: &str) -> CategoryId {
    Catalogue::bundled().find(name).unwrap()
}

pub(super) fn shop(id: &str, category: CategoryId, east_m: f64, hours: Option<&str>) -> Facility {
    let mut shop = facility(id, category.0, at(east_m, 0.0));
    shop.services[0].opening_hours = hours.map(str::to_owned);
    shop
}

/// Homes at 0 m and 1000 m of a street that the data surrounds far and wide.
pub(super) fn study(rows: Vec<Facility>) -> Study {
    let (a, b) = (at(-9000.0, -9000.0), at(9000.0, 9000.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let rows = Facilities { rows, ..Facilities::default() };
    let homes = Homes { rows: vec![home("h0", at(0.0, 0.0)), home("h1", at(1000.0, 0.0))], ..Homes::default() };
    let study = StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0])).facilities(rows).extent(extent);
    study.homes(homes).build().unwrap()
}

pub(super) fn planner(study: &Study, within_minutes: u32) -> DayPlanner {
    planner_with(study, &DayOptions { within_minutes, ..DayOptions::default() })
}

pub(super) fn planner_with(study: &Study, options: &DayOptions) -> DayPlanner {
    let walkers = [Walker::adult(), Walker::child()].map(|walker| study.prepare(&walker).unwrap());
    DayPlanner::new(walkers, DATE.parse().unwrap(), options, &NoProgress).unwrap()
}

/// Times of day as a clock shows them.
fn clock(ticks: Ticks) -> String {
    let seconds = ticks.get() / 32;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[test]
fn one_waits_for_the_doors_and_comes_in_time_for_the_next() {
    let (market, park) = (category("market"), category("park"));
    let study =
        study(vec![shop("market", market, 240.0, Some("06:00-09:00")), shop("park", park, 600.0, Some("24/7"))]);
    let shopping = Activity::new("shopping", Stop::Any(market)).stay_s(1800);
    let singing = Activity::new("singing", Stop::Facility(1)).from(moment("08:00")).until(moment("10:00")).stay_s(3600);
    let day = DayPlan::new("day", 0, moment("05:50"), vec![shopping, singing]);
    let answer = planner(&study, 10).plan(&day).unwrap();
    assert_eq!((answer.verdict, answer.breaks.len()), (DayVerdict::Within, 0));
    let schedule = answer.schedule.unwrap();
    assert!(!schedule.upper_bound);
    // 240 m at 1.2 m/s are 200 s, 360 m are 300 s.
    assert_eq!(schedule.walk.seconds().round(), 500.0);
    assert_eq!(schedule.visits.len(), 2);
    let (shopping, singing) = (schedule.visits[0], schedule.visits[1]);
    assert_eq!((shopping.at, singing.from), (At::Service(0, 0), At::Service(0, 0)));
    assert_eq!((clock(shopping.begin), clock(shopping.end)), ("06:00:00".into(), "06:30:00".into()));
    assert_eq!((shopping.on_arrival, shopping.during), (Some(State::Closed), Some(State::Open)));
    assert_eq!(shopping.wait().seconds().round(), 400.0);
    assert_eq!(clock(singing.begin), "08:00:00");
    // Singing may begin at nine, five minutes' walk after the shopping, which therefore may begin at 8:25.
    assert_eq!(singing.slack.seconds().round(), 2.0 * 3600.0 + 1500.0);
    let latest = Ticks::new(shopping.arrive().get() + shopping.slack.get());
    assert_eq!(latest.seconds().round(), 8.0 * 3600.0 + 1500.0);
}

#[test]
fn what_breaks_a_day_is_named() {
    let (market, school) = (category("market"), category("primary-school"));
    let mut track = shop("track", category("sports-ground"), 300.0, Some("18:00-21:00"));
    track.services[0].only_for = vec!["adult".into()];
    let study =
        study(vec![shop("market", market, 1100.0, Some("06:00-09:00")), shop("school", school, 100.0, None), track]);
    let sports = category("sports-ground");
    let breaks = |start: &str, activity: Activity| {
        let answer = planner(&study, 10).plan(&DayPlan::new("d", 0, moment(start), vec![activity])).unwrap();
        (answer.verdict, answer.breaks.first().map(|b| b.why), answer.schedule.is_some())
    };
    let at_market = || Activity::new("m", Stop::Any(market)).stay_s(600);
    // 1100 m are 15 minutes and a bit.
    assert_eq!(breaks("07:00", at_market()), (DayVerdict::Broken, Some(Why::LegTooLong), true));
    assert_eq!(
        breaks("09:00", at_market().until(moment("12:00"))),
        (DayVerdict::Broken, Some(Why::WindowMissed), false)
    );
    assert_eq!(breaks("07:00", at_market().stay_s(4 * 3600)), (DayVerdict::Broken, Some(Why::Closed), false));
    assert_eq!(
        breaks("07:00", at_market().from(moment("12:00")).until(moment("13:00"))),
        (DayVerdict::Broken, Some(Why::Closed), false)
    );
    let lesson = Activity::new("s", Stop::Any(school));
    assert_eq!(breaks("07:00", lesson), (DayVerdict::UnknownHours, Some(Why::UnknownHours), false));
    let run = || Activity::new("t", Stop::Service(2, sports));
    assert_eq!(breaks("19:00", run()), (DayVerdict::Within, None, true));
    assert_eq!(breaks("19:00", run().walker(1)), (DayVerdict::Broken, Some(Why::NoPlace), false));
    assert_eq!(breaks("19:00", run().walker(1).audience("adult")), (DayVerdict::Within, None, true));
    assert_eq!(
        breaks("19:00", Activity::new("b", Stop::Any(category("bar")))),
        (DayVerdict::Broken, Some(Why::NoPlace), false)
    );
}

#[test]
fn a_childs_pace_is_that_of_the_legs_it_walks() {
    let school = category("primary-school");
    let study = study(vec![shop("school", school, 540.0, Some("24/7"))]);
    let fetch = Activity::new("fetch", Stop::Facility(0));
    let back = |walker| Activity::new("home", Stop::Home(0)).walker(walker);
    let walk = |walker| {
        let day = DayPlan::new("d", 0, moment("16:00"), vec![fetch.clone(), back(walker)]);
        planner(&study, 15).plan(&day).unwrap().schedule.unwrap().walk.seconds().round()
    };
    // 540 m at 1.2 m/s, and back at 1.2 m/s or 0.9 m/s.
    assert_eq!((walk(0), walk(1)), (900.0, 1050.0));
}

/// Whoever lives where no way leads was told that a morning at home cannot be done: the home has no door.
#[test]
fn a_home_without_a_door_is_where_those_are_who_live_there() {
    let lonely = home("lonely", at(0.0, 5000.0));
    let rows = Facilities { rows: vec![shop("m", category("market"), 100.0, Some("24/7"))], ..Facilities::default() };
    let homes = Homes { rows: vec![home("h0", at(0.0, 0.0)), lonely], ..Homes::default() };
    let study = StudyBuilder::new(street(&[0.0, 1200.0])).facilities(rows).homes(homes).build().unwrap();
    let stay = |home| Activity::new("stay", Stop::Home(home)).until(moment("09:30")).stay_s(600);
    let plan = |start, home, activities| {
        let answer = planner(&study, 15).plan(&DayPlan::new("d", home, moment(start), activities)).unwrap();
        (answer.verdict, answer.schedule.map(|schedule| schedule.walk), answer.breaks.first().map(|found| found.why))
    };
    assert_eq!(plan("09:00", 1, vec![stay(1)]), (DayVerdict::Within, Some(Ticks::ZERO), None));
    assert_eq!(plan("09:25", 1, vec![stay(1)]), (DayVerdict::Unattached, None, Some(Why::WindowMissed)));
    let market = Activity::new("m", Stop::Facility(0));
    assert_eq!(plan("09:00", 1, vec![stay(1), market]), (DayVerdict::Unattached, None, Some(Why::TooFar)));
    // A way may lead there beyond the data.
    assert_eq!(plan("09:00", 0, vec![stay(1)]), (DayVerdict::BeyondData, None, Some(Why::NoDoor)));
}

#[test]
fn a_free_order_keeps_what_must_come_after_what() {
    let rows = ["bakery", "pharmacy", "bank"].into_iter().zip([900.0, 300.0, 600.0]);
    let study = study(rows.map(|(name, x)| shop(name, category(name), x, Some("24/7"))).collect());
    let errands = |name: &str| Activity::new(name, Stop::Any(category(name)));
    let order = |activities: Vec<Activity>| {
        let day = DayPlan::new("d", 0, moment("09:00"), activities).order(Order::Free);
        let schedule = planner(&study, 30).plan(&day).unwrap().schedule.unwrap();
        schedule.visits.iter().map(|visit| visit.activity).collect::<Vec<_>>()
    };
    let day = |bank: Activity| {
        vec![errands("bakery"), errands("pharmacy"), bank, Activity::new("h", Stop::Home(0)).after([0, 1, 2])]
    };
    assert_eq!(order(day(errands("bank"))), [1, 2, 0, 3]);
    assert_eq!(order(day(errands("bank").after([0]))), [1, 0, 2, 3]);
    assert_eq!(order(vec![errands("bakery"), errands("pharmacy").directly_after(2), errands("bank")]), [2, 1, 0]);
}

#[test]
fn nonsense_is_refused_with_its_place() {
    let market = category("market");
    let study = study(vec![shop("market", market, 240.0, Some("24/7"))]);
    let planner = planner(&study, 10);
    let refused = |day: DayPlan| planner.plan(&day).unwrap_err();
    let at = |stop| vec![Activity::new("a", stop)];
    let kind = |day| refused(day).kind();
    let now = moment("09:00");
    assert_eq!(kind(DayPlan::new("d", 0, now, vec![])), ErrorKind::Argument);
    assert_eq!(kind(DayPlan::new("d", 2, now, at(Stop::Home(0)))), ErrorKind::NotFound);
    assert_eq!(kind(DayPlan::new("d", 0, now, at(Stop::Home(2)))), ErrorKind::NotFound);
    assert_eq!(kind(DayPlan::new("d", 0, now, at(Stop::Facility(1)))), ErrorKind::NotFound);
    assert_eq!(kind(DayPlan::new("d", 0, "2026-03-11T09:00".parse().unwrap(), at(Stop::Home(0)))), ErrorKind::Argument);
    let many = vec![Activity::new("a", Stop::Home(0)); 11];
    assert_eq!(kind(DayPlan::new("d", 0, now, many).order(Order::Free)), ErrorKind::Argument);
    let circle = vec![Activity::new("a", Stop::Home(0)).after([1]), Activity::new("b", Stop::Home(0)).after([0])];
    let error = refused(DayPlan::new("d", 0, now, circle).order(Order::Free));
    assert_eq!((error.kind(), error.place().row_number()), (ErrorKind::Argument, Some(0)));
    let other = self::study(vec![]).prepare(&Walker::adult()).unwrap();
    let mixed = [planner.walker(0).unwrap().clone(), other];
    let date = DATE.parse().unwrap();
    assert_eq!(
        DayPlanner::new(mixed, date, &DayOptions::default(), &NoProgress).unwrap_err().kind(),
        ErrorKind::Argument
    );
}

#[test]
fn near_the_end_of_the_data_nothing_is_broken_for_certain() {
    let (market, bank) = (category("market"), category("bank"));
    let rows = vec![shop("market", market, 300.0, Some("24/7")), shop("bank", bank, 1100.0, Some("24/7"))];
    let (a, b) = (at(-200.0, -200.0), at(2000.0, 200.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let homes = Homes { rows: vec![home("h0", at(0.0, 0.0))], ..Homes::default() };
    let builder = StudyBuilder::new(street(&[-1200.0, 0.0, 1200.0, 2400.0]));
    let rows = Facilities { rows, ..Facilities::default() };
    let study = builder.facilities(rows).homes(homes).extent(extent).build().unwrap();
    let ask = |category, minutes| {
        let day = DayPlan::new("d", 0, moment("09:00"), vec![Activity::new("a", Stop::Any(category))]);
        planner(&study, minutes).plan(&day).unwrap()
    };
    let near = ask(market, 10);
    assert_eq!((near.verdict, near.schedule.unwrap().upper_bound), (DayVerdict::Within, true));
    assert_eq!(ask(bank, 10).verdict, DayVerdict::BeyondData);
    assert_eq!(ask(bank, 1).verdict, DayVerdict::Broken, "the data is complete as far as one minute's walk");
}

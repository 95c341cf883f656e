//! Services at moments: the golden Tuesday, make-up workdays by category, hours that are not understood.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::{Catalogue, Channel, Facility, Openings, Service, report_hours};
use crate::calendar::{Event, Moment, OnHolidays, State, WeekRule, WorkCalendar};
use crate::geo::LonLat;

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn facility(id: &str, services: Vec<Service>) -> Facility {
    let position = LonLat::new(121.55, 29.87).unwrap();
    Facility { id: id.into(), name: None, position, entrances: vec![], services, area_m2: None }
}

fn service(category: &str, hours: Option<&str>) -> Service {
    let category = Catalogue::bundled().find(category).unwrap();
    Service { opening_hours: hours.map(str::to_owned), ..Service::of(category) }
}

fn openings(facilities: &[Facility]) -> Openings {
    let dates = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    Openings::new(facilities, Catalogue::bundled(), WorkCalendar::bundled(), dates).unwrap()
}

/// The centre of Ningbo Mingzhu: counselling every Tuesday, a service day on the 10th, a hall with office hours.
fn centre() -> Facility {
    let event = |id: &str, start: &str, end: &str, rule: &str| {
        let event = Event::new(id, id, moment(start), moment(end)).unwrap();
        event.again(rule.parse().unwrap()).on_holidays(OnHolidays::Cancelled)
    };
    let tuesday = event("counselling", "2026-01-06T09:00", "2026-01-06T11:00", "FREQ=WEEKLY;BYDAY=TU");
    let tenth = event("service-day", "2026-01-10T08:30", "2026-01-10T11:30", "FREQ=MONTHLY;BYMONTHDAY=10");
    let counselling = Service { events: vec![tuesday], ..service("community-service-centre", None) };
    let service_day = Service { events: vec![tenth], ..service("hair-beauty", None) };
    facility("centre", vec![counselling, service_day, service("community-service-station", Some("Mo-Fr 09:00-17:00"))])
}

#[test]
fn on_tuesday_the_tenth_counselling_and_service_day_are_on_with_their_rules() {
    let openings = openings(&[centre()]);
    let at = |when: &str| [0, 1, 2].map(|service| openings.rules(0, service, moment(when)));
    let [tuesday, tenth, hall] = at("2026-02-10T09:30");
    assert_eq!(tuesday, ["RRULE:FREQ=WEEKLY;BYDAY=TU"]);
    assert_eq!(tenth, ["RRULE:FREQ=MONTHLY;BYMONTHDAY=10"]);
    assert_eq!(hall, ["Mo-Fr 09:00-17:00"]);
    // Spring Festival closes all three; the Saturday before is worked, and no Tuesday.
    assert_eq!(at("2026-02-17T09:30"), [const { Vec::<String>::new() }; 3]);
    assert_eq!(at("2026-02-14T09:30").map(|rules| rules.len()), [0, 0, 1]);
    let states = |when: &str| [0, 1, 2].map(|service| openings.state(0, service, moment(when)).unwrap());
    assert_eq!(states("2026-02-17T09:30"), [State::Closed; 3]);
    assert_eq!(states("2026-03-17T09:30"), [State::Open, State::Closed, State::Open]);
    assert_eq!(openings.state(0, 3, moment("2026-02-10T09:30")), None);
    assert_eq!(openings.state(1, 0, moment("2026-02-10T09:30")), None);
}

#[test]
fn each_service_has_hours_of_its_own() {
    let shop = service("convenience-store", Some("07:00-23:00"));
    let machine = Service { channel: Channel::Vending, ..service("pharmacy", Some("24小时")) };
    let locker = service("parcel-point", None);
    let canteen = service("community-canteen", Some("看心情"));
    let openings = openings(&[facility("tower", vec![shop, machine, locker, canteen])]);
    let states = [0, 1, 2, 3].map(|service| openings.state(0, service, moment("2026-03-10T23:30")).unwrap());
    assert_eq!(states, [State::Closed, State::Open, State::Unknown, State::Unknown]);
    // Hours that were not given and hours that were not understood are one schedule.
    assert_eq!(openings.timetable().len(), 3);
}

#[test]
fn make_up_workdays_are_a_matter_of_the_category() {
    let hours = Some("Mo-Fr 08:00-17:00");
    let of = |category: &str| {
        let openings = openings(&[facility("f", vec![service(category, hours)])]);
        openings.state(0, 0, moment("2026-02-14T09:30")).unwrap()
    };
    assert_eq!(["primary-school", "clinic", "subdistrict-office"].map(of), [State::Open; 3]);
    assert_eq!(["supermarket", "bank", "library"].map(of), [State::Unknown; 3]);
    let catalogue = Catalogue::bundled();
    let all = catalogue.categories();
    let follow: Vec<_> = all.filter(|(id, _)| catalogue.week_rule(*id) == WeekRule::FollowsWorkdays).collect();
    assert!(follow.iter().all(|(_, category)| category.workdays.as_ref().is_some_and(|why| why.len() > 20)));
    assert_eq!(follow.len(), 15);
}

#[test]
fn hours_that_are_not_understood_are_defects_of_their_facility() {
    let odd = || service("market", Some("看心情"));
    let facilities = [
        facility("a", vec![odd(), odd()]),
        facility("b", vec![service("market", Some("8:00-18:00"))]),
        facility("c", vec![odd()]),
    ];
    let report = report_hours(&facilities);
    assert_eq!(report.count("unknown-hours"), 2);
    let place = &report.defects()[1].place;
    assert_eq!((place.object_id(), place.column_name()), (Some("c"), Some("opening_hours")));
}

#[test]
fn a_service_for_some_walkers_is_not_for_others() {
    let track = Service { only_for: vec!["child".into(), "adult".into()], ..service("sports-ground", None) };
    assert!(track.serves("child") && !track.serves("elder"));
    assert!(service("sports-ground", None).serves("elder"));
}

#[test]
fn stretches_are_the_state_at_every_moment() {
    let mut rows = vec![centre()];
    let fair = Event::new("fair", "fair", moment("2026-02-08T20:00"), moment("2026-02-11T01:30")).unwrap();
    // Held every day for more than two: its times overlap each other, and the shop's own hours.
    let fair = fair.again("FREQ=DAILY;COUNT=5".parse().unwrap());
    rows.push(facility("fair", vec![Service { events: vec![fair], ..service("market", Some("08:00-12:00")) }]));
    rows.push(facility(
        "odd",
        vec![service("market", Some("看心情")), service("market", None), service("market", Some("18:00-02:00"))],
    ));
    let openings = openings(&rows);
    let (from, to) = (moment("2026-02-07T10:07"), moment("2026-02-24T03:00"));
    for (facility, service) in [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1), (2, 2)] {
        let stretches = openings.between(facility, service, from, to).unwrap();
        assert_eq!((stretches[0].start, stretches.last().unwrap().end), (from, to));
        assert!(stretches.windows(2).all(|pair| pair[0].end == pair[1].start && pair[0].state != pair[1].state));
        let mut at = from;
        while at < to {
            let stretch = stretches.iter().find(|s| s.start <= at && at < s.end).unwrap();
            assert_eq!(Some(stretch.state), openings.state(facility, service, at), "{facility} {service} {at}");
            at = at.plus_seconds(7 * 60).unwrap();
        }
        for stretch in &stretches {
            assert_eq!(Some(stretch.state), openings.state(facility, service, stretch.start));
        }
    }
    assert_eq!(openings.between(3, 0, from, to), None);
    assert_eq!(openings.between(0, 0, to, from), Some(Vec::new()));
}

//! A street with homes and shops of all kinds of hours, and what one finds there when one asks of every pair.

use crate::access::{Query, Sense};
use crate::calendar::{Event, Moment, OnHolidays, State, UnknownHours, WorkCalendar};
use crate::geo::BoundingBox;
use crate::model::{Catalogue, CategoryId, Facilities, Facility, Homes, Openings, Service};
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Prepared, StudyBuilder};
use crate::walk::Walker;

/// Breaks, overnight, by weekday, by the work calendar, on a day of the month, not understood, not given.
pub(super) const HOURS: [Option<&str>; 10] = [
    Some("24/7"),
    Some("Mo-Fr 08:00-12:00,14:00-18:00"),
    Some("18:00-02:00"),
    Some("9:00-17:00，周一闭馆"),
    Some("看心情"),
    None,
    Some("Sa-Su 06:30-11:00"),
    Some("Mo-Th 09:00-17:00; Fr 09:00-17:00 unknown"),
    Some("07:00-07:10,07:12-07:20"),
    Some("10:00-10:01"),
];

/// A place: how far along the street, which of [`HOURS`], and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) east_m: f64,
    pub(super) hours: usize,
    /// 0: a market; 1: a clinic, which keeps the work calendar; 2: both; 3: a market with counselling on Tuesdays.
    pub(super) kind: usize,
}

pub(super) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(super) fn categories() -> [CategoryId; 2] {
    ["market", "clinic"].map(|id| Catalogue::bundled().find(id).unwrap())
}

fn facility_of((number, place): (usize, &Place)) -> Facility {
    let [market, clinic] = categories();
    let mut row = facility(&format!("f{number}"), 0, at(place.east_m, 0.0));
    let of = |category, hours: usize| Service {
        opening_hours: HOURS[hours % HOURS.len()].map(str::to_owned),
        ..Service::of(category)
    };
    row.services = match place.kind {
        0 => vec![of(market, place.hours)],
        1 => vec![of(clinic, place.hours)],
        2 => vec![of(market, place.hours), of(clinic, place.hours + 1), of(market, place.hours + 2)],
        _ => {
            let event = Event::new("t", "t", moment("2026-01-06T09:00"), moment("2026-01-06T11:00")).unwrap();
            let event = event.again("FREQ=WEEKLY;BYDAY=TU".parse().unwrap()).on_holidays(OnHolidays::Cancelled);
            vec![Service { events: vec![event], ..of(market, place.hours) }]
        }
    };
    row
}

/// Homes and places along a street of 3.6 km; the data ends 200 m east of it.
pub(super) fn prepared(homes: &[f64], places: &[Place]) -> Prepared {
    let (a, b) = (at(-9000.0, -9000.0), at(3800.0, 9000.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let rows = places.iter().enumerate().map(facility_of).collect();
    let homes = homes.iter().enumerate().map(|(i, east_m)| home(&format!("h{i}"), at(*east_m, 0.0))).collect();
    let study = StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0]))
        .facilities(Facilities { rows, ..Facilities::default() })
        .homes(Homes { rows: homes, ..Homes::default() })
        .extent(extent);
    study.build().unwrap().prepare(&Walker::adult()).unwrap()
}

/// What one pair knows of each other: the walk in ticks and the facility.
type Walk = (u32, usize);

/// Asks every home of every facility, moment by moment.
pub(super) struct Oracle<'a> {
    query: &'a Query,
    openings: Openings,
    prepared: &'a Prepared,
    /// By home and category, from near to far.
    walks: Vec<[Vec<Walk>; 2]>,
}

impl<'a> Oracle<'a> {
    pub(super) fn new(prepared: &'a Prepared, query: &'a Query) -> Oracle<'a> {
        let longest = *query.limits_min().last().unwrap();
        let plain = Query::new(categories()).minutes([longest]).k(100);
        let found = prepared.access(&plain).unwrap();
        let walks = |home: usize, category: usize| {
            let nearest = |n| match found.nearest_nth(home, category, n).unwrap() {
                crate::access::Nearest::Walk { seconds, facility, .. } => Some(((seconds * 32.0) as u32, facility)),
                _ => None,
            };
            (0..100).map_while(nearest).collect()
        };
        let rows = &prepared.study().facilities().rows;
        let dates = ("2026-01-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        let openings = Openings::new(rows, Catalogue::bundled(), WorkCalendar::bundled(), dates).unwrap();
        let walks = (0..prepared.homes().len()).map(|home| [0, 1].map(|category| walks(home, category))).collect();
        Oracle { query, openings, prepared, walks }
    }

    /// What a visit finds that begins so many ticks after a moment.
    fn visit(&self, facility: usize, category: usize, from: Moment, ticks: u32) -> State {
        let services = self.prepared.study().facilities().rows[facility].services.iter().enumerate();
        let offered = services.filter(|(_, service)| service.category == categories()[category]);
        let arrival_s = i64::from(ticks / 32);
        let fraction = i64::from(!ticks.is_multiple_of(32));
        let state_of = |service: usize| {
            // All hours here change on the minute, so it is enough to look once a minute.
            let stay_s = i64::from(self.query.stay_asked_s());
            let first = from.plus_seconds(arrival_s).unwrap();
            let next_minute = 60 - i64::from(first.second_of_day()) % 60;
            let later = (next_minute..stay_s + fraction).step_by(60).map(|s| first.plus_seconds(s).unwrap());
            let states =
                std::iter::once(first).chain(later).map(|m| self.openings.state(facility, service, m).unwrap());
            states.reduce(|one, other| match (one, other) {
                (State::Closed, _) | (_, State::Closed) => State::Closed,
                (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
                _ => State::Open,
            })
        };
        offered.map(|(service, _)| state_of(service).unwrap()).reduce(State::either).unwrap()
    }

    /// The walks that lead to something open, and those that lead to something perhaps open, so many ticks after a moment.
    pub(super) fn open(&self, home: usize, category: usize, from: Moment, tick: u32) -> (Vec<Walk>, Vec<Walk>) {
        let shift = |walk: u32| if self.query.sense_asked() == Sense::Depart { walk } else { 0 };
        let choice: UnknownHours = self.query.unknown_hours_choice();
        let counts = |walk: &Walk| choice.counts_as_open(self.visit(walk.1, category, from, tick + shift(walk.0)));
        let walks = self.walks[home][category].iter().copied();
        let known: Vec<(Walk, Option<bool>)> = walks.map(|walk| (walk, counts(&walk))).collect();
        let open = known.iter().filter(|(_, open)| *open == Some(true)).map(|(walk, _)| *walk).collect();
        (open, known.iter().filter(|(_, open)| *open != Some(false)).map(|(walk, _)| *walk).collect())
    }
}

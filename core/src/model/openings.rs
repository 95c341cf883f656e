//! When the services of facilities are open: their hours and events, compiled for a range of dates.

use super::{Catalogue, Facility, Service};
use crate::calendar::{
    Date, Event, Hours, Interval, Moment, Schedule, ScheduleId, State, Timetable, WorkCalendar, either,
};
use crate::error::{DataReport, Error, Place};

/// The hours of every service of a table of facilities, each distinct text read and compiled once.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{State, WorkCalendar};
/// use lifecircle::geo::LonLat;
/// use lifecircle::model::{Catalogue, Facility, Openings, Service};
///
/// let catalogue = Catalogue::bundled();
/// let hall = Service {
///     opening_hours: Some("周一至周五 9:00-17:00".into()),
///     ..Service::of(catalogue.find("subdistrict-office")?)
/// };
/// let facility = Facility {
///     id: "f1".into(), name: None, position: LonLat::new(118.778, 32.043)?, entrances: vec![],
///     services: vec![hall], area_m2: None,
/// };
/// let dates = ("2026-02-01".parse()?, "2026-02-28".parse()?);
/// let openings = Openings::new(&[facility], catalogue, WorkCalendar::bundled(), dates)?;
/// assert_eq!(openings.state(0, 0, "2026-02-14T09:30".parse()?), Some(State::Open)); // a make-up workday
/// assert_eq!(openings.state(0, 0, "2026-02-17T09:30".parse()?), Some(State::Closed)); // Spring Festival
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Openings {
    timetable: Timetable,
    /// For each facility, its services in order.
    services: Vec<Vec<Opening>>,
}

/// One service.
#[derive(Clone, Debug)]
struct Opening {
    schedule: ScheduleId,
    /// The hours in normal form, when they were understood.
    hours: Option<String>,
    events: Vec<Event>,
}

impl Openings {
    /// Compiles the hours of `facilities` for the dates from the first to the last, both included. Which services keep the
    /// work calendar is a matter of their category in `catalogue`.
    ///
    /// # Errors
    ///
    /// As [`crate::calendar::Schedule::compile`].
    ///
    /// # Performance
    ///
    /// Some twenty microseconds for each distinct text, and a few for each day and text.
    pub fn new(
        facilities: &[Facility],
        catalogue: &Catalogue,
        calendar: WorkCalendar,
        dates: (Date, Date),
    ) -> Result<Openings, Error> {
        Openings::of(facilities, catalogue, calendar, dates)
    }

    /// The same of facilities that need not lie side by side.
    pub(crate) fn of<'a>(
        facilities: impl IntoIterator<Item = &'a Facility>,
        catalogue: &Catalogue,
        calendar: WorkCalendar,
        dates: (Date, Date),
    ) -> Result<Openings, Error> {
        let mut timetable = Timetable::new(calendar, dates)?;
        let mut add = |service: &Service| {
            let text = service.opening_hours.as_deref();
            let schedule = text.map(|text| timetable.add(text, catalogue.week_rule(service.category)));
            let reading = text.and_then(|text| timetable.reading(text)).filter(|reading| reading.is_complete());
            let hours = reading.and_then(|reading| reading.understood.as_ref()).map(|hours| hours.osm().to_owned());
            Opening { schedule: schedule.unwrap_or(Timetable::UNKNOWN), hours, events: service.events.clone() }
        };
        let services =
            facilities.into_iter().map(|facility| facility.services.iter().map(&mut add).collect()).collect();
        Ok(Openings { timetable, services })
    }

    /// Whether a service of a facility is open at a moment; `None` beyond the table.
    ///
    /// It is open when its hours or one of its events say so. Without hours a service with events is open only then, and one
    /// without events is unknown.
    pub fn state(&self, facility: usize, service: usize, moment: Moment) -> Option<State> {
        let opening = self.services.get(facility)?.get(service)?;
        let calendar = self.timetable.calendar();
        let states = self.hours_at(opening, moment).into_iter();
        let states = states.chain(opening.events.iter().map(|event| event.at(moment, calendar)));
        Some(states.reduce(State::either).unwrap_or(State::Unknown))
    }

    /// Every stretch of one state of a service from `from` up to `to`, in order and without gaps; `None` beyond the table.
    ///
    /// Nothing is sampled: it is [`Openings::state`] at every moment, and two neighbours differ. Outside the compiled dates
    /// hours are unknown.
    pub fn between(&self, facility: usize, service: usize, from: Moment, to: Moment) -> Option<Vec<Interval>> {
        let opening = self.services.get(facility)?.get(service)?;
        let hours = self.schedule_of(opening).map(|schedule| schedule.between(from, to)).unwrap_or_default();
        if opening.events.is_empty() {
            return Some(hours);
        }
        let calendar = self.timetable.calendar();
        let events = opening.events.iter().flat_map(|event| event.occurrences(from, to, calendar));
        let events = events.map(|held| Interval { start: held.start, end: held.end, state: held.state });
        Some(either(hours.into_iter().chain(events), from, to))
    }

    /// The number of a service's compiled hours, when they are all there is to know of when it is open; `None` when events
    /// are held too, and beyond the table.
    pub(crate) fn hours_alone(&self, facility: usize, service: usize) -> Option<ScheduleId> {
        let opening = self.services.get(facility)?.get(service)?;
        opening.events.is_empty().then_some(opening.schedule)
    }

    /// The rules by which a service is open at a moment: its hours in the syntax of OpenStreetMap, the `RRULE` of its
    /// events. Empty when nothing says that it is, and beyond the table.
    pub fn rules(&self, facility: usize, service: usize, moment: Moment) -> Vec<String> {
        let Some(opening) = self.services.get(facility).and_then(|services| services.get(service)) else {
            return Vec::new();
        };
        let hours = opening.hours.clone().filter(|_| self.hours_at(opening, moment) == Some(State::Open));
        let calendar = self.timetable.calendar();
        let events = opening.events.iter().filter(|event| event.at(moment, calendar) == State::Open);
        hours.into_iter().chain(events.map(Event::rule)).collect()
    }

    /// The compiled hours.
    pub fn timetable(&self) -> &Timetable {
        &self.timetable
    }

    /// What the hours say; `None` when there are none and the events are all there is.
    fn hours_at(&self, opening: &Opening, moment: Moment) -> Option<State> {
        self.schedule_of(opening).map(|schedule| schedule.at(moment))
    }

    /// The compiled hours; `None` when there are none and the events are all there is.
    fn schedule_of(&self, opening: &Opening) -> Option<&Schedule> {
        let unwritten = opening.schedule == Timetable::UNKNOWN && opening.hours.is_none();
        match unwritten && !opening.events.is_empty() {
            true => None,
            false => self.timetable.schedule(opening.schedule),
        }
    }
}

/// A defect for each facility whose opening hours are written but not understood.
pub(crate) fn report_hours(facilities: &[Facility]) -> DataReport {
    let mut report = DataReport::default();
    let mut known = std::collections::HashMap::new();
    for facility in facilities {
        let texts = facility.services.iter().filter_map(|service| service.opening_hours.as_deref());
        let mut texts: Vec<&str> = texts.collect();
        // One text for all services of a place is one defect.
        texts.dedup();
        for text in texts {
            let defect = known.entry(text).or_insert_with(|| Hours::examine(text).defect(text));
            if let Some(defect) = defect {
                let place = Place::file("facilities").with_object(&facility.id).column("opening_hours");
                report.push(defect.clone().at(place));
            }
        }
    }
    report
}

//! Many opening hours compiled together, each distinct text once.

use std::collections::HashMap;

use super::{Date, Hours, HoursReading, Schedule, State, WeekRule, WorkCalendar};
use crate::error::Error;

/// The number of a schedule in a [`Timetable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScheduleId(u32);

impl ScheduleId {
    /// The number of a schedule, for whoever cannot hold the type.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The schedule of a number that [`ScheduleId::number`] gave.
    pub const fn of_number(number: u32) -> ScheduleId {
        ScheduleId(number)
    }
}

/// What the caller takes unknown hours for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UnknownHours {
    /// Left out: neither open nor closed. The default, for it asserts nothing.
    #[default]
    Excluded,
    /// Taken for open: an upper bound of what is open.
    Open,
    /// Taken for closed: a lower bound.
    Closed,
}

impl UnknownHours {
    /// Every choice.
    pub const ALL: [UnknownHours; 3] = [UnknownHours::Excluded, UnknownHours::Open, UnknownHours::Closed];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            UnknownHours::Excluded => "excluded",
            UnknownHours::Open => "open",
            UnknownHours::Closed => "closed",
        }
    }

    /// Whether a service in `state` counts as open; `None` when it is left out.
    pub const fn counts_as_open(self, state: State) -> Option<bool> {
        match (state, self) {
            (State::Open, _) | (State::Unknown, UnknownHours::Open) => Some(true),
            (State::Closed, _) | (State::Unknown, UnknownHours::Closed) => Some(false),
            (State::Unknown, UnknownHours::Excluded) => None,
        }
    }
}

/// Opening hours of many services over a range of dates; a text that occurs a thousand times is read and compiled once.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{State, Timetable, WeekRule, WorkCalendar};
///
/// let mut timetable = Timetable::new(WorkCalendar::bundled(), ("2026-01-01".parse()?, "2026-12-27".parse()?))?;
/// let one = timetable.add("Mo-Fr 09:00-17:00", WeekRule::AsWritten);
/// let same = timetable.add("周一至周五 9:00－17:00", WeekRule::AsWritten);
/// let odd = timetable.add("看心情", WeekRule::AsWritten);
/// assert_eq!(one, same);
/// assert_eq!(timetable.len(), 2);
/// let at = "2026-02-10T09:30".parse()?;
/// assert_eq!(timetable.schedule(one).unwrap().at(at), State::Open);
/// assert_eq!(timetable.schedule(odd).unwrap().at(at), State::Unknown);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timetable {
    calendar: WorkCalendar,
    dates: (Date, Date),
    /// Number 0 is the schedule of which nothing is known.
    schedules: Vec<Schedule>,
    by_hours: HashMap<(String, WeekRule), ScheduleId>,
    by_text: HashMap<String, HoursReading>,
}

impl Timetable {
    /// The schedule of hours that are not given or were not understood.
    pub const UNKNOWN: ScheduleId = ScheduleId(0);

    /// An empty timetable for the dates from the first to the last, both included.
    ///
    /// # Errors
    ///
    /// As [`Schedule::compile`].
    pub fn new(calendar: WorkCalendar, dates: (Date, Date)) -> Result<Timetable, Error> {
        let schedules = vec![Schedule::unknown(dates)?];
        Ok(Timetable { calendar, dates, schedules, by_hours: HashMap::new(), by_text: HashMap::new() })
    }

    /// The schedule of a text; [`Timetable::UNKNOWN`] when a part of it was not understood ([`Timetable::reading`] says which).
    pub fn add(&mut self, text: &str, rule: WeekRule) -> ScheduleId {
        let reading = self.by_text.entry(text.to_owned()).or_insert_with(|| Hours::examine(text));
        let (true, Some(hours)) = (reading.is_complete(), &reading.understood) else { return Timetable::UNKNOWN };
        let key = (hours.osm().to_owned(), rule);
        if let Some(known) = self.by_hours.get(&key) {
            return *known;
        }
        // The range was checked when the timetable was made.
        let Ok(schedule) = Schedule::compile(hours, &self.calendar, rule, self.dates) else {
            return Timetable::UNKNOWN;
        };
        let id = ScheduleId(self.schedules.len() as u32);
        self.schedules.push(schedule);
        self.by_hours.insert(key, id);
        id
    }

    /// What could be made of a text that was added.
    pub fn reading(&self, text: &str) -> Option<&HoursReading> {
        self.by_text.get(text)
    }

    /// The schedule of a number; `None` when it is of another timetable.
    pub fn schedule(&self, id: ScheduleId) -> Option<&Schedule> {
        self.schedules.get(id.0 as usize)
    }

    /// The work calendar.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// The first and the last date.
    pub fn dates(&self) -> (Date, Date) {
        self.dates
    }

    /// How many distinct schedules there are, the unknown one included.
    pub fn len(&self) -> usize {
        self.schedules.len()
    }

    /// Whether nothing but the unknown schedule is there.
    pub fn is_empty(&self) -> bool {
        self.schedules.len() <= 1
    }
}

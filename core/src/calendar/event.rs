//! Services that are held now and then: a service day each month, counselling every Tuesday, a fair between two dates.

use super::{Date, DayKind, Moment, Recurrence, SECONDS_PER_DAY, State, WorkCalendar};
use crate::error::{Error, ErrorKind};

/// What becomes of an event on a day of a State Council break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnHolidays {
    /// Nobody said. On a holiday the event is unknown.
    #[default]
    Unknown,
    /// It is held all the same.
    Held,
    /// It is not held.
    Cancelled,
}

impl OnHolidays {
    /// Every choice.
    pub const ALL: [OnHolidays; 3] = [OnHolidays::Unknown, OnHolidays::Held, OnHolidays::Cancelled];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            OnHolidays::Unknown => "unknown",
            OnHolidays::Held => "held",
            OnHolidays::Cancelled => "cancelled",
        }
    }
}

/// A service between two moments, once or again and again.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{Event, OnHolidays, State, WorkCalendar};
///
/// let counselling = Event::new("counselling", "心理咨询", "2026-01-06T09:00".parse()?, "2026-01-06T11:00".parse()?)?
///     .again("FREQ=WEEKLY;BYDAY=TU".parse()?)
///     .on_holidays(OnHolidays::Cancelled);
/// let calendar = WorkCalendar::bundled();
/// assert_eq!(counselling.at("2026-02-10T09:30".parse()?, &calendar), State::Open);
/// assert_eq!(counselling.at("2026-02-17T09:30".parse()?, &calendar), State::Closed); // Spring Festival
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    id: String,
    title: String,
    start: Moment,
    /// Seconds, at least one.
    length_s: i64,
    recurrence: Option<Recurrence>,
    except: Vec<Date>,
    on_holidays: OnHolidays,
}

/// One time an event is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// When it begins.
    pub start: Moment,
    /// When it is over.
    pub end: Moment,
    /// Open, or unknown where nobody can say whether it is held.
    pub state: State,
}

impl Event {
    /// The longest an event may last, in seconds: a year.
    pub const LONGEST_S: i64 = 366 * SECONDS_PER_DAY as i64;

    /// An event that is held once, from `start` to `end`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when it ends before it begins, or lasts longer than a year.
    pub fn new(id: &str, title: &str, start: Moment, end: Moment) -> Result<Event, Error> {
        let length_s = end.seconds_since(start);
        if !(1..=Event::LONGEST_S).contains(&length_s) {
            return Err(Error::new(ErrorKind::Argument, "an event ends after it begins, and within a year")
                .with_value(format!("{start} to {end}")));
        }
        let (id, title) = (id.to_owned(), title.to_owned());
        Ok(Event {
            id,
            title,
            start,
            length_s,
            recurrence: None,
            except: Vec::new(),
            on_holidays: OnHolidays::default(),
        })
    }

    /// The same event again and again. Its first time is the first date of the rule that is not before its start.
    pub fn again(mut self, recurrence: Recurrence) -> Event {
        self.recurrence = Some(recurrence);
        self
    }

    /// The same event, but not on these dates.
    pub fn except(mut self, dates: impl IntoIterator<Item = Date>) -> Event {
        self.except.extend(dates);
        self.except.sort_unstable();
        self.except.dedup();
        self
    }

    /// The same event, with what becomes of it on holidays.
    pub fn on_holidays(mut self, on_holidays: OnHolidays) -> Event {
        self.on_holidays = on_holidays;
        self
    }

    /// Its identity.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// When it begins, the first time at the earliest.
    pub fn start(&self) -> Moment {
        self.start
    }

    /// When it is over if it began at its start.
    pub fn end(&self) -> Moment {
        self.start.plus_seconds(self.length_s).unwrap_or(self.start)
    }

    /// Its recurrence; `None` once.
    pub fn recurrence(&self) -> Option<&Recurrence> {
        self.recurrence.as_ref()
    }

    /// The dates it is left out.
    pub fn exceptions(&self) -> &[Date] {
        &self.except
    }

    /// What becomes of it on holidays.
    pub fn holidays(&self) -> OnHolidays {
        self.on_holidays
    }

    /// The rule that puts it on the calendar, as iCalendar writes it: `RRULE:…`, or `DTSTART:…` when it is held once.
    pub fn rule(&self) -> String {
        match &self.recurrence {
            Some(recurrence) => format!("RRULE:{recurrence}"),
            None => format!("DTSTART:{}", self.start),
        }
    }

    /// Every time it is held, or may be, that is not over by `from` and begins before `to`, in order.
    pub fn occurrences(&self, from: Moment, to: Moment, calendar: &WorkCalendar) -> Vec<Occurrence> {
        let first = self.start.date();
        let once = self.recurrence.is_none().then_some(first);
        let again = self.recurrence.iter().flat_map(|rule| rule.dates(first, to.date()));
        let dates = once.into_iter().chain(again).filter(|date| self.except.binary_search(date).is_err());
        let held = dates.filter_map(|date| {
            let state = self.state_on(date, calendar);
            let start = Moment::new(date, self.start.second_of_day())?;
            let end = start.plus_seconds(self.length_s)?;
            (state != State::Closed && start < to && from < end).then_some(Occurrence { start, end, state })
        });
        held.collect()
    }

    /// Whether it is held at a moment.
    pub fn at(&self, moment: Moment, calendar: &WorkCalendar) -> State {
        let Some(next) = moment.plus_seconds(1) else { return State::Unknown };
        let states = self.occurrences(moment, next, calendar).into_iter().map(|occurrence| occurrence.state);
        states.reduce(|one, other| if one == State::Open { one } else { other }).unwrap_or(State::Closed)
    }

    /// Whether it is held on one of its dates.
    fn state_on(&self, date: Date, calendar: &WorkCalendar) -> State {
        match (calendar.kind(date), self.on_holidays) {
            (_, OnHolidays::Held) => State::Open,
            (Some(DayKind::Holiday), OnHolidays::Cancelled) => State::Closed,
            (Some(DayKind::Holiday) | None, _) => State::Unknown,
            (Some(_), _) => State::Open,
        }
    }
}

//! Time as people keep it: dates and the work calendar, opening hours, lunar days, recurring services.
//!
//! Everything is on the clocks of China, [`Moment`]. The work calendar ([`WorkCalendar`]) knows the breaks the State Council
//! announced and the weekends worked in exchange; where no notice or table reaches, the answer is unknown and never a guess.
//! [`Hours`] are what a text about opening hours says, a [`Schedule`] is the same as states of time, and an [`Event`] is a service
//! held now and then.

mod date;
mod event;
mod hours;
mod ical;
mod interval;
mod lunar;
mod moment;
mod names;
mod recurrence;
mod schedule;
mod state;
mod timetable;
mod toml_place;
mod week;
mod week_rule;
mod work_calendar;
mod work_calendar_file;

pub use date::{Date, Weekday};
pub use event::{Event, Occurrence, OnHolidays};
pub use hours::{Hours, HoursReading};
pub use ical::{read_ical, write_ical};
pub use interval::Interval;
pub(crate) use interval::either;
pub use lunar::LunarDay;
pub use moment::{Moment, SECONDS_PER_DAY};
pub use names::Names;
pub use recurrence::{Frequency, Recurrence};
pub use schedule::Schedule;
pub use state::State;
pub use timetable::{ScheduleId, Timetable, UnknownHours};
pub use week::{MINUTES_PER_WEEK, Week};
pub use week_rule::WeekRule;
pub use work_calendar::{DayKind, WorkCalendar};

#[cfg(test)]
mod chinese_hours_tests;
#[cfg(test)]
mod days_tests;
#[cfg(test)]
mod event_tests;
#[cfg(test)]
mod osm_hours_tests;
#[cfg(test)]
mod schedule_tests;

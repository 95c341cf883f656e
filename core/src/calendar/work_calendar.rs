//! The work calendar of the mainland: days off and make-up workdays (调休), as the State Council announces them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::work_calendar_file::{self as file, Notice};
use super::{Date, Names};
use crate::error::Error;

/// What a day is to those who follow the work calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayKind {
    /// Monday to Friday, as usual.
    Workday,
    /// Saturday or Sunday, as usual.
    Weekend,
    /// A day of a break the State Council announced, whatever its weekday.
    Holiday,
    /// A Saturday or Sunday that is worked in exchange for a break (调休上班).
    MakeUpWorkday,
}

impl DayKind {
    /// Every kind.
    pub const ALL: [DayKind; 4] = [DayKind::Workday, DayKind::Weekend, DayKind::Holiday, DayKind::MakeUpWorkday];

    /// Whether those who follow the work calendar work on it.
    pub const fn is_worked(self) -> bool {
        matches!(self, DayKind::Workday | DayKind::MakeUpWorkday)
    }

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            DayKind::Workday => "workday",
            DayKind::Weekend => "weekend",
            DayKind::Holiday => "holiday",
            DayKind::MakeUpWorkday => "make-up-workday",
        }
    }
}

/// How many days at the end of a year the notice of the next may still change: the break of New Year may begin in them,
/// and the weekend before it may be worked. Without that notice they are unknown.
const OPEN_DAYS_OF_DECEMBER: u32 = 4;

/// Which days are off, which are worked, and which are not known.
///
/// Cheap to clone. Days of a year without a notice are unknown, never a guess.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{DayKind, WorkCalendar};
///
/// let calendar = WorkCalendar::bundled();
/// assert_eq!(calendar.kind("2026-02-14".parse()?), Some(DayKind::MakeUpWorkday));
/// assert_eq!(calendar.kind("2026-02-17".parse()?), Some(DayKind::Holiday));
/// assert_eq!(calendar.holiday("2026-02-17".parse()?).unwrap().zh, "春节");
/// assert_eq!(calendar.kind("2031-02-17".parse()?), None);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct WorkCalendar {
    inner: Arc<Inner>,
}

#[derive(Clone, Debug, Default)]
struct Inner {
    notices: BTreeMap<i32, Notice>,
    days: BTreeMap<Date, (DayKind, Names)>,
}

impl WorkCalendar {
    /// The notices that come with the library, from 2019 to 2026.
    pub fn bundled() -> WorkCalendar {
        static BUNDLED: OnceLock<WorkCalendar> = OnceLock::new();
        let read = || {
            // A test reads the file; should it ever fail here, every day is unknown and none is guessed.
            let text = include_str!("../../calendar/workdays.toml");
            WorkCalendar::default().extended(text, "workdays.toml").unwrap_or_default()
        };
        BUNDLED.get_or_init(read).clone()
    }

    /// This calendar with the notices written in `text`, in the format of the bundled file; a notice replaces that of the
    /// same year. `file` names the text in errors.
    ///
    /// # Errors
    ///
    /// [`Format`](crate::error::ErrorKind::Format) when it is no TOML or has an unknown key,
    /// [`Value`](crate::error::ErrorKind::Value) for a date that is none, a break that ends before it begins or leaves its
    /// year by more than a week, or a make-up workday that is no weekend, [`Duplicate`](crate::error::ErrorKind::Duplicate)
    /// when a file gives two notices of one year or a day to two breaks.
    pub fn extended(&self, text: &str, file: &str) -> Result<WorkCalendar, Error> {
        let mut notices = self.inner.notices.clone();
        notices.extend(file::read(text, file)?);
        let mut days = BTreeMap::new();
        for notice in notices.values() {
            for holiday in &notice.holidays {
                days.extend(holiday.off.iter().map(|day| (*day, (DayKind::Holiday, holiday.names.clone()))));
                days.extend(holiday.work.iter().map(|day| (*day, (DayKind::MakeUpWorkday, holiday.names.clone()))));
            }
        }
        Ok(WorkCalendar { inner: Arc::new(Inner { notices, days }) })
    }

    /// What kind of day it is; `None` where no notice says so.
    pub fn kind(&self, date: Date) -> Option<DayKind> {
        if let Some((kind, _)) = self.inner.days.get(&date) {
            return Some(*kind);
        }
        let knows = |year| self.inner.notices.contains_key(&year);
        let open = date.month() == 12 && date.day() > 31 - OPEN_DAYS_OF_DECEMBER && !knows(date.year() + 1);
        match (knows(date.year()) && !open, date.weekday().is_weekend()) {
            (false, _) => None,
            (true, true) => Some(DayKind::Weekend),
            (true, false) => Some(DayKind::Workday),
        }
    }

    /// The festival whose break the day is of, or for which it is worked.
    pub fn holiday(&self, date: Date) -> Option<&Names> {
        self.inner.days.get(&date).map(|(_, names)| names)
    }

    /// The years there is a notice of.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.inner.notices.keys().copied()
    }

    /// Where the notice of a year was published; empty without one.
    pub fn papers(&self, year: i32) -> &[String] {
        self.inner.notices.get(&year).map_or(&[], |notice| &notice.papers)
    }
}

//! Days written down: a text of names and times that any language can hand in.

use serde::Deserialize;

use super::names::Names;
use super::options::DayOptions;
use super::plan::DayPlan;
use super::planned::PlannedDays;
use super::planner::DayPlanner;
use crate::access::document::Document;
use crate::calendar::{Date, UnknownHours};
use crate::error::{Error, ErrorKind, Place};
use crate::progress::Progress;
use crate::study::Prepared;

/// Some days of one date, in the words of the data: ids of homes and facilities, names of categories and walkers.
///
/// `date`, and where the defaults do not fit `within_minutes`, `farthest_minutes` and `unknown_hours`, hold for all days. A
/// `day` has `home`, `start` and its `activity` list; `id`, `order` (`given`, `free`) and `walker` (the first one, unless
/// an activity says another) may be left out. An `activity` has a place: `category`, or `facility` with or without a
/// `category` of the service used, or `home`, or `back_home = true`; and, where they matter, `id`, `from`, `until` (`09:30`, or
/// with a date), `stay_minutes`, `walker`, `audience`, `after` (ids) and `directly_after` (an id).
///
/// # Examples
///
/// ```
/// use lifecircle::access::DayQuestions;
/// use lifecircle::error::ErrorKind;
///
/// let days = DayQuestions::from_toml(r#"
///     date = "2026-03-10"
///     within_minutes = 10
///     [[day]]
///     home = "way/1"
///     start = "06:30"
///     walker = "elder"
///     activity = [
///         { category = "market", until = "09:00", stay_minutes = 30 },
///         { back_home = true },
///     ]
/// "#, "days.toml")?;
/// assert_eq!(days.options().within_minutes, 10);
/// let same = r#"{"date": "2026-03-10", "within_minutes": 10, "day": [{"home": "way/1", "start": "06:30", "walker": "elder",
///     "activity": [{"category": "market", "until": "09:00", "stay_minutes": 30}, {"back_home": true}]}]}"#;
/// assert_eq!(DayQuestions::from_json(same, "days.toml")?, days);
/// let error = DayQuestions::from_toml("date = 7", "days.toml").unwrap_err();
/// assert_eq!((error.kind(), error.place().to_string()), (ErrorKind::Format, "days.toml, line 1, column date".into()));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DayQuestions {
    file: String,
    date: Date,
    options: DayOptions,
    days: Vec<DayEntry>,
}

/// Every key of such a document.
const KEYS: &[&str] = &[
    "date",
    "within_minutes",
    "farthest_minutes",
    "unknown_hours",
    "day",
    "id",
    "home",
    "start",
    "order",
    "walker",
    "activity",
    "category",
    "facility",
    "back_home",
    "from",
    "until",
    "stay_minutes",
    "audience",
    "after",
    "directly_after",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    date: String,
    within_minutes: Option<u32>,
    farthest_minutes: Option<u32>,
    unknown_hours: Option<String>,
    #[serde(default)]
    day: Vec<DayEntry>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct DayEntry {
    pub(super) id: Option<String>,
    pub(super) home: String,
    pub(super) start: String,
    pub(super) order: Option<String>,
    pub(super) walker: Option<String>,
    pub(super) activity: Vec<ActivityEntry>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct ActivityEntry {
    pub(super) id: Option<String>,
    pub(super) category: Option<String>,
    pub(super) facility: Option<String>,
    pub(super) home: Option<String>,
    #[serde(default)]
    pub(super) back_home: bool,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    #[serde(default)]
    pub(super) stay_minutes: u32,
    pub(super) walker: Option<String>,
    pub(super) audience: Option<String>,
    #[serde(default)]
    pub(super) after: Vec<String>,
    pub(super) directly_after: Option<String>,
}

impl DayQuestions {
    /// Reads TOML; `file` names the text in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] for a text that is not such a document, with the line, the key and what a mistyped key may have
    /// meant; [`ErrorKind::Value`] for a date or a choice that is none, [`ErrorKind::Argument`] for limits out of order.
    pub fn from_toml(text: &str, file: &str) -> Result<DayQuestions, Error> {
        DayQuestions::of(Document { text, file, keys: KEYS }.read_toml()?, file)
    }

    /// Reads JSON of the same shape.
    ///
    /// # Errors
    ///
    /// As [`DayQuestions::from_toml`].
    pub fn from_json(text: &str, file: &str) -> Result<DayQuestions, Error> {
        DayQuestions::of(Document { text, file, keys: KEYS }.read_json()?, file)
    }

    /// Reads either: JSON when the text begins with a brace, else TOML.
    ///
    /// # Errors
    ///
    /// As [`DayQuestions::from_toml`].
    pub fn from_text(text: &str, file: &str) -> Result<DayQuestions, Error> {
        DayQuestions::of(Document { text, file, keys: KEYS }.read_either()?, file)
    }

    fn of(document: Written, file: &str) -> Result<DayQuestions, Error> {
        let at = |key: &'static str| move |error: Error| error.at(Place::file(file).column(key));
        let date = document.date.parse::<Date>().map_err(at("date"))?;
        let defaults = DayOptions::default();
        let within_minutes = document.within_minutes.unwrap_or(defaults.within_minutes);
        let farthest_minutes = document.farthest_minutes.unwrap_or(defaults.farthest_minutes.max(within_minutes));
        let unknown_hours = match document.unknown_hours {
            Some(name) => {
                choice("unknown_hours", &name, &UnknownHours::ALL, UnknownHours::name).map_err(at("unknown_hours"))?
            }
            None => defaults.unknown_hours,
        };
        let options = DayOptions { within_minutes, farthest_minutes, unknown_hours };
        options.limits(u32::MAX).map_err(at("within_minutes"))?;
        Ok(DayQuestions { file: file.to_owned(), date, options, days: document.day })
    }

    /// The date all days begin on.
    pub fn date(&self) -> Date {
        self.date
    }

    /// How far a leg may be, and what unknown hours are taken for.
    pub fn options(&self) -> &DayOptions {
        &self.options
    }

    /// How many days.
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The days by the rows of a study and the numbers of its walkers.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] for an id or a walker that does not exist, [`ErrorKind::Category`] for a category that is
    /// none, [`ErrorKind::Value`] for a time, [`ErrorKind::Argument`] for an activity with no place or several; each names
    /// the day by its row and the activity.
    pub fn plans(&self, walkers: &[Prepared]) -> Result<Vec<DayPlan>, Error> {
        let Some(first) = walkers.first() else {
            return Err(Error::new(ErrorKind::Argument, "a day needs at least one walker"));
        };
        let names = Names::of(&self.file, self.date, first.study(), walkers);
        let plan = |(row, day): (usize, &DayEntry)| names.plan(row, day);
        self.days.iter().enumerate().map(plan).collect()
    }

    /// Plans all of them for a study as its walkers see it.
    ///
    /// # Errors
    ///
    /// As [`DayQuestions::plans`], [`DayPlanner::new`] and [`DayPlanner::plans`].
    pub fn answer(&self, walkers: &[Prepared], progress: &dyn Progress) -> Result<PlannedDays, Error> {
        let days = self.plans(walkers)?;
        let planner = DayPlanner::new(walkers.iter().cloned(), self.date, &self.options, progress)?;
        PlannedDays::new(planner, days, progress)
    }
}

/// The choice of a name, or an error that lists them all.
pub(super) fn choice<T: Copy>(what: &str, name: &str, all: &[T], name_of: fn(T) -> &'static str) -> Result<T, Error> {
    let found = all.iter().copied().find(|one| name_of(*one) == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| name_of(*one)).collect();
        Error::new(ErrorKind::Value, format!("{what} has no such choice"))
            .with_value(name)
            .with_fix(format!("choose one of: {}", names.join(", ")))
    })
}

//! What the names in days written down mean: rows of a study, its walkers, the activities of the same day.

use std::collections::HashMap;

use super::document::{ActivityEntry, DayEntry, choice};
use super::plan::{Activity, DayPlan, Order, Stop};
use crate::access::document::find;
use crate::calendar::{Date, Moment};
use crate::error::{Error, ErrorKind, Place};
use crate::model::Catalogue;
use crate::study::{Prepared, Study};

/// What the names in a document may mean.
pub(super) struct Names<'a> {
    homes: HashMap<&'a str, usize>,
    facilities: HashMap<&'a str, usize>,
    walkers: Vec<&'a str>,
    date: Date,
    file: &'a str,
}

impl<'a> Names<'a> {
    /// The names of a study and its walkers, and what names the document.
    pub(super) fn of(file: &'a str, date: Date, study: &'a Study, walkers: &'a [Prepared]) -> Names<'a> {
        let homes = study.homes().rows.iter().enumerate().map(|(row, home)| (home.id.as_str(), row)).collect();
        let rows = study.facilities().rows.iter().enumerate();
        let facilities = rows.map(|(row, facility)| (facility.id.as_str(), row)).collect();
        let walkers = walkers.iter().map(Prepared::walker).collect();
        Names { homes, facilities, walkers, date, file }
    }

    /// A day as it was written, by rows and numbers.
    pub(super) fn plan(&self, row: usize, day: &DayEntry) -> Result<DayPlan, Error> {
        let place = |key: &str| Place::file(self.file).row(row as u64).column(key);
        let home = find(&self.homes, "home", &day.home).map_err(|error| error.at(place("home")))?;
        let start = self.moment(&day.start).map_err(|error| error.at(place("start")))?;
        let order = match &day.order {
            Some(name) => choice("order", name, &Order::ALL, Order::name).map_err(|error| error.at(place("order")))?,
            None => Order::default(),
        };
        let ids: Vec<String> = (1..).zip(&day.activity).map(|(n, a)| a.id.clone().unwrap_or(format!("{n}"))).collect();
        let activity = |(number, entry): (usize, &ActivityEntry)| {
            let named = |error: Error| {
                let key = error.place().column_name().unwrap_or("activity").to_owned();
                error.at(place(&key).with_object(&ids[number]))
            };
            self.activity(day, home, &ids, number, entry).map_err(named)
        };
        let activities = day.activity.iter().enumerate().map(activity).collect::<Result<_, Error>>()?;
        let id = day.id.clone().unwrap_or_else(|| format!("{}", row + 1));
        Ok(DayPlan::new(id, home, start, activities).order(order))
    }

    fn activity(
        &self,
        day: &DayEntry,
        home: usize,
        ids: &[String],
        number: usize,
        entry: &ActivityEntry,
    ) -> Result<Activity, Error> {
        let keyed = |key: &'static str| move |error: Error| error.at(Place::default().column(key));
        let mut activity = Activity::new(&ids[number], self.stop(home, entry)?);
        if let Some(walker) = entry.walker.as_ref().or(day.walker.as_ref()) {
            let known = self.walkers.iter().position(|name| name == walker);
            activity = activity.walker(known.ok_or_else(|| {
                let fix = format!("prepare the study for it, or name one of: {}", self.walkers.join(", "));
                keyed("walker")(Error::new(ErrorKind::NotFound, "no such walker").with_value(walker).with_fix(fix))
            })?);
        }
        if let Some(from) = &entry.from {
            activity = activity.from(self.moment(from).map_err(keyed("from"))?);
        }
        if let Some(until) = &entry.until {
            activity = activity.until(self.moment(until).map_err(keyed("until"))?);
        }
        // Of several of one id, the first.
        let others = ids.iter().enumerate().rev().map(|(n, id)| (id.as_str(), n)).collect();
        let others: &HashMap<&str, usize> = &others;
        let other = |key| move |id: &String| find(others, "activity of the day", id).map_err(keyed(key));
        activity = activity.after(entry.after.iter().map(other("after")).collect::<Result<Vec<_>, _>>()?);
        if let Some(before) = &entry.directly_after {
            activity = activity.directly_after(other("directly_after")(before)?);
        }
        activity.audience = entry.audience.clone();
        Ok(activity.stay_s(entry.stay_minutes.saturating_mul(60)))
    }

    fn stop(&self, home: usize, entry: &ActivityEntry) -> Result<Stop, Error> {
        let keyed = |key: &'static str| move |error: Error| error.at(Place::default().column(key));
        let category = entry.category.as_ref().map(|name| Catalogue::bundled().find(name)).transpose();
        let category = category.map_err(keyed("category"))?;
        match (&entry.facility, &entry.home, entry.back_home, category) {
            (None, None, true, None) => Ok(Stop::Home(home)),
            (None, Some(id), false, None) => find(&self.homes, "home", id).map(Stop::Home).map_err(keyed("home")),
            (None, None, false, Some(category)) => Ok(Stop::Any(category)),
            (Some(id), None, false, category) => {
                let row = find(&self.facilities, "facility", id).map_err(keyed("facility"))?;
                Ok(category.map_or(Stop::Facility(row), |category| Stop::Service(row, category)))
            }
            _ => Err(Error::new(ErrorKind::Argument, "an activity has one place")
                .with_fix("give category, or facility, or home, or back_home = true")),
        }
    }

    /// A time of the date, or a moment with its own.
    fn moment(&self, text: &str) -> Result<Moment, Error> {
        if text.contains(['T', ' ']) { text.parse() } else { format!("{}T{text}", self.date).parse() }
    }
}

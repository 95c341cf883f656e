//! Time as people keep it: work calendar, opening hours, schedules.

use lifecircle::calendar::{Date, Hours, Moment, Names, Schedule, ScheduleId, Timetable, WeekRule, WorkCalendar};
use lifecircle::error::Error;
use pyo3::prelude::*;

use crate::error::raise;

/// In Chinese, in English.
type Words = (String, String);
/// Start, end, and `open`, `closed` or `unknown`.
pub(crate) type Span = (String, String, &'static str);

pub(crate) fn moment(text: &str) -> PyResult<Moment> {
    text.parse().map_err(raise)
}

pub(crate) fn date(text: &str) -> PyResult<Date> {
    text.parse().map_err(raise)
}

fn words(names: &Names) -> Words {
    (names.zh.clone(), names.en.clone())
}

/// The work calendar of mainland China.
#[pyclass(name = "WorkCalendar", module = "lifecircle._native", frozen)]
pub(crate) struct PyWorkCalendar(pub(crate) WorkCalendar);

#[pymethods]
impl PyWorkCalendar {
    #[staticmethod]
    fn bundled() -> PyWorkCalendar {
        PyWorkCalendar(WorkCalendar::bundled())
    }

    fn extended(&self, text: &str, file: &str) -> PyResult<PyWorkCalendar> {
        self.0.extended(text, file).map(PyWorkCalendar).map_err(raise)
    }

    fn kind(&self, day: &str) -> PyResult<Option<&'static str>> {
        Ok(self.0.kind(date(day)?).map(|kind| kind.name()))
    }

    fn holiday(&self, day: &str) -> PyResult<Option<Words>> {
        Ok(self.0.holiday(date(day)?).map(words))
    }

    fn years(&self) -> Vec<i32> {
        self.0.years().collect()
    }
}

/// What a text about opening hours says.
#[pyclass(name = "Hours", module = "lifecircle._native", frozen)]
pub(crate) struct PyHours(Hours);

#[pymethods]
impl PyHours {
    #[staticmethod]
    fn read(text: &str) -> PyResult<PyHours> {
        Hours::read(text).map(PyHours).map_err(raise)
    }

    /// What was understood, if anything was, and what was not.
    #[staticmethod]
    fn examine(text: &str) -> (Option<PyHours>, Vec<String>) {
        let reading = Hours::examine(text);
        (reading.understood.map(PyHours), reading.not_understood)
    }

    fn osm(&self) -> &str {
        self.0.osm()
    }

    fn words(&self) -> Words {
        words(self.0.words())
    }

    /// First and last minute since Monday 00:00, and the state; none where weeks differ.
    fn usual_week(&self) -> Option<Vec<(u32, u32, &'static str)>> {
        let week = self.0.usual_week()?;
        Some(week.intervals().map(|(from, to, state)| (from, to, state.name())).collect())
    }

    fn schedule(
        &self,
        calendar: &PyWorkCalendar,
        follows_workdays: bool,
        first: &str,
        last: &str,
    ) -> PyResult<PySchedule> {
        let dates = (date(first)?, date(last)?);
        let schedule = Schedule::compile(&self.0, &calendar.0, week_rule(follows_workdays), dates);
        schedule.map(PySchedule).map_err(raise)
    }
}

fn week_rule(follows_workdays: bool) -> WeekRule {
    if follows_workdays { WeekRule::FollowsWorkdays } else { WeekRule::AsWritten }
}

/// Opening hours as states of a range of dates.
#[pyclass(name = "Schedule", module = "lifecircle._native", frozen)]
pub(crate) struct PySchedule(Schedule);

#[pymethods]
impl PySchedule {
    fn at(&self, at: &str) -> PyResult<&'static str> {
        Ok(self.0.at(moment(at)?).name())
    }

    fn between(&self, start: &str, end: &str) -> PyResult<Vec<Span>> {
        Ok(spans(&self.0, moment(start)?, moment(end)?))
    }

    fn next_change(&self, after: &str) -> PyResult<Option<String>> {
        Ok(self.0.next_change(moment(after)?).map(|at| at.to_string()))
    }
}

fn spans(schedule: &Schedule, from: Moment, to: Moment) -> Vec<Span> {
    let spans = schedule.between(from, to).into_iter();
    spans.map(|span| (span.start.to_string(), span.end.to_string(), span.state.name())).collect()
}

/// The opening hours of many services, each distinct text compiled once.
#[pyclass(name = "Timetable", module = "lifecircle._native", frozen)]
pub(crate) struct PyTimetable {
    timetable: Timetable,
    of_row: Vec<ScheduleId>,
}

#[pymethods]
impl PyTimetable {
    #[staticmethod]
    fn compile(
        py: Python<'_>,
        texts: Vec<Option<String>>,
        calendar: &PyWorkCalendar,
        follows_workdays: bool,
        first: &str,
        last: &str,
    ) -> PyResult<PyTimetable> {
        let (dates, rule) = ((date(first)?, date(last)?), week_rule(follows_workdays));
        let compile = || -> Result<PyTimetable, Error> {
            let mut timetable = Timetable::new(calendar.0.clone(), dates)?;
            let mut add = |text: &Option<String>| match text {
                Some(text) => timetable.add(text, rule),
                None => Timetable::UNKNOWN,
            };
            let of_row = texts.iter().map(&mut add).collect();
            Ok(PyTimetable { timetable, of_row })
        };
        py.detach(compile).map_err(raise)
    }

    /// The state of each row at a moment.
    fn at(&self, at: &str) -> PyResult<Vec<&'static str>> {
        let at = moment(at)?;
        let state = |id: &ScheduleId| self.timetable.schedule(*id).map_or("unknown", |schedule| schedule.at(at).name());
        Ok(self.of_row.iter().map(state).collect())
    }

    fn between(&self, row: usize, start: &str, end: &str) -> PyResult<Vec<Span>> {
        let schedule = self.of_row.get(row).and_then(|id| self.timetable.schedule(*id));
        let (start, end) = (moment(start)?, moment(end)?);
        Ok(schedule.map(|schedule| spans(schedule, start, end)).unwrap_or_default())
    }

    fn row_count(&self) -> usize {
        self.of_row.len()
    }

    fn distinct(&self) -> usize {
        self.timetable.len()
    }
}

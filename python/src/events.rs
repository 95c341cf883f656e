//! Services held now and then, and iCalendar.

use lifecircle::calendar::{Event, OnHolidays, Recurrence, read_ical, write_ical};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::defects_table;
use pyo3::prelude::*;

use crate::calendar::{PyWorkCalendar, date, moment};
use crate::error::raise;
use crate::table::PyTable;

/// An event; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct EventRow {
    id: String,
    title: String,
    start: String,
    end: String,
    rule: Option<String>,
    left_out: Vec<String>,
    on_holidays: String,
}

/// A service held once, or again and again.
#[pyclass(name = "Event", module = "lifecircle._native", frozen)]
pub(crate) struct PyEvent(pub(crate) Event);

#[pymethods]
impl PyEvent {
    #[staticmethod]
    fn new(row: EventRow) -> PyResult<PyEvent> {
        let mut event = Event::new(&row.id, &row.title, moment(&row.start)?, moment(&row.end)?).map_err(raise)?;
        if let Some(rule) = &row.rule {
            event = event.again(rule.parse().map_err(raise)?);
        }
        let left_out = row.left_out.iter().map(|day| date(day)).collect::<PyResult<Vec<_>>>()?;
        let holidays = OnHolidays::ALL.into_iter().find(|h| h.name() == row.on_holidays).ok_or_else(|| {
            let names = OnHolidays::ALL.map(OnHolidays::name).join(", ");
            raise(
                Error::new(ErrorKind::Argument, "on holidays an event is something else")
                    .with_value(&row.on_holidays)
                    .with_fix(format!("use {names}")),
            )
        })?;
        Ok(PyEvent(event.except(left_out).on_holidays(holidays)))
    }

    /// Id, title, start, end, rule, dates left out, what happens on holidays.
    fn parts(&self) -> (&str, &str, String, String, Option<String>, Vec<String>, &'static str) {
        let event = &self.0;
        (
            event.id(),
            event.title(),
            event.start().to_string(),
            event.end().to_string(),
            event.recurrence().map(Recurrence::to_string),
            event.exceptions().iter().map(ToString::to_string).collect(),
            event.holidays().name(),
        )
    }

    fn at(&self, at: &str, calendar: &PyWorkCalendar) -> PyResult<&'static str> {
        Ok(self.0.at(moment(at)?, &calendar.0).name())
    }

    fn occurrences(
        &self,
        start: &str,
        end: &str,
        calendar: &PyWorkCalendar,
    ) -> PyResult<Vec<(String, String, &'static str)>> {
        let found = self.0.occurrences(moment(start)?, moment(end)?, &calendar.0).into_iter();
        Ok(found.map(|o| (o.start.to_string(), o.end.to_string(), o.state.name())).collect())
    }
}

/// The dates of a recurrence rule, from its first date to the last, both included.
#[pyfunction]
pub(crate) fn recurrence_dates(rule: &str, first: &str, last: &str) -> PyResult<Vec<String>> {
    let rule: Recurrence = rule.parse().map_err(raise)?;
    Ok(rule.dates(date(first)?, date(last)?).map(|day| day.to_string()).collect())
}

/// The events of an iCalendar text, and what was wrong with it.
#[pyfunction]
pub(crate) fn events_from_ical(text: &str, file: &str) -> PyResult<(Vec<PyEvent>, PyTable)> {
    let (events, report) = read_ical(text, file);
    Ok((events.into_iter().map(PyEvent).collect(), defects_table(&report).map(PyTable).map_err(raise)?))
}

/// Events as iCalendar, stamped with a moment.
#[pyfunction]
pub(crate) fn events_to_ical(events: Vec<Py<PyEvent>>, stamp: &str) -> PyResult<String> {
    let events: Vec<Event> = events.iter().map(|event| event.get().0.clone()).collect();
    Ok(write_ical(&events, moment(stamp)?))
}

//! Access over a day, a week or any period.

use lifecircle::access::{AccessOverTime, Waking};
use pyo3::prelude::*;

use crate::calendar::date;
use crate::error::raise;
use crate::run::{Run, run};
use crate::table::PyTable;

/// Access at every moment of a period.
#[pyclass(name = "AccessOverTime", module = "lifecircle._native", frozen)]
pub(crate) struct PyAccessOverTime(pub(crate) AccessOverTime);

/// The first minute and the minute after the last of those that count in a day.
type Minutes = (u32, u32);

fn waking((from, to): Minutes) -> PyResult<Waking> {
    Waking::new(from, to).map_err(raise)
}

#[pymethods]
impl PyAccessOverTime {
    fn intervals(&self, homes: Vec<usize>) -> PyResult<PyTable> {
        self.0.intervals_table(&homes).map(PyTable).map_err(raise)
    }

    fn counts(&self, homes: Vec<usize>, limit: usize) -> PyResult<PyTable> {
        self.0.counts_table(&homes, limit).map(PyTable).map_err(raise)
    }

    #[pyo3(signature = (limit, waking, how))]
    fn shares(&self, py: Python<'_>, limit: usize, waking: Minutes, how: Run) -> PyResult<PyTable> {
        let hours = self::waking(waking)?;
        run(py, how, |progress| self.0.shares_table(limit, &hours, progress)).map(PyTable)
    }

    #[pyo3(signature = (waking, how))]
    fn choices(&self, py: Python<'_>, waking: Minutes, how: Run) -> PyResult<PyTable> {
        let hours = self::waking(waking)?;
        run(py, how, |progress| self.0.choices_table(&hours, progress)).map(PyTable)
    }

    fn door_times(&self, limit: usize, day: &str) -> PyResult<PyTable> {
        self.0.door_times_table(limit, date(day)?).map(PyTable).map_err(raise)
    }
}

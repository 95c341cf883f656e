//! Residents' days, written down and answered as tables.

use lifecircle::access::{DayQuestions, PlannedDays};
use lifecircle::error::Error;
use pyo3::prelude::*;

use crate::error::raise;
use crate::prepared::PyPrepared;
use crate::run::{Run, run};
use crate::table::PyTable;

/// Days with what came of them.
#[pyclass(name = "PlannedDays", module = "lifecircle._native", frozen)]
pub(crate) struct PyPlannedDays(PlannedDays);

#[pymethods]
impl PyPlannedDays {
    fn days(&self) -> PyResult<PyTable> {
        self.0.days_table().map(PyTable).map_err(raise)
    }

    fn visits(&self, py: Python<'_>) -> PyResult<PyTable> {
        py.detach(|| self.0.visits_table()).map(PyTable).map_err(raise)
    }
}

/// Plans the days of a document for one study as its walkers see it.
#[pyfunction]
pub(crate) fn plan_days(
    py: Python<'_>,
    document: &str,
    file: &str,
    walkers: Vec<Py<PyPrepared>>,
    how: Run,
) -> PyResult<PyPlannedDays> {
    let walkers: Vec<_> = walkers.iter().map(|walker| walker.get().0.clone()).collect();
    run(py, how, |progress| -> Result<_, Error> { DayQuestions::from_text(document, file)?.answer(&walkers, progress) })
        .map(PyPlannedDays)
}

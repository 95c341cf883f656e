//! When the services of a study are open.

use lifecircle::calendar::State;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Openings;
use lifecircle::report::services_table;
use lifecircle::study::Study;
use pyo3::prelude::*;

use crate::calendar::{Span, moment};
use crate::error::raise;
use crate::table::PyTable;

/// When the services of a study are open, over a range of dates.
#[pyclass(name = "Openings", module = "lifecircle._native", frozen)]
pub(crate) struct PyOpenings {
    pub(crate) openings: Openings,
    pub(crate) study: Study,
}

fn no_such(facility: usize, service: usize) -> PyErr {
    let value = format!("service {service} of facility {facility}");
    raise(Error::new(ErrorKind::NotFound, "there is no such service").with_value(value))
}

#[pymethods]
impl PyOpenings {
    fn state(&self, facility: usize, service: usize, at: &str) -> PyResult<&'static str> {
        let state = self.openings.state(facility, service, moment(at)?);
        state.map(State::name).ok_or_else(|| no_such(facility, service))
    }

    fn rules(&self, facility: usize, service: usize, at: &str) -> PyResult<Vec<String>> {
        let at = moment(at)?;
        self.openings.state(facility, service, at).ok_or_else(|| no_such(facility, service))?;
        Ok(self.openings.rules(facility, service, at))
    }

    fn at(&self, py: Python<'_>, at: &str) -> PyResult<PyTable> {
        let at = moment(at)?;
        py.detach(|| services_table(&self.study, &self.openings, at)).map(PyTable).map_err(raise)
    }

    fn between(&self, facility: usize, service: usize, start: &str, end: &str) -> PyResult<Vec<Span>> {
        let found = self.openings.between(facility, service, moment(start)?, moment(end)?);
        let found = found.ok_or_else(|| no_such(facility, service))?.into_iter();
        Ok(found.map(|span| (span.start.to_string(), span.end.to_string(), span.state.name())).collect())
    }
}

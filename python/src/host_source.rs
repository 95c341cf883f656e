//! A source of facilities written in Python: asked once for its whole table.

use std::sync::Mutex;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Facilities;
use lifecircle::progress::Progress;
use lifecircle::source::FacilitySource;
use pyo3::prelude::*;

use crate::run::{Run, run};
use crate::source::{Data, PyFacilities, TableHow};

/// A callable of the host that hands in a table and how it is to be read.
pub(crate) struct HostFacilities {
    who: String,
    read: Py<PyAny>,
    /// What the callable raised last, so that it comes out of the call as it was.
    raised: Mutex<Option<PyErr>>,
}

impl HostFacilities {
    pub(crate) fn new(name: &str, read: Py<PyAny>) -> HostFacilities {
        HostFacilities { who: format!("facility source {name:?}"), read, raised: Mutex::new(None) }
    }

    /// The error with what the callable raised as its cause.
    fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if let Some(raised) = self.raised.lock().ok().and_then(|mut last| last.take()) {
            error.set_cause(py, Some(raised));
        }
        error
    }

    /// The same error as one of the source, which it names.
    fn named(&self, error: &Error) -> Error {
        let named = Error::new(ErrorKind::Plugin, format!("{}: {}", self.who, error.message()));
        let named = named.at(error.place().clone());
        let named = match error.value() {
            Some(value) => named.with_value(value),
            None => named,
        };
        match error.fix() {
            Some(fix) => named.with_fix(fix),
            None => named,
        }
    }
}

impl FacilitySource for HostFacilities {
    fn read_facilities(&self, _: &dyn Progress) -> Result<Facilities, Error> {
        let asked = Python::attach(|py| {
            let given = self.read.call0(py)?;
            let (format, payload, how): (String, Bound<'_, PyAny>, TableHow) = given.extract(py)?;
            Ok((Data::of(&format, &payload)?, how))
        });
        let (data, how) = asked.map_err(|raised: PyErr| {
            let error = Error::new(ErrorKind::Plugin, format!("{} failed: {raised}", self.who));
            if let Ok(mut last) = self.raised.lock() {
                *last = Some(raised);
            }
            error
        })?;
        PyFacilities::read_data(&data, &how).map_err(|error| self.named(&error))
    }
}

/// The facilities of a source of the host: its name and a callable.
#[pyfunction]
pub(crate) fn read_facility_source(py: Python<'_>, name: &str, read: Py<PyAny>, how: Run) -> PyResult<PyFacilities> {
    let source = HostFacilities::new(name, read);
    let facilities = run(py, how, |progress| source.read_facilities(progress));
    facilities.map(PyFacilities).map_err(|error| source.blame(py, error))
}

//! Errors of the core as the exceptions of `lifecircle._errors`.

use lifecircle::error::{Error, ErrorKind};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// The exception that says what the core says.
pub(crate) fn raise(error: Error) -> PyErr {
    Python::attach(|py| exception(py, &error).unwrap_or_else(|_| PyRuntimeError::new_err(error.to_string())))
}

fn exception(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let classes = py.import("lifecircle._errors")?.getattr("BY_KIND")?;
    let class = classes.get_item(error.kind().name())?.cast_into::<PyType>()?;
    let place = (!error.place().is_empty()).then(|| error.place().to_string());
    let value = class.call1((error.message(), error.value(), place, error.fix()))?;
    Ok(PyErr::from_value(value))
}

/// The names of every kind of error, so that a test can hold the Python classes against them.
#[pyfunction]
pub(crate) fn error_kinds() -> Vec<&'static str> {
    ErrorKind::ALL.iter().map(|kind| kind.name()).collect()
}

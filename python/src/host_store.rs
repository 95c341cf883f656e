//! A store written in Python.

use std::sync::Mutex;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::register::{Appended, Store};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// An object of the host with `append` and `read`.
pub(crate) struct HostStore {
    store: Py<PyAny>,
    /// What it raised last, so that it comes out of the call as it was.
    raised: Mutex<Option<PyErr>>,
}

impl HostStore {
    pub(crate) fn new(store: Py<PyAny>) -> HostStore {
        HostStore { store, raised: Mutex::new(None) }
    }

    /// The error with what the store raised as its cause.
    pub(crate) fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if let Some(raised) = self.raised.lock().ok().and_then(|mut last| last.take()) {
            error.set_cause(py, Some(raised));
        }
        error
    }

    fn asked<T>(&self, answer: PyResult<T>) -> Result<T, Error> {
        answer.map_err(|raised| {
            let error = Error::new(ErrorKind::Plugin, format!("the store failed: {raised}"));
            if let Ok(mut last) = self.raised.lock() {
                *last = Some(raised);
            }
            error
        })
    }
}

impl Store for HostStore {
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        let held: u64 = self.asked(Python::attach(|py| {
            let records: Vec<_> = records.iter().map(|record| PyBytes::new(py, record)).collect();
            self.store.call_method1(py, "append", (stream, expected, records))?.extract(py)
        }))?;
        Ok(if held == expected { Appended::Done } else { Appended::Conflict { length: held } })
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        self.asked(Python::attach(|py| {
            let records = self.store.call_method1(py, "read", (stream, from))?;
            let bytes = |record: PyResult<Bound<'_, PyAny>>| record?.extract::<Vec<u8>>();
            records.bind(py).try_iter()?.map(bytes).collect()
        }))
    }
}

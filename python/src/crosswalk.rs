//! The words and codes of map vendors and hosts as categories of the catalogue.

use std::sync::Mutex;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, Crosswalk, Scheme};
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;

/// A crosswalk of a vendor, with the host's own words over it.
#[pyclass(name = "Crosswalk", module = "lifecircle._native", frozen)]
pub(crate) struct PyCrosswalk(Mutex<Crosswalk<'static>>);

impl PyCrosswalk {
    fn with<T>(&self, of: impl FnOnce(&mut Crosswalk<'static>) -> Result<T, Error>) -> Result<T, Error> {
        let broken = |_| Error::new(ErrorKind::Internal, "a change of this crosswalk failed half way");
        let mut crosswalk = self.0.lock().map_err(broken)?;
        of(&mut crosswalk)
    }

    /// What it is at this moment.
    pub(crate) fn copy(&self) -> Result<Crosswalk<'static>, Error> {
        self.with(|crosswalk| Ok(crosswalk.clone()))
    }
}

#[pymethods]
impl PyCrosswalk {
    #[staticmethod]
    fn new(scheme: &str) -> PyResult<PyCrosswalk> {
        let made = Scheme::named(scheme).and_then(|scheme| Crosswalk::new(scheme, Catalogue::bundled()));
        made.map(|crosswalk| PyCrosswalk(Mutex::new(crosswalk))).map_err(raise)
    }

    fn add(&self, word: &str, categories: &str) -> PyResult<()> {
        self.with(|crosswalk| crosswalk.add(word, categories)).map_err(raise)
    }

    fn read_csv(&self, text: &str, file: &str) -> PyResult<usize> {
        self.with(|crosswalk| crosswalk.read_csv(text, file)).map_err(raise)
    }

    /// Rows as pairs of a value and the name of a place.
    fn map(&self, py: Python<'_>, rows: Vec<(Option<String>, Option<String>)>) -> PyResult<PyTable> {
        let table = || self.copy()?.mapped_table(pairs(&rows));
        py.detach(table).map(PyTable).map_err(raise)
    }

    fn coverage(&self, py: Python<'_>, rows: Vec<(Option<String>, Option<String>)>) -> PyResult<PyTable> {
        let table = || self.copy()?.coverage(pairs(&rows)).table();
        py.detach(table).map(PyTable).map_err(raise)
    }
}

fn pairs(rows: &[(Option<String>, Option<String>)]) -> impl Iterator<Item = (Option<&str>, Option<&str>)> {
    rows.iter().map(|(value, name)| (value.as_deref(), name.as_deref()))
}

/// What is known of a vendor's list.
#[pyfunction]
pub(crate) fn crosswalk_classes(scheme: &str) -> PyResult<PyTable> {
    Scheme::named(scheme).and_then(Scheme::classes_table).map(PyTable).map_err(raise)
}

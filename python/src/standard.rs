//! Walkers and standards.

use std::sync::Arc;

use lifecircle::report::requirements_table;
use lifecircle::standard::Standard;
use lifecircle::walk::{WalkModel, Walker};
use pyo3::prelude::*;

use crate::error::raise;
use crate::host_walker::HostWalker;
use crate::table::PyTable;

/// A kind of walker: one of ours, or a walk model of the host.
#[pyclass(name = "Walker", module = "lifecircle._native", frozen)]
pub(crate) struct PyWalker(pub(crate) Model);

pub(crate) enum Model {
    Ours(Walker),
    Host(Arc<HostWalker>),
}

impl PyWalker {
    pub(crate) fn model(&self) -> &dyn WalkModel {
        match &self.0 {
            Model::Ours(walker) => walker,
            Model::Host(walker) => &**walker,
        }
    }

    /// The model as a registry keeps it.
    pub(crate) fn shared(&self) -> Arc<dyn WalkModel> {
        match &self.0 {
            Model::Ours(walker) => Arc::new(walker.clone()),
            Model::Host(walker) => Arc::clone(walker) as Arc<dyn WalkModel>,
        }
    }

    /// The error with what a model of the host raised as its cause.
    pub(crate) fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if let Model::Host(walker) = &self.0 {
            error.set_cause(py, walker.raised());
        }
        error
    }
}

#[pymethods]
impl PyWalker {
    #[staticmethod]
    fn preset(name: &str) -> PyResult<PyWalker> {
        Walker::preset(name).map(Model::Ours).map(PyWalker).map_err(raise)
    }

    #[staticmethod]
    fn with_speed(name: &str, speed_m_per_s: f64) -> PyResult<PyWalker> {
        Walker::with_speed(name, speed_m_per_s).map(Model::Ours).map(PyWalker).map_err(raise)
    }

    #[staticmethod]
    fn of_host(name: String, link_s_per_m: f64, seconds: Py<PyAny>) -> PyWalker {
        PyWalker(Model::Host(Arc::new(HostWalker::new(name, link_s_per_m, seconds))))
    }

    fn name(&self) -> &str {
        self.model().name()
    }

    /// The speed on level ground; a model of the host has none that is known.
    fn speed_m_per_s(&self) -> Option<f64> {
        match &self.0 {
            Model::Ours(walker) => Some(walker.speed_m_per_s()),
            Model::Host(_) => None,
        }
    }
}

/// A standard.
#[pyclass(name = "Standard", module = "lifecircle._native", frozen)]
pub(crate) struct PyStandard(pub(crate) Standard);

#[pymethods]
impl PyStandard {
    #[staticmethod]
    fn bundled(id: &str) -> PyResult<PyStandard> {
        Standard::bundled(id).map(PyStandard).map_err(raise)
    }

    #[staticmethod]
    fn from_toml(text: &str, file: &str) -> PyResult<PyStandard> {
        Standard::from_toml(text, file).map(PyStandard).map_err(raise)
    }

    fn id(&self) -> &str {
        &self.0.id
    }

    fn requirements(&self) -> PyResult<PyTable> {
        requirements_table(&self.0).map(PyTable).map_err(raise)
    }
}

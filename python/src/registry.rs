//! Plugins of the host by name.

use std::sync::{Arc, Mutex};

use lifecircle::error::{Error, ErrorKind};
use lifecircle::plugin::{Registry, SharedFacilitySource, SharedIndicator, SharedSitingSolver};
use pyo3::prelude::*;

use crate::error::raise;
use crate::host_indicator::{HostIndicator, Raised};
use crate::host_solver::HostSolver;
use crate::host_source::HostFacilities;
use crate::register::PyStore;
use crate::standard::PyWalker;
use crate::table::PyTable;

/// Walk models, facility sources, indicators, siting solvers and stores by name.
#[pyclass(name = "Registry", module = "lifecircle._native", frozen)]
pub(crate) struct PyRegistry(Mutex<Registry>);

impl PyRegistry {
    fn with<T>(&self, of: impl FnOnce(&mut Registry) -> Result<T, Error>) -> PyResult<T> {
        let broken = |_| Error::new(ErrorKind::Internal, "a change of this registry failed half way");
        let mut registry = self.0.lock().map_err(broken).map_err(raise)?;
        of(&mut registry).map_err(raise)
    }
}

#[pymethods]
impl PyRegistry {
    #[staticmethod]
    fn empty() -> PyRegistry {
        PyRegistry(Mutex::new(Registry::new()))
    }

    fn add_walk_model(&self, name: &str, walker: &PyWalker) -> PyResult<()> {
        self.with(|registry| registry.add_walk_model(name, walker.shared()))
    }

    fn add_facility_source(&self, name: &str, read: Py<PyAny>) -> PyResult<()> {
        let source: Arc<SharedFacilitySource> = Arc::new(HostFacilities::new(name, read));
        self.with(|registry| registry.facility_sources.add(name, source))
    }

    fn add_indicator(&self, name: &str, minutes: f64, radius: u32, levels: Py<PyAny>) -> PyResult<()> {
        let indicator = HostIndicator::new((name.to_owned(), minutes, radius, levels), Raised::default());
        let indicator: Arc<SharedIndicator> = Arc::new(indicator.map_err(raise)?);
        self.with(|registry| registry.indicators.add(name, indicator))
    }

    fn add_siting_solver(&self, name: &str, solve: Py<PyAny>) -> PyResult<()> {
        let solver: Arc<SharedSitingSolver> = Arc::new(HostSolver::new(name.to_owned(), solve));
        self.with(|registry| registry.siting_solvers.add(name, solver))
    }

    fn add_store(&self, name: &str, store: &PyStore) -> PyResult<()> {
        self.with(|registry| registry.stores.add(name, store.shared()))
    }

    /// Refuses a name that nothing of its kind stands under, with the nearest.
    fn find(&self, kind: &str, name: &str) -> PyResult<()> {
        self.with(|registry| match kind {
            "walk-model" => registry.walk_model(name).map(drop),
            "facility-source" => registry.facility_sources.find(name).map(drop),
            "indicator" => registry.indicators.find(name).map(drop),
            "siting-solver" => registry.siting_solvers.find(name).map(drop),
            "store" => registry.stores.find(name).map(drop),
            other => Err(Error::new(ErrorKind::Argument, "there are no plugins of that kind").with_value(other)),
        })
    }

    fn table(&self) -> PyResult<PyTable> {
        self.with(|registry| registry.table()).map(PyTable)
    }
}

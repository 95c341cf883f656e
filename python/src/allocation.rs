//! Capacity that exists only in a window, given to those who need it within a walk.

use lifecircle::access::{Allocation, CapacityWindows};
use lifecircle::study::Study;
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;

/// What services can serve in the hours they are open.
#[pyclass(name = "CapacityWindows", module = "lifecircle._native", frozen)]
pub(crate) struct PyCapacityWindows {
    pub(crate) found: CapacityWindows,
    pub(crate) study: Study,
}

#[pymethods]
impl PyCapacityWindows {
    fn table(&self) -> PyResult<PyTable> {
        self.found.table(&self.study).map(PyTable).map_err(raise)
    }

    fn unknown(&self) -> PyResult<PyTable> {
        self.found.unknown_table(&self.study).map(PyTable).map_err(raise)
    }
}

/// Who gets what, and who does not and why.
#[pyclass(name = "Allocation", module = "lifecircle._native", frozen)]
pub(crate) struct PyAllocation(pub(crate) Allocation);

#[pymethods]
impl PyAllocation {
    fn assignments(&self) -> PyResult<PyTable> {
        self.0.assignments_table().map(PyTable).map_err(raise)
    }

    fn unserved(&self) -> PyResult<PyTable> {
        self.0.unserved_table().map(PyTable).map_err(raise)
    }

    fn capacities(&self) -> PyResult<PyTable> {
        self.0.capacities_table().map(PyTable).map_err(raise)
    }
}

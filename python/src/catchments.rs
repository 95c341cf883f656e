//! All walks between homes and outlets, for indicators to be computed from and held to their laws.

use lifecircle::access::{Catchments, check_indicator};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::raise;
use crate::host_indicator::{HostIndicator, OwnIndicator, Raised, columns};
use crate::indicators::{asked, levels_table};
use crate::run::{Run, run};
use crate::table::PyTable;

/// The indicators of the host, and what they will have raised.
pub(crate) fn own_indicators(own: Vec<OwnIndicator>) -> PyResult<(Vec<HostIndicator>, Raised)> {
    let raised = Raised::default();
    let own = own.into_iter().map(|own| HostIndicator::new(own, raised.clone()));
    Ok((own.collect::<Result<Vec<_>, _>>().map_err(raise)?, raised))
}

/// Who can walk to what.
#[pyclass(name = "Catchments", module = "lifecircle._native", frozen)]
pub(crate) struct PyCatchments(pub(crate) Catchments);

#[pymethods]
impl PyCatchments {
    /// Walks, homes and outlets as an indicator of the host is given them.
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        columns(py, &self.0)
    }

    fn measure(&self, py: Python<'_>, indicators: Vec<String>, own: Vec<OwnIndicator>, how: Run) -> PyResult<PyTable> {
        let (own, raised) = own_indicators(own)?;
        let asked = asked(&indicators, own).map_err(raise)?;
        let measured = run(py, how, |progress| levels_table(&self.0, &asked, progress));
        measured.map(PyTable).map_err(|error| raised.blame(py, error))
    }

    /// Holds an indicator of the host to the laws.
    fn check(&self, py: Python<'_>, own: OwnIndicator) -> PyResult<()> {
        let raised = Raised::default();
        let indicator = HostIndicator::new(own, raised.clone()).map_err(raise)?;
        py.detach(|| check_indicator(&indicator, &self.0)).map_err(|error| raised.blame(py, raise(error)))
    }
}

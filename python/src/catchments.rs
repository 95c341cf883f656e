//! All walks between homes and outlets, for indicators to be computed from and held to their laws.

use lifecircle::access::{Catchments, check_indicator};
use lifecircle::table::Table;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::raise;
use crate::host_indicator::{HostIndicator, columns};
use crate::indicators::{asked, levels_table};
use crate::run::{Run, run};
use crate::table::PyTable;

/// An indicator of the host: column, minutes, radius and a callable.
pub(crate) type OwnIndicator = (String, f64, u32, Py<PyAny>);

pub(crate) fn own_indicators(own: Vec<OwnIndicator>) -> PyResult<Vec<HostIndicator>> {
    let indicator = |(column, minutes, radius, levels)| HostIndicator::new(column, minutes, radius, levels);
    own.into_iter().map(indicator).collect::<Result<Vec<_>, _>>().map_err(raise)
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
        let asked = asked(&indicators, own_indicators(own)?).map_err(raise)?;
        let measure = |progress: &dyn lifecircle::progress::Progress| -> Result<Table, lifecircle::error::Error> {
            levels_table(&self.0, &asked, progress)
        };
        run(py, how, measure).map(PyTable)
    }

    /// Holds an indicator of the host to the laws.
    fn check(&self, py: Python<'_>, own: OwnIndicator) -> PyResult<()> {
        let (column, minutes, radius, levels) = own;
        let indicator = HostIndicator::new(column, minutes, radius, levels).map_err(raise)?;
        py.detach(|| check_indicator(&indicator, &self.0)).map_err(raise)
    }
}

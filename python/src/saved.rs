//! A prepared network asked in its file.

use std::path::PathBuf;

use lifecircle::error::Error;
use lifecircle::reach::SavedNetwork;
use lifecircle::report::row_table;
use lifecircle::table::{Column, Table};
use pyo3::prelude::*;

use crate::error::raise;
use crate::spots::{Door, Ground, attachment};
use crate::table::PyTable;
use crate::walks::{PyWalks, ticks};

/// A prepared network in its file.
#[pyclass(name = "SavedNetwork", module = "lifecircle._native", frozen)]
pub(crate) struct PySavedNetwork(SavedNetwork);

#[pymethods]
impl PySavedNetwork {
    #[staticmethod]
    fn open(py: Python<'_>, path: PathBuf, in_memory: bool) -> PyResult<PySavedNetwork> {
        let open = || if in_memory { SavedNetwork::read(&path) } else { SavedNetwork::open(&path) };
        py.detach(open).map(PySavedNetwork).map_err(raise)
    }

    fn nodes_within(&self, py: Python<'_>, doors: Vec<Door>, minutes: f64) -> PyResult<PyTable> {
        let within = || {
            let doors = doors.into_iter().map(attachment).collect::<Result<Vec<_>, _>>()?;
            let set = self.0.nodes_within(&doors, ticks(minutes)?)?;
            let nodes = set.nodes();
            Table::new(nodes.len())
                .with(Column::integer("node", nodes.iter().map(|(node, _)| Some(i64::from(node.0)))))?
                .with(Column::real("seconds", nodes.iter().map(|(_, time)| Some(time.seconds()))).in_unit("s"))
        };
        py.detach(within).map(PyTable).map_err(raise)
    }

    fn row(&self, py: Python<'_>, doors: Vec<Door>, targets: Vec<Vec<Door>>, minutes: f64) -> PyResult<PyTable> {
        let of = |doors: Vec<Door>| doors.into_iter().map(attachment).collect::<Result<Vec<_>, Error>>();
        let row = || {
            let targets = targets.into_iter().map(of).collect::<Result<Vec<_>, _>>()?;
            row_table(&self.0.row(&of(doors)?, &targets, ticks(minutes)?)?)
        };
        py.detach(row).map(PyTable).map_err(raise)
    }

    fn walks(&self, py: Python<'_>) -> PyResult<PyWalks> {
        py.detach(|| self.0.timed()).map(|timed| PyWalks::new(Ground::of_network(timed))).map_err(raise)
    }

    fn verify(&self, py: Python<'_>) -> PyResult<()> {
        py.detach(|| self.0.verify()).map_err(raise)
    }
}

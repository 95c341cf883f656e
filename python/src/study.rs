//! Studies, prepared studies, assessments. The interpreter is released around all work of the core.

use std::path::PathBuf;

use lifecircle::access::Query;
use lifecircle::assess::Assessment;
use lifecircle::error::Error;
use lifecircle::geo::{BoundingBox, Crs};
use lifecircle::model::Catalogue;
use lifecircle::report::{access_table, defects_table};
use lifecircle::standard::Standard;
use lifecircle::study::{Extent, PrepareOptions, Prepared, Study, StudyTables};
use lifecircle::walk::Walker;
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;

/// West, south, east, north.
type Corners = (f64, f64, f64, f64);

fn extent(corners: Option<Corners>) -> Result<Option<Extent>, Error> {
    corners.map(|(w, s, e, n)| BoundingBox::new(w, s, e, n).map(Extent::from_box)).transpose()
}

/// A study.
#[pyclass(name = "Study", module = "lifecircle._native", frozen)]
pub(crate) struct PyStudy(Study);

#[pymethods]
impl PyStudy {
    #[staticmethod]
    fn from_osm(py: Python<'_>, path: PathBuf, corners: Option<Corners>, strict: bool) -> PyResult<PyStudy> {
        py.detach(|| Study::from_osm(&path, extent(corners)?, strict)).map(PyStudy).map_err(raise)
    }

    #[staticmethod]
    #[expect(clippy::too_many_arguments, reason = "the public layer calls it with one name for each table")]
    #[pyo3(signature = (nodes, edges, facilities, homes, crs, corners, strict))]
    fn from_tables(
        py: Python<'_>,
        nodes: &[u8],
        edges: &[u8],
        facilities: &[u8],
        homes: &[u8],
        crs: &str,
        corners: Option<Corners>,
        strict: bool,
    ) -> PyResult<PyStudy> {
        let build = || {
            let crs: Crs = crs.parse()?;
            let extent = extent(corners)?;
            Study::from_tables(&StudyTables { nodes, edges, facilities, homes, crs, extent, strict })
        };
        py.detach(build).map(PyStudy).map_err(raise)
    }

    fn home_count(&self) -> usize {
        self.0.homes().rows.len()
    }

    fn facility_count(&self) -> usize {
        self.0.facilities().rows.len()
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }

    fn prepare(&self, py: Python<'_>, walker: &str, max_snap_m: Option<f64>) -> PyResult<PyPrepared> {
        let prepare = || {
            let mut options = PrepareOptions::default();
            if let Some(metres) = max_snap_m {
                options.snap.max_snap_m = metres;
            }
            self.0.prepare_with(&Walker::preset(walker)?, &options)
        };
        py.detach(prepare).map(PyPrepared).map_err(raise)
    }

    fn assess(&self, py: Python<'_>, standard: &str, walker: &str) -> PyResult<PyAssessment> {
        let assess = || self.0.assess(&Standard::bundled(standard)?, &Walker::preset(walker)?);
        py.detach(assess).map(PyAssessment).map_err(raise)
    }
}

/// A study as one walker sees it.
#[pyclass(name = "Prepared", module = "lifecircle._native", frozen)]
pub(crate) struct PyPrepared(Prepared);

#[pymethods]
impl PyPrepared {
    fn walker(&self) -> &str {
        self.0.walker()
    }

    fn access(&self, py: Python<'_>, categories: Vec<String>, minutes: Vec<u32>, k: usize) -> PyResult<PyTable> {
        let ask = || {
            let catalogue = Catalogue::bundled();
            let ids = categories.iter().map(|c| catalogue.find(c)).collect::<Result<Vec<_>, _>>()?;
            access_table(&self.0.access(&Query::new(ids).minutes(minutes).k(k))?)
        };
        py.detach(ask).map(PyTable).map_err(raise)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }
}

/// A study judged against a standard.
#[pyclass(name = "Assessment", module = "lifecircle._native", frozen)]
pub(crate) struct PyAssessment(Assessment);

#[pymethods]
impl PyAssessment {
    fn findings(&self) -> PyResult<PyTable> {
        self.0.findings_table().map(PyTable).map_err(raise)
    }

    fn coverage(&self) -> PyResult<PyTable> {
        self.0.coverage_table().map(PyTable).map_err(raise)
    }
}

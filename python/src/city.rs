//! Many circles: a city divided, circles laid over each other, circles added up.

use std::sync::Mutex;

use lifecircle::assess::{CircleRecords, Demand, DivisionNames, Fusion, FusionCircle, Partition, Share};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use pyo3::prelude::*;

use crate::assess::PyAssessment;
use crate::error::raise;
use crate::prepared::PyPrepared;
use crate::run::{Run, run};
use crate::standard::PyStandard;
use crate::table::PyTable;

/// A city divided into circles.
#[pyclass(name = "Partition", module = "lifecircle._native", frozen)]
pub(crate) struct PyPartition(pub(crate) Partition);

#[pymethods]
impl PyPartition {
    fn circles(&self) -> PyResult<PyTable> {
        self.0.circles_table().map(PyTable).map_err(raise)
    }

    fn homes(&self) -> PyResult<PyTable> {
        self.0.homes_table().map(PyTable).map_err(raise)
    }
}

/// Id, name, the study as its walker sees it, and demands as categories, minutes and how many.
type FusionRow = (String, Option<String>, Py<PyPrepared>, Vec<(String, u32, u32)>);

/// Circles laid over each other.
#[pyclass(name = "Fusion", module = "lifecircle._native", frozen)]
pub(crate) struct PyFusion(Fusion);

#[pymethods]
impl PyFusion {
    #[staticmethod]
    fn lay(py: Python<'_>, circles: Vec<FusionRow>, how: Run) -> PyResult<PyFusion> {
        let circle = |(id, name, prepared, demands): FusionRow| {
            let mut circle = FusionCircle::new(id, prepared.get().0.clone());
            if let Some(name) = name {
                circle = circle.named(name);
            }
            for (categories, minutes, minimum) in demands {
                circle = circle.demanding(Demand::named(&categories, minutes, minimum, Catalogue::bundled())?);
            }
            Ok(circle)
        };
        let circles = circles.into_iter().map(circle).collect::<Result<Vec<_>, Error>>().map_err(raise)?;
        run(py, how, |progress| Fusion::new(&circles, progress)).map(PyFusion)
    }

    fn homes(&self) -> PyResult<PyTable> {
        self.0.homes_table().map(PyTable).map_err(raise)
    }

    fn tallies(&self) -> PyResult<PyTable> {
        self.0.tallies_table().map(PyTable).map_err(raise)
    }

    fn places(&self, at_least: usize) -> PyResult<PyTable> {
        self.0.places_table(at_least).map(PyTable).map_err(raise)
    }
}

/// What is reported of circles, to be added up by administrative code.
#[pyclass(name = "CircleRecords", module = "lifecircle._native", frozen)]
pub(crate) struct PyCircleRecords(Mutex<CircleRecords>);

impl PyCircleRecords {
    fn with<T>(&self, of: impl FnOnce(&mut CircleRecords) -> Result<T, Error>) -> PyResult<T> {
        let broken = |_| Error::new(ErrorKind::Internal, "a change of these records failed half way");
        let mut records = self.0.lock().map_err(broken).map_err(raise)?;
        of(&mut records).map_err(raise)
    }
}

#[pymethods]
impl PyCircleRecords {
    #[staticmethod]
    fn new(standard: &PyStandard) -> PyCircleRecords {
        PyCircleRecords(Mutex::new(CircleRecords::new(&standard.0)))
    }

    fn add_assessment(&self, assessment: &PyAssessment, divisions: Vec<(String, String)>) -> PyResult<()> {
        let divisions: Vec<(&str, &str)> = divisions.iter().map(|(id, code)| (id.as_str(), code.as_str())).collect();
        self.with(|records| records.add_assessment(&assessment.0, &divisions))
    }

    fn enter(&self, division: &str, circle: &str, target: &str, part: f64, whole: f64) -> PyResult<()> {
        self.with(|records| records.enter(division, circle, target, Share::new(part, whole)?))
    }

    fn state(&self, division: &str, circle: &str, people: Option<f64>, outlets: Option<f64>) -> PyResult<()> {
        self.with(|records| records.state(division, circle, people, outlets))
    }

    fn read_csv(&self, text: &str, file: &str) -> PyResult<usize> {
        self.with(|records| records.read_csv(text, file))
    }

    fn table(&self) -> PyResult<PyTable> {
        self.with(|records| records.table()).map(PyTable)
    }

    fn acceptance(&self) -> PyResult<PyTable> {
        self.with(|records| records.acceptance_table()).map(PyTable)
    }

    /// The sums of every division, with the names of those below districts from a CSV text.
    fn roll_up(&self, names_csv: Option<&str>) -> PyResult<PyTable> {
        let mut names = DivisionNames::bundled().clone();
        if let Some(text) = names_csv {
            names.read_csv(text, "names").map_err(raise)?;
        }
        self.with(|records| records.roll_up()?.table(records.standard(), &names)).map(PyTable)
    }
}

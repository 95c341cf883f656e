//! Idle spaces, and what they could become.

use lifecircle::assess::Assessment;
use lifecircle::error::Error;
use lifecircle::improve::idle::{IdleOptions, IdleRanking, IdleUse};
use lifecircle::model::{Catalogue, CategoryId, IdleSpaces};
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;
use pyo3::prelude::*;

use crate::demand::{Weights, demand};
use crate::error::raise;
use crate::table::PyTable;

/// What could move in; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct UseRow {
    id: Option<String>,
    category: String,
    hours: Option<String>,
    min_area_m2: Option<f64>,
    fixed: bool,
}

impl UseRow {
    fn idle_use(self) -> Result<IdleUse, Error> {
        let plain = IdleUse::of(Catalogue::bundled().find(&self.category)?);
        let UseRow { id, hours, min_area_m2, fixed, .. } = self;
        Ok(IdleUse { id: id.unwrap_or_else(|| plain.id.clone()), hours, min_area_m2, fixed, ..plain })
    }
}

/// Id, category, hours, the least area, whether it needs what cannot be cleared.
type UseParts = (String, String, Option<String>, Option<f64>, bool);

/// Idle spaces, and the uses that stand beside them in a document.
#[pyclass(name = "IdleSpaces", module = "lifecircle._native", frozen)]
pub(crate) struct PyIdleSpaces {
    spaces: IdleSpaces,
    uses: Vec<IdleUse>,
}

#[pymethods]
impl PyIdleSpaces {
    #[staticmethod]
    fn from_csv(py: Python<'_>, csv: &[u8], file: &str, crs: &str) -> PyResult<PyIdleSpaces> {
        let read = || IdleSpaces::from_csv(csv, file, crs.parse()?);
        py.detach(read).map(|spaces| PyIdleSpaces { spaces, uses: Vec::new() }).map_err(raise)
    }

    #[staticmethod]
    fn from_text(text: &str, file: &str) -> PyResult<PyIdleSpaces> {
        let (spaces, uses) = IdleSpaces::from_text(text, file).map_err(raise)?;
        Ok(PyIdleSpaces { spaces, uses })
    }

    fn row_count(&self) -> usize {
        self.spaces.rows.len()
    }

    fn uses(&self) -> Vec<UseParts> {
        let parts =
            |of: &IdleUse| (of.id.clone(), category_name(of.category), of.hours.clone(), of.min_area_m2, of.fixed);
        self.uses.iter().map(parts).collect()
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(&self.spaces.report).map(PyTable).map_err(raise)
    }

    fn table(&self) -> PyResult<PyTable> {
        self.spaces.to_table().map(PyTable).map_err(raise)
    }
}

pub(crate) fn category_name(category: CategoryId) -> String {
    Catalogue::bundled().leaf(category).map_or_else(String::new, |leaf| leaf.id.clone())
}

/// What is asked about idle spaces beside the spaces.
pub(crate) struct IdleQuestion {
    pub(crate) uses: Option<Vec<UseRow>>,
    pub(crate) weights: Option<Weights>,
    pub(crate) circle: Option<usize>,
    pub(crate) changeover_minutes: u32,
}

/// What the spaces could become; without uses those of their document, or what the standard asks for.
pub(crate) fn rank(
    assessment: &Assessment,
    spaces: &PyIdleSpaces,
    asked: IdleQuestion,
    progress: &dyn Progress,
) -> Result<PyIdleRanking, Error> {
    let uses = match asked.uses {
        Some(rows) => rows.into_iter().map(UseRow::idle_use).collect::<Result<Vec<_>, _>>()?,
        None => spaces.uses.clone(),
    };
    let weights = demand(assessment.prepared().study(), asked.weights)?;
    let options =
        IdleOptions { weights: weights.as_ref(), circle: asked.circle, changeover_minutes: asked.changeover_minutes };
    assessment.idle_spaces(&spaces.spaces, &uses, &options, progress).map(PyIdleRanking)
}

/// What idle spaces could become.
#[pyclass(name = "IdleRanking", module = "lifecircle._native", frozen)]
pub(crate) struct PyIdleRanking(IdleRanking);

#[pymethods]
impl PyIdleRanking {
    fn uses(&self) -> PyResult<PyTable> {
        self.0.uses_table().map(PyTable).map_err(raise)
    }

    fn combinations(&self) -> PyResult<PyTable> {
        self.0.combinations_table().map(PyTable).map_err(raise)
    }

    fn order(&self) -> PyResult<PyTable> {
        self.0.order_table().map(PyTable).map_err(raise)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }
}

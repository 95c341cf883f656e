//! Several categories at shared sites.

use lifecircle::improve::siting::{Limits, SharedPlan, SharedSiting};
use pyo3::prelude::*;

use crate::error::raise;
use crate::run::{Run, run};
use crate::siting::{LimitsRow, PySitePlan, PySiting};
use crate::table::PyTable;

/// Several questions about the same places.
#[pyclass(name = "SharedSiting", module = "lifecircle._native", frozen)]
pub(crate) struct PySharedSiting(SharedSiting);

#[pymethods]
impl PySharedSiting {
    /// Questions by the names of their kinds, and the room of each place.
    #[staticmethod]
    fn of(py: Python<'_>, questions: Vec<(String, Py<PySiting>)>, room: Vec<usize>) -> PyResult<PySharedSiting> {
        let kinds: Vec<_> = questions.into_iter().map(|(name, kind)| (name, kind.get().siting.clone())).collect();
        py.detach(|| SharedSiting::new(kinds, room)).map(PySharedSiting).map_err(raise)
    }

    fn solve(&self, py: Python<'_>, limits: LimitsRow, how: Run) -> PyResult<PySharedPlan> {
        let (time_s, work, gap) = limits;
        let limits = Limits { time_s, work, gap };
        let plan = run(py, how, |progress| self.0.solve(&limits, progress))?;
        Ok(PySharedPlan { names: self.0.names().to_vec(), plan })
    }
}

/// The answer to several questions about shared places.
#[pyclass(name = "SharedPlan", module = "lifecircle._native", frozen)]
pub(crate) struct PySharedPlan {
    names: Vec<String>,
    plan: SharedPlan,
}

#[pymethods]
impl PySharedPlan {
    /// A plan for each kind.
    fn plans(&self) -> Vec<(String, PySitePlan)> {
        self.names.iter().cloned().zip(self.plan.plans().iter().cloned().map(PySitePlan)).collect()
    }

    /// Objective, bound, gap, what ended the search, work.
    fn figures(&self) -> (f64, f64, f64, &'static str, u64) {
        let plan = &self.plan;
        (plan.objective(), plan.bound(), plan.gap(), plan.stopped().name(), plan.work())
    }

    fn summary(&self) -> PyResult<PyTable> {
        self.plan.summary_table().map(PyTable).map_err(raise)
    }

    fn hosts(&self) -> PyResult<PyTable> {
        self.plan.hosts_table().map(PyTable).map_err(raise)
    }
}

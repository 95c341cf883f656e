//! What to do, in which order.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::actions::{Action, ActionOptions, ActionOrder, ActionPlan};
use lifecircle::report::html::{Bilingual, write_map};
use lifecircle::report::plan_map_data;
use pyo3::prelude::*;

use crate::assess::PyAssessment;
use crate::error::raise;
use crate::run::{Run, run};
use crate::scenario::PyDifference;
use crate::standard::PyWalker;
use crate::table::{PyTable, text};

/// Things that could be done.
#[pyclass(name = "Actions", module = "lifecircle._native", frozen)]
pub(crate) struct PyActions(Vec<Action>);

#[pymethods]
impl PyActions {
    #[staticmethod]
    fn from_text(text: &str, file: &str) -> PyResult<PyActions> {
        Action::several_from_text(text, file).map(PyActions).map_err(raise)
    }

    fn ids(&self) -> Vec<&str> {
        self.0.iter().map(|action| action.scenario.id()).collect()
    }

    /// The plan they make; `order` is `most-first` or `as-given`.
    fn plan(
        &self,
        py: Python<'_>,
        assessment: &PyAssessment,
        walker: &PyWalker,
        order: &str,
        budget: Option<f64>,
        how: Run,
    ) -> PyResult<PyActionPlan> {
        let order = match order {
            "most-first" => ActionOrder::MostFirst,
            "as-given" => ActionOrder::AsGiven,
            other => {
                let error = Error::new(ErrorKind::Argument, "there is no such order").with_value(other);
                return Err(raise(error.with_fix("use most-first or as-given")));
            }
        };
        let options = ActionOptions { walker: walker.model(), order, budget };
        let planned = run(py, how, |progress| assessment.0.plan_of_actions(&self.0, &options, progress));
        planned.map(PyActionPlan).map_err(|error| walker.blame(py, error))
    }
}

/// What to do, in which order.
#[pyclass(name = "ActionPlan", module = "lifecircle._native", frozen)]
pub(crate) struct PyActionPlan(ActionPlan);

#[pymethods]
impl PyActionPlan {
    fn steps(&self) -> PyResult<PyTable> {
        self.0.steps_table().map(PyTable).map_err(raise)
    }

    fn standing(&self) -> PyResult<PyTable> {
        self.0.standing_table().map(PyTable).map_err(raise)
    }

    fn left_out(&self) -> PyResult<PyTable> {
        self.0.left_out_table().map(PyTable).map_err(raise)
    }

    fn difference(&self) -> PyDifference {
        PyDifference(self.0.difference().clone())
    }

    fn map(&self, py: Python<'_>, title: &str, attribution: &str, how: Run) -> PyResult<String> {
        run(py, how, |progress| {
            let mut data = plan_map_data(&self.0, progress)?;
            data.title = Bilingual::new(title, title);
            data.attribution = vec![attribution.to_owned()];
            text(|bytes| write_map(&data, bytes))
        })
    }
}

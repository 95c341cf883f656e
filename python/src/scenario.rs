//! What if: scenarios, what undoes them, and what they change.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::Shift;
use lifecircle::improve::scenario::{Change, Difference, Outcome, Scenario, Undo, compare_table};
use lifecircle::network::StreetWork;
use pyo3::prelude::*;

use crate::assess::PyAssessment;
use crate::error::raise;
use crate::study::PyStudy;
use crate::table::PyTable;

/// What can become of a finding.
const OUTCOMES: [Outcome; 6] =
    [Outcome::Closed, Outcome::Opened, Outcome::Better, Outcome::Worse, Outcome::Same, Outcome::Unclear];

/// Changes of a study.
#[pyclass(name = "Scenario", module = "lifecircle._native", frozen)]
pub(crate) struct PyScenario(pub(crate) Scenario);

impl PyScenario {
    /// What it builds, when it does nothing else.
    pub(crate) fn works(&self) -> Result<Vec<StreetWork>, Error> {
        let work = |change: &Change| match change {
            Change::OpenGate { gate, opens_for, through } => {
                Ok(StreetWork::OpenGate { gate: *gate, passage: opens_for.passage(), through: *through })
            }
            Change::AddWay(new) => Ok(StreetWork::AddWay(new.clone())),
            other => Err(Error::new(ErrorKind::Argument, "this is no work on a network")
                .with_value(other.name())
                .with_fix("use open-gate or add-way; for all else apply a scenario to a study")),
        };
        self.0.changes().iter().map(work).collect()
    }
}

#[pymethods]
impl PyScenario {
    #[staticmethod]
    fn from_text(text: &str, file: &str) -> PyResult<PyScenario> {
        Scenario::from_text(text, file).map(PyScenario).map_err(raise)
    }

    #[staticmethod]
    fn several_from_text(text: &str, file: &str) -> PyResult<Vec<PyScenario>> {
        let all = Scenario::several_from_text(text, file).map_err(raise)?;
        Ok(all.into_iter().map(PyScenario).collect())
    }

    fn id(&self) -> &str {
        self.0.id()
    }

    fn title(&self) -> Option<&str> {
        self.0.title()
    }

    /// What each change does.
    fn changes(&self) -> Vec<&'static str> {
        self.0.changes().iter().map(Change::name).collect()
    }

    fn then(&self, other: &PyScenario) -> PyScenario {
        PyScenario(self.0.clone().then(&other.0))
    }
}

/// What undoes a scenario.
#[pyclass(name = "Undo", module = "lifecircle._native", frozen)]
pub(crate) struct PyUndo(pub(crate) Undo);

#[pymethods]
impl PyUndo {
    fn apply(&self, py: Python<'_>, study: &PyStudy) -> PyResult<PyStudy> {
        py.detach(|| self.0.apply(&study.0)).map(PyStudy).map_err(raise)
    }
}

/// For sure, and at most.
type Pair = (f64, f64);

fn pair(shift: Shift) -> Pair {
    (shift.sure, shift.at_most)
}

/// Two assessments held against each other.
#[pyclass(name = "Difference", module = "lifecircle._native", frozen)]
pub(crate) struct PyDifference(pub(crate) Difference);

#[pymethods]
impl PyDifference {
    #[staticmethod]
    fn between(py: Python<'_>, before: &PyAssessment, after: &PyAssessment) -> PyResult<PyDifference> {
        py.detach(|| Difference::between(&before.0, &after.0)).map(PyDifference).map_err(raise)
    }

    fn table(&self) -> PyResult<PyTable> {
        self.0.table().map(PyTable).map_err(raise)
    }

    /// Homes that gain and that lose anything.
    fn homes(&self) -> (Pair, Pair) {
        (pair(self.0.homes_gaining()), pair(self.0.homes_losing()))
    }

    /// Their people, where any home says how many.
    fn people(&self) -> (Option<Pair>, Option<Pair>) {
        (self.0.people_gaining().map(pair), self.0.people_losing().map(pair))
    }

    /// How many findings came out so.
    fn count(&self, outcome: &str) -> PyResult<usize> {
        let found = OUTCOMES.into_iter().find(|known| known.name() == outcome);
        found.map(|outcome| self.0.count(outcome)).ok_or_else(|| {
            raise(
                Error::new(ErrorKind::Argument, "findings come out otherwise")
                    .with_value(outcome)
                    .with_fix(format!("use {}", OUTCOMES.map(Outcome::name).join(", "))),
            )
        })
    }
}

/// Several scenarios side by side.
#[pyfunction]
pub(crate) fn compare_scenarios(futures: Vec<(Py<PyScenario>, Py<PyDifference>)>) -> PyResult<PyTable> {
    let futures: Vec<_> =
        futures.iter().map(|(scenario, difference)| (&scenario.get().0, &difference.get().0)).collect();
    compare_table(&futures).map(PyTable).map_err(raise)
}

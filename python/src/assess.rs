//! Circles judged against a standard.

use lifecircle::assess::{Assessment, CircleSpec};
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::standard::GradeRule;
use pyo3::prelude::*;

use crate::demand::Weights;
use crate::error::raise;
use crate::idle::{IdleQuestion, PyIdleRanking, PyIdleSpaces, UseRow, rank};
use crate::run::{Run, run};
use crate::shapes::{Rings, polygons};
use crate::table::PyTable;
use crate::tenant_mix::{PyTenantMix, PyUnits, RuleRow, recruit};

/// A circle; the public layer names the parts: a walk or a radius around a centre, or polygons.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct CircleRow {
    id: String,
    name: Option<String>,
    center: Option<(f64, f64)>,
    minutes: Option<f64>,
    metres: Option<f64>,
    polygons: Rings,
}

pub(crate) fn circle(row: CircleRow) -> Result<CircleSpec, Error> {
    let center = row.center.map(|(lon, lat)| LonLat::new(lon, lat)).transpose()?;
    let circle = match (center, row.minutes, row.metres) {
        (Some(center), Some(minutes), _) => CircleSpec::walk(row.id, center, minutes),
        (Some(center), _, Some(metres)) => CircleSpec::radius(row.id, center, metres),
        _ => CircleSpec::polygon(row.id, polygons(row.polygons)),
    };
    Ok(match row.name {
        Some(name) => circle.named(name),
        None => circle,
    })
}

/// The rule circles are graded by.
#[pyclass(name = "GradeRule", module = "lifecircle._native", frozen)]
pub(crate) struct PyGradeRule(GradeRule);

#[pymethods]
impl PyGradeRule {
    #[staticmethod]
    fn ours() -> PyResult<PyGradeRule> {
        GradeRule::ours().map(PyGradeRule).map_err(raise)
    }

    #[staticmethod]
    fn from_toml(text: &str, file: &str) -> PyResult<PyGradeRule> {
        GradeRule::from_toml(text, file).map(PyGradeRule).map_err(raise)
    }

    fn id(&self) -> &str {
        &self.0.id
    }
}

/// A study judged against a standard.
#[pyclass(name = "Assessment", module = "lifecircle._native", frozen)]
pub(crate) struct PyAssessment(pub(crate) Assessment);

#[pymethods]
impl PyAssessment {
    fn standard(&self) -> &str {
        &self.0.standard().id
    }

    fn walker(&self) -> &str {
        self.0.walker()
    }

    fn circles(&self) -> PyResult<PyTable> {
        self.0.circles_table().map(PyTable).map_err(raise)
    }

    fn findings(&self) -> PyResult<PyTable> {
        self.0.findings_table().map(PyTable).map_err(raise)
    }

    fn coverage(&self) -> PyResult<PyTable> {
        self.0.coverage_table().map(PyTable).map_err(raise)
    }

    fn indicators(&self) -> PyResult<PyTable> {
        self.0.indicators_table().map(PyTable).map_err(raise)
    }

    fn figures(&self) -> PyResult<PyTable> {
        self.0.figures_table().map(PyTable).map_err(raise)
    }

    fn levels(&self) -> PyResult<PyTable> {
        self.0.levels_table().map(PyTable).map_err(raise)
    }

    fn groups(&self) -> PyResult<PyTable> {
        self.0.groups_table().map(PyTable).map_err(raise)
    }

    fn grades(&self, rule: &PyGradeRule) -> PyResult<PyTable> {
        self.0.grades_table(&rule.0).map(PyTable).map_err(raise)
    }

    fn plans(&self, rule: &PyGradeRule) -> PyResult<PyTable> {
        self.0.plan_table(&rule.0).map(PyTable).map_err(raise)
    }

    fn gaps(&self, rule: &PyGradeRule) -> PyResult<PyTable> {
        self.0.gap_table(&rule.0).map(PyTable).map_err(raise)
    }

    /// The grades of a circle: its own, and the best it may have.
    fn grade(&self, circle: usize, rule: &PyGradeRule) -> (Option<String>, Option<String>) {
        let grading = self.0.grade(circle, &rule.0);
        let id = |grade: Option<usize>| grade.and_then(|g| rule.0.grades.get(g)).map(|grade| grade.id.clone());
        (id(grading.at_least), id(grading.at_most))
    }

    fn explain(&self, home: usize) -> PyResult<PyTable> {
        self.0.explanations_table(home).map(PyTable).map_err(raise)
    }

    /// What idle spaces could become: spaces, uses, the demand of homes, the circle whose homes count, minutes between uses.
    #[expect(clippy::too_many_arguments, reason = "the public layer names them")]
    fn idle_spaces(
        &self,
        py: Python<'_>,
        spaces: &PyIdleSpaces,
        uses: Option<Vec<UseRow>>,
        weights: Option<Weights>,
        circle: Option<usize>,
        changeover_minutes: u32,
        how: Run,
    ) -> PyResult<PyIdleRanking> {
        let asked = IdleQuestion { uses, weights, circle, changeover_minutes };
        run(py, how, |progress| rank(&self.0, spaces, asked, progress))
    }

    /// Whom to recruit for vacant units.
    fn tenant_mix(
        &self,
        py: Python<'_>,
        units: &PyUnits,
        weights: Option<Weights>,
        circle: Option<usize>,
        rule: RuleRow,
        how: Run,
    ) -> PyResult<PyTenantMix> {
        run(py, how, |progress| recruit(&self.0, units, weights, circle, rule, progress))
    }
}

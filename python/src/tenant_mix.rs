//! Units of a shopping street or centre, and whom to recruit for those that are vacant.

use lifecircle::assess::Assessment;
use lifecircle::error::Error;
use lifecircle::improve::tenant_mix::{CommerceForm, FormRule, TenantMix, TenantOptions};
use lifecircle::model::{Unit, Units};
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;
use lifecircle::table::{Column, Table};
use pyo3::prelude::*;

use crate::demand::{Weights, demand};
use crate::error::raise;
use crate::idle::category_name;
use crate::table::PyTable;

/// The farthest neighbours, the fewest units, the least share together, the widest strip, the least front.
pub(crate) type RuleRow = (f64, usize, f64, f64, f64);

fn rule((gap_m, min_units, min_share, strip_width, min_front): RuleRow) -> FormRule {
    FormRule { gap_m, min_units, min_share, strip_width, min_front }
}

/// Form, units, clusters, units in the largest, its length and width in metres, the share that fronts fill.
type FormParts = (&'static str, usize, usize, usize, f64, f64, Option<f64>);

fn parts(form: &CommerceForm) -> FormParts {
    let CommerceForm { form, units, clusters, in_cluster, length_m, width_m, front_share } = form;
    (form.name(), *units, *clusters, *in_cluster, *length_m, *width_m, *front_share)
}

/// Units, let or vacant.
#[pyclass(name = "Units", module = "lifecircle._native", frozen)]
pub(crate) struct PyUnits(Units);

#[pymethods]
impl PyUnits {
    #[staticmethod]
    fn from_csv(py: Python<'_>, csv: &[u8], file: &str, crs: &str) -> PyResult<PyUnits> {
        py.detach(|| Units::from_csv(csv, file, crs.parse()?)).map(PyUnits).map_err(raise)
    }

    #[staticmethod]
    fn from_text(text: &str, file: &str) -> PyResult<PyUnits> {
        Units::from_text(text, file).map(PyUnits).map_err(raise)
    }

    fn row_count(&self) -> usize {
        self.0.rows.len()
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(&self.0.report).map(PyTable).map_err(raise)
    }

    fn table(&self) -> PyResult<PyTable> {
        units_table(&self.0.rows).map(PyTable).map_err(raise)
    }

    fn form(&self, py: Python<'_>, how: RuleRow) -> PyResult<FormParts> {
        let form = py.detach(|| CommerceForm::of(&self.0.rows, &rule(how))).map_err(raise)?;
        Ok(parts(&form))
    }
}

/// The units in the columns they are read from.
fn units_table(rows: &[Unit]) -> Result<Table, Error> {
    let category = |unit: &Unit| unit.category.map(category_name);
    Table::new(rows.len())
        .with(Column::text("id", rows.iter().map(|unit| Some(unit.id.as_str()))))?
        .with(Column::text("name", rows.iter().map(|unit| unit.name.as_deref())))?
        .with(Column::real("frontage_m", rows.iter().map(|unit| unit.frontage_m)).in_unit("m"))?
        .with(Column::real("area_m2", rows.iter().map(|unit| unit.area_m2)).in_unit("m2"))?
        .with(Column::text("category", rows.iter().map(category)))?
        .with_points(rows.iter().map(|unit| Some(unit.position)).collect())
}

/// Whom to recruit.
pub(crate) fn recruit(
    assessment: &Assessment,
    units: &PyUnits,
    weights: Option<Weights>,
    circle: Option<usize>,
    how: RuleRow,
    progress: &dyn Progress,
) -> Result<PyTenantMix, Error> {
    let weights = demand(assessment.prepared().study(), weights)?;
    let options = TenantOptions { weights: weights.as_ref(), circle, rule: rule(how) };
    assessment.tenant_mix(&units.0, &options, progress).map(PyTenantMix)
}

/// A circle's commerce, and whom to recruit for it.
#[pyclass(name = "TenantMix", module = "lifecircle._native", frozen)]
pub(crate) struct PyTenantMix(TenantMix);

#[pymethods]
impl PyTenantMix {
    fn form(&self) -> FormParts {
        parts(self.0.form())
    }

    fn candidates(&self) -> PyResult<PyTable> {
        self.0.candidates_table().map(PyTable).map_err(raise)
    }

    fn recommendations(&self) -> PyResult<PyTable> {
        self.0.recommendations_table().map(PyTable).map_err(raise)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }
}

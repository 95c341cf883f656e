//! What is bundled: categories, walkers, standards.

use lifecircle::report::categories_table;
use lifecircle::standard::Standard;
use lifecircle::walk::PRESETS;
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;

/// The catalogue of categories.
#[pyfunction]
pub(crate) fn categories() -> PyResult<PyTable> {
    categories_table().map(PyTable).map_err(raise)
}

/// The names of the bundled walkers.
#[pyfunction]
pub(crate) fn walkers() -> Vec<&'static str> {
    PRESETS.to_vec()
}

/// The ids of the bundled standards.
#[pyfunction]
pub(crate) fn standards() -> Vec<&'static str> {
    Standard::bundled_ids().collect()
}

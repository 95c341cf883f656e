//! The native half of the Python package: thin, without logic of its own. The public, typed half is in `lifecircle/`.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod catalogue;
mod error;
mod study;
mod table;

use pyo3::prelude::*;

/// The module `lifecircle._native`.
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::catalogue::{categories, standards, walkers};
    #[pymodule_export]
    use crate::error::error_kinds;
    #[pymodule_export]
    use crate::study::{PyAssessment, PyPrepared, PyStudy};
    #[pymodule_export]
    use crate::table::PyTable;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

//! Result tables.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::{Column, CsvOptions, Table, Values};
use pyo3::prelude::*;

use crate::error::raise;

/// A result: named columns of equal length.
#[pyclass(name = "Table", module = "lifecircle._native", frozen)]
pub(crate) struct PyTable(pub(crate) Table);

impl PyTable {
    fn find(&self, name: &str) -> PyResult<&Column> {
        self.0.column(name).ok_or_else(|| {
            let message = "the table has no column of that name";
            raise(Error::new(ErrorKind::NotFound, message).with_value(name).with_fix("see .columns"))
        })
    }
}

#[pymethods]
impl PyTable {
    fn row_count(&self) -> usize {
        self.0.row_count()
    }

    fn column_names(&self) -> Vec<String> {
        self.0.columns().iter().map(|c| c.name().to_string()).collect()
    }

    fn unit(&self, column: &str) -> PyResult<Option<&'static str>> {
        Ok(self.find(column)?.unit())
    }

    fn column<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Bound<'py, PyAny>> {
        match self.find(column)?.values() {
            Values::Real(values) => values.into_pyobject(py),
            Values::Integer(values) => values.into_pyobject(py),
            Values::Text(values) => values.into_pyobject(py),
            Values::Flag(values) => values.into_pyobject(py),
        }
    }

    fn to_csv(&self, py: Python<'_>) -> PyResult<String> {
        // No byte order mark: the text stays in Python, where it would be a stray character.
        let options = CsvOptions { byte_order_mark: false, ..CsvOptions::default() };
        py.detach(|| text(|out| self.0.write_csv(out, options))).map_err(raise)
    }

    fn to_geojson(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| text(|out| self.0.write_geojson(out))).map_err(raise)
    }
}

/// What a writer writes, as text.
fn text(write: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::Internal, "a writer wrote text that is not UTF-8"))
}

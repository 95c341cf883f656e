//! Result tables.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::CsvOptions;
use lifecircle::table::{Column, Geometries, Table, Validity, Values};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use crate::arrow;
use crate::error::raise;
use crate::table_parts::{Parts, PartsAgain, put_together, take_apart};

/// A result: named columns of equal length.
#[pyclass(name = "Table", module = "lifecircle._native", frozen)]
pub(crate) struct PyTable(pub(crate) Table);

impl PyTable {
    fn find(&self, name: &str) -> PyResult<&Column> {
        self.0.find(name).map(|(_, column)| column).map_err(raise)
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
        values_of(py, self.find(column)?.values(), usize::MAX)
    }

    /// The first rows of a column; all without a limit.
    fn head<'py>(&self, py: Python<'py>, column: &str, limit: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        values_of(py, self.find(column)?.values(), limit.unwrap_or(usize::MAX))
    }

    /// The type of a column, its numbers as bytes, and which rows are null; both only where they say anything.
    fn buffers<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Buffers<'py>> {
        Ok(column_buffers(py, self.find(column)?.values()))
    }

    /// The geometry as well-known binary.
    fn wkb<'py>(&self, py: Python<'py>) -> PyResult<Vec<Option<Bound<'py, PyBytes>>>> {
        let Some(geometry) = self.0.geometry() else { return Ok(Vec::new()) };
        let shapes = py.detach(|| arrow::wkb_of(geometry)).map_err(raise)?;
        Ok(shapes.iter().map(|bytes| bytes.map(|bytes| PyBytes::new(py, bytes))).collect())
    }

    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py>> {
        take_apart(py, &self.0)
    }

    #[staticmethod]
    fn from_parts(parts: PartsAgain<'_>) -> PyResult<PyTable> {
        put_together(parts).map(PyTable)
    }

    /// Longitude and latitude of each row.
    fn points(&self) -> PyResult<Vec<Option<(f64, f64)>>> {
        match self.0.geometry() {
            Some(Geometries::Points(points)) => {
                Ok(points.iter().map(|place| place.map(|place| (place.lon(), place.lat()))).collect())
            }
            other => {
                let message = "the rows of the table are no points";
                let fix =
                    if other.is_some() { "use .to_geopandas() for lines and areas" } else { "it has no geometry" };
                Err(raise(Error::new(ErrorKind::Column, message).with_fix(fix)))
            }
        }
    }

    fn equals(&self, other: &PyTable) -> bool {
        self.0 == other.0
    }

    fn has_geometry(&self) -> bool {
        self.0.geometry().is_some()
    }

    fn arrow_stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream_of(py, &self.0)
    }

    fn arrow_schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_of(py, &self.0)
    }

    fn to_parquet<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let mut bytes = Vec::new();
        py.detach(|| self.0.write_parquet(&mut bytes)).map_err(raise)?;
        Ok(PyBytes::new(py, &bytes))
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

/// The values of the first rows, with None for null.
pub(crate) fn values_of<'py>(py: Python<'py>, values: &Values, limit: usize) -> PyResult<Bound<'py, PyAny>> {
    match values {
        Values::Real(cells) => cells.iter().take(limit).collect::<Vec<_>>().into_pyobject(py),
        Values::Integer(cells) => cells.iter().take(limit).collect::<Vec<_>>().into_pyobject(py),
        Values::Text(texts) => texts.iter().take(limit).collect::<Vec<_>>().into_pyobject(py),
        Values::Flag(cells) => cells.iter().take(limit).collect::<Vec<_>>().into_pyobject(py),
    }
}

type Buffers<'py> = (&'static str, Option<Bound<'py, PyBytes>>, Option<Bound<'py, PyBytes>>);

/// A null among numbers with a fraction is not a number, as pandas has it; others are masked.
fn column_buffers<'py>(py: Python<'py>, values: &Values) -> Buffers<'py> {
    let mask = |valid: &Validity| {
        let nulls = || valid.to_bytes().into_iter().map(|valid| 1 - valid).collect::<Vec<u8>>();
        (valid.null_count() > 0).then(|| PyBytes::new(py, &nulls()))
    };
    let kind = values.type_name();
    match values {
        Values::Real(cells) => {
            let numbers: Vec<u8> = cells.iter().flat_map(|v| v.unwrap_or(f64::NAN).to_ne_bytes()).collect();
            (kind, Some(PyBytes::new(py, &numbers)), None)
        }
        Values::Integer(cells) => {
            let numbers: Vec<u8> = cells.values().iter().flat_map(|v| v.to_ne_bytes()).collect();
            (kind, Some(PyBytes::new(py, &numbers)), mask(cells.validity()))
        }
        Values::Flag(cells) => {
            let flags: Vec<u8> = cells.values().iter().map(|v| u8::from(*v)).collect();
            (kind, Some(PyBytes::new(py, &flags)), mask(cells.validity()))
        }
        Values::Text(_) => (kind, None, None),
    }
}

/// What a writer writes, as text.
pub(crate) fn text(write: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::Internal, "a writer wrote text that is not UTF-8"))
}

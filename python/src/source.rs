//! Facilities, homes and residential land from whatever the host has.

use arrow_array::RecordBatch;
use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::model::{Catalogue, Facilities, Homes, ResidentialLand};
use lifecircle::report::defects_table;
use lifecircle::source::table::{Field, TableOptions};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::arrow::batches_of;
use crate::crosswalk::PyCrosswalk;
use crate::error::raise;
use crate::table::PyTable;

/// How a table is read; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct TableHow {
    crs: String,
    file: String,
    strict: bool,
    columns: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    category: Option<String>,
    category_names: Vec<(String, String)>,
    crosswalk: Option<Py<PyCrosswalk>>,
    estimated: bool,
}

impl TableHow {
    pub(crate) fn options(&self) -> Result<TableOptions<'static>, Error> {
        let mut options = TableOptions::new(self.crs.parse()?).file(&self.file).strict(self.strict);
        options = options.people_estimated(self.estimated);
        for (field, column) in &self.columns {
            options = options.column(field_named(field)?, column);
        }
        for (group, column) in &self.groups {
            options = options.group(group, column);
        }
        for (word, category) in &self.category_names {
            options = options.category_name(word, category);
        }
        if let Some(crosswalk) = &self.crosswalk {
            options = options.crosswalk(crosswalk.get().copy()?);
        }
        Ok(match &self.category {
            Some(category) => options.category(category),
            None => options,
        })
    }
}

fn field_named(name: &str) -> Result<Field, Error> {
    Field::named(name).ok_or_else(|| {
        Error::new(ErrorKind::Argument, "there is no field of that name")
            .with_value(name)
            .with_fix(format!("use one of {}", Field::ALL.map(Field::name).join(", ")))
    })
}

/// What a table is read from.
pub(crate) enum Data {
    Csv(Vec<u8>),
    GeoJson(Vec<u8>),
    Parquet(Vec<u8>),
    Batches(Vec<RecordBatch>),
}

impl Data {
    /// Bytes, the path of a file, or an object with `__arrow_c_stream__`.
    pub(crate) fn of(format: &str, payload: &Bound<'_, PyAny>) -> PyResult<Data> {
        if format == "arrow" {
            return batches_of(payload).map(Data::Batches);
        }
        let bytes = match (payload.cast::<PyBytes>(), payload.cast::<PyString>()) {
            (Ok(bytes), _) => bytes.as_bytes().to_vec(),
            (_, Ok(path)) => read_file(payload.py(), path.extract()?)?,
            _ => payload.extract()?,
        };
        match format {
            "csv" => Ok(Data::Csv(bytes)),
            "geojson" => Ok(Data::GeoJson(bytes)),
            "parquet" => Ok(Data::Parquet(bytes)),
            other => Err(raise(
                Error::new(ErrorKind::Argument, "there is no such format of tables")
                    .with_value(other)
                    .with_fix("use csv, geojson, parquet or arrow"),
            )),
        }
    }
}

pub(crate) fn read_file(py: Python<'_>, path: &str) -> PyResult<Vec<u8>> {
    let read = || std::fs::read(path);
    py.detach(read).map_err(|error| {
        raise(
            Error::new(ErrorKind::Io, format!("the file cannot be read: {error}"))
                .at(Place::file(path))
                .with_fix("check the path and that it may be read"),
        )
    })
}

/// A class of the module around a table of the model.
macro_rules! table_class {
    ($class:ident, $name:literal, $of:ident, $rows:ident, $table:expr) => {
        #[doc = concat!("A table of the model: ", $name, ".")]
        #[pyclass(name = $name, module = "lifecircle._native", frozen)]
        pub(crate) struct $class(pub(crate) $of);

        impl $class {
            pub(crate) fn read_data(data: &Data, how: &TableHow) -> Result<$of, Error> {
                let options = how.options()?;
                match data {
                    Data::Csv(bytes) => $of::from_csv(bytes, &options),
                    Data::GeoJson(bytes) => $of::from_geojson(bytes, &options),
                    Data::Parquet(bytes) => $of::from_parquet(bytes, &options),
                    Data::Batches(batches) => $of::from_arrow(batches, &options),
                }
            }
        }

        #[pymethods]
        impl $class {
            #[staticmethod]
            fn read(py: Python<'_>, format: &str, payload: &Bound<'_, PyAny>, how: TableHow) -> PyResult<$class> {
                let data = Data::of(format, payload)?;
                py.detach(|| $class::read_data(&data, &how)).map($class).map_err(raise)
            }

            fn row_count(&self) -> usize {
                self.0.$rows.len()
            }

            fn report(&self) -> PyResult<PyTable> {
                defects_table(&self.0.report).map(PyTable).map_err(raise)
            }

            fn table(&self) -> PyResult<PyTable> {
                let table: fn(&$of) -> Result<_, Error> = $table;
                table(&self.0).map(PyTable).map_err(raise)
            }
        }
    };
}

table_class!(PyFacilities, "Facilities", Facilities, rows, |table| table.to_table(Catalogue::bundled()));
table_class!(PyHomes, "Homes", Homes, rows, |table| table.to_table());
table_class!(PyLand, "Land", ResidentialLand, parcels, |table| table.to_table());

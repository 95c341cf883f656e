//! Tables through Arrow's C stream: the capsules that every Arrow library in Python gives and takes.

use std::ffi::CStr;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, BinaryArray, LargeBinaryArray, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::table::{Geometries, Table};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::error::raise;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

/// The table as a stream of one record batch. The capsule owns the batch and frees what nobody took out of it.
pub(crate) fn stream_of<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = py.detach(|| table.to_arrow()).map_err(raise)?;
    let schema = batch.schema();
    let reader = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
}

/// The names and types of the table's columns.
pub(crate) fn schema_of<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = py.detach(|| table.to_arrow()).map_err(raise)?;
    let schema = FFI_ArrowSchema::try_from(batch.schema().as_ref()).map_err(|e| raise(refused(&e)))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The record batches of any object with `__arrow_c_stream__`, at least one, checked to the last offset.
pub(crate) fn batches_of(source: &Bound<'_, PyAny>) -> PyResult<Vec<RecordBatch>> {
    let capsule = source.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the name says that the capsule holds a stream, which by Arrow's rule whoever asked for it may move out;
    // `from_raw` leaves one without a release function behind, so that nobody frees it twice.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    // Whoever makes the batches may need the interpreter on a thread of its own.
    source.py().detach(|| read(stream)).map_err(raise)
}

fn read(stream: FFI_ArrowArrayStream) -> Result<Vec<RecordBatch>, Error> {
    let reader = ArrowArrayStreamReader::try_new(stream).map_err(|e| refused(&e))?;
    let schema = reader.schema();
    let mut batches = Vec::new();
    for batch in reader {
        let batch = batch.map_err(|e| refused(&e))?;
        // What comes from outside is believed only when offsets, lengths and text hold.
        batch.columns().iter().try_for_each(|column| column.to_data().validate_full()).map_err(|e| refused(&e))?;
        batches.push(batch);
    }
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    Ok(batches)
}

/// The shapes as well-known binary, of which one asks row by row.
pub(crate) fn wkb_of(geometry: &Geometries) -> Result<Shapes, Error> {
    let alone = match geometry.clone() {
        Geometries::Points(points) => Table::new(geometry.len()).with_points(points),
        Geometries::Shapes(shapes) => Table::new(geometry.len()).with_shapes(shapes),
    };
    let batch = alone?.to_arrow()?;
    match batch.columns().first() {
        Some(column) => match (column.as_binary_opt::<i32>(), column.as_binary_opt::<i64>()) {
            (Some(shapes), _) => Ok(Shapes::Small(shapes.clone())),
            (_, Some(shapes)) => Ok(Shapes::Large(shapes.clone())),
            _ => Err(Error::new(ErrorKind::Internal, "a geometry column is not well-known binary")),
        },
        None => Err(Error::new(ErrorKind::Internal, "a table with a geometry has no geometry column")),
    }
}

/// Well-known binary, row by row.
pub(crate) enum Shapes {
    Small(BinaryArray),
    Large(LargeBinaryArray),
}

impl Shapes {
    pub(crate) fn iter(&self) -> Box<dyn Iterator<Item = Option<&[u8]>> + '_> {
        match self {
            Shapes::Small(shapes) => Box::new(shapes.iter()),
            Shapes::Large(shapes) => Box::new(shapes.iter()),
        }
    }
}

fn refused(error: &arrow_schema::ArrowError) -> Error {
    Error::new(ErrorKind::Format, format!("an Arrow stream cannot be read: {error}"))
}

//! Tables as Arrow arrays and streams.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use lifecircle::error::{Error, ErrorKind};

use crate::error::{lc_error, null};
use crate::guard::{borrow, guard};
use crate::table::lc_table;

/// Rows of a batch in a stream: enough to be fast, few enough to begin soon.
const BATCH_ROWS: usize = 65_536;

/// The table as one Arrow array of structures, in `*schema` and `*array`: one child for each column, and where the rows
/// are in the child `geometry` as `geoarrow.wkb`. A unit stands in the metadata of a field under `unit`.
///
/// What is handed out outlives the table; the caller frees each by its `release`. What was in the structures before is
/// overwritten, not released.
///
/// # Safety
///
/// `table` is NULL or live; `schema` and `array` are writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_export_arrow(
    table: *const lc_table,
    schema: *mut FFI_ArrowSchema,
    array: *mut FFI_ArrowArray,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let batch = unsafe { borrow(table, "table") }?.table().to_arrow()?;
        let (schema, array) = (writable(schema, "schema")?, writable(array, "array")?);
        let described = FFI_ArrowSchema::try_from(batch.schema().as_ref()).map_err(|e| refused(&e))?;
        let exported = FFI_ArrowArray::new(&StructArray::from(batch).to_data());
        // SAFETY: both are writable by the contract above; what they held is not ours to drop.
        unsafe {
            schema.write(described);
            array.write(exported);
        }
        Ok(())
    })
}

/// The table as an Arrow stream in `*stream`, in batches of at most 65,536 rows; for the columns see
/// `lc_table_export_arrow`.
///
/// The stream outlives the table; the caller frees it by its `release`. It may be read on one thread at a time.
///
/// # Safety
///
/// `table` is NULL or live; `stream` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_export_stream(
    table: *const lc_table,
    stream: *mut FFI_ArrowArrayStream,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let batch = unsafe { borrow(table, "table") }?.table().to_arrow()?;
        let stream = writable(stream, "stream")?;
        let (schema, rows) = (batch.schema(), batch.num_rows());
        let slices: Vec<Result<RecordBatch, _>> =
            (0..rows).step_by(BATCH_ROWS).map(|start| Ok(batch.slice(start, BATCH_ROWS.min(rows - start)))).collect();
        let exported = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(slices, schema)));
        // SAFETY: writable by the contract above; what it held is not ours to drop.
        unsafe { stream.write(exported) };
        Ok(())
    })
}

fn writable<T>(pointer: *mut T, name: &str) -> Result<*mut T, Error> {
    if pointer.is_null() || !pointer.is_aligned() { Err(null(name)) } else { Ok(pointer) }
}

fn refused(e: &arrow_schema::ArrowError) -> Error {
    Error::new(ErrorKind::Internal, format!("Arrow refused a table: {e}"))
}

//! Record batches from an Arrow C stream.

use std::ffi::{CStr, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use arrow_array::ffi::from_ffi_and_data_type;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchOptions, StructArray};
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Schema, SchemaRef};
use lifecircle::error::{Error, ErrorKind, Place};

use super::layout;
use crate::error::null;

/// The record batches of a stream, checked; at least one, which has no rows when the stream has none.
///
/// The stream is moved: `release` becomes NULL in the caller's structure, also on failure.
///
/// # Safety
///
/// `stream` is NULL or points to a stream that keeps the rules of the Arrow C stream interface.
pub(super) unsafe fn batches_of(stream: *mut FFI_ArrowArrayStream, name: &str) -> Result<Vec<RecordBatch>, Error> {
    if stream.is_null() || !stream.is_aligned() {
        return Err(null(name));
    }
    // SAFETY: by the contract above.
    batches_of_stream(unsafe { FFI_ArrowArrayStream::from_raw(stream) }, name)
}

/// [`batches_of`] of a stream that is ours, from a producer that keeps the rules of the interface.
pub(crate) fn batches_of_stream(stream: FFI_ArrowArrayStream, name: &str) -> Result<Vec<RecordBatch>, Error> {
    if stream.release.is_none() {
        return Err(Error::new(ErrorKind::Argument, format!("{name} was released before"))
            .with_fix("a stream is moved by the call that takes it: make another"));
    }
    // What the Arrow crate does not check it asserts; a stream is never a reason to fall over.
    catch_unwind(AssertUnwindSafe(|| read(stream, name))).unwrap_or_else(|_| Err(broken(name, "is damaged")))
}

fn broken(name: &str, what: &str) -> Error {
    Error::new(ErrorKind::Format, format!("the Arrow stream {name} {what}"))
}

fn read(mut stream: FFI_ArrowArrayStream, name: &str) -> Result<Vec<RecordBatch>, Error> {
    let schema = schema_of(&mut stream, name)?;
    let rows = DataType::Struct(schema.fields().clone());
    let mut batches = Vec::new();
    while let Some(array) = next(&mut stream, name)? {
        let place = || Place::file(name).with_object(format!("batch {}", batches.len()));
        // SAFETY: the producer keeps the rules of the interface.
        unsafe { layout::check(&array, &rows) }
            .map_err(|what| broken(name, "has an array that cannot be read").with_value(what).at(place()))?;
        let damaged = |e| broken(name, &format!("has damaged arrays: {e}")).at(place());
        // SAFETY: the layout is that of the type; offsets, keys and text are validated before anything uses them.
        let data = unsafe { from_ffi_and_data_type(array, rows.clone()) }.map_err(damaged)?;
        data.validate_full().map_err(damaged)?;
        let length = data.len();
        let (_, columns, nulls) = StructArray::from(data).into_parts();
        if nulls.is_some_and(|nulls| nulls.null_count() > 0) {
            return Err(broken(name, "has rows that are null as a whole").at(place()));
        }
        let options = RecordBatchOptions::new().with_row_count(Some(length));
        batches.push(RecordBatch::try_new_with_options(schema.clone(), columns, &options).map_err(damaged)?);
    }
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    Ok(batches)
}

fn schema_of(stream: &mut FFI_ArrowArrayStream, name: &str) -> Result<SchemaRef, Error> {
    let get = stream.get_schema.ok_or_else(|| broken(name, "has no get_schema"))?;
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: a live stream and a structure to be filled.
    let status = unsafe { get(stream, &mut schema) };
    if status != 0 {
        return Err(failed(stream, status, name));
    }
    // SAFETY: FFI_ArrowSchema is the C structure, which begins with `format` and ends with `release` and private data.
    unsafe { check_schema(ptr::from_ref(&schema).cast(), 0) }.map_err(|what| broken(name, what))?;
    Schema::try_from(&schema).map(SchemaRef::new).map_err(|e| broken(name, &format!("has no table's schema: {e}")))
}

fn next(stream: &mut FFI_ArrowArrayStream, name: &str) -> Result<Option<FFI_ArrowArray>, Error> {
    let get = stream.get_next.ok_or_else(|| broken(name, "has no get_next"))?;
    let mut array = FFI_ArrowArray::empty();
    // SAFETY: a live stream and a structure to be filled.
    let status = unsafe { get(stream, &mut array) };
    if status != 0 {
        return Err(failed(stream, status, name));
    }
    Ok((!array.is_released()).then_some(array))
}

/// What the producer says of its failure.
fn failed(stream: &mut FFI_ArrowArrayStream, status: i32, name: &str) -> Error {
    // SAFETY: a live stream whose last call failed.
    let said = stream.get_last_error.map(|last| unsafe { last(stream) }).filter(|said| !said.is_null());
    // SAFETY: NUL-terminated and valid until the next call.
    let said = said.map(|said| unsafe { CStr::from_ptr(said) }.to_string_lossy().into_owned()).unwrap_or_default();
    broken(name, &format!("failed: {said}")).with_value(status)
}

/// The structure `ArrowSchema` of the C data interface.
#[repr(C)]
struct CSchema {
    format: *const std::ffi::c_char,
    name: *const std::ffi::c_char,
    metadata: *const std::ffi::c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut CSchema,
    dictionary: *mut CSchema,
    release: Option<unsafe extern "C" fn(*mut CSchema)>,
    private_data: *mut c_void,
}

const _: () = assert!(size_of::<CSchema>() == size_of::<FFI_ArrowSchema>());

/// Whether a schema may be walked: nothing missing, nothing nested without end.
///
/// # Safety
///
/// Pointers that are not NULL point to what the interface says.
unsafe fn check_schema(schema: *const CSchema, depth: usize) -> Result<(), &'static str> {
    // SAFETY: by the contract above.
    let Some(schema) = (unsafe { schema.as_ref() }) else { return Err("has a schema with a child that is NULL") };
    if depth > 32 {
        return Err("has a schema that is nested too deeply");
    }
    if schema.release.is_none() || schema.format.is_null() {
        return Err("has a schema that was released or has no format");
    }
    // SAFETY: NUL-terminated by the interface.
    let texts = [schema.format, schema.name].into_iter().filter(|text| !text.is_null());
    // SAFETY: as above.
    if texts.map(|text| unsafe { CStr::from_ptr(text) }).any(|text| text.to_str().is_err()) {
        return Err("has a schema with text that is not UTF-8");
    }
    if !(0..=65_536).contains(&schema.n_children) || (schema.n_children > 0 && schema.children.is_null()) {
        return Err("has a schema with no number of children");
    }
    for index in 0..schema.n_children as usize {
        // SAFETY: there are so many.
        unsafe { check_schema(*schema.children.add(index), depth + 1) }?;
    }
    if !schema.dictionary.is_null() {
        // SAFETY: by the contract above.
        unsafe { check_schema(schema.dictionary, depth + 1) }?;
    }
    Ok(())
}

//! Cells from the columns of a record batch.

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;

use crate::source::table::cell::Cell;

/// Whether [`cell`] reads a type: text, numbers, yes or no, and dictionaries of these.
pub(in crate::source::table) fn is_readable(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, values) => is_readable(values),
        DataType::Null | DataType::Boolean | DataType::Decimal128(..) => true,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        other => other.is_integer() || other.is_floating(),
    }
}

/// The cell of a row; null for a type that is not readable.
pub(in crate::source::table) fn cell(array: &ArrayRef, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Null;
    }
    match array.data_type() {
        DataType::Utf8 => Cell::of_text(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Cell::of_text(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Cell::of_text(array.as_string_view().value(row)),
        DataType::Boolean => Cell::Flag(array.as_boolean().value(row)),
        DataType::Int8 => Cell::Integer(array.as_primitive::<Int8Type>().value(row).into()),
        DataType::Int16 => Cell::Integer(array.as_primitive::<Int16Type>().value(row).into()),
        DataType::Int32 => Cell::Integer(array.as_primitive::<Int32Type>().value(row).into()),
        DataType::Int64 => Cell::Integer(array.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => Cell::Integer(array.as_primitive::<UInt8Type>().value(row).into()),
        DataType::UInt16 => Cell::Integer(array.as_primitive::<UInt16Type>().value(row).into()),
        DataType::UInt32 => Cell::Integer(array.as_primitive::<UInt32Type>().value(row).into()),
        DataType::UInt64 => unsigned(array.as_primitive::<UInt64Type>().value(row)),
        DataType::Float16 => Cell::Real(array.as_primitive::<Float16Type>().value(row).to_f64()),
        DataType::Float32 => Cell::Real(array.as_primitive::<Float32Type>().value(row).into()),
        DataType::Float64 => Cell::Real(array.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(_, scale) => {
            let digits = array.as_primitive::<Decimal128Type>().value(row) as f64;
            Cell::Real(digits / 10f64.powi((*scale).into()))
        }
        DataType::Dictionary(..) => entry(array, row),
        _ => Cell::Null,
    }
}

/// A number that may be too large for a signed one stays exact as text.
fn unsigned(number: u64) -> Cell<'static> {
    i64::try_from(number).map_or_else(|_| Cell::of_owned(number.to_string()), Cell::Integer)
}

/// The value a row of a dictionary column points to.
fn entry(array: &ArrayRef, row: usize) -> Cell<'_> {
    let Some(dictionary) = array.as_any_dictionary_opt() else { return Cell::Null };
    let key = match dictionary.keys().data_type() {
        DataType::Int8 => i64::from(dictionary.keys().as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => i64::from(dictionary.keys().as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => i64::from(dictionary.keys().as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => dictionary.keys().as_primitive::<Int64Type>().value(row),
        DataType::UInt8 => i64::from(dictionary.keys().as_primitive::<UInt8Type>().value(row)),
        DataType::UInt16 => i64::from(dictionary.keys().as_primitive::<UInt16Type>().value(row)),
        DataType::UInt32 => i64::from(dictionary.keys().as_primitive::<UInt32Type>().value(row)),
        _ => return Cell::Null,
    };
    match usize::try_from(key) {
        Ok(key) if key < dictionary.values().len() => cell(dictionary.values(), key),
        _ => Cell::Null,
    }
}

//! Result tables, column by column.

use std::ffi::{CString, c_char};
use std::ptr;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::{Table, Values};

use crate::error::{c_string, lc_error, null};
use crate::guard::{borrow, free, guard};
use crate::input::text;

/// The type of a column.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_type {
    /// `double`
    Real = 1,
    /// `int64_t`
    Integer = 2,
    /// UTF-8
    Text = 3,
    /// 0 or 1
    Flag = 4,
}

/// A table of results: named columns of equal length.
///
/// Thread rule: may be read from several threads at once. Lifetime: until `lc_table_free`; it does not depend on what
/// it was made from, and every pointer taken from it lives as long as it. The caller frees it.
pub struct lc_table {
    rows: usize,
    columns: Vec<Column>,
}

/// A column laid out as C reads it.
struct Column {
    name: CString,
    unit: Option<CString>,
    valid: Vec<u8>,
    data: Data,
}

enum Data {
    Real(Vec<f64>),
    Integer(Vec<i64>),
    Flag(Vec<u8>),
    Text { bytes: Vec<u8>, offsets: Vec<u64> },
}

impl From<&Table> for lc_table {
    fn from(table: &Table) -> lc_table {
        let columns = table.columns().iter().map(|column| {
            let values = column.values();
            let valid = (0..values.len()).map(|row| u8::from(values.get(row).is_some())).collect();
            let (name, unit) = (c_string(column.name()), column.unit().map(c_string));
            Column { name, unit, valid, data: Data::from(values) }
        });
        lc_table { rows: table.row_count(), columns: columns.collect() }
    }
}

impl From<&Values> for Data {
    fn from(values: &Values) -> Data {
        match values {
            // What stands under a null is 0 and never to be read: `valid` says so.
            Values::Real(v) => Data::Real(v.iter().map(|x| x.unwrap_or(0.0)).collect()),
            Values::Integer(v) => Data::Integer(v.iter().map(|x| x.unwrap_or(0)).collect()),
            Values::Flag(v) => Data::Flag(v.iter().map(|x| u8::from(x.unwrap_or(false))).collect()),
            Values::Text(v) => {
                let (mut bytes, mut offsets) = (Vec::new(), Vec::with_capacity(v.len() + 1));
                offsets.push(0);
                for value in v {
                    bytes.extend_from_slice(value.as_deref().unwrap_or_default().as_bytes());
                    offsets.push(bytes.len() as u64);
                }
                Data::Text { bytes, offsets }
            }
        }
    }
}

impl lc_table {
    fn column(&self, index: usize) -> Result<&Column, Error> {
        self.columns.get(index).ok_or_else(|| {
            let message = format!("the table has {} columns", self.columns.len());
            Error::new(ErrorKind::NotFound, message).with_value(index)
        })
    }
}

fn wrong_type(wanted: &str) -> Error {
    Error::new(ErrorKind::Column, format!("the column does not hold {wanted}"))
        .with_fix("ask lc_table_column_type first")
}

/// How many rows; 0 for NULL.
///
/// # Safety
///
/// `table` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_row_count(table: *const lc_table) -> usize {
    // SAFETY: the caller passes NULL or a live table.
    unsafe { table.as_ref() }.map_or(0, |t| t.rows)
}

/// How many columns; 0 for NULL.
///
/// # Safety
///
/// As `lc_table_row_count`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_column_count(table: *const lc_table) -> usize {
    // SAFETY: the caller passes NULL or a live table.
    unsafe { table.as_ref() }.map_or(0, |t| t.columns.len())
}

/// The name of a column as NUL-terminated UTF-8 owned by the table; NULL beyond the table.
///
/// # Safety
///
/// As `lc_table_row_count`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_column_name(table: *const lc_table, column: usize) -> *const c_char {
    // SAFETY: the caller passes NULL or a live table.
    let found = unsafe { table.as_ref() }.and_then(|t| t.columns.get(column));
    found.map_or(ptr::null(), |c| c.name.as_ptr())
}

/// The unit of a column, such as "s" or "m", owned by the table; NULL when it has none or beyond the table.
///
/// # Safety
///
/// As `lc_table_row_count`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_column_unit(table: *const lc_table, column: usize) -> *const c_char {
    // SAFETY: the caller passes NULL or a live table.
    let found = unsafe { table.as_ref() }.and_then(|t| t.columns.get(column));
    found.and_then(|c| c.unit.as_ref()).map_or(ptr::null(), |u| u.as_ptr())
}

/// The type of a column (`lc_type`); 0 beyond the table.
///
/// # Safety
///
/// As `lc_table_row_count`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_column_type(table: *const lc_table, column: usize) -> i32 {
    // SAFETY: the caller passes NULL or a live table.
    let found = unsafe { table.as_ref() }.and_then(|t| t.columns.get(column));
    found.map_or(0, |c| match c.data {
        Data::Real(_) => lc_type::Real as i32,
        Data::Integer(_) => lc_type::Integer as i32,
        Data::Text { .. } => lc_type::Text as i32,
        Data::Flag(_) => lc_type::Flag as i32,
    })
}

/// The place of the column of that name, in `*column`.
///
/// # Safety
///
/// `table` is NULL or live; `name` points to `name_length` bytes of UTF-8; `column` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_find_column(
    table: *const lc_table,
    name: *const c_char,
    name_length: usize,
    column: *mut usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (table, name) = unsafe { (borrow(table, "table")?, text(name, name_length, "name")?) };
        let found = table.columns.iter().position(|c| c.name.as_bytes() == name.as_bytes());
        let found = found
            .ok_or_else(|| Error::new(ErrorKind::NotFound, "the table has no column of that name").with_value(name))?;
        // SAFETY: by the contract above.
        *unsafe { column.as_mut() }.ok_or_else(|| null("column"))? = found;
        Ok(())
    })
}

/// Which rows of a column hold a value: one byte per row, 1 for a value, 0 for null (never read what stands there).
///
/// # Safety
///
/// `table` is NULL or live; `valid` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_valid(
    table: *const lc_table,
    column: usize,
    valid: *mut *const u8,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let found = unsafe { borrow(table, "table") }?.column(column)?;
        // SAFETY: by the contract above.
        *unsafe { valid.as_mut() }.ok_or_else(|| null("valid"))? = found.valid.as_ptr();
        Ok(())
    })
}

/// The numbers of a column of type `LC_TYPE_REAL`, one per row.
///
/// # Safety
///
/// As `lc_table_valid`, with `values` writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_real(
    table: *const lc_table,
    column: usize,
    values: *mut *const f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let found = unsafe { borrow(table, "table") }?.column(column)?;
        let Data::Real(data) = &found.data else { return Err(wrong_type("real numbers")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = data.as_ptr();
        Ok(())
    })
}

/// The numbers of a column of type `LC_TYPE_INTEGER`, one per row.
///
/// # Safety
///
/// As `lc_table_real`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_integer(
    table: *const lc_table,
    column: usize,
    values: *mut *const i64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let found = unsafe { borrow(table, "table") }?.column(column)?;
        let Data::Integer(data) = &found.data else { return Err(wrong_type("whole numbers")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = data.as_ptr();
        Ok(())
    })
}

/// The values of a column of type `LC_TYPE_FLAG`, one byte (0 or 1) per row.
///
/// # Safety
///
/// As `lc_table_real`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_flag(
    table: *const lc_table,
    column: usize,
    values: *mut *const u8,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let found = unsafe { borrow(table, "table") }?.column(column)?;
        let Data::Flag(data) = &found.data else { return Err(wrong_type("flags")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = data.as_ptr();
        Ok(())
    })
}

/// The texts of a column of type `LC_TYPE_TEXT`: row `i` is the UTF-8 bytes `offsets[i]` to `offsets[i + 1]` of `bytes`
/// (not NUL-terminated).
///
/// # Safety
///
/// As `lc_table_real`, with `bytes` and `offsets` writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_text(
    table: *const lc_table,
    column: usize,
    bytes: *mut *const c_char,
    offsets: *mut *const u64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let found = unsafe { borrow(table, "table") }?.column(column)?;
        let Data::Text { bytes: data, offsets: ends } = &found.data else { return Err(wrong_type("text")) };
        // SAFETY: by the contract above.
        let (bytes, offsets) = unsafe { (bytes.as_mut(), offsets.as_mut()) };
        *bytes.ok_or_else(|| null("bytes"))? = data.as_ptr().cast();
        *offsets.ok_or_else(|| null("offsets"))? = ends.as_ptr();
        Ok(())
    })
}

/// Frees a table; NULL is allowed.
///
/// # Safety
///
/// `table` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_free(table: *mut lc_table) {
    // SAFETY: by the contract above.
    unsafe { free(table) }
}

//! Result tables, column by column.

use std::ffi::{CString, c_char};
use std::ptr;
use std::sync::OnceLock;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::report::CsvOptions;
use lifecircle::table::{Geometries, Table, Values};

use crate::error::{c_string, lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::text::lc_text;

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
    table: Table,
    names: Vec<CString>,
    units: Vec<Option<CString>>,
    /// Which rows of each column are null, a byte for each, laid out when first asked for.
    valid: Vec<OnceLock<Vec<u8>>>,
    places: OnceLock<Option<Places>>,
}

/// Where each row is.
struct Places {
    lon: Vec<f64>,
    lat: Vec<f64>,
    valid: Vec<u8>,
}

impl From<Table> for lc_table {
    fn from(table: Table) -> lc_table {
        let columns = table.columns();
        let names = columns.iter().map(|column| c_string(column.name())).collect();
        let units = columns.iter().map(|column| column.unit().map(c_string)).collect();
        let valid = columns.iter().map(|_| OnceLock::new()).collect();
        lc_table { table, names, units, valid, places: OnceLock::new() }
    }
}

impl lc_table {
    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    fn values(&self, index: usize) -> Result<&Values, Error> {
        let beyond = || {
            let message = format!("the table has {} columns", self.names.len());
            Error::new(ErrorKind::NotFound, message).with_value(index)
        };
        self.table.columns().get(index).map(|column| column.values()).ok_or_else(beyond)
    }

    /// One byte for each row: 1 for a value, 0 for null.
    fn valid(&self, index: usize) -> Result<&[u8], Error> {
        let lay_out = |values: &Values| match values {
            Values::Real(cells) => cells.validity().to_bytes(),
            Values::Integer(cells) => cells.validity().to_bytes(),
            Values::Flag(cells) => cells.validity().to_bytes(),
            Values::Text(texts) => texts.validity().to_bytes(),
        };
        let values = self.values(index)?;
        Ok(self.valid.get(index).map_or(&[], |valid| valid.get_or_init(|| lay_out(values))))
    }

    fn places(&self) -> Result<&Places, Error> {
        let lay_out = || match self.table.geometry()? {
            Geometries::Points(points) => Some(Places {
                lon: points.iter().map(|p| p.map_or(0.0, |p| p.lon())).collect(),
                lat: points.iter().map(|p| p.map_or(0.0, |p| p.lat())).collect(),
                valid: points.iter().map(|point| u8::from(point.is_some())).collect(),
            }),
            Geometries::Shapes(_) => None,
        };
        let none = || Error::new(ErrorKind::Column, "the rows of the table are not points");
        self.places.get_or_init(lay_out).as_ref().ok_or_else(none)
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
    unsafe { table.as_ref() }.map_or(0, |t| t.table.row_count())
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
    unsafe { table.as_ref() }.map_or(0, |t| t.names.len())
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
    let found = unsafe { table.as_ref() }.and_then(|t| t.names.get(column));
    found.map_or(ptr::null(), |name| name.as_ptr())
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
    let found = unsafe { table.as_ref() }.and_then(|t| t.units.get(column));
    found.and_then(|unit| unit.as_ref()).map_or(ptr::null(), |unit| unit.as_ptr())
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
    let found = unsafe { table.as_ref() }.and_then(|t| t.table.columns().get(column));
    found.map_or(0, |c| match c.values() {
        Values::Real(_) => lc_type::Real as i32,
        Values::Integer(_) => lc_type::Integer as i32,
        Values::Text(_) => lc_type::Text as i32,
        Values::Flag(_) => lc_type::Flag as i32,
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
        let (found, _) = table.table.find(name)?;
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
        let found = unsafe { borrow(table, "table") }?.valid(column)?;
        // SAFETY: by the contract above.
        *unsafe { valid.as_mut() }.ok_or_else(|| null("valid"))? = found.as_ptr();
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
        let found = unsafe { borrow(table, "table") }?.values(column)?;
        let Values::Real(cells) = found else { return Err(wrong_type("real numbers")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = cells.values().as_ptr();
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
        let found = unsafe { borrow(table, "table") }?.values(column)?;
        let Values::Integer(cells) = found else { return Err(wrong_type("whole numbers")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = cells.values().as_ptr();
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
        let found = unsafe { borrow(table, "table") }?.values(column)?;
        let Values::Flag(cells) = found else { return Err(wrong_type("flags")) };
        // SAFETY: by the contract above.
        *unsafe { values.as_mut() }.ok_or_else(|| null("values"))? = cells.values().as_ptr().cast();
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
        let found = unsafe { borrow(table, "table") }?.values(column)?;
        let Values::Text(texts) = found else { return Err(wrong_type("text")) };
        // SAFETY: by the contract above.
        let (bytes, offsets) = unsafe { (bytes.as_mut(), offsets.as_mut()) };
        *bytes.ok_or_else(|| null("bytes"))? = texts.text().as_ptr().cast();
        *offsets.ok_or_else(|| null("offsets"))? = texts.offsets().as_ptr();
        Ok(())
    })
}

/// Where each row is, in WGS-84 degrees, for tables whose rows are points; `valid` as in `lc_table_valid`.
///
/// # Safety
///
/// As `lc_table_real`, with `lon`, `lat` and `valid` writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_points(
    table: *const lc_table,
    lon: *mut *const f64,
    lat: *mut *const f64,
    valid: *mut *const u8,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let places = unsafe { borrow(table, "table") }?.places()?;
        // SAFETY: by the contract above.
        let (lon, lat, valid) = unsafe { (lon.as_mut(), lat.as_mut(), valid.as_mut()) };
        let (lon, lat) = (lon.ok_or_else(|| null("lon"))?, lat.ok_or_else(|| null("lat"))?);
        *valid.ok_or_else(|| null("valid"))? = places.valid.as_ptr();
        (*lon, *lat) = (places.lon.as_ptr(), places.lat.as_ptr());
        Ok(())
    })
}

/// The table as CSV, in `*out`: nulls are empty, points are columns `lon` and `lat`, other shapes well-known text.
///
/// # Safety
///
/// `table` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_csv(
    table: *const lc_table,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(table, "table") }?.table();
        let text = lc_text::written(|bytes| table.write_csv(bytes, CsvOptions::default()))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, text) }
    })
}

/// The table as GeoJSON (RFC 7946, WGS-84), in `*out`.
///
/// # Safety
///
/// As `lc_table_csv`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_geojson(
    table: *const lc_table,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(table, "table") }?.table();
        let text = lc_text::written(|bytes| table.write_geojson(bytes))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, text) }
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

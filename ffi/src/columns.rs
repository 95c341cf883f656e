//! Columns of the host: arrays in, networks, facilities and homes out.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::model::{Facilities, Homes};
use lifecircle::network::{EdgeColumns, EdgeList, Network, NodeColumns};
use lifecircle::table::{Column, Table};

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, optional, text, texts_or_null};
use crate::source::{lc_facilities, lc_homes, lc_network};
use crate::table::lc_table;
use crate::table_options::lc_table_options;

/// Columns of the host, of equal length, to be read as facilities or homes. `valid` says of each row whether it has a value
/// (1) or not (0); NULL when all have one.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_columns_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
pub struct lc_columns(Table);

impl lc_columns {
    fn add(&mut self, column: Column) -> Result<(), Error> {
        self.0 = self.0.clone().with(column)?;
        Ok(())
    }
}

/// The values that are valid.
fn nullable<'a, T: Copy>(values: &'a [T], valid: Option<&'a [u8]>) -> impl Iterator<Item = Option<T>> + 'a {
    let is_valid = move |row: usize| valid.is_none_or(|valid| valid.get(row).is_some_and(|v| *v != 0));
    values.iter().enumerate().map(move |(row, value)| is_valid(row).then_some(*value))
}

/// No columns yet, of `rows` rows each, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_new(rows: usize, out: *mut *mut lc_columns, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = Table::new(rows);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_columns(made)) }
    })
}

/// Adds a column of numbers, one for each row.
///
/// # Safety
///
/// `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` numbers;
/// `valid` is NULL or points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_add_real(
    columns: *mut lc_columns,
    name: *const c_char,
    name_length: usize,
    values: *const f64,
    count: usize,
    valid: *const u8,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (columns, name, values, valid) = unsafe {
            (
                columns.as_mut().ok_or_else(|| null("columns"))?,
                text(name, name_length, "name")?,
                array(values, count, "values")?,
                optional(valid, count, "valid")?,
            )
        };
        columns.add(Column::real(name, nullable(values, valid)))
    })
}

/// Adds a column of whole numbers, one for each row.
///
/// # Safety
///
/// `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` numbers;
/// `valid` is NULL or points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_add_integer(
    columns: *mut lc_columns,
    name: *const c_char,
    name_length: usize,
    values: *const i64,
    count: usize,
    valid: *const u8,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (columns, name, values, valid) = unsafe {
            (
                columns.as_mut().ok_or_else(|| null("columns"))?,
                text(name, name_length, "name")?,
                array(values, count, "values")?,
                optional(valid, count, "valid")?,
            )
        };
        columns.add(Column::integer(name, nullable(values, valid)))
    })
}

/// Adds a column of NUL-terminated UTF-8 texts, one for each row; NULL where there is none.
///
/// # Safety
///
/// `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` NUL-terminated
/// texts, or NULL; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_add_text(
    columns: *mut lc_columns,
    name: *const c_char,
    name_length: usize,
    values: *const *const c_char,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (columns, name, values) = unsafe {
            (
                columns.as_mut().ok_or_else(|| null("columns"))?,
                text(name, name_length, "name")?,
                texts_or_null(values, count, "values")?,
            )
        };
        columns.add(Column::text(name, values))
    })
}

/// The columns read as facilities, in `*out`, as `lc_facilities_read` reads a file: `id`, `category`, `lon`, `lat` and,
/// where known, `name`, `opening_hours`, `capacity` ...
///
/// # Safety
///
/// `columns` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_facilities(
    columns: *const lc_columns,
    options: *const lc_table_options,
    out: *mut *mut lc_facilities,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (columns, options) = unsafe { (borrow(columns, "columns")?, borrow(options, "options")?) };
        let made = Facilities::from_arrow(&[columns.0.to_arrow()?], &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_facilities(made)) }
    })
}

/// The columns read as homes, in `*out`, as `lc_homes_read` reads a file: `id`, `lon`, `lat` and, where known,
/// `people`, `households` and columns named `group:...`.
///
/// # Safety
///
/// `columns` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_homes(
    columns: *const lc_columns,
    options: *const lc_table_options,
    out: *mut *mut lc_homes,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (columns, options) = unsafe { (borrow(columns, "columns")?, borrow(options, "options")?) };
        let made = Homes::from_arrow(&[columns.0.to_arrow()?], &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_homes(made)) }
    })
}

/// The columns as a table, in `*out`, to be written like any other.
///
/// # Safety
///
/// `columns` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_table(
    columns: *const lc_columns,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let columns = unsafe { borrow(columns, "columns")? };
        let made = columns.0.clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `columns` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_columns_free(columns: *mut lc_columns) {
    // SAFETY: by the contract above.
    unsafe { free(columns) }
}

/// A network in `*out` from arrays: for each node an id and its place in WGS-84 degrees (`lc_crs_to_wgs84` converts),
/// for each edge the ids of its ends and its length in metres; `length_m` may be NULL, or NaN in places, to be
/// measured.
///
/// # Safety
///
/// `id` points to `node_count` numbers; `lon` points to `node_count` numbers; `lat` points to `node_count` numbers;
/// `from` points to `edge_count` numbers; `to` points to `edge_count` numbers; `length_m` is NULL or points to
/// `edge_count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_network_from_arrays(
    id: *const i64,
    node_count: usize,
    lon: *const f64,
    lat: *const f64,
    from: *const i64,
    edge_count: usize,
    to: *const i64,
    length_m: *const f64,
    out: *mut *mut lc_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (id, lon, lat, from, to, length_m) = unsafe {
            (
                array(id, node_count, "id")?,
                array(lon, node_count, "lon")?,
                array(lat, node_count, "lat")?,
                array(from, edge_count, "from")?,
                array(to, edge_count, "to")?,
                optional(length_m, edge_count, "length_m")?,
            )
        };
        let nodes = NodeColumns { id: id.to_vec(), lon: lon.to_vec(), lat: lat.to_vec(), ..NodeColumns::default() };
        let known = |metres: &f64| (!metres.is_nan()).then_some(*metres);
        let length_m = length_m.map(|all| all.iter().map(known).collect());
        let edges = EdgeColumns { from: from.to_vec(), to: to.to_vec(), length_m, ..EdgeColumns::default() };
        let made = Network::from_edges(&EdgeList { nodes, edges })?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_network(made)) }
    })
}

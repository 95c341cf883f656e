//! Reading the host's own tables: networks, facilities, homes, residential land.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Facilities, Homes, ResidentialLand};
use lifecircle::network::{Network, NetworkBuilder};
use lifecircle::report::defects_table;
use lifecircle::source::table::{TableOptions, network_from_csv};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::bytes;
use crate::table::lc_table;
use crate::table_options::lc_table_options;

/// The format a table is written in.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_format {
    /// Comma-separated values with a header; UTF-8 or GBK.
    Csv = 1,
    /// GeoJSON: a FeatureCollection.
    Geojson = 2,
    /// GeoParquet.
    Parquet = 3,
}

/// A walking network.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_network_free`; studies share what
/// they need. The caller frees it.
pub struct lc_network(pub(crate) Network);

/// Facilities: places with services.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_facilities_free`; studies copy
/// what they need. The caller frees it.
pub struct lc_facilities(pub(crate) Facilities);

/// Homes: where people live, and how many.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_homes_free`; studies copy what
/// they need. The caller frees it.
pub struct lc_homes(pub(crate) Homes);

/// Residential land; without it coverage by land is no data.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_land_free`; studies copy what
/// they need. The caller frees it.
pub struct lc_land(pub(crate) ResidentialLand);

/// A network in `*out` from two CSV tables. Nodes: id, lon, lat and, where known, gate, elevation_m. Edges: from, to and,
/// where known, length_m, class, passage, direction.
///
/// # Safety
///
/// `nodes` and `edges` point to their lengths of bytes; `options` is NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_network_from_csv(
    nodes: *const c_char,
    nodes_length: usize,
    edges: *const c_char,
    edges_length: usize,
    options: *const lc_table_options,
    out: *mut *mut lc_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (nodes, edges, options) = unsafe {
            (bytes(nodes, nodes_length, "nodes")?, bytes(edges, edges_length, "edges")?, borrow(options, "options")?)
        };
        let network = NetworkBuilder::new().build(network_from_csv(nodes, edges, &options.0)?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_network(network)) }
    })
}

/// Frees a network; NULL is allowed.
///
/// # Safety
///
/// `network` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_network_free(network: *mut lc_network) {
    // SAFETY: by the contract above.
    unsafe { free(network) }
}

/// The three readers of a kind of table, by format.
macro_rules! read {
    ($kind:ty, $format:expr, $data:expr, $options:expr) => {{
        let (data, options) = ($data, $options);
        match $format {
            f if f == lc_format::Csv as i32 => <$kind>::from_csv(data, options),
            f if f == lc_format::Geojson as i32 => <$kind>::from_geojson(data, options),
            f if f == lc_format::Parquet as i32 => <$kind>::from_parquet(data, options),
            other => Err(Error::new(ErrorKind::Argument, "format must be a number of lc_format").with_value(other)),
        }
    }};
}

/// Facilities of a format (`lc_format`).
pub(crate) fn read_facilities(format: i32, data: &[u8], options: &TableOptions<'_>) -> Result<Facilities, Error> {
    read!(Facilities, format, data, options)
}

/// Homes of a format (`lc_format`).
pub(crate) fn read_homes(format: i32, data: &[u8], options: &TableOptions<'_>) -> Result<Homes, Error> {
    read!(Homes, format, data, options)
}

/// Facilities in `*out` from a table of a format (`lc_format`). CSV: id, category, lon, lat and, where known, name,
/// opening_hours, capacity.
///
/// # Safety
///
/// `data` points to `length` bytes; `options` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_facilities_read(
    format: i32,
    data: *const c_char,
    length: usize,
    options: *const lc_table_options,
    out: *mut *mut lc_facilities,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (data, options) = unsafe { (bytes(data, length, "data")?, borrow(options, "options")?) };
        let read = read_facilities(format, data, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_facilities(read)) }
    })
}

/// The rows of a table of facilities that are doubtful or were left out, in `*out`.
///
/// # Safety
///
/// `facilities` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_facilities_report(
    facilities: *const lc_facilities,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = defects_table(&unsafe { borrow(facilities, "facilities") }?.0.report)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees facilities; NULL is allowed.
///
/// # Safety
///
/// `facilities` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_facilities_free(facilities: *mut lc_facilities) {
    // SAFETY: by the contract above.
    unsafe { free(facilities) }
}

/// Homes in `*out` from a table of a format (`lc_format`). CSV: id, lon, lat and, where known, people, households and
/// columns named `group:...`.
///
/// # Safety
///
/// As `lc_facilities_read`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_homes_read(
    format: i32,
    data: *const c_char,
    length: usize,
    options: *const lc_table_options,
    out: *mut *mut lc_homes,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (data, options) = unsafe { (bytes(data, length, "data")?, borrow(options, "options")?) };
        let read = read_homes(format, data, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_homes(read)) }
    })
}

/// The rows of a table of homes that are doubtful or were left out, in `*out`.
///
/// # Safety
///
/// `homes` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_homes_report(
    homes: *const lc_homes,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = defects_table(&unsafe { borrow(homes, "homes") }?.0.report)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees homes; NULL is allowed.
///
/// # Safety
///
/// `homes` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_homes_free(homes: *mut lc_homes) {
    // SAFETY: by the contract above.
    unsafe { free(homes) }
}

/// Residential land in `*out` from a table of a format (`lc_format`): an id and a polygon per row.
///
/// # Safety
///
/// As `lc_facilities_read`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_land_read(
    format: i32,
    data: *const c_char,
    length: usize,
    options: *const lc_table_options,
    out: *mut *mut lc_land,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (data, options) = unsafe { (bytes(data, length, "data")?, borrow(options, "options")?) };
        let read = read!(ResidentialLand, format, data, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_land(read)) }
    })
}

/// Frees land; NULL is allowed.
///
/// # Safety
///
/// `land` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_land_free(land: *mut lc_land) {
    // SAFETY: by the contract above.
    unsafe { free(land) }
}

//! Networks, facilities, homes and land from Arrow streams.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use lifecircle::model::{Facilities, Homes, ResidentialLand};
use lifecircle::network::NetworkBuilder;
use lifecircle::source::table::network_from_arrow;

use super::stream::batches_of;
use crate::error::lc_error;
use crate::guard::{borrow, guard, hand_out};
use crate::source::{lc_facilities, lc_homes, lc_land, lc_network};
use crate::table_options::lc_table_options;

/// Facilities in `*out` from an Arrow stream of record batches; the columns are those of `lc_facilities_read`, and the
/// position may be a geometry column (`geoarrow.wkb`, `geoarrow.wkt`, `geoarrow.point`).
///
/// The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
///
/// # Safety
///
/// `stream` is NULL or points to a stream that keeps the rules of the Arrow C stream interface; `options` is NULL or live;
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_facilities_from_arrow(
    stream: *mut FFI_ArrowArrayStream,
    options: *const lc_table_options,
    out: *mut *mut lc_facilities,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (batches, options) = unsafe { (batches_of(stream, "stream")?, borrow(options, "options")?) };
        let read = Facilities::from_arrow(&batches, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_facilities(read)) }
    })
}

/// Homes in `*out` from an Arrow stream of record batches; the columns are those of `lc_homes_read`.
///
/// The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
///
/// # Safety
///
/// As `lc_facilities_from_arrow`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_homes_from_arrow(
    stream: *mut FFI_ArrowArrayStream,
    options: *const lc_table_options,
    out: *mut *mut lc_homes,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (batches, options) = unsafe { (batches_of(stream, "stream")?, borrow(options, "options")?) };
        let read = Homes::from_arrow(&batches, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_homes(read)) }
    })
}

/// Residential land in `*out` from an Arrow stream of record batches; the columns are those of `lc_land_read`.
///
/// The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
///
/// # Safety
///
/// As `lc_facilities_from_arrow`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_land_from_arrow(
    stream: *mut FFI_ArrowArrayStream,
    options: *const lc_table_options,
    out: *mut *mut lc_land,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (batches, options) = unsafe { (batches_of(stream, "stream")?, borrow(options, "options")?) };
        let read = ResidentialLand::from_arrow(&batches, &options.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_land(read)) }
    })
}

/// A network in `*out` from two Arrow streams of record batches, nodes and edges; the columns are those of
/// `lc_network_from_csv`.
///
/// Both streams are moved: their `release` becomes NULL, also on failure. They are read before this call returns.
///
/// # Safety
///
/// As `lc_facilities_from_arrow`, for both streams, which are not the same.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_network_from_arrow(
    nodes: *mut FFI_ArrowArrayStream,
    edges: *mut FFI_ArrowArrayStream,
    options: *const lc_table_options,
    out: *mut *mut lc_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // Both are taken before either is found wanting.
        // SAFETY: by the contract above.
        let (nodes, edges) = unsafe { (batches_of(nodes, "nodes"), batches_of(edges, "edges")) };
        let (nodes, edges) = (nodes?, edges?);
        // SAFETY: by the contract above.
        let options = unsafe { borrow(options, "options") }?;
        let network = NetworkBuilder::new().build(network_from_arrow(&nodes, &edges, &options.0)?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_network(network)) }
    })
}

//! A prepared network in its file: open in an instant, checked as far as each question needs it.

use std::ffi::c_char;
use std::path::Path;

use lifecircle::error::Error;
use lifecircle::reach::{NodeSet, SavedNetwork};
use lifecircle::report::row_table;
use lifecircle::table::{Column, Table};

use crate::doors::lc_doors;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{text, ticks};
use crate::network::lc_timed;
use crate::table::lc_table;

/// A file that `lc_timed_save` wrote, opened to be asked: for one quick question about a city.
///
/// Opening looks at the header and the table of sections only. Each question verifies the sections it is the first to
/// need before it uses them; what is not as it was written is `LC_STATUS_FORMAT`, and so is a file that has become
/// shorter meanwhile.
///
/// Thread rule: may be asked from several threads at once. Lifetime: until `lc_saved_network_free`; what is made from it
/// stays valid afterwards. The caller frees it.
pub struct lc_saved_network(SavedNetwork);

/// A file that `lc_timed_save` wrote, mapped where the system maps it, in `*out`; microseconds, whatever its size.
///
/// The file may be removed or replaced by another (as `lc_timed_save` does) while it is open. Nobody may write into it or
/// shorten it in place: a read beyond its new end ends the process on most systems. Where that cannot be ruled out,
/// `lc_saved_network_read` takes it into memory first.
///
/// # Safety
///
/// `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_open(
    path: *const c_char,
    path_length: usize,
    out: *mut *mut lc_saved_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let path = unsafe { text(path, path_length, "path")? };
        let made = SavedNetwork::open(Path::new(path))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_saved_network(made)) }
    })
}

/// As `lc_saved_network_open`, read into memory: what becomes of the file afterwards changes nothing.
///
/// # Safety
///
/// As `lc_saved_network_open`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_read(
    path: *const c_char,
    path_length: usize,
    out: *mut *mut lc_saved_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let path = unsafe { text(path, path_length, "path")? };
        let made = SavedNetwork::read(Path::new(path))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_saved_network(made)) }
    })
}

/// The walk from one place to every other within `limit_s` seconds, in `*out`: `target` (its place in `targets`),
/// `seconds`; what `lc_reach_row` says of the network that was saved. A place without a door is reached by no walk; asked
/// from, it is `LC_STATUS_NOT_FOUND`.
///
/// # Safety
///
/// `saved`, `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_row(
    saved: *const lc_saved_network,
    origins: *const lc_doors,
    origin: u64,
    targets: *const lc_doors,
    limit_s: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (saved, origins, targets) =
            unsafe { (borrow(saved, "saved")?, borrow(origins, "origins")?, borrow(targets, "targets")?) };
        let row = saved.0.row(origins.of(origin)?, targets.all(), ticks(limit_s, "limit_s")?)?;
        let of_places = row.into_iter().filter_map(|(target, time)| Some((targets.place(target)?, time)));
        row_table(&of_places.collect::<Vec<_>>())
    })
}

/// The nodes within `limit_s` seconds of one place, from near to far, in `*out`: `node`, `seconds`. Where they are is said
/// by the whole network (`lc_saved_network_timed`, `lc_timed_nodes`).
///
/// # Safety
///
/// `saved` and `origins` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_nodes_within(
    saved: *const lc_saved_network,
    origins: *const lc_doors,
    origin: u64,
    limit_s: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (saved, origins) = unsafe { (borrow(saved, "saved")?, borrow(origins, "origins")?) };
        nodes_table(&saved.0.nodes_within(origins.of(origin)?, ticks(limit_s, "limit_s")?)?)
    })
}

/// The whole network, for every other question, in `*out`. Everything in the file is verified first; its columns stay
/// where they lie.
///
/// # Safety
///
/// `saved` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_timed(
    saved: *const lc_saved_network,
    out: *mut *mut lc_timed,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let made = unsafe { borrow(saved, "saved")? }.0.timed()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_timed(made)) }
    })
}

/// Compares the checksum of every section with its bytes as they are now, whether they were read before or not;
/// `LC_STATUS_FORMAT` with the first section that is not as it was written.
///
/// # Safety
///
/// `saved` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_verify(saved: *const lc_saved_network, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { borrow(saved, "saved") }?.0.verify())
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `saved` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_saved_network_free(saved: *mut lc_saved_network) {
    // SAFETY: by the contract above.
    unsafe { free(saved) }
}

/// The nodes of a set without their positions, which a network in its file does not read.
fn nodes_table(set: &NodeSet) -> Result<Table, Error> {
    let nodes = set.nodes();
    Table::new(nodes.len())
        .with(Column::integer("node", nodes.iter().map(|(node, _)| Some(i64::from(node.0)))))?
        .with(Column::real("seconds", nodes.iter().map(|(_, time)| Some(time.seconds()))).in_unit("s"))
}

//! A network as one walker sees it: what the engine searches.

use std::ffi::c_char;
use std::path::Path;

use lifecircle::progress::{CallingThread, Progress};
use lifecircle::reach::TimedNetwork;
use lifecircle::report::{edges_table, nodes_table};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::text;
use crate::prepared::lc_prepared;
use crate::run::run_with_plugins;
use crate::source::lc_network;
use crate::table::lc_table;
use crate::walker::lc_walker;

/// A network with one walker's times.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_timed_free`; it does not depend
/// on what it was made from, and what is made from it stays valid afterwards. The caller frees it.
pub struct lc_timed(pub(crate) TimedNetwork);

/// The network of a prepared study with its walker's times, in `*out`.
///
/// # Safety
///
/// `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_timed(
    prepared: *const lc_prepared,
    out: *mut *mut lc_timed,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let prepared = unsafe { borrow(prepared, "prepared")? };
        let made = prepared.0.timed().clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_timed(made)) }
    })
}

/// A network with a walker's times, without a study around it, in `*out`.
///
/// # Safety
///
/// `network` and `walker` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_new(
    network: *const lc_network,
    walker: *const lc_walker,
    out: *mut *mut lc_timed,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (network, walker) = unsafe { (borrow(network, "network")?, borrow(walker, "walker")?) };
        let make =
            |_: &dyn Progress, calling: &CallingThread| TimedNetwork::new(network.0.clone(), &*walker.on(calling));
        // SAFETY: no run is asked for.
        let made = unsafe { run_with_plugins(std::ptr::null(), walker.is_bound(), make) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_timed(made)) }
    })
}

/// Keeps it in a file, to be opened again by `lc_timed_open` without preparing. The file takes its name only when it is
/// complete.
///
/// # Safety
///
/// `timed` is NULL or live; `path` points to `path_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_save(
    timed: *const lc_timed,
    path: *const c_char,
    path_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (timed, path) = unsafe { (borrow(timed, "timed")?, text(path, path_length, "path")?) };
        timed.0.save(Path::new(path))
    })
}

/// A file that `lc_timed_save` wrote, in `*out`. Nothing in it is believed unchecked: a damaged or shortened file, or
/// one of another version, is `LC_STATUS_FORMAT`.
///
/// # Safety
///
/// `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_open(
    path: *const c_char,
    path_length: usize,
    out: *mut *mut lc_timed,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let path = unsafe { text(path, path_length, "path")? };
        let made = TimedNetwork::open(Path::new(path))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_timed(made)) }
    })
}

/// The nodes by number, in `*out`: `node`, `source_id`, `edges` (how many touch it); the geometry is where it is.
///
/// # Safety
///
/// `timed` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_nodes(
    timed: *const lc_timed,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let timed = unsafe { borrow(timed, "timed")? };
        nodes_table(timed.0.network())
    })
}

/// The edges by number, in `*out`: `edge`, `from`, `to` (nodes), `length_m`, `passage`, `direction`, `source_id`; the
/// geometry is its line.
///
/// # Safety
///
/// `timed` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_edges(
    timed: *const lc_timed,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let timed = unsafe { borrow(timed, "timed")? };
        edges_table(timed.0.network())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `timed` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_timed_free(timed: *mut lc_timed) {
    // SAFETY: by the contract above.
    unsafe { free(timed) }
}

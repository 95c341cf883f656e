//! A city divided into circles.

use lifecircle::assess::{Partition, PartitionOptions};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::flag;
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// A city divided into circles.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_partition_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_partition(pub(crate) Partition);

/// Divides the study into circles of about `target_people`, in `*out`: fewer than `at_least` or more than `at_most` are
/// reported, walks to the centre last at most `max_minutes`, and `across_bridges` (0 or 1) says whether a circle may
/// reach over a bridge.
///
/// # Safety
///
/// `prepared` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_partition(
    prepared: *const lc_prepared,
    target_people: f64,
    at_least: f64,
    at_most: f64,
    max_minutes: u32,
    across_bridges: i32,
    run: *const lc_run,
    out: *mut *mut lc_partition,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, across_bridges) =
            unsafe { (borrow(prepared, "prepared")?, flag(across_bridges, "across_bridges")?) };
        let options = PartitionOptions { target_people, at_least, at_most, max_minutes, across_bridges };
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| prepared.0.partition(&options, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_partition(made)) }
    })
}

/// The circles, in `*out`: `circle`, `homes`, `people`, `fit` and the longest walk; the geometry is the centre.
///
/// # Safety
///
/// `partition` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_partition_circles(
    partition: *const lc_partition,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let partition = unsafe { borrow(partition, "partition")? };
        partition.0.circles_table()
    })
}

/// Which circle each home lies in, in `*out`: `home`, `people`, `circle`.
///
/// # Safety
///
/// `partition` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_partition_homes(
    partition: *const lc_partition,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let partition = unsafe { borrow(partition, "partition")? };
        partition.0.homes_table()
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `partition` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_partition_free(partition: *mut lc_partition) {
    // SAFETY: by the contract above.
    unsafe { free(partition) }
}

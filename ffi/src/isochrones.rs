//! Isochrones: everything within a walking time, as lines, nodes and polygons.

use lifecircle::reach::{self, Contours, Isochrone};
use lifecircle::report::{
    areas_table, isochrone_hulls_table, isochrone_lines_table, isochrone_nodes_table, isochrone_polygons_table,
};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{all_ticks, array, ticks};
use crate::network::lc_timed;
use crate::places::lc_places;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// Everything within walking time of some places. `origin` in its tables counts them from 0.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_isochrones_free`; it does not
/// depend on its places. The caller frees it.
pub struct lc_isochrones(Vec<Isochrone>);

/// A network triangulated, to draw polygons of walking time quickly.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_contours_free`; it does not
/// depend on its network. The caller frees it.
pub struct lc_contours(Contours);

/// Everything within the longest of the limits, in seconds, of one origin, in `*out`.
///
/// # Safety
///
/// `origins` is NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_isochrone(
    origins: *const lc_places,
    origin: usize,
    limits_s: *const f64,
    count: usize,
    out: *mut *mut lc_isochrones,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (origins, limits_s) = unsafe { (borrow(origins, "origins")?, array(limits_s, count, "limits_s")?) };
        let limits = all_ticks(limits_s, "limits_s")?;
        origins.check(origin)?;
        let one = reach::isochrone(origins.timed(), origins.places(), origin, &limits);
        let made = vec![one];
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_isochrones(made)) }
    })
}

/// Everything within the longest of the limits, in seconds, of each origin, in `*out`.
///
/// # Safety
///
/// `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_isochrones(
    origins: *const lc_places,
    limits_s: *const f64,
    count: usize,
    run: *const lc_run,
    out: *mut *mut lc_isochrones,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (origins, limits_s) = unsafe { (borrow(origins, "origins")?, array(limits_s, count, "limits_s")?) };
        let limits = all_ticks(limits_s, "limits_s")?;
        // SAFETY: by the contract above.
        let made =
            unsafe { run_as(run, |progress| reach::isochrones(origins.timed(), origins.places(), &limits, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_isochrones(made)) }
    })
}

/// The stretches of edges reached, cut exactly where the time runs out, in `*out`: `origin`, `edge`, `from_m`, `to_m`
/// (metres along the edge as drawn, in the direction walked), `from_s`, `to_s`; the geometry is the line.
///
/// # Safety
///
/// `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_isochrones_lines(
    isochrones: *const lc_isochrones,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let isochrones = unsafe { borrow(isochrones, "isochrones")? };
        isochrone_lines_table(&isochrones.0)
    })
}

/// The nodes reached, in `*out`: `origin`, `node`, `seconds`; the geometry is the node.
///
/// # Safety
///
/// `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_isochrones_nodes(
    isochrones: *const lc_isochrones,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let isochrones = unsafe { borrow(isochrones, "isochrones")? };
        isochrone_nodes_table(&isochrones.0)
    })
}

/// What lies within `limit_s` seconds and `buffer_m` metres of a reached line, on its side of every barrier of the
/// network, in `*out`: `origin`, `limit_s`; the geometry is the polygon, holes kept. Exact and slow;
/// `lc_contours_areas` is fast.
///
/// # Safety
///
/// `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_isochrones_polygons(
    isochrones: *const lc_isochrones,
    limit_s: f64,
    buffer_m: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let isochrones = unsafe { borrow(isochrones, "isochrones")? };
        isochrone_polygons_table(&isochrones.0, ticks(limit_s, "limit_s")?, buffer_m)
    })
}

/// A concave hull around what is reached within `limit_s` seconds, in `*out`, as `lc_isochrones_polygons`: cheap,
/// without holes, blind to barriers.
///
/// # Safety
///
/// `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_isochrones_hulls(
    isochrones: *const lc_isochrones,
    limit_s: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let isochrones = unsafe { borrow(isochrones, "isochrones")? };
        isochrone_hulls_table(&isochrones.0, ticks(limit_s, "limit_s")?)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `isochrones` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_isochrones_free(isochrones: *mut lc_isochrones) {
    // SAFETY: by the contract above.
    unsafe { free(isochrones) }
}

/// Triangulates a network, in `*out`.
///
/// # Safety
///
/// `timed` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_contours_new(
    timed: *const lc_timed,
    run: *const lc_run,
    out: *mut *mut lc_contours,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let timed = unsafe { borrow(timed, "timed")? };
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| Contours::new(&timed.0, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_contours(made)) }
    })
}

/// Polygons of walking time, nested and valid by construction, one for each origin and limit, in `*out`: `origin`,
/// `limit_s`; the geometry is the polygon, holes kept. A walk of less than 20 m from its door may have an empty one.
///
/// # Safety
///
/// `contours`, `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error`
/// is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_contours_areas(
    contours: *const lc_contours,
    origins: *const lc_places,
    limits_s: *const f64,
    count: usize,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (contours, origins, limits_s) = unsafe {
            (borrow(contours, "contours")?, borrow(origins, "origins")?, array(limits_s, count, "limits_s")?)
        };
        origins.on(contours.0.timed())?;
        let limits = all_ticks(limits_s, "limits_s")?;
        // SAFETY: by the contract above.
        let made =
            unsafe { run_as(run, |progress| areas_table(&contours.0.of_each(origins.places(), &limits, progress)?)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(made)) }
    })
}

/// As `lc_contours_areas`, of one origin; `origin` is 0.
///
/// # Safety
///
/// `contours` and `origins` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL
/// or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_contours_area(
    contours: *const lc_contours,
    origins: *const lc_places,
    origin: usize,
    limits_s: *const f64,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (contours, origins, limits_s) = unsafe {
            (borrow(contours, "contours")?, borrow(origins, "origins")?, array(limits_s, count, "limits_s")?)
        };
        origins.on(contours.0.timed())?;
        origins.check(origin)?;
        let limits = all_ticks(limits_s, "limits_s")?;
        areas_table(&[contours.0.of(origins.places(), origin, &limits)])
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `contours` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_contours_free(contours: *mut lc_contours) {
    // SAFETY: by the contract above.
    unsafe { free(contours) }
}

//! Walks between places: matrices, rows, routes.

use lifecircle::reach::{self, NodeSet, Route};
use lifecircle::report::{
    matrix_table, node_set_table, node_sets_table, route_edges_table, route_points_table, routes_table, row_table,
};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out_or_null};
use crate::input::ticks;
use crate::places::lc_places;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// A shortest walk from one place to another.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_route_free`. The caller frees it.
pub struct lc_route(Route);

/// The walk from every origin to every target within `limit_s` seconds, in `*out`: `origin`, `target`, `seconds`; pairs
/// beyond have no row.
///
/// # Safety
///
/// `origins`, `targets` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_matrix(
    origins: *const lc_places,
    targets: *const lc_places,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, targets) = unsafe { (borrow(origins, "origins")?, borrow(targets, "targets")?) };
        let (timed, limit) = (origins.beside(targets)?, ticks(limit_s, "limit_s")?);
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                matrix_table(&reach::matrix(timed, origins.places(), targets.places(), limit, progress)?)
            })
        }
    })
}

/// The walk from one origin to every target within `limit_s` seconds, in `*out`: `target`, `seconds`.
///
/// # Safety
///
/// `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_row(
    origins: *const lc_places,
    origin: usize,
    targets: *const lc_places,
    limit_s: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, targets) = unsafe { (borrow(origins, "origins")?, borrow(targets, "targets")?) };
        let (timed, limit) = (origins.beside(targets)?, ticks(limit_s, "limit_s")?);
        origins.check(origin)?;
        row_table(&reach::row(timed, origins.places(), origin, targets.places(), limit))
    })
}

/// The nodes within `limit_s` seconds of one origin, from near to far, in `*out`: `node`, `seconds`; the geometry is
/// the node.
///
/// # Safety
///
/// `origins` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_nodes_within(
    origins: *const lc_places,
    origin: usize,
    limit_s: f64,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let origins = unsafe { borrow(origins, "origins")? };
        let (timed, limit, mut set) = (origins.timed(), ticks(limit_s, "limit_s")?, NodeSet::new());
        origins.check(origin)?;
        reach::nodes_within(timed, origins.places(), origin, limit, &mut set);
        node_set_table(&set, timed.network())
    })
}

/// The nodes within `limit_s` seconds of each origin, from near to far, in `*out`: `origin`, `node`, `seconds`; the geometry
/// is the node.
///
/// # Safety
///
/// `origins` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_node_sets(
    origins: *const lc_places,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let origins = unsafe { borrow(origins, "origins")? };
        let (timed, limit) = (origins.timed(), ticks(limit_s, "limit_s")?);
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                let sets = reach::node_sets(timed, origins.places(), limit, progress, |_, set| set.clone())?;
                node_sets_table(&sets, timed.network())
            })
        }
    })
}

/// A shortest walk from an origin to a target, in `*out`; NULL when there is none within `limit_s` seconds (INFINITY:
/// none at all).
///
/// # Safety
///
/// `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_route(
    origins: *const lc_places,
    origin: usize,
    targets: *const lc_places,
    target: usize,
    limit_s: f64,
    out: *mut *mut lc_route,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (origins, targets) = unsafe { (borrow(origins, "origins")?, borrow(targets, "targets")?) };
        let timed = origins.beside(targets)?;
        let limit = (limit_s != f64::INFINITY).then(|| ticks(limit_s, "limit_s")).transpose()?;
        origins.check(origin)?;
        targets.check(target)?;
        let made = reach::route(timed, origins.places(), origin, targets.places(), target, limit);
        // SAFETY: by the contract above.
        unsafe { hand_out_or_null(out, made.map(lc_route)) }
    })
}

/// The time of a route from door to door in seconds, both links included; NaN for NULL.
///
/// # Safety
///
/// `route` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_seconds(route: *const lc_route) -> f64 {
    // SAFETY: by the contract above.
    unsafe { route.as_ref() }.map_or(f64::NAN, |r| r.0.ticks.seconds())
}

/// The length of a route along the network in metres; NaN for NULL.
///
/// # Safety
///
/// As `lc_route_seconds`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_length_m(route: *const lc_route) -> f64 {
    // SAFETY: by the contract above.
    unsafe { route.as_ref() }.map_or(f64::NAN, |r| r.0.length_m)
}

/// The length of the two links between the doors and the network in metres; NaN for NULL.
///
/// # Safety
///
/// As `lc_route_seconds`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_link_m(route: *const lc_route) -> f64 {
    // SAFETY: by the contract above.
    unsafe { route.as_ref() }.map_or(f64::NAN, |r| r.0.link_m)
}

/// The way along the network, in `*out`: a table without columns whose rows are the points in order
/// (`lc_table_points`).
///
/// # Safety
///
/// `route` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_points(
    route: *const lc_route,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let route = unsafe { borrow(route, "route")? };
        route_points_table(&route.0)
    })
}

/// The edges walked, in order, in `*out`: `edge`, `from_m`, `to_m`, metres along the edge as drawn.
///
/// # Safety
///
/// `route` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_edges(
    route: *const lc_route,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let route = unsafe { borrow(route, "route")? };
        route_edges_table(&route.0)
    })
}

/// The route as one row, in `*out`: `seconds`, `length_m`, `link_m`; the geometry is its line.
///
/// # Safety
///
/// `route` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_table(
    route: *const lc_route,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let route = unsafe { borrow(route, "route")? };
        routes_table(&[Some(route.0.clone())])
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `route` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_route_free(route: *mut lc_route) {
    // SAFETY: by the contract above.
    unsafe { free(route) }
}

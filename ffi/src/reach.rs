//! What the engine answers of all places at once: the nearest, counts and sums, reached lengths.

use lifecircle::reach::{self, Ask};
use lifecircle::report::{at_nodes, nearest_table, nearest_times_table, opportunities_table, reached_table};

use crate::decay::lc_decay;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{all_ticks, array, ticks};
use crate::network::lc_timed;
use crate::places::{lc_groups, lc_places};
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// What is asked of every origin and group of targets: counts, the nearest, decay sums.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_ask_free`; calls copy what they need. The caller frees it.
#[derive(Default)]
pub struct lc_ask(Ask);

/// The nearest target of each group for every origin within `limit_s` seconds, in `*out`: `origin` and, for each group,
/// `<name>_s` and `<name>_target`, null where none lies within. Ties go to the lowest row.
///
/// # Safety
///
/// `origins`, `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_nearest(
    origins: *const lc_places,
    targets: *const lc_places,
    groups: *const lc_groups,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, targets, groups) =
            unsafe { (borrow(origins, "origins")?, borrow(targets, "targets")?, borrow(groups, "groups")?) };
        let (timed, limit) = (origins.beside(targets)?, ticks(limit_s, "limit_s")?);
        let (from, to) = (origins.places(), targets.places());
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                nearest_table(&reach::nearest(timed, from, to, &groups.members, limit, progress)?, &groups.names())
            })
        }
    })
}

/// As `lc_reach_nearest` without the targets, at half the cost: `origin` and `<name>_s`.
///
/// # Safety
///
/// `origins`, `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_nearest_times(
    origins: *const lc_places,
    targets: *const lc_places,
    groups: *const lc_groups,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, targets, groups) =
            unsafe { (borrow(origins, "origins")?, borrow(targets, "targets")?, borrow(groups, "groups")?) };
        let (timed, limit) = (origins.beside(targets)?, ticks(limit_s, "limit_s")?);
        let (from, to) = (origins.places(), targets.places());
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                nearest_times_table(
                    &reach::nearest_times(timed, from, to, &groups.members, limit, progress)?,
                    &groups.names(),
                )
            })
        }
    })
}

/// As `lc_reach_nearest`, with every node of the targets' network as an origin; the geometry is the node.
///
/// # Safety
///
/// `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_nearest_at_nodes(
    targets: *const lc_places,
    groups: *const lc_groups,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (targets, groups) = unsafe { (borrow(targets, "targets")?, borrow(groups, "groups")?) };
        let (timed, limit) = (targets.timed(), ticks(limit_s, "limit_s")?);
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                let found = reach::nearest_at_nodes(timed, targets.places(), &groups.members, limit, progress)?;
                at_nodes(nearest_table(&found, &groups.names())?, timed.network())
            })
        }
    })
}

/// As `lc_reach_nearest_times`, with every node of the targets' network as an origin; the geometry is the node.
///
/// # Safety
///
/// `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_nearest_times_at_nodes(
    targets: *const lc_places,
    groups: *const lc_groups,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (targets, groups) = unsafe { (borrow(targets, "targets")?, borrow(groups, "groups")?) };
        let (timed, limit) = (targets.timed(), ticks(limit_s, "limit_s")?);
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                let found = reach::nearest_times_at_nodes(timed, targets.places(), &groups.members, limit, progress)?;
                at_nodes(nearest_times_table(&found, &groups.names())?, timed.network())
            })
        }
    })
}

/// A question that asks for nothing yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_ask_new(out: *mut *mut lc_ask, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = Ask::new();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_ask(made)) }
    })
}

/// Asks how many targets lie within each limit, in seconds.
///
/// # Safety
///
/// `ask` is NULL or live; `limits_s` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_ask_set_within(
    ask: *mut lc_ask,
    limits_s: *const f64,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (ask, limits_s) =
            unsafe { (ask.as_mut().ok_or_else(|| null("ask"))?, array(limits_s, count, "limits_s")?) };
        ask.0 = std::mem::take(&mut ask.0).within(all_ticks(limits_s, "limits_s")?);
        Ok(())
    })
}

/// Asks for the `k` nearest within `limit_s` seconds.
///
/// # Safety
///
/// `ask` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_ask_set_nearest(
    ask: *mut lc_ask,
    k: usize,
    limit_s: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let ask = unsafe { ask.as_mut().ok_or_else(|| null("ask"))? };
        ask.0 = std::mem::take(&mut ask.0).nearest(k, ticks(limit_s, "limit_s")?);
        Ok(())
    })
}

/// Asks for the sum over the targets of what a decay makes of the walk to each.
///
/// # Safety
///
/// `ask` and `decay` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_ask_add_decay(ask: *mut lc_ask, decay: *const lc_decay, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (ask, decay) = unsafe { (ask.as_mut().ok_or_else(|| null("ask"))?, borrow(decay, "decay")?) };
        ask.0 = std::mem::take(&mut ask.0).decay(decay.0.clone());
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `ask` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_ask_free(ask: *mut lc_ask) {
    // SAFETY: by the contract above.
    unsafe { free(ask) }
}

/// Whatever `ask` asks of every origin and group, in one pass, in `*out`: `origin` and, for each group,
/// `<name>_within_<seconds>`, `<name>_1_s`, `<name>_1_target` ... up to `k`, and `<name>_decay_1` ... A target counts
/// once, however many doors lead to it.
///
/// # Safety
///
/// `origins`, `targets`, `groups`, `ask` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_opportunities(
    origins: *const lc_places,
    targets: *const lc_places,
    groups: *const lc_groups,
    ask: *const lc_ask,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, targets, groups, ask) = unsafe {
            (borrow(origins, "origins")?, borrow(targets, "targets")?, borrow(groups, "groups")?, borrow(ask, "ask")?)
        };
        let (timed, from, to) = (origins.beside(targets)?, origins.places(), targets.places());
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                opportunities_table(
                    &reach::opportunities(timed, from, to, &groups.members, &ask.0, progress)?,
                    &groups.names(),
                )
            })
        }
    })
}

/// As `lc_reach_opportunities`, with every node of the targets' network as an origin; the geometry is the node.
///
/// # Safety
///
/// `targets`, `groups`, `ask` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_opportunities_at_nodes(
    targets: *const lc_places,
    groups: *const lc_groups,
    ask: *const lc_ask,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (targets, groups, ask) =
            unsafe { (borrow(targets, "targets")?, borrow(groups, "groups")?, borrow(ask, "ask")?) };
        let timed = targets.timed();
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                let found = reach::opportunities_at_nodes(timed, targets.places(), &groups.members, &ask.0, progress)?;
                at_nodes(opportunities_table(&found, &groups.names())?, timed.network())
            })
        }
    })
}

/// How much network each origin reaches within each limit, in `*out`: `origin` and, for each limit,
/// `nodes_within_<seconds>` and `length_m_within_<seconds>`.
///
/// # Safety
///
/// `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_of(
    origins: *const lc_places,
    limits_s: *const f64,
    count: usize,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (origins, limits_s) = unsafe { (borrow(origins, "origins")?, array(limits_s, count, "limits_s")?) };
        let limits = all_ticks(limits_s, "limits_s")?;
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                reached_table(&reach::reach_of(origins.timed(), origins.places(), &limits, progress)?)
            })
        }
    })
}

/// As `lc_reach_of`, with every node of the network as an origin; the geometry is the node.
///
/// # Safety
///
/// `timed` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_reach_of_nodes(
    timed: *const lc_timed,
    limits_s: *const f64,
    count: usize,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (timed, limits_s) = unsafe { (borrow(timed, "timed")?, array(limits_s, count, "limits_s")?) };
        let (timed, limits) = (&timed.0, all_ticks(limits_s, "limits_s")?);
        // SAFETY: by the contract above.
        unsafe {
            run_as(run, |progress| {
                at_nodes(reached_table(&reach::reach_of_nodes(timed, &limits, progress)?)?, timed.network())
            })
        }
    })
}

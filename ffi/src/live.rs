//! What if: the nearest, kept exact while targets open, close and move and edges change.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::network::{EdgeId, NodeId};
use lifecircle::reach::LiveNearest;
use lifecircle::report::live_table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out, write_out};
use crate::input::{array, ticks};
use crate::places::{lc_groups, lc_places};
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// The nearest target of each group from everywhere, kept exact through edits: after each it tells what
/// `lc_reach_nearest` would if everything were made anew. A target keeps its row; one that is added gets the next.
///
/// Thread rule: reads from several threads at once; an edit needs it alone. Lifetime: until `lc_live_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_live {
    live: LiveNearest,
    names: Vec<String>,
}

/// The table before any edit, within `limit_s` seconds, in `*out`.
///
/// # Safety
///
/// `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_new(
    targets: *const lc_places,
    groups: *const lc_groups,
    limit_s: f64,
    run: *const lc_run,
    out: *mut *mut lc_live,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (targets, groups) = unsafe { (borrow(targets, "targets")?, borrow(groups, "groups")?) };
        let limit = ticks(limit_s, "limit_s")?;
        let names: Vec<String> = groups.names().into_iter().map(str::to_owned).collect();
        // SAFETY: by the contract above.
        let made = unsafe {
            run_as(run, |progress| {
                let live = LiveNearest::new(targets.timed(), targets.places(), &groups.members, limit, progress)?;
                Ok(lc_live { live, names })
            })
        }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Another one that goes its own way from here, in `*out`: to try several futures of one present.
///
/// # Safety
///
/// `live` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_copy(live: *const lc_live, out: *mut *mut lc_live, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let live = unsafe { borrow(live, "live")? };
        let made = lc_live { live: live.live.clone(), names: live.names.clone() };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// What `lc_reach_nearest` would say of these origins now, in `*out`.
///
/// # Safety
///
/// `live` and `origins` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_nearest(
    live: *const lc_live,
    origins: *const lc_places,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (live, origins) = unsafe { (borrow(live, "live")?, borrow(origins, "origins")?) };
        origins.on(live.live.timed())?;
        let names: Vec<&str> = live.names.iter().map(String::as_str).collect();
        live_table(&live.live, origins.places(), &names)
    })
}

/// The time from a node to the nearest target of a group (counted from 0) and that target's row; `*found` is 0, and the
/// two others 0 as well, when none lies within the limit.
///
/// # Safety
///
/// `live` is NULL or live; `seconds`, `target` and `found` are writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_at_node(
    live: *const lc_live,
    group: usize,
    node: u32,
    seconds: *mut f64,
    target: *mut u32,
    found: *mut i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let live = unsafe { borrow(live, "live")? };
        let known = group < live.names.len() && (node as usize) < live.live.timed().network().node_count();
        if !known {
            return Err(Error::new(ErrorKind::NotFound, "there is no such group or node").with_value(node));
        }
        let nearest = live.live.at_node(group, NodeId(node));
        let answer = nearest.map_or((0.0, 0, 0), |(time, target)| (time.seconds(), target, 1));
        let made = answer;
        // SAFETY: by the contract above.
        unsafe {
            write_out(seconds, made.0, "seconds")?;
            write_out(target, made.1, "target")?;
            write_out(found, made.2, "found")?;
        }
        Ok(())
    })
}

/// Opens a new target at a place, in some groups (counted from 0); its row in `*target`.
///
/// # Safety
///
/// `live` and `places` are NULL or live; `groups` points to `count` numbers; `target` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_add(
    live: *mut lc_live,
    places: *const lc_places,
    place: usize,
    groups: *const u32,
    count: usize,
    target: *mut u32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (live, places, groups) = unsafe {
            (live.as_mut().ok_or_else(|| null("live"))?, borrow(places, "places")?, array(groups, count, "groups")?)
        };
        places.on(live.live.timed())?;
        places.check(place)?;
        let made = live.live.add(places.places().attachments(place), groups).map(|(target, _)| target)?;
        // SAFETY: by the contract above.
        unsafe { write_out(target, made, "target") }
    })
}

/// Closes a target, by its row. To open it again, move it.
///
/// # Safety
///
/// `live` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_close(live: *mut lc_live, target: u32, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let live = unsafe { live.as_mut().ok_or_else(|| null("live"))? };
        live.live.close(target).map(|_| ())
    })
}

/// Moves a target, by its row, to a place.
///
/// # Safety
///
/// `live` and `places` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_move(
    live: *mut lc_live,
    target: u32,
    places: *const lc_places,
    place: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (live, places) = unsafe { (live.as_mut().ok_or_else(|| null("live"))?, borrow(places, "places")?) };
        places.on(live.live.timed())?;
        places.check(place)?;
        live.live.relocate(target, places.places().attachments(place)).map(|_| ())
    })
}

/// Changes the seconds of a whole edge as drawn and against the drawing; INFINITY refuses that direction. A gate is an
/// edge without length: 0 opens it, INFINITY closes it. Where the network says one way, the other stays refused.
///
/// # Safety
///
/// `live` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_change_edge(
    live: *mut lc_live,
    edge: u32,
    forward_s: f64,
    backward_s: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let live = unsafe { live.as_mut().ok_or_else(|| null("live"))? };
        let seconds = |s: f64| (s != f64::INFINITY).then_some(s);
        live.live.change_edge(EdgeId(edge), seconds(forward_s), seconds(backward_s)).map(|_| ())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `live` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_live_free(live: *mut lc_live) {
    // SAFETY: by the contract above.
    unsafe { free(live) }
}

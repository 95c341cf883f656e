//! Access over time: every moment of a period, arriving or leaving.

use std::ffi::c_char;

use lifecircle::access::{AccessOverTime, Period, Sense, Waking, services_table};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Channel;

use crate::access::lc_query;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{array, date, moment, texts};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// What the moment of a question is.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_sense {
    /// One stands at the door then, however long the walk was.
    Arrive = 0,
    /// One leaves home then: the door must be open when the walk is over.
    Depart = 1,
}

/// Access at every moment of a period, exact at every change.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_over_time_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_over_time(AccessOverTime);

fn rows(homes: &[u64]) -> Vec<usize> {
    homes.iter().map(|home| usize::try_from(*home).unwrap_or(usize::MAX)).collect()
}

/// Says what the moment asked for is (`lc_sense`; default `LC_SENSE_ARRIVE`).
///
/// # Safety
///
/// `query` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_sense(query: *mut lc_query, sense: i32, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let query = unsafe { query.as_mut().ok_or_else(|| null("query"))? };
        let sense = match sense {
            s if s == lc_sense::Arrive as i32 => Sense::Arrive,
            s if s == lc_sense::Depart as i32 => Sense::Depart,
            other => {
                return Err(Error::new(ErrorKind::Argument, "sense must be a number of lc_sense").with_value(other));
            }
        };
        query.change(|q| q.sense(sense));
        Ok(())
    })
}

/// Asks for a stay of so many seconds, through which the door must stay open (default 0).
///
/// # Safety
///
/// `query` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_stay_s(query: *mut lc_query, stay_s: u32, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let query = unsafe { query.as_mut().ok_or_else(|| null("query"))? };
        query.change(|q| q.stay_s(stay_s));
        Ok(())
    })
}

/// Asks for services of these channels only: "counter", "pick-up", "locker", "vending", "delivery", "home-visit".
///
/// # Safety
///
/// `query` is NULL or live; `channels` points to `count` NUL-terminated texts; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_channels(
    query: *mut lc_query,
    channels: *const *const c_char,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (query, channels) =
            unsafe { (query.as_mut().ok_or_else(|| null("query"))?, texts(channels, count, "channels")?) };
        let channel = |name: &&str| {
            let found = Channel::ALL.into_iter().find(|channel| channel.name() == *name);
            found.ok_or_else(|| Error::new(ErrorKind::Argument, "there is no such channel").with_value(name))
        };
        let channels = channels.iter().map(channel).collect::<Result<Vec<_>, _>>()?;
        query.change(|q| q.channels(&channels));
        Ok(())
    })
}

/// Access at every moment from `from` up to `to` (`lc_moment`), at most 366 days, in `*out`; the query's own moment
/// plays no part.
///
/// # Safety
///
/// `prepared`, `query` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_access_over(
    prepared: *const lc_prepared,
    query: *const lc_query,
    from: i64,
    to: i64,
    run: *const lc_run,
    out: *mut *mut lc_over_time,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, query) = unsafe { (borrow(prepared, "prepared")?, borrow(query, "query")?) };
        let period = Period::new(moment(from, "from")?, moment(to, "to")?)?;
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| prepared.0.access_over_with(query.query(), &period, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_over_time(made)) }
    })
}

/// For some homes, by their rows, every stretch in which nothing changes, in `*out`: which category is within reach
/// when, and how far.
///
/// # Safety
///
/// `over_time` is NULL or live; `homes` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_intervals(
    over_time: *const lc_over_time,
    homes: *const u64,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (over_time, homes) = unsafe { (borrow(over_time, "over_time")?, array(homes, count, "homes")?) };
        over_time.0.intervals_table(&rows(homes))
    })
}

/// For some homes, by their rows, how many are open within a limit of the query (by its index) in every stretch in
/// which nothing changes, in `*out`.
///
/// # Safety
///
/// `over_time` is NULL or live; `homes` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_counts(
    over_time: *const lc_over_time,
    homes: *const u64,
    count: usize,
    limit: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (over_time, homes) = unsafe { (borrow(over_time, "over_time")?, array(homes, count, "homes")?) };
        over_time.0.counts_table(&rows(homes), limit)
    })
}

/// For each home, the share of waking hours with an open facility within a limit of the query (by its index), in
/// `*out`. Waking hours go from one minute of the day up to another, at most 1440.
///
/// # Safety
///
/// `over_time` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_shares(
    over_time: *const lc_over_time,
    limit: usize,
    from_minute: u32,
    to_minute: u32,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let over_time = unsafe { borrow(over_time, "over_time")? };
        let waking = Waking::new(from_minute, to_minute)?;
        // SAFETY: by the contract above.
        unsafe { run_as(run, |progress| over_time.0.shares_table(limit, &waking, progress)) }
    })
}

/// For each home, the first and the last moment of a day (20260210) at which it is possible within a limit of the query
/// (by its index), in `*out`.
///
/// # Safety
///
/// `over_time` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_door_times(
    over_time: *const lc_over_time,
    limit: usize,
    day: i32,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let over_time = unsafe { borrow(over_time, "over_time")? };
        let day = date(day, "day")?;
        over_time.0.door_times_table(limit, day)
    })
}

/// For each home, how many choices there are over the waking hours, the fewest among them, in `*out`.
///
/// # Safety
///
/// `over_time` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_choices(
    over_time: *const lc_over_time,
    from_minute: u32,
    to_minute: u32,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let over_time = unsafe { borrow(over_time, "over_time")? };
        let waking = Waking::new(from_minute, to_minute)?;
        // SAFETY: by the contract above.
        unsafe { run_as(run, |progress| over_time.0.choices_table(&waking, progress)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `over_time` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_over_time_free(over_time: *mut lc_over_time) {
    // SAFETY: by the contract above.
    unsafe { free(over_time) }
}

/// Which services a home, by its row, can reach by a query, each with the rule by which it is open, in `*out`.
///
/// # Safety
///
/// `prepared` and `query` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_services_reached(
    prepared: *const lc_prepared,
    home: usize,
    query: *const lc_query,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (prepared, query) = unsafe { (borrow(prepared, "prepared")?, borrow(query, "query")?) };
        let services = prepared.0.services_reached(home, query.query())?;
        services_table(prepared.0.study(), &services)
    })
}

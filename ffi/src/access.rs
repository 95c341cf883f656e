//! The access table.

use std::ffi::c_char;

use lifecircle::access::{AccessTable, Query};
use lifecircle::calendar::UnknownHours;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::report::access_table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{array, moment, texts};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// What facilities whose hours nobody knows are taken for.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_unknown_hours {
    /// Left out and counted apart; a home that reaches none but them is not missing them.
    Excluded = 0,
    /// Open.
    Open = 1,
    /// Closed.
    Closed = 2,
}

/// What is asked of a prepared study: which categories, within how many minutes, how many of the nearest, open when.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_query_free`; calls copy what they need. The caller frees it.
pub struct lc_query {
    query: Query,
    names: Vec<String>,
}

impl lc_query {
    pub(crate) fn query(&self) -> &Query {
        &self.query
    }

    /// The ids of the categories.
    pub(crate) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    pub(crate) fn change(&mut self, how: impl FnOnce(Query) -> Query) {
        self.query = how(self.query.clone());
    }
}

/// The walk from every home to every category asked for.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_access_free`; it does not depend
/// on what it was made from. The caller frees it.
pub struct lc_access(pub(crate) AccessTable);

/// Asks for the nearest of each category of the catalogue, and how many there are within 5, 10 and 15 minutes, in
/// `*out`.
///
/// # Safety
///
/// `categories` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_new(
    categories: *const *const c_char,
    count: usize,
    out: *mut *mut lc_query,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let categories = unsafe { texts(categories, count, "categories")? };
        let ids = categories.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>()?;
        let names = categories.into_iter().map(str::to_owned).collect();
        let made = lc_query { query: Query::new(ids), names };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Counts within these minutes instead. The largest is the horizon.
///
/// # Safety
///
/// `query` is NULL or live; `minutes` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_minutes(
    query: *mut lc_query,
    minutes: *const u32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (query, minutes) =
            unsafe { (query.as_mut().ok_or_else(|| null("query"))?, array(minutes, count, "minutes")?) };
        query.change(|q| q.minutes(minutes.iter().copied()));
        Ok(())
    })
}

/// Asks for the `k` nearest of each category, 1 to 100 (default 1).
///
/// # Safety
///
/// `query` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_k(query: *mut lc_query, k: usize, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let query = unsafe { query.as_mut().ok_or_else(|| null("query"))? };
        query.change(|q| q.k(k));
        Ok(())
    })
}

/// Asks for what is open at a moment of arrival (`lc_moment`): one stands at the door then, however long the walk was.
/// Without a moment, opening hours play no part.
///
/// # Safety
///
/// `query` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_at(query: *mut lc_query, at: i64, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let query = unsafe { query.as_mut().ok_or_else(|| null("query"))? };
        let at = moment(at, "at")?;
        query.change(|q| q.at(at));
        Ok(())
    })
}

/// Says what facilities with unknown hours are taken for (`lc_unknown_hours`; default `LC_UNKNOWN_HOURS_EXCLUDED`).
///
/// # Safety
///
/// `query` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_set_unknown_hours(
    query: *mut lc_query,
    choice: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let query = unsafe { query.as_mut().ok_or_else(|| null("query"))? };
        let choice = match choice {
            c if c == lc_unknown_hours::Excluded as i32 => UnknownHours::Excluded,
            c if c == lc_unknown_hours::Open as i32 => UnknownHours::Open,
            c if c == lc_unknown_hours::Closed as i32 => UnknownHours::Closed,
            other => {
                let message = "choice must be a number of lc_unknown_hours";
                return Err(Error::new(ErrorKind::Argument, message).with_value(other));
            }
        };
        query.change(|q| q.unknown_hours(choice));
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `query` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_query_free(query: *mut lc_query) {
    // SAFETY: by the contract above.
    unsafe { free(query) }
}

/// The walk from every home to the `k` nearest of each category, and how many lie within each limit, in `*out`: `lc_prepared_query`
/// for those who ask for nothing else.
///
/// # Safety
///
/// `prepared` is NULL or live; `categories` points to `category_count` NUL-terminated ids of the catalogue; `minutes`
/// points to `minute_count` limits; `run` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_access(
    prepared: *const lc_prepared,
    categories: *const *const c_char,
    category_count: usize,
    minutes: *const u32,
    minute_count: usize,
    k: usize,
    run: *const lc_run,
    out: *mut *mut lc_access,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, names, minutes) = unsafe {
            (
                borrow(prepared, "prepared")?,
                texts(categories, category_count, "a category")?,
                array(minutes, minute_count, "minutes")?,
            )
        };
        let ids = names.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>()?;
        let query = Query::new(ids).minutes(minutes.iter().copied()).k(k);
        // SAFETY: by the contract above.
        let access = unsafe { run_as(run, |progress| prepared.0.access_with(&query, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_access(access)) }
    })
}

/// The walk from every home to the nearest of each category of a query, and how many lie within each limit, in `*out`.
///
/// # Safety
///
/// `prepared`, `query` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_query(
    prepared: *const lc_prepared,
    query: *const lc_query,
    run: *const lc_run,
    out: *mut *mut lc_access,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, query) = unsafe { (borrow(prepared, "prepared")?, borrow(query, "query")?) };
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| prepared.0.access_with(&query.query, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_access(made)) }
    })
}

/// The access table in columns, in `*out`: one row per home; `home`, `people`, `escape_s`, and for each category
/// `<id>_state`, `<id>_s`, `<id>_facility`, `<id>_2_s` ... up to `k`, `<id>_within_<minutes>`.
///
/// # Safety
///
/// `access` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_access_table(
    access: *const lc_access,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let access = unsafe { borrow(access, "access")? };
        access_table(&access.0)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `access` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_access_free(access: *mut lc_access) {
    // SAFETY: by the contract above.
    unsafe { free(access) }
}

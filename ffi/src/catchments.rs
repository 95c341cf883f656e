//! Who can walk to what: what indicators are computed from.

use std::ffi::c_char;

use lifecircle::access::{CatchmentQuery, Catchments, Dwelling, Outlet, Supply, Walk};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::units::Ticks;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, known, optional, texts, ticks};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};

/// What the supply of a facility is measured by.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_supply {
    /// Every facility is one.
    Each = 0,
    /// What its services of the kind can serve together.
    Capacity = 1,
    /// Its area in square metres.
    Area = 2,
}

/// Homes, outlets and the walks between them, from which indicators are computed. A facility of several kinds is as
/// many outlets.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_catchments_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_catchments(pub(crate) Catchments);

/// What a number of `lc_supply` means.
pub(crate) fn supply_by(code: i32) -> Result<Supply, Error> {
    match code {
        c if c == lc_supply::Each as i32 => Ok(Supply::Each),
        c if c == lc_supply::Capacity as i32 => Ok(Supply::Capacity),
        c if c == lc_supply::Area as i32 => Ok(Supply::Area),
        other => Err(Error::new(ErrorKind::Argument, "supply must be a number of lc_supply").with_value(other)),
    }
}

/// A column of walks; NaN stands for one beyond every horizon.
fn walk(column: Option<&[f64]>, row: usize, name: &str) -> Result<Option<Ticks>, Error> {
    known(column, row).map(|seconds| ticks(seconds, name)).transpose()
}

/// The walks from every home to every facility of some kinds within `minutes`, in `*out`. `categories` are the ids of
/// all kinds one after the other, and `kind_of` the kind of each, counted from 0; `supply` is of `lc_supply`.
///
/// # Safety
///
/// `prepared` and `run` are NULL or live; `categories` points to `count` NUL-terminated texts; `kind_of` points to
/// `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_catchments(
    prepared: *const lc_prepared,
    categories: *const *const c_char,
    count: usize,
    kind_of: *const u32,
    minutes: u32,
    supply: i32,
    run: *const lc_run,
    out: *mut *mut lc_catchments,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, categories, kind_of) = unsafe {
            (borrow(prepared, "prepared")?, texts(categories, count, "categories")?, array(kind_of, count, "kind_of")?)
        };
        let mut kinds = vec![Vec::new(); kind_of.iter().map(|kind| *kind as usize + 1).max().unwrap_or(0).min(count)];
        for (name, kind) in categories.iter().zip(kind_of) {
            let id = Catalogue::bundled().find(name)?;
            let beyond = || Error::new(ErrorKind::Argument, "kinds are counted from 0 without gaps").with_value(kind);
            kinds.get_mut(*kind as usize).ok_or_else(beyond)?.push(id);
        }
        let query = CatchmentQuery::new(kinds).minutes(minutes).supply(supply_by(supply)?);
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| prepared.0.catchments(&query, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_catchments(made)) }
    })
}

/// Catchments from the host's own travel times, in `*out`. For each home: its people, and the walk from it to where the
/// data ends. For each outlet: its kind, counted from 0, its supply, and the walk to it from where the data begins. For
/// each walk: home, outlet, seconds. `people`, `escape_s`, `supply` and `entry_s` may be NULL, and NaN in them is "not
/// known", or beyond every horizon. A home all of whose walks are missing is one that reaches nothing. Of two walks
/// between one pair the shorter counts; walks beyond `limit_s` are left out.
///
/// # Safety
///
/// `people` is NULL or points to `home_count` numbers; `escape_s` is NULL or points to `home_count` numbers; `kind`
/// points to `outlet_count` numbers; `supply` is NULL or points to `outlet_count` numbers; `entry_s` is NULL or points
/// to `outlet_count` numbers; `home` points to `count` numbers; `outlet` points to `count` numbers; `seconds` points to
/// `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_catchments_new(
    people: *const f64,
    home_count: usize,
    escape_s: *const f64,
    kind: *const u32,
    outlet_count: usize,
    supply: *const f64,
    entry_s: *const f64,
    home: *const u32,
    count: usize,
    outlet: *const u32,
    seconds: *const f64,
    limit_s: f64,
    out: *mut *mut lc_catchments,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (people, escape_s, kind, supply, entry_s, home, outlet, seconds) = unsafe {
            (
                optional(people, home_count, "people")?,
                optional(escape_s, home_count, "escape_s")?,
                array(kind, outlet_count, "kind")?,
                optional(supply, outlet_count, "supply")?,
                optional(entry_s, outlet_count, "entry_s")?,
                array(home, count, "home")?,
                array(outlet, count, "outlet")?,
                array(seconds, count, "seconds")?,
            )
        };
        let dwelling = |row| {
            let escape = walk(escape_s, row, "escape_s")?;
            Ok(Dwelling { people: known(people, row), attached: true, escape })
        };
        let homes = (0..home_count).map(dwelling).collect::<Result<Vec<_>, Error>>()?;
        let place = |(row, kind): (usize, &u32)| {
            let entry = walk(entry_s, row, "entry_s")?;
            Ok(Outlet { facility: row as u32, kind: *kind, supply: known(supply, row), entry })
        };
        let outlets = kind.iter().enumerate().map(place).collect::<Result<Vec<_>, Error>>()?;
        let walks = home.iter().zip(outlet).zip(seconds).map(|((home, outlet), seconds)| {
            Ok(Walk { home: *home, outlet: *outlet, time: ticks(*seconds, "seconds")? })
        });
        let made =
            Catchments::new(homes, outlets, walks.collect::<Result<Vec<_>, Error>>()?, ticks(limit_s, "limit_s")?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_catchments(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `catchments` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_catchments_free(catchments: *mut lc_catchments) {
    // SAFETY: by the contract above.
    unsafe { free(catchments) }
}

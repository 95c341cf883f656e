//! A prepared study measured by registered indicators.

use std::ffi::c_char;

use lifecircle::access::{CatchmentQuery, indicator_table};
use lifecircle::model::Catalogue;
use lifecircle::progress::{CallingThread, Progress};

use super::registry::lc_registry;
use crate::error::lc_error;
use crate::guard::{borrow, guard, hand_out};
use crate::input::texts;
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_with_plugins};
use crate::table::lc_table;

/// Measures a prepared study by registered indicators, in `*out`: one row for each home; `home`, `people`, and for each
/// indicator its name with the number or bound, and `<name>_state` which says what it is.
///
/// Each of `kinds` is one or more ids of the catalogue, separated by `;`: the kinds of facilities that matter, each
/// facility supplying one. `minutes` is how long walks are at most.
///
/// # Safety
///
/// `prepared` and `registry` are NULL or live; `names` points to `name_count` and `kinds` to `kind_count` NUL-terminated texts;
/// `run` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_measure(
    prepared: *const lc_prepared,
    registry: *const lc_registry,
    names: *const *const c_char,
    name_count: usize,
    kinds: *const *const c_char,
    kind_count: usize,
    minutes: u32,
    run: *const lc_run,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, registry, names, kinds) = unsafe {
            (
                &borrow(prepared, "prepared")?.0,
                borrow(registry, "registry")?,
                texts(names, name_count, "a name")?,
                texts(kinds, kind_count, "a kind")?,
            )
        };
        let find = |id: &str| Catalogue::bundled().find(id.trim());
        let kinds = kinds.iter().map(|kind| kind.split(';').map(find).collect()).collect::<Result<Vec<_>, _>>()?;
        let query = CatchmentQuery::new(kinds).minutes(minutes);
        let found = {
            let registry = registry.lock();
            names.iter().map(|name| registry.indicators.find(name).cloned()).collect::<Result<Vec<_>, _>>()?
        };
        let bound = found.iter().any(|indicator| !indicator.is_anywhere());
        let measure = |progress: &dyn Progress, calling: &CallingThread| {
            let catchments = prepared.catchments(&query, progress)?;
            let levels = found.iter().map(|indicator| catchments.measure(&*indicator.on(calling), progress));
            levels.collect::<Result<Vec<_>, _>>()
        };
        // SAFETY: by the contract above.
        let levels = unsafe { run_with_plugins(run, bound, measure) }?;
        let columns: Vec<_> = names.iter().copied().zip(levels.iter().map(Vec::as_slice)).collect();
        let table = indicator_table(prepared.study(), &columns)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

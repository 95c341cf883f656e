//! Scenarios as they are written down.

use std::ffi::{CString, c_char};
use std::ptr;

use lifecircle::improve::scenario::Scenario;

use crate::error::{c_string, lc_error};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;

/// Changes of a study as data, in the order they are made.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_scenario_free`; strings taken
/// from it live as long, and calls copy what they need. The caller frees it.
pub struct lc_scenario {
    pub(super) scenario: Scenario,
    id: CString,
    title: Option<CString>,
}

impl From<Scenario> for lc_scenario {
    fn from(scenario: Scenario) -> lc_scenario {
        lc_scenario { id: c_string(scenario.id()), title: scenario.title().map(c_string), scenario }
    }
}

/// Reads a scenario from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names
/// the text in errors.
///
/// It has an `id`, a `title` where wanted, and a list of `change`. What each does stands under `do`:
///
/// - `add-facility` opens a facility: `id`, `category` (one or several), `at`; where known `name`, `opening_hours`,
///   `capacity`, `area_m2`
/// - `close` closes one: `facility`
/// - `move` moves one: `facility`, `to`
/// - `hours` changes its hours, of all services or of one: `facility`, `opening_hours`; `category`
/// - `open-gate` opens a gate: `gate` (the number of its node), `for` ("residents", "visitors", "everyone"); `through`
/// - `add-way` builds a crossing, a bridge or a path: `line`; `id`, `class`, `crossing`, `for_ends_only`
/// - `slow` lets walks along a street take so many times as long: `way` (its number) or `at`, and `factor`
/// - `move-people` lets people move house: `from`, `to` (ids of homes); `people` (all of them, unless said)
///
/// Places are `[longitude, latitude]` in WGS-84. An error says the line, the key, and what a mistyped name may have
/// meant; whether facilities, homes, gates and streets exist is seen when a study is at hand.
///
/// # Safety
///
/// `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_read(
    document: *const c_char,
    length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_scenario,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) = unsafe { (text(document, length, "document")?, text(file, file_length, "file")?) };
        let made = Scenario::from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_scenario::from(made)) }
    })
}

/// The changes of a scenario and then those of another as one scenario, in `*out`; its id and title are those of the
/// first.
///
/// # Safety
///
/// `scenario` and `other` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_then(
    scenario: *const lc_scenario,
    other: *const lc_scenario,
    out: *mut *mut lc_scenario,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (scenario, other) = unsafe { (borrow(scenario, "scenario")?, borrow(other, "other")?) };
        let made = scenario.scenario.clone().then(&other.scenario);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_scenario::from(made)) }
    })
}

/// The name of a scenario in tables, as NUL-terminated UTF-8 owned by it; NULL for NULL.
///
/// # Safety
///
/// `scenario` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_id(scenario: *const lc_scenario) -> *const c_char {
    // SAFETY: by the contract above.
    unsafe { scenario.as_ref() }.map_or(ptr::null(), |s| s.id.as_ptr())
}

/// What people call a scenario, as NUL-terminated UTF-8 owned by it; NULL when it has no title, and for NULL.
///
/// # Safety
///
/// As `lc_scenario_id`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_title(scenario: *const lc_scenario) -> *const c_char {
    // SAFETY: by the contract above.
    unsafe { scenario.as_ref() }.and_then(|s| s.title.as_ref()).map_or(ptr::null(), |title| title.as_ptr())
}

/// How many changes a scenario has; 0 for NULL.
///
/// # Safety
///
/// As `lc_scenario_id`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_change_count(scenario: *const lc_scenario) -> usize {
    // SAFETY: by the contract above.
    unsafe { scenario.as_ref() }.map_or(0, |s| s.scenario.changes().len())
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `scenario` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenario_free(scenario: *mut lc_scenario) {
    // SAFETY: by the contract above.
    unsafe { free(scenario) }
}

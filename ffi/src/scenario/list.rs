//! Several scenarios of one text, to be compared.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::scenario::Scenario;

use super::read::lc_scenario;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;

/// Scenarios in the order they were written. A scenario is known by its place in the list, counted from 0.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_scenarios_free`; what is taken
/// from it stays valid afterwards. The caller frees it.
pub struct lc_scenarios(Vec<Scenario>);

/// Reads several scenarios from TOML or JSON, each a table of the list `scenario` with the keys of `lc_scenario_read`, in
/// `*out`; `file` names the text in errors. Two of one id are `LC_STATUS_DUPLICATE`, none at all is `LC_STATUS_EMPTY`.
///
/// # Safety
///
/// `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenarios_read(
    document: *const c_char,
    length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_scenarios,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) = unsafe { (text(document, length, "document")?, text(file, file_length, "file")?) };
        let made = Scenario::several_from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_scenarios(made)) }
    })
}

/// How many scenarios; 0 for NULL.
///
/// # Safety
///
/// `scenarios` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenarios_count(scenarios: *const lc_scenarios) -> usize {
    // SAFETY: by the contract above.
    unsafe { scenarios.as_ref() }.map_or(0, |s| s.0.len())
}

/// One of the scenarios, in `*out`; it does not depend on the list.
///
/// # Safety
///
/// `scenarios` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenarios_at(
    scenarios: *const lc_scenarios,
    scenario: usize,
    out: *mut *mut lc_scenario,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let all = &unsafe { borrow(scenarios, "scenarios")? }.0;
        let missing = || Error::new(ErrorKind::NotFound, format!("there are {} scenarios", all.len()));
        let made = all.get(scenario).ok_or_else(|| missing().with_value(scenario))?.clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_scenario::from(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `scenarios` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_scenarios_free(scenarios: *mut lc_scenarios) {
    // SAFETY: by the contract above.
    unsafe { free(scenarios) }
}

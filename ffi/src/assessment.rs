//! Judging a study against a standard.

use std::ffi::c_char;

use lifecircle::assess::Assessment;
use lifecircle::standard::Standard;
use lifecircle::walk::Walker;

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::study::lc_study;
use crate::table::lc_table;

/// A study judged against a standard.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_assessment_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_assessment(Assessment);

/// Judges a study against a bundled standard ("mofcom-2021", "mofcom-2025", "gb50180-2018") for a bundled walker, in `*out`.
///
/// # Safety
///
/// `study` is NULL or live; `standard` and `walker` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
/// NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_assess(
    study: *const lc_study,
    standard: *const c_char,
    standard_length: usize,
    walker: *const c_char,
    walker_length: usize,
    out: *mut *mut lc_assessment,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (study, standard, walker) = unsafe {
            (
                borrow(study, "study")?,
                text(standard, standard_length, "standard")?,
                text(walker, walker_length, "walker")?,
            )
        };
        let assessment = study.0.assess(&Standard::bundled(standard)?, &Walker::preset(walker)?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_assessment(assessment)) }
    })
}

/// What is missing, short, met, saturated or no data, and why, in `*out`: one row per circle and requirement.
///
/// # Safety
///
/// `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_findings(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(assessment, "assessment") }?.0.findings_table()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(&table)) }
    })
}

/// The covered share by land, homes and people, with the truncated share beside it, in `*out`: one row per category and limit.
///
/// # Safety
///
/// As `lc_assessment_findings`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_coverage(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(assessment, "assessment") }?.0.coverage_table()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(&table)) }
    })
}

/// Frees an assessment; NULL is allowed.
///
/// # Safety
///
/// `assessment` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_free(assessment: *mut lc_assessment) {
    // SAFETY: by the contract above.
    unsafe { free(assessment) }
}

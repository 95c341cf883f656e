//! What an assessment comes down to: rates, plans, gaps, and the rule of grades.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::standard::GradeRule;

use crate::assessment::lc_assessment;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::text;
use crate::table::lc_table;

/// By which shares of requirements met a circle is graded.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_grade_rule_free`; calls copy
/// what they need. The caller frees it.
pub struct lc_grade_rule(GradeRule);

/// The rule, or ours.
fn grades(rule: Option<&lc_grade_rule>) -> Result<GradeRule, Error> {
    rule.map_or_else(GradeRule::ours, |rule| Ok(rule.0.clone()))
}

/// A grade rule of one's own, in `*out`; `file` names the text in errors. Where a rule may be NULL it is the bundled
/// one, whose thresholds are ours.
///
/// # Safety
///
/// `toml` points to `toml_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_grade_rule_from_toml(
    toml: *const c_char,
    toml_length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_grade_rule,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (toml, file) = unsafe { (text(toml, toml_length, "toml")?, text(file, file_length, "file")?) };
        let made = GradeRule::from_toml(toml, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_grade_rule(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `grade_rule` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_grade_rule_free(grade_rule: *mut lc_grade_rule) {
    // SAFETY: by the contract above.
    unsafe { free(grade_rule) }
}

/// The rates that the standard defines, such as the walking coverage of the territorial plans, in `*out`: one row for
/// each circle, indicator and denominator.
///
/// # Safety
///
/// `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_indicators(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let assessment = unsafe { borrow(assessment, "assessment")? };
        assessment.0.indicators_table()
    })
}

/// One plan for each circle (一圈一策), in `*out`: one row for each thing to do, the most urgent first, with the grade of
/// the circle by a rule (NULL: ours).
///
/// # Safety
///
/// `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_plan(
    assessment: *const lc_assessment,
    rule: *const lc_grade_rule,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (assessment, rule) = unsafe { (borrow(assessment, "assessment")?, rule.as_ref()) };
        assessment.0.plan_table(&grades(rule)?)
    })
}

/// The gaps of each department, in `*out`: one row for each department and gap.
///
/// # Safety
///
/// `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_gaps(
    assessment: *const lc_assessment,
    rule: *const lc_grade_rule,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (assessment, rule) = unsafe { (borrow(assessment, "assessment")?, rule.as_ref()) };
        assessment.0.gap_table(&grades(rule)?)
    })
}

/// The figures that the standard gives, such as floor area per thousand people, each with what the data says, in
/// `*out`.
///
/// # Safety
///
/// `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_figures(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let assessment = unsafe { borrow(assessment, "assessment")? };
        assessment.0.figures_table()
    })
}

/// The grade of each circle by a rule (NULL: ours), in `*out`.
///
/// # Safety
///
/// `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_grades(
    assessment: *const lc_assessment,
    rule: *const lc_grade_rule,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (assessment, rule) = unsafe { (borrow(assessment, "assessment")?, rule.as_ref()) };
        assessment.0.grades_table(&grades(rule)?)
    })
}

/// Each level of the standard taken as a whole, in `*out`: one row for each circle and level.
///
/// # Safety
///
/// `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_levels(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let assessment = unsafe { borrow(assessment, "assessment")? };
        assessment.0.levels_table()
    })
}

/// Each named group of requirements taken as a whole, in `*out`: one row for each circle and group.
///
/// # Safety
///
/// `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_groups(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let assessment = unsafe { borrow(assessment, "assessment")? };
        assessment.0.groups_table()
    })
}

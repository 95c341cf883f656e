//! The offline map.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::report::html::{Bilingual, MapData, write_map};
use lifecircle::report::{map_data, map_standard, plan_map_data};

use crate::access::lc_access;
use crate::actions::lc_action_plan;
use crate::assessment::lc_assessment;
use crate::error::lc_error;
use crate::guard::{borrow, guard, hand_out};
use crate::input::{array, text};
use crate::run::{lc_run, run_as};
use crate::text::lc_text;

/// A map as one HTML page that opens without a network, in `*out`: homes by their walks, facilities, the findings of
/// `assessment_count` assessments. `title` heads it; `attribution` says whom the data is owed to.
///
/// # Safety
///
/// `access` is NULL or live; `assessments` points to `assessment_count` live assessments; `title` and `attribution` point
/// to their lengths of UTF-8 bytes; `run` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_access_map(
    access: *const lc_access,
    assessments: *const *const lc_assessment,
    assessment_count: usize,
    title: *const c_char,
    title_length: usize,
    attribution: *const c_char,
    attribution_length: usize,
    run: *const lc_run,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (access, assessments, title, attribution) = unsafe {
            (
                &borrow(access, "access")?.0,
                array(assessments, assessment_count, "assessments")?,
                text(title, title_length, "title")?,
                text(attribution, attribution_length, "attribution")?,
            )
        };
        // SAFETY: by the contract above.
        let mut data = unsafe { run_as(run, |progress| map_data(access, progress)) }?;
        for assessment in assessments {
            // SAFETY: by the contract above.
            let assessment = &unsafe { borrow(*assessment, "an assessment") }?.0;
            data.standards.push(map_standard(assessment, access));
        }
        // SAFETY: by the contract above.
        unsafe { hand_out(out, page(data, title, attribution)?) }
    })
}

/// A map of a plan of actions as one HTML page that opens without a network, in `*out`: the reader switches between before,
/// after each step, and what changes, which shows the homes that gain and lose and the places that open and close. `title` heads
/// it; `attribution` says whom the data is owed to. It shows the categories of the standard, within 5, 10 and 15 minutes.
///
/// # Safety
///
/// `plan` is NULL or live; `title` and `attribution` point to their lengths of UTF-8 bytes; `run` is NULL or live; `out` is
/// writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_action_plan_map(
    plan: *const lc_action_plan,
    title: *const c_char,
    title_length: usize,
    attribution: *const c_char,
    attribution_length: usize,
    run: *const lc_run,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (plan, title, attribution) = unsafe {
            (
                &borrow(plan, "plan")?.0,
                text(title, title_length, "title")?,
                text(attribution, attribution_length, "attribution")?,
            )
        };
        // SAFETY: by the contract above.
        let data = unsafe { run_as(run, |progress| plan_map_data(plan, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, page(data, title, attribution)?) }
    })
}

/// The page with what heads it and whom its data is owed to.
fn page(mut data: MapData, title: &str, attribution: &str) -> Result<lc_text, Error> {
    data.title = Bilingual::new(title, title);
    data.attribution = vec![attribution.to_owned()];
    lc_text::written(|bytes| write_map(&data, bytes))
}

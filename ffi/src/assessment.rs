//! Judging a study against a standard.

use std::ffi::c_char;

use lifecircle::assess::{AssessOptions, Assessment, CircleSpec, SufficiencyRule};
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::model::LandParcel;
use lifecircle::table::Table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{flag, text};
use crate::partition::lc_partition;
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::source::lc_land;
use crate::standard::lc_standard;
use crate::table::lc_table;

/// A study judged against a standard.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_assessment_free`; it does not
/// depend on its study. The caller frees it.
pub struct lc_assessment(pub(crate) Assessment);

/// What is judged, and how; the defaults of every option are those of a NULL options pointer.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_assess_options_free`; calls copy what they need. The caller
/// frees it.
#[derive(Default)]
pub struct lc_assess_options {
    circles: Vec<CircleSpec>,
    absence_is_trusted: bool,
    sufficiency: Option<SufficiencyRule>,
    land_step_m: Option<f64>,
}

impl lc_assess_options {
    pub(crate) fn asked(&self) -> AssessOptions<'static> {
        let usual = AssessOptions::default();
        AssessOptions {
            circles: self.circles.clone(),
            absence_is_trusted: self.absence_is_trusted,
            sufficiency: self.sufficiency.unwrap_or(usual.sufficiency),
            land_step_m: self.land_step_m.unwrap_or(usual.land_step_m),
            ..usual
        }
    }
}

/// New options, all at their defaults, in `*out`: all homes as one circle.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_new(out: *mut *mut lc_assess_options, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_assess_options::default()) })
}

/// Adds a circle: the homes within `minutes` of walking to a centre in WGS-84 degrees. `id` names it in every result.
///
/// # Safety
///
/// `options` is NULL or live; `id` points to `id_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_add_walk_circle(
    options: *mut lc_assess_options,
    id: *const c_char,
    id_length: usize,
    lon: f64,
    lat: f64,
    minutes: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let circle = CircleSpec::walk(text(id, id_length, "id")?, LonLat::new(lon, lat)?, minutes);
        change(options, |o| o.circles.push(circle))
    })
}

/// Adds a circle: the homes within `metres` of a centre in WGS-84 degrees, in a straight line.
///
/// # Safety
///
/// As `lc_assess_options_add_walk_circle`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_add_radius_circle(
    options: *mut lc_assess_options,
    id: *const c_char,
    id_length: usize,
    lon: f64,
    lat: f64,
    metres: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let circle = CircleSpec::radius(text(id, id_length, "id")?, LonLat::new(lon, lat)?, metres);
        change(options, |o| o.circles.push(circle))
    })
}

/// Adds a circle for each polygon of a table that `lc_land_read` read, whatever it is of: communities, sub-districts. The
/// circle has the id of its row.
///
/// # Safety
///
/// `options` and `polygons` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_add_polygon_circles(
    options: *mut lc_assess_options,
    polygons: *const lc_land,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let parcels = &borrow(polygons, "polygons")?.0.parcels;
        let circle = |parcel: &LandParcel| CircleSpec::polygon(&parcel.id, parcel.outline.clone());
        change(options, |o| o.circles.extend(parcels.iter().map(circle)))
    })
}

/// Adds every circle of a partition of the same study; a circle's id is its number.
///
/// # Safety
///
/// `options` and `partition` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_add_partition(
    options: *mut lc_assess_options,
    partition: *const lc_partition,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let circles = borrow(partition, "partition")?.0.specs();
        change(options, |o| o.circles.extend(circles))
    })
}

/// Says when the data is too sparse to call anything missing: with fewer than so many facilities, of fewer categories, or
/// fewer for each kilometre of network (default 100, 15, 1; ours).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_set_sufficiency(
    options: *mut lc_assess_options,
    min_places: usize,
    min_categories: usize,
    min_places_per_km: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        change(options, |o| o.sufficiency = Some(SufficiencyRule { min_places, min_categories, min_places_per_km }))
    })
}

/// Sets the side of the grid that residential land is sampled with, in metres (default 25; ours).
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_set_land_step_m(
    options: *mut lc_assess_options,
    land_step_m: f64,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { change(options, |o| o.land_step_m = Some(land_step_m)) })
}

/// Says that a category which the data has nowhere is missing even where sources hardly know it (0 or 1; default 0):
/// for facilities from a complete register.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_set_absence_is_trusted(
    options: *mut lc_assess_options,
    trusted: i32,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe {
        let trusted = flag(trusted, "trusted")?;
        change(options, |o| o.absence_is_trusted = trusted)
    })
}

/// Frees options; NULL is allowed.
///
/// # Safety
///
/// `options` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assess_options_free(options: *mut lc_assess_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// # Safety
///
/// `options` is NULL or live.
unsafe fn change(options: *mut lc_assess_options, how: impl FnOnce(&mut lc_assess_options)) -> Result<(), Error> {
    // SAFETY: by the contract above.
    how(unsafe { options.as_mut() }.ok_or_else(|| null("options"))?);
    Ok(())
}

/// Judges circles of a study against a standard, in `*out`.
///
/// # Safety
///
/// `prepared`, `standard`, `options` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_assess(
    prepared: *const lc_prepared,
    standard: *const lc_standard,
    options: *const lc_assess_options,
    run: *const lc_run,
    out: *mut *mut lc_assessment,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, standard, options) =
            unsafe { (borrow(prepared, "prepared")?, borrow(standard, "standard")?, options.as_ref()) };
        let asked = options.map_or_else(AssessOptions::default, lc_assess_options::asked);
        // SAFETY: by the contract above.
        let judged = unsafe { run_as(run, |progress| prepared.0.assess_with(&standard.0, &asked, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_assessment(judged)) }
    })
}

/// The circles judged, in `*out`: `circle`, `name`, `homes`, `facilities`, `people`.
///
/// # Safety
///
/// As `lc_assessment_findings`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_circles(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    unsafe { table_of(assessment, out, error, Assessment::circles_table) }
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
    // SAFETY: by the contract above.
    unsafe { table_of(assessment, out, error, Assessment::findings_table) }
}

/// The covered share by land, homes and people, with the truncated share beside it, in `*out`: one row per circle,
/// requirement and denominator.
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
    // SAFETY: by the contract above.
    unsafe { table_of(assessment, out, error, Assessment::coverage_table) }
}

/// Why a home (a row of the study's homes) has, or has not, what each requirement asks for, in `*out`: verdict, nearest
/// place, walk, limit, clause, and all of it in words.
///
/// # Safety
///
/// As `lc_assessment_findings`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_assessment_explain(
    assessment: *const lc_assessment,
    home: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    unsafe { table_of(assessment, out, error, |a| a.explanations_table(home)) }
}

/// Hands out one of the tables of an assessment.
///
/// # Safety
///
/// As `lc_assessment_findings`.
unsafe fn table_of(
    assessment: *const lc_assessment,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
    which: impl FnOnce(&Assessment) -> Result<Table, Error>,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = which(&unsafe { borrow(assessment, "assessment") }?.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
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

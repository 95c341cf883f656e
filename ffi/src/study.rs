//! Opening a study.

use std::ffi::c_char;
use std::path::PathBuf;

use lifecircle::geo::BoundingBox;
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;
use lifecircle::study::{Extent, OpenOptions, Study, StudyBuilder};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{flag, text};
use crate::run::{lc_run, run_as};
use crate::source::{lc_facilities, lc_homes, lc_land, lc_network};
use crate::table::lc_table;

/// A walking network, its facilities and its homes, checked against each other.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_study_free`; what was made from
/// it stays valid afterwards. The caller frees it.
pub struct lc_study(pub(crate) Study);

/// What a study is to be opened with; the defaults of every option are those of a NULL options pointer.
///
/// Thread rule: one thread at a time. Lifetime: until `lc_study_options_free`; calls copy what they need. The caller
/// frees it.
#[derive(Default)]
pub struct lc_study_options {
    extent: Option<Extent>,
    strict: bool,
}

/// New options, all at their defaults, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_options_new(out: *mut *mut lc_study_options, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_study_options::default()) })
}

/// States where the data is complete, in WGS-84 degrees. Default: the file's header, else the hull of places and buildings.
///
/// # Safety
///
/// `options` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_options_set_extent(
    options: *mut lc_study_options,
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let options = unsafe { options.as_mut() }.ok_or_else(|| crate::error::null("options"))?;
        options.extent = Some(Extent::from_box(BoundingBox::new(west, south, east, north)?));
        Ok(())
    })
}

/// Turns the first defect that costs a row into an error (0 or 1; default 0).
///
/// # Safety
///
/// As `lc_study_options_set_extent`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_options_set_strict(
    options: *mut lc_study_options,
    strict: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let options = unsafe { options.as_mut() }.ok_or_else(|| crate::error::null("options"))?;
        options.strict = flag(strict, "strict")?;
        Ok(())
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
pub unsafe extern "C" fn lc_study_options_free(options: *mut lc_study_options) {
    // SAFETY: by the contract above.
    unsafe { free(options) }
}

/// Reads a study from an OpenStreetMap PBF file, in `*out`.
///
/// # Safety
///
/// `path` points to `path_length` bytes of UTF-8; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_from_osm(
    path: *const c_char,
    path_length: usize,
    options: *const lc_study_options,
    run: *const lc_run,
    out: *mut *mut lc_study,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (path, options) = unsafe { (text(path, path_length, "path")?, options.as_ref()) };
        let (extent, strict) = options.map_or((None, false), |o| (o.extent.clone(), o.strict));
        let path = PathBuf::from(path);
        let open = |progress: &dyn Progress| {
            Study::from_osm(&path, &OpenOptions { extent, strict, progress, ..OpenOptions::default() })
        };
        // SAFETY: by the contract above.
        let study = unsafe { run_as(run, open) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(study)) }
    })
}

/// Builds a study from a network and the host's own tables, in `*out`; `facilities`, `homes` and `land` may be NULL.
///
/// # Safety
///
/// `network`, `facilities`, `homes`, `land` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_from_parts(
    network: *const lc_network,
    facilities: *const lc_facilities,
    homes: *const lc_homes,
    land: *const lc_land,
    options: *const lc_study_options,
    out: *mut *mut lc_study,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (network, facilities, homes, land, options) = unsafe {
            (borrow(network, "network")?, facilities.as_ref(), homes.as_ref(), land.as_ref(), options.as_ref())
        };
        let mut builder = StudyBuilder::new(network.0.clone());
        if let Some(facilities) = facilities {
            builder = builder.facilities(facilities.0.clone());
        }
        if let Some(homes) = homes {
            builder = builder.homes(homes.0.clone());
        }
        if let Some(land) = land {
            builder = builder.land(land.0.clone());
        }
        if let Some(options) = options {
            builder = builder.strict(options.strict);
            if let Some(extent) = &options.extent {
                builder = builder.extent(extent.clone());
            }
        }
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(builder.build()?)) }
    })
}

/// How many homes; 0 for NULL.
///
/// # Safety
///
/// `study` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_home_count(study: *const lc_study) -> usize {
    // SAFETY: by the contract above.
    unsafe { study.as_ref() }.map_or(0, |s| s.0.homes().rows.len())
}

/// How many facilities; 0 for NULL.
///
/// # Safety
///
/// `study` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_facility_count(study: *const lc_study) -> usize {
    // SAFETY: by the contract above.
    unsafe { study.as_ref() }.map_or(0, |s| s.0.facilities().rows.len())
}

/// What is wrong with the data, in `*out`: one row per defect with severity, code, message, value, place and fix.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_report(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study") }?;
        let table = defects_table(study.0.report())?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees a study; NULL is allowed.
///
/// # Safety
///
/// `study` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_free(study: *mut lc_study) {
    // SAFETY: by the contract above.
    unsafe { free(study) }
}

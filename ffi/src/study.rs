//! Opening a study.

use std::ffi::c_char;
use std::path::PathBuf;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::{BoundingBox, Crs};
use lifecircle::report::defects_table;
use lifecircle::study::{Extent, Study, StudyTables};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{bytes, text};
use crate::prepared::lc_prepared;
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
        options.strict = match strict {
            0 => false,
            1 => true,
            other => return Err(Error::new(ErrorKind::Argument, "strict must be 0 or 1").with_value(other)),
        };
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
/// `path` points to `path_length` bytes of UTF-8; `options` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_from_osm(
    path: *const c_char,
    path_length: usize,
    options: *const lc_study_options,
    out: *mut *mut lc_study,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (path, options) = unsafe { (text(path, path_length, "path")?, options.as_ref()) };
        let (extent, strict) = options.map_or((None, false), |o| (o.extent.clone(), o.strict));
        let study = Study::from_osm(&PathBuf::from(path), extent, strict)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(study)) }
    })
}

/// Builds a study from the text of four CSV tables in one coordinate system, in `*out`.
///
/// Nodes: id, lon, lat. Edges: from, to and, where known, length_m, class, passage, direction. Facilities: id, category,
/// lon, lat and, where known, name, opening_hours, capacity. Homes: id, lon, lat and, where known, people, households.
///
/// # Safety
///
/// Every table points to its length of bytes; `crs` points to `crs_length` bytes of UTF-8, such as "WGS84" or "GCJ02";
/// `options` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_from_tables(
    nodes: *const c_char,
    nodes_length: usize,
    edges: *const c_char,
    edges_length: usize,
    facilities: *const c_char,
    facilities_length: usize,
    homes: *const c_char,
    homes_length: usize,
    crs: *const c_char,
    crs_length: usize,
    options: *const lc_study_options,
    out: *mut *mut lc_study,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (nodes, edges, facilities, homes, crs, options) = unsafe {
            (
                bytes(nodes, nodes_length, "nodes")?,
                bytes(edges, edges_length, "edges")?,
                bytes(facilities, facilities_length, "facilities")?,
                bytes(homes, homes_length, "homes")?,
                text(crs, crs_length, "crs")?,
                options.as_ref(),
            )
        };
        let crs: Crs = crs.parse()?;
        let (extent, strict) = options.map_or((None, false), |o| (o.extent.clone(), o.strict));
        let study = Study::from_tables(&StudyTables { nodes, edges, facilities, homes, crs, extent, strict })?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_study(study)) }
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
        unsafe { hand_out(out, lc_table::from(&table)) }
    })
}

/// The study as a bundled walker sees it ("adult", "elder", "child", "stroller", "wheelchair"), in `*out`.
///
/// # Safety
///
/// `study` is NULL or live; `walker` points to `walker_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_prepare(
    study: *const lc_study,
    walker: *const c_char,
    walker_length: usize,
    out: *mut *mut lc_prepared,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (study, walker) = unsafe { (borrow(study, "study")?, text(walker, walker_length, "walker")?) };
        let walker = lifecircle::walk::Walker::preset(walker)?;
        let prepared = study.0.prepare(&walker)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_prepared(prepared)) }
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

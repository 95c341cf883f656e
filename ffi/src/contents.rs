//! What a study holds, as tables, and whether it is in the system it was declared in.

use std::ffi::c_char;

use lifecircle::error::Place;
use lifecircle::geo::{Crs, LonLat};
use lifecircle::model::Catalogue;
use lifecircle::report::crs_check_table;

use crate::error::{lc_error, null};
use crate::guard::{borrow, guard, guard_table, hand_out, hand_out_or_null};
use crate::input::{array, array_mut, text};
use crate::study::lc_study;
use crate::table::lc_table;
use crate::text::lc_text;

/// The facilities of a study, in `*out`, as its readers read them back; the geometry is the position.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_facilities(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study")? };
        study.0.facilities().to_table(Catalogue::bundled())
    })
}

/// The homes of a study, in `*out`, as its readers read them back; the geometry is the position.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_homes(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study")? };
        study.0.homes().to_table()
    })
}

/// The residential land of a study, in `*out`; NULL when nobody gave any. The geometry is the outline.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_land(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study")? };
        let made = study.0.land().map(|land| land.to_table()).transpose()?;
        // SAFETY: by the contract above.
        unsafe { hand_out_or_null(out, made.map(lc_table::from)) }
    })
}

/// Whether the facilities are in the system their table declared, in `*out`, NULL without facilities: one row for each
/// reading of the coordinates, the declared first: `reading`, `inside_share`, `near_way_share`, `in_building_share`,
/// `stands_out`, `beats_declared`, and beside it `declared`, `verdict`, `places`.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_facilities_crs(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study")? };
        let made = study.0.facilities_crs().map(crs_check_table).transpose()?;
        // SAFETY: by the contract above.
        unsafe { hand_out_or_null(out, made.map(lc_table::from)) }
    })
}

/// As `lc_study_facilities_crs`, of the homes.
///
/// # Safety
///
/// `study` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_study_homes_crs(
    study: *const lc_study,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let study = unsafe { borrow(study, "study")? };
        let made = study.0.homes_crs().map(crs_check_table).transpose()?;
        // SAFETY: by the contract above.
        unsafe { hand_out_or_null(out, made.map(lc_table::from)) }
    })
}

/// Converts `count` places in WGS-84 degrees to coordinates of a system ("GCJ02", "BD09", "EPSG:4547" ...): `x` is longitude or
/// easting, `y` latitude or northing. On failure nothing is written, and the error names the row.
///
/// # Safety
///
/// `crs` points to `crs_length` bytes of UTF-8; `lon` and `lat` point to `count` numbers, `x` and `y` to as many writable
/// ones (they may be `lon` and `lat` themselves); `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crs_from_wgs84(
    crs: *const c_char,
    crs_length: usize,
    lon: *const f64,
    lat: *const f64,
    count: usize,
    x: *mut f64,
    y: *mut f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let mut found = Vec::new();
        {
            // SAFETY: by the contract above; the borrow ends before anything is written.
            let (crs, lon, lat) =
                unsafe { (text(crs, crs_length, "crs")?, array(lon, count, "lon")?, array(lat, count, "lat")?) };
            let crs: Crs = crs.parse()?;
            for (row, (lon, lat)) in lon.iter().zip(lat).enumerate() {
                let place = LonLat::new(*lon, *lat).and_then(|place| crs.from_wgs84(place));
                found.push(place.map_err(|e| e.at(Place::default().row(row as u64)))?);
            }
        }
        if count > 0 && y.is_null() {
            return Err(null("y"));
        }
        // SAFETY: by the contract above; one borrow after the other, since the two may overlap.
        let xs = unsafe { array_mut(x, count, "x") }?;
        xs.iter_mut().zip(&found).for_each(|(slot, place)| *slot = place.0);
        // SAFETY: as above.
        let ys = unsafe { array_mut(y, count, "y") }?;
        ys.iter_mut().zip(&found).for_each(|(slot, place)| *slot = place.1);
        Ok(())
    })
}

/// The table as GeoParquet, or Parquet when it has no geometry, in `*out`: bytes (`lc_text_length`), not text.
///
/// # Safety
///
/// `table` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_table_parquet(
    table: *const lc_table,
    out: *mut *mut lc_text,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(table, "table")? };
        let made = lc_text::written(|bytes| table.table().write_parquet(bytes))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

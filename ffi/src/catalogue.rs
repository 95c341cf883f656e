//! What is bundled, and single coordinates.

use std::ffi::c_char;

use lifecircle::error::Place;
use lifecircle::geo::Crs;
use lifecircle::report::categories_table;

use crate::error::{lc_error, null};
use crate::guard::{guard, hand_out};
use crate::input::{array, array_mut, text};
use crate::table::lc_table;

/// The catalogue of categories in `*out`: `category`, `zh`, `en`, `group`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_categories(out: *mut *mut lc_table, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_table::from(categories_table()?)) })
}

/// Converts `count` coordinates of a system ("GCJ02", "BD09", "EPSG:4547" ...) to WGS-84 degrees. `x` is longitude or
/// easting, `y` latitude or northing. On failure nothing is written, and the error names the row.
///
/// # Safety
///
/// `crs` points to `crs_length` bytes of UTF-8; `x` and `y` point to `count` numbers, `lon` and `lat` to as many writable
/// ones (they may be `x` and `y` themselves); `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crs_to_wgs84(
    crs: *const c_char,
    crs_length: usize,
    x: *const f64,
    y: *const f64,
    count: usize,
    lon: *mut f64,
    lat: *mut f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let mut found = Vec::new();
        {
            // SAFETY: by the contract above; the borrow ends before anything is written.
            let (crs, x, y) = unsafe { (text(crs, crs_length, "crs")?, array(x, count, "x")?, array(y, count, "y")?) };
            let crs: Crs = crs.parse()?;
            for (row, (x, y)) in x.iter().zip(y).enumerate() {
                found.push(crs.to_wgs84(*x, *y).map_err(|e| e.at(Place::default().row(row as u64)))?);
            }
        }
        if count > 0 && lat.is_null() {
            return Err(null("lat"));
        }
        // SAFETY: by the contract above; one borrow after the other, since the two may overlap.
        let lons = unsafe { array_mut(lon, count, "lon") }?;
        lons.iter_mut().zip(&found).for_each(|(slot, place)| *slot = place.lon());
        // SAFETY: as above.
        let lats = unsafe { array_mut(lat, count, "lat") }?;
        lats.iter_mut().zip(&found).for_each(|(slot, place)| *slot = place.lat());
        Ok(())
    })
}

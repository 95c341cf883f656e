//! Sites: places where something stands or could be opened.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::improve::siting::Site;

use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};
use crate::input::{array, known, texts};

/// Places where something stands or could be opened. A site is known by its row, counted from 0.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_sites_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
pub struct lc_sites(pub(super) Vec<Site>);

/// Candidates in `*out`, each known by an id of its own: of price 1, without a position, able to serve everybody.
///
/// # Safety
///
/// `ids` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_new(
    ids: *const *const c_char,
    count: usize,
    out: *mut *mut lc_sites,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let ids = unsafe { texts(ids, count, "ids") }?;
        let made = ids.into_iter().map(Site::candidate).collect();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_sites(made)) }
    })
}

/// Says where the sites are, in WGS-84 degrees; NaN for one that is nowhere.
///
/// # Safety
///
/// `sites` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_set_positions(
    sites: *mut lc_sites,
    lon: *const f64,
    count: usize,
    lat: *const f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (sites, lon, lat) = unsafe {
            (sites.as_mut().ok_or_else(|| null("sites"))?, array(lon, count, "lon")?, array(lat, count, "lat")?)
        };
        let all = positions(lon, lat, sites.0.len())?;
        sites.0.iter_mut().zip(all).for_each(|(site, position)| site.position = position);
        Ok(())
    })
}

/// Says what opening each site costs; 1 unless said otherwise.
///
/// # Safety
///
/// `sites` is NULL or live; `prices` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_set_prices(
    sites: *mut lc_sites,
    prices: *const f64,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (sites, prices) =
            unsafe { (sites.as_mut().ok_or_else(|| null("sites"))?, array(prices, count, "prices")?) };
        each(prices, sites.0.len(), "prices")?;
        sites.0.iter_mut().zip(prices).for_each(|(site, price)| site.price = *price);
        Ok(())
    })
}

/// Says how much demand each site can serve; NaN for any amount, which is the default.
///
/// # Safety
///
/// `sites` is NULL or live; `capacities` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_set_capacities(
    sites: *mut lc_sites,
    capacities: *const f64,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (sites, capacities) =
            unsafe { (sites.as_mut().ok_or_else(|| null("sites"))?, array(capacities, count, "capacities")?) };
        each(capacities, sites.0.len(), "capacities")?;
        for (row, site) in sites.0.iter_mut().enumerate() {
            site.capacity = known(Some(capacities), row);
        }
        Ok(())
    })
}

/// Says which sites are open already (1): they serve, cost nothing and are never closed. For the host's own costs; the
/// facilities of a study are named by `lc_siting_options_set_existing`.
///
/// # Safety
///
/// `sites` is NULL or live; `existing` points to `count` numbers; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_set_existing(
    sites: *mut lc_sites,
    existing: *const u8,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (sites, existing) =
            unsafe { (sites.as_mut().ok_or_else(|| null("sites"))?, array(existing, count, "existing")?) };
        each(existing, sites.0.len(), "existing")?;
        sites.0.iter_mut().zip(existing).for_each(|(site, existing)| site.existing = *existing != 0);
        Ok(())
    })
}

/// Frees sites; NULL is allowed.
///
/// # Safety
///
/// `sites` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_sites_free(sites: *mut lc_sites) {
    // SAFETY: by the contract above.
    unsafe { free(sites) }
}

/// Checks that a column has one value for each row.
pub(super) fn each<T>(column: &[T], rows: usize, name: &str) -> Result<(), Error> {
    if column.len() == rows {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Argument, format!("{name} must have one value for each of {rows} rows"))
        .with_value(column.len()))
}

/// A position for each row; NaN for none.
pub(super) fn positions(lon: &[f64], lat: &[f64], rows: usize) -> Result<Vec<Option<LonLat>>, Error> {
    each(lon, rows, "positions")?;
    let position = |(lon, lat): (&f64, &f64)| match lon.is_nan() && lat.is_nan() {
        true => Ok(None),
        false => LonLat::new(*lon, *lat).map(Some),
    };
    lon.iter().zip(lat).map(position).collect()
}

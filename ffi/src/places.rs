//! Places attached to a network, and groups of them.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::network::SnapOptions;
use lifecircle::reach::{Places, TimedNetwork};
use lifecircle::report::places_table;
use lifecircle::study::Prepared;

use crate::access::lc_query;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out};
use crate::input::{array, text};
use crate::network::lc_timed;
use crate::prepared::lc_prepared;
use crate::table::lc_table;

/// Places attached to a network: homes, facilities, or points of the host. A place is known by its row, counted from 0.
///
/// Places of one prepared study or timed network go together; with those of another, calls end in
/// `LC_STATUS_ARGUMENT`.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_places_free`; it does not depend
/// on what it was made from. The caller frees it.
pub struct lc_places(Kind);

enum Kind {
    Homes(Prepared),
    Facilities(Prepared),
    Own(TimedNetwork, Places),
}

impl lc_places {
    pub(crate) fn timed(&self) -> &TimedNetwork {
        match &self.0 {
            Kind::Homes(prepared) | Kind::Facilities(prepared) => prepared.timed(),
            Kind::Own(timed, _) => timed,
        }
    }

    pub(crate) fn places(&self) -> &Places {
        match &self.0 {
            Kind::Homes(prepared) => prepared.homes(),
            Kind::Facilities(prepared) => prepared.facilities(),
            Kind::Own(_, places) => places,
        }
    }

    /// The network, when `other` stands on the same.
    pub(crate) fn beside(&self, other: &lc_places) -> Result<&TimedNetwork, Error> {
        self.on(other.timed())
    }

    /// The network, when it is `timed`.
    pub(crate) fn on(&self, timed: &TimedNetwork) -> Result<&TimedNetwork, Error> {
        let message = "the places belong to another network or walker";
        let refused = || Error::new(ErrorKind::Argument, message).with_fix("take all of them from one prepared study");
        self.timed().is_same(timed).then(|| self.timed()).ok_or_else(refused)
    }

    /// Checks that there is such a place.
    pub(crate) fn check(&self, place: usize) -> Result<(), Error> {
        let count = self.places().len();
        let missing = || Error::new(ErrorKind::NotFound, format!("there are {count} places")).with_value(place);
        (place < count).then_some(()).ok_or_else(missing)
    }
}

/// Groups of targets, each with the name that heads its columns.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_groups_free`; calls copy what they need. The caller frees it.
#[derive(Default)]
pub struct lc_groups {
    names: Vec<String>,
    pub(crate) members: Vec<Vec<u32>>,
}

impl lc_groups {
    pub(crate) fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }
}

/// The homes of a prepared study as places, by their rows, in `*out`.
///
/// # Safety
///
/// `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_homes(
    prepared: *const lc_prepared,
    out: *mut *mut lc_places,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let prepared = unsafe { borrow(prepared, "prepared")? };
        let made = Kind::Homes(prepared.0.clone());
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_places(made)) }
    })
}

/// The facilities of a prepared study as places, by their rows, in `*out`.
///
/// # Safety
///
/// `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_facilities(
    prepared: *const lc_prepared,
    out: *mut *mut lc_places,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let prepared = unsafe { borrow(prepared, "prepared")? };
        let made = Kind::Facilities(prepared.0.clone());
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_places(made)) }
    })
}

/// Points in WGS-84 degrees as places, in `*out`, each attached to the network by a link of at most `max_snap_m` metres
/// (150 suits most cities). A point that cannot be attached stays, without a door, and is reached by no walk;
/// `lc_places_doors` says which.
///
/// # Safety
///
/// `timed` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_places_at(
    timed: *const lc_timed,
    lon: *const f64,
    count: usize,
    lat: *const f64,
    max_snap_m: f64,
    out: *mut *mut lc_places,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (timed, lon, lat) =
            unsafe { (borrow(timed, "timed")?, array(lon, count, "lon")?, array(lat, count, "lat")?) };
        let points = lon.iter().zip(lat).map(|(lon, lat)| LonLat::new(*lon, *lat)).collect::<Result<Vec<_>, _>>()?;
        let places = Places::at(&timed.0, &points, &SnapOptions { max_snap_m });
        let made = places.map(|places| Kind::Own(timed.0.clone(), places))?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_places(made)) }
    })
}

/// How many places; 0 for NULL.
///
/// # Safety
///
/// `places` is NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_places_count(places: *const lc_places) -> usize {
    // SAFETY: by the contract above.
    unsafe { places.as_ref() }.map_or(0, |p| p.places().len())
}

/// Where places meet the network, in `*out`, one row for each usable door: `place`, `edge`, `chainage_m`, `link_m`; the
/// geometry is where the link meets its edge.
///
/// # Safety
///
/// `places` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_places_doors(
    places: *const lc_places,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let places = unsafe { borrow(places, "places")? };
        places_table(places.places())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `places` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_places_free(places: *mut lc_places) {
    // SAFETY: by the contract above.
    unsafe { free(places) }
}

/// No groups yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_groups_new(out: *mut *mut lc_groups, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = lc_groups::default();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Adds a group: its name, and the rows of its targets. A row that does not exist is passed over.
///
/// # Safety
///
/// `groups` is NULL or live; `name` points to `name_length` bytes of UTF-8; `members` points to `count` numbers;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_groups_add(
    groups: *mut lc_groups,
    name: *const c_char,
    name_length: usize,
    members: *const u32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (groups, name, members) = unsafe {
            (
                groups.as_mut().ok_or_else(|| null("groups"))?,
                text(name, name_length, "name")?,
                array(members, count, "members")?,
            )
        };
        groups.names.push(name.to_owned());
        groups.members.push(members.to_vec());
        Ok(())
    })
}

/// The facilities that a query counts, in `*out`: a group for each of its categories, named by its id, of rows of
/// `lc_prepared_facilities`; walked to, for this walker, attached and, when the query states a moment, open then.
///
/// # Safety
///
/// `prepared` and `query` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_groups(
    prepared: *const lc_prepared,
    query: *const lc_query,
    out: *mut *mut lc_groups,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, query) = unsafe { (borrow(prepared, "prepared")?, borrow(query, "query")?) };
        let members = prepared.0.facilities_for(query.query())?;
        let made = lc_groups { names: query.names(), members };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `groups` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_groups_free(groups: *mut lc_groups) {
    // SAFETY: by the contract above.
    unsafe { free(groups) }
}

//! Doors of places as a host keeps them, without the network they are on.

use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::geo::LonLat;
use lifecircle::network::{Attachment, EdgeId};

use crate::error::lc_error;
use crate::guard::{free, guard, hand_out};
use crate::input::array;

/// Where some places meet a network, as `lc_places_doors` told: to be kept by the host, and to ask a network in its file
/// (`lc_saved_network`).
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_doors_free`; the arrays given are
/// copied. The caller frees it.
pub struct lc_doors {
    /// The places that have a door, ascending.
    places: Vec<u32>,
    /// The doors of each.
    doors: Vec<Vec<Attachment>>,
}

impl lc_doors {
    /// The doors of a place.
    pub(crate) fn of(&self, place: u64) -> Result<&[Attachment], Error> {
        let row = u32::try_from(place).ok().and_then(|place| self.places.binary_search(&place).ok());
        let missing = || Error::new(ErrorKind::NotFound, "no door belongs to this place").with_value(place);
        row.and_then(|row| self.doors.get(row)).map(Vec::as_slice).ok_or_else(missing)
    }

    /// The doors of all places that have any.
    pub(crate) fn all(&self) -> &[Vec<Attachment>] {
        &self.doors
    }

    /// The place of a row of [`lc_doors::all`].
    pub(crate) fn place(&self, row: u32) -> Option<u32> {
        self.places.get(row as usize).copied()
    }
}

/// Doors in `*out`, one for each row of the table of `lc_places_doors`, whose columns may be handed in as they are: the
/// place it belongs to, its edge, the metres along the edge as drawn, and the length of its link in metres. A place may
/// have several doors, in any rows. A door on an edge that does not exist or that the walker does not pass is passed over
/// when walks are asked for.
///
/// # Safety
///
/// `place` points to `count` numbers; `edge` points to `count` numbers; `chainage_m` points to `count` numbers; `link_m`
/// points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_doors_new(
    place: *const i64,
    count: usize,
    edge: *const i64,
    chainage_m: *const f64,
    link_m: *const f64,
    out: *mut *mut lc_doors,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (places, edges, chainages_m, links_m) = unsafe {
            (
                array(place, count, "place")?,
                array(edge, count, "edge")?,
                array(chainage_m, count, "chainage_m")?,
                array(link_m, count, "link_m")?,
            )
        };
        let mut rows: Vec<(u32, Attachment)> = Vec::with_capacity(count);
        let each = places.iter().zip(edges).zip(chainages_m.iter().zip(links_m));
        for (row, ((place, edge), (chainage_m, link_m))) in (0..).zip(each) {
            let at = attachment(*edge, *chainage_m, *link_m);
            let door = number(*place, "place").and_then(|place| Ok((place, at?)));
            rows.push(door.map_err(|e| e.at(Place::default().row(row)))?);
        }
        rows.sort_by_key(|(place, _)| *place);
        let mut made = lc_doors { places: Vec::new(), doors: Vec::new() };
        for (place, at) in rows {
            match made.doors.last_mut() {
                Some(doors) if made.places.last() == Some(&place) => doors.push(at),
                _ => {
                    made.places.push(place);
                    made.doors.push(vec![at]);
                }
            }
        }
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `doors` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_doors_free(doors: *mut lc_doors) {
    // SAFETY: by the contract above.
    unsafe { free(doors) }
}

fn attachment(edge: i64, chainage_m: f64, link_m: f64) -> Result<Attachment, Error> {
    let edge = EdgeId(number(edge, "edge")?);
    let (chainage_m, link_m) = (metres(chainage_m, "chainage_m")?, metres(link_m, "link_m")?);
    // Walks go by the edge; no search asks where in the world a door is.
    Ok(Attachment { edge, chainage_m, link_m, point: LonLat::new(0.0, 0.0)? })
}

fn number(value: i64, name: &str) -> Result<u32, Error> {
    let message = || format!("{name} must be a row, counted from 0");
    u32::try_from(value).map_err(|_| Error::new(ErrorKind::Argument, message()).with_value(value))
}

fn metres(value: f64, name: &str) -> Result<f64, Error> {
    let message = || format!("{name} must be metres, not negative");
    let is_length = value.is_finite() && value >= 0.0;
    is_length.then_some(value).ok_or_else(|| Error::new(ErrorKind::Argument, message()).with_value(value))
}

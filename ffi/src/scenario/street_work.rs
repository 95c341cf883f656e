//! Networks with something built: a gate opened, a way added.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::network::{EdgeAttributes, NewWay, Passage, StreetWork, WayClass};

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, flag};
use crate::plugin::lc_passage;
use crate::source::lc_network;

/// Something built that changes who may walk where.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_street_work_free`; calls copy what they need. The caller frees it.
pub struct lc_street_work(pub(super) StreetWork);

/// A gate to be opened, in `*out`: the number of its node in the source, who may pass from now on (`lc_passage`:
/// `LC_PASSAGE_RESIDENTS` those who live inside, on their way out; `LC_PASSAGE_END_ONLY` visitors as well;
/// `LC_PASSAGE_PUBLIC` everyone), and whether the ways behind it may be walked through from now on (0 or 1). Opening
/// never shuts anybody out.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_open_gate(
    gate: i64,
    passage: i32,
    through: i32,
    out: *mut *mut lc_street_work,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        let (passage, through) = (passage_of(passage)?, flag(through, "through")?);
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_street_work(StreetWork::OpenGate { gate, passage, through })) }
    })
}

/// A way to be built, in `*out`: its number, for reports (negative numbers are nobody else's), and where it leads, in
/// WGS-84 degrees. It joins the nearest street, which is cut there, at both ends; it is a footway for everyone of which
/// nothing else is known, until `lc_street_work_set_...` says more.
///
/// # Safety
///
/// `lon` points to `count` numbers; `lat` points to `count` numbers; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_add_way(
    id: i64,
    lon: *const f64,
    count: usize,
    lat: *const f64,
    out: *mut *mut lc_street_work,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (lon, lat) = unsafe { (array(lon, count, "lon")?, array(lat, count, "lat")?) };
        let line = lon.iter().zip(lat).map(|(lon, lat)| LonLat::new(*lon, *lat)).collect::<Result<Vec<_>, _>>()?;
        let attributes = EdgeAttributes { class: WayClass::Footway, ..EdgeAttributes::default() };
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_street_work(StreetWork::AddWay(NewWay { id, line, attributes }))) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `work` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_free(work: *mut lc_street_work) {
    // SAFETY: by the contract above.
    unsafe { free(work) }
}

/// A network after some work on its streets, in `*out`; the network itself stays as it is. Edges that are not cut keep
/// their numbers.
///
/// `LC_STATUS_NOT_FOUND` for a gate that does not exist, with the nearest numbers; `LC_STATUS_ARGUMENT` for one that is as
/// open already; `LC_STATUS_NETWORK` for a way that begins or ends more than 50 m from any street, beyond a barrier, or
/// where it began.
///
/// # Safety
///
/// `network` and `work` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_network_with_work(
    network: *const lc_network,
    work: *const lc_street_work,
    out: *mut *mut lc_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (network, work) = unsafe { (borrow(network, "network")?, borrow(work, "work")?) };
        let made = network.0.with_work(&work.0)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_network(made)) }
    })
}

/// The passage of a number of `lc_passage`.
pub(super) fn passage_of(number: i32) -> Result<Passage, Error> {
    let known = [
        (lc_passage::Public as i32, Passage::Public),
        (lc_passage::EndOnly as i32, Passage::EndOnly),
        (lc_passage::Residents as i32, Passage::Residents),
    ];
    numbered(number, &known, "passage must be a number of lc_passage")
}

/// What a number stands for.
pub(super) fn numbered<T: Copy>(number: i32, known: &[(i32, T)], otherwise: &str) -> Result<T, Error> {
    let found = known.iter().find(|(one, _)| *one == number);
    found.map(|(_, what)| *what).ok_or_else(|| Error::new(ErrorKind::Argument, otherwise).with_value(number))
}

/// What walk models will know of a way to be built.
///
/// # Safety
///
/// `work` is NULL or live.
pub(super) unsafe fn attributes<'a>(work: *mut lc_street_work) -> Result<&'a mut EdgeAttributes, Error> {
    // SAFETY: by the contract above.
    match &mut unsafe { work.as_mut() }.ok_or_else(|| null("work"))?.0 {
        StreetWork::AddWay(way) => Ok(&mut way.attributes),
        StreetWork::OpenGate { .. } => {
            Err(Error::new(ErrorKind::Argument, "a gate has no attributes").with_fix("set them of a way to be built"))
        }
    }
}

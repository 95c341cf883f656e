//! Entries: what happened to needs.

use std::ffi::c_char;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Need};
use lifecircle::register::{Entry, Proposal};

use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};
use crate::input::{date, text, texts};

/// What happened to needs, to be entered in a register together. Dates are numbers such as 20260302.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_entries_free`; calls copy what they need. The caller frees it.
#[derive(Default)]
pub struct lc_entries(pub(super) Vec<Entry>);

/// # Safety
///
/// `entries` is NULL or live.
unsafe fn add(entries: *mut lc_entries, entry: Entry) -> Result<(), Error> {
    // SAFETY: by the contract above.
    unsafe { entries.as_mut() }.ok_or_else(|| null("entries"))?.0.push(entry);
    Ok(())
}

/// Ids as the core keeps them.
///
/// # Safety
///
/// As [`texts`].
unsafe fn owned(ids: *const *const c_char, count: usize) -> Result<Vec<String>, Error> {
    // SAFETY: by the contract above.
    Ok(unsafe { texts(ids, count, "needs") }?.into_iter().map(str::to_owned).collect())
}

/// No entries yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_new(out: *mut *mut lc_entries, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_entries::default()) })
}

/// A need was raised (问需): its id, the id of its list, when, and what people ask for. `lc_entries_set_need` says more.
///
/// # Safety
///
/// `entries` is NULL or live; `id`, `list` and `words` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_raised(
    entries: *mut lc_entries,
    id: *const c_char,
    id_length: usize,
    list: *const c_char,
    list_length: usize,
    on: i32,
    words: *const c_char,
    words_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (id, list, words) = unsafe {
            (text(id, id_length, "id")?, text(list, list_length, "list")?, text(words, words_length, "words")?)
        };
        let need = Need::new(id, list, date(on, "on")?, words);
        // SAFETY: by the contract above.
        unsafe { add(entries, Entry::Raised(need)) }
    })
}

/// Says more of the need that was raised last: the category that would serve it and the circle it comes from (of length 0:
/// not known), where it arises in WGS-84 degrees and how many people it concerns (NaN: not known).
///
/// # Safety
///
/// `entries` is NULL or live; `category` and `circle` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_set_need(
    entries: *mut lc_entries,
    category: *const c_char,
    category_length: usize,
    circle: *const c_char,
    circle_length: usize,
    lon: f64,
    lat: f64,
    people: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (entries, category, circle) = unsafe {
            (
                entries.as_mut().ok_or_else(|| null("entries"))?,
                text(category, category_length, "category")?,
                text(circle, circle_length, "circle")?,
            )
        };
        let Some(Entry::Raised(need)) = entries.0.last_mut() else {
            return Err(Error::new(ErrorKind::Argument, "the last entry raises no need"));
        };
        let named = Some(category).filter(|category| !category.is_empty());
        let category = named.map(|category| Catalogue::bundled().find(category)).transpose()?;
        let position = (!(lon.is_nan() && lat.is_nan())).then(|| LonLat::new(lon, lat)).transpose()?;
        (need.category, need.position) = (category, position);
        need.circle = (!circle.is_empty()).then(|| circle.to_owned());
        need.people = (!people.is_nan()).then_some(people);
        Ok(())
    })
}

/// Residents were consulted about needs (微协商): the id of the consultation, the ids of the needs, when, what was agreed.
///
/// # Safety
///
/// `entries` is NULL or live; `id` and `words` point to their lengths of UTF-8 bytes; `needs` points to `need_count`
/// NUL-terminated texts; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_consulted(
    entries: *mut lc_entries,
    id: *const c_char,
    id_length: usize,
    needs: *const *const c_char,
    need_count: usize,
    on: i32,
    words: *const c_char,
    words_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (id, needs, words) =
            unsafe { (text(id, id_length, "id")?, owned(needs, need_count)?, text(words, words_length, "words")?) };
        let (id, on, text) = (id.to_owned(), date(on, "on")?, words.to_owned());
        // SAFETY: by the contract above.
        unsafe { add(entries, Entry::Consulted { id, needs, on, text }) }
    })
}

/// Somebody had an idea how to meet needs (问计): the id of the proposal, the ids of the needs, when, the idea in words.
///
/// # Safety
///
/// As `lc_entries_consulted`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_proposed(
    entries: *mut lc_entries,
    id: *const c_char,
    id_length: usize,
    needs: *const *const c_char,
    need_count: usize,
    on: i32,
    words: *const c_char,
    words_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (id, needs, words) =
            unsafe { (text(id, id_length, "id")?, owned(needs, need_count)?, text(words, words_length, "words")?) };
        let (id, on, text) = (id.to_owned(), date(on, "on")?, words.to_owned());
        // SAFETY: by the contract above.
        unsafe { add(entries, Entry::Proposed(Proposal { id, needs, on, text })) }
    })
}

/// Something was done about needs (微服务): the id of the service, the ids of the needs, when, the proposal it carries out
/// (of length 0: none), what was done.
///
/// # Safety
///
/// `entries` is NULL or live; `id`, `proposal` and `words` point to their lengths of UTF-8 bytes; `needs` points to
/// `need_count` NUL-terminated texts; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_served(
    entries: *mut lc_entries,
    id: *const c_char,
    id_length: usize,
    needs: *const *const c_char,
    need_count: usize,
    on: i32,
    proposal: *const c_char,
    proposal_length: usize,
    words: *const c_char,
    words_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (id, needs, proposal, words) = unsafe {
            (
                text(id, id_length, "id")?,
                owned(needs, need_count)?,
                text(proposal, proposal_length, "proposal")?,
                text(words, words_length, "words")?,
            )
        };
        let (id, on, text) = (id.to_owned(), date(on, "on")?, words.to_owned());
        let proposal = (!proposal.is_empty()).then(|| proposal.to_owned());
        // SAFETY: by the contract above.
        unsafe { add(entries, Entry::Served { id, needs, on, proposal, text }) }
    })
}

/// People were asked how they liked a service (问效): the ids of the service and of the need it answered for them, when,
/// how many of those asked were satisfied.
///
/// # Safety
///
/// `entries` is NULL or live; `service` and `need` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_rated(
    entries: *mut lc_entries,
    service: *const c_char,
    service_length: usize,
    need: *const c_char,
    need_length: usize,
    on: i32,
    satisfied: u32,
    asked: u32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (service, need) = unsafe { (text(service, service_length, "service")?, text(need, need_length, "need")?) };
        let (service, need, on) = (service.to_owned(), need.to_owned(), date(on, "on")?);
        // SAFETY: by the contract above.
        unsafe { add(entries, Entry::Rated { service, need, on, satisfied, asked }) }
    })
}

/// Frees entries; NULL is allowed.
///
/// # Safety
///
/// `entries` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_entries_free(entries: *mut lc_entries) {
    // SAFETY: by the contract above.
    unsafe { free(entries) }
}

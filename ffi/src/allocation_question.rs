//! What an allocation is asked about: capacity and demand, from arrays or written down.

use std::ffi::c_char;

use lifecircle::access::{AllocationDocument, Capacity, Demand};
use lifecircle::calendar::Moment;
use lifecircle::error::{Error, Place};

use crate::capacity_windows::lc_capacity_windows;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{array, moment, text};

/// Capacity that exists only in a window and demand for it, to be given to each other within a walk.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
/// `lc_allocation_question_free`; calls copy what they need. The caller frees it.
pub struct lc_allocation_question {
    pub(crate) limit_minutes: u32,
    pub(crate) capacities: Vec<Capacity>,
    pub(crate) demands: Vec<Demand>,
}

/// Capacity and demand written down, by the ids of facilities and homes.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_allocation_document_free`. The
/// caller frees it.
pub struct lc_allocation_document(pub(crate) AllocationDocument);

/// A row of a table, from when, until when, and how many units.
type Window = (usize, Moment, Moment, u32);

/// The windows of some rows.
///
/// # Safety
///
/// Each pointer points to `count` readable numbers.
unsafe fn windows(
    rows: *const u64,
    from: *const i64,
    until: *const i64,
    units: *const u32,
    count: usize,
    name: &str,
) -> Result<Vec<Window>, Error> {
    // SAFETY: by the contract above.
    let (rows, from, until, units) = unsafe {
        (
            array(rows, count, name)?,
            array(from, count, "from")?,
            array(until, count, "until")?,
            array(units, count, "units")?,
        )
    };
    let mut windows = Vec::with_capacity(rows.len());
    for (number, (((row, from), until), units)) in rows.iter().zip(from).zip(until).zip(units).enumerate() {
        let at = |column| move |error: Error| error.at(Place::default().row(number as u64).column(column));
        let (from, until) = (moment(*from, "from").map_err(at("from"))?, moment(*until, "until").map_err(at("until"))?);
        windows.push((usize::try_from(*row).unwrap_or(usize::MAX), from, until, *units));
    }
    Ok(windows)
}

/// A question without capacity and demand in `*out`; `limit_minutes` is the longest walk.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_question_new(
    limit_minutes: u32,
    out: *mut *mut lc_allocation_question,
    error: *mut *mut lc_error,
) -> i32 {
    let made = lc_allocation_question { limit_minutes, capacities: Vec::new(), demands: Vec::new() };
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, made) })
}

/// Adds capacity: units of facilities, by their rows, that are there from a moment up to another (`lc_moment`). A unit
/// serves one unit of demand for the whole of its window.
///
/// # Safety
///
/// `question` is NULL or live; `facilities`, `from`, `until` and `units` point to `count` numbers each; `error` is NULL
/// or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_question_add_capacities(
    question: *mut lc_allocation_question,
    facilities: *const u64,
    from: *const i64,
    until: *const i64,
    units: *const u32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (question, windows) = unsafe {
            let question = question.as_mut().ok_or_else(|| null("question"))?;
            (question, windows(facilities, from, until, units, count, "facilities")?)
        };
        let capacity = |(facility, from, until, units)| Capacity { facility, from, until, units };
        question.capacities.extend(windows.into_iter().map(capacity));
        Ok(())
    })
}

/// Adds the capacity of services in the hours they are open. The windows must be of the study that is asked.
///
/// # Safety
///
/// `question` and `windows` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_question_add_windows(
    question: *mut lc_allocation_question,
    windows: *const lc_capacity_windows,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (question, windows) =
            unsafe { (question.as_mut().ok_or_else(|| null("question"))?, borrow(windows, "windows")?) };
        question.capacities.extend(&windows.found.windows);
        Ok(())
    })
}

/// Adds demand: units that homes, by their rows, need from a moment up to another (`lc_moment`).
///
/// # Safety
///
/// `question` is NULL or live; `homes`, `from`, `until` and `units` point to `count` numbers each; `error` is NULL or
/// writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_question_add_demands(
    question: *mut lc_allocation_question,
    homes: *const u64,
    from: *const i64,
    until: *const i64,
    units: *const u32,
    count: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (question, windows) = unsafe {
            let question = question.as_mut().ok_or_else(|| null("question"))?;
            (question, windows(homes, from, until, units, count, "homes")?)
        };
        let demand = |(home, from, until, units)| Demand { home, from, until, units };
        question.demands.extend(windows.into_iter().map(demand));
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `question` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_question_free(question: *mut lc_allocation_question) {
    // SAFETY: by the contract above.
    unsafe { free(question) }
}

/// Reads an allocation from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names
/// the text in errors.
///
/// `limit_minutes` is the longest walk. Each `capacity` has `facility` (an id), `from`, `until` ("2026-03-10T19:00", on
/// the clocks of China) and `units`; each `demand` has `home` (an id), `from`, `until` and `units`. An error says the line,
/// the key, and what a mistyped key may have meant.
///
/// # Safety
///
/// `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
/// `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_document_read(
    document: *const c_char,
    length: usize,
    file: *const c_char,
    file_length: usize,
    out: *mut *mut lc_allocation_document,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, file) = unsafe { (text(document, length, "document")?, text(file, file_length, "file")?) };
        let made = AllocationDocument::from_text(document, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_allocation_document(made)) }
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `document` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_document_free(document: *mut lc_allocation_document) {
    // SAFETY: by the contract above.
    unsafe { free(document) }
}

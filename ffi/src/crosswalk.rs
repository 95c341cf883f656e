//! Crosswalks: the words and codes of map vendors and hosts as categories of the catalogue.

use std::ffi::c_char;

use lifecircle::error::Error;
use lifecircle::model::{Catalogue, Crosswalk, Scheme};

use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out, write_out};
use crate::input::{text, texts_or_null};
use crate::table::lc_table;

/// The way from one vendor's categories to those of the catalogue, with the host's own words over it. Nothing is
/// guessed: what no rule, label or word speaks of stays unmapped.
///
/// Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_crosswalk_free`; calls
/// copy what they need. The caller frees it.
pub struct lc_crosswalk(pub(crate) Crosswalk<'static>);

/// The crosswalk of a vendor, in `*out`: "osm" (`shop=convenience`, several joined by `&`), "amap" (codes joined by
/// `|`, or names of levels joined by `;`), "tencent" (a code, or levels joined by `:`), "baidu" (levels joined by `;`),
/// "own" (the host's own words, ids and labels of the catalogue).
///
/// # Safety
///
/// `scheme` points to `scheme_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_new(
    scheme: *const c_char,
    scheme_length: usize,
    out: *mut *mut lc_crosswalk,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let scheme = Scheme::named(unsafe { text(scheme, scheme_length, "scheme") }?)?;
        let made = Crosswalk::new(scheme, Catalogue::bundled())?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_crosswalk(made)) }
    })
}

/// Says what a word is: the ids of its categories ("market|fresh-food-store"), or nothing at all for what does not
/// belong to a life circle. It goes before the vendor's own meaning, and a later one before an earlier.
///
/// # Safety
///
/// `crosswalk` is NULL or live; `word` points to `word_length` bytes of UTF-8; `categories` points to
/// `categories_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_add(
    crosswalk: *mut lc_crosswalk,
    word: *const c_char,
    word_length: usize,
    categories: *const c_char,
    categories_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (crosswalk, word, categories) = unsafe {
            (
                crosswalk.as_mut().ok_or_else(|| null("crosswalk"))?,
                text(word, word_length, "word")?,
                text(categories, categories_length, "categories")?,
            )
        };
        crosswalk.0.add(word, categories)
    })
}

/// Adds the words of a CSV text with the columns `word` and `category`; `file` names it in errors. How many rows there
/// were comes out in `*rows`, which may be NULL. Rows before a bad one are kept.
///
/// # Safety
///
/// `crosswalk` is NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to `file_length` bytes of
/// UTF-8; `rows` is NULL or writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_read_csv(
    crosswalk: *mut lc_crosswalk,
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    rows: *mut usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (crosswalk, csv, file) = unsafe {
            (
                crosswalk.as_mut().ok_or_else(|| null("crosswalk"))?,
                text(csv, csv_length, "csv")?,
                text(file, file_length, "file")?,
            )
        };
        let read = crosswalk.0.read_csv(csv, file)?;
        // SAFETY: by the contract above.
        if rows.is_null() { Ok(()) } else { unsafe { write_out(rows, read, "rows") } }
    })
}

/// What each of `count` rows is, given as its value and the name of its place, each NULL where there is none (`names`
/// may be NULL as a whole), in `*out`: `value`, `name`, `categories` (their ids, joined by `;`), `by` (what decided:
/// "own-table", "code", "tag", "label", "class", "words", "place-name", or "outside", "nothing", "unreadable",
/// "absent"), `confidence`.
///
/// # Safety
///
/// `crosswalk` is NULL or live; `values` points to `count` texts, each NULL or NUL-terminated; `names` is NULL or
/// points to as many; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_map(
    crosswalk: *const lc_crosswalk,
    values: *const *const c_char,
    names: *const *const c_char,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (crosswalk, rows) = unsafe { (borrow(crosswalk, "crosswalk")?, rows(values, names, count)?) };
        crosswalk.0.mapped_table(rows)
    })
}

/// How much of `count` rows is mapped, given as for `lc_crosswalk_map`, in `*out`: one row for each distinct value,
/// those with most unmapped rows first: `value`, `rows`, `mapped`, `unmapped`, `categories`, `by`, `confidence`,
/// `nearest`. Rows neither mapped nor unmapped are known to be nothing of a life circle.
///
/// # Safety
///
/// As `lc_crosswalk_map`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_coverage(
    crosswalk: *const lc_crosswalk,
    values: *const *const c_char,
    names: *const *const c_char,
    count: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (crosswalk, rows) = unsafe { (borrow(crosswalk, "crosswalk")?, rows(values, names, count)?) };
        crosswalk.0.coverage(rows).table()
    })
}

/// Rows as pairs of a value and the name of a place.
type Rows<'a> = Vec<(Option<&'a str>, Option<&'a str>)>;

/// # Safety
///
/// As [`lc_crosswalk_map`].
unsafe fn rows<'a>(values: *const *const c_char, names: *const *const c_char, count: usize) -> Result<Rows<'a>, Error> {
    // SAFETY: by the contract above.
    let values = unsafe { texts_or_null(values, count, "values")? };
    let names = match names.is_null() {
        true => vec![None; count],
        // SAFETY: by the contract above.
        false => unsafe { texts_or_null(names, count, "names")? },
    };
    Ok(values.into_iter().zip(names).collect())
}

/// What is known of a vendor's list, in `*out`: `name`, `code`, `gives`, `outside`, `confidence`, `source`. The schemes
/// are those of `lc_crosswalk_new`; "osm" and "own" have no list.
///
/// # Safety
///
/// `scheme` points to `scheme_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_classes(
    scheme: *const c_char,
    scheme_length: usize,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        Scheme::named(unsafe { text(scheme, scheme_length, "scheme") }?)?.classes_table()
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `crosswalk` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_crosswalk_free(crosswalk: *mut lc_crosswalk) {
    // SAFETY: by the contract above.
    unsafe { free(crosswalk) }
}

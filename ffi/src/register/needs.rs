//! The register of needs: opening it, entering what happened.

use std::ffi::c_char;
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::NeedList;
use lifecircle::register::{MemoryStore, NeedsRegister, Store};
use lifecircle::report::defects_table;

use super::entries::lc_entries;
use super::store::lc_store;
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::{bytes, text, texts};
use crate::table::lc_table;

/// The register of what residents need and what became of it: raised, consulted about, served, rated.
///
/// An entry is checked against all that happened before, and then kept; nothing is ever overwritten.
///
/// Thread rule: reads from several threads at once; entering needs it alone, and so does its store, which must not call it.
/// A call that meets another ends in `LC_STATUS_ARGUMENT`. Lifetime: until `lc_needs_free`. The caller frees it.
pub struct lc_needs(RwLock<NeedsRegister>);

impl lc_needs {
    /// The register, to be read. Nobody ever waits: a store that came back to us would wait for itself.
    pub(super) fn read(&self) -> Result<RwLockReadGuard<'_, NeedsRegister>, Error> {
        self.0.try_read().or_else(|met| match met {
            TryLockError::Poisoned(register) => Ok(register.into_inner()),
            TryLockError::WouldBlock => Err(busy()),
        })
    }

    fn write(&self) -> Result<RwLockWriteGuard<'_, NeedsRegister>, Error> {
        self.0.try_write().or_else(|met| match met {
            TryLockError::Poisoned(register) => Ok(register.into_inner()),
            TryLockError::WouldBlock => Err(busy()),
        })
    }
}

fn busy() -> Error {
    Error::new(ErrorKind::Argument, "the register is in use by another thread, or by its own store")
        .with_fix("let one call end before the next")
}

/// The register that `stream` of a store holds, in `*out`, empty when it holds nothing yet; one in memory for a NULL store.
///
/// The lists it keeps needs in have an id and a title in Chinese and English each; `list_count` 0 for the usual three: red
/// (设施布局清单), yellow (服务内容清单), blue (嵌入式物业服务清单).
///
/// # Safety
///
/// `store` is NULL or live; `stream` points to `stream_length` bytes of UTF-8; `list_ids`, `list_zh` and `list_en` point to
/// `list_count` NUL-terminated texts each; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_open(
    store: *const lc_store,
    stream: *const c_char,
    stream_length: usize,
    list_ids: *const *const c_char,
    list_count: usize,
    list_zh: *const *const c_char,
    list_en: *const *const c_char,
    out: *mut *mut lc_needs,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (store, stream) = unsafe { (store.as_ref(), text(stream, stream_length, "stream")?) };
        // SAFETY: by the contract above.
        let (ids, zh, en) = unsafe {
            (
                texts(list_ids, list_count, "list_ids")?,
                texts(list_zh, list_count, "list_zh")?,
                texts(list_en, list_count, "list_en")?,
            )
        };
        let own = ids.into_iter().zip(zh).zip(en).map(|((id, zh), en)| NeedList::new(id, zh, en));
        let lists = if list_count == 0 { NeedList::three() } else { own.collect() };
        let store = store.map_or_else(|| Arc::new(MemoryStore::default()) as Arc<dyn Store>, lc_store::shared);
        let register = NeedsRegister::open(store, stream, lists)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_needs(RwLock::new(register))) }
    })
}

/// Enters what happened, all of it or nothing; returns when the store has kept it.
///
/// Refused are an id that is taken, a list, need, proposal or service that does not exist, a date before what it follows,
/// numbers that contradict, and what cannot happen yet.
///
/// # Safety
///
/// `needs` and `entries` are NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_enter(
    needs: *mut lc_needs,
    entries: *const lc_entries,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (needs, entries) = unsafe { (borrow(needs, "needs")?, borrow(entries, "entries")?) };
        needs.write()?.enter_all(entries.0.clone())
    })
}

/// Reads what others have entered since, through the same store.
///
/// # Safety
///
/// `needs` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_refresh(needs: *mut lc_needs, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { borrow(needs, "needs") }?.write()?.refresh())
}

/// Enters the rows of a CSV file, whatever their order and encoding, and hands out what was wrong in `*report`, one row per
/// defect; the good rows are entered together.
///
/// Needs the columns `id` and `on` (编号, 日期) and takes those of `lc_needs_entries`, by their English or Chinese names; without
/// `entry` every row raises a need. Positions are `lon` and `lat` in WGS-84. `file` names it in the report.
///
/// # Safety
///
/// `needs` is NULL or live; `csv` points to `csv_length` bytes; `file` points to `file_length` bytes of UTF-8; `report` is
/// writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_import_csv(
    needs: *mut lc_needs,
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    report: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (needs, csv, file) =
            unsafe { (borrow(needs, "needs")?, bytes(csv, csv_length, "csv")?, text(file, file_length, "file")?) };
        if report.is_null() {
            return Err(crate::error::null("report"));
        }
        let defects = needs.write()?.import_csv(csv, file)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(report, lc_table::from(defects_table(&defects)?)) }
    })
}

/// Enters the rows of a table, as `lc_needs_import_csv` does; `lc_columns_table` makes one of the host's arrays. `name` names
/// it in the report.
///
/// # Safety
///
/// `needs` and `table` are NULL or live; `name` points to `name_length` bytes of UTF-8; `report` is writable; `error` is NULL
/// or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_import_table(
    needs: *mut lc_needs,
    table: *const lc_table,
    name: *const c_char,
    name_length: usize,
    report: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (needs, table, name) =
            unsafe { (borrow(needs, "needs")?, borrow(table, "table")?, text(name, name_length, "name")?) };
        if report.is_null() {
            return Err(crate::error::null("report"));
        }
        let defects = needs.write()?.import_table(table.table(), name)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(report, lc_table::from(defects_table(&defects)?)) }
    })
}

/// Frees a register; NULL is allowed.
///
/// # Safety
///
/// `needs` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_needs_free(needs: *mut lc_needs) {
    // SAFETY: by the contract above.
    unsafe { free(needs) }
}

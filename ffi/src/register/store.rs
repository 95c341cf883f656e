//! Stores: in memory, in a SQLite file, or of the host.

use std::ffi::c_char;
use std::ops::ControlFlow;
use std::sync::Arc;

use lifecircle::error::Error;
use lifecircle::plugin::Provided;
use lifecircle::progress::{CallingThread, attend};
use lifecircle::register::{Appended, MemoryStore, SqliteStore, Store, check_store};

use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::plugin::lc_registry;

/// Where registers are kept: streams of records that only grow.
///
/// Thread rule: may be used from several threads at once; one of the host without `LC_PLUGIN_THREAD_SAFE` from one at a
/// time. Lifetime: until `lc_store_free`; registers on it stay valid afterwards. The caller frees it.
pub struct lc_store(Provided<dyn Store>);

impl lc_store {
    /// The store as a register keeps it.
    pub(super) fn shared(&self) -> Arc<dyn Store> {
        match &self.0 {
            Provided::Anywhere(store) => Arc::clone(store),
            bound => Arc::new(EachCall(bound.clone())),
        }
    }
}

/// A store that belongs to the thread of each call: a register asks it on no other.
struct EachCall(Provided<dyn Store>);

impl Store for EachCall {
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        self.0.on(&CallingThread::here()).append(stream, expected, records)
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        self.0.on(&CallingThread::here()).read(stream, from)
    }
}

/// A store in memory in `*out`; what it holds ends with it and the registers on it.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_store_memory(out: *mut *mut lc_store, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_store(Provided::Anywhere(Arc::new(MemoryStore::default())))) })
}

/// The SQLite file at `path`, opened or made, in `*out`. What was entered is on the disk when the call returns; several
/// processes may open the same file.
///
/// # Safety
///
/// `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_store_sqlite(
    path: *const c_char,
    path_length: usize,
    out: *mut *mut lc_store,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let store = SqliteStore::open(unsafe { text(path, path_length, "path") }?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_store(Provided::Anywhere(Arc::new(store)))) }
    })
}

/// The store of that name in `*out`. It stays valid when the registry is freed.
///
/// # Safety
///
/// `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_store(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    out: *mut *mut lc_store,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let store = registry.lock().stores.find(name)?.clone();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_store(store)) }
    })
}

/// Holds a store to the laws every store keeps; a law broken is `LC_STATUS_PLUGIN`. It writes to the streams `fresh/a`,
/// `fresh/b` and `fresh/race`, which must never have been written to, the last from four threads at once; a store that is
/// not thread-safe is called on this thread.
///
/// # Safety
///
/// `store` is NULL or live; `fresh` points to `fresh_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_store_check(
    store: *const lc_store,
    fresh: *const c_char,
    fresh_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (store, fresh) = unsafe { (&borrow(store, "store")?.0, text(fresh, fresh_length, "fresh")?) };
        attend(&mut |_, _, _| ControlFlow::Continue(()), |_, calling| check_store(&*store.on(calling), fresh))
    })
}

/// Frees one; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
///
/// # Safety
///
/// `store` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_store_free(store: *mut lc_store) {
    // SAFETY: by the contract above.
    unsafe { free(store) }
}

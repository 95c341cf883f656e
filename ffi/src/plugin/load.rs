//! Plugins from a shared library.

use std::ffi::c_char;
use std::path::Path;

use lifecircle::error::{Error, ErrorKind};

use super::indicator::lc_indicator_plugin;
use super::registry::{lc_registry, lc_registry_add_indicator, lc_registry_add_walk_model};
use super::reply::{
    lc_plugin_reply, lc_plugin_reply_fail, lc_plugin_reply_record, lc_plugin_reply_table, lc_plugin_reply_tick,
};
use super::siting_solver::{lc_registry_add_siting_solver, lc_siting_solver_plugin};
use super::source::{lc_network_source_plugin, lc_table_source_plugin};
use super::source_registry::{
    lc_registry_add_facility_source, lc_registry_add_home_source, lc_registry_add_network_source,
};
use super::store::{lc_registry_add_store, lc_store_plugin};
use super::walk_model::lc_walk_model_plugin;
use crate::error::lc_error;
use crate::guard::{borrow, guard};
use crate::input::text;
use crate::version::LC_ABI_VERSION;

/// What a library of plugins is given to register them with, so that it need not be linked to this one.
///
/// Later versions add fields at the end: look at `struct_size` before using one that is not in the first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_plugin_host {
    /// The size of this structure.
    pub struct_size: usize,
    /// `lc_abi_version()` of the library that loads; refuse to be loaded by one you were not made for.
    pub abi_version: u64,
    /// Where to register.
    pub registry: *mut lc_registry,
    /// `lc_registry_add_walk_model`.
    pub add_walk_model: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_walk_model_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_registry_add_indicator`.
    pub add_indicator: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_indicator_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_registry_add_facility_source`.
    pub add_facility_source: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_table_source_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_registry_add_home_source`.
    pub add_home_source: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_table_source_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_registry_add_network_source`.
    pub add_network_source: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_network_source_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_plugin_reply_fail`.
    pub reply_fail: unsafe extern "C" fn(reply: *mut lc_plugin_reply, message: *const c_char, length: usize) -> i32,
    /// `lc_plugin_reply_table`.
    pub reply_table:
        unsafe extern "C" fn(reply: *mut lc_plugin_reply, format: i32, data: *const c_char, length: usize) -> i32,
    /// `lc_registry_add_siting_solver`.
    pub add_siting_solver: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_siting_solver_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_registry_add_store`.
    pub add_store: unsafe extern "C" fn(
        registry: *mut lc_registry,
        name: *const c_char,
        name_length: usize,
        plugin: *const lc_store_plugin,
        error: *mut *mut lc_error,
    ) -> i32,
    /// `lc_plugin_reply_tick`.
    pub reply_tick: unsafe extern "C" fn(reply: *mut lc_plugin_reply, done: u64, total: u64) -> i32,
    /// `lc_plugin_reply_record`.
    pub reply_record: unsafe extern "C" fn(reply: *mut lc_plugin_reply, data: *const c_char, length: usize) -> i32,
}

/// The one symbol a library of plugins exports, under the name `lifecircle_plugin_init`: registers what it has and
/// returns 0, or a number of `lc_status`, with what the host's functions said in `*error`.
///
/// It must not unwind. The library stays loaded until the process ends.
pub type lc_plugin_init = Option<unsafe extern "C" fn(host: *const lc_plugin_host, error: *mut *mut lc_error) -> i32>;

/// Loads a shared library of plugins and lets it register them: all of them, or on failure none.
///
/// Loading runs the library's code with all the rights of this process: load only what you trust.
///
/// # Safety
///
/// `registry` is NULL or live; `path` points to `path_length` bytes of UTF-8; the library keeps the rules of
/// `lc_plugin_init`; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_load(
    registry: *mut lc_registry,
    path: *const c_char,
    path_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (known, path) = unsafe { (borrow(registry, "registry")?, text(path, path_length, "path")?) };
        let before = known.lock().clone();
        // SAFETY: by the contract above.
        let outcome = unsafe { load(registry, path) };
        if outcome.is_err() {
            let failed = std::mem::replace(&mut *known.lock(), before);
            // Releases plugins, which must not find the registry locked.
            drop(failed);
        }
        outcome
    })
}

/// # Safety
///
/// As [`lc_registry_load`], with a live registry.
unsafe fn load(registry: *mut lc_registry, path: &str) -> Result<(), Error> {
    let broken = |what: String| Error::new(ErrorKind::Plugin, what).with_value(path);
    // A bare name would be looked for in the directories of the system, a path is the file it says.
    let file = std::path::absolute(Path::new(path))
        .map_err(|e| Error::new(ErrorKind::Io, format!("the plugin library has no path: {e}")).with_value(path))?;
    // SAFETY: the caller trusts the library's initialisers.
    let library = unsafe { libloading::Library::new(&file) }
        .map_err(|e| Error::new(ErrorKind::Io, format!("the plugin library cannot be loaded: {e}")).with_value(path))?;
    // SAFETY: the caller says that the symbol of that name is of that type.
    let init = unsafe { library.get::<lc_plugin_init>(b"lifecircle_plugin_init\0") };
    let init = init.ok().and_then(|symbol| *symbol);
    let init = init.ok_or_else(|| broken(String::from("the library exports no lifecircle_plugin_init")))?;
    // From here on its code may be called at any time: it stays until the process ends.
    std::mem::forget(library);
    let host = lc_plugin_host {
        struct_size: size_of::<lc_plugin_host>(),
        abi_version: u64::from(LC_ABI_VERSION),
        registry,
        add_walk_model: lc_registry_add_walk_model,
        add_indicator: lc_registry_add_indicator,
        add_facility_source: lc_registry_add_facility_source,
        add_home_source: lc_registry_add_home_source,
        add_network_source: lc_registry_add_network_source,
        reply_fail: lc_plugin_reply_fail,
        reply_table: lc_plugin_reply_table,
        add_siting_solver: lc_registry_add_siting_solver,
        add_store: lc_registry_add_store,
        reply_tick: lc_plugin_reply_tick,
        reply_record: lc_plugin_reply_record,
    };
    let mut said: *mut lc_error = std::ptr::null_mut();
    // SAFETY: the library keeps the rules of `lc_plugin_init`; `host` and `said` live during the call.
    let status = unsafe { init(&host, &mut said) };
    // SAFETY: `said` is NULL or an error of this library, which it has given up.
    let said = (!said.is_null()).then(|| *unsafe { Box::from_raw(said) });
    match (status, said) {
        (0, _) => Ok(()),
        (_, Some(said)) => Err(broken(format!("the plugin library failed: {}", said.message()))),
        (status, None) => Err(broken(format!("the plugin library failed with status {status}"))),
    }
}

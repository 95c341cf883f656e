//! Plugins by name.

use std::ffi::c_char;
use std::sync::{Arc, Mutex, MutexGuard};

use lifecircle::error::Error;
use lifecircle::plugin::Registry;

use super::indicator::{indicator, lc_indicator_plugin};
use super::owner::Owner;
use super::walk_model::{lc_walk_model_plugin, walk_model};
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::input::text;
use crate::table::lc_table;
use crate::walker::lc_walker;

/// Walk models, sources and indicators of the host by name, beside the bundled walkers.
///
/// Two registries know nothing of each other. Thread rule: may be used from several threads at once. Lifetime: until
/// `lc_registry_free`; what was taken from it stays valid afterwards, and so do the plugins that needs. The caller frees it.
pub struct lc_registry(Mutex<Registry>);

impl lc_registry {
    /// One of plugins in Rust.
    #[cfg(test)]
    pub(super) fn of(registry: Registry) -> lc_registry {
        lc_registry(Mutex::new(registry))
    }

    /// What is registered. Never held while a plugin is called.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Registry> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Registers something and takes its context over, or neither.
    pub(super) fn add(
        &self,
        owner: &Arc<Owner>,
        add: impl FnOnce(&mut Registry) -> Result<(), Error>,
    ) -> Result<(), Error> {
        add(&mut self.lock())?;
        owner.take_over();
        Ok(())
    }
}

/// A new registry in `*out`, with the bundled walkers and nothing else.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_new(out: *mut *mut lc_registry, error: *mut *mut lc_error) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, lc_registry(Mutex::new(Registry::new()))) })
}

/// Registers a walk model under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `plugin` is NULL or points to as many bytes as
/// its `struct_size` says, and its functions keep the rules of their types; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_walk_model(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_walk_model_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        // SAFETY: by the contract above.
        let (model, owner) = unsafe { walk_model(name, plugin) }?;
        registry.add(&owner, |r| r.add_walk_model(name, model))
    })
}

/// Registers an indicator under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_walk_model`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_indicator(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_indicator_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        // SAFETY: by the contract above.
        let (measure, owner) = unsafe { indicator(name, plugin) }?;
        registry.add(&owner, |r| r.indicators.add(name, measure))
    })
}

/// The walker of that name in `*out`, registered or bundled. It stays valid when the registry is freed.
///
/// # Safety
///
/// `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_walker(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    out: *mut *mut lc_walker,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let walker = registry.lock().find_walk_model(name)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_walker::from(walker)) }
    })
}

/// What is registered, in `*out`: one row for each plugin with `kind` (`walk-model`, `indicator`, ...) and `name`.
///
/// # Safety
///
/// `registry` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_table(
    registry: *const lc_registry,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let table = unsafe { borrow(registry, "registry") }?.lock().table()?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_table::from(table)) }
    })
}

/// Frees a registry; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
///
/// # Safety
///
/// `registry` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_free(registry: *mut lc_registry) {
    // SAFETY: by the contract above.
    unsafe { free(registry) }
}

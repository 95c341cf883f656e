//! Registering sources, and reading from them.

use std::ffi::c_char;
use std::sync::Arc;

use lifecircle::network::NetworkBuilder;
use lifecircle::plugin::{SharedFacilitySource, SharedHomeSource, SharedNetworkSource};

use super::registry::lc_registry;
use super::source::{lc_network_source_plugin, lc_table_source_plugin, network_source, table_source};
use crate::error::lc_error;
use crate::guard::{borrow, guard, hand_out};
use crate::input::text;
use crate::run::{lc_run, run_with_plugins};
use crate::source::{lc_facilities, lc_homes, lc_network};

/// Registers a source of facilities under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_walk_model`; the options of the structure are NULL or live.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_facility_source(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_table_source_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let share = |asked| Arc::new(asked) as Arc<SharedFacilitySource>;
        // SAFETY: by the contract above.
        let (source, owner) = unsafe { table_source("facility source", name, plugin, share) }?;
        registry.add(&owner, |r| r.facility_sources.add(name, source))
    })
}

/// Registers a source of homes under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_facility_source`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_home_source(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_table_source_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let share = |asked| Arc::new(asked) as Arc<SharedHomeSource>;
        // SAFETY: by the contract above.
        let (source, owner) = unsafe { table_source("home source", name, plugin, share) }?;
        registry.add(&owner, |r| r.home_sources.add(name, source))
    })
}

/// Registers a source of networks under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_facility_source`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_network_source(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_network_source_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let share = |asked| Arc::new(asked) as Arc<SharedNetworkSource>;
        // SAFETY: by the contract above.
        let (source, owner) = unsafe { network_source(name, plugin, share) }?;
        registry.add(&owner, |r| r.network_sources.add(name, source))
    })
}

/// The facilities of a registered source, in `*out`.
///
/// # Safety
///
/// `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `run` is NULL or live; `out` is writable; `error`
/// is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_facilities(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    run: *const lc_run,
    out: *mut *mut lc_facilities,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let source = registry.lock().facility_sources.find(name)?.clone();
        let bound = !source.is_anywhere();
        // SAFETY: by the contract above.
        let read = unsafe { run_with_plugins(run, bound, |progress, on| source.on(on).read_facilities(progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_facilities(read)) }
    })
}

/// The homes of a registered source, in `*out`.
///
/// # Safety
///
/// As `lc_registry_facilities`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_homes(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    run: *const lc_run,
    out: *mut *mut lc_homes,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let source = registry.lock().home_sources.find(name)?.clone();
        let bound = !source.is_anywhere();
        // SAFETY: by the contract above.
        let read = unsafe { run_with_plugins(run, bound, |progress, on| source.on(on).read_homes(progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_homes(read)) }
    })
}

/// The network of a registered source, in `*out`.
///
/// # Safety
///
/// As `lc_registry_facilities`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_network(
    registry: *const lc_registry,
    name: *const c_char,
    name_length: usize,
    run: *const lc_run,
    out: *mut *mut lc_network,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        let source = registry.lock().network_sources.find(name)?.clone();
        let bound = !source.is_anywhere();
        // SAFETY: by the contract above.
        let raw = unsafe { run_with_plugins(run, bound, |progress, on| source.on(on).read_network(progress)) }?;
        let network = NetworkBuilder::new().build(raw)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_network(network)) }
    })
}

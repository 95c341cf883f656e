//! Plugins through the exported functions, with plugins written in Rust on both sides of the vtable.

use std::ffi::{CStr, c_void};
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ThreadId;

use lifecircle::error::Error;
use lifecircle::geo::Crs;
use lifecircle::network::Edges;
use lifecircle::plugin::Registry;
use lifecircle::study::{Study, StudyTables};
use lifecircle::walk::{WalkModel, WalkTimes};

use super::*;
use crate::error::{lc_error, lc_error_free, lc_error_message};
use crate::prepared::{lc_prepared, lc_prepared_free, lc_study_prepare};
use crate::run::{lc_run_free, lc_run_new, lc_run_set_progress, lc_run_set_threads};
use crate::study::lc_study;
use crate::walker::{lc_walker, lc_walker_free};

/// 1.3 m/s, half of that on steps, and not through tunnels.
fn seconds(length_m: f64, steps: bool, layer: i8) -> f64 {
    match (layer < 0, steps) {
        (true, _) => f64::INFINITY,
        (false, true) => length_m / 0.65,
        (false, false) => length_m / 1.3,
    }
}

struct InRust;

impl WalkModel for InRust {
    fn name(&self) -> &str {
        "mine"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        for (row, a) in edges.attributes.iter().enumerate() {
            let time = seconds(edges.length_m[row], a.class as u8 == lc_way_class::Steps as u8, a.layer);
            (times.forward_s[row], times.backward_s[row]) = (time, time);
        }
        Ok(())
    }
}

/// What a plugin in these tests remembers.
#[derive(Default)]
struct Memory {
    released: AtomicUsize,
    called_on: std::sync::Mutex<Vec<ThreadId>>,
}

unsafe extern "C" fn ask(
    context: *mut c_void,
    edges: *const lc_edge_columns,
    forward: *mut f64,
    backward: *mut f64,
    _: *mut lc_plugin_reply,
) -> i32 {
    let (memory, edges) = unsafe { (&*context.cast::<Memory>(), &*edges) };
    memory.called_on.lock().unwrap().push(std::thread::current().id());
    for row in 0..edges.count {
        unsafe {
            let steps = *edges.way_class.add(row) == lc_way_class::Steps as u8;
            let time = seconds(*edges.length_m.add(row), steps, *edges.layer.add(row));
            (*forward.add(row), *backward.add(row)) = (time, time);
        }
    }
    0
}

unsafe extern "C" fn release(context: *mut c_void) {
    unsafe { &*context.cast::<Memory>() }.released.fetch_add(1, Ordering::SeqCst);
}

fn plugin(memory: &Memory, flags: u64) -> lc_walk_model_plugin {
    lc_walk_model_plugin {
        struct_size: size_of::<lc_walk_model_plugin>(),
        flags,
        context: std::ptr::from_ref(memory).cast_mut().cast(),
        release: Some(release),
        link_seconds_per_metre: 1.0,
        seconds: Some(ask),
    }
}

fn study() -> lc_study {
    let nodes = b"id,lon,lat\n1,118.78,32.04\n2,118.781,32.04\n3,118.782,32.041\n4,118.782,32.042\n";
    let edges = b"from,to,class\n1,2,footway\n2,3,steps\n3,4,street\n";
    let facilities = b"id,category,lon,lat\na,pharmacy,118.782,32.042\n";
    let homes = b"id,lon,lat,people\nh,118.78,32.04,3\n";
    let tables = StudyTables { nodes, edges, facilities, homes, crs: Crs::Wgs84, extent: None, strict: true };
    lc_study(Study::from_tables(&tables).unwrap())
}

fn add(registry: *mut lc_registry, plugin: *const lc_walk_model_plugin) -> i32 {
    unsafe { lc_registry_add_walk_model(registry, c"mine".as_ptr(), 4, plugin, null_mut()) }
}

fn walker(registry: *mut lc_registry) -> *mut lc_walker {
    let mut walker = null_mut();
    assert_eq!(unsafe { lc_registry_walker(registry, c"mine".as_ptr(), 4, &mut walker, null_mut()) }, 0);
    walker
}

fn prepare(
    study: &lc_study,
    walker: *const lc_walker,
    run: *const crate::run::lc_run,
) -> Result<*mut lc_prepared, String> {
    let (mut prepared, mut error): (*mut lc_prepared, *mut lc_error) = (null_mut(), null_mut());
    let status = unsafe { lc_study_prepare(study, walker, null(), run, &mut prepared, &mut error) };
    if status == 0 {
        return Ok(prepared);
    }
    let text = unsafe { CStr::from_ptr(lc_error_message(error)) }.to_string_lossy().into_owned();
    unsafe { lc_error_free(error) };
    Err(format!("{status}: {text}"))
}

#[test]
fn a_model_behind_the_vtable_is_the_same_model_to_the_last_bit() {
    let (memory, study) = (Memory::default(), study());
    let mut registry = null_mut();
    unsafe { lc_registry_new(&mut registry, null_mut()) };
    assert_eq!(add(registry, &plugin(&memory, LC_PLUGIN_THREAD_SAFE)), 0);
    let walker = walker(registry);
    let prepared = prepare(&study, walker, null()).unwrap();
    let in_rust = study.0.prepare(&InRust).unwrap();
    for edge in 0..study.0.network().edge_count() {
        let edge = lifecircle::network::EdgeId(edge as u32);
        let (theirs, ours) = (unsafe { &*prepared }.0.timed().edge_seconds(edge), in_rust.timed().edge_seconds(edge));
        assert_eq!((theirs.0.to_bits(), theirs.1.to_bits()), (ours.0.to_bits(), ours.1.to_bits()));
    }
    unsafe {
        lc_registry_free(registry);
        assert_eq!(memory.released.load(Ordering::SeqCst), 0, "a walker keeps its plugin");
        lc_walker_free(walker);
        assert_eq!(memory.released.load(Ordering::SeqCst), 1);
        lc_prepared_free(prepared);
    }
}

unsafe extern "C" fn go_on(_: *const std::ffi::c_char, _: u64, _: u64, _: *mut c_void) -> i32 {
    0
}

#[test]
fn a_plugin_that_is_not_thread_safe_hears_of_the_calling_thread_alone() {
    let (memory, study) = (Memory::default(), study());
    let (mut registry, mut run) = (null_mut(), null_mut());
    unsafe {
        lc_registry_new(&mut registry, null_mut());
        lc_run_new(&mut run, null_mut());
        lc_run_set_threads(run, 3, null_mut());
    }
    assert_eq!(add(registry, &plugin(&memory, 0)), 0);
    let walker = walker(registry);
    for listener in [None, Some(go_on as unsafe extern "C" fn(_, _, _, _) -> _)] {
        unsafe { lc_run_set_progress(run, listener, null_mut(), null_mut()) };
        unsafe { lc_prepared_free(prepare(&study, walker, run).unwrap()) };
    }
    unsafe { lc_prepared_free(prepare(&study, walker, null()).unwrap()) };
    assert_eq!(*memory.called_on.lock().unwrap(), vec![std::thread::current().id(); 3]);
    unsafe {
        lc_walker_free(walker);
        lc_run_free(run);
        lc_registry_free(registry);
    }
    assert_eq!(memory.released.load(Ordering::SeqCst), 1);
}

/// A defect of the core, as it might be: a model of ours that panics.
struct Panics;

impl WalkModel for Panics {
    fn name(&self) -> &str {
        "panics"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, _: &Edges, _: &mut WalkTimes) -> Result<(), Error> {
        panic!("a defect on purpose")
    }
}

#[test]
fn a_panic_in_the_core_is_a_status_and_a_message_and_the_library_goes_on() {
    let study = study();
    let panics: Arc<dyn WalkModel> = Arc::new(Panics);
    let mut rust = Registry::new();
    rust.add_walk_model("mine", panics).unwrap();
    let registry = Box::into_raw(Box::new(lc_registry::of(rust)));
    let walker = walker(registry);
    let mut run = null_mut();
    unsafe { lc_run_new(&mut run, null_mut()) };
    for threads in [0, 2] {
        unsafe { lc_run_set_threads(run, threads, null_mut()) };
        for listener in [None, Some(go_on as unsafe extern "C" fn(_, _, _, _) -> _)] {
            unsafe { lc_run_set_progress(run, listener, null_mut(), null_mut()) };
            let failed = prepare(&study, walker, run).unwrap_err();
            assert_eq!(failed, "99: the library met a defect of its own");
        }
    }
    let bundled = lc_walker::from(lifecircle::walk::Walker::adult());
    unsafe {
        lc_prepared_free(prepare(&study, &bundled, run).unwrap());
        lc_run_free(run);
        lc_walker_free(walker);
        lc_registry_free(registry);
    }
}

#[test]
fn what_cannot_be_registered_stays_with_the_host() {
    let memory = Memory::default();
    let mut registry = null_mut();
    unsafe { lc_registry_new(&mut registry, null_mut()) };
    assert_eq!(add(registry, &plugin(&memory, 0)), 0);
    assert_eq!(add(registry, &plugin(&memory, 0)), 8, "the name is taken");
    assert_eq!(add(registry, &lc_walk_model_plugin { struct_size: 8, ..plugin(&memory, 0) }), 13);
    assert_eq!(add(registry, &lc_walk_model_plugin { struct_size: 1 << 40, ..plugin(&memory, 0) }), 13);
    assert_eq!(add(registry, &lc_walk_model_plugin { seconds: None, ..plugin(&memory, 0) }), 13);
    assert_eq!(add(registry, &plugin(&memory, 2)), 16, "a flag nobody knows");
    unsafe { lc_registry_free(registry) };
    assert_eq!(memory.released.load(Ordering::SeqCst), 1, "the one that was registered");
}

#[repr(C)]
struct Newer {
    known: lc_walk_model_plugin,
    unknown: u64,
}

#[test]
fn a_newer_structure_is_read_as_long_as_it_asks_for_nothing_new() {
    let memory = Memory::default();
    let mut registry = null_mut();
    unsafe { lc_registry_new(&mut registry, null_mut()) };
    let newer = |unknown| {
        let known = lc_walk_model_plugin { struct_size: size_of::<Newer>(), ..plugin(&memory, 0) };
        Newer { known, unknown }
    };
    assert_eq!(add(registry, std::ptr::from_ref(&newer(1)).cast()), 13);
    assert_eq!(add(registry, std::ptr::from_ref(&newer(0)).cast()), 0);
    unsafe { lc_registry_free(registry) };
}

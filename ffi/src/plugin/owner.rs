//! A plugin's context, given back once.

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};

use super::vtable::Release;

/// A plugin's context, released when the last user of the plugin has gone, if it was ever taken over.
pub(super) struct Owner {
    context: *mut c_void,
    release: Release,
    ours: AtomicBool,
}

// SAFETY: the context is only ever handed to the plugin's own functions, on the threads its flags allow: a plugin that is
// not thread-safe is called through `CallingThread`, on the thread that entered the library.
unsafe impl Send for Owner {}
// SAFETY: as above.
unsafe impl Sync for Owner {}

impl Owner {
    /// A context that is still the host's.
    pub(super) fn new(context: *mut c_void, release: Release) -> Owner {
        Owner { context, release, ours: AtomicBool::new(false) }
    }

    pub(super) fn context(&self) -> *mut c_void {
        self.context
    }

    /// Takes the context over: what could not be registered stays with the host, what was is ours to release.
    pub(super) fn take_over(&self) {
        self.ours.store(true, Ordering::Release);
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        if let Some(release) = self.release
            && *self.ours.get_mut()
        {
            // SAFETY: the host promised that `release` takes this context once.
            unsafe { release(self.context) };
        }
    }
}

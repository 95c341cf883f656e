//! Running a call on the thread it came in on, for plugins that belong to it and tell themselves how far they are.

use std::ffi::{CString, c_void};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use lifecircle::error::{Error, ErrorKind};
use lifecircle::progress::{NoProgress, Progress};

use crate::run::{Listener, lc_run};

/// The host's listener, called at once on the thread it belongs to.
struct Here {
    listener: Listener,
    context: *mut c_void,
    thread: ThreadId,
    /// The name of the stage, as text and for C.
    stage: Mutex<(String, CString)>,
    stopped: AtomicBool,
}

// SAFETY: the context is only ever handed to the listener, on the thread that made the call.
unsafe impl Sync for Here {}

impl Progress for Here {
    fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()> {
        if !self.stopped.load(Ordering::Relaxed) && thread::current().id() == self.thread {
            let name = {
                let mut known = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
                if known.0 != stage {
                    *known = (stage.to_owned(), crate::error::c_string(stage));
                }
                known.1.clone()
            };
            // SAFETY: the host set the two together and keeps them while the call runs; this is its own thread.
            let answer = unsafe { (self.listener)(name.as_ptr(), done, total, self.context) };
            self.stopped.fetch_or(answer != 0, Ordering::Relaxed);
        }
        match self.stopped.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// Runs `work` on this thread; the listener of `run` hears what `work` says and nothing in between.
///
/// # Safety
///
/// `run` is NULL or live.
pub(crate) unsafe fn run_here<T>(
    run: *const lc_run,
    work: impl FnOnce(&dyn Progress) -> Result<T, Error>,
) -> Result<T, Error> {
    // SAFETY: by the contract above.
    let Some((listener, context)) = unsafe { run.as_ref() }.and_then(lc_run::listener) else {
        return work(&NoProgress);
    };
    let (stage, stopped) = (Mutex::default(), AtomicBool::new(false));
    let here = Here { listener, context, thread: thread::current().id(), stage, stopped };
    let done = work(&here);
    // Whoever cancels is told so, even when the work was quicker than the answer.
    if here.stopped.load(Ordering::Relaxed) {
        return Err(done.err().unwrap_or_else(|| Error::new(ErrorKind::Cancelled, "cancelled at the last word")));
    }
    done
}

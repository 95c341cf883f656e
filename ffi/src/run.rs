//! How a call runs: on how many threads, and who hears of it.

use std::ffi::{CString, c_char, c_void};
use std::ops::ControlFlow;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::progress::{self, CallingThread, NoProgress, Progress};

use crate::error::{lc_error, null};
use crate::guard::{free, guard, hand_out};

/// Hears that `done` of `total` parts of `stage` (NUL-terminated, valid during the call) are done; `context` is what
/// was given with it. Returns 0 to go on and anything else to cancel the call, which then ends in
/// `LC_STATUS_CANCELLED`.
///
/// Called on the thread that made the call, while it runs: when there is news, and every 0.1 s when there is none. It
/// must not unwind (no C++ exception, no longjmp) and may call this library.
pub type lc_progress = Option<unsafe extern "C" fn(*const c_char, u64, u64, *mut c_void) -> i32>;

/// How calls run; a NULL pointer means every default.
///
/// Thread rule: one thread at a time; one that nobody changes may be used by several calls at once if its listener
/// allows it. Lifetime: until `lc_run_free`. The caller frees it.
pub struct lc_run {
    threads: usize,
    listener: lc_progress,
    context: *mut c_void,
}

impl lc_run {
    /// Who hears of it, if anybody does.
    pub(crate) fn listener(&self) -> Option<(Listener, *mut c_void)> {
        Some((self.listener?, self.context))
    }
}

/// A new one in `*out`: all threads of the machine, and nobody listens.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_run_new(out: *mut *mut lc_run, error: *mut *mut lc_error) -> i32 {
    let run = lc_run { threads: 0, listener: None, context: std::ptr::null_mut() };
    // SAFETY: by the contract above.
    guard(error, || unsafe { hand_out(out, run) })
}

/// Sets how many threads a call may use, 1 to 1024; 0 for all of the machine. The answers are the same for any number.
///
/// # Safety
///
/// `run` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_run_set_threads(run: *mut lc_run, threads: usize, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let run = unsafe { run.as_mut() }.ok_or_else(|| null("run"))?;
        if threads > 1024 {
            return Err(Error::new(ErrorKind::Argument, "threads must be at most 1024").with_value(threads));
        }
        run.threads = threads;
        Ok(())
    })
}

/// Sets who hears of progress and may cancel; a NULL listener for nobody.
///
/// # Safety
///
/// `run` is NULL or live; `listener` is NULL or keeps the rules of `lc_progress` with this `context` during every call
/// that takes `run`; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_run_set_progress(
    run: *mut lc_run,
    listener: lc_progress,
    context: *mut c_void,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let run = unsafe { run.as_mut() }.ok_or_else(|| null("run"))?;
        (run.listener, run.context) = (listener, context);
        Ok(())
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `run` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_run_free(run: *mut lc_run) {
    // SAFETY: by the contract above.
    unsafe { free(run) }
}

/// Runs `work` as `run` says.
///
/// # Safety
///
/// `run` is NULL or live.
pub(crate) unsafe fn run_as<T: Send>(
    run: *const lc_run,
    work: impl FnOnce(&dyn Progress) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    // SAFETY: by the contract above.
    unsafe { run_with_plugins(run, false, |progress, _| work(progress)) }
}

/// Runs `work`, which may call plugins, as `run` says; `bound` when one of them belongs to the calling thread.
///
/// # Safety
///
/// `run` is NULL or live.
pub(crate) unsafe fn run_with_plugins<T: Send>(
    run: *const lc_run,
    bound: bool,
    work: impl FnOnce(&dyn Progress, &CallingThread) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    // SAFETY: by the contract above.
    let run = unsafe { run.as_ref() };
    let threads = run.map_or(0, |run| run.threads);
    let work =
        move |progress: &dyn Progress, calling: &CallingThread| with_threads(threads, || work(progress, calling));
    match run.and_then(lc_run::listener) {
        Some((listener, context)) => heard_by(listener, context, work),
        None if bound => progress::attend(&mut |_, _, _| ControlFlow::Continue(()), work),
        None => work(&NoProgress, &CallingThread::here()),
    }
}

pub(crate) type Listener = unsafe extern "C" fn(*const c_char, u64, u64, *mut c_void) -> i32;

/// Runs `work` while the host's listener hears of it.
fn heard_by<T: Send>(
    listener: Listener,
    context: *mut c_void,
    work: impl FnOnce(&dyn Progress, &CallingThread) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    let mut stage_name = (String::new(), CString::default());
    let mut stopped = false;
    let mut hear = |stage: &str, done: u64, total: u64| {
        if stage_name.0 != stage {
            stage_name = (stage.to_owned(), crate::error::c_string(stage));
        }
        // SAFETY: the host set the two together and keeps them while the call runs; this is its own thread.
        let answer = unsafe { listener(stage_name.1.as_ptr(), done, total, context) };
        stopped |= answer != 0;
        if answer == 0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let done = progress::attend(&mut hear, work);
    // Whoever cancels is told so, even when the work was quicker than the answer.
    if stopped {
        return Err(done.err().unwrap_or_else(|| Error::new(ErrorKind::Cancelled, "cancelled at the last word")));
    }
    done
}

/// Runs `work` with so many threads; 0 for as many as it would have had.
fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    if threads == 0 {
        return work();
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let refused = |e| Error::new(ErrorKind::Limit, "the threads cannot be had").with_value(e);
    pool.map_err(refused)?.install(work)
}

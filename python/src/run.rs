//! Long calls: the interpreter is released, signals are heeded, progress is heard, and threads may be counted.

use std::ops::ControlFlow;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::progress::{self, Progress};
use pyo3::prelude::*;

use crate::error::raise;

/// Who hears of progress, and how many threads a call may use.
pub(crate) type Run = (Option<Py<PyAny>>, usize);

/// Runs `work` without the interpreter. The listener is called with it, on this thread; Ctrl-C ends the call.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    (listener, threads): Run,
    work: impl FnOnce(&dyn Progress) -> Result<T, Error> + Send,
) -> PyResult<T> {
    let mut stopped: Option<PyErr> = None;
    let mut hear = |stage: &str, done: u64, total: u64| {
        if stopped.is_some() {
            return ControlFlow::Break(());
        }
        match Python::attach(|py| tell(py, listener.as_ref(), stage, done, total)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(reason) => {
                stopped = Some(reason);
                ControlFlow::Break(())
            }
        }
    };
    let done = py.detach(|| progress::listen(&mut hear, |progress| with_threads(threads, || work(progress))));
    match stopped {
        Some(reason) => Err(reason),
        None => done.map_err(raise),
    }
}

/// Asks for signals and tells the listener; an error is the reason to stop.
fn tell(py: Python<'_>, listener: Option<&Py<PyAny>>, stage: &str, done: u64, total: u64) -> PyResult<()> {
    py.check_signals()?;
    let Some(listener) = listener.filter(|_| total > 0) else { return Ok(()) };
    // Anything but False goes on, so that a listener need not return anything.
    match listener.call1(py, (stage, done, total))?.extract::<bool>(py) {
        Ok(false) => Err(raise(Error::new(ErrorKind::Cancelled, format!("cancelled while busy with {stage}")))),
        _ => Ok(()),
    }
}

fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    if threads == 0 {
        return work();
    }
    if threads > 1024 {
        return Err(Error::new(ErrorKind::Argument, "threads must lie between 1 and 1024").with_value(threads));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.map_err(|e| Error::new(ErrorKind::Limit, "the threads cannot be had").with_value(e))?.install(work)
}

//! The thread that entered the library, and how workers get something done on it.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, mpsc};
use std::thread::{self, ThreadId};

use super::listen::Relay;
use crate::error::{Error, ErrorKind};

/// Something to be run on the calling thread.
pub(super) type Errand = Box<dyn FnOnce() + Send>;

/// The thread that entered the library: code that belongs to a thread is run here. Cheap to clone.
#[derive(Clone)]
pub struct CallingThread {
    id: ThreadId,
    /// Who takes errands there; nobody where the thread does the work itself.
    relay: Option<Arc<Relay>>,
}

impl CallingThread {
    /// The current thread, which does the work itself: errands can be run from nowhere else.
    pub fn here() -> CallingThread {
        CallingThread { id: thread::current().id(), relay: None }
    }

    /// Whether this is that thread.
    pub fn is_here(&self) -> bool {
        thread::current().id() == self.id
    }

    pub(super) fn attended_by(relay: Arc<Relay>) -> CallingThread {
        CallingThread { id: thread::current().id(), relay: Some(relay) }
    }

    /// Runs `errand` on the calling thread and waits for what it answers; at once when this is that thread.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Internal`] when that thread does not take errands: it left, or it is busy with this very work.
    ///
    /// # Panics
    ///
    /// A panic of the errand is passed on to whoever waits for it.
    pub fn run<R: Send + 'static>(&self, errand: impl FnOnce() -> R + Send + 'static) -> Result<R, Error> {
        if self.is_here() {
            return Ok(errand());
        }
        let (answer, answered) = mpsc::channel();
        let run = move || {
            // Whoever waits may have been unwound meanwhile; then nobody misses the answer.
            let _ = answer.send(catch_unwind(AssertUnwindSafe(errand)));
        };
        let left = self.relay.as_ref().is_none_or(|relay| relay.leave(Box::new(run)).is_err());
        match answered.recv() {
            Ok(outcome) if !left => Ok(outcome.unwrap_or_else(|panic| resume_unwind(panic))),
            _ => Err(Error::new(ErrorKind::Internal, "the thread that entered the library takes no errands")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::progress::attend;

    fn go_on(_: &str, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    #[test]
    fn errands_of_many_workers_run_on_the_calling_thread_and_answer_their_own_worker() {
        let here = thread::current().id();
        let answers = attend(&mut go_on, |_, calling| {
            thread::scope(|scope| {
                let ask = |n: u64| move || calling.run(move || (thread::current().id(), n * n));
                let asked: Vec<_> = (0..16).map(|n| scope.spawn(ask(n))).collect();
                asked.into_iter().map(|asked| asked.join().ok().and_then(Result::ok)).collect::<Vec<_>>()
            })
        });
        assert_eq!(answers, (0..16).map(|n| Some((here, n * n))).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_of_an_errand_comes_back_to_its_worker_and_the_next_errand_runs() {
        let answer = attend(&mut go_on, |_, calling| {
            let failed = catch_unwind(AssertUnwindSafe(|| calling.run(|| resume_unwind(Box::new("mine")))));
            let failed: Result<Result<(), Error>, _> = failed;
            (failed.is_err_and(|panic| panic.downcast_ref() == Some(&"mine")), calling.run(|| 7).ok())
        });
        assert_eq!(answer, (true, Some(7)));
    }

    #[test]
    fn a_thread_that_left_is_an_error_and_nobody_waits_forever() {
        let escaped = attend(&mut go_on, |_, calling| calling.clone());
        let asked = thread::spawn(move || escaped.run(|| 1).map_err(|e| e.kind()));
        assert_eq!(asked.join().ok(), Some(Err(ErrorKind::Internal)));
        let busy = CallingThread::here();
        assert_eq!((busy.is_here(), busy.run(|| 2).ok()), (true, Some(2)));
        assert!(thread::spawn(move || !busy.is_here() && busy.run(|| 3).is_err()).join().unwrap_or(false));
    }

    #[test]
    fn a_listener_that_panics_leaves_no_worker_waiting() {
        let caught = catch_unwind(|| {
            attend(&mut |_, _, _| resume_unwind(Box::new("listener")), |progress, calling| {
                // Errands that come before the listener's end are run, those after it refused.
                while calling.run(|| ()).is_ok() {
                    let _ = progress.tick("working", 0, 1);
                }
            })
        });
        assert!(caught.is_err_and(|panic| panic.downcast_ref() == Some(&"listener")));
    }
}

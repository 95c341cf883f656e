//! Hearing of long work on the thread that asked for it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

use super::Progress;
use super::calling_thread::{CallingThread, Errand};

/// How often the listener is called although there is nothing new, so that it can ask to stop.
const HEARTBEAT: Duration = Duration::from_millis(100);

/// Runs `work` on a thread of its own while `listener` hears of it on this one.
///
/// For listeners that belong to a thread: an interpreter that must be asked for signals, a callback of C, a window. The
/// listener hears stage, parts done and parts in all whenever there is news, not of every part, and again every 0.1 s
/// while there is none. What it answers reaches `work` with the next part.
///
/// # Panics
///
/// Panics of `work` are passed on.
///
/// # Examples
///
/// ```
/// use std::ops::ControlFlow;
/// use lifecircle::progress;
///
/// let here = std::thread::current().id();
/// let mut heard = 0;
/// let answer = progress::listen(
///     &mut |_, done, _| {
///         assert_eq!(std::thread::current().id(), here);
///         heard = done;
///         ControlFlow::Continue(())
///     },
///     |progress| progress.tick("thinking", 42, 42).is_continue(),
/// );
/// assert!(answer && heard == 42);
/// ```
pub fn listen<T: Send>(
    listener: &mut dyn FnMut(&str, u64, u64) -> ControlFlow<()>,
    work: impl FnOnce(&dyn Progress) -> T + Send,
) -> T {
    attend(listener, |progress, _| work(progress))
}

/// [`listen`], with a way back: `work` may have errands run on the thread that called this function.
///
/// For plugins that belong to a thread. Errands and the listener take turns, and no lock is held while either runs.
///
/// # Panics
///
/// Panics of `work` are passed on.
///
/// # Examples
///
/// ```
/// use std::ops::ControlFlow;
/// use std::thread;
/// use lifecircle::progress;
///
/// let here = thread::current().id();
/// let errand_ran_on = progress::attend(&mut |_, _, _| ControlFlow::Continue(()), |_, calling_thread| {
///     assert_ne!(thread::current().id(), here);
///     calling_thread.run(|| thread::current().id())
/// })?;
/// assert_eq!(errand_ran_on, here);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn attend<T: Send>(
    listener: &mut dyn FnMut(&str, u64, u64) -> ControlFlow<()>,
    work: impl FnOnce(&dyn Progress, &CallingThread) -> T + Send,
) -> T {
    let relay = Arc::new(Relay::default());
    let calling_thread = CallingThread::attended_by(Arc::clone(&relay));
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let _ended = Ended(&relay);
            work(&*relay, &calling_thread)
        });
        {
            let _left = Left(&relay);
            relay.pass_on(listener);
        }
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Takes news from the workers to the listener, and errands from the workers to its thread.
#[derive(Default)]
pub(super) struct Relay {
    news: Mutex<News>,
    arrived: Condvar,
    stop: AtomicBool,
}

#[derive(Default)]
struct News {
    stage: String,
    done: u64,
    total: u64,
    /// Whether the listener has not heard it yet.
    fresh: bool,
    /// What is to be run on the listener's thread.
    errands: Vec<Errand>,
    ended: bool,
    /// Whether the listener's thread has left, so that nobody runs errands any more.
    left: bool,
}

/// What the listener's thread does next.
struct Turn {
    errands: Vec<Errand>,
    word: Option<(String, u64, u64)>,
    ended: bool,
}

impl Relay {
    fn news(&self) -> MutexGuard<'_, News> {
        // News is plain data: whoever panicked while holding it left nothing half done.
        self.news.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Leaves an errand for the listener's thread; gives it back when that has left.
    pub(super) fn leave(&self, errand: Errand) -> Result<(), Errand> {
        let mut news = self.news();
        if news.left {
            return Err(errand);
        }
        news.errands.push(errand);
        drop(news);
        self.arrived.notify_one();
        Ok(())
    }

    /// Runs errands and calls the listener until the work has ended; never while holding the lock.
    fn pass_on(&self, listener: &mut dyn FnMut(&str, u64, u64) -> ControlFlow<()>) {
        loop {
            let turn = self.next();
            turn.errands.into_iter().for_each(|errand| errand());
            if turn.word.is_some_and(|(stage, done, total)| listener(&stage, done, total).is_break()) {
                self.stop.store(true, Ordering::Relaxed);
            }
            if turn.ended {
                return;
            }
        }
    }

    fn next(&self) -> Turn {
        let quiet = |news: &mut News| !news.fresh && !news.ended && news.errands.is_empty();
        let waited = self.arrived.wait_timeout_while(self.news(), HEARTBEAT, quiet);
        let (mut news, waited) = waited.unwrap_or_else(|poisoned| poisoned.into_inner());
        let heard = news.fresh || (waited.timed_out() && !news.ended);
        let word = heard.then(|| (news.stage.clone(), news.done, news.total));
        news.fresh = false;
        Turn { errands: std::mem::take(&mut news.errands), word, ended: news.ended }
    }
}

impl Progress for Relay {
    fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()> {
        let mut news = self.news();
        if news.stage != stage {
            stage.clone_into(&mut news.stage);
        }
        (news.done, news.total, news.fresh) = (done, total, true);
        drop(news);
        self.arrived.notify_one();
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Lets go whoever waits for an errand, however the listener's thread ends.
struct Left<'a>(&'a Relay);

impl Drop for Left<'_> {
    fn drop(&mut self) {
        let forgotten = {
            let mut news = self.0.news();
            news.left = true;
            std::mem::take(&mut news.errands)
        };
        // An errand that is dropped tells the one who waits for it.
        drop(forgotten);
    }
}

/// Lets the listener go, however the work ends.
struct Ended<'a>(&'a Relay);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.news().ended = true;
        self.0.arrived.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_listener_that_asks_to_stop_is_obeyed_although_there_is_no_news() {
        let started = Instant::now();
        let stopped = listen(&mut |_, _, _| ControlFlow::Break(()), |progress| {
            while progress.tick("waiting", 0, 1).is_continue() && started.elapsed() < Duration::from_secs(20) {
                std::thread::sleep(Duration::from_millis(1));
            }
            started.elapsed() < Duration::from_secs(10)
        });
        assert!(stopped);
    }

    #[test]
    fn the_last_news_is_always_heard() {
        let mut last = 0;
        listen(
            &mut |_, done, _| {
                last = done;
                ControlFlow::Continue(())
            },
            |progress| (0..=5_000).all(|done| progress.tick("counting", done, 5_000).is_continue()),
        );
        assert_eq!(last, 5_000);
    }

    #[test]
    fn a_panic_of_the_work_is_passed_on_and_nobody_waits_forever() {
        let caught = std::panic::catch_unwind(|| {
            listen(&mut |_, _, _| ControlFlow::Continue(()), |_| std::panic::resume_unwind(Box::new("defect")))
        });
        assert!(caught.is_err_and(|panic: Box<dyn std::any::Any + Send>| panic.downcast_ref() == Some(&"defect")));
    }
}

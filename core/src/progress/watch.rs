//! Counting the parts of one stage of parallel work.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Progress;
use crate::error::{Error, ErrorKind};

/// One stage of parallel work: counts what is done, tells the watcher, and stops every thread once it says so.
///
/// No lock is held while the watcher is called: one thread speaks at a time, and whoever finds another speaking goes
/// on working. So a slow watcher slows one thread, and one that comes back to us from within cannot deadlock.
pub(crate) struct Watch<'a> {
    progress: &'a dyn Progress,
    stage: &'static str,
    total: u64,
    done: AtomicU64,
    speaking: AtomicBool,
    stopped: AtomicBool,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(progress: &'a dyn Progress, stage: &'static str, total: usize) -> Watch<'a> {
        let (done, speaking, stopped) = (AtomicU64::new(0), AtomicBool::new(false), AtomicBool::new(false));
        Watch { progress, stage, total: total as u64, done, speaking, stopped }
    }

    /// `parts` more are done. An error when the watcher has asked, here or on another thread, to stop.
    pub(crate) fn advance(&self, parts: usize) -> Result<(), Error> {
        self.done.fetch_add(parts as u64, Ordering::Relaxed);
        if !self.speaking.swap(true, Ordering::Acquire) {
            self.speak();
            self.speaking.store(false, Ordering::Release);
        }
        self.check()
    }

    /// An error when the watcher has asked to stop; for work between two parts.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Error::new(ErrorKind::Cancelled, format!("cancelled while busy with {}", self.stage)));
        }
        Ok(())
    }

    /// Says that the stage is over, once all its threads are; the last word is always `total` of `total`.
    pub(crate) fn finish(self) -> Result<(), Error> {
        self.check()?;
        self.done.store(self.total, Ordering::Relaxed);
        self.speak();
        self.check()
    }

    fn speak(&self) {
        let done = self.done.load(Ordering::Relaxed).min(self.total);
        if !self.stopped.load(Ordering::Relaxed) && self.progress.tick(self.stage, done, self.total).is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::Mutex;

    use super::*;

    /// Writes down what it hears and stops the work after so many words.
    struct Diary {
        heard: Mutex<Vec<(u64, u64)>>,
        patience: usize,
    }

    impl Progress for Diary {
        fn tick(&self, _stage: &str, done: u64, total: u64) -> ControlFlow<()> {
            let mut heard = self.heard.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            heard.push((done, total));
            if heard.len() > self.patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    }

    fn diary(patience: usize) -> Diary {
        Diary { heard: Mutex::default(), patience }
    }

    #[test]
    fn what_is_done_never_falls_and_ends_at_the_total_whatever_the_threads() {
        let diary = diary(usize::MAX);
        let watch = Watch::new(&diary, "counting", 400);
        std::thread::scope(|scope| {
            (0..8).for_each(|_| drop(scope.spawn(|| (0..50).for_each(|_| assert!(watch.advance(1).is_ok())))));
        });
        assert!(watch.finish().is_ok());
        let heard = diary.heard.into_inner().unwrap_or_default();
        assert!(heard.is_sorted() && heard.last() == Some(&(400, 400)), "{heard:?}");
    }

    #[test]
    fn one_thread_that_is_told_to_stop_stops_all() {
        let diary = diary(3);
        let watch = Watch::new(&diary, "counting", 1_000);
        let stopped = (0..1_000).position(|_| watch.advance(1).is_err());
        assert_eq!(stopped, Some(3));
        assert_eq!(watch.check().map_err(|e| e.kind()), Err(ErrorKind::Cancelled));
        assert!(watch.finish().is_err(), "stopped work is not finished work");
    }
}

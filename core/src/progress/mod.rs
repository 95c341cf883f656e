//! How long work tells how far it is, and is asked to stop.

mod calling_thread;
mod listen;
mod watch;

use std::ops::ControlFlow;

pub use calling_thread::CallingThread;
pub use listen::{attend, listen};
pub(crate) use watch::Watch;

/// Someone who watches long work, such as a progress bar or a cancel button.
///
/// # Laws
///
/// `done` never falls within a stage and never passes `total`. A watcher returns [`ControlFlow::Break`] to stop the
/// work, which then ends in an error of kind [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) and leaves
/// nothing behind. It may be called from several threads.
pub trait Progress: Sync {
    /// Hears that `done` of `total` units of `stage` are done; the stage's name is stable and lower case.
    fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()>;
}

/// Nobody watches; the work is never stopped.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

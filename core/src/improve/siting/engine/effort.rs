//! What a search may still cost, and who may stop it.

use std::time::{Duration, Instant};

use super::super::{Limits, Stopped};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;

/// Counts cells that were looked at against the limits, and asks the watcher now and then.
pub(in super::super) struct Effort<'a> {
    progress: &'a dyn Progress,
    deadline: Option<Instant>,
    limit: u64,
    /// What the watcher is told the whole is.
    whole: u64,
    spent: u64,
    /// When to look at the clock and ask again.
    next_look: u64,
    /// A gap that is good enough.
    pub(in super::super) gap: f64,
    stopped: Option<Stopped>,
}

/// How many cells between two looks at the clock: a few milliseconds.
const LOOK: u64 = 1_000_000;
const STAGE: &str = "siting";

impl<'a> Effort<'a> {
    pub(in super::super) fn new(limits: &Limits, progress: &'a dyn Progress) -> Effort<'a> {
        let deadline =
            limits.time_s.and_then(|time| Instant::now().checked_add(Duration::try_from_secs_f64(time).ok()?));
        let (limit, gap) = (limits.work.unwrap_or(u64::MAX), limits.gap);
        Effort { progress, deadline, limit, whole: limit, spent: 0, next_look: 0, gap, stopped: None }
    }

    /// A part of what is left: no more than so many cells. What it spends is spent here too once it is [given
    /// back](Effort::give_back).
    pub(in super::super) fn part(&self, cells: u64) -> Effort<'a> {
        Effort { limit: self.limit.min(self.spent.saturating_add(cells)), ..*self }
    }

    /// Takes back what was lent.
    pub(in super::super) fn give_back(&mut self, part: Effort<'_>) {
        (self.spent, self.next_look) = (part.spent, part.next_look);
        self.stopped = match part.stopped {
            Some(Stopped::Work) if self.spent < self.limit => None,
            stopped => stopped,
        };
    }

    /// Counts `cells`; `false` when that was enough. At least one is counted, so that nothing goes on for ever.
    pub(in super::super) fn spend(&mut self, cells: u64) -> Result<bool, Error> {
        self.spent = self.spent.saturating_add(cells.max(1));
        if self.spent >= self.next_look {
            self.next_look = self.spent.saturating_add(LOOK);
            if self.progress.tick(STAGE, self.spent.min(self.whole), self.whole).is_break() {
                return Err(Error::new(ErrorKind::Cancelled, "cancelled while busy with siting"));
            }
            if self.stopped.is_none() && self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                self.stopped = Some(Stopped::Time);
            }
        }
        if self.stopped.is_none() && self.spent >= self.limit {
            self.stopped = Some(Stopped::Work);
        }
        Ok(self.stopped.is_none())
    }

    /// Whether there is any left.
    pub(in super::super) fn left(&self) -> bool {
        self.stopped.is_none()
    }

    /// What there has been looked at.
    pub(in super::super) fn spent(&self) -> u64 {
        self.spent
    }

    /// What has ended it, if something has.
    pub(in super::super) fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// The last word to the watcher.
    pub(in super::super) fn finish(&mut self) -> Result<(), Error> {
        match self.progress.tick(STAGE, self.whole, self.whole).is_break() {
            true => Err(Error::new(ErrorKind::Cancelled, "cancelled while busy with siting")),
            false => Ok(()),
        }
    }
}

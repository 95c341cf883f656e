//! How many are open within each limit as a function of time, for one home and one category.

use super::slots::{Slots, Tally};
use crate::access::patterns::Pattern;

/// So many facilities of one pattern, all within the limit of number `class` but not within the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crowd {
    pub(super) pattern: u32,
    pub(super) class: usize,
    pub(super) number: u32,
    /// How much later than the moment one stands at the door.
    pub(super) walk: u32,
}

/// From `start` on so many are open, and there may be more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CountPiece {
    pub(super) start: u32,
    pub(super) open: u32,
    pub(super) doubtful: bool,
}

/// Memory for counting, used again and again.
#[derive(Debug, Default)]
pub(super) struct Counting {
    /// The pieces of each limit.
    pieces: Vec<Vec<CountPiece>>,
    /// What is open within each limit at present.
    present: Vec<Tally>,
    /// By slot and class.
    changes: Vec<Tally>,
    touched: Vec<u64>,
    /// What happens when: tick, class, change.
    events: Vec<(u32, usize, Tally)>,
}

impl Counting {
    /// The pieces for one limit after a count; none mean that nothing is within it at any time.
    pub(super) fn pieces(&self, limit: usize) -> &[CountPiece] {
        self.pieces.get(limit).map_or(&[], Vec::as_slice)
    }

    /// Counts by slots; the walks of the crowds play no part. Says how many crowds there were.
    pub(super) fn by_slots(&mut self, slots: &Slots, limits: usize, crowds: impl Iterator<Item = Crowd>) -> u64 {
        self.begin(limits);
        self.changes.resize((slots.starts.len() * limits).max(self.changes.len()), Tally::default());
        self.touched.clear();
        self.touched.resize(slots.words, 0);
        let mut merged = 0;
        for crowd in crowds {
            merged += 1;
            for step in slots.steps(crowd.pattern) {
                let slot = step.slot as usize;
                let change = &mut self.changes[slot * limits + crowd.class];
                *change = change.plus(step.change.times(crowd.number));
                self.touched[slot / 64] |= 1 << (slot % 64);
            }
        }
        for word in 0..slots.words {
            let mut touched = self.touched[word];
            while touched != 0 {
                let slot = word * 64 + touched.trailing_zeros() as usize;
                touched &= touched - 1;
                let mut change = Tally::default();
                for limit in 0..limits {
                    change = change.plus(std::mem::take(&mut self.changes[slot * limits + limit]));
                    self.present[limit] = self.present[limit].plus(change);
                    write(&mut self.pieces[limit], slots.starts[slot], self.present[limit]);
                }
            }
        }
        merged
    }

    /// Counts by intervals, each pattern read a crowd's walk later, for moments from 0 up to `end`.
    pub(super) fn by_intervals(
        &mut self,
        (patterns, end): (&[Pattern], u32),
        limits: usize,
        crowds: impl Iterator<Item = Crowd>,
    ) -> u64 {
        self.begin(limits);
        self.events.clear();
        let mut merged = 0;
        for crowd in crowds {
            merged += 1;
            let mut before = Tally::default();
            let runs = patterns[crowd.pattern as usize].runs_from(crowd.walk);
            for run in runs.take_while(|run| run.from < end + crowd.walk) {
                let now = Tally::of(run.state).times(crowd.number);
                if now != before {
                    self.events.push((run.from.saturating_sub(crowd.walk), crowd.class, now.minus(before)));
                    before = now;
                }
            }
        }
        self.events.sort_unstable_by_key(|event| event.0);
        let mut rest = self.events.as_slice();
        while let Some((tick, ..)) = rest.first() {
            let (now, later) = rest.split_at(rest.partition_point(|event| event.0 == *tick));
            for (_, class, change) in now {
                for present in &mut self.present[*class..] {
                    *present = present.plus(*change);
                }
            }
            for (pieces, present) in self.pieces.iter_mut().zip(&self.present) {
                write(pieces, *tick, *present);
            }
            rest = later;
        }
        merged
    }

    fn begin(&mut self, limits: usize) {
        self.pieces.resize_with(limits, Vec::new);
        self.pieces.iter_mut().for_each(Vec::clear);
        self.present.clear();
        self.present.resize(limits, Tally::default());
    }
}

/// Adds a piece when the answer is another one; before the first it is 0.
#[inline]
fn write(pieces: &mut Vec<CountPiece>, start: u32, tally: Tally) {
    let (open, doubtful) = (tally.open(), tally.is_doubtful());
    let (was, was_doubtful) = pieces.last().map_or((0, false), |last| (last.open, last.doubtful));
    if (open, doubtful) != (was, was_doubtful) {
        pieces.push(CountPiece { start, open, doubtful });
    }
}

//! The moments at which anything of a category opens or closes, and the patterns between them as bits.

use crate::access::patterns::{Of, Pattern};
use crate::calendar::State;

/// Time cut into slots at every change of some patterns; in a slot each of them has one state.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    /// The tick each slot begins at; the first is 0.
    pub(super) starts: Vec<u32>,
    /// How many words a set of slots takes.
    pub(super) words: usize,
    /// The slots in which each pattern is open, pattern by pattern.
    open: Vec<u64>,
    /// Those in which it is open or nobody knows.
    possible: Vec<u64>,
    /// Where the steps of each pattern start; one more than there are patterns.
    first_step: Vec<u32>,
    steps: Vec<Step>,
    /// 1 for each slot in which a pattern is open, else 0, pattern by pattern.
    open_rows: Vec<u16>,
    /// The same for the slots of which nobody knows.
    unknown_rows: Vec<u16>,
}

/// The change of a pattern's state at the start of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) slot: u32,
    pub(super) change: Tally,
}

/// How many are open, and how many may be: two numbers that are added and taken away as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally(i64);

impl Tally {
    pub(super) const OPEN: Tally = Tally(1);
    pub(super) const UNKNOWN: Tally = Tally(1 << 32);

    pub(super) fn of(state: State) -> Tally {
        match state {
            State::Open => Tally::OPEN,
            State::Unknown => Tally::UNKNOWN,
            State::Closed => Tally(0),
        }
    }

    #[inline]
    pub(super) fn plus(self, other: Tally) -> Tally {
        Tally(self.0.wrapping_add(other.0))
    }

    pub(super) fn minus(self, other: Tally) -> Tally {
        Tally(self.0.wrapping_sub(other.0))
    }

    pub(super) fn times(self, n: u32) -> Tally {
        Tally(self.0.wrapping_mul(i64::from(n)))
    }

    /// How many are open; what is taken away was there before, so no number is negative.
    pub(super) fn open(self) -> u32 {
        self.0 as u32
    }

    /// Whether others may be.
    pub(super) fn is_doubtful(self) -> bool {
        self.0 >> 32 > 0
    }
}

impl Slots {
    /// The slots of some patterns from 0 up to `end`.
    pub(super) fn new(patterns: &[Pattern], end: u32) -> Slots {
        let mut starts: Vec<u32> = patterns.iter().flat_map(|p| p.runs().map(|run| run.from)).collect();
        starts.push(0);
        starts.retain(|start| *start < end);
        starts.sort_unstable();
        starts.dedup();
        let words = starts.len().div_ceil(64);
        let mut slots = Slots {
            open: vec![0; words * patterns.len()],
            possible: vec![0; words * patterns.len()],
            first_step: vec![0],
            steps: Vec::new(),
            open_rows: vec![0; starts.len() * patterns.len()],
            unknown_rows: vec![0; starts.len() * patterns.len()],
            words,
            starts,
        };
        for (number, pattern) in patterns.iter().enumerate() {
            slots.enter(number, pattern, end);
        }
        slots
    }

    fn enter(&mut self, number: usize, pattern: &Pattern, end: u32) {
        let (row, count) = (number * self.words, self.starts.len());
        let mut before = Tally::default();
        for run in pattern.runs().filter(|run| run.from < end) {
            let slot = |tick: u32| self.starts.partition_point(|start| *start < tick);
            let (first, last) = (slot(run.from), slot(run.to.min(end)));
            let now = Tally::of(run.state);
            if now != before {
                self.steps.push(Step { slot: first as u32, change: now.minus(before) });
                before = now;
            }
            for slot in first..last {
                let bit = 1 << (slot % 64);
                self.open[row + slot / 64] |= if run.state == State::Open { bit } else { 0 };
                self.possible[row + slot / 64] |= if run.state == State::Closed { 0 } else { bit };
                self.open_rows[number * count + slot] = u16::from(run.state == State::Open);
                self.unknown_rows[number * count + slot] = u16::from(run.state == State::Unknown);
            }
        }
        self.first_step.push(self.steps.len() as u32);
    }

    /// How many patterns there are.
    pub(super) fn pattern_count(&self) -> u32 {
        self.first_step.len() as u32 - 1
    }

    /// The slots in which a pattern is open.
    #[inline]
    pub(super) fn open(&self, pattern: u32) -> &[u64] {
        &self.open[pattern as usize * self.words..][..self.words]
    }

    /// The slots in which a pattern is open or nobody knows.
    #[inline]
    pub(super) fn possible(&self, pattern: u32) -> &[u64] {
        &self.possible[pattern as usize * self.words..][..self.words]
    }

    /// The changes of a pattern; the first begins at slot 0 unless it is closed there.
    #[inline]
    pub(super) fn steps(&self, pattern: u32) -> &[Step] {
        let (a, b) = (self.first_step[pattern as usize], self.first_step[pattern as usize + 1]);
        &self.steps[a as usize..b as usize]
    }

    /// 1 for each slot in which a pattern is open.
    #[inline(always)]
    pub(super) fn open_row(&self, pattern: u32) -> &[u16] {
        &self.open_rows[pattern as usize * self.starts.len()..][..self.starts.len()]
    }

    /// 1 for each slot in which nobody knows.
    #[inline(always)]
    pub(super) fn unknown_row(&self, pattern: u32) -> &[u16] {
        &self.unknown_rows[pattern as usize * self.starts.len()..][..self.starts.len()]
    }

    /// The slots in which any pattern is open, or possible, and those in which none is.
    pub(super) fn served(&self, of: Of) -> Served {
        let rows = if of == Of::Open { &self.open } else { &self.possible };
        let mut some = vec![0; self.words];
        for row in rows.chunks_exact(self.words.max(1)) {
            some.iter_mut().zip(row).for_each(|(some, word)| *some |= word);
        }
        let mut none: Vec<u64> = some.iter().map(|word| !word).collect();
        if let (Some(last), rest @ 1..) = (none.last_mut(), self.starts.len() % 64) {
            *last &= (1 << rest) - 1;
        }
        Served { some, none }
    }
}

/// Two sets of slots that together are all.
#[derive(Clone, Debug)]
pub(super) struct Served {
    /// In which anybody serves.
    pub(super) some: Vec<u64>,
    /// In which nobody does.
    pub(super) none: Vec<u64>,
}

//! How many are open in every slot at once, for one home after another, and what that amounts to.
//!
//! Neighbours reach nearly the same places: from one home to the next only the rows of slots of those that come within a
//! limit, or fall out of it, are added or taken away.

use super::columns::Column;
use super::slots::Slots;
use crate::machine::vectors::Kernel;
use crate::units::Ticks;

/// How much of each slot counts.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Nothing where the slot counts, all bits where it does not.
    outside: Vec<u16>,
    /// The ticks that count while a pattern is open, by pattern.
    open: Vec<u64>,
    /// All ticks that count.
    total: u64,
}

impl Weights {
    /// The ticks of each slot that lie in spans of time, which are in order.
    pub(super) fn new(slots: &Slots, end: u32, spans: &[(Ticks, Ticks)]) -> Weights {
        let ends = slots.starts.iter().skip(1).copied().chain([end]);
        let within = |(start, end): (&u32, u32)| {
            let first = spans.partition_point(|span| span.1.get() <= *start);
            let spans = spans[first..].iter().take_while(|span| span.0.get() < end);
            spans.map(|(from, to)| to.get().min(end) - from.get().max(*start)).sum::<u32>()
        };
        let ticks: Vec<u32> = slots.starts.iter().zip(ends).map(within).collect();
        let outside = ticks.iter().map(|ticks| if *ticks == 0 { u16::MAX } else { 0 }).collect();
        let open_ticks = |pattern: u32| {
            let row = slots.open_row(pattern).iter().zip(&ticks);
            row.map(|(open, ticks)| u64::from(*open) * u64::from(*ticks)).sum()
        };
        let open = (0..slots.pattern_count()).map(open_ticks).collect();
        let total = ticks.iter().map(|ticks| u64::from(*ticks)).sum();
        Weights { outside, open, total }
    }

    /// All ticks that count.
    pub(super) fn total(&self) -> u64 {
        self.total
    }
}

/// What the counts within one limit amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) least: u32,
    pub(super) most: u32,
    /// Facilities times ticks.
    pub(super) sum: u64,
    /// Whether there may be more at any time that counts.
    pub(super) doubtful: bool,
    /// How many intervals of equal counts there are, but for a first one of none.
    pub(super) intervals: u64,
}

/// So many more facilities of one pattern, or fewer, within some limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) column: u32,
    pub(super) pattern: u32,
    /// From which limit on, and the first that it does not concern.
    pub(super) limits: (u16, u16),
    pub(super) number: i32,
}

/// The counts of one column at the home last looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// How many are open, by limit and slot.
    open: Vec<u16>,
    /// Of how many nobody knows; empty where that is of none.
    unknown: Vec<u16>,
    totals: Vec<Total>,
    /// The limits whose counts have changed since they were added up.
    stale: Vec<bool>,
}

impl Tally {
    /// Nothing within any limit.
    pub(super) fn none(column: &Column, limits: usize) -> Tally {
        let cells = limits * column.slots.starts.len();
        Tally {
            open: vec![0; cells],
            unknown: vec![0; if column.is_doubtful { cells } else { 0 }],
            totals: vec![Total::default(); limits],
            stale: vec![false; limits],
        }
    }

    /// What the counts come to, by limit.
    pub(super) fn totals(&self) -> &[Total] {
        &self.totals
    }
}

/// Changes the counts of all columns from those of one home to those of the next, for wide vectors.
pub(super) struct TallyUp<'a> {
    pub(super) columns: &'a [Column],
    pub(super) weights: &'a [Weights],
    pub(super) changes: &'a [Change],
    pub(super) tallies: &'a mut [Tally],
}

impl TallyUp<'_> {
    /// The most facilities a column may have, so that its counts fit 16 bits.
    pub(super) const MOST: usize = u16::MAX as usize;
}

impl Kernel for TallyUp<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let TallyUp { columns, weights, changes, tallies } = self;
        for change in changes {
            let (column, tally) = (&columns[change.column as usize], &mut tallies[change.column as usize]);
            let (count, ticks) =
                (column.slots.starts.len(), weights[change.column as usize].open[change.pattern as usize]);
            for limit in usize::from(change.limits.0)..usize::from(change.limits.1) {
                // What is taken away was there before, so what wraps comes back.
                let number = change.number as u16;
                add(&mut tally.open[limit * count..][..count], column.slots.open_row(change.pattern), number);
                if !tally.unknown.is_empty() {
                    add(&mut tally.unknown[limit * count..][..count], column.slots.unknown_row(change.pattern), number);
                }
                let total = &mut tally.totals[limit];
                total.sum = total.sum.wrapping_add(ticks.wrapping_mul(i64::from(change.number) as u64));
                tally.stale[limit] = true;
            }
        }
        for ((column, weights), Tally { open, unknown, totals, stale }) in columns.iter().zip(weights).zip(tallies) {
            let count = column.slots.starts.len();
            for (limit, total) in totals.iter_mut().enumerate() {
                if std::mem::take(&mut stale[limit]) {
                    let of_limit = limit * count..(limit + 1) * count;
                    let unknown = unknown.get(of_limit.clone()).unwrap_or(&[]);
                    *total = Total { sum: total.sum, ..reduce(&open[of_limit], unknown, weights) };
                }
            }
        }
    }
}

#[inline(always)]
fn add(to: &mut [u16], row: &[u16], number: u16) {
    for (to, one) in to.iter_mut().zip(row) {
        *to = to.wrapping_add(one.wrapping_mul(number));
    }
}

/// All but the sum, which changes pattern by pattern.
#[inline(always)]
fn reduce(open: &[u16], unknown: &[u16], weights: &Weights) -> Total {
    let (mut least, mut most) = (u16::MAX, 0);
    for (open, outside) in open.iter().zip(&weights.outside) {
        least = least.min(*open | *outside);
        most = most.max(*open & !*outside);
    }
    let mut doubt = 0;
    for (unknown, outside) in unknown.iter().zip(&weights.outside) {
        doubt |= *unknown & !*outside;
    }
    let mut intervals =
        u32::from(open.first().is_some_and(|first| *first > 0) || unknown.first().is_some_and(|u| *u > 0));
    if unknown.is_empty() {
        for (before, after) in open.iter().zip(open.iter().skip(1)) {
            intervals += u32::from(before != after);
        }
    } else {
        let pairs = open.iter().zip(unknown);
        for ((was, was_unknown), (open, unknown)) in pairs.clone().zip(pairs.skip(1)) {
            intervals += u32::from((was != open) | ((*was_unknown > 0) != (*unknown > 0)));
        }
    }
    let (least, most) = (u32::from(least.min(most)), u32::from(most));
    Total { least, most, sum: 0, doubtful: doubt != 0, intervals: u64::from(intervals) }
}

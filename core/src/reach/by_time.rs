//! From near to far: what a search reached, in the order of its times.

use crate::network::NodeId;
use crate::units::Ticks;

/// How far the entries of one list are moved on average before it is left to a sort that minds no order.
const MOVES: usize = 8;

/// The working memory of one thread.
#[derive(Debug, Default)]
pub(super) struct ByTime {
    reached: Vec<Reached>,
    /// For each bucket of time where its next entry goes.
    next: Vec<u32>,
}

type Reached = (NodeId, Ticks);

impl ByTime {
    /// Puts what was reached into `sorted` by time, of equal times the lowest node first, each once.
    ///
    /// # Performance
    ///
    /// Linear where the times are spread, for most buckets then hold one entry or none; never worse than a sort.
    pub(super) fn sort(&mut self, reached: impl Iterator<Item = Reached>, sorted: &mut Vec<Reached>) {
        self.reached.clear();
        self.reached.extend(reached);
        let last = self.reached.iter().map(|(_, ticks)| ticks.get()).max().unwrap_or(0);
        let buckets = (2 * self.reached.len()).next_power_of_two();
        let shift = (u32::BITS - last.leading_zeros()).saturating_sub(buckets.ilog2());
        self.fill_buckets(buckets, shift, sorted);
        if !insert(sorted) {
            sorted.sort_unstable_by_key(key);
        }
        sorted.dedup();
    }

    /// Puts the entries in buckets of 2^`shift` ticks, one behind the other.
    fn fill_buckets(&mut self, buckets: usize, shift: u32, sorted: &mut Vec<Reached>) {
        let ByTime { reached, next } = self;
        let bucket = |ticks: Ticks| (ticks.get() >> shift) as usize & (buckets - 1);
        next.clear();
        next.resize(buckets, 0);
        reached.iter().for_each(|(_, ticks)| next[bucket(*ticks)] += 1);
        let mut sum = 0;
        for next in &mut *next {
            sum += std::mem::replace(next, sum);
        }
        sorted.clear();
        sorted.resize(reached.len(), (NodeId(0), Ticks::ZERO));
        for entry in &*reached {
            let next = &mut next[bucket(entry.1)];
            sorted[*next as usize] = *entry;
            *next += 1;
        }
    }
}

#[inline(always)]
fn key((node, ticks): &Reached) -> u64 {
    u64::from(ticks.get()) << 32 | u64::from(node.0)
}

/// Puts a list that is nearly in order in order; false when it was not nearly so.
fn insert(list: &mut [Reached]) -> bool {
    let mut moves = 0;
    for i in 1..list.len() {
        let (entry, mut place) = (list[i], i);
        while place > 0 && key(&list[place - 1]) > key(&entry) {
            list[place] = list[place - 1];
            place -= 1;
        }
        list[place] = entry;
        moves += i - place;
        if moves > MOVES * list.len() {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Times far apart, close together and all alike; a node named twice has one time.
        #[test]
        fn it_is_a_sort_of_what_is_different(
            ticks in prop::collection::vec(any::<u32>(), 1..200),
            named in prop::collection::vec(any::<u32>(), 0..400),
            last in prop_oneof![Just(0), 1..9u32, 9..40_000u32, Just(u32::MAX - 1)],
        ) {
            let entry = |node: &u32| {
                let node = node % ticks.len() as u32;
                (NodeId(node), Ticks::new(ticks[node as usize] % (last + 1)))
            };
            let reached: Vec<Reached> = named.iter().map(entry).collect();
            let mut expected = reached.clone();
            expected.sort_unstable_by_key(|(node, ticks)| (*ticks, *node));
            expected.dedup();
            let (mut by_time, mut sorted) = (ByTime::default(), Vec::new());
            for _ in 0..2 {
                by_time.sort(reached.iter().copied(), &mut sorted);
                prop_assert_eq!(&sorted, &expected);
            }
        }
    }

    #[test]
    fn a_hundred_thousand_at_one_time_are_sorted_all_the_same() {
        let ends = (0..100_000).rev().map(|node| (NodeId(node), Ticks::new(1)));
        let mut sorted = Vec::new();
        ByTime::default().sort(ends, &mut sorted);
        assert!(sorted.is_sorted() && sorted.len() == 100_000);
    }
}

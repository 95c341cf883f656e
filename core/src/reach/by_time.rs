//! From near to far: the vertices a search reached, in the order of their times.

/// How far the entries of one list are moved on average before it is left to a sort that minds no order.
const MOVES: usize = 8;

/// The working memory of one thread.
#[derive(Debug, Default)]
pub(super) struct ByTime {
    /// Vertices with their times.
    reached: Vec<(u32, u32)>,
    /// For each bucket of time where its next entry goes.
    next: Vec<u32>,
    sorted: Vec<(u32, u32)>,
}

impl ByTime {
    /// Vertices with times of at most `horizon` by time, of equal times the lowest vertex first, each once.
    ///
    /// # Performance
    ///
    /// Linear where the times are spread, for most buckets then hold one entry or none; never worse than a sort.
    pub(super) fn sort(&mut self, reached: impl Iterator<Item = (u32, u32)>, horizon: u32) -> &[(u32, u32)] {
        self.reached.clear();
        self.reached.extend(reached);
        let buckets = (2 * self.reached.len()).next_power_of_two().max(2);
        let shift = (u32::BITS - horizon.leading_zeros()).saturating_sub(buckets.ilog2());
        self.fill_buckets(buckets, shift);
        if !insert(&mut self.sorted) {
            self.sorted.sort_unstable_by_key(|entry| key(*entry));
        }
        self.sorted.dedup();
        &self.sorted
    }

    /// Puts the entries in buckets of 2^`shift` ticks, one behind the other.
    fn fill_buckets(&mut self, buckets: usize, shift: u32) {
        let ByTime { reached, next, sorted } = self;
        let bucket = |ticks: u32| (ticks >> shift) as usize & (buckets - 1);
        next.clear();
        next.resize(buckets, 0);
        reached.iter().for_each(|(_, ticks)| next[bucket(*ticks)] += 1);
        let mut sum = 0;
        for next in &mut *next {
            sum += std::mem::replace(next, sum);
        }
        sorted.clear();
        sorted.resize(reached.len(), (0, 0));
        for entry in &*reached {
            let next = &mut next[bucket(entry.1)];
            sorted[*next as usize] = *entry;
            *next += 1;
        }
    }
}

#[inline(always)]
fn key((vertex, ticks): (u32, u32)) -> u64 {
    u64::from(ticks) << 32 | u64::from(vertex)
}

/// Puts a list that is nearly in order in order; false when it was not nearly so.
fn insert(list: &mut [(u32, u32)]) -> bool {
    let mut moves = 0;
    for i in 1..list.len() {
        let (entry, mut place) = (list[i], i);
        while place > 0 && key(list[place - 1]) > key(entry) {
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
        /// Times far apart, close together and all alike; a vertex named twice has one time.
        #[test]
        fn it_is_a_sort_of_what_is_different(
            ticks in prop::collection::vec(any::<u32>(), 1..200),
            named in prop::collection::vec(any::<u32>(), 0..400),
            horizon in prop_oneof![Just(0), 1..9u32, 9..40_000u32, Just(u32::MAX)],
        ) {
            let entry = |vertex: &u32| {
                let vertex = vertex % ticks.len() as u32;
                (vertex, ticks[vertex as usize] % horizon.saturating_add(1).max(1))
            };
            let reached: Vec<(u32, u32)> = named.iter().map(entry).collect();
            let mut expected = reached.clone();
            expected.sort_unstable_by_key(|(vertex, ticks)| (*ticks, *vertex));
            expected.dedup();
            let mut by_time = ByTime::default();
            for _ in 0..2 {
                prop_assert_eq!(by_time.sort(reached.iter().copied(), horizon), &expected[..]);
            }
        }
    }

    #[test]
    fn a_hundred_thousand_at_one_time_are_sorted_all_the_same() {
        let ends: Vec<(u32, u32)> = (0..100_000).rev().map(|vertex| (vertex, 1)).collect();
        let mut by_time = ByTime::default();
        let sorted = by_time.sort(ends.iter().copied(), 28_800);
        assert!(sorted.is_sorted() && sorted.len() == ends.len());
    }
}

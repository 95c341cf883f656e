//! Everything around one place: a search that is asked for times alone, and for those of a few hours at most.
//!
//! [`search`](super::search::search) carries with each time the source it belongs to, whatever the horizon, and lets its
//! caller stop it. Where nobody asks for that, a vertex takes four bytes instead of sixteen and a waiting vertex eight
//! instead of twenty-four.

mod buckets;

use buckets::{BUCKETS, Buckets, NONE, Open};

use super::Work;
use super::graph::{Move, Moves};

/// A bucket holds 2^2 ticks, an eighth of a second, where the horizon allows: it rarely holds two.
const LEAST_SHIFT: u32 = 2;
/// A bucket holds at most 2^5 ticks, for what shares one must be put in order.
const MOST_SHIFT: u32 = 5;
/// Walks longer than this, more than two hours, are left to others.
pub(super) const LONGEST: u32 = ((BUCKETS as u32) << MOST_SHIFT) - 1;

/// The working memory of one thread.
#[derive(Debug)]
pub(super) struct Around {
    /// For each vertex the clock when it was last reached.
    reached_at: Vec<u32>,
    /// The clock when the last search began and when its horizon was. Every search begins earlier than those before it
    /// ended, so that whatever they left is later than its horizon, and is never cleared until the clock has run down.
    began: u32,
    horizon: u32,
    buckets: Buckets,
    open: Open,
}

impl Around {
    pub(super) fn new(vertices: usize) -> Around {
        Around {
            reached_at: vec![NONE; vertices],
            began: NONE,
            horizon: NONE,
            buckets: Buckets::new(),
            open: Open::default(),
        }
    }

    /// The time at which the last search reached a vertex.
    #[inline]
    pub(super) fn ticks(&self, vertex: u32) -> Option<u32> {
        let clock = self.reached_at[vertex as usize];
        (clock <= self.horizon).then(|| clock - self.began)
    }

    /// Calls `reach` for every vertex within `horizon`, which is at most [`LONGEST`], of the seeds and their times: by
    /// time, of equal times the lowest vertex first.
    ///
    /// # Performance
    ///
    /// Proportional to what lies within the horizon, not to the network.
    pub(super) fn search(
        &mut self,
        moves: &Moves,
        seeds: impl IntoIterator<Item = (u32, u32)>,
        horizon: u32,
        mut reach: impl FnMut(u32, u32),
    ) -> Work {
        let shift = (u32::BITS - horizon.leading_zeros()).saturating_sub(BUCKETS.ilog2()).max(LEAST_SHIFT);
        self.begin(horizon, shift);
        let Around { reached_at, began, horizon, buckets, open } = self;
        let (starts, moves) = (&moves.start[..], &moves.moves[..]);
        let mut reach = |vertex: u32, clock: u32| reach(vertex, clock - *began);
        let mut flood = Flood { starts, moves, reached_at, horizon: *horizon, shift, work: Work::default() };
        for (vertex, ticks) in seeds {
            flood.improve(vertex, began.saturating_add(ticks), buckets);
        }
        let mut first = 0;
        while let Some((bucket, last)) = buckets.take_first(first) {
            first = bucket as usize + 1;
            let only = buckets.entries[last as usize];
            if only.before == NONE {
                // Otherwise the vertex was reached in an earlier bucket meanwhile.
                let clock = flood.reached_at[only.vertex as usize];
                if flood.bucket(clock) == bucket {
                    reach(only.vertex, clock);
                    flood.settle(only.vertex, clock, buckets);
                }
            } else {
                buckets.each_from(last, |vertex| open.now.push((flood.reached_at[vertex as usize], vertex)));
                open.now.retain(|(clock, _)| flood.bucket(*clock) == bucket);
                open.sort();
            }
            if buckets.holds(bucket) || !open.now.is_empty() {
                flood.in_order(bucket, open, buckets, &mut reach);
            }
        }
        flood.work
    }

    /// Sets the clock back by as much as the buckets hold, to where the first of them begins.
    fn begin(&mut self, horizon: u32, shift: u32) {
        let all = (BUCKETS as u32) << shift;
        if self.began < 2 * all {
            self.reached_at.fill(NONE);
            self.began = NONE;
        }
        self.began = (self.began / all - 1) * all;
        self.horizon = self.began + horizon;
        self.buckets.entries.clear();
    }
}

/// A search on its way; all times are by the clock.
struct Flood<'a> {
    /// Those of [`Moves`], whose columns would be asked for their slices at every vertex.
    starts: &'a [u32],
    moves: &'a [Move],
    reached_at: &'a mut [u32],
    horizon: u32,
    shift: u32,
    work: Work,
}

impl Flood<'_> {
    #[inline(always)]
    fn bucket(&self, clock: u32) -> u32 {
        (clock >> self.shift) % BUCKETS as u32
    }

    /// Takes a time within the horizon that is better than what is known.
    #[inline(always)]
    fn improve(&mut self, vertex: u32, clock: u32, buckets: &mut Buckets) {
        let known = &mut self.reached_at[vertex as usize];
        if clock <= self.horizon && clock < *known {
            *known = clock;
            buckets.put(self.bucket(clock), vertex);
        }
    }

    /// Passes the final time of a vertex on.
    ///
    /// Whether a step leads anywhere sooner is as good as random, so four at a time are asked before any is taken.
    #[inline(always)]
    fn settle(&mut self, vertex: u32, clock: u32, buckets: &mut Buckets) {
        let v = vertex as usize;
        let steps = &self.moves[self.starts[v] as usize..self.starts[v + 1] as usize];
        self.work += Work { settled: 1, relaxed: steps.len() as u64 };
        for four in steps.chunks(4) {
            let mut better = 0u32;
            for nth in 0..4 {
                let step = &four[nth.min(four.len() - 1)];
                let sum = clock.saturating_add(step.ticks);
                better |= u32::from((sum <= self.horizon) & (sum < self.reached_at[step.head as usize])) << nth;
            }
            better &= (1 << four.len()) - 1;
            while better != 0 {
                let step = &four[better.trailing_zeros() as usize % 4];
                self.improve(step.head, clock.saturating_add(step.ticks), buckets);
                better &= better - 1;
            }
        }
    }

    /// Settles what waits in a bucket, by time and vertex, with all that comes into it meanwhile.
    #[inline(never)]
    fn in_order(&mut self, bucket: u32, open: &mut Open, buckets: &mut Buckets, reach: &mut impl FnMut(u32, u32)) {
        loop {
            if buckets.holds(bucket) {
                let last = buckets.take(bucket);
                buckets.each_from(last, |vertex| open.fresh.push((self.reached_at[vertex as usize], vertex)));
                open.take_in_fresh();
            }
            let Some((clock, vertex)) = open.next() else { return };
            // Otherwise it was reached sooner from within the bucket.
            if self.reached_at[vertex as usize] == clock {
                reach(vertex, clock);
                self.settle(vertex, clock, buckets);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reach::scene::drawings;
    use crate::reach::search::{Label, Scratch, search};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(384))]

        /// The same vertices at the same times in the same order at the same cost, one search after another.
        #[test]
        fn it_reaches_what_the_search_for_any_horizon_reaches(
            drawing in drawings(),
            searches in prop::collection::vec((prop::collection::vec((any::<u32>(), 0u32..20_000), 0..4), 0..=LONGEST), 1..4),
            clock in prop_oneof![Just(NONE), 0..(BUCKETS as u32) << (MOST_SHIFT + 2)],
        ) {
            let scene = drawing.scene();
            let graph = scene.timed.graph();
            let vertices = graph.vertex_count() as u32;
            let (mut around, mut scratch) = (Around::new(vertices as usize), Scratch::new(vertices as usize));
            // As after many searches: the clock runs down in one of these.
            around.began = clock;
            for (seeds, horizon) in searches {
                let seeds: Vec<_> = seeds.iter().filter(|_| vertices > 0).map(|(v, ticks)| (v % vertices, *ticks)).collect();
                let mut expected = Vec::new();
                let labels = seeds.iter().map(|(vertex, ticks)| (*vertex, Label::new(*ticks, 0)));
                let mut settle = |vertex: u32, label: Label| expected.push((vertex, label.ticks()));
                let work = search(&graph.backward, &mut scratch, labels, horizon, &mut settle);
                let mut reached = Vec::new();
                let reach = |vertex: u32, ticks: u32| reached.push((vertex, ticks));
                prop_assert_eq!(around.search(&graph.backward, seeds, horizon, reach), work);
                prop_assert_eq!(reached, expected);
                for vertex in 0..vertices {
                    prop_assert_eq!(around.ticks(vertex), scratch.label(vertex).map(Label::ticks));
                }
            }
        }
    }

    /// A hundred thousand arms of two steps, all within one bucket, which must not be put in order anew for every end that
    /// comes in.
    #[test]
    fn a_star_within_one_bucket_is_put_in_order_as_it_comes() {
        const ARMS: u32 = 100_000;
        let step = |head: u32| {
            let mut step = Move::default();
            (step.head, step.ticks) = (head, 1);
            step
        };
        // The middle, then the joints, then the ends.
        let start: Vec<u32> =
            (0..2 * ARMS + 2).map(|v| if v == 0 { 0 } else { (ARMS + v - 1).min(2 * ARMS) }).collect();
        let joints = 1..=ARMS;
        let moves: Vec<Move> = joints.clone().map(step).chain(joints.map(|joint| step(ARMS + joint))).collect();
        let moves = Moves { start: start.into(), moves: moves.into() };
        let mut around = Around::new(2 * ARMS as usize + 1);
        let mut reached = Vec::new();
        let work = around.search(&moves, [(0, 0)], 3, |vertex, ticks| reached.push((ticks, vertex)));
        assert_eq!(work, Work { settled: 2 * u64::from(ARMS) + 1, relaxed: 2 * u64::from(ARMS) });
        assert!(reached.is_sorted() && reached.last() == Some(&(2, 2 * ARMS)));
    }
}

//! The queue of a search: buckets of a quarter of a second in a ring, the first of them in exact order.
//!
//! A heap of all that waits costs a search most of its time. Here a label goes into the bucket of its time, which
//! costs the same however many wait, and only the bucket being emptied is put in order; it rarely holds two. What
//! lies beyond the ring waits in a heap until the ring has come near. So labels leave in exactly the order a heap
//! would give, with or without a horizon.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::search::Label;

/// A bucket holds 2^3 ticks.
const SHIFT: u32 = 3;
/// Buckets in the ring: one word of words of bits, so that the next full one is found in a few steps.
const BUCKETS: u32 = 64 * 64;
/// No entry.
const NIL: u32 = u32::MAX;

/// A label waiting for its vertex to be settled.
type Waiting = (Label, u32);

/// A monotone queue: nothing may be pushed below what was popped last.
#[derive(Debug)]
pub(super) struct Queue {
    /// The bucket being emptied, counted from time 0.
    now: u32,
    /// What waits in it.
    near: BinaryHeap<Reverse<Waiting>>,
    /// The first entry of each bucket of the ring.
    first: Vec<u32>,
    entries: Vec<Entry>,
    /// The first unused entry.
    free: u32,
    /// Which buckets of the ring are not empty, and which words of this are not zero.
    full: [u64; 64],
    full_words: u64,
    /// What lies beyond the ring.
    far: BinaryHeap<Reverse<Waiting>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    waiting: Waiting,
    next: u32,
}

fn bucket_of(label: Label) -> u32 {
    label.ticks() >> SHIFT
}

impl Default for Queue {
    fn default() -> Queue {
        Queue {
            now: 0,
            near: BinaryHeap::new(),
            first: vec![NIL; BUCKETS as usize],
            entries: Vec::new(),
            free: NIL,
            full: [0; 64],
            full_words: 0,
            far: BinaryHeap::new(),
        }
    }
}

impl Queue {
    /// Forgets everything; costs as much as there is to forget.
    pub(super) fn clear(&mut self) {
        while let Some(bucket) = self.next_full() {
            self.first[(bucket % BUCKETS) as usize] = NIL;
            self.set_empty(bucket);
        }
        self.entries.clear();
        self.free = NIL;
        self.near.clear();
        self.far.clear();
        self.now = 0;
    }

    #[inline]
    pub(super) fn push(&mut self, label: Label, vertex: u32) {
        let ahead = bucket_of(label).saturating_sub(self.now);
        if ahead == 0 {
            self.near.push(Reverse((label, vertex)));
        } else if ahead < BUCKETS {
            self.put_in_ring((label, vertex));
        } else {
            self.far.push(Reverse((label, vertex)));
        }
    }

    /// The least label with its vertex; of equal labels the lowest vertex.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<Waiting> {
        loop {
            if let Some(Reverse(least)) = self.near.pop() {
                return Some(least);
            }
            let ring = self.next_full();
            let far = self.far.peek().map(|Reverse((label, _))| bucket_of(*label));
            self.now = match (ring, far) {
                (Some(ring), Some(far)) => ring.min(far),
                (Some(bucket), None) | (None, Some(bucket)) => bucket,
                (None, None) => return None,
            };
            if far.is_some() {
                self.draw_from_far();
            }
            if let Some(only) = self.empty_first_bucket() {
                return Some(only);
            }
        }
    }

    /// Puts the entries of bucket `now` in order; returns the entry where there is but one.
    #[inline]
    fn empty_first_bucket(&mut self) -> Option<Waiting> {
        let mut entry = std::mem::replace(&mut self.first[(self.now % BUCKETS) as usize], NIL);
        if entry == NIL {
            return None;
        }
        self.set_empty(self.now);
        let Entry { waiting, next } = self.entries[entry as usize];
        if next == NIL && self.near.is_empty() {
            self.release(entry);
            return Some(waiting);
        }
        while entry != NIL {
            let Entry { waiting, next } = self.entries[entry as usize];
            self.near.push(Reverse(waiting));
            self.release(entry);
            entry = next;
        }
        None
    }

    /// Moves what has come within the ring out of the heap.
    #[cold]
    fn draw_from_far(&mut self) {
        while let Some(Reverse((label, vertex))) = self.far.peek().copied() {
            if bucket_of(label) - self.now >= BUCKETS {
                break;
            }
            self.far.pop();
            self.push(label, vertex);
        }
    }

    #[inline]
    fn put_in_ring(&mut self, waiting: Waiting) {
        let place = bucket_of(waiting.0) % BUCKETS;
        let entry = Entry { waiting, next: self.first[place as usize] };
        let index = if self.free == NIL {
            self.entries.push(entry);
            self.entries.len() as u32 - 1
        } else {
            let index = self.free;
            let unused = &mut self.entries[index as usize];
            self.free = unused.next;
            *unused = entry;
            index
        };
        self.first[place as usize] = index;
        self.full[(place / 64) as usize] |= 1 << (place % 64);
        self.full_words |= 1 << (place / 64);
    }

    #[inline]
    fn release(&mut self, entry: u32) {
        self.entries[entry as usize].next = self.free;
        self.free = entry;
    }

    #[inline]
    fn set_empty(&mut self, bucket: u32) {
        let place = bucket % BUCKETS;
        let word = &mut self.full[(place / 64) as usize];
        *word &= !(1 << (place % 64));
        self.full_words &= !(u64::from(*word == 0) << (place / 64));
    }

    /// The first bucket of the ring that is not empty, counted from time 0.
    #[inline]
    fn next_full(&self) -> Option<u32> {
        let from = self.now.wrapping_add(1) % BUCKETS;
        let (word, bit) = (from / 64, from % 64);
        let rest = self.full[word as usize] >> bit;
        let ahead = if rest != 0 {
            rest.trailing_zeros()
        } else if self.full_words != 0 {
            // Words after this one, round the ring; this one's own low bits come last.
            let skipped = self.full_words.rotate_right(word + 1).trailing_zeros();
            let found = (word + 1 + skipped) % 64;
            let place = found * 64 + self.full[found as usize].trailing_zeros();
            (place + BUCKETS - from) % BUCKETS
        } else {
            return None;
        };
        Some(self.now + 1 + ahead)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pushes and pops at random, as a search does: never below the label popped last.
    fn against_a_heap(steps: &[(bool, u8, u32, u32)]) -> Result<(), TestCaseError> {
        let (mut queue, mut heap, mut last) = (Queue::default(), BinaryHeap::new(), 0u32);
        for round in 0..2 {
            for (pop, reach, ticks, vertex) in steps {
                // Steps of nothing, of a bucket, within the ring, beyond it, and of any length.
                let step = ticks % [1, 9, 3000, 32_769, 100_000, u32::MAX][*reach as usize % 6];
                let label = Label::new(last.saturating_add(step), vertex % 3);
                queue.push(label, *vertex);
                heap.push(Reverse((label, *vertex)));
                if *pop {
                    let least = heap.pop().map(|Reverse(least)| least);
                    prop_assert_eq!(queue.pop(), least);
                    last = least.map_or(last, |(label, _)| label.ticks());
                }
            }
            if round == 0 {
                // What a search that stops early leaves behind must not show in the next.
                queue.clear();
                heap.clear();
                last = 0;
            }
        }
        while let Some(Reverse(least)) = heap.pop() {
            prop_assert_eq!(queue.pop(), Some(least));
        }
        prop_assert_eq!(queue.pop(), None);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn it_gives_what_a_heap_gives(
            steps in proptest::collection::vec((any::<bool>(), any::<u8>(), any::<u32>(), 0u32..99), 0..300)
        ) {
            against_a_heap(&steps)?;
        }
    }
}

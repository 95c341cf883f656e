//! What waits in a search around one place: by bucket of time, and in order within the bucket being emptied.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many there are.
pub(super) const BUCKETS: usize = 64 * 128;
/// No entry, and the time of a vertex that is not reached.
pub(super) const NONE: u32 = u32::MAX;

/// The bucket being emptied: times with their vertices, in the order of both.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// What waited in it, the least at the end.
    pub(super) now: Vec<(u32, u32)>,
    /// What came into it meanwhile, and what did so last.
    late: BinaryHeap<Reverse<(u32, u32)>>,
    pub(super) fresh: Vec<(u32, u32)>,
}

impl Open {
    /// Puts in order what waited when the bucket was opened.
    pub(super) fn sort(&mut self) {
        self.now.sort_unstable_by(|a, b| b.cmp(a));
        // Who came closer within the bucket waits in it twice, by now at one time.
        self.now.dedup();
    }

    /// Puts what came in last in order with the rest.
    pub(super) fn take_in_fresh(&mut self) {
        // Where two ways lead to one place, both may have brought it.
        self.fresh.sort_unstable();
        self.fresh.dedup();
        self.late.extend(self.fresh.drain(..).map(Reverse));
    }

    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<(u32, u32)> {
        match (self.now.last(), self.late.peek()) {
            (_, None) => self.now.pop(),
            (Some(first), Some(Reverse(other))) if first < other => self.now.pop(),
            (_, Some(_)) => self.late.pop().map(|Reverse(other)| other),
        }
    }
}

/// Vertices that wait, by bucket.
#[derive(Debug)]
pub(super) struct Buckets {
    /// The last entry of each.
    last: Box<[u32; BUCKETS]>,
    pub(super) entries: Vec<Entry>,
    /// Which are not empty.
    full: [u64; BUCKETS / 64],
}

/// A vertex that waits in a bucket; its time is known elsewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) vertex: u32,
    pub(super) before: u32,
}

impl Buckets {
    pub(super) fn new() -> Buckets {
        Buckets { last: Box::new([NONE; BUCKETS]), entries: Vec::new(), full: [0; BUCKETS / 64] }
    }

    #[inline(always)]
    pub(super) fn put(&mut self, bucket: u32, vertex: u32) {
        let bucket = bucket as usize % BUCKETS;
        let entry = self.entries.len() as u32;
        self.entries.push(Entry { vertex, before: self.last[bucket] });
        self.last[bucket] = entry;
        self.full[bucket / 64] |= 1 << (bucket % 64);
    }

    #[inline(always)]
    pub(super) fn holds(&self, bucket: u32) -> bool {
        self.last[bucket as usize % BUCKETS] != NONE
    }

    /// Empties a bucket that is not; which entry was its last.
    #[inline(always)]
    pub(super) fn take(&mut self, bucket: u32) -> u32 {
        let bucket = bucket as usize % BUCKETS;
        self.full[bucket / 64] &= !(1 << (bucket % 64));
        std::mem::replace(&mut self.last[bucket], NONE)
    }

    /// Empties the first bucket that is not, from `first` on; it, and which entry was its last.
    #[inline(always)]
    pub(super) fn take_first(&mut self, mut first: usize) -> Option<(u32, u32)> {
        while first < BUCKETS {
            // The next 64 buckets, wherever they begin: hardly ever are all of them empty.
            let (word, bit) = (first / 64, first % 64);
            let after = self.full.get(word + 1).copied().unwrap_or(0);
            let window = self.full[word] >> bit | (after << 1) << (63 - bit);
            if window != 0 {
                let bucket = (first as u32 + window.trailing_zeros()) % BUCKETS as u32;
                return Some((bucket, self.take(bucket)));
            }
            first += 64;
        }
        None
    }

    /// Hands out an entry and all before it.
    #[inline(always)]
    pub(super) fn each_from(&self, mut entry: u32, mut take: impl FnMut(u32)) {
        while entry != NONE {
            let Entry { vertex, before } = self.entries[entry as usize];
            take(vertex);
            entry = before;
        }
    }
}

//! Segments from the nearest to the farthest, in an order that leaves nothing to chance.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::segments::{Metres, Nearest, Segment};

/// The index may hand out segments this many metres out of order, since it compares boxes computed by other roundings.
const SLACK_M: f64 = 1e-6;

/// A segment and its point nearest to the place asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) segment: &'a Segment,
    pub(super) nearest: Nearest,
}

impl Candidate<'_> {
    /// Metres from the place asked for.
    pub(super) fn distance_m(&self) -> f64 {
        self.nearest.distance_2.sqrt()
    }
}

/// By distance, then by owner, then by piece; so of equally near edges the lowest comes first.
impl Ord for Candidate<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.nearest.distance_2.total_cmp(&other.nearest.distance_2))
            .then(self.segment.owner.cmp(&other.segment.owner))
            .then(self.segment.piece.cmp(&other.segment.piece))
    }
}

impl PartialOrd for Candidate<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate<'_> {}

/// Puts segments that come nearly in order of their distance from `place` into exact order.
pub(super) fn in_exact_order<'a>(
    place: Metres,
    mut nearly: impl Iterator<Item = &'a Segment>,
) -> impl Iterator<Item = Candidate<'a>> {
    let mut waiting: BinaryHeap<std::cmp::Reverse<Candidate<'a>>> = BinaryHeap::new();
    let mut seen_to_m = 0.0;
    std::iter::from_fn(move || {
        loop {
            if let Some(first) = waiting.peek()
                && first.0.distance_m() + SLACK_M < seen_to_m
            {
                break;
            }
            let Some(segment) = nearly.next() else { break };
            let candidate = Candidate { segment, nearest: segment.nearest(place) };
            seen_to_m = candidate.distance_m();
            waiting.push(std::cmp::Reverse(candidate));
        }
        waiting.pop().map(|first| first.0)
    })
}

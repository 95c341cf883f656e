//! The search by time that knows from which source, for who asks for the way itself, and the scratch it reuses.

use super::Work;
use super::moves::Moves;
use super::queue::Queue;

/// A time with the number of the source it belongs to, ordered by time, then source.
///
/// Searching with the pair as one number gives ties to the lowest source without a second pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Label(u64);

impl Label {
    pub(crate) const NONE: Label = Label(u64::MAX);

    pub(crate) const fn new(ticks: u32, source: u32) -> Label {
        Label((ticks as u64) << 32 | source as u64)
    }

    pub(crate) const fn ticks(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(crate) const fn source(self) -> u32 {
        self.0 as u32
    }

    /// The label after `ticks` more, or `None` beyond `horizon`.
    #[inline]
    pub(crate) fn plus(self, ticks: u32, horizon: u32) -> Option<Label> {
        match self.ticks().checked_add(ticks) {
            Some(sum) if sum <= horizon => Some(Label::new(sum, self.source())),
            _ => None,
        }
    }
}

/// The working memory of one thread: labels stamped with the number of the search, so that none is ever cleared.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    labels: Vec<(u32, Label)>,
    search: u32,
    queue: Queue,
}

impl Scratch {
    /// The label the last search gave a vertex; it is final once the search has ended.
    #[inline]
    pub(crate) fn label(&self, vertex: u32) -> Option<Label> {
        let (search, label) = self.labels[vertex as usize];
        (search == self.search).then_some(label)
    }

    fn begin(&mut self, vertices: usize) {
        self.queue.clear();
        self.search = self.search.wrapping_add(1);
        if self.labels.len() != vertices || self.search == 0 {
            self.labels = vec![(0, Label::NONE); vertices];
            self.search = 1;
        }
    }

    /// Takes `label` for `vertex` when it is better than what is known.
    #[inline]
    fn improve(&mut self, vertex: u32, label: Label) -> bool {
        let known = &mut self.labels[vertex as usize];
        if known.0 == self.search && known.1 <= label {
            return false;
        }
        *known = (self.search, label);
        self.queue.push(label, vertex);
        true
    }
}

/// What a search tells on its way.
pub(crate) trait Visit {
    /// `vertex` has its final label. Returning `false` ends the search.
    fn settle(&mut self, vertex: u32, label: Label) -> bool;

    /// The move in a `place` among all gave its `head` a better label than any before it.
    #[inline]
    fn improved(&mut self, _tail: u32, _head: u32, _place: u32) {}
}

#[cfg(test)]
impl<F: FnMut(u32, Label)> Visit for F {
    #[inline]
    fn settle(&mut self, vertex: u32, label: Label) -> bool {
        self(vertex, label);
        true
    }
}

/// Settles every vertex within `horizon` of the `seeds` once, in the order of their labels, of equal ones the lowest
/// vertex first.
///
/// # Performance
///
/// Proportional to what lies within the horizon, not to the network.
pub(crate) fn search(
    moves: &Moves,
    scratch: &mut Scratch,
    seeds: impl IntoIterator<Item = (u32, Label)>,
    horizon: u32,
    visit: &mut impl Visit,
) -> Work {
    let mut work = Work::default();
    scratch.begin(moves.start.len().saturating_sub(1));
    for (vertex, label) in seeds {
        if label.ticks() <= horizon {
            scratch.improve(vertex, label);
        }
    }
    while let Some((label, vertex)) = scratch.queue.pop() {
        if scratch.label(vertex) != Some(label) {
            continue;
        }
        work.settled += 1;
        if !visit.settle(vertex, label) {
            break;
        }
        for place in moves.places(vertex) {
            let step = moves.moves[place];
            work.relaxed += 1;
            if let Some(next) = label.plus(step.ticks, horizon)
                && scratch.improve(step.head, next)
            {
                visit.improved(vertex, step.head, place as u32);
            }
        }
    }
    work
}

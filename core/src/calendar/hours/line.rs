//! A day as a line of pieces, each open, closed or unknown; what lies between them is closed.

use crate::calendar::State;

/// Minutes in a day.
pub(crate) const DAY: u16 = 1440;

/// Minutes from `from` up to but not including `to`, in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) from: u16,
    pub(crate) to: u16,
    pub(crate) state: State,
    /// Whether a comment stands behind it, so that it counts as said even where it is closed.
    pub(crate) remark: bool,
}

/// Pieces in order, without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    /// Lays a piece over the line; it hides what was there.
    pub(crate) fn lay(&mut self, piece: Piece) {
        if piece.from >= piece.to {
            return;
        }
        let mut kept = Vec::with_capacity(self.pieces.len() + 2);
        for old in self.pieces.drain(..) {
            let before = Piece { to: old.to.min(piece.from), ..old };
            let after = Piece { from: old.from.max(piece.to), ..old };
            kept.extend([before, after].into_iter().filter(|part| part.from < part.to));
        }
        kept.push(piece);
        kept.sort_unstable_by_key(|part| part.from);
        self.pieces = kept;
    }

    /// Lays every piece of `over` over the line.
    pub(crate) fn lay_all(&mut self, over: &Line) {
        for piece in &over.pieces {
            self.lay(*piece);
        }
    }

    /// Whether it says nothing but closed, and that without a comment.
    pub(crate) fn says_nothing(&self) -> bool {
        self.pieces.iter().all(|piece| piece.state == State::Closed && !piece.remark)
    }

    /// The state from minute to minute of the whole day: the first of each run, from midnight on.
    pub(crate) fn changes(&self) -> Vec<(u16, State)> {
        let mut changes = vec![(0, State::Closed)];
        let mut set = |from: u16, state| match changes.last_mut() {
            Some(last) if last.0 == from => last.1 = state,
            _ => changes.push((from, state)),
        };
        for piece in &self.pieces {
            set(piece.from, piece.state);
            if piece.to < DAY {
                set(piece.to, State::Closed);
            }
        }
        changes.dedup_by_key(|change| change.1);
        changes
    }
}

/// What can be said of a day that may be either: minute by minute the state both agree on, else unknown.
pub(crate) fn agreed(one: &[(u16, State)], other: &[(u16, State)]) -> Vec<(u16, State)> {
    let state = |changes: &[(u16, State)], minute| {
        let after = changes.partition_point(|change| change.0 <= minute);
        changes.get(after.wrapping_sub(1)).map_or(State::Unknown, |change| change.1)
    };
    let mut minutes: Vec<u16> = one.iter().chain(other).map(|change| change.0).collect();
    minutes.sort_unstable();
    minutes.dedup();
    let mut agreed: Vec<_> = minutes.into_iter().map(|m| (m, state(one, m).agreed(state(other, m)))).collect();
    agreed.dedup_by_key(|change| change.1);
    agreed
}

//! Envelopes of any walks, interval by interval; a departure reads each pattern a walk later.

use super::envelope::{Candidate, Envelopes, Piece};
use crate::access::patterns::{Of, Pattern, Run};

/// Memory for envelopes over intervals, used again and again.
#[derive(Debug, Default)]
pub(super) struct ByIntervals {
    /// What nobody covers yet, in order.
    bare: Vec<(u32, u32)>,
    next: Vec<(u32, u32)>,
    /// What each layer covers.
    covered: Vec<(u32, u32, u32)>,
}

impl ByIntervals {
    /// Writes the envelope of candidates, given in no order, for moments from 0 up to `end`, and says how many were looked
    /// at. With `shifted`, a moment is that of departure, and each pattern is read a walk later.
    pub(super) fn write(
        &mut self,
        (patterns, of, shifted, end): (&[Pattern], Of, bool, u32),
        candidates: &mut [Candidate],
        out: &mut Envelopes,
    ) -> u64 {
        self.bare.clear();
        self.bare.push((0, end));
        self.covered.clear();
        candidates.sort_unstable_by_key(Candidate::nearness);
        let mut looked_at = 0;
        for candidate in candidates.iter() {
            looked_at += 1;
            let layer = (out.layers.len() - out.first_layer()) as u32 + 1;
            let before = self.covered.len();
            let walk = if shifted { candidate.ticks } else { 0 };
            self.cover(&patterns[candidate.pattern as usize], of, walk, layer);
            if self.covered.len() > before {
                out.add_layer(candidate);
            }
            if self.bare.is_empty() {
                break;
            }
        }
        self.covered.sort_unstable();
        let mut at = 0;
        let mut push = |start, layer| match out.pieces.last() {
            Some(last) if start > 0 && last.layer == layer => {}
            _ => out.pieces.push(Piece { start, layer }),
        };
        for (from, to, layer) in &self.covered {
            if at < *from {
                push(at, 0);
            }
            push(*from, *layer);
            at = *to;
        }
        if at < end && at > 0 {
            push(at, 0);
        }
        out.finish();
        looked_at
    }

    /// Takes from what is bare what a pattern accepts a walk later.
    fn cover(&mut self, pattern: &Pattern, of: Of, walk: u32, layer: u32) {
        self.next.clear();
        for (from, to) in &self.bare {
            let mut at = *from;
            let runs = pattern.runs_from(from + walk).take_while(|run| run.from < to + walk);
            for Run { from, to: run_to, .. } in runs.filter(|run| of.accepts(run.state)) {
                let (start, stop) = (from.saturating_sub(walk).max(at), (run_to - walk).min(*to));
                if at < start {
                    self.next.push((at, start));
                }
                self.covered.push((start, stop, layer));
                at = stop;
            }
            if at < *to {
                self.next.push((at, *to));
            }
        }
        std::mem::swap(&mut self.bare, &mut self.next);
    }
}

//! Envelopes of walks that nothing shifts: whose moments are those of arrival, slot by slot.

use super::envelope::{Candidate, Envelopes, Piece};
use super::slots::{Served, Slots};
use crate::access::patterns::Of;

/// Memory for envelopes over slots, used again and again.
#[derive(Debug, Default)]
pub(super) struct BySlots {
    /// Slots that nobody covers yet.
    bare: Vec<u64>,
    /// Slots at which another layer begins.
    begins: Vec<u64>,
    layer_of: Vec<u32>,
}

/// So many of the nearest candidates are put in order at a time. Mostly they cover all that can be.
const AT_A_TIME: usize = 12;

impl BySlots {
    /// Writes the envelope of candidates, given in no order, and says how many were looked at.
    ///
    /// From near to far, each takes the slots in which it is open and nobody nearer is; it ends when no slot is left in which
    /// anybody of the column is open. Between one handful of the nearest and the next, those go that are open in no slot left.
    pub(super) fn write(
        &mut self,
        (slots, served, of): (&Slots, &Served, Of),
        candidates: &mut [Candidate],
        out: &mut Envelopes,
    ) -> u64 {
        if candidates.is_empty() {
            out.finish();
            return 0;
        }
        self.bare.clear();
        self.bare.extend_from_slice(&served.some);
        self.begins.clear();
        self.begins.resize(slots.words, 0);
        self.layer_of.resize(slots.starts.len().max(self.layer_of.len()), 0);
        let row = |candidate: &Candidate| match of {
            Of::Open => slots.open(candidate.pattern),
            Of::Possible => slots.possible(candidate.pattern),
        };
        let (mut looked_at, mut covered, mut rest) = (0, false, candidates);
        while !rest.is_empty() {
            let (near, far) = split_nearest(rest);
            for candidate in near.iter() {
                looked_at += 1;
                covered |= self.cover(candidate, row(candidate), out);
            }
            if self.bare.iter().all(|bare| *bare == 0) {
                break;
            }
            looked_at += far.len() as u64;
            let mut useful = 0;
            for at in 0..far.len() {
                if self.bare.iter().zip(row(&far[at])).any(|(bare, row)| bare & row != 0) {
                    far.swap(useful, at);
                    useful += 1;
                }
            }
            rest = &mut far[..useful];
        }
        if covered {
            // What is bare now never had anybody, as the slots that were not useful.
            self.mark(0, |word, bare| bare | served.none[word]);
            self.emit(slots, out);
        }
        out.finish();
        looked_at
    }

    /// Gives a candidate what nobody nearer covers; says whether that is anything.
    fn cover(&mut self, candidate: &Candidate, row: &[u64], out: &mut Envelopes) -> bool {
        if self.bare.iter().zip(row).all(|(bare, row)| bare & row == 0) {
            return false;
        }
        let layer = out.add_layer(candidate);
        self.mark(layer, |word, bare| bare & row[word]);
        self.bare.iter_mut().zip(row).for_each(|(bare, row)| *bare &= !row);
        true
    }

    /// Notes the runs of a set of slots as those of a layer; `set` makes each word from what is bare.
    #[inline]
    fn mark(&mut self, layer: u32, set: impl Fn(usize, u64) -> u64) {
        let mut carry = 0;
        for (word, begins) in self.begins.iter_mut().enumerate() {
            let set = set(word, self.bare[word]);
            let mut starts = set & !((set << 1) | carry);
            carry = set >> 63;
            *begins |= starts;
            while starts != 0 {
                self.layer_of[word * 64 + starts.trailing_zeros() as usize] = layer;
                starts &= starts - 1;
            }
        }
    }

    #[inline]
    fn emit(&self, slots: &Slots, out: &mut Envelopes) {
        for (word, begins) in self.begins.iter().enumerate() {
            let mut begins = *begins;
            while begins != 0 {
                let slot = word * 64 + begins.trailing_zeros() as usize;
                out.pieces.push(Piece { start: slots.starts[slot], layer: self.layer_of[slot] });
                begins &= begins - 1;
            }
        }
    }
}

/// The nearest, in order, and the others.
fn split_nearest(candidates: &mut [Candidate]) -> (&mut [Candidate], &mut [Candidate]) {
    let count = candidates.len().min(AT_A_TIME);
    if count < candidates.len() {
        candidates.select_nth_unstable_by_key(count, Candidate::nearness);
    }
    let (near, far) = candidates.split_at_mut(count);
    near.sort_unstable_by_key(Candidate::nearness);
    (near, far)
}

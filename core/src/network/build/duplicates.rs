//! Stretches drawn twice, and the shares of crossings drawn in pieces.

use super::draft::{Draft, Stretch};
use crate::error::{Defect, ErrorKind, Place};
use crate::machine::threads::join;
use crate::network::Crossing;
use crate::network::incidence::{Incidence, PartMut};

impl Draft<'_> {
    /// Leaves out every stretch that repeats another: same two ends, same length, same attributes.
    ///
    /// Parallel stretches that differ in anything stay; a walker may need the one and be refused the other.
    pub(super) fn drop_duplicates(&mut self) {
        // By the lower end, with the higher one beside it: only stretches that share both are looked at.
        let ends = (0u32..).zip(&self.ends).map(|(index, [from, to])| (*from.min(to), (*from.max(to), index)));
        let mut by_lower_end = Incidence::new(self.nodes.len(), ends);
        let (low, high) = by_lower_end.split_at_mut(self.nodes.len() / 2);
        let (mut repeated, more) = join(|| self.repeated_among(low), || self.repeated_among(high));
        repeated.extend(more);
        repeated.sort_unstable();
        for (this, kept) in &repeated {
            let ends = self.ends[*this as usize].map(|node| self.nodes.id[node as usize]);
            let (this, kept) = (&self.stretches[*this as usize], &self.stretches[*kept as usize]);
            let message = format!("a stretch repeats one of way {}; it is left out", kept.source_id);
            let place = format!("way {}, nodes {} to {}", this.source_id, ends[0], ends[1]);
            self.report.push(Defect::note(ErrorKind::Duplicate, "duplicate-edge", message).at(Place::object(place)));
        }
        if repeated.is_empty() {
            return;
        }
        leave_out(&mut self.stretches, &repeated);
        leave_out(&mut self.ends, &repeated);
    }

    /// Of stretches by their lower ends, each with its higher end, those that repeat another, and which.
    fn repeated_among(&self, mut by_lower_end: PartMut<'_, (u32, u32)>) -> Vec<(u32, u32)> {
        let mut repeated = Vec::new();
        for node in 0..by_lower_end.len() {
            let stretches = by_lower_end.at_mut(node);
            stretches.sort_unstable();
            for parallel in stretches.chunk_by_mut(|a, b| a.0 == b.0).filter(|parallel| parallel.len() > 1) {
                self.find_repeated(parallel, &mut repeated);
            }
        }
        repeated
    }

    /// Of stretches between the same two ends, in ascending order, those that repeat another, and which.
    fn find_repeated(&self, parallel: &mut [(u32, u32)], repeated: &mut Vec<(u32, u32)>) {
        let content = |(_, index): &(u32, u32)| self.content_key(*index);
        parallel.sort_by_cached_key(content);
        for alike in parallel.chunk_by(|a, b| content(a) == content(b)) {
            repeated.extend(alike[1..].iter().map(|(_, this)| (*this, alike[0].1)));
        }
    }

    /// What a stretch says, drawn from its lower to its higher node.
    fn content_key(&self, stretch: u32) -> impl Ord + use<> {
        let (stretch, [from, to]) = (&self.stretches[stretch as usize], self.ends[stretch as usize]);
        let (attributes, turned) = (self.attributes(stretch), from > to);
        let attributes = if turned { attributes.reversed() } else { *attributes };
        (attributes.sort_key(), stretch.length_m.to_bits())
    }

    /// Spreads each crossing over the stretches of its way by length, so that it is waited for once.
    pub(super) fn share_crossings(&mut self) {
        let crosses: Vec<bool> = self.kinds.sets().iter().map(|kind| kind.crossing != Crossing::None).collect();
        if !crosses.contains(&true) {
            return;
        }
        self.crossing_share = Vec::with_capacity(self.stretches.len());
        for pieces in self.stretches.chunk_by(|a, b| a.way == b.way) {
            let total_m: f64 = pieces.iter().map(|s| s.length_m).sum();
            let share = |piece: &Stretch| match crosses[piece.kind as usize] {
                true if total_m > 0.0 => piece.length_m / total_m,
                true => 1.0 / pieces.len() as f64,
                false => 0.0,
            };
            self.crossing_share.extend(pieces.iter().map(|piece| share(piece) as f32));
        }
    }
}

/// Leaves out the rows that repeat others, which are in ascending order.
fn leave_out<T>(column: &mut Vec<T>, repeated: &[(u32, u32)]) {
    let mut repeated = repeated.iter().map(|(this, _)| *this).peekable();
    let mut row = 0;
    column.retain(|_| {
        let keep = repeated.next_if_eq(&row).is_none();
        row += 1;
        keep
    });
}

//! Stretches drawn twice, and the shares of crossings drawn in pieces.

use super::draft::{Draft, Stretch};
use crate::error::{Defect, ErrorKind, Place};
use crate::network::Crossing;
use crate::network::incidence::Incidence;

impl Draft {
    /// Leaves out every stretch that repeats another: same two ends, same length, same attributes.
    ///
    /// Parallel stretches that differ in anything stay; a walker may need the one and be refused the other.
    pub(super) fn drop_duplicates(&mut self) {
        let mut repeated: Vec<(u32, u32)> = Vec::new();
        let lower_ends = (0u32..).zip(&self.stretches).map(|(index, stretch)| (ends_key(stretch).0, index));
        let by_lower_end = Incidence::new(self.nodes.len(), lower_ends);
        for node in 0..self.nodes.len() {
            self.find_repeated(by_lower_end.at(node), &mut repeated);
        }
        repeated.sort_unstable();
        for (this, kept) in &repeated {
            let (this, kept) = (&self.stretches[*this as usize], &self.stretches[*kept as usize]);
            let ends = [this.from, this.to].map(|node| self.nodes[node as usize].source_id);
            let message = format!("a stretch repeats one of way {}; it is left out", kept.source_id);
            let place = format!("way {}, nodes {} to {}", this.source_id, ends[0], ends[1]);
            self.report.push(Defect::note(ErrorKind::Duplicate, "duplicate-edge", message).at(Place::object(place)));
        }
        if repeated.is_empty() {
            return;
        }
        let mut repeated = repeated.into_iter().map(|(this, _)| this).peekable();
        let mut index = 0;
        self.stretches.retain(|_| {
            let keep = repeated.next_if_eq(&index).is_none();
            index += 1;
            keep
        });
    }

    /// Of stretches that share their lower end, in ascending order, those that repeat another, and which.
    fn find_repeated(&self, indices: &[u32], repeated: &mut Vec<(u32, u32)>) {
        let ends = |index: &u32| ends_key(&self.stretches[*index as usize]);
        let content = |index: &u32| content_key(&self.stretches[*index as usize]);
        if indices.len() < 2 || (indices.len() == 2 && ends(&indices[0]) != ends(&indices[1])) {
            return;
        }
        let mut by_content = indices.to_vec();
        by_content
            .sort_unstable_by(|a, b| ends(a).cmp(&ends(b)).then_with(|| content(a).cmp(&content(b))).then(a.cmp(b)));
        let mut first = 0;
        for i in 1..by_content.len() {
            let (kept, this) = (&by_content[first], &by_content[i]);
            if ends(kept) == ends(this) && content(kept) == content(this) {
                repeated.push((*this, *kept));
            } else {
                first = i;
            }
        }
    }

    /// Spreads each crossing over the stretches of its way by length, so that it is waited for once.
    pub(super) fn share_crossings(&mut self) {
        for pieces in self.stretches.chunk_by_mut(|a, b| a.way == b.way) {
            let total_m: f64 = pieces.iter().map(|s| s.length_m).sum();
            let count = pieces.len() as f64;
            for piece in pieces.iter_mut().filter(|s| s.attributes.crossing != Crossing::None) {
                let share = if total_m > 0.0 { piece.length_m / total_m } else { 1.0 / count };
                piece.crossing_share = share as f32;
            }
        }
    }
}

fn ends_key(stretch: &Stretch) -> (u32, u32) {
    (stretch.from.min(stretch.to), stretch.from.max(stretch.to))
}

/// What a stretch says, drawn from its lower to its higher node.
fn content_key(stretch: &Stretch) -> impl Ord + use<> {
    let turned = stretch.from > stretch.to;
    let attributes = if turned { stretch.attributes.reversed() } else { stretch.attributes };
    (attributes.sort_key(), stretch.length_m.to_bits())
}

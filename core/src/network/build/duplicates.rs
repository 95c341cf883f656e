//! Stretches drawn twice, and the shares of crossings drawn in pieces.

use super::draft::{Draft, Stretch};
use crate::error::{Defect, ErrorKind, Place};
use crate::network::Crossing;

impl Draft {
    /// Leaves out every stretch that repeats another: same two ends, same length, same attributes.
    ///
    /// Parallel stretches that differ in anything stay; a walker may need the one and be refused the other.
    pub(super) fn drop_duplicates(&mut self) {
        let mut by_content: Vec<u32> = (0..self.stretches.len() as u32).collect();
        let content = |index: &u32| content_key(&self.stretches[*index as usize]);
        let ends = |index: &u32| ends_key(&self.stretches[*index as usize]);
        by_content
            .sort_unstable_by(|a, b| ends(a).cmp(&ends(b)).then_with(|| content(a).cmp(&content(b))).then(a.cmp(b)));
        let mut repeated: Vec<(u32, u32)> = Vec::new();
        let mut first = 0;
        for i in 1..by_content.len() {
            let (kept, this) = (&by_content[first], &by_content[i]);
            if ends(kept) == ends(this) && content(kept) == content(this) {
                repeated.push((*this, *kept));
            } else {
                first = i;
            }
        }
        repeated.sort_unstable();
        for (this, kept) in &repeated {
            let (this, kept) = (&self.stretches[*this as usize], &self.stretches[*kept as usize]);
            let ends = [this.from, this.to].map(|node| self.nodes[node as usize].source_id);
            let message = format!("a stretch repeats one of way {}; it is left out", kept.source_id);
            let place = format!("way {}, nodes {} to {}", this.source_id, ends[0], ends[1]);
            self.report.push(Defect::note(ErrorKind::Duplicate, "duplicate-edge", message).at(Place::object(place)));
        }
        let mut repeated = repeated.into_iter().map(|(this, _)| this).peekable();
        let mut index = 0;
        self.stretches.retain(|_| {
            let keep = repeated.next_if_eq(&index).is_none();
            index += 1;
            keep
        });
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

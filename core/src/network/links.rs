//! Links: the straight lines off the network, and the barriers they may not cross.

use super::segments::{Metres, Segment, SegmentIndex};

/// A link that meets a barrier this near to one of its ends touches it and does not cross it.
const TOUCH_M: f64 = 0.1;
/// How many barrier segments a door remembers.
const REMEMBERED: usize = 8;

/// The links of one door.
///
/// A door behind a wall tries many links before it gives up, and the same few segments refuse nearly all of them:
/// those are remembered and asked first.
pub(super) struct Links<'a> {
    door: Metres,
    blocking: &'a SegmentIndex,
    remembered: Vec<&'a Segment>,
}

impl<'a> Links<'a> {
    pub(super) fn new(door: Metres, blocking: &'a SegmentIndex) -> Links<'a> {
        Links { door, blocking, remembered: Vec::new() }
    }

    /// Whether the link to `point` crosses a barrier.
    pub(super) fn is_blocked(&mut self, point: Metres) -> bool {
        if let Some(found) = self.remembered.iter().position(|s| self.crossed_at(s, point).is_some()) {
            self.remembered[..=found].rotate_right(1);
            return true;
        }
        let Some(segment) = self.blocking.around(self.door, point).find(|s| self.crossed_at(s, point).is_some()) else {
            return false;
        };
        self.remembered.truncate(REMEMBERED - 1);
        self.remembered.insert(0, segment);
        true
    }

    /// The barrier that the link to `point` crosses first.
    pub(super) fn first_barrier(&self, point: Metres) -> Option<u32> {
        let around = self.blocking.around(self.door, point);
        let crossed = around.filter_map(|s| self.crossed_at(s, point).map(|share| (share, s.owner)));
        crossed.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, barrier)| barrier)
    }

    /// Where the link to `point` crosses a segment, as a share of its length.
    fn crossed_at(&self, segment: &Segment, point: Metres) -> Option<f64> {
        let share = segment.met_by(self.door, point)?;
        let link_m = (point[0] - self.door[0]).hypot(point[1] - self.door[1]);
        (share.min(1.0 - share) * link_m > TOUCH_M).then_some(share)
    }
}

//! Links: the straight lines off the network, and the barriers they may not cross.

use super::segments::{Metres, Segment, SegmentIndex};
use super::{Barrier, BarrierKind};

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
    /// The barriers, when walls among them are passed.
    through_walls_of: Option<&'a [Barrier]>,
    remembered: Vec<&'a Segment>,
}

impl<'a> Links<'a> {
    pub(super) fn new(door: Metres, blocking: &'a SegmentIndex) -> Links<'a> {
        Links { door, blocking, through_walls_of: None, remembered: Vec::new() }
    }

    /// Links that pass the walls among `barriers`, and nothing else.
    pub(super) fn through_walls(door: Metres, blocking: &'a SegmentIndex, barriers: &'a [Barrier]) -> Links<'a> {
        Links { through_walls_of: Some(barriers), ..Links::new(door, blocking) }
    }

    /// Whether the link to `point` crosses a barrier.
    pub(super) fn is_blocked(&mut self, point: Metres) -> bool {
        if let Some(found) = self.remembered.iter().position(|s| self.crossed_at(s, point).is_some()) {
            self.remembered[..=found].rotate_right(1);
            return true;
        }
        let Some(segment) = self.around(point).find(|s| self.crossed_at(s, point).is_some()) else { return false };
        self.remembered.truncate(REMEMBERED - 1);
        self.remembered.insert(0, segment);
        true
    }

    /// The barrier that the link to `point` crosses first.
    pub(super) fn first_barrier(&self, point: Metres) -> Option<u32> {
        let crossed = self.around(point).filter_map(|s| self.crossed_at(s, point).map(|share| (share, s.owner)));
        crossed.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, barrier)| barrier)
    }

    /// The barriers that count, near the link to `point`.
    fn around(&self, point: Metres) -> impl Iterator<Item = &'a Segment> + use<'a> {
        let through = self.through_walls_of;
        let passed = move |s: &Segment| through.is_some_and(|all| all[s.owner as usize].kind == BarrierKind::Wall);
        self.blocking.around(self.door, point).filter(move |segment| !passed(segment))
    }

    /// Where the link to `point` crosses a segment, as a share of its length.
    fn crossed_at(&self, segment: &Segment, point: Metres) -> Option<f64> {
        let share = segment.met_by(self.door, point)?;
        let link_m = (point[0] - self.door[0]).hypot(point[1] - self.door[1]);
        (share.min(1.0 - share) * link_m > TOUCH_M).then_some(share)
    }
}

//! Snapping places to the nearest point of an edge.

use super::links::Links;
use super::outward::Candidate;
use super::segments::Metres;
use super::{EdgeId, Network};
use crate::geo::LonLat;

/// A part of the network below this share of all walkable length is avoided while a larger one is within reach.
const SMALL_COMPONENT_SHARE: f64 = 0.01;
/// How many segments beyond the longest link are looked at, to say how far the nearest usable one is.
const FARTHER_CANDIDATES: usize = 1000;

/// Where a door meets the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attachment {
    /// The edge it meets.
    pub edge: EdgeId,
    /// Metres from the start of the edge, as drawn.
    pub chainage_m: f64,
    /// Metres from the door to that point, in a straight line.
    pub link_m: f64,
    /// That point.
    pub point: LonLat,
}

/// How far and how a door may be linked to the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnapOptions {
    /// The longest link in metres.
    pub max_snap_m: f64,
}

impl Default for SnapOptions {
    fn default() -> Self {
        SnapOptions { max_snap_m: 150.0 }
    }
}

/// A door attached to the network, and what had to be avoided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Snap {
    /// Where it meets the network.
    pub attachment: Attachment,
    /// Why a nearer point was not taken.
    pub avoided: Option<Avoided>,
    /// The wall the link passes (its index in [`Network::barriers`]), because the door has no way on its own side.
    pub through_wall: Option<u32>,
}

/// Why a nearer point of the network was not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Avoided {
    /// The link to it, that many metres long, would cross a barrier (its index in [`Network::barriers`]).
    Barrier {
        /// Length of the refused link.
        link_m: f64,
        /// Index of the barrier.
        barrier: u32,
    },
    /// It lies on a part of the network under 1 % of the whole, while a main one is within reach.
    SmallComponent {
        /// Length of the refused link.
        link_m: f64,
    },
}

/// Why a door could not be attached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SnapFailure {
    /// The nearest usable point is farther than allowed.
    TooFar {
        /// Metres to the nearest usable point; `None` when none is among the 1,000 segments next beyond the limit.
        nearest_m: Option<f64>,
    },
    /// Every point within reach lies beyond a barrier that is not a wall.
    Blocked {
        /// Index in [`Network::barriers`] of the barrier between the door and the nearest point.
        barrier: u32,
    },
}

impl Network {
    /// Attaches a door to the nearest point of an edge that `usable` accepts.
    ///
    /// The candidates are the nearest points of all straight segments of the edges, nearest first, of equally near ones
    /// the lowest edge. The first is taken that
    ///
    /// * is not a gate, which is a point to pass and not a place to be;
    /// * can be linked in a straight line without crossing a barrier. The link is on the ground, so it may not cross
    ///   one even toward a bridge. It may *touch* one within 10 cm of either of its ends: a shop in a shore wall has
    ///   its door on the barrier, and a promenade may be drawn on it;
    /// * lies on a part of the network with at least 1 % of all walkable length. If there is none of that kind within
    ///   reach, the nearest on a smaller part is taken.
    ///
    /// A door that no way within reach can be linked to because of *walls* has its way out through a gate nobody
    /// mapped: nobody lives where no one can leave. For such a door walls are passed, and [`Snap::through_wall`] names
    /// the one. Water, rails and motorways are never passed.
    ///
    /// What was nearer but refused is in [`Snap::avoided`] (the nearest such point).
    ///
    /// # Units
    ///
    /// Metres in the network's [`plane`](Network::plane).
    ///
    /// # Errors
    ///
    /// [`SnapFailure`] when nothing may be reached within [`SnapOptions::max_snap_m`].
    ///
    /// # Performance
    ///
    /// O(log n) for the index, and one look at the barriers for each candidate: microseconds in a city. The first call
    /// makes the index: O(n log n), a few tenths of a second in a large city.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::LonLat;
    /// use lifecircle::network::{EdgeList, Network, SnapFailure, SnapOptions};
    ///
    /// let mut list = EdgeList::default();
    /// list.push_node(1, 118.780, 32.04);
    /// list.push_node(2, 118.784, 32.04);
    /// list.push_edge(1, 2);
    /// let network = Network::from_edges(&list)?;
    ///
    /// let anyone = |_| true;
    /// let shop = LonLat::new(118.782, 32.0402)?;
    /// let snap = network.snap(shop, &anyone, &SnapOptions::default()).unwrap();
    /// assert_eq!(snap.attachment.link_m.round(), 22.0);
    /// assert_eq!(snap.attachment.chainage_m.round(), 189.0);
    ///
    /// let far = LonLat::new(118.782, 32.0500)?;
    /// let refused = network.snap(far, &anyone, &SnapOptions::default());
    /// assert!(matches!(refused, Err(SnapFailure::TooFar { nearest_m: Some(m) }) if m.round() == 1109.0));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn snap(
        &self,
        door: LonLat,
        usable: &dyn Fn(EdgeId) -> bool,
        options: &SnapOptions,
    ) -> Result<Snap, SnapFailure> {
        let (place, blocking) = (self.plane().to_metres(door), self.blocking());
        let barred = match self.link(place, usable, options, Links::new(place, blocking)) {
            Err(SnapFailure::Blocked { barrier }) => barrier,
            decided => return decided,
        };
        let snap = self.link(place, usable, options, Links::through_walls(place, blocking, self.barriers()))?;
        let passed = Links::new(place, blocking).first_barrier(self.plane().to_metres(snap.attachment.point));
        Ok(Snap { through_wall: passed.or(Some(barred)), ..snap })
    }

    /// Takes the nearest point that `links` allow.
    fn link(
        &self,
        place: Metres,
        usable: &dyn Fn(EdgeId) -> bool,
        options: &SnapOptions,
        mut links: Links<'_>,
    ) -> Result<Snap, SnapFailure> {
        let mut candidates = self.walkable().outward(place);
        let mut choice = Choice::default();
        let beyond = loop {
            let Some(candidate) = candidates.next() else { break None };
            if candidate.distance_m() > options.max_snap_m || options.max_snap_m.is_nan() {
                break Some(candidate);
            }
            if usable(EdgeId(candidate.segment.owner))
                && let Some(taken) = self.consider(candidate, &mut links, &mut choice)
            {
                return Ok(taken);
            }
        };
        if let Some(taken) = choice.on_small_component {
            return Ok(taken);
        }
        if let Some(Avoided::Barrier { barrier, .. }) = choice.avoided {
            return Err(SnapFailure::Blocked { barrier });
        }
        let farther = beyond.into_iter().chain(candidates).take(FARTHER_CANDIDATES);
        let nearest_m = farther.filter(|c| usable(EdgeId(c.segment.owner))).map(|c| c.distance_m()).next();
        Err(SnapFailure::TooFar { nearest_m })
    }

    /// Metres from `place` to the nearest walkable edge, barriers or not; `None` only when every edge is a gate.
    ///
    /// # Performance
    ///
    /// O(log n): about a microsecond in a city.
    pub fn nearest_walkable_m(&self, place: LonLat) -> Option<f64> {
        self.walkable().nearest_m(self.plane().to_metres(place))
    }

    /// Takes a candidate, or notes why not.
    fn consider(&self, candidate: Candidate<'_>, links: &mut Links<'_>, choice: &mut Choice) -> Option<Snap> {
        let link_m = candidate.distance_m();
        let point = candidate.nearest.point;
        if links.is_blocked(point) {
            if choice.avoided.is_none() {
                choice.avoided = links.first_barrier(point).map(|barrier| Avoided::Barrier { link_m, barrier });
            }
            return None;
        }
        let snap = Snap { attachment: self.attachment(candidate), avoided: choice.avoided, through_wall: None };
        let from = self.edges().from[candidate.segment.owner as usize];
        let components = self.components();
        if components.share(components.of(from)) < SMALL_COMPONENT_SHARE {
            choice.on_small_component.get_or_insert(snap);
            choice.avoided.get_or_insert(Avoided::SmallComponent { link_m });
            return None;
        }
        Some(snap)
    }

    fn attachment(&self, candidate: Candidate<'_>) -> Attachment {
        let Candidate { segment, nearest } = candidate;
        let (edge, piece) = (EdgeId(segment.owner), segment.piece as usize);
        let [start, end] = [piece, piece + 1].map(|place| self.shape(edge).point(place));
        let point = match nearest.share {
            0.0 => start.point,
            1.0 => end.point,
            _ => self.plane().to_lonlat(nearest.point),
        };
        let chainage_m = start.chainage_m + (end.chainage_m - start.chainage_m) * nearest.share;
        Attachment { edge, chainage_m, link_m: candidate.distance_m(), point }
    }
}

/// What has been refused so far.
#[derive(Default)]
struct Choice {
    avoided: Option<Avoided>,
    on_small_component: Option<Snap>,
}

#[cfg(test)]
#[path = "snap_tests.rs"]
mod tests;

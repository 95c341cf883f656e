//! Snapping places to the nearest point of an edge.

use super::{EdgeId, Network};
use crate::geo::LonLat;

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
    /// The nearest usable point is farther than allowed (its distance, when one was found near enough to measure).
    TooFar {
        /// Metres to the nearest usable point.
        nearest_m: Option<f64>,
    },
    /// Every point within reach lies beyond a barrier.
    Blocked {
        /// Index of the nearest blocking barrier in [`Network::barriers`].
        barrier: u32,
    },
}

impl Network {
    /// Attaches a door to the nearest point of an edge that `usable` accepts.
    ///
    /// # Errors
    ///
    /// [`SnapFailure`] when nothing may be reached within [`SnapOptions::max_snap_m`].
    pub fn snap(
        &self,
        door: LonLat,
        usable: &dyn Fn(EdgeId) -> bool,
        options: &SnapOptions,
    ) -> Result<Snap, SnapFailure> {
        let plane = self.plane();
        let [px, py] = plane.to_metres(door);
        let mut best: Option<Attachment> = None;
        for edge in (0..self.edge_count() as u32).map(EdgeId).filter(|e| usable(*e)) {
            let chain = self.chainage_m(edge);
            for (i, pair) in self.shape(edge).windows(2).enumerate() {
                let ([ax, ay], [bx, by]) = (plane.to_metres(pair[0]), plane.to_metres(pair[1]));
                let (dx, dy) = (bx - ax, by - ay);
                let l2 = dx * dx + dy * dy;
                let t = if l2 > 0.0 { (((px - ax) * dx + (py - ay) * dy) / l2).clamp(0.0, 1.0) } else { 0.0 };
                let link_m = (px - ax - t * dx).hypot(py - ay - t * dy);
                if best.is_none_or(|b| link_m < b.link_m) {
                    let chainage_m = chain[i] + (chain[i + 1] - chain[i]) * t;
                    best = Some(Attachment { edge, chainage_m, link_m, point: pair[0].toward(pair[1], t) });
                }
            }
        }
        match best {
            Some(attachment) if attachment.link_m <= options.max_snap_m => Ok(Snap { attachment, avoided: None }),
            other => Err(SnapFailure::TooFar { nearest_m: other.map(|a| a.link_m) }),
        }
    }
}

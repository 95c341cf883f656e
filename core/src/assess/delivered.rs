//! What is brought or done at home: decided by the service area of who does it, never by the walk there.

use crate::geo::{LocalPlane, LonLat};
use crate::model::Facility;

/// Who brings to each origin what one question asks for.
pub(super) struct Delivered {
    /// By origin, how many do; empty where nobody is known to bring it.
    rows: Vec<u32>,
}

impl Delivered {
    /// `brought` are the facilities that bring it, with how far in metres; those of unknown reach are left out.
    pub(super) fn new(
        plane: LocalPlane,
        facilities: &[Facility],
        brought: &[(u32, Option<f64>)],
        origins: &[LonLat],
    ) -> Delivered {
        let known = brought.iter().filter_map(|(row, radius_m)| Some((*row, (*radius_m)?)));
        let known = known.filter_map(|(row, radius)| Some((facilities.get(row as usize)?.position, radius)));
        let known: Vec<(LonLat, f64)> = known.collect();
        if known.is_empty() {
            return Delivered { rows: Vec::new() };
        }
        let bring = |origin: &LonLat| {
            known.iter().filter(|(place, radius)| plane.distance_m(*place, *origin) <= *radius).count() as u32
        };
        Delivered { rows: origins.iter().map(bring).collect() }
    }

    /// How many bring it to an origin.
    pub(super) fn count(&self, origin: usize) -> u32 {
        self.rows.get(origin).copied().unwrap_or(0)
    }
}

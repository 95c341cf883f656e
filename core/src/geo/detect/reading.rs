//! The ways in which the coordinates of a table may be meant.

use std::fmt;

use crate::geo::{Crs, LonLat, Metric};

/// One way in which the coordinates of a table may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As declared.
    Declared,
    /// In this other system; for a projected table, the degrees beneath its metres are.
    Other(Crs),
    /// Already converted from this system, and then once more.
    Twice(Crs),
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reading::Declared => f.write_str("as declared"),
            Reading::Other(crs) => write!(f, "as {crs}"),
            Reading::Twice(crs) => write!(f, "as converted from {crs} twice"),
        }
    }
}

/// The places of every reading, the declared one first; `None` where a reading leads off the earth.
///
/// A reading that moves no place by a metre is left out: it is the declared one, as GCJ-02 is outside its rectangle.
pub(super) fn positions(points: &[LonLat], declared: Crs) -> Vec<(Reading, Vec<Option<LonLat>>)> {
    let shifted = matches!(declared, Crs::Gcj02 | Crs::Bd09);
    let mut readings = Vec::new();
    for crs in [Crs::Wgs84, Crs::Gcj02, Crs::Bd09] {
        if crs != declared && (shifted || crs != Crs::Wgs84) {
            readings.push(Reading::Other(crs));
        }
        if !shifted && crs != Crs::Wgs84 {
            readings.push(Reading::Twice(crs));
        }
    }
    let degrees_of = if shifted { declared } else { Crs::Wgs84 };
    let moved = readings.into_iter().map(|reading| {
        let places = points.iter().map(|p| {
            let (x, y) = match reading {
                Reading::Twice(crs) => crs.from_wgs84(*p).ok()?,
                _ => degrees_of.from_wgs84(*p).ok()?,
            };
            match reading {
                Reading::Other(crs) => crs.to_wgs84(x, y).ok(),
                _ => LonLat::new(x, y).ok(),
            }
        });
        (reading, places.collect::<Vec<_>>())
    });
    let as_declared = points.iter().copied().map(Some).collect();
    std::iter::once((Reading::Declared, as_declared))
        .chain(moved.filter(|(_, places)| differ(points, places)))
        .collect()
}

fn differ(points: &[LonLat], places: &[Option<LonLat>]) -> bool {
    points.iter().zip(places).any(|(a, b)| b.is_none_or(|b| Metric::Ellipsoid.length_m(*a, b) >= 1.0))
}

//! Are these places in the system they were declared in?

mod reading;
mod statistics;
mod verdict;

use super::{Crs, LocalPlane, LonLat};
use crate::error::{Defect, ErrorKind};

pub use reading::Reading;
pub use verdict::CrsVerdict;

/// What the data says about one spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Whether the spot lies where the data is complete.
    pub inside_extent: bool,
    /// Metres to the nearest walkable way; `None` when there is none within [`Evidence::FAR_M`].
    pub to_walkable_m: Option<f64>,
    /// Whether it lies in a building; `None` when no buildings are known.
    pub in_building: Option<bool>,
}

impl Evidence {
    /// Ways farther than this count as no way at all, so that looking for them may stop here.
    pub const FAR_M: f64 = 60.0;
}

/// How well places fit the data in one reading of their coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The reading.
    pub reading: Reading,
    /// Share of the places inside the extent.
    pub inside_share: f64,
    /// Share of the places inside that have a way within 30 m; `None` when none is inside.
    pub near_way_share: Option<f64>,
    /// Share of the places inside that lie in a building; `None` when no buildings are known or no place is inside.
    pub in_building_share: Option<f64>,
    /// Student's t of the places fitting better here than a little aside; `None` with fewer than 15 cells.
    pub stands_out: Option<f64>,
    /// Student's t of the places fitting better here than as declared; `None` with fewer than 15 cells, or for the declared reading.
    pub beats_declared: Option<f64>,
}

/// Whether a table of places is in its declared system, with the figures behind the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct CrsCheck {
    /// The declared system.
    pub declared: Crs,
    /// The verdict.
    pub verdict: CrsVerdict,
    /// How many places were tested: all, or [`CrsCheck::SAMPLE`] evenly taken from a larger table.
    pub places: usize,
    /// The declared reading first, then the others. Readings that would not move a place are left out.
    pub fits: Vec<Fit>,
}

impl CrsCheck {
    /// The most places that are tested.
    pub const SAMPLE: usize = 300;

    /// What to tell the owner of the table: a warning when another system is suspected, a note when nothing can be
    /// said, nothing when the declared system is confirmed.
    pub fn defect(&self) -> Option<Defect> {
        let declared = self.declared;
        let figures = self.fits.iter().map(Fit::to_string).collect::<Vec<_>>().join("; ");
        let (message, fix) = match self.verdict {
            CrsVerdict::Confirmed => return None,
            CrsVerdict::NotEnoughEvidence => {
                let message = format!("{} places cannot show whether they are in {declared} ({figures})", self.places);
                return Some(Defect::note(ErrorKind::Crs, "crs-not-confirmed", message));
            }
            CrsVerdict::SuspectedOther { crs } if declared.is_projected() => (
                format!("the degrees beneath these metres of {declared} look like {crs} ({figures})"),
                format!("convert the table from {crs} to WGS84 before projecting it"),
            ),
            CrsVerdict::SuspectedOther { crs } => (
                format!("these places were declared {declared} but look like {crs} ({figures})"),
                format!("declare {crs}"),
            ),
            CrsVerdict::SuspectedTwice { crs } => (
                format!("these places look as if converted from {crs} once too often ({figures})"),
                format!("leave out one conversion from {crs}, or convert the table to {crs} and declare that"),
            ),
        };
        Some(Defect::warning(ErrorKind::Crs, "crs-suspected", message).with_value(declared).with_fix(fix))
    }
}

/// Tells whether places are really in the system they were declared in.
///
/// GCJ-02 declared as WGS-84 moves every shop by half a kilometre and nothing looks wrong: a dense city has a street
/// within 30 m of almost any point. What gives the error away is that real places *fit*: they stand in buildings and
/// beside ways, and no longer do when the whole table is moved a little.
///
/// `points` are the places as the declared system has them, converted to WGS-84; `evidence` says what the network and
/// the buildings have to say about a spot.
///
/// # Method
///
/// 1. Every [`Reading`] of the numbers puts the places somewhere: as declared, as WGS-84, GCJ-02 or BD-09, and for
///    unshifted systems also the two in which a shift was taken off that was not there. There each place scores ½
///    for lying in a building and up to ½ for the nearness of a way.
/// 2. *Standing out*: each place's score less its mean score after moves of 100, 160 and 240 m in twelve directions. Only
///    moves that stay inside the extent count, so the edge of the data proves nothing.
/// 3. *Beating the declared*: each place's score in a reading less its score as declared.
///
/// Both are paired differences per place. The shops of one mall are one observation, not fifty, so differences are first
/// averaged in cells of 150 m, and Student's t is taken over the cells. A reading is suspected when it stands out
/// (t >= 4) and beats the declared one (t >= 3), which does not stand out itself (t < 2); or when at most 10 % of the
/// places are inside the extent as declared, and at least 90 % in this reading only. The declared one is confirmed when
/// it stands out most (t >= 3) and beats all others (t >= 2).
///
/// Everything else is [`CrsVerdict::NotEnoughEvidence`]: fewer than 20 places or 15 cells, places geocoded to the street
/// or the block, streets without buildings.
///
/// # Performance
///
/// At most 13 calls of `evidence` for each of [`CrsCheck::SAMPLE`] places and five readings.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::{Crs, CrsVerdict, Evidence, LonLat, detect};
///
/// // One shop proves nothing.
/// let shop = LonLat::new(118.778, 32.043)?;
/// let street = |_| Evidence { inside_extent: true, to_walkable_m: Some(8.0), in_building: Some(true) };
/// assert_eq!(detect(&[shop], Crs::Gcj02, &street).verdict, CrsVerdict::NotEnoughEvidence);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn detect(points: &[LonLat], declared: Crs, evidence: &dyn Fn(LonLat) -> Evidence) -> CrsCheck {
    let sample = evenly(points, CrsCheck::SAMPLE);
    let Some(origin) = sample.first() else {
        return CrsCheck { declared, verdict: CrsVerdict::NotEnoughEvidence, places: 0, fits: Vec::new() };
    };
    let plane = LocalPlane::at(*origin);
    let cells = statistics::cells(&plane, &sample);
    let trials: Vec<_> = reading::positions(&sample, declared)
        .into_iter()
        .map(|(reading, places)| (reading, statistics::Trial::of(&plane, &places, evidence)))
        .collect();
    let as_declared = &trials[0].1;
    let fits: Vec<Fit> = trials.iter().map(|(reading, trial)| trial.fit(*reading, as_declared, &cells)).collect();
    let verdict = verdict::of(sample.len(), &fits);
    CrsCheck { declared, verdict, places: sample.len(), fits }
}

/// At most `most` of `points`, evenly taken in their order.
fn evenly(points: &[LonLat], most: usize) -> Vec<LonLat> {
    let taken = points.len().min(most);
    (0..taken).map(|i| points[i * points.len() / taken]).collect()
}

#[cfg(test)]
#[path = "detect_tests.rs"]
mod tests;

//! From figures to a verdict.

use std::fmt;

use super::{Fit, Reading};
use crate::geo::Crs;

/// Fewer places give no verdict.
const FEWEST_PLACES: usize = 20;
/// Thresholds of Student's t. A reading chosen at random reaches 4 less than once in a thousand tables.
const STANDS_OUT: f64 = 4.0;
const BEATS_DECLARED: f64 = 3.0;
/// A declared reading that stands out this much is not overruled.
const DOUBTFUL: f64 = 2.0;
/// Confirming is less grave than accusing.
const CONFIRMED: f64 = 3.0;
const BEATEN: f64 = 2.0;
/// Shares inside the extent that need no statistics: the table lies beside the data, and in another reading on it.
const OFF_THE_DATA: f64 = 0.1;
const ON_THE_DATA: f64 = 0.9;

/// Whether places are in their declared system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CrsVerdict {
    /// They fit as declared, and in no other reading.
    Confirmed,
    /// They do not fit as declared, and fit as this system.
    SuspectedOther {
        /// The system they fit in.
        crs: Crs,
    },
    /// They do not fit as declared, and fit when a conversion from this system is undone: it was done once too often.
    SuspectedTwice {
        /// The system of the needless conversion.
        crs: Crs,
    },
    /// The places are too few, too close together or fit nowhere well enough to tell.
    NotEnoughEvidence,
}

impl CrsVerdict {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            CrsVerdict::Confirmed => "confirmed",
            CrsVerdict::SuspectedOther { .. } => "suspected-other",
            CrsVerdict::SuspectedTwice { .. } => "suspected-twice",
            CrsVerdict::NotEnoughEvidence => "not-enough-evidence",
        }
    }
}

impl fmt::Display for CrsVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CrsVerdict::SuspectedOther { crs } => write!(f, "suspected {crs}"),
            CrsVerdict::SuspectedTwice { crs } => write!(f, "suspected converted twice from {crs}"),
            CrsVerdict::Confirmed => f.write_str("confirmed"),
            CrsVerdict::NotEnoughEvidence => f.write_str("not enough evidence"),
        }
    }
}

/// The verdict on `fits`, the declared reading first.
pub(super) fn of(places: usize, fits: &[Fit]) -> CrsVerdict {
    let Some((declared, others)) = fits.split_first() else { return CrsVerdict::NotEnoughEvidence };
    if places < FEWEST_PLACES {
        return CrsVerdict::NotEnoughEvidence;
    }
    let at_least = |t: Option<f64>, least: f64| t.is_some_and(|t| t >= least);
    let best = others.iter().max_by(|a, b| rank(a).total_cmp(&rank(b)));
    if let Some(best) = best
        && at_least(best.stands_out, STANDS_OUT)
        && at_least(best.beats_declared, BEATS_DECLARED)
        && !at_least(declared.stands_out, DOUBTFUL)
    {
        return suspicion(best.reading);
    }
    if declared.inside_share <= OFF_THE_DATA {
        let mut on_the_data = others.iter().filter(|fit| fit.inside_share >= ON_THE_DATA);
        return match (on_the_data.next(), on_the_data.next()) {
            (Some(only), None) => suspicion(only.reading),
            _ => CrsVerdict::NotEnoughEvidence,
        };
    }
    let beaten = |fit: &Fit| fit.beats_declared.is_some_and(|t| t <= -BEATEN) && rank(fit) < rank(declared);
    match at_least(declared.stands_out, CONFIRMED) && others.iter().all(beaten) {
        true => CrsVerdict::Confirmed,
        false => CrsVerdict::NotEnoughEvidence,
    }
}

fn rank(fit: &Fit) -> f64 {
    fit.stands_out.unwrap_or(f64::NEG_INFINITY)
}

fn suspicion(reading: Reading) -> CrsVerdict {
    match reading {
        Reading::Declared => CrsVerdict::Confirmed,
        Reading::Other(crs) => CrsVerdict::SuspectedOther { crs },
        Reading::Twice(crs) => CrsVerdict::SuspectedTwice { crs },
    }
}

impl fmt::Display for Fit {
    /// The figures in one line, such as `as GCJ02: 77 % inside, 61 % near a way, 60 % in a building, t 6.0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:.0} % inside", self.reading, self.inside_share * 100.0)?;
        if let Some(share) = self.near_way_share {
            write!(f, ", {:.0} % near a way", share * 100.0)?;
        }
        if let Some(share) = self.in_building_share {
            write!(f, ", {:.0} % in a building", share * 100.0)?;
        }
        if let Some(t) = self.stands_out {
            write!(f, ", stands out by t = {t:.1}")?;
        }
        if let Some(t) = self.beats_declared {
            write!(f, ", beats the declared by t = {t:.1}")?;
        }
        Ok(())
    }
}

//! Walks to the nearest: the mean of the k nearest, and the time until enough is reached.

use super::super::{Catchments, Level, Unknown, Walk};
use super::cumulative::Counting;
use super::{Indicator, each_home};
use crate::error::{Error, ErrorKind};
use crate::exact_sum::ExactSum;
use crate::progress::Progress;
use crate::units::{TICKS_PER_SECOND, Ticks};

/// The mean walk to the k nearest outlets, in seconds; with k = 1 the walk to the nearest.
///
/// # References
///
/// The mean over the 20 nearest is the proximity time of Bruno et al. 2024 (arXiv 2408.03794).
#[derive(Clone, Debug, PartialEq)]
pub struct MeanNearest {
    k: usize,
    within: Ticks,
}

impl MeanNearest {
    /// The mean walk to the `k` nearest outlets of those `within` a walk.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a `k` of 0.
    pub fn new(k: usize, within: Ticks) -> Result<MeanNearest, Error> {
        if k == 0 {
            return Err(Error::new(ErrorKind::Argument, "the mean of no walks is not a number").with_value(k));
        }
        Ok(MeanNearest { k, within })
    }
}

impl Indicator for MeanNearest {
    fn name(&self) -> &str {
        "mean-nearest"
    }

    fn horizon(&self) -> Ticks {
        self.within
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        each_home(catchments, progress, |home| {
            let walks = from_near_to_far(catchments, home, self.within);
            let Some(nearest) = walks.get(..self.k) else { return not_reached(catchments, home, self.within) };
            let ticks: u64 = nearest.iter().map(|walk| u64::from(walk.time.get())).sum();
            let mean_s = ticks as f64 / (self.k as f64 * f64::from(TICKS_PER_SECOND));
            upper_bound(catchments, home, nearest[self.k - 1].time, mean_s)
        })
    }
}

/// Dual access: the walk, in seconds, within which a home has reached so many outlets, or so much supply.
#[derive(Clone, Debug, PartialEq)]
pub struct DualAccess {
    wanted: f64,
    counting: Counting,
    within: Ticks,
}

impl DualAccess {
    /// The walk until `wanted` is reached, counting outlets or their supply.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when what is wanted is not a number above 0.
    pub fn new(wanted: f64, counting: Counting, within: Ticks) -> Result<DualAccess, Error> {
        if !(wanted.is_finite() && wanted > 0.0) {
            return Err(
                Error::new(ErrorKind::Argument, "what is to be reached must be a number above 0").with_value(wanted)
            );
        }
        Ok(DualAccess { wanted, counting, within })
    }
}

impl Indicator for DualAccess {
    fn name(&self) -> &str {
        "dual-access"
    }

    fn horizon(&self) -> Ticks {
        self.within
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        each_home(catchments, progress, |home| {
            let (mut reached, mut unknown) = (ExactSum::default(), false);
            for moment in from_near_to_far(catchments, home, self.within).chunk_by(|a, b| a.time == b.time) {
                let supplies =
                    || moment.iter().map(|walk| self.counting.of(&catchments.outlets()[walk.outlet as usize]));
                reached.extend(supplies().flatten());
                let time = moment.first().map_or(Ticks::ZERO, |walk| walk.time);
                if reached.value() >= self.wanted {
                    // What a nearer outlet supplies may have been enough before.
                    let seconds = time.seconds();
                    return if unknown { Level::AtMost(seconds) } else { upper_bound(catchments, home, time, seconds) };
                }
                unknown |= supplies().any(|supply| supply.is_none());
            }
            if unknown { Level::Unknown(Unknown::Supply) } else { not_reached(catchments, home, self.within) }
        })
    }
}

/// The walks of a home within a limit from near to far.
pub(super) fn from_near_to_far(catchments: &Catchments, home: usize, within: Ticks) -> Vec<Walk> {
    let mut walks: Vec<Walk> = catchments.from_home(home).iter().filter(|walk| walk.time <= within).copied().collect();
    walks.sort_unstable_by_key(|walk| (walk.time, walk.outlet));
    walks
}

/// A time that cannot be longer, and is exact when the data goes on for as long.
fn upper_bound(catchments: &Catchments, home: usize, walk: Ticks, seconds: f64) -> Level {
    let sure = catchments.homes()[home].escape.is_none_or(|escape| escape >= walk);
    if sure { Level::Exact(seconds) } else { Level::AtMost(seconds) }
}

fn not_reached(catchments: &Catchments, home: usize, within: Ticks) -> Level {
    match catchments.home_complete(home, within) {
        _ if catchments.outlets().is_empty() => Level::Unknown(Unknown::NoFacility),
        true => Level::TooFar,
        false => Level::Unknown(Unknown::BeyondData),
    }
}

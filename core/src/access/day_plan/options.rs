//! How days are planned.

use crate::calendar::{Moment, UnknownHours};
use crate::error::{Error, ErrorKind};
use crate::units::Ticks;

/// How far a leg may be, and what unknown hours are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOptions {
    /// The claim to test: every leg within so many minutes. The programme's circle, 15, by default.
    pub within_minutes: u32,
    /// Where the claim does not hold, a day with longer legs is shown, of up to so many minutes each; 30 by default.
    pub farthest_minutes: u32,
    /// What places whose hours nobody knows are taken for; left out by default.
    pub unknown_hours: UnknownHours,
}

impl Default for DayOptions {
    fn default() -> Self {
        DayOptions { within_minutes: 15, farthest_minutes: 30, unknown_hours: UnknownHours::default() }
    }
}

impl DayOptions {
    /// The two limits, of walkers whose studies were prepared up to `max_minutes`.
    pub(super) fn limits(&self, max_minutes: u32) -> Result<[Ticks; 2], Error> {
        let DayOptions { within_minutes, farthest_minutes, .. } = *self;
        let refuse =
            |what: &str, minutes: u32| Error::new(ErrorKind::Argument, what).with_value(format!("{minutes} min"));
        if within_minutes == 0 {
            return Err(refuse("a leg must be allowed at least one minute", within_minutes));
        }
        if farthest_minutes < within_minutes {
            return Err(refuse("the farthest leg must not be shorter than the claim to test", farthest_minutes));
        }
        if farthest_minutes > max_minutes {
            return Err(refuse("a leg is longer than the study was prepared for", farthest_minutes)
                .with_fix(format!("ask for at most {max_minutes} minutes, or prepare with more")));
        }
        let limit = |minutes| Ticks::from_minutes(minutes).ok_or_else(|| refuse("a leg is too long", minutes));
        Ok([limit(within_minutes)?, limit(farthest_minutes)?])
    }
}

/// How long after the first midnight a day's plan must be over: two days.
pub(super) const END: u32 = 2 * 86_400 * crate::units::TICKS_PER_SECOND;

/// The ticks from `midnight` to a moment, held within the two days of a plan.
pub(super) fn ticks_since(midnight: Moment, moment: Moment) -> u32 {
    let seconds = moment.seconds_since(midnight).clamp(0, 2 * 86_400);
    seconds as u32 * crate::units::TICKS_PER_SECOND
}

//! The minutes of a usual week, to see whether two uses clash.

use crate::calendar::{Hours, MINUTES_PER_WEEK, State};
use crate::error::{Error, ErrorKind};

/// A set of minutes of a usual week that begins on Monday.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Minutes {
    bits: Vec<u64>,
}

const WEEK: usize = MINUTES_PER_WEEK as usize;

impl Minutes {
    /// Every minute.
    pub(super) fn always() -> Minutes {
        let mut all = Minutes { bits: vec![0; WEEK.div_ceil(64)] };
        (0..WEEK).for_each(|minute| all.insert(minute));
        all
    }

    /// The minutes at which hours say it is open.
    ///
    /// # Errors
    ///
    /// That of [`Hours::read`]; [`ErrorKind::Value`] for hours that no week is usual for, and for hours that are never open.
    pub(super) fn of_hours(text: &str) -> Result<Minutes, Error> {
        let week = Hours::read(text)?.usual_week().ok_or_else(|| {
            Error::new(ErrorKind::Value, "these hours depend on the date, so that no week is usual")
                .with_value(text)
                .with_fix("write hours of days of the week")
        })?;
        let mut open = Minutes { bits: vec![0; WEEK.div_ceil(64)] };
        for (from, to, state) in week.intervals() {
            if state == State::Open {
                (from..to).for_each(|minute| open.insert(minute as usize));
            }
        }
        match open.bits.iter().all(|bits| *bits == 0) {
            true => Err(Error::new(ErrorKind::Value, "these hours are never open").with_value(text)),
            false => Ok(open),
        }
    }

    fn insert(&mut self, minute: usize) {
        self.bits[minute / 64] |= 1 << (minute % 64);
    }

    fn contains(&self, minute: usize) -> bool {
        self.bits[minute / 64] >> (minute % 64) & 1 == 1
    }

    /// Whether all of them are among others.
    pub(super) fn within(&self, other: &Minutes) -> bool {
        self.bits.iter().zip(&other.bits).all(|(ours, theirs)| ours & !theirs == 0)
    }

    fn meets(&self, other: &Minutes) -> bool {
        self.bits.iter().zip(&other.bits).any(|(ours, theirs)| ours & theirs != 0)
    }

    /// These minutes, and so many after each of them; the week goes round.
    fn lengthened(&self, minutes: u32) -> Minutes {
        let mut longer = self.clone();
        for minute in 0..WEEK {
            if self.contains(minute) && !self.contains((minute + 1) % WEEK) {
                (1..=minutes as usize).for_each(|later| longer.insert((minute + later) % WEEK));
            }
        }
        longer
    }

    /// Whether two sets overlap, or come nearer to each other than `between` minutes.
    pub(super) fn clashes(&self, other: &Minutes, between: u32) -> bool {
        self.lengthened(between).meets(other) || other.lengthened(between).meets(self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::Minutes;

    fn hours(text: &str) -> Minutes {
        Minutes::of_hours(text).unwrap()
    }

    #[test]
    fn what_follows_at_once_clashes_only_where_time_is_needed_between() {
        let (morning, noon) = (hours("06:00-10:00"), hours("10:00-14:00"));
        assert!(!morning.clashes(&noon, 0));
        assert!(morning.clashes(&noon, 1) && noon.clashes(&morning, 1));
        assert!(morning.clashes(&hours("Su 09:59-11:00"), 0), "on one day of the week");
    }

    #[test]
    fn the_night_of_sunday_meets_the_morning_of_monday() {
        let night = hours("Su 22:00-06:00");
        assert!(night.clashes(&hours("Mo 05:00-07:00"), 0));
        assert!(!night.clashes(&hours("Mo 06:00-07:00"), 0));
        assert!(night.clashes(&hours("Mo 06:30-07:00"), 31), "the week goes round");
        assert!(night.within(&Minutes::always()) && !Minutes::always().within(&night));
    }

    #[test]
    fn hours_without_a_usual_week_are_refused() {
        for text in ["Apr-Oct 08:00-18:00", "nonsense", "off"] {
            assert!(Minutes::of_hours(text).is_err(), "{text}");
        }
    }
}

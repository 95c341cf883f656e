//! The hours of the day that a question is about.

use super::{AccessOverTime, Period};
use crate::calendar::SECONDS_PER_DAY;
use crate::error::{Error, ErrorKind};
use crate::units::{TICKS_PER_SECOND, Ticks};

/// The hours of each day in which people are up and about; the same every day.
///
/// # Examples
///
/// ```
/// use lifecircle::access::Waking;
///
/// assert_eq!(Waking::default(), Waking::new(6 * 60, 22 * 60)?);
/// assert!(Waking::new(22 * 60, 6 * 60).is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waking {
    from_min: u32,
    to_min: u32,
}

impl Default for Waking {
    /// From 06:00 to 22:00: our choice, to be confirmed; it leaves out the night of the noise standard GB 3096-2008 (recalled).
    fn default() -> Waking {
        Waking { from_min: 6 * 60, to_min: 22 * 60 }
    }
}

impl Waking {
    /// All day long.
    pub const ALWAYS: Waking = Waking { from_min: 0, to_min: SECONDS_PER_DAY / 60 };

    /// From one minute of the day up to another, at most 1440.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when they do not end after they begin, or after midnight.
    pub fn new(from_min: u32, to_min: u32) -> Result<Waking, Error> {
        if from_min < to_min && to_min <= SECONDS_PER_DAY / 60 {
            return Ok(Waking { from_min, to_min });
        }
        Err(Error::new(ErrorKind::Argument, "waking hours end after they begin, and by midnight")
            .with_value(format_args!("minute {from_min} to minute {to_min}")))
    }

    /// The minute of the day they begin.
    pub fn from_min(self) -> u32 {
        self.from_min
    }

    /// The minute of the day they end.
    pub fn to_min(self) -> u32 {
        self.to_min
    }

    /// How many seconds they last.
    pub fn seconds(self) -> u32 {
        (self.to_min - self.from_min) * 60
    }

    /// The parts of a period that lie in them, day by day, cut at each full hour of the clock when asked to.
    pub(super) fn spans(self, period: &Period, hourly: bool) -> Vec<(Ticks, Ticks)> {
        let step_s = if hourly { 3600 } else { SECONDS_PER_DAY };
        let offset_s = i64::from(period.from().second_of_day());
        let mut spans = Vec::new();
        let mut midnight_s = -offset_s;
        while midnight_s < i64::from(period.seconds()) {
            for step in (0..SECONDS_PER_DAY).step_by(step_s as usize) {
                let from_s = midnight_s + i64::from(step.max(self.from_min * 60));
                let to_s = midnight_s + i64::from((step + step_s).min(self.to_min * 60));
                let (from_s, to_s) = (from_s.max(0), to_s.min(i64::from(period.seconds())));
                if from_s < to_s {
                    let ticks = |seconds: i64| Ticks::new(seconds as u32 * TICKS_PER_SECOND);
                    spans.push((ticks(from_s), ticks(to_s)));
                }
            }
            midnight_s += i64::from(SECONDS_PER_DAY);
        }
        spans
    }
}

impl AccessOverTime {
    /// The waking parts of the period.
    pub(super) fn waking_spans(&self, waking: &Waking) -> Vec<(Ticks, Ticks)> {
        waking.spans(&self.period, false)
    }
}

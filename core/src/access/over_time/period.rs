//! The stretch of time a question over time is about.

use crate::calendar::{Date, Moment};
use crate::error::{Error, ErrorKind};
use crate::units::{TICKS_PER_SECOND, Ticks};

/// From one moment up to but not including another, at most [`Period::LONGEST_DAYS`] days.
///
/// # Examples
///
/// ```
/// use lifecircle::access::Period;
///
/// let week = Period::week("2026-02-09".parse()?)?;
/// assert_eq!(week.to(), "2026-02-16T00:00".parse()?);
/// assert_eq!(week.seconds(), 7 * 86_400);
/// assert!(Period::new(week.to(), week.from()).is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Moment,
    seconds: u32,
}

impl Period {
    /// The longest period.
    pub const LONGEST_DAYS: i32 = 366;

    /// From `from` up to `to`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when it does not end after it begins, [`ErrorKind::Limit`] when it is longer than
    /// [`Period::LONGEST_DAYS`].
    pub fn new(from: Moment, to: Moment) -> Result<Period, Error> {
        let seconds = to.seconds_since(from);
        let value = format_args!("{from} to {to}").to_string();
        if seconds <= 0 {
            return Err(Error::new(ErrorKind::Argument, "a period ends after it begins").with_value(value));
        }
        if seconds > i64::from(Self::LONGEST_DAYS) * 86_400 {
            return Err(Error::new(ErrorKind::Limit, "a period has at most 366 days").with_value(value));
        }
        Ok(Period { from, seconds: seconds as u32 })
    }

    /// So many days from the midnight that begins `first`.
    ///
    /// # Errors
    ///
    /// As [`Period::new`]; the last day of all, 2199-12-31, has no end here.
    pub fn days(first: Date, count: i32) -> Result<Period, Error> {
        let end = first.plus_days(count).ok_or_else(|| {
            Error::new(ErrorKind::Argument, "a period must end before the end of 2199").with_value(first)
        })?;
        Period::new(Moment::midnight(first), Moment::midnight(end))
    }

    /// One day.
    ///
    /// # Errors
    ///
    /// As [`Period::days`].
    pub fn day(date: Date) -> Result<Period, Error> {
        Period::days(date, 1)
    }

    /// Seven days, of which `first` is the first.
    ///
    /// # Errors
    ///
    /// As [`Period::days`].
    pub fn week(first: Date) -> Result<Period, Error> {
        Period::days(first, 7)
    }

    /// The first moment.
    pub fn from(self) -> Moment {
        self.from
    }

    /// The first moment that is not of it any more.
    pub fn to(self) -> Moment {
        self.from.plus_seconds(i64::from(self.seconds)).unwrap_or(self.from)
    }

    /// How long it is.
    pub fn seconds(self) -> u32 {
        self.seconds
    }

    /// How long it is, in ticks: a year is a quarter of what 32 bits hold.
    pub(super) fn ticks(self) -> u32 {
        self.seconds * TICKS_PER_SECOND
    }

    /// How long after its beginning a moment is; `None` outside.
    pub(super) fn tick(self, moment: Moment) -> Option<Ticks> {
        let seconds = u32::try_from(moment.seconds_since(self.from)).ok().filter(|s| *s < self.seconds)?;
        Some(Ticks::new(seconds * TICKS_PER_SECOND))
    }
}

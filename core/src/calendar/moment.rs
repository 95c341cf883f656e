//! A moment on the clocks of China: a date and a second of the day, UTC+08:00 all year round.

use std::fmt;
use std::str::FromStr;

use super::Date;
use crate::error::{Error, ErrorKind};

/// Seconds in a day; the clocks of China know no summer time since 1992.
pub const SECONDS_PER_DAY: u32 = 86_400;

/// Asia/Shanghai is eight hours ahead of UTC.
const OFFSET_S: i64 = 8 * 3600;

/// A moment on the clocks of China (Asia/Shanghai), to the second.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::Moment;
///
/// let half_past_nine: Moment = "2026-02-10T09:30".parse()?;
/// assert_eq!(half_past_nine, "2026-02-10T01:30:00Z".parse()?);
/// assert_eq!(half_past_nine.unix_s(), 1_770_687_000);
/// assert_eq!(half_past_nine.plus_seconds(6 * 60).unwrap().to_string(), "2026-02-10T09:36:00");
/// assert!("half past nine".parse::<Moment>().is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    second: u32,
}

impl Moment {
    /// The moment `second` seconds after the midnight that begins `date`, or `None` from 86,400 on.
    pub fn new(date: Date, second: u32) -> Option<Moment> {
        (second < SECONDS_PER_DAY).then_some(Moment { date, second })
    }

    /// The midnight that begins `date`.
    pub fn midnight(date: Date) -> Moment {
        Moment { date, second: 0 }
    }

    /// The moment of so many seconds since 1970-01-01T00:00Z, or `None` outside 1900 to 2199.
    pub fn from_unix(seconds: i64) -> Option<Moment> {
        let local = seconds.checked_add(OFFSET_S)?;
        let day = i32::try_from(local.div_euclid(i64::from(SECONDS_PER_DAY))).ok()?;
        let second = local.rem_euclid(i64::from(SECONDS_PER_DAY)) as u32;
        Moment::new(Date::new(1970, 1, 1)?.plus_days(day)?, second)
    }

    /// Seconds since 1970-01-01T00:00Z.
    pub fn unix_s(self) -> i64 {
        let days = Date::new(1970, 1, 1).map_or(0, |epoch| self.date.days_since(epoch));
        i64::from(days) * i64::from(SECONDS_PER_DAY) + i64::from(self.second) - OFFSET_S
    }

    /// The date.
    pub fn date(self) -> Date {
        self.date
    }

    /// Seconds since midnight, 0 to 86,399.
    pub fn second_of_day(self) -> u32 {
        self.second
    }

    /// Whole minutes since midnight, 0 to 1,439.
    pub fn minute_of_day(self) -> u32 {
        self.second / 60
    }

    /// The moment so many seconds later, or earlier; `None` outside 1900 to 2199.
    pub fn plus_seconds(self, seconds: i64) -> Option<Moment> {
        let total = i64::from(self.second).checked_add(seconds)?;
        let days = i32::try_from(total.div_euclid(i64::from(SECONDS_PER_DAY))).ok()?;
        Moment::new(self.date.plus_days(days)?, total.rem_euclid(i64::from(SECONDS_PER_DAY)) as u32)
    }

    /// How many seconds later than `earlier` it is.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.unix_s() - earlier.unix_s()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.date)
    }
}

impl FromStr for Moment {
    type Err = Error;

    /// Reads `2026-02-10T09:30`, with or without seconds, a blank for the `T`, and `Z` or an offset such as `+08:00`; without
    /// one it is the time in China.
    fn from_str(text: &str) -> Result<Moment, Error> {
        read(text.trim()).ok_or_else(|| {
            Error::new(ErrorKind::Value, "this is no moment between 1900 and 2199")
                .with_value(text)
                .with_fix("write it as 2026-02-10T09:30")
        })
    }
}

fn read(text: &str) -> Option<Moment> {
    let (date, clock) = text.split_once(['T', ' '])?;
    let date: Date = date.parse().ok()?;
    let (clock, offset_s) = match clock.find(['Z', '+', '-']) {
        Some(end) => (clock.get(..end)?, read_offset(clock.get(end..)?)?),
        None => (clock, OFFSET_S),
    };
    let parts: Vec<u32> = clock.split(':').map(two_digits).collect::<Option<_>>()?;
    let second = match parts[..] {
        [hour, minute] if hour < 24 && minute < 60 => hour * 3600 + minute * 60,
        [hour, minute, second] if hour < 24 && minute < 60 && second < 60 => hour * 3600 + minute * 60 + second,
        _ => return None,
    };
    Moment::new(date, second)?.plus_seconds(OFFSET_S - offset_s)
}

fn read_offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let seconds = i64::from(two_digits(hours)?) * 3600 + i64::from(two_digits(minutes)?) * 60;
    match text.as_bytes().first()? {
        b'+' => Some(seconds),
        _ => Some(-seconds),
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

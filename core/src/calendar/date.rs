//! A civil date, as the calendar on the wall shows it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use crate::error::{Error, ErrorKind};

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Weekday {
    /// 星期一.
    Monday = 0,
    /// 星期二.
    Tuesday = 1,
    /// 星期三.
    Wednesday = 2,
    /// 星期四.
    Thursday = 3,
    /// 星期五.
    Friday = 4,
    /// 星期六.
    Saturday = 5,
    /// 星期日.
    Sunday = 6,
}

impl Weekday {
    /// Every weekday, from Monday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Saturday or Sunday.
    pub const fn is_weekend(self) -> bool {
        matches!(self, Weekday::Saturday | Weekday::Sunday)
    }

    /// The two letters of OpenStreetMap and iCalendar: `Mo`, `Tu` and so on.
    pub const fn letters(self) -> &'static str {
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][self as usize]
    }

    /// The Chinese name after 周: 一 to 六, and 日.
    pub const fn chinese(self) -> &'static str {
        ["一", "二", "三", "四", "五", "六", "日"][self as usize]
    }

    pub(crate) fn of(weekday: chrono::Weekday) -> Weekday {
        Weekday::ALL[weekday.num_days_from_monday() as usize]
    }
}

/// A civil date between [`Date::FIRST`] and [`Date::LAST`].
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{Date, Weekday};
///
/// let day: Date = "2026-02-10".parse()?;
/// assert_eq!(day.weekday(), Weekday::Tuesday);
/// assert_eq!(day.plus_days(7).unwrap().to_string(), "2026-02-17");
/// assert!("2026-02-30".parse::<Date>().is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first date there is here: 1900-01-01.
    pub const FIRST: Date = Date(match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    });
    /// The last date there is here: 2199-12-31.
    pub const LAST: Date = Date(match NaiveDate::from_ymd_opt(2199, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    });

    /// The date of year, month and day from 1, or `None` when there is none such in 1900 to 2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        Date::of(NaiveDate::from_ymd_opt(year, month, day)?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::of(self.0.weekday())
    }

    /// The date so many days later, or earlier; `None` outside 1900 to 2199.
    pub fn plus_days(self, days: i32) -> Option<Date> {
        let count = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 { self.0.checked_sub_days(count) } else { self.0.checked_add_days(count) };
        Date::of(moved?)
    }

    /// How many days later than `earlier` it is.
    pub fn days_since(self, earlier: Date) -> i32 {
        // Three centuries of days fit easily.
        self.0.signed_duration_since(earlier.0).num_days() as i32
    }

    /// How many days its month has.
    pub fn days_in_month(self) -> u32 {
        u32::from(self.0.num_days_in_month())
    }

    /// Each date from this to `last`, both included.
    pub fn to(self, last: Date) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(self), |date| date.plus_days(1)).take_while(move |date| *date <= last)
    }

    pub(crate) fn of(date: NaiveDate) -> Option<Date> {
        let date = Date(date);
        (Date::FIRST..=Date::LAST).contains(&date).then_some(date)
    }

    pub(crate) fn civil(self) -> NaiveDate {
        self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `2026-02-10`.
    fn from_str(text: &str) -> Result<Date, Error> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let date = match parts[..] {
            [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
                let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
                match (number(year), number(month), number(day)) {
                    (Some(year), Some(month), Some(day)) => Date::new(year as i32, month, day),
                    _ => None,
                }
            }
            _ => None,
        };
        date.ok_or_else(|| {
            Error::new(ErrorKind::Value, "this is no date between 1900 and 2199")
                .with_value(text)
                .with_fix("write it as 2026-02-10")
        })
    }
}

//! Dates that come again: the part of the recurrence rules of iCalendar (RFC 5545) that services need.

use std::fmt;
use std::str::FromStr;

use super::{Date, Weekday};
use crate::error::{Error, ErrorKind};

/// How often a recurrence comes again, before its other parts thin it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week, from Monday.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}

impl Frequency {
    /// Every frequency.
    pub const ALL: [Frequency; 4] = [Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly];

    /// The name in a rule.
    pub const fn name(self) -> &'static str {
        match self {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        }
    }
}

/// A recurrence rule, such as `FREQ=MONTHLY;BYMONTHDAY=10` or `FREQ=WEEKLY;BYDAY=TU`.
///
/// Understood are `FREQ`, `INTERVAL`, `BYMONTH`, `BYMONTHDAY`, `BYDAY` (with ordinals in months), `COUNT`, `UNTIL` and
/// `WKST=MO`; every other part is refused by name.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{Date, Recurrence};
///
/// let tenth: Recurrence = "FREQ=MONTHLY;BYMONTHDAY=10".parse()?;
/// let first: Date = "2026-01-10".parse()?;
/// let dates: Vec<String> = tenth.dates(first, "2026-03-31".parse()?).map(|date| date.to_string()).collect();
/// assert_eq!(dates, ["2026-01-10", "2026-02-10", "2026-03-10"]);
/// assert!("FREQ=MONTHLY;BYSETPOS=1".parse::<Recurrence>().is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// How often.
    pub frequency: Frequency,
    /// Every how many days, weeks, months or years; at least 1.
    pub interval: u16,
    /// Only in these months, 1 to 12; empty any.
    pub months: Vec<u8>,
    /// Only on these days of the month; negative from its end; empty any.
    pub month_days: Vec<i8>,
    /// Only on these weekdays; with an ordinal the so-many-th of the month, negative from its end; empty any.
    pub weekdays: Vec<(Option<i8>, Weekday)>,
    /// Until this date, it included.
    pub until: Option<Date>,
    /// So many times.
    pub count: Option<u32>,
}

impl Recurrence {
    /// A recurrence without any other part.
    pub fn every(frequency: Frequency) -> Recurrence {
        let (months, month_days, weekdays) = (Vec::new(), Vec::new(), Vec::new());
        Recurrence { frequency, interval: 1, months, month_days, weekdays, until: None, count: None }
    }

    /// The dates from `first`, which fixes the periods, to `last`, in order. `first` itself is one only if the rule says so.
    ///
    /// # Performance
    ///
    /// One test for each day since `first`.
    pub fn dates(&self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let last = self.until.map_or(last, |until| until.min(last));
        let count = self.count.map_or(usize::MAX, |count| count as usize);
        first.to(last).filter(move |date| self.falls(first, *date)).take(count)
    }

    /// Whether the rule falls on a date, its count aside.
    fn falls(&self, first: Date, date: Date) -> bool {
        self.in_period(first, date)
            && self.in_month(date)
            && self.on_month_day(first, date)
            && self.on_weekday(first, date)
    }

    fn in_period(&self, first: Date, date: Date) -> bool {
        let months = |date: Date| date.year() * 12 + date.month() as i32;
        let monday = |date: Date| date.days_since(Date::FIRST) - date.weekday() as i32;
        let periods = match self.frequency {
            Frequency::Daily => date.days_since(first),
            Frequency::Weekly => (monday(date) - monday(first)) / 7,
            Frequency::Monthly => months(date) - months(first),
            Frequency::Yearly => date.year() - first.year(),
        };
        periods % i32::from(self.interval.max(1)) == 0
    }

    fn in_month(&self, date: Date) -> bool {
        let listed = self.months.iter().any(|month| u32::from(*month) == date.month());
        listed || self.months.is_empty()
    }

    fn on_month_day(&self, first: Date, date: Date) -> bool {
        let from_end = |day: i8| i64::from(date.days_in_month()) + 1 + i64::from(day);
        let matches = |day: &i8| i64::from(date.day()) == if *day < 0 { from_end(*day) } else { i64::from(*day) };
        match self.month_days.is_empty() {
            false => self.month_days.iter().any(matches),
            true => !self.takes_the_day_of_the_first() || self.is_like(first, date),
        }
    }

    /// Whether nothing says which day of the month or year, so that it is that of the first date.
    fn takes_the_day_of_the_first(&self) -> bool {
        self.weekdays.is_empty() && matches!(self.frequency, Frequency::Monthly | Frequency::Yearly)
    }

    fn is_like(&self, first: Date, date: Date) -> bool {
        let same_month =
            self.frequency != Frequency::Yearly || !self.months.is_empty() || date.month() == first.month();
        same_month && date.day() == first.day()
    }

    fn on_weekday(&self, first: Date, date: Date) -> bool {
        if self.weekdays.is_empty() {
            return self.frequency != Frequency::Weekly || date.weekday() == first.weekday();
        }
        let (from_start, from_end) = ((date.day() - 1) / 7 + 1, (date.days_in_month() - date.day()) / 7 + 1);
        let ordinal = |nth: i8| match nth < 0 {
            true => from_end == u32::from(nth.unsigned_abs()),
            false => from_start == u32::from(nth.unsigned_abs()),
        };
        self.weekdays.iter().any(|(nth, weekday)| *weekday == date.weekday() && nth.is_none_or(ordinal))
    }

    fn check(self) -> Result<Recurrence, &'static str> {
        let by_month =
            self.frequency == Frequency::Monthly || self.frequency == Frequency::Yearly && !self.months.is_empty();
        if self.weekdays.iter().any(|(nth, _)| nth.is_some()) && !by_month {
            return Err("an ordinal before a weekday needs FREQ=MONTHLY, or FREQ=YEARLY with BYMONTH");
        }
        if self.frequency == Frequency::Yearly && !self.weekdays.is_empty() && self.months.is_empty() {
            return Err("FREQ=YEARLY with BYDAY needs BYMONTH here");
        }
        if self.frequency == Frequency::Weekly && !self.month_days.is_empty() {
            return Err("FREQ=WEEKLY takes no BYMONTHDAY");
        }
        if self.until.is_some() && self.count.is_some() {
            return Err("UNTIL and COUNT exclude each other");
        }
        Ok(self)
    }
}

impl fmt::Display for Recurrence {
    /// The rule as iCalendar writes it, without `RRULE:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn list(items: impl Iterator<Item = String>) -> String {
            items.collect::<Vec<_>>().join(",")
        }
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !self.months.is_empty() {
            write!(f, ";BYMONTH={}", list(self.months.iter().map(u8::to_string)))?;
        }
        if !self.month_days.is_empty() {
            write!(f, ";BYMONTHDAY={}", list(self.month_days.iter().map(i8::to_string)))?;
        }
        if !self.weekdays.is_empty() {
            let days = self.weekdays.iter().map(|(nth, day)| {
                let letters = day.letters().to_uppercase();
                nth.map_or(letters.clone(), |nth| format!("{nth}{letters}"))
            });
            write!(f, ";BYDAY={}", list(days))?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={}", until.to_string().replace('-', ""))?;
        }
        match self.count {
            Some(count) => write!(f, ";COUNT={count}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Recurrence {
    type Err = Error;

    /// Reads `FREQ=WEEKLY;BYDAY=TU`, with or without `RRULE:`. The time of day in `UNTIL` is not read.
    fn from_str(text: &str) -> Result<Recurrence, Error> {
        let refuse = |message: &str, value: &str| Error::new(ErrorKind::Value, message).with_value(value);
        let upper = text.trim().to_ascii_uppercase();
        let rule = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        let mut recurrence = None;
        let mut parts: Vec<(&str, &str)> = Vec::new();
        for part in rule.split(';').filter(|part| !part.is_empty()) {
            let (name, value) =
                part.split_once('=').ok_or_else(|| refuse("a part of a recurrence is NAME=VALUE", part))?;
            if name == "FREQ" {
                let frequency = Frequency::ALL.into_iter().find(|frequency| frequency.name() == value);
                let fix = "write DAILY, WEEKLY, MONTHLY or YEARLY";
                let frequency = frequency.ok_or_else(|| refuse("this frequency is not known", value).with_fix(fix))?;
                recurrence = Some(Recurrence::every(frequency));
            } else {
                parts.push((name, value));
            }
        }
        let mut recurrence = recurrence.ok_or_else(|| refuse("a recurrence needs FREQ", text))?;
        for (name, value) in parts {
            set(&mut recurrence, name, value).ok_or_else(|| refuse(&format!("{name} is not understood"), value))?;
        }
        recurrence.check().map_err(|message| refuse(message, text))
    }
}

fn set(recurrence: &mut Recurrence, name: &str, value: &str) -> Option<()> {
    fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        value.split(',').map(read).collect()
    }
    match name {
        "INTERVAL" => recurrence.interval = value.parse().ok().filter(|interval| *interval > 0)?,
        "COUNT" => recurrence.count = Some(value.parse().ok().filter(|count| *count > 0)?),
        "UNTIL" => recurrence.until = Some(read_date(value.get(..8)?)?),
        "BYMONTH" => {
            recurrence.months = list(value, |text| text.parse().ok().filter(|month| (1..=12).contains(month)))?
        }
        "BYMONTHDAY" => {
            let day = |text: &str| text.parse::<i8>().ok().filter(|day| (1..=31).contains(&day.unsigned_abs()));
            recurrence.month_days = list(value, day)?;
        }
        "BYDAY" => recurrence.weekdays = list(value, read_weekday)?,
        // Weeks begin on Monday here, as they do without this part.
        "WKST" if value == "MO" => {}
        _ => return None,
    }
    Some(())
}

fn read_weekday(text: &str) -> Option<(Option<i8>, Weekday)> {
    let cut = text.len().checked_sub(2)?;
    let (nth, letters) = (text.get(..cut)?, text.get(cut..)?);
    let weekday = Weekday::ALL.into_iter().find(|day| day.letters().eq_ignore_ascii_case(letters))?;
    let nth = match nth {
        "" => None,
        nth => Some(nth.parse::<i8>().ok().filter(|nth| (1..=5).contains(&nth.unsigned_abs()))?),
    };
    Some((nth, weekday))
}

/// Reads `20260210`.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    format!("{year}-{month}-{day}").parse().ok()
}

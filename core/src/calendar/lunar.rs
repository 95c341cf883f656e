//! Days of the Chinese lunar calendar (农历), from a table of the lengths of its months.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Date;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LunarDay {
    /// The lunar year, named by the civil year it begins in.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it is the leap month (闰月) that follows the month of that number.
    pub leap: bool,
    /// The day of the month, 1 to 30: 初一 is 1, 十五 is 15.
    pub day: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: BTreeMap<String, YearEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearEntry {
    first: String,
    days: Vec<u8>,
    leap: u8,
}

/// The start of each lunar month, in order, and the day after the last month of the table.
#[derive(Debug, Default)]
struct Table {
    months: Vec<(Date, LunarDay)>,
    end: Option<Date>,
}

impl Date {
    /// The lunar day of this date, or `None` outside the bundled table (2000-02-05 to 2051-02-10).
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::calendar::Date;
    ///
    /// let spring_festival: Date = "2026-02-17".parse()?;
    /// let day = spring_festival.lunar().unwrap();
    /// assert_eq!((day.month, day.day), (1, 1));
    /// assert!("2060-01-01".parse::<Date>()?.lunar().is_none());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn lunar(self) -> Option<LunarDay> {
        let table = table();
        if self >= table.end? {
            return None;
        }
        let after = table.months.partition_point(|(start, _)| *start <= self);
        let (start, month) = table.months.get(after.checked_sub(1)?)?;
        // A month has at most thirty days.
        Some(LunarDay { day: 1 + self.days_since(*start) as u8, ..*month })
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // A test reads the file; should it ever fail here, every lunar day is unknown.
    TABLE.get_or_init(|| read(include_str!("../../calendar/lunar.toml")).unwrap_or_default())
}

/// The table in `text`; `None` when years do not follow each other without a gap.
fn read(text: &str) -> Option<Table> {
    let file: File = toml::from_str(text).ok()?;
    let mut table = Table::default();
    for (year, entry) in &file.year {
        let year: i32 = year.parse().ok()?;
        let first: Date = entry.first.parse().ok()?;
        if table.end.is_some_and(|end| end != first) || entry.days.len() != 12 + usize::from(entry.leap > 0) {
            return None;
        }
        let mut start = first;
        for (index, days) in entry.days.iter().enumerate() {
            let place = 1 + index as u8;
            let passed = entry.leap > 0 && place > entry.leap;
            let (month, leap) = (place - u8::from(passed), passed && place == entry.leap + 1);
            table.months.push((start, LunarDay { year, month, leap, day: 1 }));
            start = start.plus_days(i32::from(*days))?;
        }
        table.end = Some(start);
    }
    Some(table)
}

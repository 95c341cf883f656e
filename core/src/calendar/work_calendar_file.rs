//! Reading the notices of the work calendar from TOML, with the line of whatever is wrong in them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::toml_place::TomlText;
use super::{Date, Names};
use crate::error::{Error, ErrorKind};

/// A break may begin in the last days of the year before, and a make-up workday may follow in the next.
const DAYS_BEYOND_THE_YEAR: i32 = 7;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    notice: Vec<NoticeEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeEntry {
    year: Spanned<i32>,
    #[serde(default)]
    papers: Vec<String>,
    holidays: Vec<HolidayEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayEntry {
    zh: String,
    en: String,
    off: Spanned<[String; 2]>,
    #[serde(default)]
    work: Vec<Spanned<String>>,
}

/// What one notice says.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub(super) papers: Vec<String>,
    pub(super) holidays: Vec<Holiday>,
}

/// One break and the days worked in exchange.
#[derive(Clone, Debug)]
pub(super) struct Holiday {
    pub(super) names: Names,
    pub(super) off: Vec<Date>,
    pub(super) work: Vec<Date>,
}

pub(super) fn read(text: &str, file: &str) -> Result<BTreeMap<i32, Notice>, Error> {
    let source = TomlText { text, file };
    let entries: File = toml::from_str(text).map_err(|error| source.syntax(&error))?;
    let mut notices = BTreeMap::new();
    for entry in entries.notice {
        let year = *entry.year.as_ref();
        let mut taken = BTreeSet::new();
        let holidays = entry.holidays.into_iter().map(|holiday| read_holiday(&source, year, holiday, &mut taken));
        let notice = Notice { papers: entry.papers, holidays: holidays.collect::<Result<_, _>>()? };
        if notices.insert(year, notice).is_some() {
            return Err(Error::new(ErrorKind::Duplicate, "a year has two notices")
                .with_value(year)
                .at(source.place(entry.year.span(), "year")));
        }
    }
    Ok(notices)
}

fn read_holiday(
    source: &TomlText<'_>,
    year: i32,
    entry: HolidayEntry,
    taken: &mut BTreeSet<Date>,
) -> Result<Holiday, Error> {
    let span = entry.off.span();
    let refuse = |message: &str, value: String, span| {
        Err(Error::new(ErrorKind::Value, message).with_value(value).at(source.place(span, "holidays")))
    };
    let [first, last] = entry.off.into_inner();
    let (first, last) = (source.date(&first, span.clone())?, source.date(&last, span.clone())?);
    if first > last || last.days_since(first) > 31 {
        return refuse("a break must end after it begins, within a month", format!("{first}, {last}"), span);
    }
    let off: Vec<Date> = first.to(last).collect();
    let mut work = Vec::new();
    for text in &entry.work {
        let day = source.date(text.as_ref(), text.span())?;
        if !day.weekday().is_weekend() {
            return refuse("a make-up workday is a Saturday or a Sunday", day.to_string(), text.span());
        }
        work.push(day);
    }
    for day in off.iter().chain(&work) {
        let near = |days| day.plus_days(days).is_some_and(|near| near.year() == year);
        if !near(DAYS_BEYOND_THE_YEAR) && !near(-DAYS_BEYOND_THE_YEAR) {
            return refuse("the day is not of the year of its notice", day.to_string(), span);
        }
        if !taken.insert(*day) {
            return Err(Error::new(ErrorKind::Duplicate, "a day is given twice in one notice")
                .with_value(day)
                .at(source.place(span, "holidays")));
        }
    }
    Ok(Holiday { names: Names { zh: entry.zh, en: entry.en }, off, work })
}

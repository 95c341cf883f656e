//! Opening hours said in words, in both languages.

use opening_hours_syntax::rules::day::{DaySelector, MonthdayRange};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::rule::DayTest;
use crate::calendar::{Names, Weekday};

/// What the words of a rule are made from.
pub(super) struct RuleText {
    pub(super) tests: Vec<DayTest>,
    pub(super) lunar_days: u32,
    pub(super) sequence: RuleSequence,
}

/// All rules in words.
pub(super) fn words(rules: &[RuleText]) -> Names {
    let mut names = Names::default();
    for (index, rule) in rules.iter().enumerate() {
        let (zh, en) = match (index, rule.sequence.operator) {
            (0, _) => ("", ""),
            (_, RuleOperator::Fallback) => ("；否则", "; otherwise "),
            _ => ("；", "; "),
        };
        let said = rule.words();
        names.zh.push_str(&format!("{zh}{}", said.zh));
        names.en.push_str(&format!("{en}{}", said.en));
    }
    names
}

impl RuleText {
    fn words(&self) -> Names {
        let mut parts =
            [self.dates(), self.moon(), self.days()].into_iter().filter(|part| !part.zh.is_empty()).collect();
        if Vec::is_empty(&parts) {
            parts = vec![pair("每天", "every day")];
        }
        parts.push(self.hours());
        if !self.sequence.comment.is_empty() {
            let comment = &self.sequence.comment;
            parts.push(pair(&format!("“{comment}”"), &format!("\"{comment}\"")));
        }
        let join = |pick: fn(&Names) -> &str| parts.iter().map(pick).collect::<Vec<_>>().join(" ");
        pair(&join(|part| &part.zh), &join(|part| &part.en))
    }

    /// Months in words; other dates as OpenStreetMap writes them.
    fn dates(&self) -> Names {
        let selector = &self.sequence.day_selector;
        let plain = DaySelector { weekday: Vec::new(), ..selector.clone() };
        let text = plain.to_string();
        let months = plain.year.is_empty() && plain.week.is_empty();
        let month = |range: &MonthdayRange| match range {
            MonthdayRange::Month { range, year: None } if range.start() == range.end() => {
                Some(format!("{}月", *range.start() as u8))
            }
            MonthdayRange::Month { range, year: None } => {
                Some(format!("{}月至{}月", *range.start() as u8, *range.end() as u8))
            }
            _ => None,
        };
        let zh: Option<Vec<String>> = plain.monthday.iter().map(month).collect();
        match zh {
            Some(zh) if months => pair(&zh.join("、"), &text),
            _ => pair(&text, &text),
        }
    }

    fn moon(&self) -> Names {
        let days: Vec<u8> = (1..=30).filter(|day| self.lunar_days >> day & 1 == 1).collect();
        if days.is_empty() {
            return Names::default();
        }
        let zh: Vec<String> = days.iter().map(|day| lunar_name(*day)).collect();
        let en: Vec<String> = days.iter().map(u8::to_string).collect();
        pair(&format!("农历{}", zh.join("、")), &format!("on lunar days {}", en.join(", ")))
    }

    fn days(&self) -> Names {
        // Weekdays with a place in the month are written as OpenStreetMap writes them.
        let dated =
            self.sequence.day_selector.weekday.iter().filter(|range| super::rule::plain_weekdays(range).is_none());
        let mut dated = dated.map(|range| range.to_string()).filter(|text| text != "PH" && text != "SH");
        let named = self.tests.iter().map(|test| match test {
            DayTest::Weekdays(days) => weekdays(days),
            DayTest::Dated(_) => dated.next().map_or_else(Names::default, |text| pair(&text, &text)),
            DayTest::PublicHoliday => pair("法定节假日", "public holidays"),
            DayTest::SchoolHoliday => pair("寒暑假", "school holidays"),
            DayTest::Worked => pair("工作日（含调休上班）", "workdays, make-up workdays included"),
            DayTest::FreeWeekend => pair("周末（调休上班除外）", "weekends, make-up workdays excepted"),
        });
        let named: Vec<Names> = named.collect();
        let join = |pick: fn(&Names) -> &str, and| named.iter().map(pick).collect::<Vec<_>>().join(and);
        pair(&join(|name| &name.zh, "、"), &join(|name| &name.en, ", "))
    }

    fn hours(&self) -> Names {
        let times = self.sequence.time_selector.to_string();
        let (zh, en) = match times.as_str() {
            "00:00-24:00" => (String::new(), String::new()),
            _ => (times.replace(',', "、"), times.replace(',', ", ")),
        };
        match (self.sequence.kind, zh.is_empty()) {
            (RuleKind::Open, true) => pair("全天", "around the clock"),
            (RuleKind::Open, false) => pair(&zh, &en),
            (RuleKind::Closed, _) => pair(format!("{zh} 休息").trim(), format!("{en} closed").trim()),
            (RuleKind::Unknown, _) => pair(format!("{zh} 不详").trim(), format!("{en} unknown").trim()),
        }
    }
}

fn pair(zh: &str, en: &str) -> Names {
    Names { zh: zh.to_owned(), en: en.to_owned() }
}

/// Runs of three and more weekdays as a range, others one by one.
fn weekdays(days: &[bool; 7]) -> Names {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let mut start = 0;
    while start < 7 {
        let length = days.iter().skip(start).take_while(|day| **day).count();
        let name = |index: usize| Weekday::ALL.get(index).copied().unwrap_or(Weekday::Sunday);
        let (first, last) = (name(start), name((start + length).saturating_sub(1)));
        match length {
            0 => {}
            1 | 2 => {
                zh.extend([first, last].iter().take(length).map(|day| format!("周{}", day.chinese())));
                en.extend([first, last].iter().take(length).map(|day| day.letters().to_owned()));
            }
            _ => {
                zh.push(format!("周{}至周{}", first.chinese(), last.chinese()));
                en.push(format!("{}-{}", first.letters(), last.letters()));
            }
        }
        start += length.max(1);
    }
    pair(&zh.join("、"), &en.join(", "))
}

/// 初一 to 三十.
fn lunar_name(day: u8) -> String {
    let digit =
        |n: u8| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"].get(usize::from(n)).copied().unwrap_or("");
    match day {
        1..=9 => format!("初{}", digit(day)),
        10 => "初十".to_owned(),
        11..=19 => format!("十{}", digit(day - 10)),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{}", digit(day - 20)),
        _ => "三十".to_owned(),
    }
}

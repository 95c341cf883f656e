//! Reading the `opening_hours` syntax of OpenStreetMap, and the few words of ours it has no selector for.
//!
//! Before the selectors of a rule may stand `worked` (工作日), `free-weekend` (周末 beside 工作日), `PH` with these, and
//! `lunar[1,15]` (逢农历初一、十五): `lunar[1,15] 06:00-12:00`.

use opening_hours::OpeningHours;
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

use super::rule::{DayTest, Operator, Rule, plain_weekdays};
use super::spans::read_spans;
use super::words::RuleText;
use crate::calendar::State;

/// Longer texts are refused: a value of OpenStreetMap has at most 255 characters.
const LONGEST_BYTES: usize = 2048;

/// The rules a text holds, each with what its words are made from.
///
/// # Errors
///
/// In one sentence, what cannot be read.
pub(super) fn read(text: &str) -> Result<Vec<(Rule, RuleText)>, String> {
    if text.len() > LONGEST_BYTES {
        return Err(format!("longer than {LONGEST_BYTES} bytes"));
    }
    let mut rules = Vec::new();
    for part in parts(text) {
        let (tests, lunar_days, rest) = read_ours(part.trim())?;
        let ours = !tests.is_empty() || lunar_days != 0;
        let expression = match (ours, rest) {
            (true, "") => parse("24/7")?,
            (_, rest) => parse(rest)?,
        };
        let says_open = says_open(part);
        for (index, sequence) in expression.rules.iter().enumerate() {
            let prefix = if index == 0 { (tests.clone(), lunar_days) } else { (Vec::new(), 0) };
            let rule = read_rule(sequence, prefix, says_open)?;
            let text = RuleText { tests: rule.days.clone(), lunar_days: rule.lunar_days, sequence: sequence.clone() };
            rules.push((rule, text));
        }
    }
    if rules.is_empty() { Err("nothing is written".to_owned()) } else { Ok(rules) }
}

/// The parts between semicolons outside of quotes, if one of them begins with a word of ours; else the text as it is.
fn parts(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let split = text.split(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    let parts: Vec<&str> = split.collect();
    let ours = |part: &&str| ["worked", "free-weekend", "lunar["].iter().any(|word| part.trim().starts_with(word));
    if parts.iter().any(ours) { parts } else { vec![text] }
}

/// The words of ours a part begins with, and the rest.
fn read_ours(part: &str) -> Result<(Vec<DayTest>, u32, &str), String> {
    let (mut tests, mut lunar_days, mut rest) = (Vec::new(), 0, part);
    loop {
        if let Some(after) = rest.strip_prefix("lunar[") {
            let (list, after) = after.split_once(']').ok_or("lunar[ without its ]")?;
            for day in list.split(',') {
                let day = day.trim().parse::<u8>().ok().filter(|day| (1..=30).contains(day));
                lunar_days |= 1 << day.ok_or("a lunar day is a number from 1 to 30")?;
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix("worked") {
            tests.push(DayTest::Worked);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("free-weekend") {
            tests.push(DayTest::FreeWeekend);
            rest = after;
        } else {
            return Ok((tests, lunar_days, rest.trim_start()));
        }
        rest = rest.trim_start_matches([' ', ',']);
    }
}

fn parse(text: &str) -> Result<OpeningHoursExpression, String> {
    use opening_hours_syntax::Error;
    opening_hours_syntax::parse(text).map_err(|error| match error {
        Error::Syntax(_) => "this is not the opening_hours syntax".to_owned(),
        Error::Unsupported(what) => format!("{what}: not supported"),
        other => other.to_string(),
    })
}

/// Whether `open` is said outside of comments; a comment alone ("by appointment") leaves the state unknown.
fn says_open(text: &str) -> bool {
    text.split('"').step_by(2).any(|plain| plain.to_lowercase().contains("open"))
}

fn read_rule(sequence: &RuleSequence, ours: (Vec<DayTest>, u32), says_open: bool) -> Result<Rule, String> {
    let RuleSequence { day_selector, time_selector, kind, operator, comment } = sequence;
    let (mut days, lunar_days) = ours;
    for range in &day_selector.weekday {
        days.push(read_day_test(range)?);
    }
    let state = match kind {
        RuleKind::Open if !comment.is_empty() && !says_open => State::Unknown,
        RuleKind::Open => State::Open,
        RuleKind::Closed => State::Closed,
        RuleKind::Unknown => State::Unknown,
    };
    let operator = match operator {
        RuleOperator::Normal => Operator::Normal,
        RuleOperator::Additional => Operator::Additional,
        RuleOperator::Fallback => Operator::Fallback,
    };
    let spans = read_spans(time_selector)?;
    let dates = read_dates(day_selector)?;
    Ok(Rule { operator, dates, lunar_days, days, spans, state, remark: !comment.is_empty() })
}

fn read_day_test(range: &WeekDayRange) -> Result<DayTest, String> {
    match range {
        WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => Ok(DayTest::PublicHoliday),
        WeekDayRange::Holiday { kind: HolidayKind::School, offset: 0 } => Ok(DayTest::SchoolHoliday),
        WeekDayRange::Holiday { .. } => Err("days before or after holidays: not supported".to_owned()),
        WeekDayRange::Fixed { .. } => match plain_weekdays(range) {
            Some(days) => Ok(DayTest::Weekdays(days)),
            None => {
                only_days(DaySelector { weekday: vec![range.clone()], ..DaySelector::default() }).map(DayTest::Dated)
            }
        },
    }
}

fn read_dates(selector: &DaySelector) -> Result<Option<OpeningHours>, String> {
    let no_step = || "a step of nothing".to_owned();
    // The evaluator divides by the steps.
    if selector.year.iter().any(|range| range.into_parts().1 == 0) {
        return Err(no_step());
    }
    if selector.week.iter().any(|range| range.into_parts().1 == 0) {
        return Err(no_step());
    }
    let dates = DaySelector { weekday: Vec::new(), ..selector.clone() };
    if dates.is_empty() { Ok(None) } else { only_days(dates).map(Some) }
}

/// Hours that are open all day on exactly these days.
fn only_days(selector: DaySelector) -> Result<OpeningHours, String> {
    let text = selector.to_string();
    let hours: OpeningHours = text.parse().map_err(|_| format!("{text}: not supported"))?;
    // The crate takes hours as text only; what it reads must be what was meant.
    let same = hours.get_expression().rules.first().is_some_and(|rule| rule.day_selector == selector);
    if same { Ok(hours) } else { Err(format!("{text}: not supported")) }
}

/// The rules as they are read again to the same hours.
pub(super) fn normal(rules: &[RuleText]) -> String {
    let mut text = String::new();
    for (index, rule) in rules.iter().enumerate() {
        let ours = prefix(rule);
        let own = rule.sequence.to_string();
        let own = if own == "24/7" && !ours.is_empty() { String::new() } else { own };
        text.push_str(match (index, rule.sequence.operator) {
            (0, _) => "",
            (_, RuleOperator::Normal) => "; ",
            (_, RuleOperator::Additional) => ", ",
            (_, RuleOperator::Fallback) => " || ",
        });
        if rule.sequence.operator == RuleOperator::Additional && rule.sequence.day_selector.is_empty() {
            // Times alone after a comma would be times of the rule before.
            text.push_str("Mo-Su ");
        }
        text.push_str([ours, own].join(" ").trim());
    }
    text
}

fn prefix(rule: &RuleText) -> String {
    let mut words = Vec::new();
    if rule.lunar_days != 0 {
        let days: Vec<String> =
            (1..=30).filter(|d| rule.lunar_days >> d & 1 == 1).map(|d: u32| d.to_string()).collect();
        words.push(format!("lunar[{}]", days.join(",")));
    }
    words.extend(rule.tests.iter().filter_map(|test| match test {
        DayTest::Worked => Some("worked".to_owned()),
        DayTest::FreeWeekend => Some("free-weekend".to_owned()),
        _ => None,
    }));
    words.join(",")
}

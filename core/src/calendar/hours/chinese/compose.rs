//! From phrases to rules in the syntax of OpenStreetMap.

use super::days::Days;
use crate::calendar::Weekday;

/// Days with their hours.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub(super) days: Days,
    pub(super) spans: Vec<(u16, u16)>,
}

/// What is said beside the hours.
#[derive(Clone, Debug)]
pub(super) enum Exception {
    /// These days are closed.
    Closed(Days),
    /// These days have the hours of the first clause.
    AsUsual(Days),
    /// A break in the middle of every day.
    Break((u16, u16)),
}

/// The rules, in the syntax of OpenStreetMap and the words of ours.
pub(super) fn compose(clauses: &[Clause], exceptions: &[Exception]) -> String {
    let all_days = clauses.iter().map(|clause| &clause.days).chain(exceptions.iter().filter_map(|e| match e {
        Exception::Closed(days) | Exception::AsUsual(days) => Some(days),
        Exception::Break(_) => None,
    }));
    // 周末 beside 工作日 is what is no 工作日; alone it is Saturday and Sunday.
    let by_work = all_days.clone().any(|days| days.worked);
    let mut text = String::new();
    let mut taken = Some([false; 7]);
    for clause in clauses {
        let days = selector(&clause.days, by_work);
        let adds = add_to(&mut taken, &clause.days, by_work);
        let separator = if text.is_empty() {
            ""
        } else if adds {
            ", "
        } else {
            "; "
        };
        text.push_str(&format!("{separator}{}", [days, times(&clause.spans)].join(" ").trim()));
    }
    let usual = clauses.first().map(|clause| times(&clause.spans)).unwrap_or_default();
    for exception in exceptions {
        let rule = match exception {
            Exception::Closed(days) => format!("{} off", selector(days, by_work)),
            Exception::AsUsual(days) => format!("{} {usual}", selector(days, by_work)),
            Exception::Break(span) => format!("{} off", times(&[*span])),
        };
        let separator = if text.is_empty() { "" } else { "; " };
        text.push_str(&format!("{separator}{}", rule.trim()));
    }
    text
}

/// Whether the clause speaks of weekdays no clause before it spoke of: then it adds to them, and a night that began the
/// day before stays.
fn add_to(taken: &mut Option<[bool; 7]>, days: &Days, by_work: bool) -> bool {
    let own = week(days);
    match taken {
        Some(before) if days.is_plain() && !days.is_every() && !(by_work && days.weekend) => {
            let free = before.iter().zip(own).all(|(taken, own)| !(*taken && own));
            before.iter_mut().zip(own).for_each(|(taken, own)| *taken |= own);
            free
        }
        _ => {
            *taken = None;
            false
        }
    }
}

fn week(days: &Days) -> [bool; 7] {
    std::array::from_fn(|day| days.weekdays.get(day).copied().unwrap_or(false) || (days.weekend && day >= 5))
}

fn selector(days: &Days, by_work: bool) -> String {
    let mut text = String::new();
    if days.lunar != 0 {
        let list: Vec<String> =
            (1..=30).filter(|day| days.lunar >> day & 1 == 1).map(|day: u32| day.to_string()).collect();
        text.push_str(&format!("lunar[{}] ", list.join(",")));
    }
    let ours: Vec<&str> = [(days.worked, "worked"), (days.weekend && by_work, "free-weekend")]
        .into_iter()
        .filter_map(|(is, word)| is.then_some(word))
        .collect();
    text.push_str(&ours.join(","));
    let mut list = weekday_ranges(&if by_work { days.weekdays } else { week(days) });
    list.extend(days.nth.iter().cloned());
    list.extend(days.holiday.then(|| "PH".to_owned()));
    for part in [days.dates.join(","), list.join(",")] {
        if !part.is_empty() {
            let blank = if text.is_empty() || text.ends_with(' ') { "" } else { " " };
            text.push_str(&format!("{blank}{part}"));
        }
    }
    text.trim().to_owned()
}

/// Runs of weekdays: `Mo-Fr`, `Sa,Su`; all seven are no selector.
fn weekday_ranges(days: &[bool; 7]) -> Vec<String> {
    let letters = |index: usize| Weekday::ALL.get(index).map_or("", |day| day.letters());
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < 7 {
        let length = days.iter().skip(start).take_while(|day| **day).count();
        match length {
            0 => {}
            1 => ranges.push(letters(start).to_owned()),
            2 => ranges.extend([letters(start).to_owned(), letters(start + 1).to_owned()]),
            _ => ranges.push(format!("{}-{}", letters(start), letters(start + length - 1))),
        }
        start += length.max(1);
    }
    ranges
}

fn times(spans: &[(u16, u16)]) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = |&(from, to): &(u16, u16)| {
        // A night ends on the clock of the next day, unless it is longer than a day.
        let end = if to > 1440 && to - 1440 <= from { to - 1440 } else { to };
        format!("{}-{}", clock(from), clock(end))
    };
    spans.iter().map(span).collect::<Vec<_>>().join(",")
}

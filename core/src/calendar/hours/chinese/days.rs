//! Which days a phrase speaks of.

use std::ops::Range;

use super::token::{DayClass, Placed, Token};
use crate::calendar::Weekday;

/// Days as a phrase gives them; nothing set means every day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) weekdays: [bool; 7],
    pub(super) worked: bool,
    pub(super) weekend: bool,
    pub(super) holiday: bool,
    /// Dates and months as OpenStreetMap writes them.
    pub(super) dates: Vec<String>,
    /// Weekdays with their place in the month, as OpenStreetMap writes them.
    pub(super) nth: Vec<String>,
    /// Lunar days as bits 1 to 30.
    pub(super) lunar: u32,
}

impl Days {
    pub(super) fn is_every(&self) -> bool {
        *self == Days::default()
    }

    pub(super) fn add(&mut self, other: &Days) {
        for (own, theirs) in self.weekdays.iter_mut().zip(other.weekdays) {
            *own |= theirs;
        }
        self.worked |= other.worked;
        self.weekend |= other.weekend;
        self.holiday |= other.holiday;
        self.lunar |= other.lunar;
        self.dates.extend_from_slice(&other.dates);
        self.nth.extend_from_slice(&other.nth);
    }

    /// Whether nothing but weekdays is asked for.
    pub(super) fn is_plain(&self) -> bool {
        Days { weekdays: [false; 7], weekend: false, ..self.clone() }.is_every()
    }
}

/// The tokens without fillers, to be looked at one after the other.
#[derive(Default)]
pub(super) struct Cursor<'a> {
    pub(super) tokens: &'a [Placed],
    pub(super) next: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.next + ahead).map(|placed| placed.token)
    }

    /// The bytes of the text from token `from` up to the cursor.
    pub(super) fn bytes(&self, from: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(0, |placed| placed.at.start);
        let end = self.tokens.get(self.next.max(from + 1) - 1).map_or(start, |placed| placed.at.end);
        start..end
    }

    /// One phrase of days at the cursor, which moves past it; `None` when there is none.
    pub(super) fn days(&mut self) -> Option<Days> {
        match self.peek(0)? {
            Token::Week | Token::Weekday(_) => self.weekdays(),
            Token::Class(class) => {
                self.next += 1;
                Some(of_class(class))
            }
            Token::EveryMonth | Token::Lunar | Token::First | Token::Whenever => {
                self.moon().or_else(|| self.every_month()).or_else(|| self.whenever())
            }
            Token::Number(_) => self.dates(),
            _ => None,
        }
    }

    /// 周一, 周一至周五, 周一、三、五.
    fn weekdays(&mut self) -> Option<Days> {
        let mut days = Days::default();
        let first = self.weekday()?;
        let mut last = first;
        mark(&mut days.weekdays, first, first);
        loop {
            let back = self.next;
            match self.peek(0) {
                Some(Token::Range) => {
                    self.next += 1;
                    let Some(end) = self.weekday() else {
                        self.next = back;
                        return Some(days);
                    };
                    mark(&mut days.weekdays, last, end);
                    last = end;
                }
                Some(Token::And) if matches!(self.peek(1), Some(Token::Weekday(_))) => {
                    self.next += 1;
                    last = self.weekday()?;
                    mark(&mut days.weekdays, last, last);
                }
                Some(Token::Weekday(_)) => {
                    last = self.weekday()?;
                    mark(&mut days.weekdays, last, last);
                }
                _ => return Some(days),
            }
        }
    }

    fn weekday(&mut self) -> Option<u8> {
        let start = self.next;
        if self.peek(0) == Some(Token::Week) {
            self.next += 1;
        }
        match self.peek(0) {
            Some(Token::Weekday(day)) => {
                self.next += 1;
                Some(day)
            }
            _ => {
                self.next = start;
                None
            }
        }
    }

    /// 逢 before days that need no such word: 逢周三.
    fn whenever(&mut self) -> Option<Days> {
        let start = self.next;
        if self.peek(0) == Some(Token::Whenever) {
            self.next += 1;
            if matches!(self.peek(0), Some(Token::Week | Token::Class(_))) {
                return self.days();
            }
        }
        self.next = start;
        None
    }

    /// 农历初一、十五; 逢农历三、六、九赶集, which is each day that ends so.
    fn moon(&mut self) -> Option<Days> {
        let start = self.next;
        let (mut named, mut whenever, mut first) = (false, false, false);
        let mut numbers = Vec::new();
        loop {
            match self.peek(0) {
                Some(Token::Lunar) => named = true,
                Some(Token::Whenever) => whenever = true,
                Some(Token::EveryMonth) => {}
                Some(Token::First) => first = true,
                Some(Token::And) if !numbers.is_empty() && self.is_moon_next() => {}
                Some(Token::Number(number)) if (1..=30).contains(&number) && !self.is_date_next() => {
                    numbers.push(number)
                }
                Some(Token::DayOfMonth | Token::Market) if !numbers.is_empty() => {}
                _ => break,
            }
            whenever |= self.peek(0) == Some(Token::Market);
            self.next += 1;
        }
        if numbers.is_empty() || !(named || first) {
            self.next = start;
            return None;
        }
        let endings = whenever && !first && numbers.iter().all(|number| *number <= 10);
        let falls = |day: u16| numbers.iter().any(|n| if endings { day % 10 == n % 10 } else { day == *n });
        let lunar = (1..=30).filter(|day| falls(*day)).fold(0, |bits, day| bits | 1 << day);
        Some(Days { lunar, ..Days::default() })
    }

    fn is_moon_next(&self) -> bool {
        matches!(self.peek(1), Some(Token::First))
            || matches!(self.peek(1), Some(Token::Number(n)) if n <= 30 && !matches!(self.peek(2), Some(Token::Range | Token::Hour | Token::Month)))
    }

    /// Whether the number at the cursor is an hour or of a month: no day of the moon.
    fn is_date_next(&self) -> bool {
        matches!(self.peek(1), Some(Token::Month | Token::Hour | Token::Range))
    }

    /// 每月10日, 每月1日、15日, 每月第二个周六.
    fn every_month(&mut self) -> Option<Days> {
        let start = self.next;
        self.next += 1;
        let days = match self.peek(0) {
            Some(Token::Nth) => self.nth(),
            _ => self.days_of_month(),
        };
        if days.is_none() {
            self.next = start;
        }
        days
    }

    fn nth(&mut self) -> Option<Days> {
        let Some(Token::Number(number @ 1..=5)) = self.peek(1) else { return None };
        self.next += 2 + usize::from(self.peek(2) == Some(Token::Counter));
        let day = Weekday::ALL.get(usize::from(self.weekday()?))?;
        Some(Days { nth: vec![format!("{}[{number}]", day.letters())], ..Days::default() })
    }

    fn days_of_month(&mut self) -> Option<Days> {
        let mut dates = Vec::new();
        while let (Some(Token::Number(day @ 1..=31)), Some(Token::DayOfMonth)) = (self.peek(0), self.peek(1)) {
            let months = MONTHS.iter().zip(LENGTHS).filter(|(_, length)| day <= *length);
            dates.extend(months.map(|(month, _)| format!("{month} {day:02}")));
            self.next += 2;
            match (self.peek(0), self.peek(1), self.peek(2)) {
                (Some(Token::And), Some(Token::Number(_)), Some(Token::DayOfMonth)) => self.next += 1,
                _ => break,
            }
        }
        (!dates.is_empty()).then(|| Days { dates, ..Days::default() })
    }

    /// 4月至10月, 4-10月, 5月1日至10月7日.
    fn dates(&mut self) -> Option<Days> {
        let start = self.next;
        let mut read = || {
            if let (Some(Token::Number(from)), Some(Token::Range), Some(Token::Number(to)), Some(Token::Month)) =
                (self.peek(0), self.peek(1), self.peek(2), self.peek(3))
            {
                self.next += 4;
                return Some(format!("{}-{}", month(from)?, month(to)?));
            }
            let from = self.date()?;
            if self.peek(0) != Some(Token::Range) {
                return Some(from);
            }
            self.next += 1;
            Some(format!("{from}-{}", self.date()?))
        };
        let Some(text) = read() else {
            self.next = start;
            return None;
        };
        Some(Days { dates: vec![text], ..Days::default() })
    }

    fn date(&mut self) -> Option<String> {
        let (Some(Token::Number(number)), Some(Token::Month)) = (self.peek(0), self.peek(1)) else { return None };
        self.next += 2;
        let month = month(number)?;
        match (self.peek(0), self.peek(1)) {
            (Some(Token::Number(day @ 1..=31)), Some(Token::DayOfMonth)) => {
                self.next += 2;
                Some(format!("{month} {day:02}"))
            }
            _ => Some(month.to_owned()),
        }
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How many days each month has at most.
const LENGTHS: [u16; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn month(number: u16) -> Option<&'static str> {
    MONTHS.get(usize::from(number).checked_sub(1)?).copied()
}

fn mark(days: &mut [bool; 7], first: u8, last: u8) {
    let length = (7 + last - first) % 7;
    for (day, marked) in (0_u8..).zip(days.iter_mut()) {
        *marked |= (7 + day - first) % 7 <= length;
    }
}

fn of_class(class: DayClass) -> Days {
    let mut days = Days::default();
    match class {
        DayClass::Worked => days.worked = true,
        DayClass::Weekend => days.weekend = true,
        DayClass::Holiday => days.holiday = true,
        DayClass::Every => {}
    }
    days
}

//! What the rules together say of a day.
//!
//! The order of rules is that of the specification of `opening_hours`: a later normal rule replaces what earlier ones say of
//! its day, the rest of the night before included; a night that began the day before adds to what earlier rules say.

use super::Hours;
use super::line::{DAY, Line, Piece, agreed};
use super::reading::{DayReading, readings};
use super::rule::{DayTest, Operator, Rule, Span};
use crate::calendar::{Date, DayKind, State, WeekRule, Weekday, WorkCalendar};

impl Hours {
    /// The changes of state of a day, from its midnight on; minutes since midnight.
    pub(crate) fn day(&self, date: Date, calendar: &WorkCalendar, rule: WeekRule) -> Vec<(u16, State)> {
        let todays = readings(date, calendar, self.asks, rule);
        let yesterdays = match date.plus_days(-1) {
            Some(before) if self.has_nights => {
                readings(before, calendar, self.asks, rule).into_iter().map(|r| Some((before, r))).collect()
            }
            _ => vec![None],
        };
        let pairs = todays.iter().flat_map(|today| yesterdays.iter().map(move |before| (today, before.as_ref())));
        let lines = pairs.map(|(today, before)| self.line(date, today, before).changes());
        lines.reduce(|one, other| agreed(&one, &other)).unwrap_or_else(|| vec![(0, State::Unknown)])
    }

    /// Monday to Sunday of a week without holidays and make-up workdays; `None` when the date matters too.
    pub(crate) fn usual_days(&self) -> Option<Vec<Vec<(u16, State)>>> {
        let dated = |rule: &Rule| {
            let by_date = rule.days.iter().any(|test| matches!(test, DayTest::Dated(_)));
            rule.dates.is_some() || rule.lunar_days != 0 || by_date
        };
        if self.rules.iter().any(dated) {
            return None;
        }
        let read = |weekday: Weekday, school_holiday| {
            let kind = if weekday.is_weekend() { DayKind::Weekend } else { DayKind::Workday };
            DayReading { weekday: Some(weekday), kind, school_holiday, moon: false }
        };
        // No rule asks for the date, so any will do.
        let date = Date::FIRST;
        let school: &[bool] = if self.asks.school { &[false, true] } else { &[false] };
        let day = |(weekday, before): (&Weekday, &Weekday)| {
            let pairs = school.iter().flat_map(|today| school.iter().map(move |night| (*today, *night)));
            let lines = pairs.map(|(today, night)| {
                self.line(date, &read(*weekday, today), Some(&(date, read(*before, night)))).changes()
            });
            lines.reduce(|one, other| agreed(&one, &other)).unwrap_or_else(|| vec![(0, State::Unknown)])
        };
        let before = Weekday::ALL.iter().cycle().skip(6);
        Some(Weekday::ALL.iter().zip(before).map(day).collect())
    }

    /// The day as its rules give it when it and the day before are read in one way each.
    fn line(&self, date: Date, today: &DayReading, before: Option<&(Date, DayReading)>) -> Line {
        let (mut matched, mut said) = (false, Line::default());
        for rule in &self.rules {
            let holds = rule.holds(date, today);
            let night = before.is_some_and(|(date, reading)| rule.has_night() && rule.holds(*date, reading));
            let mut own = Line::default();
            if holds {
                lay_spans(&mut own, rule, |span| (span.from, span.to.min(DAY)));
            }
            if night {
                lay_spans(&mut own, rule, |span| (span.from.saturating_sub(DAY), span.to.saturating_sub(DAY)));
            }
            match rule.operator {
                Operator::Normal if holds && rule.state != State::Closed => said = own,
                Operator::Normal | Operator::Additional => said.lay_all(&own),
                Operator::Fallback if matched && !said.says_nothing() => continue,
                Operator::Fallback => {
                    (matched, said) = (holds, own);
                    continue;
                }
            }
            matched |= holds;
        }
        said
    }
}

fn lay_spans(line: &mut Line, rule: &Rule, part: impl Fn(&Span) -> (u16, u16)) {
    for span in &rule.spans {
        let (from, to) = part(span);
        line.lay(Piece { from, to, state: span.instead.unwrap_or(rule.state), remark: rule.remark });
    }
}

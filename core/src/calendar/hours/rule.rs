//! One rule of opening hours: on which days, from when to when, open or not.

use opening_hours::OpeningHours;
use opening_hours_syntax::rules::day::WeekDayRange;

use super::reading::DayReading;
use crate::calendar::{Date, DayKind, State, Weekday};

/// How a rule stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `;`: it replaces what earlier rules say of its days; one that closes only takes its hours away.
    Normal,
    /// `,`: it adds to them.
    Additional,
    /// `||`: it speaks where they say nothing.
    Fallback,
}

/// A test on the kind of a day; a rule holds on a day when any of its tests does.
#[derive(Clone, Debug)]
pub(crate) enum DayTest {
    /// Plain weekdays, by their number from Monday.
    Weekdays([bool; 7]),
    /// Weekdays of the month or with an offset (`Mo[1]`): a matter of the date, which no make-up workday moves.
    Dated(OpeningHours),
    /// Public holidays: the breaks of the work calendar.
    PublicHoliday,
    /// School holidays, of which there is no table.
    SchoolHoliday,
    /// Days that are worked, make-up workdays among them (工作日).
    Worked,
    /// Saturdays and Sundays that are not worked and of no break (周末, where 工作日 is spoken of too).
    FreeWeekend,
}

/// Hours of a day in minutes from its midnight, up to 2,880: the night belongs to the day it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: u16,
    pub(crate) to: u16,
    /// The state instead of the rule's own, where the text leaves it open (`17:00+`, sunrise).
    pub(crate) instead: Option<State>,
}

/// One rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) operator: Operator,
    /// Years, months, dates and weeks; `None` any.
    pub(crate) dates: Option<OpeningHours>,
    /// Days of the lunar month as bits 1 to 30; 0 any.
    pub(crate) lunar_days: u32,
    /// Tests on the kind of day; empty any.
    pub(crate) days: Vec<DayTest>,
    pub(crate) spans: Vec<Span>,
    pub(crate) state: State,
    /// Whether it carries a comment; a closed rule with one still counts as something said.
    pub(crate) remark: bool,
}

impl Rule {
    /// Whether it holds on `date`, read as `reading` says.
    pub(crate) fn holds(&self, date: Date, reading: &DayReading) -> bool {
        let dated = self.dates.as_ref().is_none_or(|dates| matches_date(dates, date));
        dated && self.holds_by_moon(date, reading) && self.holds_by_kind(date, reading)
    }

    fn holds_by_moon(&self, date: Date, reading: &DayReading) -> bool {
        self.lunar_days == 0 || date.lunar().map_or(reading.moon, |lunar| self.lunar_days >> lunar.day & 1 == 1)
    }

    fn holds_by_kind(&self, date: Date, reading: &DayReading) -> bool {
        let weekday = reading.weekday.unwrap_or_else(|| date.weekday());
        let holds = |test: &DayTest| match test {
            DayTest::Weekdays(days) => days.get(weekday as usize).copied().unwrap_or(false),
            DayTest::Dated(dates) => matches_date(dates, date),
            DayTest::PublicHoliday => reading.kind == DayKind::Holiday,
            DayTest::SchoolHoliday => reading.school_holiday,
            DayTest::Worked => reading.kind.is_worked(),
            DayTest::FreeWeekend => reading.kind == DayKind::Weekend,
        };
        self.days.is_empty() || self.days.iter().any(holds)
    }

    /// Whether its hours may reach into the next day.
    pub(crate) fn has_night(&self) -> bool {
        self.spans.iter().any(|span| span.to > super::line::DAY)
    }
}

/// Whether a rule that is open all day on its dates is open on this one.
fn matches_date(dates: &OpeningHours, date: Date) -> bool {
    !dates.schedule_at(date.civil()).is_empty()
}

/// The test a weekday selector stands for, or `None` when it is more than plain weekdays.
pub(crate) fn plain_weekdays(range: &WeekDayRange) -> Option<[bool; 7]> {
    let WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } = range else { return None };
    if nth_from_start.contains(&false) || nth_from_end.contains(&false) {
        return None;
    }
    let (first, last) = (Weekday::of(*range.start()) as usize, Weekday::of(*range.end()) as usize);
    // From Friday to Monday goes over the weekend.
    let length = (7 + last - first) % 7;
    Some(std::array::from_fn(|day| (7 + day - first) % 7 <= length))
}

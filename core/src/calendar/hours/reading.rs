//! The ways a day may have to be read: as written, as another weekday, as a holiday.

use crate::calendar::{Date, DayKind, WeekRule, Weekday, WorkCalendar};

/// One way to read a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DayReading {
    /// The weekday whose rules hold; `None` its own.
    pub(crate) weekday: Option<Weekday>,
    /// The kind of day it is taken for.
    pub(crate) kind: DayKind,
    /// Whether it is taken for a school holiday.
    pub(crate) school_holiday: bool,
    /// What a test on the lunar day gives where the lunar day is not known.
    pub(crate) moon: bool,
}

/// What the hours ask of a day, so that no reading is made for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asks {
    pub(crate) weekdays: bool,
    pub(crate) holidays: bool,
    pub(crate) kinds: bool,
    pub(crate) school: bool,
    pub(crate) moon: bool,
}

/// Every way `date` has to be read; the module's documentation in `core/docs/design.md` has the table.
pub(crate) fn readings(date: Date, calendar: &WorkCalendar, asks: Asks, rule: WeekRule) -> Vec<DayReading> {
    let kinds: &[DayKind] = match (calendar.kind(date), date.weekday().is_weekend()) {
        (Some(DayKind::Workday), _) => &[DayKind::Workday],
        (Some(DayKind::Weekend), _) => &[DayKind::Weekend],
        (Some(DayKind::Holiday), _) => &[DayKind::Holiday],
        (Some(DayKind::MakeUpWorkday), _) => &[DayKind::MakeUpWorkday],
        (None, false) => &[DayKind::Workday, DayKind::Holiday],
        (None, true) => &[DayKind::Weekend, DayKind::Holiday, DayKind::MakeUpWorkday],
    };
    let mut all = Vec::new();
    for kind in kinds {
        for weekday in weekdays(date, *kind, asks, rule) {
            let plain = DayReading { weekday, kind: *kind, school_holiday: false, moon: false };
            all.push(plain);
            if *kind == DayKind::Holiday && asks.kinds && !asks.holidays {
                // Workdays and weekends are spoken of, holidays are not: it may be like a weekend.
                all.push(DayReading { kind: DayKind::Weekend, ..plain });
            }
        }
    }
    double(&mut all, asks.school, |reading| DayReading { school_holiday: true, ..*reading });
    double(&mut all, asks.moon && date.lunar().is_none(), |reading| DayReading { moon: true, ..*reading });
    all
}

fn weekdays(date: Date, kind: DayKind, asks: Asks, rule: WeekRule) -> Vec<Option<Weekday>> {
    let (week, weekend) = Weekday::ALL.split_at(5);
    let like = match kind {
        DayKind::Holiday if !asks.holidays && !date.weekday().is_weekend() => weekend,
        DayKind::MakeUpWorkday => week,
        _ => &[],
    };
    if like.is_empty() || !asks.weekdays {
        return vec![None];
    }
    let as_written = match rule {
        WeekRule::FollowsWorkdays => None,
        WeekRule::AsWritten => Some(None),
    };
    as_written.into_iter().chain(like.iter().copied().map(Some)).collect()
}

fn double(all: &mut Vec<DayReading>, needed: bool, other: impl Fn(&DayReading) -> DayReading) {
    if needed {
        let others: Vec<_> = all.iter().map(other).collect();
        all.extend(others);
    }
}

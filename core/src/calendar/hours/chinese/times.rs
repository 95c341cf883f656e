//! From when to when a phrase speaks of.

use super::days::Cursor;
use super::token::{PartOfDay, Token};

const HOUR: u16 = 60;
const DAY: u16 = 24 * HOUR;

/// A time as it is written, before it is known which half of the day it is of.
#[derive(Clone, Copy, Debug)]
struct Written {
    minute: u16,
    part: Option<PartOfDay>,
    next_day: bool,
    /// Whether it is no bare number, so that it cannot be anything else than a time.
    is_time: bool,
}

impl Cursor<'_> {
    /// A phrase such as 上午8:00-12:00 at the cursor, which moves past it, as minutes from midnight.
    ///
    /// `Some(None)` is a phrase that is a time and still does not say when: 8:00-5:30, of which nobody knows the half of
    /// the day.
    pub(super) fn span(&mut self) -> Option<Option<(u16, u16)>> {
        let start = self.next;
        let read = self.written().and_then(|from| self.until(from).map(|to| (from, to)));
        let Some((from, to)) = read.filter(|(from, to)| from.is_time || to.is_time) else {
            self.next = start;
            return None;
        };
        Some(resolve(from, to))
    }

    /// The end, after 至, or after 开门, or as 晚10 in 早8晚10.
    fn until(&mut self, from: Written) -> Option<Written> {
        match (self.peek(0), self.peek(1)) {
            (Some(Token::Range), _) => self.next += 1,
            (Some(Token::Opens), Some(Token::And | Token::Range)) => self.next += 2,
            (Some(Token::Opens), _) => self.next += 1,
            (Some(Token::Part(_)), _) if from.part.is_some() => {}
            _ => return None,
        }
        let to = self.written()?;
        if self.peek(0) == Some(Token::Closes) {
            self.next += 1;
        }
        Some(to)
    }

    fn written(&mut self) -> Option<Written> {
        let (mut part, mut next_day) = (None, false);
        while let Some(Token::Part(named)) = self.peek(0) {
            match named {
                PartOfDay::NextDay => next_day = true,
                named => part = Some(named),
            }
            self.next += 1;
        }
        let (minute, mut is_time) = match self.peek(0)? {
            Token::Clock(minute) => (minute, true),
            Token::Number(hour @ 0..=30) => (hour * HOUR, part.is_some() || next_day),
            _ => return None,
        };
        self.next += 1;
        if self.peek(0) == Some(Token::Hour) {
            (is_time, self.next) = (true, self.next + 1);
        }
        if let Some(Token::Suffix(named)) = self.peek(0) {
            (part, is_time, self.next) = (Some(named), true, self.next + 1);
        }
        Some(Written { minute, part, next_day, is_time })
    }
}

fn resolve(from: Written, to: Written) -> Option<(u16, u16)> {
    let start = on_the_clock(from.minute, from.part)?;
    // 下午2:00-5:30: the half of the day goes on, if that makes an end after the beginning.
    let afternoon = matches!(from.part, Some(PartOfDay::Noon | PartOfDay::Afternoon | PartOfDay::Evening));
    let later = to.minute + 12 * HOUR;
    let goes_on = afternoon && to.part.is_none() && !to.next_day && to.minute < 13 * HOUR;
    let goes_on = goes_on && to.minute <= start && (start..DAY + HOUR).contains(&later);
    let mut end = if goes_on { later } else { on_the_clock(to.minute, to.part)? };
    if to.next_day {
        end = (end % DAY) + DAY;
    }
    if end <= start && !to.next_day {
        // In the small hours of the next day, or in the afternoon of this one? Without a word, 8:00-5:30 may be either.
        let said = to.part == Some(PartOfDay::Night) || from.part.is_some() && to.part.is_none();
        let at_midnight = end % DAY == 0;
        if !(said || at_midnight || start >= 12 * HOUR && end < 12 * HOUR) {
            return None;
        }
        end += DAY;
    }
    (start < DAY && start < end && end <= 2 * DAY).then_some((start, end))
}

/// The minute of the day on a clock of 24 hours.
fn on_the_clock(minute: u16, part: Option<PartOfDay>) -> Option<u16> {
    let half = 12 * HOUR;
    let noon_hour = (half..half + HOUR).contains(&minute);
    let minute = match part {
        Some(PartOfDay::Afternoon) if minute < half => minute + half,
        // 晚上12点 is the midnight that ends the day.
        Some(PartOfDay::Evening) if noon_hour => minute + half,
        Some(PartOfDay::Evening) if minute >= 4 * HOUR && minute < half => minute + half,
        // 晚上2点 is of the night after.
        Some(PartOfDay::Evening) if minute < 4 * HOUR => minute + DAY,
        Some(PartOfDay::Noon) if minute < 3 * HOUR => minute + half,
        Some(PartOfDay::Night) if noon_hour => minute - half,
        _ => minute,
    };
    (minute <= 2 * DAY).then_some(minute)
}

//! Reading words into phrases: days with hours, and exceptions.

use std::ops::Range;

use super::compose::{Clause, Exception};
use super::days::{Cursor, Days};
use super::token::{DayClass, Placed, Token};

const WHOLE_DAY: (u16, u16) = (0, 1440);

/// What a text says, and where it says something else.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    pub(super) clauses: Vec<Clause>,
    pub(super) exceptions: Vec<Exception>,
    pub(super) not_understood: Vec<Range<usize>>,
}

/// Reads the words of `text`.
pub(super) fn read(text: &str, tokens: &[Placed]) -> Phrases {
    let kept: Vec<Placed> = tokens.iter().filter(|placed| placed.token != Token::Filler).cloned().collect();
    let mut reader = Reader { cursor: Cursor { tokens: &kept, next: 0 }, ..Reader::default() };
    while reader.cursor.next < kept.len() {
        reader.step();
    }
    reader.finish(text)
}

#[derive(Default)]
struct Reader<'a> {
    cursor: Cursor<'a>,
    found: Phrases,
    /// The clause being read, and where its days and its season stand.
    clause: Clause,
    days_at: Option<Range<usize>>,
    season_at: Option<Range<usize>>,
    /// Whether the next span is a break.
    in_break: bool,
    /// Whether the last thing read is a closing that a bracket right behind may except days from.
    just_closed: bool,
}

impl Reader<'_> {
    fn step(&mut self) {
        let start = self.cursor.next;
        if let Some(days) = self.day_list() {
            self.take_days(days, start);
            return;
        }
        if let Some(span) = self.cursor.span() {
            self.take_span(span, start);
            return;
        }
        let Some(token) = self.cursor.peek(0) else { return };
        self.cursor.next += 1;
        match token {
            Token::AllDay => self.take_span(Some(WHOLE_DAY), start),
            Token::Season => self.season_at = Some(self.cursor.bytes(start)),
            Token::Break => self.in_break = true,
            Token::WeekendOff => {
                let weekend = Days { weekend: true, ..Days::default() };
                self.found.exceptions.push(Exception::Closed(weekend));
            }
            // Neither a bracket nor a comma parts a closing from what is excepted from it.
            Token::Open | Token::And => return,
            Token::End | Token::Close | Token::AsUsual | Token::Market => {}
            _ => self.found.not_understood.push(self.cursor.bytes(start)),
        }
        self.just_closed = false;
    }

    /// Days joined by 、 and 及.
    fn day_list(&mut self) -> Option<Days> {
        let every = |cursor: &Cursor<'_>| cursor.peek(0) == Some(Token::Class(DayClass::Every));
        let mut is_every = every(&self.cursor);
        let mut days = self.cursor.days()?;
        loop {
            let back = self.cursor.next;
            if self.cursor.peek(0) == Some(Token::And) {
                self.cursor.next += 1;
            }
            is_every |= every(&self.cursor);
            match self.cursor.days() {
                Some(more) => days.add(&more),
                None => {
                    self.cursor.next = back;
                    // 每天 and some days is every day.
                    return Some(if is_every { Days::default() } else { days });
                }
            }
        }
    }

    fn take_days(&mut self, days: Days, start: usize) {
        let at = self.cursor.bytes(start);
        let exception = match self.cursor.peek(0) {
            Some(Token::Except) if self.just_closed => Exception::AsUsual(days.clone()),
            Some(Token::Closed | Token::Except) => Exception::Closed(days.clone()),
            Some(Token::AsUsual) => Exception::AsUsual(days.clone()),
            _ => {
                self.just_closed = false;
                if !self.clause.spans.is_empty() {
                    self.flush();
                }
                self.clause.days.add(&days);
                self.days_at = Some(at);
                return;
            }
        };
        self.cursor.next += 1;
        self.just_closed = matches!(exception, Exception::Closed(_));
        // 每天照常 says nothing new; 每天休息 would.
        match (&exception, days.is_every()) {
            (Exception::AsUsual(_), true) => {}
            _ => self.found.exceptions.push(exception),
        }
    }

    fn take_span(&mut self, span: Option<(u16, u16)>, start: usize) {
        self.just_closed = false;
        match span {
            Some(span) if self.in_break => self.found.exceptions.push(Exception::Break(span)),
            Some(span) if span == WHOLE_DAY && !self.clause.spans.is_empty() && !self.clause.spans.contains(&span) => {
                self.found.not_understood.push(self.cursor.bytes(start));
            }
            Some(span) if !self.clause.spans.contains(&span) => self.clause.spans.push(span),
            Some(_) => {}
            None => self.found.not_understood.push(self.cursor.bytes(start)),
        }
        self.in_break = false;
    }

    /// Ends the clause being read.
    fn flush(&mut self) {
        let clause = std::mem::take(&mut self.clause);
        if let Some(at) = self.season_at.take().filter(|_| clause.days.dates.is_empty()) {
            self.found.not_understood.push(at);
        }
        let days_at = self.days_at.take();
        if !clause.spans.is_empty() {
            if clause.spans.len() > 1 && clause.spans.contains(&WHOLE_DAY) {
                self.found.not_understood.extend(days_at);
            }
            self.found.clauses.push(clause);
            return;
        }
        match self.found.clauses.last_mut() {
            // 8:00-18:00（周一至周五）: the days come after.
            Some(before) if before.days.is_every() => before.days = clause.days,
            _ => self.found.not_understood.extend(days_at),
        }
    }

    fn finish(mut self, text: &str) -> Phrases {
        self.flush();
        // Days and exceptions without any hours: nothing says when.
        if self.found.clauses.is_empty() && self.found.not_understood.is_empty() && !self.found.exceptions.is_empty() {
            self.found.not_understood.push(0..text.len());
        }
        self.found.not_understood = joined(std::mem::take(&mut self.found.not_understood));
        self.found
    }
}

/// Neighbours as one, with the filler between them: a phrase is named as a whole.
fn joined(mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    const FILLER_BYTES: usize = 4;
    parts.sort_unstable_by_key(|part| part.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start <= last.end + FILLER_BYTES => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}

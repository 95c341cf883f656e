//! Hours of a day from the time selectors of OpenStreetMap.

use opening_hours_syntax::rules::time::{Time, TimeEvent, TimeSelector, TimeSpan};

use super::line::DAY;
use super::rule::Span;
use crate::calendar::State;

/// Until when a night may last that ends at sunrise or dawn.
const NOON: u16 = DAY / 2;

/// The spans of a selector, in minutes since midnight.
///
/// What the text leaves open is unknown: the end of `17:00+`, the times of `10:00-16:00/90`, and sunrise and sunset, which
/// are hours apart between east and west of a country with one clock.
///
/// # Errors
///
/// In one sentence, what cannot be read.
pub(super) fn read_spans(selector: &TimeSelector) -> Result<Vec<Span>, String> {
    let mut spans = Vec::new();
    for span in &selector.spans {
        match (span.range.start, span.range.end) {
            (Time::Fixed(from), Time::Fixed(to)) => {
                read_fixed(span, from.mins_from_midnight(), to.mins_from_midnight(), &mut spans)?;
            }
            (_, to) => read_by_the_sun(to, &mut spans),
        }
    }
    Ok(spans)
}

fn read_fixed(span: &TimeSpan, from: u16, to: u16, spans: &mut Vec<Span>) -> Result<(), String> {
    let to = match (from < to, to <= DAY) {
        (true, _) => to,
        (false, true) => to + DAY,
        (false, false) => return Err("hours that end before they begin".to_owned()),
    };
    let unknown = Some(State::Unknown);
    if span.repeats.is_some() || (span.open_end && to == DAY) {
        spans.push(Span { from, to, instead: unknown });
        return Ok(());
    }
    spans.push(Span { from, to, instead: None });
    if span.open_end && to < DAY {
        spans.push(Span { from: to, to: DAY, instead: unknown });
    }
    Ok(())
}

fn read_by_the_sun(to: Time, spans: &mut Vec<Span>) {
    let night = match to {
        Time::Fixed(to) if to.mins_from_midnight() <= NOON => to.mins_from_midnight(),
        Time::Fixed(to) => to.mins_from_midnight().saturating_sub(DAY),
        Time::Variable(to) if matches!(to.event, TimeEvent::Dawn | TimeEvent::Sunrise) => NOON,
        Time::Variable(_) => 0,
    };
    spans.push(Span { from: 0, to: DAY + night, instead: Some(State::Unknown) });
}

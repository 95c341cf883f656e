//! Opening hours in Chinese, as they stand on doors and in tables: 周一至周五 8:00—18:00，节假日除外.
//!
//! The text is folded to one way of writing, cut into words, read into phrases of days, hours and exceptions, and written
//! as OpenStreetMap would. What is in no phrase is named: hours of which a part is not understood are not those hours.

mod compose;
mod days;
mod fold;
mod phrases;
mod scan;
mod times;
mod token;

use super::{Hours, HoursReading};

/// Longer texts are no opening hours.
const LONGEST_CHARS: usize = 400;

/// What could be made of a text that is not in the syntax of OpenStreetMap, for the given reason.
pub(super) fn examine(text: &str, reason: String) -> HoursReading {
    let refuse = |reason: String| HoursReading { understood: None, not_understood: vec![reason] };
    if text.chars().nth(LONGEST_CHARS).is_some() {
        return refuse(reason);
    }
    let folded = fold::fold(text);
    let phrases = phrases::read(&folded, &scan::scan(&folded));
    let slice = |at: std::ops::Range<usize>| folded.get(at).unwrap_or_default().trim().to_owned();
    let not_understood: Vec<String> = phrases.not_understood.into_iter().map(slice).filter(|t| !t.is_empty()).collect();
    if phrases.clauses.is_empty() {
        return match not_understood.is_empty() {
            true => refuse(reason),
            false => HoursReading { understood: None, not_understood },
        };
    }
    match Hours::from_osm(&compose::compose(&phrases.clauses, &phrases.exceptions)) {
        Ok(hours) => HoursReading { understood: Some(hours), not_understood },
        Err(reason) => refuse(reason),
    }
}

//! iCalendar (RFC 5545): the calendars people and systems already have, read and written.

mod line;
mod read;
mod write;

pub use read::read_ical;
pub use write::write_ical;

/// The property that says what becomes of an event on holidays.
const HOLIDAYS: &str = "X-LIFECIRCLE-HOLIDAYS";

//! From TOML text to a checked [`Standard`](super::Standard): parse, lay one edition over another, resolve.

mod cited;
mod document;
mod grades;
mod measured;
mod resolve;
mod section;

pub(super) use document::Document;
pub(super) use grades::read_grades;
pub(super) use resolve::resolve;

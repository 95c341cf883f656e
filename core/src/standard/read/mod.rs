//! From TOML text to a checked [`Standard`](super::Standard): parse, lay one edition over another, resolve.

mod cited;
mod document;
mod resolve;
mod section;

pub(super) use document::Document;
pub(super) use resolve::resolve;

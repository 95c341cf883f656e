//! What officers write down, as TOML or JSON: tables that know where they stand, so that every refusal names file, line, key
//! and value.

mod entry;
mod from_json;
mod from_toml;
mod section;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod document_tests;

use crate::error::{Error, ErrorKind, Place};

pub(in crate::improve) use entry::Entry;
pub(in crate::improve) use section::Section;

/// A value and the line it begins on.
#[derive(Clone, Debug, PartialEq)]
struct Node {
    line: u64,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Null,
    Flag(bool),
    Number(f64),
    /// A whole number that keeps all its digits.
    Whole(i64),
    Text(String),
    List(Vec<Node>),
    /// Keys with their lines, in the order of the file.
    Table(Vec<(String, u64, Node)>),
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(in crate::improve) struct Document {
    file: String,
    root: Node,
}

impl Document {
    /// Reads JSON when the text begins with a brace, else TOML; `file` names it in errors.
    pub(in crate::improve) fn read(text: &str, file: &str) -> Result<Document, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = match text.trim_start().starts_with('{') {
            true => from_json::parse(text, file)?,
            false => from_toml::parse(text, file)?,
        };
        Ok(Document { file: file.to_owned(), root })
    }

    /// The whole file as a table.
    pub(in crate::improve) fn root(&self) -> Result<Section<'_>, Error> {
        match &self.root.content {
            Content::Table(keys) => Ok(Section::new(&self.file, self.root.line, String::new(), keys)),
            _ => Err(Error::new(ErrorKind::Format, "the file must be a table").at(Place::file(&self.file).line(1))),
        }
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> u64 {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u64
}

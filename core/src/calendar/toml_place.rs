//! Where something stands in a TOML text of this floor.

use std::ops::Range;

use super::Date;
use crate::error::{Error, ErrorKind, Place};

/// A TOML text being read, to say where something stands in it.
pub(super) struct TomlText<'a> {
    pub(super) text: &'a str,
    pub(super) file: &'a str,
}

impl TomlText<'_> {
    pub(super) fn place(&self, span: Range<usize>, key: &str) -> Place {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        Place::file(self.file).line(line).column(key)
    }

    pub(super) fn syntax(&self, error: &toml::de::Error) -> Error {
        let found = Error::new(ErrorKind::Format, error.message().trim_end().to_owned());
        match error.span() {
            Some(span) => found.at(self.place(span, "")),
            None => found.at(Place::file(self.file)),
        }
    }

    pub(super) fn date(&self, text: &str, span: Range<usize>) -> Result<Date, Error> {
        text.parse::<Date>().map_err(|error| error.at(self.place(span, "date")))
    }
}

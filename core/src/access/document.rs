//! Questions written down in TOML or JSON of one shape: where every fault stands, and what a mistyped name may have meant.

use std::collections::HashMap;

use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind, Place, nearest_names, shorten};

/// A document being read.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    pub(super) text: &'a str,
    /// What names the text in errors.
    pub(super) file: &'a str,
    /// Every key that may stand in it.
    pub(super) keys: &'a [&'a str],
}

impl Document<'_> {
    pub(super) fn read_toml<T: DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(self.text).map_err(|error| self.refused(error.message(), error.span().map(|span| span.start)))
    }

    pub(super) fn read_json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(self.text).map_err(|error| {
            let full = error.to_string();
            // The place is said apart.
            let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
            self.refused(message, self.offset(error.line(), error.column()))
        })
    }

    /// JSON when the text begins with a brace, else TOML.
    pub(super) fn read_either<T: DeserializeOwned>(&self) -> Result<T, Error> {
        if self.text.trim_start().starts_with('{') { self.read_json() } else { self.read_toml() }
    }

    /// The error of a fault at an offset: with its line, its key, and the key that was meant.
    fn refused(&self, message: &str, offset: Option<usize>) -> Error {
        let error = Error::new(ErrorKind::Format, shorten(message.trim_end().to_owned()));
        let mut place = Place::file(self.file);
        if let Some(offset) = offset {
            place = place.line(self.line(offset));
        }
        // Both readers put the key that is missing, or not known, in backticks, and those that may stand there after it.
        let mut named = message.split('`').skip(1).step_by(2).filter(|_| message.contains(" field `"));
        let Some(key) = named.next().or_else(|| self.key_before(offset?)) else { return error.at(place) };
        let place = place.column(shorten(key.to_owned()));
        if !message.starts_with("unknown field") {
            return error.at(place);
        }
        let known: Vec<&str> = named.collect();
        let fix = match nearest_names(key, known.iter().copied()).first() {
            Some(near) => format!("did you mean {near}?"),
            None => format!("write one of {}", known.join(", ")),
        };
        Error::new(ErrorKind::Format, "there is no such key here").with_value(key).with_fix(fix).at(place)
    }

    /// The key whose value stands at an offset, or has just ended there: `key = value` or `"key": value`.
    fn key_before(&self, offset: usize) -> Option<&str> {
        let before = self.text.get(..offset)?;
        let (before, _) = before.rsplit_once(['=', ':'])?;
        let word = before.trim_end().trim_end_matches('"');
        let start = word.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        // A value may hold such signs as well, so only a key that there is counts.
        word.get(start..).filter(|key| self.keys.contains(key))
    }

    fn line(&self, offset: usize) -> u64 {
        let before = self.text.as_bytes().get(..offset).unwrap_or(self.text.as_bytes());
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
    }

    /// Where a line and a column of bytes lie, both counted from 1.
    fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let lines = self.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len);
        Some(lines.sum::<usize>() + column).map(|offset| offset.min(self.text.len()))
    }
}

/// The row of an id, or an error that names the ids like it.
pub(super) fn find(rows: &HashMap<&str, usize>, what: &str, id: &str) -> Result<usize, Error> {
    rows.get(id).copied().ok_or_else(|| {
        let error = Error::new(ErrorKind::NotFound, format!("no {what} has this id")).with_value(id);
        match nearest_names(id, rows.keys().copied()).first() {
            Some(near) => error.with_fix(format!("did you mean {near}?")),
            None => error,
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Walk {
        home: String,
        minutes: u32,
    }

    fn document(text: &str) -> Document<'_> {
        Document { text, file: "walks", keys: &["home", "minutes"] }
    }

    /// What a fault says: value, file, line, key, fix.
    fn fault(text: &str) -> (Option<String>, String, Option<u64>, Option<String>, Option<String>) {
        let error = document(text).read_either::<Walk>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Format);
        let place = error.place();
        (
            error.value().map(str::to_owned),
            place.file_name().unwrap().to_owned(),
            place.line_number(),
            place.column_name().map(str::to_owned),
            error.fix().map(str::to_owned),
        )
    }

    #[test]
    fn toml_and_json_of_one_shape_are_one_document() {
        let read = document("home = \"h\"\nminutes = 5\n").read_either::<Walk>().unwrap();
        assert_eq!(read, document(" {\"home\": \"h\",\n\"minutes\": 5}").read_either().unwrap());
    }

    #[test]
    fn a_fault_says_file_line_and_key_and_what_a_mistyped_key_meant() {
        let said = |value: Option<&str>, line, key: &str, fix: Option<&str>| {
            (value.map(str::to_owned), "walks".to_owned(), Some(line), Some(key.to_owned()), fix.map(str::to_owned))
        };
        let meant = Some("did you mean minutes?");
        assert_eq!(fault("home = \"h\"\nminuts = 5\n"), said(Some("minuts"), 2, "minuts", meant));
        assert_eq!(fault("{\"home\": \"h\",\n\n\"minuts\": 5}"), said(Some("minuts"), 3, "minuts", meant));
        assert_eq!(fault("home = \"h\"\nminutes = \"five\"\n"), said(None, 2, "minutes", None));
        assert_eq!(fault("{\"home\": \"h\",\n\"minutes\": \"a:b=c\"}").2, Some(2));
        assert_eq!(fault("{\"minutes\": -1,\n\"home\": \"h\"}"), said(None, 1, "minutes", None));
        assert_eq!(fault("minutes = 5\n").3.as_deref(), Some("home"));
        assert_eq!(fault("{\"minutes\": 5}").3.as_deref(), Some("home"));
        // What is like no key gets them all, and nothing breaks on what is no document at all.
        assert_eq!(fault("xyzzy = 1\nhome = \"h\"\n").4.as_deref(), Some("write one of home, minutes"));
        assert!(fault(&format!("{} = 1\n", "k".repeat(1 << 20))).3.unwrap().len() < 200);
        for text in ["", "=", "{", "{\"home\"", "\u{feff}", "home = \"\u{4e00}", "{\"一\": 1", "[[[[[["] {
            assert_eq!(fault(text).1, "walks");
        }
    }

    #[test]
    fn an_id_that_does_not_exist_names_the_one_like_it() {
        let rows: HashMap<&str, usize> = [("way/17", 0), ("node/4", 1)].into();
        assert_eq!(find(&rows, "home", "way/17").unwrap(), 0);
        let error = find(&rows, "home", "way/71").unwrap_err();
        assert_eq!(
            (error.kind(), error.value(), error.fix()),
            (ErrorKind::NotFound, Some("way/71"), Some("did you mean way/17?"))
        );
        assert_eq!(find(&rows, "home", "relation/900000").unwrap_err().fix(), None);
    }
}

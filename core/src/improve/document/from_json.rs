//! JSON as nodes: the parser of `serde_json` says whether it is JSON at all, ours only remembers the lines.

use super::{Content, Node};
use crate::error::{Error, ErrorKind, Place};

pub(super) fn parse(text: &str, file: &str) -> Result<Node, Error> {
    // Its limit of depth is ours as well.
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| {
        Error::new(ErrorKind::Format, error.to_string()).at(Place::file(file).line(error.line() as u64))
    })?;
    let mut reader = Reader { text, at: 0, line: 1, file };
    reader.value()
}

/// Reads what is known to be JSON.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    file: &'t str,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' | b',' | b':' => {}
                _ => return Some(*byte),
            }
            self.at += 1;
        }
        None
    }

    fn value(&mut self) -> Result<Node, Error> {
        let (first, line) = (self.next(), self.line);
        let content = match first {
            Some(b'{') => self.table()?,
            Some(b'[') => self.list()?,
            Some(b'"') => Content::Text(self.scalar::<String>()?),
            Some(b't' | b'f') => Content::Flag(self.scalar::<bool>()?),
            Some(b'n') => {
                self.at += "null".len();
                Content::Null
            }
            _ => self.number()?,
        };
        Ok(Node { line, content })
    }

    fn table(&mut self) -> Result<Content, Error> {
        self.at += 1;
        let mut keys: Vec<(String, u64, Node)> = Vec::new();
        while self.next() != Some(b'}') {
            let line = self.line;
            let key: String = self.scalar()?;
            if keys.iter().any(|(known, ..)| *known == key) {
                return Err(Error::new(ErrorKind::Format, "a key stands twice")
                    .with_value(key)
                    .at(Place::file(self.file).line(line)));
            }
            let value = self.value()?;
            keys.push((key, line, value));
        }
        self.at += 1;
        Ok(Content::Table(keys))
    }

    fn list(&mut self) -> Result<Content, Error> {
        self.at += 1;
        let mut values = Vec::new();
        while self.next() != Some(b']') {
            values.push(self.value()?);
        }
        self.at += 1;
        Ok(Content::List(values))
    }

    fn number(&mut self) -> Result<Content, Error> {
        let number: serde_json::Number = self.scalar()?;
        Ok(number.as_i64().map_or_else(|| Content::Number(number.as_f64().unwrap_or(f64::NAN)), Content::Whole))
    }

    /// The text, number or word that begins here.
    fn scalar<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, Error> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        let broken = || Error::new(ErrorKind::Format, "this is not JSON").at(Place::file(self.file).line(self.line));
        let value = values.next().and_then(Result::ok).ok_or_else(broken)?;
        self.at += values.byte_offset().max(1);
        Ok(value)
    }
}

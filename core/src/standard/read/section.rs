//! A table of a TOML file that knows where it stands, so that every refusal names file, line, key and value.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind, Place, nearest_names};

/// The text of one file, to turn byte offsets into lines.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Source<'a> {
        Source { file, text }
    }

    /// The file's table.
    pub(super) fn parse(self) -> Result<Spanned<DeTable<'a>>, Error> {
        DeTable::parse(self.text).map_err(|error| {
            let place = error.span().map_or_else(|| Place::file(self.file), |span| self.place(span));
            Error::new(ErrorKind::Standard, error.message()).at(place)
        })
    }

    fn place(self, span: Range<usize>) -> Place {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        Place::file(self.file).line(1 + before.iter().filter(|b| **b == b'\n').count() as u64)
    }
}

/// A table of the file with the keys it may hold.
pub(super) struct Section<'s, 'a> {
    source: Source<'a>,
    table: &'s DeTable<'a>,
    span: Range<usize>,
    path: String,
}

/// A value of the table with the key it stands under.
pub(super) struct Entry<'s, 'a> {
    source: Source<'a>,
    value: &'s Spanned<DeValue<'a>>,
    path: String,
}

impl<'s, 'a> Section<'s, 'a> {
    /// The whole file as a section.
    pub(super) fn root(source: Source<'a>, table: &'s Spanned<DeTable<'a>>) -> Section<'s, 'a> {
        Section { source, table: table.get_ref(), span: table.span(), path: String::new() }
    }

    /// Where the section begins.
    pub(super) fn place(&self) -> Place {
        let place = self.source.place(self.span.clone());
        if self.path.is_empty() { place } else { place.column(&self.path) }
    }

    /// An error about the section as a whole.
    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Standard, message).at(self.place())
    }

    /// Refuses any key not in `known`, with the nearest known ones.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Error> {
        let unknown = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        match unknown.min_by_key(|key| key.span().start) {
            None => Ok(()),
            Some(key) => Err(Error::new(ErrorKind::Standard, "unknown key")
                .with_value(key.get_ref())
                .at(self.source.place(key.span()).column(self.path_of(key.get_ref())))
                .with_fix(choose(key.get_ref(), known))),
        }
    }

    /// The value under `key`, if there is one.
    pub(super) fn get(&self, key: &str) -> Option<Entry<'s, 'a>> {
        let value = self.table.get(key)?;
        Some(Entry { source: self.source, value, path: self.path_of(key) })
    }

    /// The value under `key`.
    pub(super) fn need(&self, key: &str) -> Result<Entry<'s, 'a>, Error> {
        self.get(key).ok_or_else(|| self.error(format!("the key {key} is missing")).with_fix(format!("add {key} = …")))
    }

    /// What `read` makes of the value under `key`, if there is one.
    pub(super) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Entry<'s, 'a>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.get(key).map(|entry| read(&entry)).transpose()
    }

    /// The keys in the order of the file.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys: Vec<_> = self.table.keys().collect();
        keys.sort_by_key(|key| key.span().start);
        keys.into_iter().map(|key| key.get_ref().to_string()).collect()
    }

    /// The named tables under `key`, such as every `[level.NAME]`, in the order of the file.
    pub(super) fn named(&self, key: &str) -> Result<Vec<(String, Section<'s, 'a>)>, Error> {
        let Some(entry) = self.get(key) else { return Ok(Vec::new()) };
        let section = entry.section()?;
        section.keys().into_iter().map(|key| Ok((key.clone(), section.need(&key)?.section()?))).collect()
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl<'s, 'a> Entry<'s, 'a> {
    /// Where the value stands.
    pub(super) fn place(&self) -> Place {
        self.source.place(self.value.span()).column(&self.path)
    }

    /// An error about the value.
    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        let span = self.value.span();
        let written = self.source.text.get(span).unwrap_or_default();
        Error::new(ErrorKind::Standard, message).with_value(written.trim_matches('"')).at(self.place())
    }

    /// The value as a table.
    pub(super) fn section(&self) -> Result<Section<'s, 'a>, Error> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.error("this must be a table"))?;
        Ok(Section { source: self.source, table, span: self.value.span(), path: self.path.clone() })
    }

    /// The value as a text that is not empty.
    pub(super) fn text(&self) -> Result<String, Error> {
        match self.value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Ok(text.to_owned()),
            Some(_) => Err(self.error("this text must not be empty")),
            None => Err(self.error("this must be a text in quotes")),
        }
    }

    /// The value as a list of texts.
    pub(super) fn texts(&self) -> Result<Vec<String>, Error> {
        let array = self.value.get_ref().as_array().ok_or_else(|| self.error("this must be a list of texts"))?;
        let path = &self.path;
        array.iter().map(|value| Entry { source: self.source, value, path: path.clone() }.text()).collect()
    }

    /// The value as a finite number.
    pub(super) fn number(&self) -> Result<f64, Error> {
        let number = match self.value.get_ref() {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
            DeValue::Float(x) => x.as_str().parse().ok(),
            _ => None,
        };
        number.filter(|x: &f64| x.is_finite()).ok_or_else(|| self.error("this must be a finite number"))
    }

    /// The value as a number above zero.
    pub(super) fn positive(&self) -> Result<f64, Error> {
        let number = self.number()?;
        if number > 0.0 { Ok(number) } else { Err(self.error("this number must be above zero")) }
    }

    /// The value as a whole number from 1 to a million.
    pub(super) fn count(&self) -> Result<u32, Error> {
        let number = self.number()?;
        match number.fract() == 0.0 && (1.0..=1e6).contains(&number) {
            true => Ok(number as u32),
            false => Err(self.error("this must be a whole number from 1 to 1000000")),
        }
    }

    /// The value as true or false.
    pub(super) fn flag(&self) -> Result<bool, Error> {
        self.value.get_ref().as_bool().ok_or_else(|| self.error("this must be true or false"))
    }

    /// The value as one of the names that `parse` knows.
    pub(super) fn name<T>(&self, known: &[&str], parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        let text = self.text()?;
        parse(&text).ok_or_else(|| self.error("unknown name").with_fix(choose(&text, known)))
    }
}

/// The fix for an unknown name: the nearest known names, or all of them.
pub(super) fn choose(word: &str, known: &[&str]) -> String {
    let near = nearest_names(word, known.iter().copied());
    match near.is_empty() {
        false => format!("did you mean {}?", near.join(" or ")),
        true => format!("write one of {}", known.join(", ")),
    }
}

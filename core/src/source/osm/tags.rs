//! Tags, with every distinct string kept once.

use std::collections::HashMap;
use std::fmt;

/// A string of a [`Strings`] table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Symbol(u32);

/// Every distinct key, value and role of a file, each kept once in one piece of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn get(&self, symbol: Symbol) -> &str {
        let index = symbol.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[index]]
    }

    pub(super) fn bytes_used(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }
}

/// Builds a [`Strings`] table.
#[derive(Debug, Default)]
pub(super) struct Interner {
    strings: Strings,
    known: HashMap<Box<str>, Symbol>,
}

impl Interner {
    pub(super) fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.known.get(text) {
            return *symbol;
        }
        let symbol = Symbol(self.strings.ends.len() as u32);
        self.strings.text.push_str(text);
        self.strings.ends.push(self.strings.text.len());
        self.known.insert(text.into(), symbol);
        symbol
    }

    pub(super) fn bytes_used(&self) -> usize {
        // The text is held twice while the file is read: once in the table, once as a key.
        self.strings.bytes_used() + self.strings.text.len() + self.known.len() * 48
    }

    pub(super) fn finish(self) -> Strings {
        self.strings
    }
}

/// The tags of one element, in the order of the file.
///
/// # Examples
///
/// ```
/// # use lifecircle::source::osm::Tags;
/// fn is_lit(tags: Tags<'_>) -> bool {
///     tags.is("lit", "yes")
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Tags<'a> {
    pub(super) strings: &'a Strings,
    pub(super) pairs: &'a [(Symbol, Symbol)],
}

impl<'a> Tags<'a> {
    /// The value of `key`, or `None` without such a tag.
    pub fn get(self, key: &str) -> Option<&'a str> {
        self.pairs.iter().find(|(k, _)| self.strings.get(*k) == key).map(|(_, v)| self.strings.get(*v))
    }

    /// Whether there is a tag of this key, whatever its value.
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether the value of `key` is `value`.
    pub fn is(self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }

    /// Whether the value of `key` is one of `values`.
    pub fn is_any(self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|value| values.contains(&value))
    }

    /// Keys and values in the order of the file.
    pub fn iter(self) -> impl ExactSizeIterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().map(move |(key, value)| (self.strings.get(*key), self.strings.get(*value)))
    }

    /// How many tags.
    pub fn len(self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.pairs.is_empty()
    }
}

impl fmt::Debug for Tags<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

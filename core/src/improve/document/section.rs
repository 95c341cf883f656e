//! A table of a document with the keys it may hold.

use super::{Content, Entry, Node};
use crate::error::{Error, ErrorKind, Place, nearest_names};

/// A table of a document.
#[derive(Clone, Debug)]
pub(in crate::improve) struct Section<'d> {
    file: &'d str,
    line: u64,
    /// Which of a list of tables it is, from 0.
    row: Option<u64>,
    path: String,
    keys: &'d [(String, u64, Node)],
}

impl<'d> Section<'d> {
    pub(super) fn new(file: &'d str, line: u64, path: String, keys: &'d [(String, u64, Node)]) -> Section<'d> {
        Section { file, line, row: None, path, keys }
    }

    /// Where it begins.
    pub(in crate::improve) fn place(&self) -> Place {
        self.at(self.line, &self.path)
    }

    fn at(&self, line: u64, path: &str) -> Place {
        let place = Place::file(self.file).line(line);
        let place = self.row.map_or(place.clone(), |row| place.row(row));
        if path.is_empty() { place } else { place.column(path) }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Refuses any key not in `known`, with the nearest known ones.
    pub(in crate::improve) fn only(&self, known: &[&str]) -> Result<(), Error> {
        match self.keys.iter().find(|(key, ..)| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some((key, line, _)) => Err(Error::new(ErrorKind::Format, "unknown key")
                .with_value(key)
                .at(self.at(*line, &self.path_of(key)))
                .with_fix(choose(key, known))),
        }
    }

    /// The value under `key`, if there is one; null counts for none.
    pub(in crate::improve) fn get(&self, key: &str) -> Option<Entry<'d>> {
        let (_, _, node) = self.keys.iter().find(|(known, ..)| known == key)?;
        let place = self.at(node.line, &self.path_of(key));
        (node.content != Content::Null).then_some(Entry { content: &node.content, place })
    }

    /// The value under `key`.
    pub(in crate::improve) fn need(&self, key: &str) -> Result<Entry<'d>, Error> {
        let missing = || Error::new(ErrorKind::Format, format!("the key {key} is missing"));
        self.get(key).ok_or_else(|| missing().at(self.place()).with_fix(format!("add {key}")))
    }

    /// What `read` makes of the value under `key`, if there is one.
    pub(in crate::improve) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Entry<'d>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.get(key).map(|entry| read(&entry)).transpose()
    }

    /// The list of tables under `key`, such as every `[[change]]`; none when the key is missing.
    pub(in crate::improve) fn each(&self, key: &str) -> Result<Vec<Section<'d>>, Error> {
        let Some((_, line, node)) = self.keys.iter().find(|(known, ..)| known == key) else { return Ok(Vec::new()) };
        let refused =
            |line| Error::new(ErrorKind::Format, "this must be a list of tables").at(self.at(line, &self.path_of(key)));
        let Content::List(list) = &node.content else { return Err(refused(*line)) };
        let section = |(row, node): (u64, &'d Node)| match &node.content {
            Content::Table(keys) => {
                let section = Section::new(self.file, node.line, self.path_of(key), keys);
                Ok(Section { row: Some(row), ..section })
            }
            _ => Err(refused(node.line)),
        };
        (0..).zip(list).map(section).collect()
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

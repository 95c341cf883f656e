//! The host's own words over a vendor's.

use super::Crosswalk;
use crate::error::{Error, ErrorKind, Place};

impl Crosswalk<'_> {
    /// Says what a word is: the names of its categories (`market|fresh-food-store`), or nothing at all for what does not
    /// belong to a life circle. A later word takes the place of an earlier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] for a name the catalogue does not have, [`ErrorKind::Empty`] for an empty word.
    pub fn add(&mut self, word: &str, categories: &str) -> Result<(), Error> {
        let plain = self.plain(word);
        if plain.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "a word of an own table must not be empty").with_value(word));
        }
        let found = match categories.trim().is_empty() {
            true => Vec::new(),
            false => self.catalogue.find_all(categories)?,
        };
        self.own.insert(plain, found);
        Ok(())
    }

    /// Adds the rows of a CSV text with the columns `word` and `category`; returns how many.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] without those columns, [`ErrorKind::Format`] for a row that cannot be read, otherwise as
    /// [`Crosswalk::add`], each with its line. Rows before it are kept.
    pub fn read_csv(&mut self, text: &str, file: &str) -> Result<usize, Error> {
        let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes());
        let broken = |line: u64| Error::new(ErrorKind::Format, "a row cannot be read").at(Place::file(file).line(line));
        let header = reader.headers().map_err(|_| broken(1))?.clone();
        let column = |name: &str| {
            let missing = || Error::new(ErrorKind::Column, "a table of words needs this column");
            let found = header.iter().position(|column| column.trim() == name);
            found.ok_or_else(|| missing().with_value(name).at(Place::file(file).line(1)))
        };
        let (word, category, mut rows) = (column("word")?, column("category")?, 0);
        for record in reader.records() {
            let record = record.map_err(|error| broken(error.position().map_or(1, csv::Position::line)))?;
            let line = record.position().map_or(1, csv::Position::line);
            let (Some(word), Some(category)) = (record.get(word), record.get(category)) else {
                return Err(broken(line));
            };
            self.add(word, category).map_err(|error| error.at(Place::file(file).line(line)))?;
            rows += 1;
        }
        Ok(rows)
    }
}

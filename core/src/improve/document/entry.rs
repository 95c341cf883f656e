//! A value of a document, and what it must be.

use super::section::choose;
use super::{Content, Node};
use crate::error::{Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::model::{Catalogue, CategoryId};

/// A value with the key it stands under.
#[derive(Clone, Debug)]
pub(in crate::improve) struct Entry<'d> {
    pub(super) content: &'d Content,
    pub(super) place: Place,
}

impl Entry<'_> {
    /// Where the value stands.
    pub(in crate::improve) fn place(&self) -> Place {
        self.place.clone()
    }

    /// An error about the value.
    pub(in crate::improve) fn error(&self, message: impl Into<String>) -> Error {
        let error = Error::new(ErrorKind::Value, message).at(self.place());
        match self.content {
            Content::Text(text) => error.with_value(text),
            Content::Number(number) => error.with_value(number),
            Content::Whole(number) => error.with_value(number),
            Content::Flag(flag) => error.with_value(flag),
            Content::Null | Content::List(_) | Content::Table(_) => error,
        }
    }

    /// The value as a text that is not empty.
    pub(in crate::improve) fn text(&self) -> Result<String, Error> {
        match self.content {
            Content::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
            Content::Text(_) => Err(self.error("this text must not be empty")),
            _ => Err(self.error("this must be a text in quotes")),
        }
    }

    /// The value as a list of texts; a single text is a list of one.
    pub(in crate::improve) fn texts(&self) -> Result<Vec<String>, Error> {
        match self.content {
            Content::List(list) => {
                list.iter().map(|node| Entry { content: &node.content, place: self.place_of(node) }.text()).collect()
            }
            _ => Ok(vec![self.text()?]),
        }
    }

    /// The value as a finite number.
    pub(in crate::improve) fn number(&self) -> Result<f64, Error> {
        let number = match self.content {
            Content::Number(number) => Some(*number),
            Content::Whole(number) => Some(*number as f64),
            _ => None,
        };
        number.filter(|number| number.is_finite()).ok_or_else(|| self.error("this must be a finite number"))
    }

    /// The value as a number that is not negative.
    pub(in crate::improve) fn amount(&self) -> Result<f64, Error> {
        let number = self.number()?;
        if number >= 0.0 { Ok(number) } else { Err(self.error("this number must not be negative")) }
    }

    /// The value as a whole number.
    pub(in crate::improve) fn whole(&self) -> Result<i64, Error> {
        match self.content {
            Content::Whole(number) => Ok(*number),
            _ => Err(self.error("this must be a whole number")),
        }
    }

    /// The value as true or false.
    pub(in crate::improve) fn flag(&self) -> Result<bool, Error> {
        match self.content {
            Content::Flag(flag) => Ok(*flag),
            _ => Err(self.error("this must be true or false")),
        }
    }

    /// The value as one of some names.
    pub(in crate::improve) fn name<T: Copy>(&self, known: &[(&str, T)]) -> Result<T, Error> {
        let text = self.text()?;
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        found.ok_or_else(|| self.error("unknown name").with_fix(choose(&text, &names)))
    }

    /// The value as a category of the bundled catalogue, by id or label.
    pub(in crate::improve) fn category(&self) -> Result<CategoryId, Error> {
        let text = self.text()?;
        Catalogue::bundled().find(&text).map_err(|error| error.at(self.place()))
    }

    /// The value as categories; a single one is a list of one.
    pub(in crate::improve) fn categories(&self) -> Result<Vec<CategoryId>, Error> {
        let find = |name: &String| Catalogue::bundled().find(name).map_err(|error| error.at(self.place()));
        self.texts()?.iter().map(find).collect()
    }

    /// The value as a place: `[longitude, latitude]` in WGS-84.
    pub(in crate::improve) fn position(&self) -> Result<LonLat, Error> {
        let wrong = || self.error("this must be a place: [longitude, latitude]");
        let Content::List(list) = self.content else { return Err(wrong()) };
        let [x, y] = list.as_slice() else { return Err(wrong()) };
        let number = |node: &Node| Entry { content: &node.content, place: self.place_of(node) }.number();
        LonLat::new(number(x)?, number(y)?).map_err(|error| error.at(self.place()))
    }

    /// The value as a line of places.
    pub(in crate::improve) fn line(&self) -> Result<Vec<LonLat>, Error> {
        let Content::List(list) = self.content else { return Err(self.error("this must be a list of places")) };
        list.iter().map(|node| Entry { content: &node.content, place: self.place_of(node) }.position()).collect()
    }

    fn place_of(&self, node: &Node) -> Place {
        self.place().line(node.line)
    }
}

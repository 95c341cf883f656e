//! A line of a name and `key=value` words, read strictly: what nobody asks for is refused.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, nearest_names};
use crate::units::Ticks;

/// `2sfca decay=gaussian minutes=15` in its parts.
pub(super) struct Words<'t> {
    line: &'t str,
    pub(super) name: &'t str,
    values: BTreeMap<&'t str, &'t str>,
    /// The keys that were asked for so far.
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Words<'t> {
    pub(super) fn split(line: &'t str) -> Result<Words<'t>, Error> {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let mut values = BTreeMap::new();
        for word in words {
            let Some((key, value)) = word.split_once('=') else {
                return Err(refuse("a word of an indicator must be key=value", word).with_fix("write minutes=15"));
            };
            if values.insert(key, value).is_some() {
                return Err(refuse("a key of an indicator stands twice", word));
            }
        }
        Ok(Words { line, name, values, asked: RefCell::default() })
    }

    pub(super) fn text(&self, key: &'static str) -> Option<&'t str> {
        self.asked.borrow_mut().push(key);
        self.values.get(key).copied()
    }

    pub(super) fn number(&self, key: &'static str) -> Result<Option<f64>, Error> {
        let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite());
        self.text(key).map(|text| number(text).ok_or_else(|| self.bad(key, text, "a number"))).transpose()
    }

    /// A time in minutes under `key`, else so many.
    pub(super) fn minutes(&self, key: &'static str, otherwise: f64) -> Result<Ticks, Error> {
        let minutes = self.number(key)?.unwrap_or(otherwise);
        Ticks::from_seconds(minutes * 60.0)
            .filter(|_| (0.0..=MOST_MINUTES).contains(&minutes))
            .ok_or_else(|| self.bad(key, &minutes.to_string(), "minutes from 0 to 240"))
    }

    /// What `of` makes of the word under `key`, else `otherwise`; `names` are the words it knows.
    pub(super) fn choice<T>(
        &self,
        key: &'static str,
        otherwise: T,
        names: &[&str],
        of: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Error> {
        let Some(text) = self.text(key) else { return Ok(otherwise) };
        of(text).ok_or_else(|| self.bad(key, text, &format!("one of {}", names.join(", "))))
    }

    pub(super) fn bad(&self, key: &str, value: &str, wanted: &str) -> Error {
        refuse(&format!("{key} of {} must be {wanted}", self.name), value)
    }

    /// Refuses the first key nobody asked for.
    pub(super) fn nothing_left(&self) -> Result<(), Error> {
        let asked = self.asked.borrow();
        let Some(key) = self.values.keys().find(|key| !asked.contains(key)) else { return Ok(()) };
        let near = nearest_names(key, asked.iter().copied());
        let fix = match near.first() {
            Some(near) => format!("did you mean {near}?"),
            None => format!("{} takes {}", self.name, asked.join(", ")),
        };
        Err(refuse(&format!("{} takes no such key", self.name), key).with_fix(fix))
    }

    pub(super) fn line(&self) -> &'t str {
        self.line
    }
}

/// The longest walk a study may be prepared for.
const MOST_MINUTES: f64 = 240.0;

fn refuse(message: &str, value: &str) -> Error {
    Error::new(ErrorKind::Argument, message.to_owned()).with_value(value)
}

//! One error type for the whole library, and the report of what is wrong with the data.
//!
//! An [`Error`] says what kind of mistake it was, the bad value, where it stood and, where known, the fix. Readers
//! never stop at the first bad row: they return the good rows and a [`DataReport`] whose [`Defect`]s carry the same facts.

mod nearest;
mod place;
mod report;

use std::fmt;

pub(crate) use nearest::nearest_names;
pub use place::Place;
pub use report::{DataReport, Defect, Severity};

/// What kind of mistake an [`Error`] reports. The numbers are the status codes of the C ABI: fixed, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i32)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written.
    Io = 1,
    /// A file is damaged or not of the format it claims.
    Format = 2,
    /// A coordinate is not finite, out of range or swapped.
    Coordinate = 3,
    /// A coordinate system is missing, unknown or does not fit the data.
    Crs = 4,
    /// A category is not in the catalogue.
    Category = 5,
    /// A column is missing, unknown or of the wrong type.
    Column = 6,
    /// A value is out of its range or cannot be understood.
    Value = 7,
    /// Two rows claim the same identity.
    Duplicate = 8,
    /// There is nothing to work on.
    Empty = 9,
    /// A stated limit of size or memory would be passed.
    Limit = 10,
    /// A name or index does not exist.
    NotFound = 11,
    /// A standard's file is not valid.
    Standard = 12,
    /// A plugin failed or broke its contract.
    Plugin = 13,
    /// The caller asked to stop.
    Cancelled = 14,
    /// A network cannot be walked on.
    Network = 15,
    /// An argument is out of its range, or contradicts another.
    Argument = 16,
    /// A defect of this library.
    Internal = 99,
}

impl ErrorKind {
    /// Every kind, in the order of its code.
    pub const ALL: [ErrorKind; 17] = [
        ErrorKind::Io,
        ErrorKind::Format,
        ErrorKind::Coordinate,
        ErrorKind::Crs,
        ErrorKind::Category,
        ErrorKind::Column,
        ErrorKind::Value,
        ErrorKind::Duplicate,
        ErrorKind::Empty,
        ErrorKind::Limit,
        ErrorKind::NotFound,
        ErrorKind::Standard,
        ErrorKind::Plugin,
        ErrorKind::Cancelled,
        ErrorKind::Network,
        ErrorKind::Argument,
        ErrorKind::Internal,
    ];

    /// The fixed status code of the C ABI.
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The kind's name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            ErrorKind::Io => "io",
            ErrorKind::Format => "format",
            ErrorKind::Coordinate => "coordinate",
            ErrorKind::Crs => "crs",
            ErrorKind::Category => "category",
            ErrorKind::Column => "column",
            ErrorKind::Value => "value",
            ErrorKind::Duplicate => "duplicate",
            ErrorKind::Empty => "empty",
            ErrorKind::Limit => "limit",
            ErrorKind::NotFound => "not-found",
            ErrorKind::Standard => "standard",
            ErrorKind::Plugin => "plugin",
            ErrorKind::Cancelled => "cancelled",
            ErrorKind::Network => "network",
            ErrorKind::Argument => "argument",
            ErrorKind::Internal => "internal",
        }
    }
}

/// What went wrong, with which value, where, and how to mend it.
///
/// # Examples
///
/// ```
/// use lifecircle::error::{Error, ErrorKind, Place};
///
/// let error = Error::new(ErrorKind::Value, "levels must be a number")
///     .with_value("six")
///     .at(Place::file("homes.csv").line(7).column("levels"))
///     .with_fix("write 6");
/// assert_eq!(error.kind(), ErrorKind::Value);
/// assert_eq!(error.to_string(), "levels must be a number: \"six\" (homes.csv, line 7, column levels); write 6");
/// ```
#[derive(thiserror::Error)]
#[error("{}", self.sentence())]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    value: Option<String>,
    place: Place,
    fix: Option<String>,
}

impl Error {
    /// An error of `kind`, described in one sentence without a final full stop.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        let (value, place, fix) = (None, Place::default(), None);
        Error { inner: Box::new(Inner { kind, message: message.into(), value, place, fix }) }
    }

    /// Adds the bad value; a long one is cut.
    pub fn with_value(mut self, value: impl fmt::Display) -> Error {
        self.inner.value = Some(shorten(value.to_string()));
        self
    }

    /// Adds where it was.
    pub fn at(mut self, place: Place) -> Error {
        self.inner.place = place;
        self
    }

    /// Adds what to do about it.
    pub fn with_fix(mut self, fix: impl Into<String>) -> Error {
        self.inner.fix = Some(fix.into());
        self
    }

    /// The kind of mistake.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// What went wrong, without value, place and fix.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The bad value, if one is to blame.
    pub fn value(&self) -> Option<&str> {
        self.inner.value.as_deref()
    }

    /// Where it was; empty when it has no place.
    pub fn place(&self) -> &Place {
        &self.inner.place
    }

    /// What to do about it, if known.
    pub fn fix(&self) -> Option<&str> {
        self.inner.fix.as_deref()
    }

    fn sentence(&self) -> String {
        let Inner { message, value, place, fix, .. } = &*self.inner;
        let mut text = message.clone();
        if let Some(value) = value {
            text.push_str(&format!(": {value:?}"));
        }
        if !place.is_empty() {
            text.push_str(&format!(" ({place})"));
        }
        if let Some(fix) = fix {
            text.push_str(&format!("; {fix}"));
        }
        text
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({}: {self})", self.inner.kind.name())
    }
}

/// Hostile input can be megabytes long; an error message is not the place to repeat it.
pub(crate) fn shorten(value: String) -> String {
    const LONGEST: usize = 120;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

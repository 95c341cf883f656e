//! Values with the clause they come from and how sure we are of it.

use std::fmt;

pub use crate::model::Confidence;

/// Where a value comes from: clause, confidence, source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The standard whose file states it: an earlier edition where a later one extends it.
    pub edition: String,
    /// The clause or table of the standard, such as `表C.0.1`; `unknown` is legal and printed.
    pub clause: String,
    /// How well the source supports the value.
    pub confidence: Confidence,
    /// What the value was taken from.
    pub source: String,
}

impl fmt::Display for Citation {
    /// The clause, and a mark when the value is a default to be confirmed: `表C.0.1 [recalled, to be confirmed]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.clause)?;
        match self.confidence.to_be_confirmed() {
            true => write!(f, " [{}, to be confirmed]", self.confidence.name()),
            false => Ok(()),
        }
    }
}

/// A value with its [`Citation`]. Every number of a [`super::Standard`] is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub citation: Citation,
}

/// A range as standards print it, such as 5,000–12,000 persons; either end may be open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end, where given.
    pub min: Option<f64>,
    /// The upper end, where given.
    pub max: Option<f64>,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) => write!(f, "{min}–{max}"),
            (Some(min), None) => write!(f, "≥ {min}"),
            (None, Some(max)) => write!(f, "≤ {max}"),
            (None, None) => Ok(()),
        }
    }
}

/// A name in Chinese and in English.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bilingual {
    /// In Chinese; for standards, the wording of the text.
    pub zh: String,
    /// In English.
    pub en: String,
}

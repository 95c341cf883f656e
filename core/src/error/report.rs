//! The report of what is wrong with the data: every bad row named, every good row kept.

use std::collections::BTreeMap;
use std::fmt;

use super::{Error, ErrorKind, Place, shorten};

/// How much a [`Defect`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing was left out.
    Note,
    /// Results may mislead unless this is understood.
    Warning,
    /// A row was left out.
    Error,
}

impl Severity {
    /// The name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One thing that is wrong with the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Defect {
    /// How much it matters.
    pub severity: Severity,
    /// The kind an [`Error`] would have in strict reading.
    pub kind: ErrorKind,
    /// What it is, as a stable name in kebab case such as `dangling-reference`.
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
    /// The bad value, if one is to blame.
    pub value: Option<String>,
    /// Where it stood.
    pub place: Place,
    /// What to do about it, if known.
    pub fix: Option<String>,
}

impl Defect {
    /// A defect that cost a row.
    pub fn error(kind: ErrorKind, code: &'static str, message: impl Into<String>) -> Defect {
        Defect::new(Severity::Error, kind, code, message)
    }

    /// A defect that may mislead.
    pub fn warning(kind: ErrorKind, code: &'static str, message: impl Into<String>) -> Defect {
        Defect::new(Severity::Warning, kind, code, message)
    }

    /// Something good to know.
    pub fn note(kind: ErrorKind, code: &'static str, message: impl Into<String>) -> Defect {
        Defect::new(Severity::Note, kind, code, message)
    }

    fn new(severity: Severity, kind: ErrorKind, code: &'static str, message: impl Into<String>) -> Defect {
        let (value, place, fix) = (None, Place::default(), None);
        Defect { severity, kind, code, message: message.into(), value, place, fix }
    }

    /// Adds the bad value; a long one is cut.
    pub fn with_value(mut self, value: impl fmt::Display) -> Defect {
        self.value = Some(shorten(value.to_string()));
        self
    }

    /// Adds where it stood.
    pub fn at(mut self, place: Place) -> Defect {
        self.place = place;
        self
    }

    /// Adds what to do about it.
    pub fn with_fix(mut self, fix: impl Into<String>) -> Defect {
        self.fix = Some(fix.into());
        self
    }

    /// The same facts as an error, for strict reading.
    pub fn to_error(&self) -> Error {
        let mut error = Error::new(self.kind, self.message.clone()).at(self.place.clone());
        if let Some(value) = &self.value {
            error = error.with_value(value);
        }
        if let Some(fix) = &self.fix {
            error = error.with_fix(fix.clone());
        }
        error
    }
}

/// Everything that is wrong with the data, in the order it was found.
///
/// Each code keeps its first [`DataReport::KEPT_PER_CODE`] defects in full and counts the rest, so that a hostile
/// file cannot fill the memory with complaints about itself.
///
/// # Examples
///
/// ```
/// use lifecircle::error::{DataReport, Defect, ErrorKind};
///
/// let mut report = DataReport::default();
/// report.push(Defect::error(ErrorKind::Value, "bad-number", "people must be a number").with_value("many"));
/// assert_eq!(report.count("bad-number"), 1);
/// assert!(report.strict().is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataReport {
    defects: Vec<Defect>,
    counts: BTreeMap<&'static str, u64>,
}

impl DataReport {
    /// How many defects of one code are kept in full.
    pub const KEPT_PER_CODE: u64 = 1000;

    /// Adds a defect.
    pub fn push(&mut self, defect: Defect) {
        let count = self.counts.entry(defect.code).or_default();
        *count += 1;
        if *count <= Self::KEPT_PER_CODE {
            self.defects.push(defect);
        }
    }

    /// Adds all of another report.
    pub fn merge(&mut self, other: DataReport) {
        for (code, count) in &other.counts {
            let kept = other.defects.iter().filter(|d| d.code == *code).count() as u64;
            *self.counts.entry(code).or_default() += count - kept;
        }
        for defect in other.defects {
            self.push(defect);
        }
    }

    /// The defects kept in full, in the order found.
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    /// How often `code` was found, including those not kept in full.
    pub fn count(&self, code: &str) -> u64 {
        self.counts.get(code).copied().unwrap_or(0)
    }

    /// Each code with how often it was found, in alphabetical order.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        self.counts.iter().map(|(code, count)| (*code, *count))
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Turns the first defect that cost a row into an error.
    ///
    /// # Errors
    ///
    /// The first [`Severity::Error`] defect, as an [`Error`] of its kind.
    pub fn strict(&self) -> Result<(), Error> {
        match self.defects.iter().find(|d| d.severity == Severity::Error) {
            Some(defect) => Err(defect.to_error()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for DataReport {
    /// One line per code: how often, and its first occurrence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no defects found");
        }
        for (index, (code, count)) in self.counts.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            match self.defects.iter().find(|d| d.code == *code) {
                Some(first) => write!(f, "{:7} {count:>6} x {code}: {}", first.severity.name(), first.to_error())?,
                None => write!(f, "{count:>14} x {code}")?,
            }
        }
        Ok(())
    }
}

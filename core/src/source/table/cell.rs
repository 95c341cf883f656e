//! One cell of a table, whatever the format it came in.

use std::borrow::Cow;

/// A cell. Text that means "nothing here" is read as null by [`Cell::text`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell<'a> {
    #[default]
    Null,
    Text(Cow<'a, str>),
    Real(f64),
    Integer(i64),
    Flag(bool),
    /// A value of a type no field has, such as a list; the text names it.
    Strange(String),
}

/// What spreadsheets, databases and people write where there is nothing.
const NULLS: [&str; 15] =
    ["", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "\\n", "-", "--", "—", "无", "未知", "暂无"];

/// Whether a text stands for nothing.
fn is_null(text: &str) -> bool {
    text.len() <= 8 && NULLS.contains(&text.to_lowercase().as_str())
}

/// Text without the apostrophe by which spreadsheets, and this library's CSV writer, keep it from being a formula.
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest)
            if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) =>
        {
            rest
        }
        _ => text,
    }
}

impl<'a> Cell<'a> {
    /// The cell of a CSV file.
    pub(super) fn of_csv(text: &'a str) -> Cell<'a> {
        Cell::of_text(unguarded(text))
    }

    pub(super) fn of_text(text: &'a str) -> Cell<'a> {
        let text = text.trim();
        if is_null(text) { Cell::Null } else { Cell::Text(Cow::Borrowed(text)) }
    }

    pub(super) fn of_owned(text: String) -> Cell<'static> {
        match text.trim() {
            trimmed if is_null(trimmed) => Cell::Null,
            trimmed if trimmed.len() == text.len() => Cell::Text(Cow::Owned(text)),
            trimmed => Cell::Text(Cow::Owned(trimmed.to_owned())),
        }
    }

    /// The cell as text; numbers as they are written. `None` is null.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Cell::Null => None,
            Cell::Text(text) => Some(Cow::Borrowed(text)),
            Cell::Real(x) => Some(Cow::Owned(x.to_string())),
            Cell::Integer(n) => Some(Cow::Owned(n.to_string())),
            Cell::Flag(b) => Some(Cow::Owned(b.to_string())),
            Cell::Strange(what) => Some(Cow::Borrowed(what)),
        }
    }

    /// The cell as a number, which may be infinite or not a number; `Err` holds the text that is none.
    pub(super) fn number(&self) -> Result<Option<f64>, String> {
        match self {
            Cell::Null => Ok(None),
            Cell::Real(x) if x.is_nan() => Ok(None),
            Cell::Real(x) => Ok(Some(*x)),
            Cell::Integer(n) => Ok(Some(*n as f64)),
            Cell::Text(text) => text.parse().map(Some).map_err(|_| text.to_string()),
            Cell::Flag(b) => Err(b.to_string()),
            Cell::Strange(what) => Err(what.clone()),
        }
    }

    /// The cell as a number that counts or measures: finite and not negative.
    pub(super) fn amount(&self) -> Result<Option<f64>, String> {
        match self.number()? {
            Some(x) if x.is_finite() && x >= 0.0 => Ok(Some(x)),
            Some(x) => Err(x.to_string()),
            None => Ok(None),
        }
    }

    /// The cell as yes or no, in the words of both languages.
    pub(super) fn flag(&self) -> Result<Option<bool>, String> {
        match self {
            Cell::Flag(b) => Ok(Some(*b)),
            Cell::Integer(0) => Ok(Some(false)),
            Cell::Integer(1) => Ok(Some(true)),
            other => match other.text() {
                None => Ok(None),
                Some(text) => match text.to_lowercase().as_str() {
                    "true" | "yes" | "y" | "1" | "t" | "是" => Ok(Some(true)),
                    "false" | "no" | "n" | "0" | "f" | "否" => Ok(Some(false)),
                    _ => Err(text.into_owned()),
                },
            },
        }
    }
}

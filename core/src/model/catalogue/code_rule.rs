//! Rules on AMap type codes (高德 typecode): `060200-060202`, `0711*`, `050300 & name has 早餐|包子`.

use super::tag_rule::{Force, name_condition};
use super::words::Words;
use crate::error::{Error, ErrorKind};

/// A range of six-digit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CodeRange {
    first: u32,
    last: u32,
    /// Digits that were written out: a longer prefix is more exact.
    pub(super) digits: u8,
}

impl CodeRange {
    /// Reads `060200-060202`, `0711*` or `141203`.
    pub(super) fn parse(text: &str) -> Result<CodeRange, String> {
        let wrong = || format!("{text:?} is no type code: write six digits, a range 060200-060202 or a prefix 0711*");
        if let Some((first, last)) = text.split_once('-') {
            let (first, last) = (code(first).ok_or_else(wrong)?, code(last).ok_or_else(wrong)?);
            return if first <= last { Ok(CodeRange { first, last, digits: 6 }) } else { Err(wrong()) };
        }
        let Some(prefix) = text.trim().strip_suffix('*') else {
            let only = code(text).ok_or_else(wrong)?;
            return Ok(CodeRange { first: only, last: only, digits: 6 });
        };
        if prefix.is_empty() || prefix.len() > 5 || !prefix.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let span = 10u32.pow(6 - prefix.len() as u32);
        let first = prefix.parse::<u32>().map_err(|_| wrong())? * span;
        Ok(CodeRange { first, last: first + span - 1, digits: prefix.len() as u8 })
    }

    pub(super) fn holds(self, code: u32) -> bool {
        (self.first..=self.last).contains(&code)
    }

    pub(super) fn overlaps(self, other: CodeRange) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// A rule on codes, and maybe on the name beside them.
#[derive(Clone, Debug)]
pub(super) struct CodeRule {
    pub(super) force: Force,
    pub(super) ranges: Vec<CodeRange>,
    pub(super) words: Option<Words>,
}

impl CodeRule {
    pub(super) fn parse(rule: &str) -> Result<CodeRule, String> {
        let (force, conditions) = Force::split(rule);
        let mut parts = conditions.split(" & ").map(str::trim);
        let ranges = parts.next().unwrap_or_default().split('|').map(CodeRange::parse).collect::<Result<_, _>>()?;
        let words = match parts.next() {
            None => None,
            Some(part) => {
                Some(name_condition(part).filter(|w| !w.is_empty()).ok_or("after the code only `name has` may stand")?)
            }
        };
        match parts.next() {
            Some(_) => Err("one list of words at most".into()),
            None => Ok(CodeRule { force, ranges, words }),
        }
    }

    /// How exactly the rule names `code`, in digits; `None` when it does not.
    pub(super) fn digits_of(&self, code: u32) -> Option<u8> {
        self.ranges.iter().filter(|range| range.holds(code)).map(|range| range.digits).max()
    }
}

/// Six digits as a number.
fn code(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The codes of a column that may hold several, `050300|060200`, in their order, each once.
pub(super) fn split_codes(column: &str) -> Result<Vec<u32>, Error> {
    let mut codes = Vec::new();
    for part in column.split(['|', ';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
        let found = code(part).ok_or_else(|| {
            Error::new(ErrorKind::Value, "an AMap type code has six digits")
                .with_value(part)
                .with_fix("keep the column as text so that leading zeros stay: 060200, not 60200")
        })?;
        if !codes.contains(&found) {
            codes.push(found);
        }
    }
    Ok(codes)
}

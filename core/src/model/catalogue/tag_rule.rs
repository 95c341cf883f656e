//! Rules on OpenStreetMap tags: `also amenity=school & isced:level=1 & name has 小学`.

use super::words::Words;

/// How a rule stands to the rules of other categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// Given beside the others.
    Also,
    /// Given instead of weaker ones.
    Plain,
    /// Given where no other rule about the same keys gives anything.
    Else,
}

impl Force {
    /// The force a rule begins with, and the rest of the rule.
    pub(super) fn split(rule: &str) -> (Force, &str) {
        let rule = rule.trim();
        match (rule.strip_prefix("also "), rule.strip_prefix("else ")) {
            (Some(rest), _) => (Force::Also, rest.trim()),
            (_, Some(rest)) => (Force::Else, rest.trim()),
            _ => (Force::Plain, rule),
        }
    }
}

/// The words of a condition `name has a|b`, or `None` for another condition.
pub(super) fn name_condition(condition: &str) -> Option<Words> {
    condition.strip_prefix("name has ").map(|words| Words::new(words.split('|')))
}

/// What the value of a tag must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    Any,
    OneOf(Vec<String>),
    NoneOf(Vec<String>),
}

/// One condition on one tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TagTest {
    pub(super) key: String,
    pub(super) expect: Expect,
}

impl TagTest {
    /// Reads `key=a|b`, `key=*` or `key!=a|b`.
    pub(super) fn parse(text: &str) -> Result<TagTest, String> {
        let (left, right) = text.split_once('=').ok_or_else(|| format!("{text:?} has no ="))?;
        let (key, negated) = match left.strip_suffix('!') {
            Some(key) => (key.trim(), true),
            None => (left.trim(), false),
        };
        let values: Vec<String> = right.split('|').map(|v| v.trim().to_owned()).collect();
        if key.is_empty() || values.iter().any(String::is_empty) {
            return Err(format!("{text:?} has an empty key or value"));
        }
        let expect = match (negated, values.as_slice()) {
            (false, [any]) if any == "*" => Expect::Any,
            (false, _) => Expect::OneOf(values),
            (true, _) => Expect::NoneOf(values),
        };
        Ok(TagTest { key: key.to_owned(), expect })
    }

    /// Whether a tag's value passes; a value may be a list, `bakery;cafe`.
    pub(super) fn passes(&self, value: Option<&str>) -> bool {
        let among = |known: &[String]| value.is_some_and(|v| v.split(';').any(|v| known.iter().any(|k| k == v.trim())));
        match &self.expect {
            Expect::Any => value.is_some_and(|v| v != "no"),
            Expect::OneOf(known) => among(known),
            Expect::NoneOf(known) => !among(known),
        }
    }

    pub(super) fn is_positive(&self) -> bool {
        !matches!(self.expect, Expect::NoneOf(_))
    }
}

/// A rule on tags, and maybe on the name beside them.
#[derive(Clone, Debug)]
pub(super) struct TagRule {
    pub(super) force: Force,
    /// At least one that is positive, which stands first.
    pub(super) tests: Vec<TagTest>,
    pub(super) words: Option<Words>,
    /// The keys asked for a value, in alphabetical order.
    pub(super) keys: Vec<String>,
}

impl TagRule {
    pub(super) fn parse(rule: &str) -> Result<TagRule, String> {
        let (force, conditions) = Force::split(rule);
        let (mut tests, mut words) = (Vec::new(), None);
        for condition in conditions.split(" & ").map(str::trim) {
            match name_condition(condition) {
                Some(found) if found.is_empty() || words.is_some() => {
                    return Err("one list of words at most, not empty".into());
                }
                Some(found) => words = Some(found),
                None => tests.push(TagTest::parse(condition)?),
            }
        }
        tests.sort_by_key(|test| !test.is_positive());
        let mut keys: Vec<String> = tests.iter().filter(|t| t.is_positive()).map(|t| t.key.clone()).collect();
        keys.sort();
        match keys.is_empty() {
            true => Err("a rule must ask for at least one tag".into()),
            false => Ok(TagRule { force, tests, words, keys }),
        }
    }

    /// Whether the tags and the prepared names fit the rule.
    pub(super) fn fits<'t>(&self, tag: &impl Fn(&str) -> Option<&'t str>, names: &[String]) -> bool {
        self.tests.iter().all(|test| test.passes(tag(&test.key))) && self.words.as_ref().is_none_or(|w| w.in_any(names))
    }

    /// Whether every key of `self` is a key of `other`, which has more.
    pub(super) fn asks_less_than(&self, other: &TagRule) -> bool {
        self.keys.len() < other.keys.len() && self.keys.iter().all(|key| other.keys.contains(key))
    }

    pub(super) fn shares_key_with(&self, other: &TagRule) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }
}

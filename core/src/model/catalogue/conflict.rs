//! Two categories that claim the same tag or type code.

use super::code_rule::CodeRule;
use super::tag_rule::{Expect, TagRule, TagTest};

/// A tag that both rules claim with the same force and without asking the name; `None` when they cannot clash.
pub(super) fn tag_claimed_twice(a: &TagRule, b: &TagRule) -> Option<String> {
    use super::tag_rule::Force::Also;
    if a.force != b.force || a.force == Also || a.words.is_some() || b.words.is_some() || a.keys != b.keys {
        return None;
    }
    // A place may bear all of these at once only when each key has a value that both rules accept.
    let mut claimed = Vec::new();
    for key in &a.keys {
        claimed.push(shared_value(positive(a, key)?, positive(b, key)?)?);
    }
    let told_apart = |x: &TagRule, y: &TagRule| {
        x.tests.iter().filter(|t| !t.is_positive()).any(|t| !y.tests.contains(t) && negates(t, &claimed))
    };
    (!told_apart(a, b) && !told_apart(b, a)).then(|| claimed.join(" & "))
}

fn positive<'a>(rule: &'a TagRule, key: &str) -> Option<&'a TagTest> {
    rule.tests.iter().find(|test| test.is_positive() && test.key == key)
}

/// A `key=value` that both tests accept.
fn shared_value(a: &TagTest, b: &TagTest) -> Option<String> {
    let value = match (&a.expect, &b.expect) {
        (Expect::Any, Expect::Any) => "*",
        (Expect::Any, Expect::OneOf(values)) | (Expect::OneOf(values), Expect::Any) => values.first()?,
        (Expect::OneOf(x), Expect::OneOf(y)) => x.iter().find(|value| y.contains(value))?,
        (Expect::NoneOf(_), _) | (_, Expect::NoneOf(_)) => return None,
    };
    Some(format!("{}={value}", a.key))
}

/// Whether a negative test refuses one of the claimed tags, or speaks of a key that nobody claims.
fn negates(test: &TagTest, claimed: &[String]) -> bool {
    let value = claimed.iter().find_map(|tag| tag.strip_prefix(test.key.as_str())?.strip_prefix('='));
    match value {
        Some(value) => !test.passes(Some(value)),
        None => true,
    }
}

/// Whether both rules claim a code equally exactly, with the same force and without asking the name.
pub(super) fn code_claimed_twice(a: &CodeRule, b: &CodeRule) -> bool {
    use super::tag_rule::Force::Also;
    if a.force != b.force || a.force == Also || a.words.is_some() || b.words.is_some() {
        return false;
    }
    a.ranges.iter().any(|x| b.ranges.iter().any(|y| x.digits == y.digits && x.overlaps(*y)))
}

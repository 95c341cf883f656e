//! Which categories a place is, from its tags, its type codes or its name.
//!
//! Tags and codes beat names; a name is only asked where tags or codes say no more than that there is something
//! (`shop=yes`). Words in brackets are branches and are not read. A name that points to two categories makes the leaf
//! `other`, and a place no rule speaks of stays without a category.

use super::code_rule::{CodeRule, split_codes};
use super::tag_rule::{Force, TagRule};
use super::words::plain_name;
use super::{Catalogue, CategoryId};
use crate::error::Error;

/// What decided about the categories of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Its tags.
    Tag,
    /// Its type code.
    Code,
    /// Its name alone.
    Name,
    /// Its name, which points to several categories: the leaf `other`, if the catalogue has one.
    Ambiguous,
    /// No rule speaks of it.
    Nothing,
}

/// The categories of a place, each once and in the order of the catalogue, and what decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// None when no rule speaks of the place.
    pub categories: Vec<CategoryId>,
    /// What decided.
    pub basis: Basis,
}

impl Classified {
    fn nothing() -> Classified {
        Classified { categories: Vec::new(), basis: Basis::Nothing }
    }

    fn of(mut categories: Vec<CategoryId>, basis: Basis) -> Classified {
        categories.sort_unstable();
        categories.dedup();
        Classified { categories, basis }
    }

    /// Whether the place has a category.
    pub fn is_some(&self) -> bool {
        !self.categories.is_empty()
    }
}

/// The leaves that one kind of evidence gives, before names are asked.
#[derive(Default)]
struct Evidence {
    /// Given by rules that name the place.
    strong: Vec<CategoryId>,
    /// Given where nothing names it better.
    fallback: Vec<CategoryId>,
    /// Whether two leaves were given by words of the name, so that it is `other`.
    ambiguous: bool,
}

impl Catalogue {
    /// The categories of a place with the tags that `tag` looks up and the names it goes by.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::{Basis, Catalogue};
    ///
    /// let catalogue = Catalogue::bundled();
    /// let tags = [("amenity", "school"), ("isced:level", "1;2")];
    /// let tag = |key: &str| tags.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
    /// let found = catalogue.classify_tags(tag, &["育英学校"]);
    /// assert_eq!(found.basis, Basis::Tag);
    /// assert_eq!(found.categories, [catalogue.find("primary-school")?, catalogue.find("junior-secondary-school")?]);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn classify_tags<'t>(&self, tag: impl Fn(&str) -> Option<&'t str>, names: &[&str]) -> Classified {
        let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
        let evidence = self.tag_evidence(&tag, &plain);
        let name_decides = || self.name_decides.iter().any(|test| test.passes(tag(&test.key)));
        self.decide(evidence, Basis::Tag, name_decides, &plain)
    }

    /// The categories of a place with AMap type codes (one, or several as `050300|060200`) and the names it goes by.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::error::ErrorKind::Value) for a code that is not six digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::Catalogue;
    ///
    /// let catalogue = Catalogue::bundled();
    /// let found = catalogue.classify_amap("060400", &["盒马鲜生(河西店)"])?;
    /// assert_eq!(found.categories, [catalogue.find("综合超市")?]);
    /// assert!(catalogue.classify_amap("60400", &[]).unwrap_err().fix().unwrap().contains("leading zeros"));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn classify_amap(&self, typecodes: &str, names: &[&str]) -> Result<Classified, Error> {
        let codes = split_codes(typecodes)?;
        let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
        let mut evidence = Evidence::default();
        for &code in &codes {
            let one = self.code_evidence(code, &plain);
            evidence.strong.extend(one.strong);
            evidence.fallback.extend(one.fallback);
            evidence.ambiguous |= one.ambiguous;
        }
        let name_decides = || codes.iter().any(|code| self.codes_name_decides.iter().any(|range| range.holds(*code)));
        Ok(self.decide(evidence, Basis::Code, name_decides, &plain))
    }

    /// The category of a place of which only the name is known.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::{Basis, Catalogue};
    ///
    /// let catalogue = Catalogue::bundled();
    /// assert_eq!(catalogue.classify_name("便民修鞋配钥匙(东门)").categories, [catalogue.find("维修点")?]);
    /// assert_eq!(catalogue.classify_name("咖啡书店").basis, Basis::Ambiguous);
    /// assert_eq!(catalogue.classify_name("紫金山").basis, Basis::Nothing);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn classify_name(&self, name: &str) -> Classified {
        self.by_name(&[plain_name(name)])
    }

    fn by_name(&self, names: &[String]) -> Classified {
        let mut found = Vec::new();
        for (index, rules) in self.rules.iter().enumerate() {
            let given = names.iter().any(|name| rules.names.in_name(name) && !rules.reject.in_name(name));
            if given && !rules.exclude.in_any(names) {
                found.push(CategoryId(index as u16));
            }
        }
        match found.len() {
            0 => Classified::nothing(),
            1 => Classified::of(found, Basis::Name),
            _ => Classified::of(self.other().into_iter().collect(), Basis::Ambiguous),
        }
    }

    fn decide(&self, found: Evidence, basis: Basis, name_decides: impl Fn() -> bool, names: &[String]) -> Classified {
        if found.strong.is_empty() && !found.ambiguous && name_decides() {
            let by_name = self.by_name(names);
            if by_name.basis != Basis::Nothing {
                return by_name;
            }
        }
        let basis = if found.ambiguous && found.strong.is_empty() { Basis::Ambiguous } else { basis };
        let other = if found.ambiguous { self.other() } else { None };
        let categories: Vec<CategoryId> = found.strong.into_iter().chain(found.fallback).chain(other).collect();
        match categories.is_empty() && basis != Basis::Ambiguous {
            true => Classified::nothing(),
            false => Classified::of(categories, basis),
        }
    }

    fn excluded(&self, id: CategoryId, names: &[String]) -> bool {
        self.rules.get(id.index()).is_some_and(|rules| rules.exclude.in_any(names))
    }

    fn tag_evidence<'t>(&self, tag: &impl Fn(&str) -> Option<&'t str>, names: &[String]) -> Evidence {
        let mut hits: Vec<(CategoryId, &TagRule)> = Vec::new();
        for (key, rules) in &self.tag_rules {
            if tag(key).is_none() {
                continue;
            }
            hits.extend(rules.iter().filter(|(_, rule)| rule.fits(tag, names)).map(|(id, rule)| (*id, rule)));
        }
        hits.retain(|(id, _)| !self.excluded(*id, names));
        let (weak, strong): (Vec<_>, Vec<_>) = hits.into_iter().partition(|(_, rule)| rule.force == Force::Else);
        let kept: Vec<_> = strong.iter().filter(|(_, a)| !strong.iter().any(|(_, b)| displaces(b, a))).collect();
        let mut evidence = Evidence::default();
        for (id, rule) in &kept {
            let tied = |(other, b): &&&(CategoryId, &TagRule)| other != id && tie(rule, b);
            match kept.iter().find(tied) {
                Some(_) => evidence.ambiguous = true,
                None => evidence.strong.push(*id),
            }
        }
        let unnamed = |a: &TagRule| !strong.iter().any(|(_, b)| a.shares_key_with(b));
        evidence.fallback = weak.into_iter().filter(|(_, rule)| unnamed(rule)).map(|(id, _)| id).collect();
        evidence
    }

    fn code_evidence(&self, code: u32, names: &[String]) -> Evidence {
        let mut hits: Vec<(CategoryId, &CodeRule, u8)> = Vec::new();
        for (index, rules) in self.rules.iter().enumerate() {
            let id = CategoryId(index as u16);
            for rule in &rules.codes {
                let fits = rule.words.as_ref().is_none_or(|words| words.in_any(names));
                if let Some(digits) = rule.digits_of(code).filter(|_| fits && !self.excluded(id, names)) {
                    hits.push((id, rule, digits));
                }
            }
        }
        let rank = |rule: &CodeRule, digits: u8| (rule.words.is_some(), digits);
        let plain = hits.iter().filter(|(_, rule, _)| rule.force == Force::Plain);
        let best = plain.map(|(_, rule, digits)| rank(rule, *digits)).max();
        let mut evidence = Evidence::default();
        let mut winners: Vec<CategoryId> = Vec::new();
        for (id, rule, digits) in &hits {
            match rule.force {
                Force::Also => evidence.strong.push(*id),
                Force::Plain if Some(rank(rule, *digits)) == best => winners.push(*id),
                Force::Plain | Force::Else => {}
            }
        }
        winners.dedup();
        match (best, winners.len()) {
            (Some((true, _)), 2..) => evidence.ambiguous = true,
            _ => evidence.strong.extend(winners),
        }
        if evidence.strong.is_empty() && !evidence.ambiguous {
            evidence.fallback =
                hits.into_iter().filter(|(_, rule, _)| rule.force == Force::Else).map(|(id, ..)| id).collect();
        }
        evidence
    }
}

/// Whether rule `b` takes away what rule `a` gives to the same place.
fn displaces(b: &TagRule, a: &TagRule) -> bool {
    // Tags beat names even where both leaves could stand side by side: isced:level=2 against 小学 in the name.
    if a.words.is_some() && b.words.is_none() && a.asks_less_than(b) {
        return true;
    }
    let plain = a.force == Force::Plain && b.force == Force::Plain;
    plain && (a.asks_less_than(b) || (a.keys == b.keys && a.words.is_none() && b.words.is_some()))
}

/// Whether two rules speak of the same keys and only words of the name decide between them.
fn tie(a: &TagRule, b: &TagRule) -> bool {
    let named = |rule: &TagRule| rule.force == Force::Plain && rule.words.is_some();
    named(a) && named(b) && a.keys == b.keys
}

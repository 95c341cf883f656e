//! Reading a catalogue from TOML, with the line of whatever is wrong in it.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::category::{Category, CategoryId, Group, Rules};
use super::code_rule::{CodeRange, CodeRule};
use super::conflict::{code_claimed_twice, tag_claimed_twice};
use super::tag_rule::{TagRule, TagTest};
use super::words::Words;
use super::{Catalogue, OTHER};
use crate::error::{Error, ErrorKind, Place, nearest_names};
use crate::model::Channel;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    title: Labels,
    #[serde(default)]
    by_name: ByName,
    #[serde(default)]
    group: Vec<GroupEntry>,
    #[serde(default)]
    category: Vec<CategoryEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    zh: String,
    en: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ByName {
    #[serde(default)]
    osm: Vec<Spanned<String>>,
    #[serde(default)]
    amap: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: Spanned<String>,
    zh: Spanned<String>,
    en: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    id: Spanned<String>,
    group: Spanned<String>,
    zh: Spanned<String>,
    en: Spanned<String>,
    #[serde(default)]
    osm: Vec<Spanned<String>>,
    #[serde(default)]
    amap: Vec<Spanned<String>>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    reject: Vec<String>,
    #[serde(default)]
    exclude: Vec<String>,
    workdays: Option<String>,
    weak: Option<String>,
    channel: Option<Spanned<String>>,
}

/// Reads and checks a catalogue; `file` names it in errors.
pub(super) fn load(text: &str, file: &str) -> Result<Catalogue, Error> {
    let source = Source { text, file };
    let read: File = toml::from_str(text).map_err(|error| source.syntax(&error))?;
    if read.category.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "the catalogue has no category").at(Place::file(file)));
    }
    if read.category.len() > usize::from(u16::MAX) {
        return Err(Error::new(ErrorKind::Limit, "a catalogue holds at most 65535 categories").at(Place::file(file)));
    }
    let mut loaded = Catalogue { id: read.id, title: [read.title.zh, read.title.en], ..Catalogue::empty() };
    for entry in &read.group {
        source.add_group(&mut loaded, entry)?;
    }
    let mut claims = Claims::default();
    for entry in &read.category {
        source.add_category(&mut loaded, &mut claims, entry)?;
    }
    for (id, rule, _) in claims.tags {
        if let Some(first) = rule.tests.first() {
            loaded.tag_rules.entry(first.key.clone()).or_default().push((id, rule));
        }
    }
    let tests = read.by_name.osm.iter().map(|rule| TagTest::parse(rule.as_ref()).map_err(|e| source.bad_rule(rule, e)));
    loaded.name_decides = tests.collect::<Result<_, _>>()?;
    let codes =
        read.by_name.amap.iter().map(|code| CodeRange::parse(code.as_ref()).map_err(|e| source.bad_rule(code, e)));
    loaded.codes_name_decides = codes.collect::<Result<_, _>>()?;
    Ok(loaded)
}

/// The rules read so far, each with its category and where it stands.
#[derive(Default)]
struct Claims {
    tags: Vec<(CategoryId, TagRule, Range<usize>)>,
    codes: Vec<(CategoryId, CodeRule, Range<usize>)>,
}

/// The file being read, to say where something stands.
struct Source<'a> {
    text: &'a str,
    file: &'a str,
}

impl Source<'_> {
    fn line(&self, offset: usize) -> u64 {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
    }

    fn place(&self, span: Range<usize>, key: &str) -> Place {
        Place::file(self.file).line(self.line(span.start)).column(key)
    }

    fn syntax(&self, error: &toml::de::Error) -> Error {
        let place = Place::file(self.file);
        let found = Error::new(ErrorKind::Format, error.message().trim_end().to_owned());
        let Some(span) = error.span() else { return found.at(place) };
        let value = self.text.get(span.clone()).unwrap_or_default();
        let found = found.at(place.line(self.line(span.start)));
        // Only an unknown key is worth a proposal; the message of serde already lists them all.
        const KEYS: [&str; 15] = [
            "id", "title", "by_name", "group", "category", "zh", "en", "osm", "amap", "names", "reject", "exclude",
            "workdays", "weak", "channel",
        ];
        match (error.message().starts_with("unknown field"), nearest_names(value, KEYS).first()) {
            (true, Some(near)) => found.with_value(value).with_fix(format!("did you mean {near}?")),
            _ => found,
        }
    }

    fn bad_rule(&self, rule: &Spanned<String>, reason: String) -> Error {
        let kind = ErrorKind::Value;
        Error::new(kind, format!("a rule cannot be read: {reason}"))
            .with_value(rule.as_ref())
            .at(self.place(rule.span(), "rule"))
    }

    fn label(&self, label: &Spanned<String>, key: &str) -> Result<String, Error> {
        match label.as_ref().trim() {
            "" => Err(Error::new(ErrorKind::Value, "a label must not be empty").at(self.place(label.span(), key))),
            text => Ok(text.to_owned()),
        }
    }

    fn id(&self, id: &Spanned<String>) -> Result<String, Error> {
        let text = id.as_ref();
        let kebab = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        match kebab {
            true => Ok(text.clone()),
            false => {
                Err(Error::new(ErrorKind::Value, "an id is written in lower case with hyphens, such as food-market")
                    .with_value(text)
                    .at(self.place(id.span(), "id")))
            }
        }
    }

    fn duplicate(&self, what: &str, value: &str, span: Range<usize>, key: &str) -> Error {
        Error::new(ErrorKind::Duplicate, format!("{what} is claimed twice")).with_value(value).at(self.place(span, key))
    }

    fn add_group(&self, loaded: &mut Catalogue, entry: &GroupEntry) -> Result<(), Error> {
        let id = self.id(&entry.id)?;
        if loaded.groups.iter().any(|group| group.id == id) {
            return Err(self.duplicate("a group's id", &id, entry.id.span(), "id"));
        }
        loaded.groups.push(Group { id, zh: self.label(&entry.zh, "zh")?, en: self.label(&entry.en, "en")? });
        Ok(())
    }

    fn add_category(&self, loaded: &mut Catalogue, claims: &mut Claims, entry: &CategoryEntry) -> Result<(), Error> {
        let number = CategoryId(loaded.categories.len() as u16);
        let group = self.group(loaded, &entry.group)?;
        let (id, zh, en) = (self.id(&entry.id)?, self.label(&entry.zh, "zh")?, self.label(&entry.en, "en")?);
        for (name, span, key) in
            [(&id, entry.id.span(), "id"), (&zh, entry.zh.span(), "zh"), (&en, entry.en.span(), "en")]
        {
            match loaded.names.insert(name.to_lowercase(), number) {
                Some(other) if other != number => return Err(self.duplicate("a name", name, span, key)),
                _ => {}
            }
        }
        for rule in &entry.osm {
            self.add_tag_rule(loaded, claims, (number, &id), rule)?;
        }
        for rule in &entry.amap {
            self.add_code_rule(loaded, claims, (number, &id), rule)?;
        }
        let codes =
            claims.codes.iter().filter(|(owner, ..)| *owner == number).map(|(_, rule, _)| rule.clone()).collect();
        let words = |list: &[String]| Words::new(list.iter().map(String::as_str));
        let (names, reject, exclude) = (words(&entry.names), words(&entry.reject), words(&entry.exclude));
        loaded.rules.push(Rules { codes, names, reject, exclude });
        let channel = self.channel(entry.channel.as_ref())?;
        let (workdays, weak) = (entry.workdays.clone(), entry.weak.clone());
        loaded.categories.push(Category { id, group, zh, en, workdays, weak, channel });
        Ok(())
    }

    fn channel(&self, name: Option<&Spanned<String>>) -> Result<Channel, Error> {
        let Some(name) = name else { return Ok(Channel::default()) };
        Channel::ALL.into_iter().find(|channel| channel.name() == name.as_ref()).ok_or_else(|| {
            Error::new(ErrorKind::Value, "there is no such channel")
                .with_value(name.as_ref())
                .at(self.place(name.span(), "channel"))
                .with_fix(format!("write one of {}", Channel::ALL.map(Channel::name).join(", ")))
        })
    }

    fn group(&self, loaded: &Catalogue, name: &Spanned<String>) -> Result<usize, Error> {
        let known = || loaded.groups.iter().map(|group| group.id.as_str());
        known().position(|id| id == name.as_ref()).ok_or_else(|| {
            let error = Error::new(ErrorKind::NotFound, "there is no such group").with_value(name.as_ref());
            let error = error.at(self.place(name.span(), "group"));
            match nearest_names(name.as_ref(), known()).first() {
                Some(near) => error.with_fix(format!("did you mean {near}?")),
                None => error.with_fix(format!("write one of {}", known().collect::<Vec<_>>().join(", "))),
            }
        })
    }

    fn add_tag_rule(
        &self,
        loaded: &Catalogue,
        claims: &mut Claims,
        (number, id): (CategoryId, &str),
        text: &Spanned<String>,
    ) -> Result<(), Error> {
        let rule = TagRule::parse(text.as_ref()).map_err(|reason| self.bad_rule(text, reason))?;
        for (owner, other, span) in claims.tags.iter().filter(|(owner, ..)| *owner != number) {
            if let Some(tag) = tag_claimed_twice(&rule, other) {
                return Err(self.claimed(loaded, "tag", &tag, (*owner, span), id, text));
            }
        }
        claims.tags.push((number, rule, text.span()));
        Ok(())
    }

    fn add_code_rule(
        &self,
        loaded: &Catalogue,
        claims: &mut Claims,
        (number, id): (CategoryId, &str),
        text: &Spanned<String>,
    ) -> Result<(), Error> {
        let rule = CodeRule::parse(text.as_ref()).map_err(|reason| self.bad_rule(text, reason))?;
        for (owner, other, span) in claims.codes.iter().filter(|(owner, ..)| *owner != number) {
            if code_claimed_twice(&rule, other) {
                return Err(self.claimed(loaded, "type code", text.as_ref(), (*owner, span), id, text));
            }
        }
        claims.codes.push((number, rule, text.span()));
        Ok(())
    }

    fn claimed(
        &self,
        loaded: &Catalogue,
        what: &str,
        value: &str,
        (owner, span): (CategoryId, &Range<usize>),
        id: &str,
        text: &Spanned<String>,
    ) -> Error {
        let owner = loaded.leaf(owner).map_or(OTHER, |category| category.id.as_str());
        let line = self.line(span.start);
        Error::new(ErrorKind::Duplicate, format!("{id} and {owner} (line {line}) claim the same {what}"))
            .with_value(value)
            .at(self.place(text.span(), what))
            .with_fix("begin the rule with `also` to give both, or ask for one more tag or word")
    }
}

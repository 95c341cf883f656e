//! Reading values that must say where they come from.

use super::section::{Entry, Section, choose};
use crate::error::Error;
use crate::standard::{Bilingual, Citation, Cited, Confidence, Limit, Range};

/// The keys every cited value has beside its own.
const CITATION: [&str; 3] = ["clause", "confidence", "source"];

/// The sources a file names once under `[source]`, by key.
pub(super) struct Sources {
    /// The id of the file's standard.
    edition: String,
    texts: Vec<(String, String)>,
}

impl Sources {
    /// Reads the table `[source]`.
    pub(super) fn read(root: &Section<'_, '_>) -> Result<Sources, Error> {
        let edition = root.need("id")?.text()?;
        let Some(entry) = root.get("source") else { return Ok(Sources { edition, texts: Vec::new() }) };
        let section = entry.section()?;
        let names = section.keys();
        let texts = names.iter().map(|name| Ok((name.clone(), section.need(name)?.text()?)));
        Ok(Sources { edition, texts: texts.collect::<Result<_, Error>>()? })
    }

    /// A table with the keys `own`, and the citation that stands beside them.
    fn cited<'s, 'a>(&self, entry: &Entry<'s, 'a>, own: &[&str]) -> Result<(Section<'s, 'a>, Citation), Error> {
        let section = entry.section().map_err(|error| {
            let keys = own.join(", ");
            error.with_fix(format!("write {{ {keys}, clause = \"…\", confidence = \"…\", source = \"…\" }}"))
        })?;
        section.only(&[own, CITATION.as_slice()].concat())?;
        let clause = section.need("clause")?.text()?;
        let names = Confidence::ALL.map(Confidence::name);
        let confidence = section.need("confidence")?.name(&names, Confidence::from_name)?;
        let source = section.need("source")?;
        let key = source.text()?;
        let Some((_, text)) = self.texts.iter().find(|(name, _)| *name == key) else {
            let known: Vec<&str> = self.texts.iter().map(|(name, _)| name.as_str()).collect();
            return Err(source.error("this source is not in the table [source]").with_fix(choose(&key, &known)));
        };
        Ok((section, Citation { edition: self.edition.clone(), clause, confidence, source: text.clone() }))
    }

    /// A value under `value`, read by `read`.
    pub(super) fn value<'s, 'a, T>(
        &self,
        entry: &Entry<'s, 'a>,
        read: impl FnOnce(&Entry<'s, 'a>) -> Result<T, Error>,
    ) -> Result<Cited<T>, Error> {
        let (section, citation) = self.cited(entry, &["value"])?;
        Ok(Cited { value: read(&section.need("value")?)?, citation })
    }

    /// A range under `min` and `max`, one of which may be missing.
    pub(super) fn range(&self, entry: &Entry<'_, '_>) -> Result<Cited<Range>, Error> {
        let (section, citation) = self.cited(entry, &["min", "max"])?;
        let min = section.read("min", Entry::positive)?;
        let max = section.read("max", Entry::positive)?;
        match (min, max) {
            (None, None) => Err(section.error("a range needs min or max")),
            (Some(a), Some(b)) if a > b => Err(section.error("a range must not end before it begins")),
            _ => Ok(Cited { value: Range { min, max }, citation }),
        }
    }

    /// A limit: `seconds` or `minutes` of walking, or `radius_m` in a straight line.
    pub(super) fn limit(&self, entry: &Entry<'_, '_>) -> Result<Cited<Limit>, Error> {
        let (section, citation) = self.cited(entry, &["seconds", "minutes", "radius_m"])?;
        let seconds = section.read("seconds", Entry::positive)?;
        let minutes = section.read("minutes", Entry::positive)?;
        let metres = section.read("radius_m", Entry::positive)?;
        let value = match (seconds, minutes, metres) {
            (Some(seconds), None, None) => Limit::Walk { seconds },
            (None, Some(minutes), None) => Limit::Walk { seconds: minutes * 60.0 },
            (None, None, Some(metres)) => Limit::Radius { metres },
            _ => return Err(section.error("a limit is one of seconds, minutes or radius_m")),
        };
        Ok(Cited { value, citation })
    }
}

/// A name in both languages.
pub(super) fn bilingual(entry: &Entry<'_, '_>) -> Result<Bilingual, Error> {
    let section = entry.section()?;
    section.only(&["zh", "en"])?;
    Ok(Bilingual { zh: section.need("zh")?.text()?, en: section.need("en")?.text()? })
}

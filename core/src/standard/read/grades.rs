//! Reading a rule of grades.

use super::cited::{Sources, bilingual};
use super::section::{Entry, Section, Source};
use crate::error::Error;
use crate::standard::{Cited, Grade, GradeRule, Obligation};

/// Reads and checks a rule of grades; `file` names it in errors.
pub(in crate::standard) fn read_grades(text: &str, file: &str) -> Result<GradeRule, Error> {
    let source = Source::new(file, text);
    let table = source.parse()?;
    let root = Section::root(source, &table);
    root.only(&["id", "title", "source", "grade"])?;
    let sources = Sources::read(&root)?;
    let grades = root.named("grade")?.into_iter().map(|(id, section)| grade(id, &section, &sources));
    let grades = grades.collect::<Result<Vec<_>, _>>()?;
    if grades.is_empty() {
        return Err(root.error("a rule needs at least one grade").with_fix("add a table [grade.NAME]"));
    }
    Ok(GradeRule { id: root.need("id")?.text()?, title: bilingual(&root.need("title")?)?, grades })
}

fn grade(id: String, section: &Section<'_, '_>, sources: &Sources) -> Result<Grade, Error> {
    section.only(&["title", "met"])?;
    let shares = section.need("met")?.section()?;
    let names = Obligation::ALL.map(Obligation::name);
    shares.only(&names)?;
    let mut met = Vec::new();
    for obligation in Obligation::ALL {
        if let Some(share) = shares.read(obligation.name(), |e| share(e, sources))? {
            met.push((obligation, share));
        }
    }
    if met.is_empty() {
        return Err(shares.error("a grade takes at least one share").with_fix("add met.basic = { value = …, … }"));
    }
    Ok(Grade { id, title: bilingual(&section.need("title")?)?, met })
}

fn share(entry: &Entry<'_, '_>, sources: &Sources) -> Result<Cited<f64>, Error> {
    sources.value(entry, |value| match value.positive()? {
        share if share <= 100.0 => Ok(share),
        _ => Err(value.error("a share in percent is at most 100")),
    })
}

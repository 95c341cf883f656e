//! One file as written: every part may be missing, since a later edition states only what it changes.

use super::cited::{Sources, bilingual};
use super::section::{Entry, Section, Source};
use crate::error::{Error, Place};
use crate::standard::{AreaKind, Bilingual, Cited, Denominator, IndicatorKind, Limit, Obligation, Range};

/// A value and where it stands, for checks that need the rest of the file.
#[derive(Clone, Debug)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// Tables by name in the order of the file.
pub(super) type Named<T> = Vec<(String, T)>;

/// What a file says about itself.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) title: Bilingual,
    pub(super) number: Option<Cited<String>>,
    pub(super) issuer: Option<Cited<String>>,
    pub(super) issued: Option<Cited<String>>,
    pub(super) in_force: Option<Cited<String>>,
}

/// `[level.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct LevelDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) minutes: Option<Cited<f64>>,
    pub(super) distance_m: Option<Cited<Range>>,
    pub(super) population: Option<Cited<Range>>,
    pub(super) dwellings: Option<Cited<Range>>,
    pub(super) land_ha: Option<Cited<Range>>,
}

/// `[requirement.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct RequirementDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) categories: Option<Placed<Vec<String>>>,
    pub(super) level: Option<Placed<String>>,
    pub(super) obligation: Option<Cited<Obligation>>,
    pub(super) within: Option<Cited<Limit>>,
    pub(super) minimum: Option<Cited<u32>>,
    pub(super) persons_per_facility: Option<Cited<Range>>,
    pub(super) saturated_below_persons: Option<Cited<f64>>,
    pub(super) floor_area_m2: Option<Cited<Range>>,
    pub(super) site_area_m2: Option<Cited<Range>>,
    pub(super) site_area_decides: Option<bool>,
    pub(super) departments: Option<Cited<Vec<String>>>,
}

/// `[target.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct TargetDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) unit: Option<String>,
    pub(super) at_least: Option<Cited<f64>>,
}

/// `[group.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct GroupDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) requirements: Option<Placed<Cited<Vec<String>>>>,
}

/// `[indicator.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct IndicatorDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) kind: Option<IndicatorKind>,
    pub(super) definition: Option<Cited<String>>,
    pub(super) categories: Option<Placed<Vec<String>>>,
    pub(super) within: Option<Cited<Limit>>,
    pub(super) tiers: Named<TierDraft>,
}

/// `[indicator.NAME.tier.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct TierDraft {
    pub(super) place: Place,
    pub(super) categories: Option<Placed<Vec<String>>>,
    pub(super) area_m2: Option<Cited<Range>>,
    pub(super) within: Option<Cited<Limit>>,
}

/// `[figure.NAME]` as written.
#[derive(Clone, Debug)]
pub(super) struct FigureDraft {
    pub(super) place: Place,
    pub(super) title: Option<Bilingual>,
    pub(super) unit: Option<String>,
    pub(super) level: Option<Placed<String>>,
    pub(super) requirement: Option<Placed<String>>,
    pub(super) range: Option<Cited<Range>>,
    pub(super) counts: Option<Placed<Cited<Vec<String>>>>,
    pub(super) area: Option<AreaKind>,
    pub(super) area_m2: Option<Cited<Range>>,
}

/// One file.
#[derive(Clone, Debug)]
pub(in crate::standard) struct Document {
    pub(in crate::standard) id: String,
    pub(in crate::standard) place: Place,
    pub(in crate::standard) extends: Option<(String, Place)>,
    pub(super) head: Head,
    pub(super) minimum: Option<Cited<u32>>,
    pub(super) denominator: Option<Cited<Denominator>>,
    pub(super) omit: Option<Placed<Vec<String>>>,
    pub(super) levels: Named<LevelDraft>,
    pub(super) requirements: Named<RequirementDraft>,
    pub(super) targets: Named<TargetDraft>,
    pub(super) groups: Named<GroupDraft>,
    pub(super) indicators: Named<IndicatorDraft>,
    pub(super) figures: Named<FigureDraft>,
}

const KEYS: [&str; 17] = [
    "id",
    "title",
    "number",
    "issuer",
    "issued",
    "in_force",
    "extends",
    "omit",
    "source",
    "minimum",
    "denominator",
    "level",
    "requirement",
    "target",
    "group",
    "indicator",
    "figure",
];

impl Document {
    /// Reads a file without looking at the one it extends.
    pub(in crate::standard) fn read(text: &str, file: &str) -> Result<Document, Error> {
        let source = Source::new(file, text);
        let table = source.parse()?;
        let root = Section::root(source, &table);
        root.only(&KEYS)?;
        let sources = Sources::read(&root)?;
        Ok(Document {
            id: root.need("id")?.text()?,
            place: root.need("id")?.place(),
            extends: root.read("extends", |entry| Ok((entry.text()?, entry.place())))?,
            head: head(&root, &sources)?,
            minimum: root.read("minimum", |e| sources.value(e, Entry::count))?,
            denominator: root.read("denominator", |e| sources.value(e, denominator))?,
            omit: root.read("omit", placed_texts)?,
            levels: named(&root, "level", |s| level(s, &sources))?,
            requirements: named(&root, "requirement", |s| requirement(s, &sources))?,
            targets: named(&root, "target", |s| target(s, &sources))?,
            groups: named(&root, "group", |s| group(s, &sources))?,
            indicators: named(&root, "indicator", |s| indicator(s, &sources))?,
            figures: named(&root, "figure", |s| figure(s, &sources))?,
        })
    }
}

fn named<T>(
    root: &Section<'_, '_>,
    key: &str,
    read: impl Fn(&Section<'_, '_>) -> Result<T, Error>,
) -> Result<Named<T>, Error> {
    root.named(key)?.into_iter().map(|(name, section)| Ok((name, read(&section)?))).collect()
}

fn head(root: &Section<'_, '_>, sources: &Sources) -> Result<Head, Error> {
    let cited = |key| root.read(key, |e| sources.value(e, Entry::text));
    Ok(Head {
        title: bilingual(&root.need("title")?)?,
        number: cited("number")?,
        issuer: cited("issuer")?,
        issued: cited("issued")?,
        in_force: cited("in_force")?,
    })
}

fn level(section: &Section<'_, '_>, sources: &Sources) -> Result<LevelDraft, Error> {
    section.only(&["title", "minutes", "distance_m", "population", "dwellings", "land_ha"])?;
    let range = |key| section.read(key, |e| sources.range(e));
    Ok(LevelDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        minutes: section.read("minutes", |e| sources.value(e, Entry::positive))?,
        distance_m: range("distance_m")?,
        population: range("population")?,
        dwellings: range("dwellings")?,
        land_ha: range("land_ha")?,
    })
}

const REQUIREMENT_KEYS: [&str; 12] = [
    "title",
    "categories",
    "level",
    "obligation",
    "within",
    "minimum",
    "persons_per_facility",
    "saturated_below_persons",
    "floor_area_m2",
    "site_area_m2",
    "site_area_decides",
    "departments",
];

fn requirement(section: &Section<'_, '_>, sources: &Sources) -> Result<RequirementDraft, Error> {
    section.only(&REQUIREMENT_KEYS)?;
    let range = |key| section.read(key, |e| sources.range(e));
    Ok(RequirementDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        categories: section.read("categories", placed_texts)?,
        level: section.read("level", |e| Ok(Placed { value: e.text()?, place: e.place() }))?,
        obligation: section.read("obligation", |e| sources.value(e, obligation))?,
        within: section.read("within", |e| sources.limit(e))?,
        minimum: section.read("minimum", |e| sources.value(e, Entry::count))?,
        persons_per_facility: range("persons_per_facility")?,
        saturated_below_persons: section.read("saturated_below_persons", |e| sources.value(e, Entry::positive))?,
        floor_area_m2: range("floor_area_m2")?,
        site_area_m2: range("site_area_m2")?,
        site_area_decides: section.read("site_area_decides", Entry::flag)?,
        departments: section.read("departments", |e| sources.value(e, Entry::texts))?,
    })
}

fn target(section: &Section<'_, '_>, sources: &Sources) -> Result<TargetDraft, Error> {
    section.only(&["title", "unit", "at_least"])?;
    Ok(TargetDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        unit: section.read("unit", Entry::text)?,
        at_least: section.read("at_least", |e| sources.value(e, Entry::positive))?,
    })
}

fn group(section: &Section<'_, '_>, sources: &Sources) -> Result<GroupDraft, Error> {
    section.only(&["title", "requirements"])?;
    let members = |e: &Entry<'_, '_>| Ok(Placed { value: sources.value(e, Entry::texts)?, place: e.place() });
    Ok(GroupDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        requirements: section.read("requirements", members)?,
    })
}

fn placed_texts(entry: &Entry<'_, '_>) -> Result<Placed<Vec<String>>, Error> {
    Ok(Placed { value: entry.texts()?, place: entry.place() })
}

fn indicator(section: &Section<'_, '_>, sources: &Sources) -> Result<IndicatorDraft, Error> {
    section.only(&["title", "kind", "definition", "categories", "within", "tier"])?;
    Ok(IndicatorDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        kind: section
            .read("kind", |e| e.name(&IndicatorKind::ALL.map(IndicatorKind::name), IndicatorKind::from_name))?,
        definition: section.read("definition", |e| sources.value(e, Entry::text))?,
        categories: section.read("categories", placed_texts)?,
        within: section.read("within", |e| sources.limit(e))?,
        tiers: named(section, "tier", |s| tier(s, sources))?,
    })
}

fn tier(section: &Section<'_, '_>, sources: &Sources) -> Result<TierDraft, Error> {
    section.only(&["categories", "area_m2", "within"])?;
    Ok(TierDraft {
        place: section.place(),
        categories: section.read("categories", placed_texts)?,
        area_m2: section.read("area_m2", |e| sources.range(e))?,
        within: section.read("within", |e| sources.limit(e))?,
    })
}

fn figure(section: &Section<'_, '_>, sources: &Sources) -> Result<FigureDraft, Error> {
    section.only(&["title", "unit", "level", "requirement", "range", "counts", "area", "area_m2"])?;
    let placed = |key| section.read(key, |e| Ok(Placed { value: e.text()?, place: e.place() }));
    Ok(FigureDraft {
        place: section.place(),
        title: section.read("title", bilingual)?,
        unit: section.read("unit", Entry::text)?,
        level: placed("level")?,
        requirement: placed("requirement")?,
        range: section.read("range", |e| sources.range(e))?,
        counts: section.read("counts", |e| Ok(Placed { value: sources.value(e, Entry::texts)?, place: e.place() }))?,
        area: section.read("area", |e| e.name(&AreaKind::ALL.map(AreaKind::name), AreaKind::from_name))?,
        area_m2: section.read("area_m2", |e| sources.range(e))?,
    })
}

fn obligation(entry: &Entry<'_, '_>) -> Result<Obligation, Error> {
    entry.name(&Obligation::ALL.map(Obligation::name), Obligation::from_name)
}

fn denominator(entry: &Entry<'_, '_>) -> Result<Denominator, Error> {
    entry.name(&Denominator::ALL.map(Denominator::name), Denominator::from_name)
}

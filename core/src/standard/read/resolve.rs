//! Lays editions over each other and checks what they say together.

use super::document::{
    Document, FigureDraft, GroupDraft, IndicatorDraft, LevelDraft, Named, Placed, RequirementDraft, TargetDraft,
    TierDraft,
};
use super::measured::{figure, indicator};
use super::section::choose;
use crate::error::{Error, ErrorKind, Place};
use crate::standard::{Cited, Group, Level, Limit, Requirement, Standard, Target};

/// The standard that a chain of editions makes, the earliest first and the one asked for last.
pub(in crate::standard) fn resolve(chain: Vec<Document>) -> Result<Standard, Error> {
    let extends = chain.iter().rev().skip(1).map(|document| document.id.clone()).collect();
    let Some(all) = chain.into_iter().map(Ok).reduce(|earlier, later| lay_over(earlier?, later?)).transpose()? else {
        return Err(Error::new(ErrorKind::Internal, "a standard was resolved from no file"));
    };
    let levels = all.levels.into_iter().map(|(id, draft)| level(id, draft)).collect::<Result<Vec<_>, _>>()?;
    let mut requirements = Vec::with_capacity(all.requirements.len());
    for (id, draft) in all.requirements {
        requirements.push(requirement(id, draft, &levels, all.minimum.as_ref())?);
    }
    let groups = all.groups.into_iter().map(|(id, draft)| group(id, draft, &requirements)).collect::<Result<_, _>>()?;
    let targets = all.targets.into_iter().map(|(id, draft)| target(id, draft)).collect::<Result<_, _>>()?;
    let indicators: Vec<_> =
        all.indicators.into_iter().map(|(id, draft)| indicator(id, draft)).collect::<Result<_, _>>()?;
    let figure = |(id, draft)| figure(id, draft, &levels, &requirements);
    let figures = all.figures.into_iter().map(figure).collect::<Result<_, _>>()?;
    if requirements.is_empty() && indicators.is_empty() {
        return Err(Error::new(ErrorKind::Standard, "a standard needs at least one requirement or indicator")
            .at(all.place)
            .with_fix("add a table [requirement.NAME]"));
    }
    let (id, head, denominator) = (all.id, all.head, all.denominator);
    let (title, number, issuer, issued, in_force) = (head.title, head.number, head.issuer, head.issued, head.in_force);
    Ok(Standard {
        id,
        title,
        number,
        issuer,
        issued,
        in_force,
        extends,
        denominator,
        levels,
        requirements,
        targets,
        groups,
        indicators,
        figures,
    })
}

/// The later edition, with what it does not say taken from the earlier one. What a file says about itself stays its own.
fn lay_over(earlier: Document, later: Document) -> Result<Document, Error> {
    let mut requirements = earlier.requirements;
    if let Some(Placed { value: names, place }) = &later.omit {
        for name in names {
            let Some(index) = requirements.iter().position(|(id, _)| id == name) else {
                let known: Vec<&str> = requirements.iter().map(|(id, _)| id.as_str()).collect();
                return Err(refuse("no such requirement to omit", name, place, &known));
            };
            requirements.remove(index);
        }
    }
    Ok(Document {
        minimum: later.minimum.or(earlier.minimum),
        denominator: later.denominator.or(earlier.denominator),
        levels: overlay(earlier.levels, later.levels, LevelDraft::over),
        requirements: overlay(requirements, later.requirements, RequirementDraft::over),
        targets: overlay(earlier.targets, later.targets, TargetDraft::over),
        groups: overlay(earlier.groups, later.groups, GroupDraft::over),
        indicators: overlay(earlier.indicators, later.indicators, IndicatorDraft::over),
        figures: overlay(earlier.figures, later.figures, FigureDraft::over),
        ..later
    })
}

/// Entries of both; where both have one of a name, `over` joins them. New ones come last, in their own order.
fn overlay<T>(earlier: Named<T>, later: Named<T>, over: impl Fn(T, T) -> T) -> Named<T> {
    let mut found: Vec<(String, Option<T>)> = earlier.into_iter().map(|(name, draft)| (name, Some(draft))).collect();
    for (name, draft) in later {
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, slot)) => {
                *slot = match slot.take() {
                    Some(earlier) => Some(over(draft, earlier)),
                    None => Some(draft),
                }
            }
            None => found.push((name, Some(draft))),
        }
    }
    found.into_iter().filter_map(|(name, draft)| draft.map(|draft| (name, draft))).collect()
}

/// `fn over(self, earlier)`: every field named, the later one first.
macro_rules! over {
    ($draft:ident: $($field:ident),+) => {
        impl $draft {
            fn over(self, earlier: $draft) -> $draft {
                $draft { place: self.place, $($field: self.$field.or(earlier.$field)),+ }
            }
        }
    };
}

over!(LevelDraft: title, minutes, distance_m, population, dwellings, land_ha);
over!(RequirementDraft: title, categories, level, obligation, within, minimum, persons_per_facility,
    saturated_below_persons, floor_area_m2, site_area_m2, site_area_decides, departments);
over!(TargetDraft: title, unit, at_least);
over!(GroupDraft: title, requirements);
over!(TierDraft: categories, area_m2, within);
over!(FigureDraft: title, unit, level, requirement, range, counts, area, area_m2);

impl IndicatorDraft {
    /// Tiers are laid over each other too: a later edition may change the radius of one and leave the rest.
    fn over(self, earlier: IndicatorDraft) -> IndicatorDraft {
        IndicatorDraft {
            place: self.place,
            title: self.title.or(earlier.title),
            kind: self.kind.or(earlier.kind),
            definition: self.definition.or(earlier.definition),
            categories: self.categories.or(earlier.categories),
            within: self.within.or(earlier.within),
            tiers: overlay(earlier.tiers, self.tiers, TierDraft::over),
        }
    }
}

fn level(id: String, draft: LevelDraft) -> Result<Level, Error> {
    Ok(Level {
        title: need(draft.title, "title", &draft.place)?,
        id,
        minutes: draft.minutes,
        distance_m: draft.distance_m,
        population: draft.population,
        dwellings: draft.dwellings,
        land_ha: draft.land_ha,
    })
}

fn requirement(
    id: String,
    draft: RequirementDraft,
    levels: &[Level],
    default_minimum: Option<&Cited<u32>>,
) -> Result<Requirement, Error> {
    let place = draft.place;
    let named = need(draft.level, "level", &place)?;
    let Some(level) = levels.iter().position(|level| level.id == named.value) else {
        let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
        return Err(refuse("no such level", &named.value, &named.place, &known));
    };
    let by_level = levels[level].minutes.as_ref().map(|minutes| Cited {
        value: Limit::Walk { seconds: minutes.value * 60.0 },
        citation: minutes.citation.clone(),
    });
    let categories = need(draft.categories, "categories", &place)?;
    Ok(Requirement {
        id,
        title: need(draft.title, "title", &place)?,
        categories: categories.value,
        categories_place: categories.place,
        level,
        obligation: need(draft.obligation, "obligation", &place)?,
        limit: draft.within.or(by_level),
        minimum: need(draft.minimum.or_else(|| default_minimum.cloned()), "minimum", &place)?,
        persons_per_facility: draft.persons_per_facility,
        saturated_below_persons: draft.saturated_below_persons,
        floor_area_m2: draft.floor_area_m2,
        site_area_m2: draft.site_area_m2,
        site_area_decides: draft.site_area_decides.unwrap_or(false),
        departments: draft.departments,
    })
}

fn target(id: String, draft: TargetDraft) -> Result<Target, Error> {
    let place = draft.place;
    Ok(Target {
        id,
        title: need(draft.title, "title", &place)?,
        unit: need(draft.unit, "unit", &place)?,
        at_least: need(draft.at_least, "at_least", &place)?,
    })
}

fn group(id: String, draft: GroupDraft, requirements: &[Requirement]) -> Result<Group, Error> {
    let title = need(draft.title, "title", &draft.place)?;
    let Placed { value: Cited { value: names, citation }, place } =
        need(draft.requirements, "requirements", &draft.place)?;
    let known: Vec<&str> = requirements.iter().map(|requirement| requirement.id.as_str()).collect();
    let index = |name: &String| match known.iter().position(|id| id == name) {
        Some(index) => Ok(index),
        None => Err(refuse("no such requirement", name, &place, &known)),
    };
    let value = names.iter().map(index).collect::<Result<_, _>>()?;
    Ok(Group { id, title, requirements: Cited { value, citation } })
}

pub(super) fn need<T>(value: Option<T>, key: &str, place: &Place) -> Result<T, Error> {
    value.ok_or_else(|| {
        Error::new(ErrorKind::Standard, format!("the key {key} is missing"))
            .at(place.clone())
            .with_fix(format!("add {key} = …"))
    })
}

pub(super) fn refuse(message: &str, value: &str, place: &Place, known: &[&str]) -> Error {
    Error::new(ErrorKind::Standard, message).with_value(value).at(place.clone()).with_fix(choose(value, known))
}

//! Checks indicators and figures against the rest of the standard.

use super::document::{FigureDraft, IndicatorDraft, Placed};
use super::resolve::{need, refuse};
use crate::error::{Error, ErrorKind};
use crate::standard::{AreaKind, Counted, Figure, Indicator, IndicatorKind, Level, Requirement, Tier};

/// An indicator; what a tier does not say is what the indicator says, and without tiers it is one tier itself.
pub(super) fn indicator(id: String, draft: IndicatorDraft) -> Result<Indicator, Error> {
    let (place, categories, within) = (draft.place, draft.categories, draft.within);
    let one = |id: String, own: Option<Placed<Vec<String>>>, area_m2, limit: Option<_>| {
        let categories = need(own.or_else(|| categories.clone()), "categories", &place)?;
        let (categories, categories_place) = (categories.value, categories.place);
        Ok(Tier { id, categories, categories_place, area_m2, limit: limit.or_else(|| within.clone()) })
    };
    let tiers = match draft.tiers.is_empty() {
        true => vec![one(id.clone(), None, None, None)?],
        false => {
            let tiers = draft.tiers.into_iter();
            tiers.map(|(id, tier)| one(id, tier.categories, tier.area_m2, tier.within)).collect::<Result<_, Error>>()?
        }
    };
    let kind = draft.kind.unwrap_or(IndicatorKind::CoveredShare);
    if kind == IndicatorKind::CommunityShare && tiers.iter().any(|tier| tier.limit.is_some()) {
        let error =
            Error::new(ErrorKind::Standard, "a share of communities counts what stands inside, and has no limit");
        return Err(error.at(place).with_fix("leave `within` out, or write kind = \"covered-share\""));
    }
    let definition = need(draft.definition, "definition", &place)?;
    Ok(Indicator { id, title: need(draft.title, "title", &place)?, kind, definition, tiers })
}

/// A figure, with the level and the requirement it names looked up.
pub(super) fn figure(
    id: String,
    draft: FigureDraft,
    levels: &[Level],
    requirements: &[Requirement],
) -> Result<Figure, Error> {
    let index = |named: Option<Placed<String>>, message: &str, known: Vec<&str>| match named {
        None => Ok(None),
        Some(Placed { value, place }) => match known.iter().position(|id| **id == value) {
            Some(index) => Ok(Some(index)),
            None => Err(refuse(message, &value, &place, &known)),
        },
    };
    let place = draft.place;
    let unit = need(draft.unit, "unit", &place)?;
    let range = need(draft.range, "range", &place)?;
    let counted = match draft.counts {
        None => None,
        Some(Placed { value: categories, place: categories_place }) => {
            let persons = match unit.as_str() {
                "m2/person" => 1.0,
                "m2/1000 persons" => 1000.0,
                _ => {
                    let message = "only square metres for each person, or each thousand, are counted";
                    let error = Error::new(ErrorKind::Standard, message).with_value(&unit).at(place);
                    return Err(error.with_fix("write m2/person or m2/1000 persons, or leave `counts` out"));
                }
            };
            let (area, area_m2) = (draft.area.unwrap_or(AreaKind::Site), draft.area_m2);
            Some(Counted { categories, categories_place, area, area_m2, persons })
        }
    };
    Ok(Figure {
        id,
        title: need(draft.title, "title", &place)?,
        unit,
        level: index(draft.level, "no such level", levels.iter().map(|level| level.id.as_str()).collect())?,
        requirement: index(
            draft.requirement,
            "no such requirement",
            requirements.iter().map(|requirement| requirement.id.as_str()).collect(),
        )?,
        range,
        counted,
    })
}

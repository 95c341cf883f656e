//! Standards as data: requirements with clause and confidence on every number.
//!
//! A [`Standard`] is read from one TOML file: levels, requirements, targets, groups. Every number in it is [`Cited`]:
//! which clause it stands in, and whether a source quotes it or it is recalled or a choice of ours. Nothing is invented:
//! a number the text does not give is absent. A later edition is a file of its own that `extends` the earlier one and
//! states only what changes; a host's own standard is the same file, read with [`Standard::from_toml`].
//!
//! Bundled: `mofcom-2021` (城市一刻钟便民生活圈建设指南), `mofcom-2025` (扩围升级), `gb50180-2018` (城市居住区规划设计标准),
//! `tdt1062-2021` (社区生活圈规划技术指南, with the walking coverage of the territorial plans), `mohurd-complete-2020`
//! (完整居住社区), `urban-check-up` (城市体检), `beijing-8` (基本便民服务) and `shanghai-2016` (15分钟社区生活圈规划导则).

mod cited;
mod grade;
mod library;
mod measured;
mod read;
mod requirement;

#[cfg(test)]
mod bundled_tests;
#[cfg(test)]
mod grade_tests;
#[cfg(test)]
mod measured_tests;
#[cfg(test)]
mod read_tests;

pub use cited::{Bilingual, Citation, Cited, Confidence, Range};
pub use grade::{Grade, GradeRule};
pub use library::Library;
pub use measured::{AreaKind, Counted, Figure, Indicator, IndicatorKind, Tier};
pub use requirement::{Denominator, Group, Level, Limit, Obligation, Requirement, Target};

use crate::error::{Error, ErrorKind};
use crate::model::Catalogue;

/// What a circle is judged by: cited requirements of one edition of one standard.
///
/// # Examples
///
/// ```
/// use lifecircle::standard::{Confidence, Limit, Standard};
///
/// let standard = Standard::bundled("gb50180-2018")?;
/// let market = standard.requirement("market").unwrap();
/// let limit = market.limit.as_ref().unwrap();
/// assert_eq!(limit.value, Limit::Radius { metres: 500.0 });
/// assert_eq!(limit.citation.clause, "表C.0.1");
/// assert_eq!(limit.citation.confidence, Confidence::Recalled);
///
/// let refused = Standard::bundled("mofcom-2012").unwrap_err();
/// assert_eq!(refused.fix(), Some("did you mean mofcom-2021 or mofcom-2025?"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// Its identity, such as `gb50180-2018`; names the edition too.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// Its official number.
    pub number: Option<Cited<String>>,
    /// Who issued it.
    pub issuer: Option<Cited<String>>,
    /// The day it was issued, as `2018-07-10`.
    pub issued: Option<Cited<String>>,
    /// The day it came into force.
    pub in_force: Option<Cited<String>>,
    /// The editions it extends, the nearest first.
    pub extends: Vec<String>,
    /// What its coverage rates are a share of, where it or its users say so.
    pub denominator: Option<Cited<Denominator>>,
    /// Its levels of circles, the largest first.
    pub levels: Vec<Level>,
    /// What it asks for, in its own order.
    pub requirements: Vec<Requirement>,
    /// What it asks for that is not read off a map.
    pub targets: Vec<Target>,
    /// Requirements under one slogan.
    pub groups: Vec<Group>,
    /// The rates it defines.
    pub indicators: Vec<Indicator>,
    /// Other numbers it prints.
    pub figures: Vec<Figure>,
}

impl Standard {
    /// The bundled standard of that id.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::NotFound`] with the nearest ids when there is none.
    pub fn bundled(id: &str) -> Result<Standard, Error> {
        Library::bundled()?.get(id)
    }

    /// The ids of the bundled standards.
    pub fn bundled_ids() -> impl Iterator<Item = &'static str> {
        library::BUNDLED.iter().map(|(id, _)| *id)
    }

    /// The standard in a TOML text; `file` names it in errors. It may extend a bundled standard; for several files of
    /// one's own that extend each other see [`Library`].
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Standard`] with file, line, key, value and fix for anything that is not as the
    /// schema asks (an unknown key, a number without clause, an unknown level or source, a chain of `extends` that
    /// comes back to itself); [`crate::error::ErrorKind::Duplicate`] when the id is that of a bundled standard.
    ///
    /// # Examples
    ///
    /// A city that asks for a market within ten minutes, and changes nothing else of the national guide:
    ///
    /// ```
    /// use lifecircle::standard::{Limit, Standard};
    ///
    /// let ours = Standard::from_toml(r#"
    ///     id = "our-city"
    ///     extends = "mofcom-2021"
    ///     title = { zh = "本市标准", en = "Our city" }
    ///     [source]
    ///     notice = "city notice 12 of 2026"
    ///     [requirement.market]
    ///     within = { minutes = 10, clause = "3.1", confidence = "quoted", source = "notice" }
    /// "#, "our-city.toml")?;
    /// let market = ours.requirement("market").unwrap();
    /// assert_eq!(market.limit.as_ref().unwrap().value, Limit::Walk { seconds: 600.0 });
    /// assert_eq!(market.obligation.citation.clause, "业态列表 基本保障类");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_toml(text: &str, file: &str) -> Result<Standard, Error> {
        let mut library = Library::bundled()?;
        let id = library.add(text, file)?;
        library.get(&id)
    }

    /// The requirement of that id.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id == id)
    }

    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The figure of that id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The target of that id, such as `satisfaction`.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::NotFound`] with the targets there are.
    pub fn find_target(&self, id: &str) -> Result<&Target, Error> {
        self.targets.iter().find(|target| target.id == id).ok_or_else(|| {
            let known: Vec<&str> = self.targets.iter().map(|target| target.id.as_str()).collect();
            let fix =
                if known.is_empty() { "it has none".into() } else { format!("its targets are {}", known.join(", ")) };
            Error::new(ErrorKind::NotFound, "the standard has no target of that id").with_value(id).with_fix(fix)
        })
    }

    /// The level a requirement belongs to.
    pub fn level_of(&self, requirement: &Requirement) -> Option<&Level> {
        self.levels.get(requirement.level)
    }

    /// Checks that the catalogue has every category the standard names.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Category`] for the first that it does not have, with file, line and the nearest names.
    pub fn check_categories(&self, catalogue: &Catalogue) -> Result<(), Error> {
        let required = self.requirements.iter().map(|r| (&r.categories, &r.categories_place));
        let tiers = self.indicators.iter().flat_map(|indicator| &indicator.tiers);
        let counted = self.figures.iter().filter_map(|figure| figure.counted.as_ref());
        let counted = counted.map(|counted| (&counted.categories.value, &counted.categories_place));
        let tiers = tiers.map(|tier| (&tier.categories, &tier.categories_place));
        for (names, place) in required.chain(tiers).chain(counted) {
            for name in names {
                catalogue.find(name).map_err(|error| error.at(place.clone()))?;
            }
        }
        Ok(())
    }
}

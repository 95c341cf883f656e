//! Which buildings are homes, and for how many people.

use super::super::Tags;
use crate::error::{Error, ErrorKind};
use crate::model::Catalogue;

/// What to make of a building that says no more than `building=yes`, as most buildings in China do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PlainBuildings {
    /// Never a home.
    Never,
    /// A home where it stands on mapped residential land.
    OnResidentialLand,
    /// A home unless its tags, its name or the land it stands on say otherwise.
    #[default]
    UnlessOtherwiseUsed,
}

/// How homes and their people are estimated from buildings.
///
/// A building is a home when its `building` value is one of [`HomeRule::levels`], or when `building:use` or
/// `building:flats` says so. A plain `building=yes` is judged by [`HomeRule::plain_buildings`]. The people are
/// `levels x footprint / m2_per_person`, always marked as estimated. Every number here can be changed.
///
/// # Examples
///
/// ```
/// use lifecircle::source::osm::{HomeRule, PlainBuildings};
///
/// let careful = HomeRule { plain_buildings: PlainBuildings::OnResidentialLand, ..HomeRule::default() };
/// assert_eq!(careful.m2_per_person, 35.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct HomeRule {
    /// Floor area per person in square metres. 35 unless set: the dwelling area per person with which the commentary of
    /// GB 50180-2018 (4.0.2) computes its indices; second-hand, and applied to gross floor area by our choice.
    pub m2_per_person: f64,
    /// What to make of `building=yes`.
    pub plain_buildings: PlainBuildings,
    /// The `building` values that are homes, with the levels of one whose height is not mapped. Our choice.
    pub levels: Vec<(String, f64)>,
    /// The levels of a plain building whose height is not mapped. Our choice.
    pub plain_levels: f64,
    /// Metres of height per level where only the height is mapped. Our choice.
    pub metres_per_level: f64,
    /// A plain building smaller than this on the ground is a shed, not a home; in square metres. Our choice.
    pub plain_at_least_m2: f64,
}

impl Default for HomeRule {
    fn default() -> Self {
        let levels = [
            ("apartments", 6.0),
            ("residential", 6.0),
            ("dormitory", 6.0),
            ("house", 2.0),
            ("detached", 2.0),
            ("semidetached_house", 2.0),
            ("semi", 2.0),
            ("terrace", 2.0),
            ("bungalow", 1.0),
            ("farm", 1.0),
            ("static_caravan", 1.0),
            ("houseboat", 1.0),
        ];
        HomeRule {
            m2_per_person: 35.0,
            plain_buildings: PlainBuildings::default(),
            levels: levels.map(|(kind, levels)| (kind.to_owned(), levels)).to_vec(),
            plain_levels: 3.0,
            metres_per_level: 3.0,
            plain_at_least_m2: 25.0,
        }
    }
}

/// Tags that say a plain building serves something else.
const OTHER_USE: [&str; 18] = [
    "aeroway",
    "amenity",
    "club",
    "craft",
    "emergency",
    "government",
    "healthcare",
    "industrial",
    "leisure",
    "man_made",
    "military",
    "office",
    "power",
    "public_transport",
    "railway",
    "religion",
    "shop",
    "tourism",
];
/// Words in the name of a plain building that say the same, beyond the names the catalogue knows.
const OTHER_NAMES: [&str; 26] = [
    "大厦",
    "广场",
    "写字楼",
    "商务",
    "办公",
    "教学",
    "实验",
    "行政",
    "工厂",
    "厂房",
    "车间",
    "仓库",
    "车站",
    "政府",
    "法院",
    "检察院",
    "委员会",
    "研究",
    "门诊",
    "病房",
    "教堂",
    "体育",
    "食堂",
    "礼堂",
    "中心",
    "变电",
];

/// What the land around a building says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Residential,
    Other,
    Unknown,
}

/// Why a building is a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its tags say so.
    Tagged,
    /// It is plain, and nothing speaks against it.
    Plain,
}

impl HomeRule {
    /// Whether the numbers can be reckoned with.
    pub(super) fn check(&self) -> Result<(), Error> {
        let named = [
            ("m2_per_person", self.m2_per_person),
            ("plain_levels", self.plain_levels),
            ("metres_per_level", self.metres_per_level),
        ];
        let levels = self.levels.iter().map(|(kind, levels)| (kind.as_str(), *levels));
        let bad = |number: f64| !(number.is_finite() && number > 0.0);
        match named.into_iter().chain(levels).find(|(_, number)| bad(*number)) {
            Some((name, number)) => {
                Err(Error::new(ErrorKind::Argument, format!("{name} of a home rule must be positive"))
                    .with_value(number))
            }
            None if self.plain_at_least_m2.is_nan() || self.plain_at_least_m2 < 0.0 => {
                Err(Error::new(ErrorKind::Argument, "plain_at_least_m2 of a home rule must not be negative")
                    .with_value(self.plain_at_least_m2))
            }
            None => Ok(()),
        }
    }

    /// Why a building is a home, or `None` when it is not; `ground` is asked only where it matters.
    pub(super) fn why_home(&self, tags: Tags<'_>, footprint_m2: f64, ground: impl FnOnce() -> Ground) -> Option<Why> {
        let kind = tags.get("building")?;
        let gone = |key: &str| tags.get(key).is_some_and(|value| value != "no");
        if ["abandoned", "disused", "demolished", "ruins"].into_iter().any(gone) {
            return None;
        }
        let use_says = tags.get("building:use").is_some_and(|u| u.split(';').any(|u| u.trim() == "residential"));
        let known = kind.split(';').any(|kind| self.default_levels(kind.trim()).is_some());
        if known || use_says || tags.has("building:flats") {
            return Some(Why::Tagged);
        }
        if kind != "yes" || footprint_m2 < self.plain_at_least_m2 || serves_otherwise(tags) {
            return None;
        }
        let ground = match self.plain_buildings {
            PlainBuildings::Never => return None,
            _ => ground(),
        };
        let home = match self.plain_buildings {
            PlainBuildings::UnlessOtherwiseUsed => ground != Ground::Other,
            _ => ground == Ground::Residential,
        };
        home.then_some(Why::Plain)
    }

    /// The levels of a building whose height is not mapped.
    pub(super) fn levels_of(&self, tags: Tags<'_>) -> f64 {
        let kinds = tags.get("building").into_iter().flat_map(|kind| kind.split(';'));
        kinds.filter_map(|kind| self.default_levels(kind.trim())).reduce(f64::max).unwrap_or(self.plain_levels)
    }

    fn default_levels(&self, kind: &str) -> Option<f64> {
        self.levels.iter().find(|(known, _)| known == kind).map(|(_, levels)| *levels)
    }
}

fn serves_otherwise(tags: Tags<'_>) -> bool {
    let other = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    let used = tags.get("building:use").is_some();
    if used || OTHER_USE.iter().any(|key| other(key)) {
        return true;
    }
    let Some(name) = tags.get("name") else { return false };
    OTHER_NAMES.iter().any(|word| name.contains(word)) || Catalogue::bundled().classify_name(name).is_some()
}

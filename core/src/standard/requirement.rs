//! What a standard asks for: levels, requirements, targets and groups.

use super::{Bilingual, Citation, Cited, Range};
use crate::error::Place;

/// How binding a requirement is, in the words of the standards; most binding first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Obligation {
    /// ▲ 应配建, 必备业态: must be there.
    Mandatory,
    /// 基本保障类: belongs to the basic set.
    Basic,
    /// △ 宜配建, 按需: should be there where needed.
    Advisable,
    /// 品质提升类: raises the quality of a circle that has the basics.
    Quality,
}

impl Obligation {
    /// Every obligation, most binding first.
    pub const ALL: [Obligation; 4] =
        [Obligation::Mandatory, Obligation::Basic, Obligation::Advisable, Obligation::Quality];

    /// The name used in files and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Obligation::Mandatory => "mandatory",
            Obligation::Basic => "basic",
            Obligation::Advisable => "advisable",
            Obligation::Quality => "quality",
        }
    }

    /// The obligation of that name.
    pub fn from_name(name: &str) -> Option<Obligation> {
        Obligation::ALL.into_iter().find(|o| o.name() == name)
    }
}

/// How far a facility may be. Both measures are official: 步行X分钟 and 服务半径.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// At most this walk.
    Walk {
        /// In seconds.
        seconds: f64,
    },
    /// At most this distance in a straight line (服务半径).
    Radius {
        /// In metres.
        metres: f64,
    },
}

/// A level of life circles, such as 十五分钟生活圈居住区. Levels are not inclusive: a larger circle must still contain
/// the facilities of the smaller ones inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its identity in the file.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// The walk that gives the level its name, in minutes.
    pub minutes: Option<Cited<f64>>,
    /// The walking distance in metres that the standard prints beside it.
    pub distance_m: Option<Cited<Range>>,
    /// How many people live in one.
    pub population: Option<Cited<Range>>,
    /// How many dwellings it has.
    pub dwellings: Option<Cited<Range>>,
    /// Its land in hectares.
    pub land_ha: Option<Cited<Range>>,
}

/// One thing a standard asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// Its identity in the file.
    pub id: String,
    /// Its name, in Chinese as the standard words it.
    pub title: Bilingual,
    /// The catalogue's categories that fulfil it, any of them; empty when the catalogue has none and it cannot be measured.
    pub categories: Vec<String>,
    /// Where `categories` stands, for errors found when a catalogue is at hand.
    pub(crate) categories_place: Place,
    /// The level it belongs to, as an index into [`super::Standard::levels`].
    pub level: usize,
    /// How binding it is.
    pub obligation: Cited<Obligation>,
    /// How far it may be: its own limit, else the minutes of its level; `None` where the standard gives neither.
    pub limit: Option<Cited<Limit>>,
    /// How many there must be within the limit of a home.
    pub minimum: Cited<u32>,
    /// For how many persons there is one.
    pub persons_per_facility: Option<Cited<Range>>,
    /// Under how many persons per facility one more would only divide the trade.
    pub saturated_below_persons: Option<Cited<f64>>,
    /// Floor area (建筑面积) in square metres.
    pub floor_area_m2: Option<Cited<Range>>,
    /// Site area (用地面积) in square metres.
    pub site_area_m2: Option<Cited<Range>>,
    /// Whether a facility known to be smaller than [`Requirement::site_area_m2`] asks does not count: for open grounds,
    /// whose area the data measures the same way.
    pub site_area_decides: bool,
    /// The departments that answer for it; only where a source names them.
    pub departments: Option<Cited<Vec<String>>>,
}

impl Requirement {
    /// The clause that decides: that of the limit, or of the obligation where the standard gives no limit.
    pub fn citation(&self) -> &Citation {
        self.limit.as_ref().map_or(&self.obligation.citation, |limit| &limit.citation)
    }
}

/// A target that is not read off a map, such as the residents' satisfaction; a host enters the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its identity in the file.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// Its unit, such as `%`.
    pub unit: String,
    /// The least value that meets it.
    pub at_least: Cited<f64>,
}

/// Requirements under one slogan, such as 一菜一修.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its identity in the file.
    pub id: String,
    /// The slogan.
    pub title: Bilingual,
    /// Indices into [`super::Standard::requirements`].
    pub requirements: Cited<Vec<usize>>,
}

/// What a coverage rate is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Denominator {
    /// 居住用地面积: the official one.
    ResidentialLand,
    /// The number of residential buildings or homes.
    Buildings,
    /// The people.
    People,
}

impl Denominator {
    /// Every denominator, the official one first.
    pub const ALL: [Denominator; 3] = [Denominator::ResidentialLand, Denominator::Buildings, Denominator::People];

    /// The name used in files and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Denominator::ResidentialLand => "residential-land",
            Denominator::Buildings => "buildings",
            Denominator::People => "people",
        }
    }

    /// The denominator of that name.
    pub fn from_name(name: &str) -> Option<Denominator> {
        Denominator::ALL.into_iter().find(|d| d.name() == name)
    }
}

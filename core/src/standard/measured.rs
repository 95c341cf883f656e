//! What a standard measures beside its requirements: coverage indicators, and the figures it prints.

use super::{Bilingual, Cited, Limit, Range};
use crate::error::Place;

/// What an indicator is a share of, and when a part counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IndicatorKind {
    /// 覆盖率: the share of the land (or homes, or people) that has a facility of *any* tier within the tier's limit.
    CoveredShare,
    /// The share of communities (circles) that have a facility of *every* tier inside: a ratio of counts, no buffer.
    CommunityShare,
}

impl IndicatorKind {
    /// Every kind.
    pub const ALL: [IndicatorKind; 2] = [IndicatorKind::CoveredShare, IndicatorKind::CommunityShare];

    /// The name used in files and tables.
    pub const fn name(self) -> &'static str {
        match self {
            IndicatorKind::CoveredShare => "covered-share",
            IndicatorKind::CommunityShare => "community-share",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<IndicatorKind> {
        IndicatorKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A rate that a standard defines, such as 社区小学步行10分钟覆盖率.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its identity in the file.
    pub id: String,
    /// Its name, in Chinese as the standard words it.
    pub title: Bilingual,
    /// What it is a share of.
    pub kind: IndicatorKind,
    /// How the standard defines it, in its words where a source quotes them.
    pub definition: Cited<String>,
    /// Which facilities count and how far they may be; never empty.
    pub tiers: Vec<Tier>,
}

/// The facilities of one size, and their limit: parks of 5,000 m² and more by 500 m, smaller ones by 300 m.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// Its identity within the indicator; that of the indicator where it has but one.
    pub id: String,
    /// The catalogue's categories that count, any of them; empty when the catalogue has none and it cannot be measured.
    pub categories: Vec<String>,
    /// Where `categories` stands, for errors found when a catalogue is at hand.
    pub(crate) categories_place: Place,
    /// How large they are: from `min`, and smaller than `max`. Where their size is not known they count for the tier of
    /// the smallest.
    pub area_m2: Option<Cited<Range>>,
    /// How far they may be; `None` where no source gives it.
    pub limit: Option<Cited<Limit>>,
}

/// A number that a standard prints and that is no distance to a facility: square metres per thousand persons, the width
/// of a park, beds per thousand of the aged. It is judged where it says what is added up ([`Figure::counted`]), else held
/// to be read and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its identity in the file.
    pub id: String,
    /// What it measures.
    pub title: Bilingual,
    /// Its unit, such as `m2/person`.
    pub unit: String,
    /// The level it belongs to, as an index into [`super::Standard::levels`].
    pub level: Option<usize>,
    /// The requirement it belongs to, as an index into [`super::Standard::requirements`].
    pub requirement: Option<usize>,
    /// The number; both ends are the same where the standard prints one.
    pub range: Cited<Range>,
    /// What is added up in a circle to be held against the number.
    pub counted: Option<Counted>,
}

/// Square metres of some facilities, for each person or each thousand persons of a circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The catalogue's categories whose areas are added up, each facility once. Which they are is mostly *ours*.
    pub categories: Cited<Vec<String>>,
    /// Where `categories` stands, for errors found when a catalogue is at hand.
    pub(crate) categories_place: Place,
    /// Which area.
    pub area: AreaKind,
    /// How large a facility must be to count: from `min`, and smaller than `max`.
    pub area_m2: Option<Cited<Range>>,
    /// For how many persons the number is: 1 or 1000, by the unit of the figure.
    pub persons: f64,
}

/// Which area of a facility a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AreaKind {
    /// 用地面积.
    Site,
    /// 建筑面积; no source of facilities states it apart, so nothing is known of it.
    Floor,
}

impl AreaKind {
    /// Every kind.
    pub const ALL: [AreaKind; 2] = [AreaKind::Site, AreaKind::Floor];

    /// The name used in files and tables.
    pub const fn name(self) -> &'static str {
        match self {
            AreaKind::Site => "site",
            AreaKind::Floor => "floor",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<AreaKind> {
        AreaKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

//! What can be said of one home and one requirement, and why sometimes nothing can.

use crate::model::Language;

/// Why nothing can be said. No data is not nought, and neither is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoData {
    /// The data ends within the limit: there may be one beyond it.
    BeyondTheData,
    /// The home has no door on the network.
    OffTheNetwork,
    /// The study has too few places to say that anything is missing.
    SparseData,
    /// The study has none of this category anywhere, and the catalogue says that its sources hardly know it.
    CategoryNotInData,
    /// It is brought or done at home, and how far those who do so go is not known.
    NoServiceArea,
    /// The catalogue has no category for it.
    NotMeasurable,
    /// The standard gives neither a distance nor the minutes of a level.
    NoLimit,
    /// There is no home to judge.
    NoHomes,
    /// No home says how many people live in it.
    NoPeople,
    /// The study has no polygons of residential land.
    NoLand,
    /// Some of the places do not say how large they are.
    AreaNotKnown,
    /// No data states what the standard speaks of.
    NothingToCompare,
}

impl NoData {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            NoData::BeyondTheData => "beyond-the-data",
            NoData::OffTheNetwork => "off-the-network",
            NoData::SparseData => "sparse-data",
            NoData::CategoryNotInData => "category-not-in-data",
            NoData::NoServiceArea => "no-service-area",
            NoData::NotMeasurable => "not-measurable",
            NoData::NoLimit => "no-limit",
            NoData::NoHomes => "no-homes",
            NoData::NoPeople => "no-people",
            NoData::NoLand => "no-land",
            NoData::AreaNotKnown => "area-not-known",
            NoData::NothingToCompare => "nothing-to-compare",
        }
    }

    /// The reason in one clause.
    pub const fn reason(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            NoData::BeyondTheData => {
                ("步行范围超出数据边界，界外可能有", "the walk leaves the data, and there may be one beyond it")
            }
            NoData::OffTheNetwork => ("住处未能接入步行网络", "the homes have no door on the walking network"),
            NoData::SparseData => {
                ("数据中的设施太少，不能断言缺失", "the data has too few places to call anything missing")
            }
            NoData::CategoryNotInData => (
                "数据中没有这一业态，且其来源很少收录，不能断言缺失",
                "the data has none of this category, and its sources hardly record it",
            ),
            NoData::NoServiceArea => (
                "由前置仓配送或上门服务，服务范围不详，步行距离不作判断",
                "it is brought or done at home, and how far is not known; no walk decides",
            ),
            NoData::NotMeasurable => ("目录中没有对应的类别", "the catalogue has no category for it"),
            NoData::NoLimit => ("标准未给出距离或时间", "the standard gives neither distance nor time"),
            NoData::NoHomes => ("没有可评价的住处", "there is no home to judge"),
            NoData::NoPeople => ("住处没有人口数", "no home says how many people live in it"),
            NoData::NoLand => ("没有居住用地范围", "there are no polygons of residential land"),
            NoData::AreaNotKnown => ("部分设施没有面积", "some of the places do not say how large they are"),
            NoData::NothingToCompare => ("数据中没有可与之比较的量", "no data states what the standard speaks of"),
        };
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}

/// Whether a home has what a requirement asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It has.
    Met,
    /// It has not, and the data is complete as far as the limit.
    Missing,
    /// Nothing can be said.
    Unknown(NoData),
}

impl Verdict {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Missing => "missing",
            Verdict::Unknown(_) => "no-data",
        }
    }
}

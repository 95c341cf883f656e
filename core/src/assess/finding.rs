//! Findings: what one circle has and lacks of one requirement.

use super::verdict::{NoData, Verdict};
use crate::access::ExactSum;

/// What a circle is found to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// No home of the circle has it.
    Missing,
    /// The circle has it, but needs at least so many more.
    ShortBy(u32),
    /// Every home has it, and there are enough for the people.
    Met,
    /// It is met, and there are so many for the people that one more would only divide the trade.
    Saturated,
    /// Nothing can be said.
    NoData(NoData),
}

impl Status {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Missing => "missing",
            Status::ShortBy(_) => "short",
            Status::Met => "met",
            Status::Saturated => "saturated",
            Status::NoData(_) => "no-data",
        }
    }
}

/// For whom: homes, or their people, by what can be said of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Served {
    /// Have what is asked for.
    pub met: f64,
    /// Have it not.
    pub missing: f64,
    /// Nothing can be said of them.
    pub unknown: f64,
}

/// [`Served`] under way: exact, so that the order of the homes changes no bit of it.
#[derive(Default)]
pub(super) struct ServedSum {
    sums: [ExactSum; 3],
    any: bool,
}

impl ServedSum {
    pub(super) fn add(&mut self, verdict: Verdict, weight: f64) {
        self.any = true;
        self.sums[match verdict {
            Verdict::Met => 0,
            Verdict::Missing => 1,
            Verdict::Unknown(_) => 2,
        }]
        .add(weight);
    }

    /// `None` when nothing was added.
    pub(super) fn end(self) -> Option<Served> {
        let [met, missing, unknown] = self.sums.map(|sum| sum.value());
        self.any.then_some(Served { met, missing, unknown })
    }
}

/// What people would walk less, one way, if what they lack stood exactly at their limit: the priority of a finding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saved {
    /// People times seconds, over the homes that lack it.
    pub person_s: f64,
    /// Whether it is a lower bound: some of them reach none at all within the longest walk asked about.
    pub at_least: bool,
}

/// What a number of facilities was asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NeedBasis {
    /// The minimum of the requirement.
    Minimum,
    /// One for so many persons, as the requirement says.
    PersonsPerFacility,
    /// The people of the circle make several circles of the requirement's level, and each needs its own.
    LevelPopulation,
}

impl NeedBasis {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            NeedBasis::Minimum => "minimum",
            NeedBasis::PersonsPerFacility => "persons-per-facility",
            NeedBasis::LevelPopulation => "level-population",
        }
    }
}

/// How many facilities a circle needs, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Need {
    /// How many.
    pub count: u32,
    /// Why.
    pub basis: NeedBasis,
}

/// A home and the facility nearest to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearby {
    /// The home, as a row of [`crate::study::Study::homes`].
    pub home: u32,
    /// The facility, as a row of [`crate::study::Study::facilities`].
    pub facility: u32,
    /// The walk in seconds.
    pub walk_s: f64,
}

/// What one circle has and lacks of one requirement.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The circle, as an index into [`super::Assessment::circles`].
    pub circle: usize,
    /// The requirement, as an index into [`crate::standard::Standard::requirements`].
    pub requirement: usize,
    /// What is found.
    pub status: Status,
    /// For how many homes.
    pub homes: Served,
    /// For how many people; `None` when no home of the circle says how many.
    pub people: Option<Served>,
    /// For how many people of each age group or other group, in the order of [`crate::model::Homes::group_names`];
    /// `None` for a group that no home of the circle counts.
    pub groups: Vec<Option<Served>>,
    /// How many facilities the circle needs.
    pub need: Need,
    /// How many may serve it: those in it, and those outside so near to a home in it, in a straight line, that its limit
    /// may be kept.
    pub serving: u32,
    /// How many stand in it.
    pub inside: u32,
    /// How many more are needed at least, however well they are placed; 0 where nothing is missing for sure.
    pub lacking: u32,
    /// The best served home: the shortest walk there is.
    pub best: Option<Nearby>,
    /// The worst served home that has any walk: the longest there is.
    pub worst: Option<Nearby>,
    /// The median walk in seconds; `None` when half of the homes have none.
    pub median_walk_s: Option<f64>,
    /// How urgent it is, 1 first; `None` where nothing is missing for sure. See [`super::priority_of`].
    pub priority: Option<u8>,
    /// People times the walk they would be saved; `None` where nothing is missing for sure, no walk decides, or no home
    /// says how many people it has. Plans put what is binding first, and then what saves most.
    pub saved: Option<Saved>,
    /// Whether the catalogue says that sources hardly record the category: confirm on the ground before acting.
    pub weak_source: bool,
}

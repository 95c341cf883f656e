//! Coverage rates: which share of the land, the homes, the people has what a requirement asks for.

use super::facts::Facts;
use super::question::{Measure, Questions, Reach};
use super::verdict::{NoData, Verdict};
use crate::access::Tally;
use crate::standard::Denominator;

/// The coverage of one circle by one requirement, as a share of one denominator, under both measures.
///
/// Shares are over *complete* places, those whose data reaches as far as the limit; the truncated share stands beside
/// ([`Tally::truncated_share`]), and so do the bounds over all ([`Tally::bounds`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// The circle, as an index into [`super::Assessment::circles`].
    pub circle: usize,
    /// The requirement, as an index into [`crate::standard::Standard::requirements`].
    pub requirement: usize,
    /// What it is a share of.
    pub denominator: Denominator,
    /// The limit under both measures; `None` where the standard gives none.
    pub reach: Option<Reach>,
    /// By walk (步行覆盖率): square metres, homes or people.
    pub walk: Result<Tally, NoData>,
    /// In a straight line (服务半径覆盖率).
    pub line: Result<Tally, NoData>,
    /// What the walk covers of what the straight line covers, over places complete under both (0..=1 but for links and
    /// doors); `None` where the line covers nothing.
    pub walk_per_line: Option<f64>,
}

impl Coverage {
    /// The tally by one measure.
    pub fn by(&self, measure: Measure) -> Result<Tally, NoData> {
        match measure {
            Measure::Walk => self.walk,
            Measure::Line => self.line,
        }
    }
}

/// Origins with what each weighs.
pub(super) struct Weighed<'a> {
    pub(super) facts: &'a Facts,
    pub(super) members: &'a [u32],
    /// The weight of each origin (not only of members); `None` where it is not known.
    pub(super) weights: &'a [Option<f64>],
    /// Why there is nothing to count, when no member has a weight.
    pub(super) without: NoData,
}

/// Tallies under both measures, and the walk's share of the line.
pub(super) fn tally(
    questions: &Questions,
    requirement: usize,
    weighed: &Weighed<'_>,
) -> (Result<Tally, NoData>, Result<Tally, NoData>, Option<f64>) {
    let mut walk = Tallying::default();
    let mut line = Tallying::default();
    let (mut walked, mut straight) = (0.0, 0.0);
    let Some(question) = questions.rows.get(requirement) else {
        return (Err(NoData::NotMeasurable), Err(NoData::NotMeasurable), None);
    };
    for (origin, weight) in weighed.members.iter().filter_map(|m| {
        let weight = weighed.weights.get(*m as usize).copied().flatten()?;
        Some((*m as usize, weight))
    }) {
        let facts = weighed.facts;
        let of = |measure| {
            let truncated = facts.truncated(question, origin, measure);
            (facts.verdict(questions, requirement, origin, measure), truncated)
        };
        let (by_walk, by_line) = (of(Measure::Walk), of(Measure::Line));
        walk.add(by_walk.0, by_walk.1, weight);
        line.add(by_line.0, by_line.1, weight);
        let sure = |(verdict, truncated): (Verdict, bool)| !truncated && !matches!(verdict, Verdict::Unknown(_));
        if sure(by_walk) && sure(by_line) {
            walked += if by_walk.0 == Verdict::Met { weight } else { 0.0 };
            straight += if by_line.0 == Verdict::Met { weight } else { 0.0 };
        }
    }
    let ratio = (straight > 0.0).then(|| walked / straight);
    (walk.end(weighed.without), line.end(weighed.without), ratio)
}

/// A tally under way: the first reason that concerns the whole row spoils it.
#[derive(Default)]
struct Tallying {
    tally: Tally,
    spoilt: Option<NoData>,
    any: bool,
}

impl Tallying {
    fn add(&mut self, verdict: Verdict, truncated: bool, weight: f64) {
        self.any = true;
        let tally = &mut self.tally;
        match (verdict, truncated) {
            (Verdict::Met, false) => tally.met += weight,
            (Verdict::Met, true) => tally.truncated_met += weight,
            (Verdict::Missing, _) => tally.missing += weight,
            (Verdict::Unknown(NoData::BeyondTheData), _) => tally.truncated_unknown += weight,
            (Verdict::Unknown(NoData::OffTheNetwork), _) => tally.unattached += weight,
            (Verdict::Unknown(reason), _) => self.spoilt = self.spoilt.or(Some(reason)),
        }
    }

    fn end(self, without: NoData) -> Result<Tally, NoData> {
        match self.spoilt {
            Some(reason) => Err(reason),
            None if !self.any => Err(without),
            None => Ok(self.tally),
        }
    }
}

//! Coverage rates: which share of the land, the homes, the people has what a requirement asks for.

use std::ops::Range;

use super::facts::Facts;
use super::question::{Measure, Questions, Reach};
use super::verdict::{NoData, Verdict};
use crate::access::{ExactSum, Tally, TallySum};
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
pub(super) type Tallies = (Result<Tally, NoData>, Result<Tally, NoData>, Option<f64>);

/// The tallies of places that have what any of the questions `rows` asks for.
pub(super) fn tally(questions: &Questions, rows: &Range<usize>, weighed: &Weighed<'_>) -> Tallies {
    let [tallies] = tally_both(questions, rows, [weighed]);
    tallies
}

/// The same for several weights of the same members of the same facts, which are looked at once.
pub(super) fn tally_both<const N: usize>(
    questions: &Questions,
    rows: &Range<usize>,
    weighed: [&Weighed<'_>; N],
) -> [Tallies; N] {
    let mut sums = weighed.map(|_| Sums::default());
    let Some(&&Weighed { facts, members, .. }) = weighed.first() else { return weighed.map(no_tallies) };
    for origin in members.iter().map(|member| *member as usize) {
        let weights = weighed.map(|weighed| weighed.weights.get(origin).copied().flatten());
        if weights.iter().all(Option::is_none) {
            continue;
        }
        let of = |measure| any_of(facts, questions, rows, origin, measure);
        let (by_walk, by_line) = (of(Measure::Walk), of(Measure::Line));
        for (sums, weight) in sums.iter_mut().zip(weights) {
            weight.iter().for_each(|weight| sums.add(by_walk, by_line, *weight));
        }
    }
    let mut sums = sums.into_iter();
    weighed.map(|weighed| sums.next().map_or_else(|| no_tallies(weighed), |sums| sums.end(weighed.without)))
}

fn no_tallies(weighed: &Weighed<'_>) -> Tallies {
    (Err(weighed.without), Err(weighed.without), None)
}

#[derive(Default)]
struct Sums {
    walk: Tallying,
    line: Tallying,
    /// What is met by walk, and by line, where both are known for sure.
    walked: ExactSum,
    straight: ExactSum,
}

impl Sums {
    fn add(&mut self, by_walk: (Verdict, bool), by_line: (Verdict, bool), weight: f64) {
        self.walk.add(by_walk.0, by_walk.1, weight);
        self.line.add(by_line.0, by_line.1, weight);
        let sure = |(verdict, truncated): (Verdict, bool)| !truncated && !matches!(verdict, Verdict::Unknown(_));
        if sure(by_walk) && sure(by_line) {
            self.walked.add(if by_walk.0 == Verdict::Met { weight } else { 0.0 });
            self.straight.add(if by_line.0 == Verdict::Met { weight } else { 0.0 });
        }
    }

    fn end(self, without: NoData) -> Tallies {
        let (walked, straight) = (self.walked.value(), self.straight.value());
        let ratio = (straight > 0.0).then(|| walked / straight);
        (self.walk.end(without), self.line.end(without), ratio)
    }
}

/// Whether an origin has what any of the questions asks for, and whether the data ends within the limit of any.
fn any_of(
    facts: &Facts,
    questions: &Questions,
    rows: &Range<usize>,
    origin: usize,
    measure: Measure,
) -> (Verdict, bool) {
    let mut all = rows.clone().filter_map(|row| {
        let truncated = facts.truncated(questions.rows.get(row)?, origin, measure);
        Some((facts.verdict(questions, row, origin, measure), truncated))
    });
    let first = all.next().unwrap_or((Verdict::Unknown(NoData::NotMeasurable), false));
    all.fold(first, |(so_far, truncated), (verdict, also)| {
        let joined = match (so_far, verdict) {
            (Verdict::Met, _) | (_, Verdict::Met) => Verdict::Met,
            (Verdict::Missing, other) | (other, Verdict::Missing) => other,
            (unknown, _) => unknown,
        };
        (joined, truncated || also)
    })
}

/// A tally under way: the first reason that concerns the whole row spoils it.
#[derive(Default)]
struct Tallying {
    tally: TallySum,
    spoilt: Option<NoData>,
    any: bool,
}

impl Tallying {
    fn add(&mut self, verdict: Verdict, truncated: bool, weight: f64) {
        self.any = true;
        let tally = &mut self.tally;
        match (verdict, truncated) {
            (Verdict::Met, false) => tally.met.add(weight),
            (Verdict::Met, true) => tally.truncated_met.add(weight),
            (Verdict::Missing, _) => tally.missing.add(weight),
            (Verdict::Unknown(NoData::BeyondTheData), _) => tally.truncated_unknown.add(weight),
            (Verdict::Unknown(NoData::OffTheNetwork), _) => tally.unattached.add(weight),
            (Verdict::Unknown(reason), _) => self.spoilt = self.spoilt.or(Some(reason)),
        }
    }

    fn end(self, without: NoData) -> Result<Tally, NoData> {
        match self.spoilt {
            Some(reason) => Err(reason),
            None if !self.any => Err(without),
            None => Ok(self.tally.value()),
        }
    }
}

//! What a set of origins (homes, or points of land) reaches: by walk and in a straight line.

use std::sync::Arc;

use super::delivered::Delivered;
use super::question::{Measure, Question, Questions};
use super::straight::{Doors, EdgeOfData};
use super::verdict::{NoData, Verdict};
use crate::error::Error;
use crate::geo::{LocalPlane, LonLat};
use crate::progress::{Progress, Watch};
use crate::reach::{self, Places, parallel};
use crate::study::Prepared;
use crate::units::Ticks;

/// Origins as they stand on the network.
pub(super) struct Origins<'a> {
    pub(super) positions: Vec<LonLat>,
    pub(super) places: &'a Places,
    /// Whether each has a door on the network.
    pub(super) attached: Vec<bool>,
    /// The walk from each to where it may leave the data; `None` when that is farther than any question.
    pub(super) escape: Vec<Option<Ticks>>,
}

/// The nearest facility of a group in a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NearLine {
    pub(super) metres: f64,
    pub(super) facility: u32,
}

/// What each origin reaches.
pub(super) struct Facts {
    attached: Vec<bool>,
    escape: Vec<Option<Ticks>>,
    positions: Vec<LonLat>,
    edge_m: Vec<f64>,
    /// Which facilities they lead to, in the order of their ids.
    walks: reach::Nearest,
    by_id: Arc<[u32]>,
    /// By group, its doors.
    doors: Vec<Doors>,
    /// By question, whether each origin has one within its straight line; only where it needs but one.
    near: Vec<Option<Arc<[bool]>>>,
    /// By question, how many each origin reaches by walk and by line; only where a home needs more than one.
    counts: Vec<Option<[Vec<u32>; 2]>>,
    delivered: Vec<Delivered>,
    absence: Absence,
}

/// What an absence in the data means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Absence {
    /// Nothing: there are too few places.
    pub(super) sparse: bool,
    /// Something even where the sources hardly know the category.
    pub(super) trusted: bool,
}

impl Facts {
    pub(super) fn new(
        prepared: &Prepared,
        questions: &Questions,
        origins: Origins<'_>,
        absence: Absence,
        progress: &dyn Progress,
    ) -> Result<Facts, Error> {
        let horizon = Ticks::from_minutes(prepared.options().max_minutes).unwrap_or(Ticks::ZERO);
        Facts::within(prepared, questions, origins, horizon, absence, progress)
    }

    /// What origins reach within the longest limit of any question: enough for verdicts, and a fraction of the work.
    pub(super) fn within_limits(
        prepared: &Prepared,
        questions: &Questions,
        origins: Origins<'_>,
        absence: Absence,
        progress: &dyn Progress,
    ) -> Result<Facts, Error> {
        let longest = questions.rows.iter().map(|question| question.ticks).max().unwrap_or(Ticks::ZERO);
        Facts::within(prepared, questions, origins, longest, absence, progress)
    }

    fn within(
        prepared: &Prepared,
        questions: &Questions,
        origins: Origins<'_>,
        horizon: Ticks,
        absence: Absence,
        progress: &dyn Progress,
    ) -> Result<Facts, Error> {
        let study = prepared.study();
        let (plane, facilities) = (study.network().plane(), &study.facilities().rows);
        let (places, by_id) = (origins.places, &questions.facilities);
        let targets = by_id.targets(&questions.groups);
        let walks = reach::nearest(prepared.timed(), places, by_id.places(), &targets, horizon, progress)?;
        let edge = EdgeOfData::new(plane, study.extent().outline());
        let (positions, groups) = (&origins.positions, &questions.groups);
        let edge_m = parallel::map(positions.len(), || (), |(), origin| edge.distance_m(positions[origin]));
        let doors: Vec<Doors> =
            parallel::map(groups.len(), || (), |(), group| Doors::new(plane, facilities, &groups[group]));
        let near = near(questions, &doors, (plane, &origins.positions), progress)?;
        let count = |question| counts(prepared, questions, question, &origins, &doors, progress);
        let counts = questions.rows.iter().map(count).collect::<Result<_, Error>>()?;
        let rows = &questions.rows;
        let delivered = parallel::map(
            rows.len(),
            || (),
            |(), row| Delivered::new(plane, facilities, &rows[row].brought, positions),
        );
        let Origins { positions, attached, escape, .. } = origins;
        let by_id = questions.facilities.rows().clone();
        Ok(Facts { attached, escape, positions, edge_m, walks, by_id, doors, near, counts, delivered, absence })
    }

    /// The nearest facility by walk.
    pub(super) fn walk(&self, question: &Question, origin: usize) -> Option<(Ticks, u32)> {
        let (ticks, target) = self.walks.get(question.group.ok()?, origin)?;
        Some((ticks, *self.by_id.get(target as usize)?))
    }

    /// The nearest facility in a straight line.
    pub(super) fn line(&self, question: &Question, origin: usize) -> Option<NearLine> {
        let doors = self.doors.get(question.group.ok()?)?;
        let (metres, facility) = doors.nearest(*self.positions.get(origin)?)?;
        Some(NearLine { metres, facility })
    }

    /// Whether the data ends within the limit of an origin.
    pub(super) fn truncated(&self, question: &Question, origin: usize, measure: Measure) -> bool {
        let Some(reach) = question.reach else { return false };
        match measure {
            Measure::Walk => self.escape.get(origin).copied().flatten().is_some_and(|t| t <= question.ticks),
            Measure::Line => self.edge_m.get(origin).is_some_and(|metres| *metres <= reach.line_m),
        }
    }

    /// Whether an origin has what the `index`-th question asks for.
    pub(super) fn verdict(&self, questions: &Questions, index: usize, origin: usize, measure: Measure) -> Verdict {
        let Some(question) = questions.rows.get(index) else { return Verdict::Unknown(NoData::NotMeasurable) };
        let group = match question.group {
            Ok(group) => group,
            Err(reason) => return Verdict::Unknown(reason),
        };
        let brought = self.delivered.get(index).map_or(0, |delivered| delivered.count(origin));
        if brought >= question.minimum {
            return Verdict::Met;
        }
        if question.never_walked {
            return self.not_brought(questions, group, question);
        }
        if question.reach.is_none() {
            return Verdict::Unknown(NoData::NoLimit);
        }
        let enough = match self.counts.get(index) {
            Some(Some([walked, straight])) => {
                let counts = if measure == Measure::Walk { walked } else { straight };
                counts.get(origin).is_some_and(|count| *count >= question.minimum)
            }
            _ => match measure {
                Measure::Walk => self.walk(question, origin).is_some_and(|(ticks, _)| ticks <= question.ticks),
                Measure::Line => {
                    let near = self.near.get(index).and_then(Option::as_ref);
                    near.and_then(|near| near.get(origin).copied()).unwrap_or(false)
                }
            },
        };
        if enough {
            return Verdict::Met;
        }
        if let Some(reason) = self.absence_means_nothing(questions, group, question) {
            return Verdict::Unknown(reason);
        }
        if question.brought.iter().any(|(_, radius_m)| radius_m.is_none()) {
            return Verdict::Unknown(NoData::NoServiceArea);
        }
        if measure == Measure::Walk && !self.attached.get(origin).copied().unwrap_or(false) {
            return Verdict::Unknown(NoData::OffTheNetwork);
        }
        match self.truncated(question, origin, measure) {
            true => Verdict::Unknown(NoData::BeyondTheData),
            false => Verdict::Missing,
        }
    }

    /// How many an origin reaches where the question asks for more than one; 0 where it does not.
    pub(super) fn reached(&self, index: usize, origin: usize, measure: Measure) -> u32 {
        let Some(Some([walked, straight])) = self.counts.get(index) else { return 0 };
        let counts = if measure == Measure::Walk { walked } else { straight };
        counts.get(origin).copied().unwrap_or(0)
    }

    /// As below, of the facilities a question asks for.
    pub(super) fn absence_of(&self, questions: &Questions, question: &Question) -> Option<NoData> {
        match question.group {
            Ok(group) => self.absence_means_nothing(questions, group, question),
            Err(reason) => Some(reason),
        }
    }

    /// Why it proves nothing that the data shows none of a group near an origin, if so.
    fn absence_means_nothing(&self, questions: &Questions, group: usize, question: &Question) -> Option<NoData> {
        let nowhere = questions.groups.get(group).is_none_or(Vec::is_empty) && question.brought.is_empty();
        match self.absence {
            Absence { sparse: true, .. } => Some(NoData::SparseData),
            Absence { trusted: false, .. } if nowhere && question.weak => Some(NoData::CategoryNotInData),
            _ => None,
        }
    }

    /// What it means that nobody is known to bring to an origin what nobody walks to. Somebody beyond the data may: only
    /// a complete register with all service areas proves an absence.
    fn not_brought(&self, questions: &Questions, group: usize, question: &Question) -> Verdict {
        let all_known = question.brought.iter().all(|(_, radius_m)| radius_m.is_some());
        match self.absence_means_nothing(questions, group, question) {
            Some(reason) => Verdict::Unknown(reason),
            None if self.absence.trusted && all_known => Verdict::Missing,
            None => Verdict::Unknown(NoData::NoServiceArea),
        }
    }
}

/// Whether each origin has a door of the group within the straight line of each question; those that ask for the same of the
/// same group share the answer.
fn near(
    questions: &Questions,
    doors: &[Doors],
    (plane, origins): (LocalPlane, &[LonLat]),
    progress: &dyn Progress,
) -> Result<Vec<Option<Arc<[bool]>>>, Error> {
    let key = |question: &Question| {
        let (group, reach) = (question.group.ok()?, question.reach?);
        (question.minimum <= 1).then_some((group, reach.line_m.to_bits()))
    };
    let mut asked: Vec<(usize, u64)> = questions.rows.iter().filter_map(key).collect();
    asked.sort_unstable();
    asked.dedup();
    let watch = Watch::new(progress, "straight lines", asked.len());
    let places: Vec<[f64; 2]> = origins.iter().map(|place| plane.to_metres(*place)).collect();
    let answer = |index: usize| {
        let (group, metres) = asked[index];
        let near = doors.get(group).map(|doors| doors.nearby(f64::from_bits(metres)));
        places.iter().map(|place| near.as_ref().is_some_and(|near| near.any(*place))).collect::<Arc<[bool]>>()
    };
    let answers = parallel::try_map(asked.len(), || (), &watch, |(), index| answer(index))?;
    watch.finish()?;
    let of = |question: &Question| answers.get(asked.binary_search(&key(question)?).ok()?).cloned();
    Ok(questions.rows.iter().map(of).collect())
}

/// How many of its group each origin reaches, by walk and by line, where the question asks for more than one.
fn counts(
    prepared: &Prepared,
    questions: &Questions,
    question: &Question,
    origins: &Origins<'_>,
    doors: &[Doors],
    progress: &dyn Progress,
) -> Result<Option<[Vec<u32>; 2]>, Error> {
    let (Ok(group), Some(reach)) = (question.group, question.reach) else { return Ok(None) };
    let (Some(members), Some(doors)) = (questions.groups.get(group), doors.get(group)) else { return Ok(None) };
    if question.minimum <= 1 {
        return Ok(None);
    }
    let (timed, facilities) = (prepared.timed(), prepared.facilities());
    let (group, limits) = (std::slice::from_ref(members), [question.ticks]);
    let counted = reach::counts(timed, origins.places, facilities, group, &limits, progress)?;
    let walked = (0..origins.positions.len()).map(|origin| counted.get(0, origin, 0)).collect();
    let count = |(): &mut (), origin: usize| doors.count_within(origins.positions[origin], reach.line_m);
    let straight = parallel::map(origins.positions.len(), || (), count);
    Ok(Some([walked, straight]))
}

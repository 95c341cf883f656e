//! What a set of origins (homes, or points of land) reaches: by walk and in a straight line.

use super::question::{Measure, Question, Questions};
use super::straight::{Doors, EdgeOfData};
use super::verdict::{NoData, Verdict};
use crate::geo::LonLat;
use crate::reach::{self, Places};
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
    edge_m: Vec<f64>,
    walks: reach::Nearest,
    lines: Vec<Vec<Option<NearLine>>>,
    /// By question, how many each origin reaches by walk and by line; only where a home needs more than one.
    counts: Vec<Option<[Vec<u32>; 2]>>,
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
    pub(super) fn new(prepared: &Prepared, questions: &Questions, origins: Origins<'_>, absence: Absence) -> Facts {
        let study = prepared.study();
        let (plane, facilities) = (study.network().plane(), &study.facilities().rows);
        let horizon = Ticks::from_minutes(prepared.options().max_minutes).unwrap_or(Ticks::ZERO);
        let walks = reach::nearest(prepared.timed(), origins.places, prepared.facilities(), &questions.groups, horizon);
        let edge = EdgeOfData::new(plane, study.extent().outline());
        let edge_m = origins.positions.iter().map(|place| edge.distance_m(*place)).collect();
        let doors: Vec<Doors> = questions.groups.iter().map(|g| Doors::new(plane, facilities, g)).collect();
        let lines = reach::parallel::map(
            doors.len(),
            || (),
            |(), group| {
                let near = |place: &LonLat| doors[group].nearest(*place);
                let near = |place| near(place).map(|(metres, facility)| NearLine { metres, facility });
                origins.positions.iter().map(near).collect::<Vec<_>>()
            },
        );
        let counts = questions.rows.iter().map(|q| counts(prepared, questions, q, &origins, &doors)).collect();
        let Origins { attached, escape, .. } = origins;
        Facts { attached, escape, edge_m, walks, lines, counts, absence }
    }

    /// The nearest facility by walk.
    pub(super) fn walk(&self, question: &Question, origin: usize) -> Option<(Ticks, u32)> {
        self.walks.get(question.group.ok()?, origin)
    }

    /// The nearest facility in a straight line.
    pub(super) fn line(&self, question: &Question, origin: usize) -> Option<NearLine> {
        *self.lines.get(question.group.ok()?)?.get(origin)?
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
        let Some(reach) = question.reach else { return Verdict::Unknown(NoData::NoLimit) };
        let enough = match self.counts.get(index) {
            Some(Some([walked, straight])) => {
                let counts = if measure == Measure::Walk { walked } else { straight };
                counts.get(origin).is_some_and(|count| *count >= question.minimum)
            }
            _ => match measure {
                Measure::Walk => self.walk(question, origin).is_some_and(|(ticks, _)| ticks <= question.ticks),
                Measure::Line => self.line(question, origin).is_some_and(|near| near.metres <= reach.line_m),
            },
        };
        if enough {
            return Verdict::Met;
        }
        if let Some(reason) = self.absence_means_nothing(questions, group, question.weak) {
            return Verdict::Unknown(reason);
        }
        if measure == Measure::Walk && !self.attached.get(origin).copied().unwrap_or(false) {
            return Verdict::Unknown(NoData::OffTheNetwork);
        }
        match self.truncated(question, origin, measure) {
            true => Verdict::Unknown(NoData::BeyondTheData),
            false => Verdict::Missing,
        }
    }

    /// Why it proves nothing that the data shows none of a group near an origin, if so.
    fn absence_means_nothing(&self, questions: &Questions, group: usize, weak: bool) -> Option<NoData> {
        let nowhere = questions.groups.get(group).is_none_or(Vec::is_empty);
        match self.absence {
            Absence { sparse: true, .. } => Some(NoData::SparseData),
            Absence { trusted: false, .. } if nowhere && weak => Some(NoData::CategoryNotInData),
            _ => None,
        }
    }
}

/// How many of its group each origin reaches, by walk and by line, where the question asks for more than one.
fn counts(
    prepared: &Prepared,
    questions: &Questions,
    question: &Question,
    origins: &Origins<'_>,
    doors: &[Doors],
) -> Option<[Vec<u32>; 2]> {
    let (Ok(group), Some(reach)) = (question.group, question.reach) else { return None };
    if question.minimum <= 1 {
        return None;
    }
    let (timed, facilities) = (prepared.timed(), prepared.facilities());
    let (members, limits) = ([questions.groups.get(group)?.clone()], [question.ticks]);
    let counted = reach::counts(timed, origins.places, facilities, &members, &limits);
    let walked = (0..origins.positions.len()).map(|origin| counted.get(0, origin, 0)).collect();
    let doors = doors.get(group)?;
    let straight = origins.positions.iter().map(|place| doors.count_within(*place, reach.line_m)).collect();
    Some([walked, straight])
}

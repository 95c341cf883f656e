//! Who lacks what, and would have it if something stood at a place.

use std::collections::BTreeMap;

use super::{Newly, Shift};
use crate::assess::{Assessment, Measure, NoData, Verdict};
use crate::error::{DataReport, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::model::{CategoryId, DemandWeights};
use crate::progress::Progress;
use crate::reach;
use crate::standard::Requirement;
use crate::units::Ticks;

/// What a home lacks of one requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lack {
    /// How many more places it needs within the limit; 0 when it has enough, or nothing can be said of it.
    more: u32,
    /// Whether the data knows that it has not enough.
    sure: bool,
}

/// The homes near a place, each with how far it is.
type Near<T> = Vec<(u32, T)>;

/// Needs that are not met, and the places where they could be.
#[derive(Clone, Debug)]
pub(in crate::improve) struct Unmet<'a> {
    assessment: &'a Assessment,
    weights: Option<&'a DemandWeights>,
    /// By requirement, of each home.
    lack: Vec<Vec<Lack>>,
    /// By place, the homes within the longest walk of any requirement.
    walks: Vec<Near<Ticks>>,
    /// By place, the homes within the longest straight line of any requirement, with the metres.
    lines: Vec<Near<f64>>,
    /// The requirements each category fulfils.
    fulfils: BTreeMap<CategoryId, Vec<usize>>,
    demand: BTreeMap<CategoryId, Vec<f64>>,
}

impl<'a> Unmet<'a> {
    /// What the homes of a circle (all homes, where none is named) lack, and which of them `places` could serve; the report
    /// says which places have no door on the network.
    pub(in crate::improve) fn new(
        assessment: &'a Assessment,
        circle: Option<usize>,
        places: &[(&str, LonLat)],
        weights: Option<&'a DemandWeights>,
        progress: &dyn Progress,
    ) -> Result<(Unmet<'a>, DataReport), Error> {
        let homes = assessment.prepared().study().homes().rows.len();
        check_weights(weights, homes)?;
        let mut counts = vec![circle.is_none(); homes];
        if let Some(circle) = circle {
            let known = assessment.circles().get(circle);
            let known = known.ok_or_else(|| Error::new(ErrorKind::NotFound, "no such circle").with_value(circle))?;
            known.homes.iter().for_each(|home| counts[*home as usize] = true);
        }
        let requirements = assessment.standard().requirements.len();
        let of = |requirement: usize| -> Vec<Lack> {
            let lack = |home: usize| if counts[home] { lack(assessment, home, requirement) } else { Lack::default() };
            (0..homes).map(lack).collect()
        };
        let mut fulfils: BTreeMap<CategoryId, Vec<usize>> = BTreeMap::new();
        for requirement in (0..requirements).filter(|requirement| assessment.wanted(*requirement).is_some()) {
            for category in assessment.wanted_categories(requirement) {
                fulfils.entry(category).or_default().push(requirement);
            }
        }
        let doors: Vec<(&str, &[LonLat])> =
            places.iter().map(|(id, place)| (*id, std::slice::from_ref(place))).collect();
        let (walks, report) = walks(assessment, &doors, progress)?;
        let demand = weights.map_or_else(BTreeMap::new, |weights| {
            fulfils.keys().map(|category| (*category, weights.of(*category))).collect()
        });
        let lack = (0..requirements).map(of).collect();
        let lines = lines(assessment, places);
        Ok((Unmet { assessment, weights, lack, walks, lines, fulfils, demand }, report))
    }

    /// The requirements a category fulfils, in the order of the standard.
    pub(in crate::improve) fn requirements(&self, category: CategoryId) -> &[usize] {
        self.fulfils.get(&category).map_or(&[], Vec::as_slice)
    }

    /// The requirement that decides how binding a category is: the most binding one, of equals the first.
    pub(in crate::improve) fn decisive(&self, category: CategoryId) -> Option<(usize, &'a Requirement)> {
        let all = &self.assessment.standard().requirements;
        let known = self.requirements(category).iter().filter_map(|index| Some((*index, all.get(*index)?)));
        known.min_by_key(|(index, wanted)| (wanted.obligation.value, *index))
    }

    /// The categories that any requirement asks for and that are walked to.
    pub(in crate::improve) fn categories(&self) -> impl Iterator<Item = CategoryId> + '_ {
        self.fulfils.keys().copied()
    }

    /// Who would newly have what a category fulfils if one stood at a place; each home counts once.
    pub(in crate::improve) fn newly(&self, place: usize, category: CategoryId) -> Newly {
        let mut homes: BTreeMap<u32, bool> = BTreeMap::new();
        for requirement in self.requirements(category) {
            for home in self.within(place, *requirement) {
                let lack = self.lack[*requirement][home as usize];
                if lack.more == 1 {
                    *homes.entry(home).or_insert(false) |= lack.sure;
                }
            }
        }
        self.summed(&homes, category)
    }

    /// Takes a place of this category for built.
    pub(in crate::improve) fn serve(&mut self, place: usize, category: CategoryId) {
        for requirement in self.requirements(category).to_vec() {
            for home in self.within(place, requirement) {
                let lack = &mut self.lack[requirement][home as usize];
                lack.more = lack.more.saturating_sub(1);
            }
        }
    }

    /// The homes within the limit of a requirement from a place.
    fn within(&self, place: usize, requirement: usize) -> Vec<u32> {
        let Some(wanted) = self.assessment.wanted(requirement) else { return Vec::new() };
        match wanted.reach.measure {
            Measure::Walk => {
                let near = self.walks.get(place).into_iter().flatten();
                near.filter(|(_, walk)| *walk <= wanted.ticks).map(|(home, _)| *home).collect()
            }
            Measure::Line => {
                let near = self.lines.get(place).into_iter().flatten();
                near.filter(|(_, metres)| *metres <= wanted.reach.line_m).map(|(home, _)| *home).collect()
            }
        }
    }

    fn summed(&self, homes: &BTreeMap<u32, bool>, category: CategoryId) -> Newly {
        let rows = &self.assessment.prepared().study().homes().rows;
        let people =
            |home: u32| rows.get(home as usize).and_then(|home| home.people).map_or(0.0, |people| people.count);
        let demand = |home: u32| match self.weights {
            Some(_) => self.demand.get(&category).and_then(|demand| demand.get(home as usize)).copied().unwrap_or(0.0),
            None => people(home),
        };
        let shift = |count: &dyn Fn(u32) -> f64| {
            let of = |sure_only: bool| {
                let counted = homes.iter().filter(|(_, sure)| **sure || !sure_only);
                crate::access::exact_sum(counted.map(|(home, _)| count(*home)))
            };
            Shift { sure: of(true), at_most: of(false) }
        };
        Newly { homes: shift(&|_| 1.0), people: shift(&people), demand: shift(&demand) }
    }
}

fn check_weights(weights: Option<&DemandWeights>, homes: usize) -> Result<(), Error> {
    match weights.map(|weights| weights.people().len()) {
        Some(length) if length != homes => Err(Error::new(
            ErrorKind::Argument,
            format!("the weights of demand are of {length} homes instead of {homes}"),
        )
        .at(Place::object("weights"))),
        _ => Ok(()),
    }
}

fn lack(assessment: &Assessment, home: usize, requirement: usize) -> Lack {
    let more = || assessment.more_needed(home, requirement);
    match assessment.verdict(home, requirement) {
        Some(Verdict::Missing) => Lack { more: more(), sure: true },
        Some(Verdict::Unknown(NoData::BeyondTheData | NoData::SparseData | NoData::CategoryNotInData)) => {
            Lack { more: more(), sure: false }
        }
        _ => Lack::default(),
    }
}

/// By place, the homes within the longest walk.
fn walks(
    assessment: &Assessment,
    doors: &[(&str, &[LonLat])],
    progress: &dyn Progress,
) -> Result<(Vec<Near<Ticks>>, DataReport), Error> {
    let prepared = assessment.prepared();
    let walked = wanted(assessment, Measure::Walk);
    let (places, report) = prepared.attach_sites(doors, progress)?;
    let mut walks = vec![Vec::new(); doors.len()];
    if let Some(longest) = walked.map(|wanted| wanted.ticks).max() {
        let found = reach::matrix(prepared.timed(), prepared.homes(), &places, longest, progress)?;
        for home in 0..found.len() {
            found.row(home).for_each(|(place, walk)| walks[place as usize].push((home as u32, walk)));
        }
    }
    Ok((walks, report))
}

/// By place, the homes within the longest straight line.
fn lines(assessment: &Assessment, places: &[(&str, LonLat)]) -> Vec<Near<f64>> {
    let longest = wanted(assessment, Measure::Line).map(|wanted| wanted.reach.line_m).max_by(f64::total_cmp);
    let Some(longest_m) = longest else { return vec![Vec::new(); places.len()] };
    let study = assessment.prepared().study();
    let plane = study.network().plane();
    let homes: Vec<[f64; 2]> = study.homes().rows.iter().map(|home| plane.to_metres(home.position)).collect();
    let near = |(_, place): &(&str, LonLat)| {
        let [x, y] = plane.to_metres(*place);
        let away = (0u32..).zip(&homes).map(|(home, at)| (home, (at[0] - x).hypot(at[1] - y)));
        away.filter(|(_, metres)| *metres <= longest_m).collect()
    };
    places.iter().map(near).collect()
}

/// The limits of the requirements that are measured so.
fn wanted(assessment: &Assessment, measure: Measure) -> impl Iterator<Item = crate::assess::Wanted> + '_ {
    let all = 0..assessment.standard().requirements.len();
    all.filter_map(|requirement| assessment.wanted(requirement)).filter(move |wanted| wanted.reach.measure == measure)
}

//! Which categories to recruit for each vacant unit.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use super::recommend::{Recommendation, recommend};
use super::{CommerceForm, FormRule};
use crate::assess::Assessment;
use crate::error::{DataReport, Error, ErrorKind};
use crate::geo::LonLat;
use crate::improve::Newly;
use crate::improve::unmet::Unmet;
use crate::model::{CategoryId, DemandWeights, Unit, Units};
use crate::progress::Progress;
use crate::standard::{Obligation, Requirement};

/// What is known beside the units.
#[derive(Clone, Copy, Debug, Default)]
pub struct TenantOptions<'a> {
    /// Demand with what open needs add; without it each of the people counts 1.
    pub weights: Option<&'a DemandWeights>,
    /// The circle the units belong to, as an index into [`Assessment::circles`]: its homes are served, its facilities compete. `None`
    /// for the whole study.
    pub circle: Option<usize>,
    /// How the form of the commerce is told.
    pub rule: FormRule,
}

/// A category that could be recruited for a vacant unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The unit, as a row of [`TenantMix::units`].
    pub unit: usize,
    /// The category.
    pub category: CategoryId,
    /// The requirement that makes it most binding, as an index into those of the standard.
    pub requirement: usize,
    /// Its place among the candidates of the unit, 1 first.
    pub rank: u32,
    /// Who would newly have it.
    pub newly: Newly,
    /// How many of the category the circle has already.
    pub competitors: u32,
    /// The nearest of them in a straight line, in metres; `None` when there is none.
    pub nearest_competitor_m: Option<f64>,
    /// How many people of the circle there would be for each; `None` when nobody says how many live there.
    pub people_per_place: Option<f64>,
    /// Whether the standard says that one more would only divide the trade.
    pub saturated: bool,
    /// How binding the standard is about it.
    pub obligation: Obligation,
}

impl Candidate {
    fn binding(&self) -> bool {
        matches!(self.obligation, Obligation::Mandatory | Obligation::Basic)
    }

    /// Which of two is recruited first; equal only for the same category.
    pub(super) fn before(&self, other: &Candidate) -> Ordering {
        let last = |one: &Candidate| (one.saturated, one.newly.demand.at_most <= 0.0, !one.binding());
        last(self)
            .cmp(&last(other))
            .then(other.newly.demand.compared(self.newly.demand))
            .then(self.competitors.cmp(&other.competitors))
            .then(self.requirement.cmp(&other.requirement))
            .then(self.category.cmp(&other.category))
    }
}

/// A circle's commerce: its form, whom to recruit for each vacant unit, and for all of them together.
#[derive(Clone, Debug)]
pub struct TenantMix {
    pub(super) assessment: Assessment,
    units: Vec<Unit>,
    form: CommerceForm,
    candidates: Vec<Candidate>,
    recommendations: Vec<Recommendation>,
    report: DataReport,
}

impl Assessment {
    /// Whom to recruit for the vacant units of a circle: see the [rule](crate::improve::tenant_mix).
    ///
    /// Candidates are the categories that the standard asks for and that are walked to, without those that need more room than a unit
    /// is known to have. A unit that is let and is no facility of the study competes, and does not serve.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without units; [`ErrorKind::Duplicate`] for two of one id; [`ErrorKind::NotFound`] for a circle that does not
    /// exist; [`ErrorKind::Argument`] for a rule out of range; [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// One search for each vacant unit; the recommendation takes vacant units times categories times the homes near each, for each of
    /// them.
    pub fn tenant_mix(
        &self,
        units: &Units,
        options: &TenantOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<TenantMix, Error> {
        check(&units.rows)?;
        let form = CommerceForm::of(&units.rows, &options.rule)?;
        let vacant: Vec<usize> = (0..units.rows.len()).filter(|row| units.rows[*row].is_vacant()).collect();
        let place = |row: &usize| (units.rows[*row].id.as_str(), units.rows[*row].position);
        let places: Vec<(&str, LonLat)> = vacant.iter().map(place).collect();
        let (unmet, mut report) = Unmet::new(self, options.circle, &places, options.weights, progress)?;
        report.merge(units.report.clone());
        let trade = Trade::of(self, options.circle, &units.rows);
        let mut candidates = Vec::new();
        for (place, row) in vacant.iter().enumerate() {
            candidates.extend(ranked(candidates_of(&unmet, &trade, place, (*row, &units.rows[*row]))));
        }
        let recommendations = recommend(unmet, &trade, &vacant, &units.rows);
        let (assessment, units) = (self.clone(), units.rows.clone());
        Ok(TenantMix { assessment, units, form, candidates, recommendations, report })
    }
}

impl TenantMix {
    /// The units.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The form of the commerce.
    pub fn form(&self) -> &CommerceForm {
        &self.form
    }

    /// Every candidate of every vacant unit, unit by unit, the first rank first.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// One category for each vacant unit, none twice and none that is there already, the best first.
    pub fn recommendations(&self) -> &[Recommendation] {
        &self.recommendations
    }

    /// Bad rows of the table of units, and vacant units without a door on the network.
    pub fn report(&self) -> &DataReport {
        &self.report
    }
}

fn check(units: &[Unit]) -> Result<(), Error> {
    if units.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "there is no unit").with_fix("give at least one"));
    }
    let mut seen = HashSet::new();
    match units.iter().find(|unit| !seen.insert(unit.id.as_str())) {
        Some(twice) => Err(Error::new(ErrorKind::Duplicate, "two units have one id").with_value(&twice.id)),
        None => Ok(()),
    }
}

/// What trades in a circle already.
pub(super) struct Trade {
    places: BTreeMap<CategoryId, Vec<LonLat>>,
    people: Option<f64>,
    /// The categories of the units that are let.
    pub(super) let_already: HashSet<CategoryId>,
}

impl Trade {
    fn of(assessment: &Assessment, circle: Option<usize>, units: &[Unit]) -> Trade {
        let study = assessment.prepared().study();
        let circle = circle.and_then(|circle| assessment.circles().get(circle));
        let all = study.facilities().rows.iter().enumerate();
        let within = |row: usize| circle.is_none_or(|circle| circle.facilities.binary_search(&(row as u32)).is_ok());
        let mut places: BTreeMap<CategoryId, Vec<LonLat>> = BTreeMap::new();
        let mut known = HashSet::new();
        for (_, facility) in all.filter(|(row, _)| within(*row)) {
            known.insert(facility.id.as_str());
            let mut offered: Vec<CategoryId> =
                facility.services.iter().filter(|service| service.channel.is_walked_to()).map(|s| s.category).collect();
            offered.sort_unstable();
            offered.dedup();
            offered.into_iter().for_each(|category| places.entry(category).or_default().push(facility.position));
        }
        for unit in units.iter().filter(|unit| !known.contains(unit.id.as_str())) {
            if let Some(category) = unit.category {
                places.entry(category).or_default().push(unit.position);
            }
        }
        let everybody = || {
            let known = study.homes().rows.iter().filter_map(|home| home.people).map(|people| people.count);
            let counts: Vec<f64> = known.collect();
            (!counts.is_empty()).then(|| crate::access::exact_sum(counts))
        };
        let people = circle.map_or_else(everybody, |circle| circle.people);
        Trade { places, people, let_already: units.iter().filter_map(|unit| unit.category).collect() }
    }
}

/// The candidates of a vacant unit, in any order, not ranked yet.
pub(super) fn candidates_of(
    unmet: &Unmet<'_>,
    trade: &Trade,
    place: usize,
    (row, unit): (usize, &Unit),
) -> Vec<Candidate> {
    let candidate = |category: CategoryId| {
        let (index, wanted) = unmet.decisive(category)?;
        let least_m2 = wanted.floor_area_m2.as_ref().and_then(|area| area.value.min);
        if unit.area_m2.zip(least_m2).is_some_and(|(area, least)| area < least) {
            return None;
        }
        let there = trade.places.get(&category).map_or(&[][..], Vec::as_slice);
        let away = |other: &LonLat| crate::geo::Metric::Ellipsoid.length_m(unit.position, *other);
        let people_per_place = trade.people.map(|people| people / (there.len() + 1) as f64);
        Some(Candidate {
            unit: row,
            category,
            requirement: index,
            rank: 0,
            newly: unmet.newly(place, category),
            competitors: there.len() as u32,
            nearest_competitor_m: there.iter().map(away).min_by(f64::total_cmp),
            people_per_place,
            saturated: saturated(wanted, people_per_place),
            obligation: wanted.obligation.value,
        })
    };
    unmet.categories().filter_map(candidate).collect()
}

fn saturated(wanted: &Requirement, people_per_place: Option<f64>) -> bool {
    let below = wanted.saturated_below_persons.as_ref().map(|below| below.value);
    people_per_place.zip(below).is_some_and(|(people, below)| people < below)
}

fn ranked(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(Candidate::before);
    (1..).zip(&mut candidates).for_each(|(rank, candidate)| candidate.rank = rank);
    candidates
}

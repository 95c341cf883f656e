//! The coverage rates of all circles: land, homes and people, requirement by requirement.

use super::circle::{Circle, Membership};
use super::coverage::{Coverage, Weighed, tally};
use super::facts::{Absence, Facts, Origins};
use super::land::{LandSamples, sample};
use super::question::Questions;
use super::verdict::NoData;
use crate::error::Error;
use crate::reach::Places;
use crate::standard::Denominator;
use crate::study::Prepared;

/// The residential land as points, with what they reach.
pub(super) struct Land {
    samples: LandSamples,
    weights: Vec<Option<f64>>,
    places: Places,
    facts: Facts,
}

impl Land {
    /// Samples the land of the study; `None` when it has none.
    pub(super) fn new(prepared: &Prepared, questions: &Questions, absence: Absence, step_m: f64) -> Option<Land> {
        let study = prepared.study();
        let samples = sample(study.land()?, study.network().plane(), step_m);
        if samples.positions.is_empty() {
            return None;
        }
        let points = prepared.attach_points(&samples.positions);
        let origins = Origins {
            positions: samples.positions.clone(),
            places: &points.places,
            attached: points.attached,
            escape: points.escape,
        };
        let facts = Facts::new(prepared, questions, origins, absence);
        let weights = samples.area_m2.iter().map(|area| Some(*area)).collect();
        Some(Land { samples, weights, facts, places: points.places })
    }

    /// The side of the grid's cells in metres.
    pub(super) fn step_m(&self) -> f64 {
        self.samples.step_m
    }
}

/// The coverage of every circle by every requirement, under every denominator.
pub(super) fn rates(
    prepared: &Prepared,
    questions: &Questions,
    homes: &Facts,
    land: Option<&Land>,
    circles: &[Circle],
) -> Result<Vec<Coverage>, Error> {
    let rows = &prepared.study().homes().rows;
    let ones: Vec<Option<f64>> = rows.iter().map(|_| Some(1.0)).collect();
    let people: Vec<Option<f64>> = rows.iter().map(|home| home.people.map(|people| people.count)).collect();
    let mut found = Vec::with_capacity(circles.len() * questions.rows.len() * Denominator::ALL.len());
    for (circle, resolved) in circles.iter().enumerate() {
        let membership = Membership::new(&resolved.spec.outline, prepared)?;
        let of_land = |land: &Land| membership.origins(land.samples.positions.iter().copied(), &land.places);
        let points = land.map(of_land).unwrap_or_default();
        let weighed = Denominator::ALL.map(|denominator| match denominator {
            Denominator::ResidentialLand => land.map(|land| Weighed {
                facts: &land.facts,
                members: &points,
                weights: &land.weights,
                without: NoData::NoLand,
            }),
            Denominator::Buildings => {
                Some(Weighed { facts: homes, members: &resolved.homes, weights: &ones, without: NoData::NoHomes })
            }
            Denominator::People => {
                Some(Weighed { facts: homes, members: &resolved.homes, weights: &people, without: NoData::NoPeople })
            }
        });
        for (requirement, question) in questions.rows.iter().enumerate() {
            for (denominator, weighed) in Denominator::ALL.into_iter().zip(&weighed) {
                let (walk, line, walk_per_line) = match weighed {
                    Some(weighed) => tally(questions, requirement, weighed),
                    None => (Err(NoData::NoLand), Err(NoData::NoLand), None),
                };
                let reach = question.reach;
                found.push(Coverage { circle, requirement, denominator, reach, walk, line, walk_per_line });
            }
        }
    }
    Ok(found)
}

//! The coverage rates of all circles: land, homes and people, requirement by requirement.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::circle::{Circle, Membership};
use super::coverage::{Coverage, Weighed, tally, tally_both};
use super::facts::{Absence, Facts, Origins};
use super::indicator::{IndicatorRate, Scope, community_shares};
use super::partition::nearest_nodes;
use super::question::Questions;
use super::verdict::NoData;
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::parallel;
use crate::standard::{Denominator, IndicatorKind, Standard};
use crate::study::{LandPoints, Prepared};

/// The residential land as points, with what they reach.
pub(super) struct Land {
    points: Arc<LandPoints>,
    weights: Vec<Option<f64>>,
    facts: Facts,
    /// The node nearest to each point, found when a circle asks.
    nodes: OnceCell<Vec<Option<u32>>>,
}

impl Land {
    /// Samples the land of the study; `None` when it has none.
    pub(super) fn new(
        prepared: &Prepared,
        questions: &Questions,
        absence: Absence,
        step_m: f64,
        progress: &dyn Progress,
    ) -> Result<Option<Land>, Error> {
        let Some(points) = prepared.land_points(step_m, progress)? else { return Ok(None) };
        let origins = Origins {
            positions: points.samples.positions.clone(),
            places: &points.attached.places,
            attached: points.attached.attached.clone(),
            escape: points.attached.escape.clone(),
        };
        let facts = Facts::within_limits(prepared, questions, origins, absence, progress)?;
        let weights = points.samples.area_m2.iter().map(|area| Some(*area)).collect();
        Ok(Some(Land { points, weights, facts, nodes: OnceCell::new() }))
    }

    /// The points that belong to a circle.
    fn inside(&self, membership: &Membership<'_>, prepared: &Prepared) -> Result<Vec<u32>, Error> {
        let near = || {
            nearest_nodes(prepared.timed(), &self.points.attached.places)
                .map(|near| near.map(|(node, _)| node))
                .collect()
        };
        let nodes = || self.nodes.get_or_init(near).as_slice();
        membership.points(self.points.samples.positions.iter().copied(), &self.points.attached.places, nodes)
    }

    /// The side of the grid's cells in metres.
    pub(super) fn step_m(&self) -> f64 {
        self.points.samples.step_m
    }
}

/// The rates of all circles.
#[derive(Default)]
pub(super) struct Rates {
    /// Circle by circle, requirement by requirement, denominator by denominator.
    pub(super) coverage: Vec<Coverage>,
    /// Indicator by indicator, and then as above.
    pub(super) indicators: Vec<IndicatorRate>,
}

/// The coverage of every circle by every requirement, and the indicators, under every denominator.
pub(super) fn rates(
    prepared: &Prepared,
    standard: &Standard,
    questions: &Questions,
    homes: &Facts,
    land: Option<&Land>,
    circles: &[Circle],
    progress: &dyn Progress,
) -> Result<Rates, Error> {
    let rows = &prepared.study().homes().rows;
    let ones: Vec<Option<f64>> = rows.iter().map(|_| Some(1.0)).collect();
    let people: Vec<Option<f64>> = rows.iter().map(|home| home.people.map(|people| people.count)).collect();
    let mut found = Rates::default();
    for (circle, resolved) in circles.iter().enumerate() {
        let membership = Membership::new(&resolved.spec.outline, prepared, progress)?;
        let of_land = |land: &Land| land.inside(&membership, prepared);
        let points = land.map(of_land).transpose()?.unwrap_or_default();
        let land = land.map(|land| Weighed {
            facts: &land.facts,
            members: &points,
            weights: &land.weights,
            without: NoData::NoLand,
        });
        let of_homes = |weights, without| Weighed { facts: homes, members: &resolved.homes, weights, without };
        let (buildings, people) = (of_homes(&ones, NoData::NoHomes), of_homes(&people, NoData::NoPeople));
        let by_denominator = |rows: &Range<usize>| {
            let land = land.as_ref().map(|land| tally(questions, rows, land));
            let [buildings, people] = tally_both(questions, rows, [&buildings, &people]);
            Denominator::ALL.map(|denominator| match denominator {
                Denominator::ResidentialLand => land.unwrap_or((Err(NoData::NoLand), Err(NoData::NoLand), None)),
                Denominator::Buildings => buildings,
                Denominator::People => people,
            })
        };
        let required = questions.required();
        let indicators = (0..).zip(&questions.indicators).filter(|(indicator, _)| covered_share(standard, *indicator));
        let asked: Vec<(Option<usize>, Range<usize>)> = (required.clone().map(|row| (None, row..row + 1)))
            .chain(indicators.map(|(indicator, rows)| (Some(indicator), rows.clone())))
            .collect();
        let answers = parallel::map(asked.len(), || (), |(), i| by_denominator(&asked[i].1));
        for ((indicator, rows), answers) in asked.iter().zip(answers) {
            for (denominator, (walk, line, walk_per_line)) in Denominator::ALL.into_iter().zip(answers) {
                if let Some(indicator) = *indicator {
                    let scope = Scope::Circle { circle, denominator };
                    found.indicators.push(IndicatorRate { indicator, scope, walk, line, walk_per_line });
                    continue;
                }
                let requirement = rows.start;
                let reach = questions.rows.get(requirement).and_then(|question| question.reach);
                found.coverage.push(Coverage { circle, requirement, denominator, reach, walk, line, walk_per_line });
            }
        }
    }
    found.indicators.extend(community_shares(standard, questions, homes, circles));
    found.indicators.sort_by_key(|rate| rate.indicator);
    Ok(found)
}

fn covered_share(standard: &Standard, indicator: usize) -> bool {
    standard.indicators.get(indicator).is_some_and(|i| i.kind == IndicatorKind::CoveredShare)
}

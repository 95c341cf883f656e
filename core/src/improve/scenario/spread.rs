//! How well and how evenly people are served of one requirement.

use crate::access::equity::Distribution;
use crate::access::{Level, Tally, exact_sum};
use crate::assess::{Assessment, Coverage, Finding, Measure, Served};
use crate::error::Error;
use crate::standard::Denominator;

/// How walks are distributed over people, before or after.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// The share of the people (homes, where nobody counts people) that has it for sure, of all who are on the network.
    pub coverage: Option<f64>,
    /// That share in the group of people that has least.
    pub worst_group: Option<f64>,
    /// The mean walk to the nearest in seconds, over those whose walk is known for sure.
    pub mean_walk_s: Option<f64>,
    /// The walk that 95 % of those do not exceed, in seconds.
    pub p95_walk_s: Option<f64>,
    /// The Gini coefficient of those walks.
    pub gini: Option<f64>,
}

/// People times the walk they save; losses count against it.
pub(super) fn saved(before: &Assessment, after: &Assessment, finding: &Finding) -> f64 {
    let known = |level: Level| match level {
        Level::Exact(walk) | Level::AtMost(walk) => Some(walk),
        _ => None,
    };
    let rows = &after.prepared().study().homes().rows;
    exact_sum(after.circles()[finding.circle].homes.iter().filter_map(|home| {
        let walk = |of: &Assessment| known(of.nearest_walk(*home as usize, finding.requirement));
        let people = rows.get(*home as usize)?.people?.count;
        Some(people * (walk(before)? - walk(after)?))
    }))
}

/// The spread of a finding.
pub(super) fn spread(assessment: &Assessment, finding: &Finding) -> Result<Spread, Error> {
    let homes = &assessment.circles()[finding.circle].homes;
    let rows = &assessment.prepared().study().homes().rows;
    let people = |home: &u32| rows.get(*home as usize).and_then(|home| home.people).map(|people| people.count);
    // Where nobody says how many live anywhere, each home counts as one.
    let counted = homes.iter().any(|home| people(home).is_some());
    let people: Vec<Option<f64>> = homes.iter().map(|home| if counted { people(home) } else { Some(1.0) }).collect();
    let levels: Vec<Level> =
        homes.iter().map(|home| assessment.nearest_walk(*home as usize, finding.requirement)).collect();
    let walks = Distribution::new(&levels, &people)?;
    let tally = tally(assessment, finding, if counted { Denominator::People } else { Denominator::Buildings });
    let share = |served: &Served| {
        let all = served.met + served.missing + served.unknown;
        (all > 0.0).then(|| served.met / all)
    };
    Ok(Spread {
        coverage: tally.and_then(|tally| tally.bounds()).map(|(least, _)| least),
        worst_group: finding.groups.iter().flatten().filter_map(share).min_by(f64::total_cmp),
        mean_walk_s: walks.mean(),
        p95_walk_s: walks.percentile(0.95),
        gini: walks.gini(),
    })
}

fn tally(assessment: &Assessment, finding: &Finding, denominator: Denominator) -> Option<Tally> {
    let of = |row: &&Coverage| {
        (row.circle, row.requirement, row.denominator) == (finding.circle, finding.requirement, denominator)
    };
    let row = assessment.coverage().iter().find(of)?;
    row.by(row.reach.map_or(Measure::Walk, |reach| reach.measure)).ok()
}

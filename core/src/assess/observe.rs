//! Looking at one circle and one requirement: everything a finding is made of.

use super::circle::Circle;
use super::facts::Facts;
use super::finding::{Finding, Nearby, Served};
use super::judge::{Case, judge, need, priority_of, saturated};
use super::question::{Measure, Question, Questions, Reach};
use super::spread::apart;
use super::verdict::{NoData, Verdict};
use crate::standard::Standard;
use crate::study::Prepared;

/// Nobody walks faster than this many times the speed on the flat: downhill Tobler's hiker reaches 1.19 (*ours*, with room).
const FASTEST: f64 = 1.25;

/// The finding for the `at.0`-th circle and the `at.1`-th requirement.
pub(super) fn observe(
    prepared: &Prepared,
    standard: &Standard,
    questions: &Questions,
    facts: &Facts,
    circle: &Circle,
    at: (usize, usize),
) -> Finding {
    let (question, requirement) = (&questions.rows[at.1], &standard.requirements[at.1]);
    let measure = question.reach.map_or(Measure::Walk, |reach| reach.measure);
    let verdicts: Vec<(u32, Verdict)> =
        circle.homes.iter().map(|home| (*home, facts.verdict(questions, at.1, *home as usize, measure))).collect();
    let (homes, people) = served(prepared, &verdicts);
    let supply = Supply::of(questions, question, facts, circle, &verdicts, measure);
    let need = need(requirement, standard.level_of(requirement), circle.people);
    let case = Case {
        met: count(&verdicts, |verdict| verdict == Verdict::Met),
        missing: count(&verdicts, |verdict| verdict == Verdict::Missing),
        unknown: main_reason(&verdicts),
        truncated: circle.homes.iter().any(|home| facts.truncated(question, *home as usize, measure)),
        serving: supply.serving,
        needed: need.count,
        unreached: question.reach.map_or(0, |reach| unreached(prepared, reach, &verdicts)),
        saturated: saturated(requirement, need.count, supply.inside, circle.people),
    };
    let (status, lacking) = judge(&case);
    let walks = walks(facts, question, circle);
    Finding {
        circle: at.0,
        requirement: at.1,
        status,
        homes,
        people,
        need,
        serving: supply.serving,
        inside: supply.inside,
        lacking,
        best: walks.first().copied(),
        worst: walks.last().copied(),
        // Homes without any walk count as the longest.
        median_walk_s: walks.get(circle.homes.len().saturating_sub(1) / 2).map(|nearby| nearby.walk_s),
        priority: priority_of(status, requirement.obligation.value),
        weak_source: question.weak,
    }
}

fn served(prepared: &Prepared, verdicts: &[(u32, Verdict)]) -> (Served, Option<Served>) {
    let rows = &prepared.study().homes().rows;
    let (mut homes, mut people, mut anybody) = (Served::default(), Served::default(), false);
    for (home, verdict) in verdicts {
        homes.add(*verdict, 1.0);
        if let Some(known) = rows.get(*home as usize).and_then(|home| home.people) {
            anybody = true;
            people.add(*verdict, known.count);
        }
    }
    (homes, anybody.then_some(people))
}

fn count(verdicts: &[(u32, Verdict)], is: impl Fn(Verdict) -> bool) -> usize {
    verdicts.iter().filter(|(_, verdict)| is(*verdict)).count()
}

/// The reason that most homes without data share; ties go to the first in the order of [`NoData`].
///
/// Homes off the network are a defect of the data, which the report of the study lists; they are set aside unless no
/// home is on it.
fn main_reason(verdicts: &[(u32, Verdict)]) -> Option<NoData> {
    let mut counts = std::collections::BTreeMap::new();
    for (_, verdict) in verdicts {
        if let Verdict::Unknown(reason) = verdict {
            *counts.entry(*reason).or_insert(0usize) += 1;
        }
    }
    if counts.get(&NoData::OffTheNetwork).is_some_and(|homes| *homes < verdicts.len()) {
        counts.remove(&NoData::OffTheNetwork);
    }
    counts.into_iter().rev().max_by_key(|(_, homes)| *homes).map(|(reason, _)| reason)
}

/// The facilities a circle has.
struct Supply {
    inside: u32,
    serving: u32,
}

impl Supply {
    /// Those in the circle, and those that also serve it from outside: the nearest, within the limit, of a home in it.
    fn of(
        questions: &Questions,
        question: &Question,
        facts: &Facts,
        circle: &Circle,
        verdicts: &[(u32, Verdict)],
        measure: Measure,
    ) -> Supply {
        let group = question.group.ok().and_then(|group| questions.groups.get(group));
        let group = group.map(Vec::as_slice).unwrap_or_default();
        let within = |facility: &&u32| circle.facilities.binary_search(facility).is_ok();
        let mut serving: Vec<u32> = group.iter().filter(within).copied().collect();
        let inside = serving.len() as u32;
        let met = verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Met);
        serving.extend(met.filter_map(|(home, _)| match measure {
            Measure::Walk => facts.walk(question, *home as usize).map(|(_, facility)| facility),
            Measure::Line => facts.line(question, *home as usize).map(|near| near.facility),
        }));
        serving.sort_unstable();
        serving.dedup();
        Supply { inside, serving: serving.len() as u32 }
    }
}

/// How many facilities it takes at least to reach the homes without.
fn unreached(prepared: &Prepared, reach: Reach, verdicts: &[(u32, Verdict)]) -> u32 {
    let (rows, plane) = (&prepared.study().homes().rows, prepared.study().network().plane());
    let without = verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Missing);
    let places = without.filter_map(|(home, _)| rows.get(*home as usize)).map(|home| plane.to_metres(home.position));
    apart(places, if reach.measure == Measure::Walk { reach.line_m * FASTEST } else { reach.line_m })
}

/// The nearest facility of every home that has a walk to one, the shortest walk first.
fn walks(facts: &Facts, question: &Question, circle: &Circle) -> Vec<Nearby> {
    let nearby = |home: &u32| {
        let (ticks, facility) = facts.walk(question, *home as usize)?;
        Some((ticks, Nearby { home: *home, facility, walk_s: ticks.seconds() }))
    };
    let mut walks: Vec<_> = circle.homes.iter().filter_map(nearby).collect();
    walks.sort_by_key(|(ticks, nearby)| (*ticks, nearby.home));
    walks.into_iter().map(|(_, nearby)| nearby).collect()
}

//! Looking at one circle and one requirement: everything a finding is made of.

use super::circle::Circle;
use super::facts::Facts;
use super::finding::{Finding, Nearby, Saved, Served, ServedSum};
use super::judge::{Case, judge, need, priority_of, saturated};
use super::near::Near;
use super::question::{Measure, Question, Questions, Reach};
use super::spread::apart;
use super::verdict::{NoData, Verdict};
use crate::access::ExactSum;
use crate::standard::Standard;
use crate::study::Prepared;
use crate::units::Ticks;

/// Nobody walks faster than this many times the speed on the flat: downhill Tobler's hiker reaches 1.19 (*ours*, with room).
const FASTEST: f64 = 1.25;

/// The finding for the `at.0`-th circle and the `at.1`-th requirement.
pub(super) fn observe(
    prepared: &Prepared,
    standard: &Standard,
    questions: &Questions,
    facts: &Facts,
    (circle, near): (&Circle, &Near),
    at: (usize, usize),
) -> Finding {
    let (question, requirement) = (&questions.rows[at.1], &standard.requirements[at.1]);
    let measure = question.reach.map_or(Measure::Walk, |reach| reach.measure);
    let verdicts: Vec<(u32, Verdict)> =
        circle.homes.iter().map(|home| (*home, facts.verdict(questions, at.1, *home as usize, measure))).collect();
    let (homes, people, groups) = served(prepared, &verdicts);
    let supply = Supply::of(prepared, questions, question, circle, near);
    let need = need(requirement, standard.level_of(requirement), circle.people);
    let case = Case {
        met: count(&verdicts, |verdict| verdict == Verdict::Met),
        missing: count(&verdicts, |verdict| verdict == Verdict::Missing),
        unknown: main_reason(&verdicts),
        truncated: circle.homes.iter().any(|home| facts.truncated(question, *home as usize, measure)),
        serving: supply.serving,
        needed: need.count,
        unreached: question.reach.map_or(0, |reach| apart(near.without(&verdicts), farthest_m(reach))),
        saturated: saturated(requirement, need.count, supply.inside, circle.people),
    };
    let (status, lacking) = judge(&case);
    let priority = priority_of(status, requirement.obligation.value);
    let saved = priority.and_then(|_| saved(prepared, facts, question, &verdicts));
    let [best, median, worst] = walks(prepared, facts, question, circle);
    Finding {
        circle: at.0,
        requirement: at.1,
        status,
        homes,
        people,
        groups,
        need,
        serving: supply.serving,
        inside: supply.inside,
        lacking,
        best,
        worst,
        median_walk_s: median.map(|nearby| nearby.walk_s),
        priority,
        saved,
        weak_source: question.weak,
    }
}

/// Homes, people and groups of people by what can be said of them.
fn served(prepared: &Prepared, verdicts: &[(u32, Verdict)]) -> (Served, Option<Served>, Vec<Option<Served>>) {
    let homes = prepared.study().homes();
    let mut all = Served::default();
    let mut people = ServedSum::default();
    let mut groups: Vec<ServedSum> = homes.group_names.iter().map(|_| ServedSum::default()).collect();
    for (home, verdict) in verdicts {
        *match verdict {
            Verdict::Met => &mut all.met,
            Verdict::Missing => &mut all.missing,
            Verdict::Unknown(_) => &mut all.unknown,
        } += 1.0;
        let Some(row) = homes.rows.get(*home as usize) else { continue };
        if let Some(known) = row.people {
            people.add(*verdict, known.count);
        }
        for (sum, count) in groups.iter_mut().zip(&row.groups) {
            count.iter().for_each(|count| sum.add(*verdict, *count));
        }
    }
    (all, people.end(), groups.into_iter().map(ServedSum::end).collect())
}

/// What the homes that lack it would walk less; `None` where no walk decides or no home says how many people it has.
fn saved(prepared: &Prepared, facts: &Facts, question: &Question, verdicts: &[(u32, Verdict)]) -> Option<Saved> {
    let limit_s = question.reach?.walk_s;
    let longest_s = f64::from(prepared.options().max_minutes) * 60.0;
    let (mut sum, mut at_least, mut anybody) = (ExactSum::default(), false, false);
    for (home, verdict) in verdicts {
        let row = prepared.study().homes().rows.get(*home as usize);
        let Some(people) = row.and_then(|home| home.people) else { continue };
        anybody = true;
        if *verdict == Verdict::Missing {
            let walk = facts.walk(question, *home as usize).map(|(ticks, _)| ticks.seconds());
            at_least |= walk.is_none();
            sum.add_product(people.count, (walk.unwrap_or(longest_s) - limit_s).max(0.0));
        }
    }
    anybody.then(|| Saved { person_s: sum.value(), at_least })
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
    /// Those in the circle, and those outside near enough to serve a home in it. Walks are never shorter than the line that
    /// the fastest walker goes, so this is rather too many than too few: what is short of them is short for sure.
    fn of(prepared: &Prepared, questions: &Questions, question: &Question, circle: &Circle, near: &Near) -> Supply {
        let group = question.group.ok().and_then(|group| questions.groups.get(group));
        let group = group.map(Vec::as_slice).unwrap_or_default();
        let farthest_m = question.reach.map_or(0.0, farthest_m);
        let walked_to = group.iter().map(|row| (*row, Some(farthest_m)));
        let rows = &prepared.study().facilities().rows;
        let (mut inside, mut serving) = (0, 0);
        for (row, within_m) in walked_to.chain(question.brought.iter().copied()) {
            if circle.facilities.binary_search(&row).is_ok() {
                inside += 1;
                serving += 1;
            } else if let (Some(facility), Some(within_m)) = (rows.get(row as usize), within_m) {
                serving += u32::from(near.within(prepared, facility, within_m));
            }
        }
        Supply { inside, serving }
    }
}

/// The longest straight line from a home to a facility that serves it.
fn farthest_m(reach: Reach) -> f64 {
    if reach.measure == Measure::Walk { reach.line_m * FASTEST } else { reach.line_m }
}

/// The shortest walk of a circle's homes, the one in the middle and the longest; of equal walks the home that comes first by
/// its id. Homes without any walk count as the longest, so that there may be none in the middle.
fn walks(prepared: &Prepared, facts: &Facts, question: &Question, circle: &Circle) -> [Option<Nearby>; 3] {
    let nearby = |home: &u32| {
        let (ticks, facility) = facts.walk(question, *home as usize)?;
        Some((ticks, Nearby { home: *home, facility, walk_s: ticks.seconds() }))
    };
    let mut walks: Vec<_> = circle.homes.iter().filter_map(nearby).collect();
    let rows = &prepared.study().homes().rows;
    let id = |nearby: &Nearby| rows.get(nearby.home as usize).map(|home| home.id.as_str());
    let order =
        |(a, one): &(Ticks, Nearby), (b, other): &(Ticks, Nearby)| a.cmp(b).then_with(|| id(one).cmp(&id(other)));
    let best = walks.iter().min_by(|a, b| order(a, b)).map(|(_, nearby)| *nearby);
    let worst = walks.iter().max_by(|a, b| order(a, b)).map(|(_, nearby)| *nearby);
    let middle = circle.homes.len().saturating_sub(1) / 2;
    let median = (middle < walks.len()).then(|| walks.select_nth_unstable_by(middle, order).1.1);
    [best, median, worst]
}

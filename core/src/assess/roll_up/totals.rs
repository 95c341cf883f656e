//! Sums over circles that know what they leave out.

use std::collections::BTreeMap;

use super::CircleRecord;
use crate::access::{ExactSum, Tally};

/// A sum over the circles that report a number.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sum {
    sum: ExactSum,
    circles: u64,
}

/// A share over the circles that report one, and the people of these circles.
#[derive(Clone, Debug, Default, PartialEq)]
struct ShareSum {
    part: ExactSum,
    whole: ExactSum,
    people: ExactSum,
    circles: u64,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct ServedSum {
    met: ExactSum,
    missing: ExactSum,
    /// Those near the end of the data who have it all the same.
    met_at_the_end: ExactSum,
    unknown: ExactSum,
    people: ExactSum,
    circles: u64,
}

/// What the circles of a division add up to. Sums are exact: those of its parts, merged, are those of the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    circles: u64,
    people: Sum,
    outlets: Sum,
    served: BTreeMap<String, ServedSum>,
    entries: BTreeMap<String, ShareSum>,
}

/// A rate with how much of the division it does not speak of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The rate of those who are known; `None` when nobody is.
    pub value: Option<f64>,
    /// The share of circles (0..=1) that report nothing.
    pub circles_without: f64,
    /// The share of people (0..=1) of whom nothing is known; `None` when no circle says how many people it has.
    pub people_without: Option<f64>,
}

impl Sum {
    fn add(&mut self, number: Option<f64>) {
        if let Some(number) = number {
            self.sum.add(number);
            self.circles += 1;
        }
    }

    fn merge(&mut self, other: &Sum) {
        self.sum.merge(&other.sum);
        self.circles += other.circles;
    }

    /// `None` when no circle reports it.
    fn value(&self) -> Option<f64> {
        (self.circles > 0).then(|| self.sum.value())
    }
}

impl Totals {
    pub(super) fn add(&mut self, record: &CircleRecord) {
        self.circles += 1;
        self.people.add(record.people);
        self.outlets.add(record.outlets);
        let people = record.people.unwrap_or(0.0);
        for (requirement, tally) in &record.served {
            let Tally { met, missing, truncated_met, truncated_unknown, unattached } = tally;
            let sum = self.served.entry(requirement.clone()).or_default();
            sum.met.add(*met);
            sum.missing.add(*missing);
            sum.met_at_the_end.add(*truncated_met);
            // Near the end of the data only those who have it are known: to count them would flatter.
            sum.unknown.extend([*truncated_met, *truncated_unknown, *unattached]);
            sum.people.add(people);
            sum.circles += 1;
        }
        for (target, share) in &record.entries {
            let sum = self.entries.entry(target.clone()).or_default();
            sum.part.add(share.part);
            sum.whole.add(share.whole);
            sum.people.add(people);
            sum.circles += 1;
        }
    }

    /// Adds the circles of another division.
    pub fn merge(&mut self, other: &Totals) {
        self.circles += other.circles;
        self.people.merge(&other.people);
        self.outlets.merge(&other.outlets);
        for (requirement, theirs) in &other.served {
            let ours = self.served.entry(requirement.clone()).or_default();
            ours.met.merge(&theirs.met);
            ours.missing.merge(&theirs.missing);
            ours.met_at_the_end.merge(&theirs.met_at_the_end);
            ours.unknown.merge(&theirs.unknown);
            ours.people.merge(&theirs.people);
            ours.circles += theirs.circles;
        }
        for (target, theirs) in &other.entries {
            let ours = self.entries.entry(target.clone()).or_default();
            ours.part.merge(&theirs.part);
            ours.whole.merge(&theirs.whole);
            ours.people.merge(&theirs.people);
            ours.circles += theirs.circles;
        }
    }

    /// How many circles.
    pub fn circles(&self) -> u64 {
        self.circles
    }

    /// The people of the circles that say how many; `None` when none does.
    pub fn people(&self) -> Option<f64> {
        self.people.value()
    }

    /// How many circles do not say how many people they have.
    pub fn circles_without_people(&self) -> u64 {
        self.circles - self.people.circles
    }

    /// The outlets of the circles that say how many; `None` when none does.
    pub fn outlets(&self) -> Option<f64> {
        self.outlets.value()
    }

    /// How many circles do not say how many outlets they have.
    pub fn circles_without_outlets(&self) -> u64 {
        self.circles - self.outlets.circles
    }

    /// The share (0..=1) of people who have what a requirement asks for, of those whose walks end before the data does.
    pub fn served(&self, requirement: &str) -> Rate {
        let empty = ServedSum::default();
        let sum = self.served.get(requirement).unwrap_or(&empty);
        let (met, missing, unknown) = (sum.met.value(), sum.missing.value(), sum.unknown.value());
        let value = (met + missing > 0.0).then(|| met / (met + missing));
        // Of the circles that report, their own count; of the others, all their people.
        self.rate(value, sum.circles, &sum.people, unknown)
    }

    /// The least and the most the share of [`Totals::served`] can be among all people of the circles that report,
    /// whatever lies beyond the data; `None` when none reports anybody.
    pub fn served_bounds(&self, requirement: &str) -> Option<(f64, f64)> {
        let sum = self.served.get(requirement)?;
        let all = sum.met.value() + sum.missing.value() + sum.unknown.value();
        let sure = sum.met.value() + sum.met_at_the_end.value();
        (all > 0.0).then(|| (sure / all, 1.0 - sum.missing.value() / all))
    }

    /// How many for each hundred of the whole, by what the host entered for a target.
    pub fn entry(&self, target: &str) -> Rate {
        let empty = ShareSum::default();
        let sum = self.entries.get(target).unwrap_or(&empty);
        let value = (sum.circles > 0).then(|| 100.0 * sum.part.value() / sum.whole.value());
        self.rate(value, sum.circles, &sum.people, 0.0)
    }

    /// The requirements that some circle reports, by id.
    pub fn requirements(&self) -> impl Iterator<Item = &str> {
        self.served.keys().map(String::as_str)
    }

    fn rate(&self, value: Option<f64>, circles: u64, people: &ExactSum, unknown: f64) -> Rate {
        let circles_without = match self.circles {
            0 => 0.0,
            all => (all - circles) as f64 / all as f64,
        };
        let people_without = self.people().filter(|all| *all > 0.0).map(|all| {
            let mut without = self.people.sum.clone();
            without.add(-people.value());
            without.add(unknown);
            (without.value() / all).clamp(0.0, 1.0)
        });
        Rate { value, circles_without, people_without }
    }
}

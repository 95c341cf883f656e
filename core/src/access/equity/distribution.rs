//! Values with the people who have them: the ground of every measure of equity.

use super::super::{Level, Unknown};
use crate::error::{Error, ErrorKind, Place};
use crate::exact_sum::ExactSum;
use crate::table::{Column, Table};

/// Numbers larger than this are a mistake: sums of them would no longer be exact.
const LARGEST: f64 = 1e100;

/// A value and how many people have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The value.
    pub value: f64,
    /// How many people have it; more than none.
    pub people: f64,
}

/// A point of a Lorenz curve: the worst-off share of people has this share of all there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LorenzPoint {
    /// The share of the people (0..=1), the lowest values first.
    pub people: f64,
    /// The share of the sum of all values (0..=1).
    pub value: f64,
}

/// How the people of a city are distributed over the values of an indicator.
///
/// Only exact values enter. People whose value lies beyond the horizon are known to have more than any of the
/// values (longer walks); people whose value is a bound or unknown are counted, and left out.
///
/// Permuting the homes or splitting one in two changes no bit of it: equal values become one step, whose people are
/// added exactly.
///
/// # Examples
///
/// ```
/// use lifecircle::access::Level;
/// use lifecircle::access::equity::Distribution;
///
/// let walks_s = [Level::Exact(120.0), Level::Exact(300.0), Level::Exact(900.0), Level::TooFar];
/// let people = [Some(10.0), Some(60.0), Some(20.0), Some(10.0)];
/// let walks = Distribution::new(&walks_s, &people)?;
/// assert_eq!(walks.percentile(0.5), Some(300.0));
/// assert_eq!(walks.percentile(0.95), None); // a tenth has a walk longer than the horizon
/// assert_eq!(walks.mean(), None);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    steps: Vec<Step>,
    people: f64,
    total: f64,
    beyond: f64,
    unknown: f64,
    uncounted: usize,
}

impl Distribution {
    /// The distribution of `levels`, one for each home, over its `people`.
    ///
    /// A home that nobody says the people of is left out and counted by [`Distribution::uncounted_homes`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the two are not of one length, or a number is negative, not finite or beyond 1e100.
    pub fn new(levels: &[Level], people: &[Option<f64>]) -> Result<Distribution, Error> {
        same_length(levels.len(), people.len())?;
        let mut exact: Vec<(f64, f64)> = Vec::with_capacity(levels.len());
        let (mut beyond, mut unknown, mut uncounted) = (ExactSum::default(), ExactSum::default(), 0);
        for (row, (level, people)) in levels.iter().zip(people).enumerate() {
            let Some(people) = *people else {
                uncounted += 1;
                continue;
            };
            let people = checked(people, row, "people")?;
            match level {
                Level::Exact(value) => exact.push((checked(*value, row, "value")?, people)),
                Level::TooFar => beyond.add(people),
                Level::AtLeast(_) | Level::AtMost(_) | Level::Unknown(_) => unknown.add(people),
            }
        }
        let steps = steps(exact);
        let (mut all, mut total) = (ExactSum::default(), ExactSum::default());
        for step in &steps {
            all.add(step.people);
            total.add_product(step.value, step.people);
        }
        let (people, total, beyond, unknown) = (all.value(), total.value(), beyond.value(), unknown.value());
        Ok(Distribution { steps, people, total, beyond, unknown, uncounted })
    }

    /// The distribution of numbers; `None` is not known.
    ///
    /// # Errors
    ///
    /// As [`Distribution::new`].
    pub fn of_numbers(values: &[Option<f64>], people: &[Option<f64>]) -> Result<Distribution, Error> {
        let level = |value: &Option<f64>| value.map_or(Level::Unknown(Unknown::BeyondData), Level::Exact);
        Distribution::new(&values.iter().map(level).collect::<Vec<_>>(), people)
    }

    /// The values that occur with their people, ascending.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The people whose value is known.
    pub fn people(&self) -> f64 {
        self.people
    }

    /// The people whose value lies beyond the horizon.
    pub fn people_beyond(&self) -> f64 {
        self.beyond
    }

    /// The people of whose value nothing, or only a bound, is known.
    pub fn people_unknown(&self) -> f64 {
        self.unknown
    }

    /// The homes that nobody says the people of.
    pub fn uncounted_homes(&self) -> usize {
        self.uncounted
    }

    /// The share of people (0..=1) whose value is not known; `None` when there is nobody.
    pub fn unknown_share(&self) -> Option<f64> {
        let all = self.people + self.beyond + self.unknown;
        (all > 0.0).then(|| self.unknown / all)
    }

    /// The sum of people times value.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Whether every value that counts is a number, and there is at least one.
    pub(super) fn complete(&self) -> bool {
        self.people > 0.0 && self.beyond == 0.0
    }

    /// The mean value per person; `None` when nobody's is known or somebody's lies beyond the horizon.
    pub fn mean(&self) -> Option<f64> {
        self.complete().then(|| self.total / self.people)
    }

    /// The least value that at least this `share` (0..=1) of the people do not exceed: the weighted percentile.
    ///
    /// `None` when it lies beyond the horizon, when nobody's value is known, or for a share out of range.
    pub fn percentile(&self, share: f64) -> Option<f64> {
        if !(0.0..=1.0).contains(&share) {
            return None;
        }
        let wanted = share * (self.people + self.beyond);
        let mut sum = ExactSum::default();
        for step in &self.steps {
            sum.add(step.people);
            if sum.value() >= wanted {
                return Some(step.value);
            }
        }
        None
    }

    /// The Lorenz curve from (0, 0) to (1, 1), one point for each value that occurs.
    ///
    /// `None` when somebody's value lies beyond the horizon, or nobody has anything.
    pub fn lorenz(&self) -> Option<Vec<LorenzPoint>> {
        if !self.complete() || self.total <= 0.0 {
            return None;
        }
        let (mut people, mut value) = (ExactSum::default(), ExactSum::default());
        let mut curve = vec![LorenzPoint { people: 0.0, value: 0.0 }];
        for step in &self.steps {
            people.add(step.people);
            value.add_product(step.value, step.people);
            curve.push(LorenzPoint { people: people.value() / self.people, value: value.value() / self.total });
        }
        Some(curve)
    }

    /// [`Distribution::lorenz`] as a table: `people_share`, `value_share`; no rows when there is no curve.
    ///
    /// # Errors
    ///
    /// Never; the columns are its own.
    pub fn lorenz_table(&self) -> Result<Table, Error> {
        let curve = self.lorenz().unwrap_or_default();
        Table::new(curve.len())
            .with(Column::real("people_share", curve.iter().map(|point| Some(point.people))))?
            .with(Column::real("value_share", curve.iter().map(|point| Some(point.value))))
    }
}

pub(super) fn same_length(values: usize, people: usize) -> Result<(), Error> {
    if values == people {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Argument, format!("{values} values need as many numbers of people")).with_value(people))
}

pub(super) fn checked(number: f64, row: usize, what: &str) -> Result<f64, Error> {
    if (0.0..=LARGEST).contains(&number) {
        // -0 and 0 are one value.
        return Ok(number + 0.0);
    }
    Err(Error::new(ErrorKind::Argument, format!("a number of {what} must be finite and not negative"))
        .with_value(number)
        .at(Place::default().row(row as u64)))
}

/// Sorts values and puts the people of equal ones together; a value that nobody has is left out.
pub(super) fn steps(mut exact: Vec<(f64, f64)>) -> Vec<Step> {
    exact.sort_by(|a, b| a.0.total_cmp(&b.0));
    let same = exact.chunk_by(|a, b| a.0 == b.0);
    let step = |same: &[(f64, f64)]| {
        let mut people = ExactSum::default();
        people.extend(same.iter().map(|(_, people)| *people));
        Some(Step { value: same.first()?.0, people: people.value() }).filter(|step| step.people > 0.0)
    };
    same.filter_map(step).collect()
}

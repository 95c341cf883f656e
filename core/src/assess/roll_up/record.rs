//! What is reported of one circle: where it lies, who lives there, what is served, what was surveyed.

use std::collections::BTreeMap;

use super::super::{Assessment, Coverage};
use super::DivisionCode;
use crate::access::Tally;
use crate::error::{Error, ErrorKind, Place};
use crate::standard::Denominator;

/// A part of a whole that adds up over circles: chain shops of all shops, square metres of all households.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The part.
    pub part: f64,
    /// The whole, more than 0.
    pub whole: f64,
}

impl Share {
    /// A part of a whole.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when a number is negative, not finite or beyond 1e100, or the whole is 0: a share of
    /// nothing is no data, so leave it out.
    pub fn new(part: f64, whole: f64) -> Result<Share, Error> {
        if !(0.0..=1e100).contains(&part) || !(0.0..=1e100).contains(&whole) || whole == 0.0 {
            return Err(Error::new(ErrorKind::Argument, "a share needs a part of at least 0 and a whole above 0")
                .with_value(format_args!("{part} of {whole}")));
        }
        Ok(Share { part, whole })
    }

    /// So many of a hundred people, as a survey states it: 92 of 100 for 4,000 people is 3,680 of 4,000.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when it is not between 0 and 100, or as [`Share::new`].
    pub fn percent_of(percent: f64, whole: f64) -> Result<Share, Error> {
        if !(0.0..=100.0).contains(&percent) {
            return Err(Error::new(ErrorKind::Argument, "a percentage must lie between 0 and 100").with_value(percent));
        }
        Share::new(percent / 100.0 * whole, whole)
    }
}

/// What is reported of one circle. What nobody reports is absent, never nought.
#[derive(Clone, Debug, PartialEq)]
pub struct CircleRecord {
    /// Its identity, unique within its division.
    pub id: String,
    /// The smallest division it lies in.
    pub division: DivisionCode,
    /// Its people.
    pub people: Option<f64>,
    /// Its outlets, each facility once.
    pub outlets: Option<f64>,
    /// How many people have what each requirement asks for within its walk, by its id.
    pub served: BTreeMap<String, Tally>,
    /// What a host enters for each target of a standard, by its id; the target is a number for each hundred of the whole.
    pub entries: BTreeMap<String, Share>,
}

impl CircleRecord {
    /// A circle of which nothing is known yet.
    pub fn new(id: impl Into<String>, division: DivisionCode) -> CircleRecord {
        let (people, outlets) = (None, None);
        CircleRecord { id: id.into(), division, people, outlets, served: BTreeMap::new(), entries: BTreeMap::new() }
    }

    /// What an assessment says of its `circle`-th circle: people, outlets, and the people served by each requirement.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such circle.
    pub fn of_assessment(
        assessment: &Assessment,
        circle: usize,
        division: DivisionCode,
    ) -> Result<CircleRecord, Error> {
        let Some(judged) = assessment.circles().get(circle) else {
            return Err(Error::new(ErrorKind::NotFound, "the assessment has no such circle").with_value(circle));
        };
        let mut record = CircleRecord::new(&judged.spec.id, division);
        (record.people, record.outlets) = (judged.people, Some(judged.facilities.len() as f64));
        let of_people = |row: &&Coverage| row.circle == circle && row.denominator == Denominator::People;
        for row in assessment.coverage().iter().filter(of_people) {
            if let (Some(requirement), Ok(people)) = (assessment.standard().requirements.get(row.requirement), row.walk)
            {
                record.served.insert(requirement.id.clone(), people);
            }
        }
        Ok(record)
    }

    /// Adds what a host enters for a target, such as `chain-share`.
    pub fn with_entry(mut self, target: impl Into<String>, share: Share) -> CircleRecord {
        self.entries.insert(target.into(), share);
        self
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let numbers = self.people.iter().chain(&self.outlets).copied();
        let served = self
            .served
            .values()
            .flat_map(|of| [of.met, of.missing, of.truncated_met, of.truncated_unknown, of.unattached]);
        let shares = self.entries.values().flat_map(|share| [share.part, share.whole]);
        if let Some(wrong) = numbers.chain(served).chain(shares).find(|n| !(0.0..=1e100).contains(n)) {
            return Err(Error::new(ErrorKind::Argument, "a number of a circle must be finite and not negative")
                .with_value(wrong)
                .at(Place::object(&self.id)));
        }
        Ok(())
    }
}

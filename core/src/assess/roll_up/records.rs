//! The records of circles from assessments, from what hosts enter, and from other runs, ready to be added up.

use super::{CircleRecord, DivisionCode, RollUp, Share};
use crate::access::Tally;
use crate::assess::Assessment;
use crate::error::{Error, ErrorKind, Place, nearest_names};
use crate::standard::Standard;

/// The records of many circles, under the targets of one standard.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::{CircleRecords, DivisionCode, Share};
/// use lifecircle::standard::Standard;
///
/// let mut records = CircleRecords::new(&Standard::bundled("mofcom-2025")?);
/// records.read_csv(
///     "circle,division,people,target,part,whole,percent\n\
///      华侨路,320106002,9000,satisfaction,,,93\n\
///      华侨路,320106002,,chain-share,41,120,\n",
///     "entries.csv",
/// )?;
/// records.enter("320106003", "宁海路", "service-area", Share::new(500.0, 2000.0)?)?;
/// let table = records.acceptance_table()?;
/// assert_eq!(table.row_count(), 2 * 3);
/// let nation = records.roll_up()?.totals(DivisionCode::NATION).cloned().expect("two circles");
/// assert_eq!(nation.entry("satisfaction").value, Some(93.0));
/// let refused = records.enter("320106003", "宁海路", "satisfation", Share::new(1.0, 2.0)?).unwrap_err();
/// assert_eq!(refused.fix(), Some("did you mean satisfaction?"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CircleRecords {
    standard: Standard,
    rows: Vec<CircleRecord>,
}

impl CircleRecords {
    /// No record yet, under the targets of a standard.
    pub fn new(standard: &Standard) -> CircleRecords {
        CircleRecords { standard: standard.clone(), rows: Vec::new() }
    }

    /// The standard whose targets hosts enter values for.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The records, in the order they came.
    pub fn rows(&self) -> &[CircleRecord] {
        &self.rows
    }

    /// Adds a record.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Duplicate`] when its division has a circle of that id already; [`ErrorKind::NotFound`] for an entry that
    /// is no target of the standard; [`ErrorKind::Argument`] for a number that is negative or not finite.
    pub fn add(&mut self, record: CircleRecord) -> Result<(), Error> {
        record.check()?;
        record.entries.keys().try_for_each(|target| self.check_target(target))?;
        if self.find(record.division, &record.id).is_some() {
            return Err(Error::new(ErrorKind::Duplicate, "two circles of one division have one id")
                .with_value(&record.id)
                .at(Place::object(record.division.to_string())));
        }
        self.rows.push(record);
        Ok(())
    }

    /// Adds every circle of an assessment, given the division each lies in: pairs of a circle's id and a code.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when it was made by another standard; [`ErrorKind::NotFound`] when a circle has no division, or
    /// a pair names no circle; [`ErrorKind::Value`] for a code that is none; otherwise as [`CircleRecords::add`].
    pub fn add_assessment(&mut self, assessment: &Assessment, divisions: &[(&str, &str)]) -> Result<(), Error> {
        if assessment.standard().id != self.standard.id {
            return Err(Error::new(ErrorKind::Argument, "the assessment was made by another standard")
                .with_value(&assessment.standard().id)
                .with_fix(format!("assess by {}, or collect under another standard", self.standard.id)));
        }
        let ids = || assessment.circles().iter().map(|circle| circle.spec.id.as_str());
        if let Some((stranger, _)) = divisions.iter().find(|(id, _)| !ids().any(|known| known == *id)) {
            return Err(no_such("circle", stranger, ids()));
        }
        for (index, id) in ids().enumerate() {
            let Some((_, code)) = divisions.iter().find(|(circle, _)| *circle == id) else {
                return Err(Error::new(ErrorKind::NotFound, "nobody says in which division a circle lies")
                    .with_value(id)
                    .with_fix("give its code, such as 320106002"));
            };
            let division = code.parse::<DivisionCode>().map_err(|error| error.at(Place::object(id)))?;
            self.add(CircleRecord::of_assessment(assessment, index, division)?)?;
        }
        Ok(())
    }

    /// Enters a host's own value for a target of one circle; a later one takes the place of an earlier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when the standard has no such target, with the nearest; [`ErrorKind::Value`] for a code that is
    /// none.
    pub fn enter(&mut self, division: &str, circle: &str, target: &str, share: Share) -> Result<(), Error> {
        self.check_target(target)?;
        self.record(division.parse()?, circle).entries.insert(target.to_owned(), share);
        Ok(())
    }

    /// Enters so many percent: of `whole`, or of the people of the circle where nothing is given.
    ///
    /// # Errors
    ///
    /// As [`CircleRecords::enter`] and [`Share::percent_of`]; [`ErrorKind::Argument`] when neither is known.
    pub fn enter_percent(
        &mut self,
        division: &str,
        circle: &str,
        target: &str,
        percent: f64,
        whole: Option<f64>,
    ) -> Result<(), Error> {
        let code = division.parse()?;
        let people = self.find(code, circle).and_then(|row| self.rows[row].people);
        let Some(whole) = whole.or(people) else {
            return Err(Error::new(ErrorKind::Argument, "a percentage needs what it is a part of")
                .with_value(percent)
                .at(Place::object(circle))
                .with_fix("give the whole, such as how many were asked, or the people of the circle"));
        };
        self.enter(division, circle, target, Share::percent_of(percent, whole)?)
    }

    /// States the people and outlets of a circle; what is `None` stays as it is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] for a code that is none; [`ErrorKind::Argument`] for a number that is negative or not finite.
    pub fn state(
        &mut self,
        division: &str,
        circle: &str,
        people: Option<f64>,
        outlets: Option<f64>,
    ) -> Result<(), Error> {
        let code = division.parse()?;
        let stated = CircleRecord { people, outlets, ..CircleRecord::new(circle, code) };
        stated.check()?;
        let record = self.record(code, circle);
        record.people = people.or(record.people);
        record.outlets = outlets.or(record.outlets);
        Ok(())
    }

    /// Adds up all records: see [`RollUp::new`].
    ///
    /// # Errors
    ///
    /// As [`RollUp::new`].
    pub fn roll_up(&self) -> Result<RollUp, Error> {
        RollUp::new(&self.rows)
    }

    pub(super) fn serve(
        &mut self,
        division: DivisionCode,
        circle: &str,
        requirement: &str,
        tally: Tally,
    ) -> Result<(), Error> {
        let mut alone = CircleRecord::new(circle, division);
        alone.served.insert(requirement.to_owned(), tally);
        alone.check()?;
        self.record(division, circle).served.insert(requirement.to_owned(), tally);
        Ok(())
    }

    fn find(&self, division: DivisionCode, circle: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.division == division && row.id == circle)
    }

    /// The record of a circle, a new one where there is none yet.
    fn record(&mut self, division: DivisionCode, circle: &str) -> &mut CircleRecord {
        let index = self.find(division, circle).unwrap_or(self.rows.len());
        if index == self.rows.len() {
            self.rows.push(CircleRecord::new(circle, division));
        }
        &mut self.rows[index]
    }

    fn check_target(&self, target: &str) -> Result<(), Error> {
        let known = || self.standard.targets.iter().map(|target| target.id.as_str());
        match known().any(|id| id == target) {
            true => Ok(()),
            false => Err(no_such("target", target, known())),
        }
    }
}

fn no_such<'a>(what: &str, value: &str, known: impl Iterator<Item = &'a str> + Clone) -> Error {
    let near = nearest_names(value, known.clone());
    let all: Vec<&str> = known.take(9).collect();
    let fix = match (near.first(), all.is_empty()) {
        (Some(near), _) => format!("did you mean {near}?"),
        (None, true) => format!("there is no {what} at all"),
        (None, false) => format!("use one of {}", all.join(", ")),
    };
    Error::new(ErrorKind::NotFound, format!("there is no such {what}")).with_value(value).with_fix(fix)
}

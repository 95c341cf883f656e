//! Roll-up: from circles to sub-districts, districts, cities, provinces and the nation.

mod code;
mod names;
mod record;
mod records;
mod records_table;
mod table;
mod totals;

#[cfg(test)]
mod records_tests;
#[cfg(test)]
mod roll_up_tests;

use std::collections::BTreeMap;

pub use code::{DivisionCode, DivisionLevel};
pub use names::DivisionNames;
pub use record::{CircleRecord, Share};
pub use records::CircleRecords;
pub use table::TargetVerdict;
pub use totals::{Rate, Totals};

use crate::error::{Error, ErrorKind, Place};

/// What the circles of every division add up to.
///
/// Rates are weighted: a share over a district is that of all its people (shops, households), not the mean of its
/// circles' shares. Beside every rate stands how much of the division it does not speak of.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::{CircleRecord, DivisionCode, RollUp, Share};
///
/// let circle = |id, division: &str, people| -> Result<CircleRecord, lifecircle::error::Error> {
///     Ok(CircleRecord { people: Some(people), ..CircleRecord::new(id, division.parse()?) })
/// };
/// let records = [
///     circle("a", "320106002", 9000.0)?.with_entry("chain-share", Share::new(20.0, 100.0)?),
///     circle("b", "320106002", 1000.0)?.with_entry("chain-share", Share::new(200.0, 400.0)?),
///     circle("c", "440307", 5000.0)?,
/// ];
/// let roll_up = RollUp::new(&records)?;
/// let district = roll_up.totals("320106".parse()?).expect("two circles lie in it");
/// assert_eq!(district.entry("chain-share").value, Some(44.0));
/// let nation = roll_up.totals(DivisionCode::NATION).expect("the whole");
/// assert_eq!((nation.circles(), nation.people()), (3, Some(15_000.0)));
/// assert_eq!(nation.entry("chain-share").people_without, Some(1.0 / 3.0));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollUp {
    divisions: BTreeMap<DivisionCode, Totals>,
}

impl RollUp {
    /// Adds up the records of circles, in whatever order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Duplicate`] when a division has two circles of one id; [`ErrorKind::Argument`] for a number that is
    /// negative, not finite or beyond 1e100.
    pub fn new(records: &[CircleRecord]) -> Result<RollUp, Error> {
        let mut seen = std::collections::BTreeSet::new();
        let mut divisions: BTreeMap<DivisionCode, Totals> = BTreeMap::new();
        for record in records {
            record.check()?;
            if !seen.insert((record.division, record.id.as_str())) {
                return Err(Error::new(ErrorKind::Duplicate, "two circles of one division have one id")
                    .with_value(&record.id)
                    .at(Place::object(record.division.to_string())));
            }
            for division in record.division.lineage() {
                divisions.entry(division).or_default().add(record);
            }
        }
        Ok(RollUp { divisions })
    }

    /// Adds another roll-up, of other circles: cities may be added up apart and put together at the end.
    pub fn merge(&mut self, other: &RollUp) {
        for (division, totals) in &other.divisions {
            self.divisions.entry(*division).or_default().merge(totals);
        }
    }

    /// The divisions that have circles, the nation first, each before its parts.
    pub fn divisions(&self) -> impl Iterator<Item = (DivisionCode, &Totals)> {
        self.divisions.iter().map(|(code, totals)| (*code, totals))
    }

    /// What the circles of a division add up to; `None` when it has none.
    pub fn totals(&self, division: DivisionCode) -> Option<&Totals> {
        self.divisions.get(&division)
    }
}

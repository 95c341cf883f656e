//! What there is and what is needed, when.

use crate::calendar::Moment;
use crate::error::{Error, ErrorKind, Place};
use crate::study::Study;

/// Units of a facility between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Capacity {
    /// The facility, by its row in [`Study::facilities`].
    pub facility: usize,
    /// When they begin to be there.
    pub from: Moment,
    /// When they are gone.
    pub until: Moment,
    /// How many.
    pub units: u32,
}

/// Units that a home needs between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Demand {
    /// The home, by its row in [`Study::homes`].
    pub home: usize,
    /// When the need begins.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
    /// How many.
    pub units: u32,
}

/// Most units in all: sums must not overflow.
const MOST_UNITS: u64 = 1 << 32;

/// Whether the rows exist and the windows are windows.
pub(super) fn check(study: &Study, capacities: &[Capacity], demands: &[Demand]) -> Result<(), Error> {
    let (facilities, homes) = (study.facilities().rows.len(), study.homes().rows.len());
    for (row, capacity) in (0..).zip(capacities) {
        let place = || Place::file("capacities").row(row);
        exists("facility", capacity.facility, facilities).map_err(|error| error.at(place()))?;
        window(capacity.from, capacity.until).map_err(|error| error.at(place()))?;
    }
    for (row, demand) in (0..).zip(demands) {
        let place = || Place::file("demands").row(row);
        exists("home", demand.home, homes).map_err(|error| error.at(place()))?;
        window(demand.from, demand.until).map_err(|error| error.at(place()))?;
    }
    let total: u64 = demands.iter().map(|demand| u64::from(demand.units)).sum();
    if total >= MOST_UNITS {
        return Err(Error::new(ErrorKind::Limit, "more than 4294967295 units are needed in all").with_value(total));
    }
    Ok(())
}

fn exists(what: &str, row: usize, count: usize) -> Result<(), Error> {
    if row < count {
        return Ok(());
    }
    Err(Error::new(ErrorKind::NotFound, format!("there is no such {what}; there are {count}")).with_value(row))
}

fn window(from: Moment, until: Moment) -> Result<(), Error> {
    if from < until {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Argument, "a window ends after it begins").with_value(format!("{from} to {until}")))
}

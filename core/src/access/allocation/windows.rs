//! The capacity that the services of a study have, and when.

use super::question::Capacity;
use crate::calendar::{Moment, State, WorkCalendar};
use crate::error::{Error, ErrorKind};
use crate::model::{Catalogue, CategoryId, Openings};
use crate::study::Prepared;

/// What the services of a category can serve between two moments, as far as the data says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CapacityWindows {
    /// One for each stretch a service is open, cut to the two moments.
    pub windows: Vec<Capacity>,
    /// Facilities whose hours nobody knows for some of the time, by their rows; that time is left out.
    pub unknown_hours: Vec<usize>,
    /// Facilities whose capacity nobody knows, by their rows; they are left out.
    pub unknown_capacity: Vec<usize>,
}

impl Prepared {
    /// The capacity of the services of a category that this walker can walk to, in the stretches they are open.
    ///
    /// A capacity that is no whole number is cut down to one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when `to` does not come after `from`, [`ErrorKind::Limit`] when there are more than
    /// [`Schedule::LONGEST_DAYS`](crate::calendar::Schedule::LONGEST_DAYS) between them.
    pub fn capacity_windows(&self, category: CategoryId, from: Moment, to: Moment) -> Result<CapacityWindows, Error> {
        if from >= to {
            return Err(
                Error::new(ErrorKind::Argument, "a window ends after it begins").with_value(format!("{from} to {to}"))
            );
        }
        let rows = &self.study().facilities().rows;
        let openings = Openings::new(rows, Catalogue::bundled(), WorkCalendar::bundled(), (from.date(), to.date()))?;
        let mut found = CapacityWindows::default();
        for (facility, row) in rows.iter().enumerate().filter(|(row, _)| self.facility_attached(*row)) {
            for (number, service) in row.services.iter().enumerate() {
                if service.category != category || !service.channel.is_walked_to() || !service.serves(self.walker()) {
                    continue;
                }
                let Some(capacity) = service.capacity else {
                    found.unknown_capacity.push(facility);
                    continue;
                };
                let units = capacity.clamp(0.0, f64::from(u32::MAX)) as u32;
                let intervals = openings.between(facility, number, from, to).unwrap_or_default();
                if intervals.iter().any(|interval| interval.state == State::Unknown) {
                    found.unknown_hours.push(facility);
                }
                let open = intervals.iter().filter(|interval| interval.state == State::Open);
                let window = open.map(|open| Capacity { facility, from: open.start, until: open.end, units });
                found.windows.extend(window.filter(|window| window.units > 0));
            }
        }
        found.unknown_hours.dedup();
        found.unknown_capacity.dedup();
        Ok(found)
    }
}

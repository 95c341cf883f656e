//! The walk to each facility from where the data begins: from there on, homes that nobody has mapped may use it.

use super::Prepared;
use super::exits::exits;
use super::prepared::escape_times;
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{self, Places};
use crate::units::Ticks;

impl Prepared {
    /// For each facility the shortest walk from where one may enter the extent; `None` beyond
    /// [`PrepareOptions::max_minutes`](super::PrepareOptions::max_minutes).
    ///
    /// The mirror of [`Prepared::escape`]: the walk begins at the exits. Begun at its most permissive, it may use what
    /// only the start of a walk may, so the time is never too long.
    pub(crate) fn entry_times(&self, progress: &dyn Progress) -> Result<Vec<Option<Ticks>>, Error> {
        let (study, timed, options) = (self.study(), self.timed(), self.options());
        let exits = exits(study.network(), study.extent(), options.snap.max_snap_m);
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        let from = Places::new(timed, [exits]);
        let matrix = reach::matrix(timed, &from, self.facilities(), horizon, progress)?;
        let mut entries = vec![None; self.facilities().len()];
        for (facility, time) in matrix.row(0) {
            entries[facility as usize] = Some(time);
        }
        for (entry, facility) in entries.iter_mut().zip(&study.facilities().rows) {
            if !study.extent().contains(facility.position) {
                *entry = Some(Ticks::ZERO);
            }
        }
        Ok(entries)
    }

    /// For each facility the shortest walk from it to where it may leave the extent, as [`Prepared::escape`] is of each home.
    pub(crate) fn facility_escapes(&self, progress: &dyn Progress) -> Result<Vec<Option<Ticks>>, Error> {
        let (study, timed, options) = (self.study(), self.timed(), self.options());
        let positions: Vec<_> = study.facilities().rows.iter().map(|facility| facility.position).collect();
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        escape_times(study, timed, self.facilities(), &positions, options, horizon, progress)
    }
}

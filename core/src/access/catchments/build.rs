//! The catchments of a study.

use super::{CatchmentQuery, Catchments, Dwelling, Outlet, Walk};
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{self, Places};
use crate::study::Prepared;
use crate::units::Ticks;

impl Prepared {
    /// The walks from every home to every facility of some kinds, for indicators to be computed from.
    ///
    /// Facilities that bring or send their service are not walked to and left out, as are those without a door on the
    /// network. Homes without one stay, so that there is one level for each home.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) for no kinds, or minutes the study was not prepared
    /// for; [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
    ///
    /// # Performance
    ///
    /// One bounded search for each facility, or for each home where they are fewer; 20 bytes for each walk.
    pub fn catchments(&self, query: &CatchmentQuery, progress: &dyn Progress) -> Result<Catchments, Error> {
        let horizon = query.horizon(self.options().max_minutes)?;
        let outlets = self.outlets(query, progress)?;
        // A facility of several kinds is searched once.
        let mut rows: Vec<u32> = outlets.iter().map(|outlet| outlet.facility).collect();
        rows.sort_unstable();
        rows.dedup();
        let doors = |row: &u32| self.facilities().doors(*row).iter().map(|door| door.at).collect();
        let targets = Places::new(self.timed(), rows.iter().map(doors));
        let matrix = reach::matrix(self.timed(), self.homes(), &targets, horizon, progress)?;
        let mut kinds_of: Vec<Vec<u32>> = vec![Vec::new(); rows.len()];
        for (index, outlet) in outlets.iter().enumerate() {
            if let Ok(target) = rows.binary_search(&outlet.facility) {
                kinds_of[target].push(index as u32);
            }
        }
        let of_home = |home: usize| {
            let outlets = |(target, time): (u32, Ticks)| kinds_of[target as usize].iter().map(move |o| (*o, time));
            matrix.row(home).flat_map(outlets).map(move |(outlet, time)| Walk { home: home as u32, outlet, time })
        };
        let walks = (0..self.homes().len()).flat_map(of_home).collect();
        Ok(Catchments::new(self.dwellings(), outlets, walks, horizon)?.with_kinds(query.kinds().len() as u32))
    }

    fn dwellings(&self) -> Vec<Dwelling> {
        let homes = self.study().homes().rows.iter().enumerate();
        let dwelling = |(row, home): (usize, &crate::model::Home)| Dwelling {
            people: home.people.map(|people| people.count),
            attached: self.home_attached(row),
            escape: self.escape(row),
        };
        homes.map(dwelling).collect()
    }

    /// The attached facilities of each kind, kind by kind.
    fn outlets(&self, query: &CatchmentQuery, progress: &dyn Progress) -> Result<Vec<Outlet>, Error> {
        let entries = self.entry_times(progress)?;
        let facilities = &self.study().facilities().rows;
        let mut outlets = Vec::new();
        for (number, kind) in query.kinds().iter().enumerate() {
            for (row, facility) in facilities.iter().enumerate().filter(|(row, _)| self.facility_attached(*row)) {
                if let Some(supply) = query.supply_of(facility, kind) {
                    let entry = entries.get(row).copied().flatten();
                    outlets.push(Outlet { facility: row as u32, kind: number as u32, supply, entry });
                }
            }
        }
        Ok(outlets)
    }
}

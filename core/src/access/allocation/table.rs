//! An allocation as tables.

use super::allocate::{Allocation, Assignment, Unserved};
use super::question::{Capacity, Demand};
use super::windows::CapacityWindows;
use crate::error::Error;
use crate::geo::LonLat;
use crate::study::Study;
use crate::table::{Column, Table};

impl Allocation {
    /// One row for each demand and the capacity it is given: `home`, `facility`, `from`, `until` (the demand's window), `units`,
    /// `walk_s`. The geometry is the position of the home.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn assignments_table(&self) -> Result<Table, Error> {
        let rows: Vec<(&Assignment, &Demand)> = self.assignments.iter().map(|a| (a, &self.demands[a.demand])).collect();
        let facility = |a: &Assignment| self.facility_id(&self.capacities[a.capacity]);
        Table::new(rows.len())
            .with(Column::text("home", rows.iter().map(|(_, demand)| Some(self.home_id(demand)))))?
            .with(Column::text("facility", rows.iter().map(|(a, _)| Some(facility(a)))))?
            .with(Column::text("from", rows.iter().map(|(_, demand)| Some(demand.from.to_string()))))?
            .with(Column::text("until", rows.iter().map(|(_, demand)| Some(demand.until.to_string()))))?
            .with(Column::integer("units", rows.iter().map(|(a, _)| Some(i64::from(a.units)))))?
            .with(Column::real("walk_s", rows.iter().map(|(a, _)| Some(a.walk.seconds()))).in_unit("s"))?
            .with_points(rows.iter().map(|(_, demand)| self.home_position(demand)).collect())
    }

    /// One row for each demand that is not served, or not wholly: `home`, `from`, `until`, `units`, `why` (`unattached`,
    /// `nothing-within-walk`, `none-then`, `all-full`), `data_ends` (there may be capacity beyond the data). The geometry is
    /// the position of the home.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn unserved_table(&self) -> Result<Table, Error> {
        let rows: Vec<(&Unserved, &Demand)> = self.unserved.iter().map(|u| (u, &self.demands[u.demand])).collect();
        Table::new(rows.len())
            .with(Column::text("home", rows.iter().map(|(_, demand)| Some(self.home_id(demand)))))?
            .with(Column::text("from", rows.iter().map(|(_, demand)| Some(demand.from.to_string()))))?
            .with(Column::text("until", rows.iter().map(|(_, demand)| Some(demand.until.to_string()))))?
            .with(Column::integer("units", rows.iter().map(|(u, _)| Some(i64::from(u.units)))))?
            .with(Column::text("why", rows.iter().map(|(u, _)| Some(u.why.name()))))?
            .with(Column::flag("data_ends", rows.iter().map(|(u, _)| Some(u.data_ends))))?
            .with_points(rows.iter().map(|(_, demand)| self.home_position(demand)).collect())
    }

    /// One row for each capacity: `facility`, `from`, `until`, `units`, `used`. The geometry is the position of the facility.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn capacities_table(&self) -> Result<Table, Error> {
        let mut used = vec![0i64; self.capacities.len()];
        self.assignments.iter().for_each(|a| used[a.capacity] += i64::from(a.units));
        let rows = &self.capacities;
        let facilities = &self.prepared.study().facilities().rows;
        let position = |capacity: &Capacity| facilities.get(capacity.facility).map(|facility| facility.position);
        Table::new(rows.len())
            .with(Column::text("facility", rows.iter().map(|capacity| Some(self.facility_id(capacity)))))?
            .with(Column::text("from", rows.iter().map(|capacity| Some(capacity.from.to_string()))))?
            .with(Column::text("until", rows.iter().map(|capacity| Some(capacity.until.to_string()))))?
            .with(Column::integer("units", rows.iter().map(|capacity| Some(i64::from(capacity.units)))))?
            .with(Column::integer("used", used.into_iter().map(Some)))?
            .with_points(rows.iter().map(position).collect())
    }

    fn home_id(&self, demand: &Demand) -> &str {
        self.prepared.study().homes().rows.get(demand.home).map_or("", |home| &home.id)
    }

    fn home_position(&self, demand: &Demand) -> Option<LonLat> {
        self.prepared.study().homes().rows.get(demand.home).map(|home| home.position)
    }

    fn facility_id(&self, capacity: &Capacity) -> &str {
        self.prepared.study().facilities().rows.get(capacity.facility).map_or("", |facility| &facility.id)
    }
}

impl CapacityWindows {
    /// One row for each window: `facility`, `from`, `until`, `units`. The geometry is the position of the facility.
    ///
    /// `study` is the one they were read off.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn table(&self, study: &Study) -> Result<Table, Error> {
        let facilities = &study.facilities().rows;
        let rows = || self.windows.iter().map(|window| (window, facilities.get(window.facility)));
        Table::new(self.windows.len())
            .with(Column::text("facility", rows().map(|(_, facility)| facility.map(|f| f.id.as_str()))))?
            .with(Column::text("from", rows().map(|(window, _)| Some(window.from.to_string()))))?
            .with(Column::text("until", rows().map(|(window, _)| Some(window.until.to_string()))))?
            .with(Column::integer("units", rows().map(|(window, _)| Some(i64::from(window.units)))))?
            .with_points(rows().map(|(_, facility)| facility.map(|f| f.position)).collect())
    }

    /// One row for each facility that is left out, for some of the time or for all of it: `facility`, `why` (`unknown-hours`,
    /// `unknown-capacity`). The geometry is its position.
    ///
    /// `study` is the one they were read off.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn unknown_table(&self, study: &Study) -> Result<Table, Error> {
        let facilities = &study.facilities().rows;
        let hours = self.unknown_hours.iter().map(|row| (*row, "unknown-hours"));
        let left_out: Vec<(usize, &str)> =
            hours.chain(self.unknown_capacity.iter().map(|row| (*row, "unknown-capacity"))).collect();
        let rows = || left_out.iter().map(|(row, why)| (facilities.get(*row), *why));
        Table::new(left_out.len())
            .with(Column::text("facility", rows().map(|(facility, _)| facility.map(|f| f.id.as_str()))))?
            .with(Column::text("why", rows().map(|(_, why)| Some(why))))?
            .with_points(rows().map(|(facility, _)| facility.map(|f| f.position)).collect())
    }
}

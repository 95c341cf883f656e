//! A divided city as tables: its circles, and the circle of each home.

use super::{Partition, PartitionCircle};
use crate::error::Error;
use crate::table::{Column, Table};

impl Partition {
    /// One row for each circle: `circle` (its number, from 0), `homes`, `people`, `homes_without_people`, `fit` (`within`,
    /// `too-few`, `too-many`), `longest_walk_s`, `homes_too_far`. The geometry is the centre.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn circles_table(&self) -> Result<Table, Error> {
        let rows = self.circles();
        let whole = |name: &str, of: &dyn Fn(&PartitionCircle) -> usize| {
            Column::integer(name, rows.iter().map(|row| i64::try_from(of(row)).ok()))
        };
        Table::new(rows.len())
            .with(Column::integer("circle", (0..rows.len() as i64).map(Some)))?
            .with(whole("homes", &|row| row.homes.len()))?
            .with(Column::real("people", rows.iter().map(|row| Some(row.people))).in_unit("people"))?
            .with(whole("homes_without_people", &|row| row.homes_without_people))?
            .with(Column::text("fit", rows.iter().map(|row| Some(row.fit.name()))))?
            .with(Column::real("longest_walk_s", rows.iter().map(|row| Some(row.longest_walk_s))).in_unit("s"))?
            .with(whole("homes_too_far", &|row| row.homes_too_far))?
            .with_points(rows.iter().map(|row| Some(row.centre)).collect())
    }

    /// One row for each home: `home`, `people`, `circle` (null for a home without a door on the network). The geometry is
    /// the position of the home.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn homes_table(&self) -> Result<Table, Error> {
        let homes = &self.study().homes().rows;
        let circle = |home: usize| self.circle_of(home).map(|circle| circle as i64);
        Table::new(homes.len())
            .with(Column::text("home", homes.iter().map(|home| Some(home.id.as_str()))))?
            .with(Column::real("people", homes.iter().map(|home| home.people.map(|p| p.count))).in_unit("people"))?
            .with(Column::integer("circle", (0..homes.len()).map(circle)))?
            .with_points(homes.iter().map(|home| Some(home.position)).collect())
    }
}

//! A fusion as tables: its homes, and its places.

use super::{Fusion, Overlay};
use crate::access::Verdict;
use crate::error::Error;
use crate::table::{Column, Table};

impl Fusion {
    /// One row for each home: `home`, `people`, `overlay` (`all`, `all-but-one`, `several-missing`, `not-known`), `missing`
    /// (the id of the one circle that is missing), and for each circle `circle_<id>` (`met`, `missing`, `beyond-data`,
    /// `unattached`). The geometry is the position of the home.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn homes_table(&self) -> Result<Table, Error> {
        let homes = &self.study.homes().rows;
        let overlays: Vec<Option<Overlay>> = (0..homes.len()).map(|home| self.overlay(home)).collect();
        let missing = overlays.iter().map(|overlay| match overlay {
            Some(Overlay::AllBut(circle)) => Some(self.circles[*circle].0.clone()),
            _ => None,
        });
        let mut table = Table::new(homes.len())
            .with(Column::text("home", homes.iter().map(|home| Some(home.id.as_str()))))?
            .with(Column::real("people", homes.iter().map(|home| home.people.map(|p| p.count))).in_unit("people"))?
            .with(Column::text("overlay", overlays.iter().map(|overlay| overlay.map(Overlay::name))))?
            .with(Column::text("missing", missing))?
            .with_points(homes.iter().map(|home| Some(home.position)).collect())?;
        for ((id, _), verdicts) in self.circles.iter().zip(&self.verdicts) {
            let words = verdicts.iter().map(|verdict| Some(Verdict::name(*verdict)));
            table = table.with(Column::text(format!("circle_{id}"), words))?;
        }
        Ok(table)
    }

    /// One row for each overlay that some home has: `overlay`, `missing` (the id of the one circle that is missing),
    /// `homes`, `people`. First where all hold, then where one is missing, circle by circle.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn tallies_table(&self) -> Result<Table, Error> {
        let tallies = self.tallies();
        let missing = tallies.iter().map(|tally| match tally.overlay {
            Overlay::AllBut(circle) => Some(self.circles[circle].0.as_str()),
            _ => None,
        });
        Table::new(tallies.len())
            .with(Column::text("overlay", tallies.iter().map(|tally| Some(tally.overlay.name()))))?
            .with(Column::text("missing", missing))?
            .with(Column::integer("homes", tallies.iter().map(|tally| i64::try_from(tally.homes).ok())))?
            .with(Column::real("people", tallies.iter().map(|tally| tally.people)).in_unit("people"))
    }

    /// One row for each place that serves at least so many circles: `place`, `name`, `circles` (how many), `serves` (their
    /// ids), and for each circle `people_<id>`. The geometry is the position of the place.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn places_table(&self, at_least: usize) -> Result<Table, Error> {
        let places = self.places_serving(at_least);
        let facility = |row: u32| self.study.facilities().rows.get(row as usize);
        let ids = |circles: &[(usize, Option<f64>)]| {
            circles.iter().map(|(circle, _)| self.circles[*circle].0.as_str()).collect::<Vec<_>>().join(" ")
        };
        let mut table = Table::new(places.len())
            .with(Column::text("place", places.iter().map(|p| Some(facility(p.facility)?.id.as_str()))))?
            .with(Column::text("name", places.iter().map(|p| facility(p.facility)?.name.as_deref())))?
            .with(Column::integer("circles", places.iter().map(|p| Some(p.circles.len() as i64))))?
            .with(Column::text("serves", places.iter().map(|p| Some(ids(&p.circles)))))?
            .with_points(places.iter().map(|p| Some(facility(p.facility)?.position)).collect())?;
        for (circle, (id, _)) in self.circles.iter().enumerate() {
            let people = places.iter().map(|p| p.circles.iter().find(|(served, _)| *served == circle)?.1);
            table = table.with(Column::real(format!("people_{id}"), people).in_unit("people"))?;
        }
        Ok(table)
    }
}

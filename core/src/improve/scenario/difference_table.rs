//! A difference as a table.

use super::{Difference, DifferenceRow, Spread};
use crate::error::Error;
use crate::improve::Shift;
use crate::standard::Requirement;
use crate::table::{Column, Table};

impl Difference {
    /// The difference as a table: one row for each circle and requirement.
    ///
    /// `outcome` says what became of the finding. Who gains and who loses is given for sure, and at most (`…_at_most`) where the
    /// data does not know what was or is. `coverage_…`, `worst_group_…` and the walks are before and after; `worst_group` is the
    /// share of the group of people that has least, `gini` is that of the walks.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = self.rows();
        let circle = |row: &DifferenceRow| self.after().circles().get(row.circle).map(|circle| circle.spec.id.clone());
        let wanted = |row: &DifferenceRow| self.after().standard().requirements.get(row.requirement);
        let text = |name: &str, of: &dyn Fn(&Requirement) -> String| {
            Column::text(name, rows.iter().map(|row| wanted(row).map(of)))
        };
        let mut table = Table::new(rows.len())
            .with(Column::text("circle", rows.iter().map(circle)))?
            .with(text("requirement", &|wanted| wanted.id.clone()))?
            .with(text("title_zh", &|wanted| wanted.title.zh.clone()))?
            .with(text("title_en", &|wanted| wanted.title.en.clone()))?
            .with(text("obligation", &|wanted| wanted.obligation.value.name().to_owned()))?
            .with(Column::text("outcome", rows.iter().map(|row| Some(row.outcome().name()))))?;
        for (side, when) in ["before", "after"].into_iter().enumerate() {
            table = table
                .with(Column::text(format!("status_{when}"), rows.iter().map(|row| Some(row.status[side].name()))))?
                .with(Column::integer(
                    format!("lacking_{when}"),
                    rows.iter().map(|row| Some(i64::from(row.lacking[side]))),
                ))?;
        }
        table = shifts(table, rows, "homes_gaining", |row| Some(row.homes_gaining))?;
        table = shifts(table, rows, "homes_losing", |row| Some(row.homes_losing))?;
        table = shifts(table, rows, "people_gaining", |row| row.people_gaining)?;
        table = shifts(table, rows, "people_losing", |row| row.people_losing)?;
        for (side, when) in ["before", "after"].into_iter().enumerate() {
            let real = |name: &str, of: fn(&Spread) -> Option<f64>| {
                Column::real(format!("{name}_{when}"), rows.iter().map(|row| of(&row.spread[side])))
            };
            table = table
                .with(real("coverage_at_least", |spread| spread.coverage))?
                .with(real("worst_group", |spread| spread.worst_group))?
                .with(real("mean_walk_s", |spread| spread.mean_walk_s).in_unit("s"))?
                .with(real("p95_walk_s", |spread| spread.p95_walk_s).in_unit("s"))?
                .with(real("gini_walk", |spread| spread.gini))?;
        }
        let saved = rows.iter().map(|row| Some(row.saved_person_s / 3600.0));
        table.with(Column::real("walk_saved_person_h", saved).in_unit("h"))
    }
}

fn shifts(
    table: Table,
    rows: &[DifferenceRow],
    name: &str,
    of: fn(&DifferenceRow) -> Option<Shift>,
) -> Result<Table, Error> {
    table
        .with(Column::real(name, rows.iter().map(|row| of(row).map(|shift| shift.sure))))?
        .with(Column::real(format!("{name}_at_most"), rows.iter().map(|row| of(row).map(|shift| shift.at_most))))
}

//! Form, candidates and recommendation as tables.

use super::{Candidate, CommerceForm, TenantMix};
use crate::error::Error;
use crate::improve::Newly;
use crate::improve::idle::table::newly_columns;
use crate::model::{Catalogue, Language};
use crate::table::{Column, Table};

impl CommerceForm {
    /// The form with the figures it was told by, in one row: `form`, `units`, `clusters`, `in_cluster`, `length_m`, `width_m`,
    /// `front_share` (null where a front is not known).
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn table(&self) -> Result<Table, Error> {
        Table::new(1)
            .with(Column::text("form", [Some(self.form.name())]))?
            .with(whole("units", self.units))?
            .with(whole("clusters", self.clusters))?
            .with(whole("in_cluster", self.in_cluster))?
            .with(Column::real("length_m", [Some(self.length_m)]).in_unit("m"))?
            .with(Column::real("width_m", [Some(self.width_m)]).in_unit("m"))?
            .with(Column::real("front_share", [self.front_share]))
    }
}

/// A number of things in a table of one row.
fn whole(name: &str, count: usize) -> Column {
    Column::integer(name, [i64::try_from(count).ok()])
}

impl TenantMix {
    /// The form of the commerce with the figures it was told by, as [`CommerceForm::table`] has it, and how many units are
    /// `vacant`: one row.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn form_table(&self) -> Result<Table, Error> {
        let vacant = self.units().iter().filter(|unit| unit.is_vacant()).count();
        self.form().table()?.with(whole("vacant", vacant))
    }

    /// Every candidate of every vacant unit, the first rank first.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn candidates_table(&self) -> Result<Table, Error> {
        self.table_of(&self.candidates().iter().collect::<Vec<_>>())
    }

    /// The recommendation for the whole, the best first; `rank` is the step, and who newly has something is counted after all steps
    /// before.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn recommendations_table(&self) -> Result<Table, Error> {
        let steps = self.recommendations();
        let table = self.table_of(&steps.iter().map(|step| &step.candidate).collect::<Vec<_>>())?;
        let so_far: Vec<Newly> = steps.iter().map(|step| step.so_far).collect();
        newly_columns(table, "_so_far", &so_far)
    }

    fn table_of(&self, rows: &[&Candidate]) -> Result<Table, Error> {
        let label = |row: &&Candidate, language| Some(Catalogue::bundled().label(row.category, language).to_owned());
        let unit = |row: &&Candidate| self.units().get(row.unit);
        let wanted = |row: &&Candidate| self.assessment.standard().requirements.get(row.requirement);
        let leaf = |row: &&Candidate| Catalogue::bundled().leaf(row.category).map(|leaf| leaf.id.clone());
        let table = Table::new(rows.len())
            .with(Column::text("unit", rows.iter().map(|row| unit(row).map(|unit| unit.id.clone()))))?
            .with(Column::integer("rank", rows.iter().map(|row| Some(i64::from(row.rank)))))?
            .with(Column::text("category", rows.iter().map(leaf)))?
            .with(Column::text("category_zh", rows.iter().map(|row| label(row, Language::Chinese))))?
            .with(Column::text("category_en", rows.iter().map(|row| label(row, Language::English))))?;
        let newly: Vec<Newly> = rows.iter().map(|row| row.newly).collect();
        let nearest = rows.iter().map(|row| row.nearest_competitor_m);
        newly_columns(table, "", &newly)?
            .with(Column::integer("competitors", rows.iter().map(|row| Some(i64::from(row.competitors)))))?
            .with(Column::real("nearest_competitor_m", nearest).in_unit("m"))?
            .with(Column::real("people_per_place", rows.iter().map(|row| row.people_per_place)))?
            .with(Column::flag("saturated", rows.iter().map(|row| Some(row.saturated))))?
            .with(Column::text("obligation", rows.iter().map(|row| Some(row.obligation.name()))))?
            .with(Column::text("requirement", rows.iter().map(|row| wanted(row).map(|wanted| wanted.id.clone()))))?
            .with_points(rows.iter().map(|row| unit(row).map(|unit| unit.position)).collect())
    }
}

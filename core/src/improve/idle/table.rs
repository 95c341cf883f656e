//! Idle spaces and what they could become, as tables.

use super::{Combination, IdleRanking, IdleRow, IdleStep};
use crate::error::Error;
use crate::improve::{Newly, Shift};
use crate::model::{Catalogue, CategoryId, IdleSpace, IdleSpaces, Language};
use crate::table::{Column, Table};

impl IdleSpaces {
    /// The good rows in the columns of [`IdleSpaces::from_csv`], in WGS-84: what was understood, to be held against what was written.
    ///
    /// # Units
    ///
    /// `area_m2` in square metres, `cost` as the host counts it.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::model::IdleSpaces;
    /// use lifecircle::table::Value;
    ///
    /// let csv = "编号,经度,纬度,可用业态\nyard,118.778,32.043,market;repair\n";
    /// let table = IdleSpaces::from_csv(csv.as_bytes(), "spaces.csv", Crs::Wgs84)?.to_table()?;
    /// let allowed = table.column("allowed").and_then(|allowed| allowed.values().get(0));
    /// assert_eq!(allowed, Some(Value::Text("market;repair")));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn to_table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let text = |name: &str, of: &dyn Fn(&IdleSpace) -> Option<String>| Column::text(name, rows.iter().map(of));
        let listed = |names: Vec<String>| (!names.is_empty()).then(|| names.join(";"));
        let ids = |of: &[CategoryId]| {
            let leaves = of.iter().filter_map(|category| Catalogue::bundled().leaf(*category));
            listed(leaves.map(|leaf| leaf.id.clone()).collect())
        };
        Table::new(rows.len())
            .with(text("id", &|space| Some(space.id.clone())))?
            .with(text("name", &|space| space.name.clone()))?
            .with(Column::real("area_m2", rows.iter().map(|space| space.area_m2)).in_unit("m2"))?
            .with(text("allowed", &|space| ids(&space.allowed)))?
            .with(text("forbidden", &|space| ids(&space.forbidden)))?
            .with(text("hours", &|space| space.hours.clone()))?
            .with(text("constraint", &|space| space.constraint.clone()))?
            .with(Column::flag("reverts_in_emergency", rows.iter().map(|space| Some(space.reverts_in_emergency))))?
            .with(text("owner", &|space| space.owner.clone()))?
            .with(text("departments", &|space| listed(space.departments.clone())))?
            .with(Column::real("cost", rows.iter().map(|space| space.cost)))?
            .with_points(rows.iter().map(|space| Some(space.position)).collect())
    }
}

impl IdleRanking {
    /// Every use of every space: whether it fits, who would newly have it, and its ranks.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn uses_table(&self) -> Result<Table, Error> {
        let rows = self.rows();
        let wanted = |row: &IdleRow| self.assessment.standard().requirements.get(row.requirement?);
        let departments = |row: &IdleRow| wanted(row)?.departments.as_ref().map(|cited| cited.value.join("; "));
        let category = |row: &IdleRow, language| {
            self.uses.get(row.of).map(|of| Catalogue::bundled().label(of.category, language).to_owned())
        };
        let rank = |of: fn(&IdleRow) -> Option<u32>| rows.iter().map(move |row| of(row).map(i64::from));
        let table = Table::new(rows.len())
            .with(Column::text("space", rows.iter().map(|row| self.spaces.get(row.space).map(|s| s.id.clone()))))?
            .with(Column::text("use", rows.iter().map(|row| self.uses.get(row.of).map(|of| of.id.clone()))))?
            .with(Column::text("category_zh", rows.iter().map(|row| category(row, Language::Chinese))))?
            .with(Column::text("category_en", rows.iter().map(|row| category(row, Language::English))))?
            .with(Column::text("hours", rows.iter().map(|row| self.uses.get(row.of).and_then(|of| of.hours.clone()))))?
            .with(Column::text("misfit", rows.iter().map(|row| row.misfit.map(|misfit| misfit.name()))))?
            .with(Column::integer("rank_in_space", rank(|row| row.rank_in_space)))?
            .with(Column::integer("rank_of_space", rank(|row| row.rank_of_space)))?;
        let newly: Vec<Newly> = rows.iter().map(|row| row.newly).collect();
        newly_columns(table, "", &newly)?
            .with(Column::text("requirement", rows.iter().map(|row| wanted(row).map(|wanted| wanted.id.clone()))))?
            .with(Column::text("obligation", rows.iter().map(|row| wanted(row).map(|w| w.obligation.value.name()))))?
            .with(Column::text("departments", rows.iter().map(departments)))?
            .with_points(rows.iter().map(|row| self.spaces.get(row.space).map(|space| space.position)).collect())
    }

    /// The best combination of each space by itself, in the order of the spaces: `space`, `name`, `owner`, `uses` (empty when nothing
    /// that fits serves anybody) and who would newly have what they offer.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn combinations_table(&self) -> Result<Table, Error> {
        let rows = self.combinations();
        let space = |row: &Combination| self.spaces.get(row.space);
        let text = |name: &str, of: &dyn Fn(&IdleSpace) -> Option<String>| {
            Column::text(name, rows.iter().map(|row| space(row).and_then(of)))
        };
        let table = Table::new(rows.len())
            .with(text("space", &|space| Some(space.id.clone())))?
            .with(text("name", &|space| space.name.clone()))?
            .with(text("owner", &|space| space.owner.clone()))?
            .with(Column::text("uses", rows.iter().map(|row| Some(self.use_names(row)))))?;
        let newly: Vec<Newly> = rows.iter().map(|row| row.newly).collect();
        newly_columns(table, "", &newly)?.with_points(rows.iter().map(|row| space(row).map(|s| s.position)).collect())
    }

    /// The uses of a combination by their ids, joined by `; `.
    fn use_names(&self, combination: &Combination) -> String {
        let uses = combination.uses.iter().filter_map(|which| self.uses.get(*which));
        uses.map(|of| of.id.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// The spaces in the order to begin with: the uses that share each, who newly has what they offer, and what it costs.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn order_table(&self) -> Result<Table, Error> {
        let steps = self.order();
        let space = |step: &IdleStep| self.spaces.get(step.combination.space);
        let text = |name: &str, of: &dyn Fn(&IdleSpace) -> Option<String>| {
            Column::text(name, steps.iter().map(|step| space(step).and_then(of)))
        };
        let names = |step: &IdleStep| Some(self.use_names(&step.combination));
        let table = Table::new(steps.len())
            .with(Column::integer("step", (1..).zip(steps).map(|(number, _)| Some(number))))?
            .with(text("space", &|space| Some(space.id.clone())))?
            .with(text("name", &|space| space.name.clone()))?
            .with(Column::text("uses", steps.iter().map(names)))?;
        let newly: Vec<Newly> = steps.iter().map(|step| step.combination.newly).collect();
        let so_far: Vec<Newly> = steps.iter().map(|step| step.so_far).collect();
        let reverts = steps.iter().map(|step| space(step).map(|space| space.reverts_in_emergency));
        let departments = |space: &IdleSpace| Some(space.departments.join("; ")).filter(|names| !names.is_empty());
        newly_columns(newly_columns(table, "", &newly)?, "_so_far", &so_far)?
            .with(Column::real("cost", steps.iter().map(|step| space(step).and_then(|space| space.cost))))?
            .with(Column::real("cost_so_far", steps.iter().map(|step| step.cost_so_far)))?
            .with(text("owner", &|space| space.owner.clone()))?
            .with(text("departments", &departments))?
            .with(text("constraint", &|space| space.constraint.clone()))?
            .with(Column::flag("reverts_in_emergency", reverts))?
            .with_points(steps.iter().map(|step| space(step).map(|space| space.position)).collect())
    }
}

/// The columns of who newly has something.
pub(in crate::improve) fn newly_columns(mut table: Table, suffix: &str, newly: &[Newly]) -> Result<Table, Error> {
    /// Homes, people or demand.
    type Part = fn(&Newly) -> Shift;
    let parts: [(&str, Part); 3] =
        [("homes", |newly| newly.homes), ("people", |newly| newly.people), ("demand", |newly| newly.demand)];
    for (name, of) in parts {
        let sure = newly.iter().map(|newly| Some(of(newly).sure));
        let at_most = newly.iter().map(|newly| Some(of(newly).at_most));
        table = table
            .with(Column::real(format!("{name}_newly{suffix}"), sure))?
            .with(Column::real(format!("{name}_newly_at_most{suffix}"), at_most))?;
    }
    Ok(table)
}

//! Weights of demand in columns.

use crate::error::Error;
use crate::model::{Catalogue, CategoryId, DemandWeights, Homes, Language};
use crate::table::{Column, Table};

impl DemandWeights {
    /// The demand of each home, one row each: `home` and, for each category, a column of its id, in residents, and where.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`](crate::error::ErrorKind::Column) when a category is named twice, or the homes are not those the
    /// weights were made of.
    pub fn table(&self, homes: &Homes, categories: &[CategoryId]) -> Result<Table, Error> {
        let rows = || homes.rows.iter();
        let mut table =
            Table::new(homes.rows.len()).with(Column::text("home", rows().map(|home| Some(home.id.as_str()))))?;
        for category in categories {
            let name = Catalogue::bundled().leaf(*category).map_or_else(String::new, |leaf| leaf.id.clone());
            table = table.with(Column::real(name, self.of(*category).into_iter().map(Some)).in_unit("people"))?;
        }
        table.with_points(rows().map(|home| Some(home.position)).collect())
    }

    /// What was added to the demand for each category, all homes together, the most first: `category`, `category_zh`, `category_en`,
    /// `added`, in residents. A category to which nothing was added has no row.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn added_table(&self) -> Result<Table, Error> {
        let catalogue = Catalogue::bundled();
        let all = catalogue.categories().map(|(id, leaf)| (id, leaf, self.added(id)));
        let mut rows: Vec<_> = all.filter(|(.., added)| *added > 0.0).collect();
        rows.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        let label = |language| rows.iter().map(move |(id, ..)| Some(catalogue.label(*id, language).to_owned()));
        Table::new(rows.len())
            .with(Column::text("category", rows.iter().map(|(_, leaf, _)| Some(leaf.id.as_str()))))?
            .with(Column::text("category_zh", label(Language::Chinese)))?
            .with(Column::text("category_en", label(Language::English)))?
            .with(Column::real("added", rows.iter().map(|(.., added)| Some(*added))).in_unit("people"))
    }
}

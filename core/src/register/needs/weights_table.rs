//! Weights of demand in columns.

use crate::error::Error;
use crate::model::{Catalogue, CategoryId, DemandWeights, Homes};
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
}

//! The access table as a column table: one row per home, the categories side by side.

use crate::access::{AccessTable, Count, Nearest};
use crate::error::Error;
use crate::model::Catalogue;
use crate::reach::parallel;
use crate::table::{Column, Table};

/// The access table in columns.
///
/// `home`, `people`, `escape_s` (the walk to where the data ends; null when it is beyond the horizon), and for each
/// category, named by its id: `<id>_state` (`walk`, `too-far`, `beyond-data`, `unattached`, `no-facility`), `<id>_s` (the
/// nearest walk in seconds), `<id>_facility` (which), `<id>_2_s`, `<id>_2_facility`, ... up to the `k` asked for, and
/// `<id>_within_<minutes>` (how many). Counts of a home whose `escape_s` is within the limit are lower bounds. The
/// geometry is the position of the home.
///
/// # Errors
///
/// Only when the query names a category twice, since a table cannot hold two columns of one name.
///
/// # Performance
///
/// Category by category, in parallel in the caller's rayon pool.
pub fn access_table(access: &AccessTable) -> Result<Table, Error> {
    let homes = &access.prepared().study().homes().rows;
    let escape = (0..homes.len()).map(|home| access.prepared().escape(home).map(|t| t.seconds()));
    let mut table = Table::new(homes.len())
        .with(Column::text("home", homes.iter().map(|h| Some(h.id.as_str()))))?
        .with(Column::real("people", homes.iter().map(|h| h.people.map(|p| p.count))).in_unit("people"))?
        .with(Column::real("escape_s", escape).in_unit("s"))?
        .with_points(homes.iter().map(|h| Some(h.position)).collect())?;
    let of_category = |(): &mut (), category: usize| category_columns(access, category);
    let columns = parallel::map(access.category_count(), || (), of_category);
    for column in columns.into_iter().flatten() {
        table = table.with(column)?;
    }
    Ok(table)
}

fn category_columns(access: &AccessTable, category: usize) -> Vec<Column> {
    let leaf = access.query().categories().get(category).and_then(|category| Catalogue::bundled().leaf(*category));
    let id = leaf.map_or("", |leaf| leaf.id.as_str());
    let facilities = &access.prepared().study().facilities().rows;
    let mut columns = Vec::new();
    for n in 0..access.query().nearest_count() {
        let nearest: Vec<Option<Nearest>> =
            (0..access.home_count()).map(|home| access.nearest_nth(home, category, n)).collect();
        if n == 0 {
            let state = nearest.iter().map(|nearest| nearest.map(|nearest| nearest.name()));
            columns.push(Column::text(format!("{id}_state"), state));
        }
        let which = nearest.iter().map(|nearest| match nearest {
            Some(Nearest::Walk { facility, .. }) => facilities.get(*facility).map(|f| f.id.as_str()),
            _ => None,
        });
        let prefix = if n == 0 { id.to_string() } else { format!("{id}_{}", n + 1) };
        let seconds = nearest.iter().map(|nearest| nearest.and_then(|n| n.seconds()));
        columns.push(Column::real(format!("{prefix}_s"), seconds).in_unit("s"));
        columns.push(Column::text(format!("{prefix}_facility"), which));
    }
    for (limit, minutes) in access.query().limits_min().iter().enumerate() {
        let count = |home| access.count(home, category, limit).map(|c: Count| i64::from(c.value));
        columns.push(Column::integer(format!("{id}_within_{minutes}"), (0..access.home_count()).map(count)));
    }
    columns
}

//! The access table as a column table: one row per home, the categories side by side.

use super::{Column, Table};
use crate::access::{AccessTable, Count, Nearest};
use crate::error::Error;
use crate::model::Catalogue;

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
pub fn access_table(access: &AccessTable) -> Result<Table, Error> {
    let study = access.prepared().study();
    let homes = &study.homes().rows;
    let rows = 0..homes.len();
    let escape = rows.clone().map(|home| access.prepared().escape(home).map(|t| t.seconds()));
    let mut table = Table::new(homes.len())
        .with(Column::text("home", homes.iter().map(|h| Some(h.id.as_str()))))?
        .with(Column::real("people", homes.iter().map(|h| h.people.map(|p| p.count))).in_unit("people"))?
        .with(Column::real("escape_s", escape).in_unit("s"))?
        .with_points(homes.iter().map(|h| Some(h.position)).collect())?;
    for (column, category) in access.query().categories().iter().enumerate() {
        let id = Catalogue::bundled().leaf(*category).map_or("", |leaf| leaf.id.as_str());
        let state = rows.clone().map(|home| access.nearest(home, column).map(|n| n.name()));
        table = table.with(Column::text(format!("{id}_state"), state))?;
        for n in 0..access.query().nearest_count() {
            table = nearest_columns(table, access, column, n, id)?;
        }
        for (limit, minutes) in access.query().limits_min().iter().enumerate() {
            let count = |home| access.count(home, column, limit).map(|c: Count| i64::from(c.value));
            table = table.with(Column::integer(format!("{id}_within_{minutes}"), rows.clone().map(count)))?;
        }
    }
    Ok(table)
}

fn nearest_columns(table: Table, access: &AccessTable, column: usize, n: usize, id: &str) -> Result<Table, Error> {
    let facilities = &access.prepared().study().facilities().rows;
    let nearest: Vec<Option<Nearest>> =
        (0..access.home_count()).map(|home| access.nearest_nth(home, column, n)).collect();
    let which = nearest.iter().map(|nearest| match nearest {
        Some(Nearest::Walk { facility, .. }) => facilities.get(*facility).map(|f| f.id.as_str()),
        _ => None,
    });
    let prefix = if n == 0 { id.to_string() } else { format!("{id}_{}", n + 1) };
    let seconds = nearest.iter().map(|nearest| nearest.and_then(|n| n.seconds()));
    table
        .with(Column::real(format!("{prefix}_s"), seconds).in_unit("s"))?
        .with(Column::text(format!("{prefix}_facility"), which))
}

//! Indicators as a table: one row for each home.

use super::super::Level;
use crate::error::{Error, ErrorKind};
use crate::study::Study;
use crate::table::{Column, Table};

/// The levels of some indicators, one row for each home of a study: `home`, `people`, and for each indicator its name
/// with the number or bound and `<name>_state` (`exact`, `at-least`, `at-most`, `too-far`, or why it is not known).
///
/// The geometry is the position of the home.
///
/// # Errors
///
/// [`ErrorKind::Argument`] when an indicator has not one level for each home; [`ErrorKind::Column`] when two have one name.
pub fn indicator_table(study: &Study, indicators: &[(&str, &[Level])]) -> Result<Table, Error> {
    let homes = &study.homes().rows;
    let mut table = Table::new(homes.len())
        .with(Column::text("home", homes.iter().map(|home| Some(home.id.as_str()))))?
        .with(Column::real("people", homes.iter().map(|home| home.people.map(|p| p.count))).in_unit("people"))?
        .with_points(homes.iter().map(|home| Some(home.position)).collect())?;
    for (name, levels) in indicators {
        if levels.len() != homes.len() {
            return Err(Error::new(ErrorKind::Argument, format!("{name} must have one level for each home"))
                .with_value(levels.len()));
        }
        table = table
            .with(Column::real(*name, levels.iter().map(|level| level.number())))?
            .with(Column::text(format!("{name}_state"), levels.iter().map(|level| Some(level.name()))))?;
    }
    Ok(table)
}

/// Levels as they are, one row for each home: `value` (the number or bound) and `state`, as in [`indicator_table`].
///
/// # Errors
///
/// Never; the columns are its own.
pub fn levels_table(levels: &[Level]) -> Result<Table, Error> {
    Table::new(levels.len())
        .with(Column::real("value", levels.iter().map(|level| level.number())))?
        .with(Column::text("state", levels.iter().map(|level| Some(level.name()))))
}

//! The nearest, counts, sums and reached lengths as tables: one row for each origin, the groups side by side.

use crate::error::{Error, ErrorKind};
use crate::reach::{LiveNearest, Nearest, NearestTimes, Opportunities, Places, Reached};
use crate::table::{Column, Table};
use crate::units::Ticks;

/// For each group of targets, named by `names`, `<name>_s` and `<name>_target`; null where none lies within the horizon.
///
/// # Errors
///
/// [`ErrorKind::Argument`] when there is not one name for each group; [`ErrorKind::Column`] when two are the same.
pub fn nearest_table(nearest: &Nearest, names: &[&str]) -> Result<Table, Error> {
    check_names(names, nearest.group_count())?;
    let mut table = origins_table(nearest.origin_count())?;
    for (group, name) in names.iter().enumerate() {
        table = nearest_columns(table, name, nearest.column(group).collect())?;
    }
    Ok(table)
}

/// For each group of targets, named by `names`, `<name>_s`; null where none lies within the horizon.
///
/// # Errors
///
/// As [`nearest_table`].
pub fn nearest_times_table(nearest: &NearestTimes, names: &[&str]) -> Result<Table, Error> {
    check_names(names, nearest.group_count())?;
    let mut table = origins_table(nearest.origin_count())?;
    for (group, name) in names.iter().enumerate() {
        let seconds = nearest.column(group).map(|ticks| ticks.map(Ticks::seconds));
        table = table.with(Column::real(format!("{name}_s"), seconds).in_unit("s"))?;
    }
    Ok(table)
}

/// What [`nearest_table`] would say of these origins now.
///
/// # Errors
///
/// As [`nearest_table`].
pub fn live_table(live: &LiveNearest, origins: &Places, names: &[&str]) -> Result<Table, Error> {
    check_names(names, live.group_count())?;
    let mut table = origins_table(origins.len())?;
    for (group, name) in names.iter().enumerate() {
        let nearest = (0..origins.len()).map(|origin| live.get(group, origins, origin)).collect();
        table = nearest_columns(table, name, nearest)?;
    }
    Ok(table)
}

/// For each group of targets, named by `names`: `<name>_within_<seconds>` (how many), `<name>_1_s`, `<name>_1_target`, ... up
/// to the `k` asked for, and `<name>_decay_1`, ... in the order the decays were asked for.
///
/// # Errors
///
/// As [`nearest_table`]; [`ErrorKind::Column`] when a limit was asked for twice.
pub fn opportunities_table(found: &Opportunities, names: &[&str]) -> Result<Table, Error> {
    check_names(names, found.group_count())?;
    let (origins, ask) = (0..found.origin_count(), found.ask());
    let mut table = origins_table(found.origin_count())?;
    for (group, name) in names.iter().enumerate() {
        for (index, limit) in ask.limits().iter().enumerate() {
            let counts = origins.clone().map(|origin| Some(i64::from(found.count(group, origin, index))));
            table = table.with(Column::integer(format!("{name}_within_{}", limit.seconds()), counts))?;
        }
        for nth in 0..ask.nearest_count() {
            let nearest = origins.clone().map(|origin| found.nearest_nth(group, origin, nth)).collect();
            table = nearest_columns(table, &format!("{name}_{}", nth + 1), nearest)?;
        }
        for decay in 0..ask.decays().len() {
            let sums = origins.clone().map(|origin| Some(found.decay_sum(group, origin, decay)));
            table = table.with(Column::real(format!("{name}_decay_{}", decay + 1), sums))?;
        }
    }
    Ok(table)
}

/// How much network each origin reaches, for each limit: `nodes_within_<seconds>` and `length_m_within_<seconds>`.
///
/// # Errors
///
/// [`ErrorKind::Column`] when a limit was asked for twice.
pub fn reached_table(reached: &Reached) -> Result<Table, Error> {
    let origins = 0..reached.origin_count();
    let mut table = origins_table(reached.origin_count())?;
    for (index, limit) in reached.limits().iter().enumerate() {
        let nodes = origins.clone().map(|origin| Some(i64::from(reached.nodes(origin, index))));
        let metres = origins.clone().map(|origin| Some(reached.length_m(origin, index)));
        table = table
            .with(Column::integer(format!("nodes_within_{}", limit.seconds()), nodes))?
            .with(Column::real(format!("length_m_within_{}", limit.seconds()), metres).in_unit("m"))?;
    }
    Ok(table)
}

/// A row for each origin, numbered in `origin`.
fn origins_table(count: usize) -> Result<Table, Error> {
    Table::new(count).with(Column::integer("origin", (0..count as i64).map(Some)))
}

fn nearest_columns(table: Table, name: &str, nearest: Vec<Option<(Ticks, u32)>>) -> Result<Table, Error> {
    let seconds = nearest.iter().map(|found| found.map(|(ticks, _)| ticks.seconds()));
    let targets = nearest.iter().map(|found| found.map(|(_, target)| i64::from(target)));
    table
        .with(Column::real(format!("{name}_s"), seconds).in_unit("s"))?
        .with(Column::integer(format!("{name}_target"), targets))
}

fn check_names(names: &[&str], groups: usize) -> Result<(), Error> {
    if names.len() == groups {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Argument, format!("{groups} groups need a name each")).with_value(names.len()))
}

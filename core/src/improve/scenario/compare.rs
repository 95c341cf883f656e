//! Several scenarios side by side.

use super::{Difference, Outcome, Scenario, Spread};
use crate::access::exact_sum;
use crate::error::Error;
use crate::improve::Shift;
use crate::table::{Column, Table};

/// For how many something changes.
type Moved = fn(&Difference) -> Option<Shift>;

/// One figure of a spread.
type Measured = fn(&Spread) -> Option<f64>;

/// Several scenarios in one table: one row for each, in the order given, with what it changes from the same present.
///
/// Findings that are closed, opened, better and worse; homes and people that gain or lose anything, each counted once; the mean over
/// all circles and requirements of how coverage, the worst group, the mean walk and its Gini coefficient change, each where both are
/// known (`NULL` where none is); and the person-hours of walking saved, one way.
///
/// # Errors
///
/// None in practice: the columns are all of one length and have names of their own.
///
/// # Examples
///
/// ```
/// use lifecircle::improve::scenario::compare_table;
///
/// let nothing = compare_table(&[])?;
/// assert_eq!((nothing.row_count(), nothing.columns()[0].name()), (0, "scenario"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn compare_table(futures: &[(&Scenario, &Difference)]) -> Result<Table, Error> {
    let text = |name: &str, of: &dyn Fn(&Scenario) -> Option<String>| {
        Column::text(name, futures.iter().map(|(scenario, _)| of(scenario)))
    };
    let real = |name: &str, of: &dyn Fn(&Difference) -> Option<f64>| {
        Column::real(name, futures.iter().map(|(_, difference)| of(difference)))
    };
    let changes = futures.iter().map(|(scenario, _)| Some(scenario.changes().len() as i64));
    let mut table = Table::new(futures.len())
        .with(text("scenario", &|scenario| Some(scenario.id().to_owned())))?
        .with(text("title", &|scenario| scenario.title().map(str::to_owned)))?
        .with(Column::integer("changes", changes))?;
    for outcome in [Outcome::Closed, Outcome::Opened, Outcome::Better, Outcome::Worse, Outcome::Unclear] {
        let counts = futures.iter().map(|(_, difference)| Some(difference.count(outcome) as i64));
        table = table.with(Column::integer(format!("findings_{}", outcome.name()), counts))?;
    }
    let shifts: [(&str, Moved); 4] = [
        ("homes_gaining", |difference| Some(difference.homes_gaining())),
        ("homes_losing", |difference| Some(difference.homes_losing())),
        ("people_gaining", Difference::people_gaining),
        ("people_losing", Difference::people_losing),
    ];
    for (name, of) in shifts {
        table = table
            .with(real(name, &|difference| of(difference).map(|shift| shift.sure)))?
            .with(real(&format!("{name}_at_most"), &|difference| of(difference).map(|shift| shift.at_most)))?;
    }
    let means: [(&str, Measured); 4] = [
        ("coverage_change", |spread| spread.coverage),
        ("worst_group_change", |spread| spread.worst_group),
        ("mean_walk_change_s", |spread| spread.mean_walk_s),
        ("gini_walk_change", |spread| spread.gini),
    ];
    for (name, of) in means {
        table = table.with(real(name, &|difference| mean_change(difference, of)))?;
    }
    let saved =
        |difference: &Difference| Some(exact_sum(difference.rows().iter().map(|row| row.saved_person_s)) / 3600.0);
    table.with(real("walk_saved_person_h", &saved).in_unit("h"))
}

/// The mean over all rows of what comes after less what was before; `None` where both are known nowhere.
fn mean_change(difference: &Difference, of: Measured) -> Option<f64> {
    let change = |row: &super::DifferenceRow| Some(of(&row.spread[1])? - of(&row.spread[0])?);
    let changes: Vec<f64> = difference.rows().iter().filter_map(change).collect();
    (!changes.is_empty()).then(|| exact_sum(changes.iter().copied()) / changes.len() as f64)
}

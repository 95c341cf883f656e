//! What is bundled and what is wrong, as column tables.

use super::{Column, Table};
use crate::error::{DataReport, Error};
use crate::model::{Catalogue, Language};

/// The bundled catalogue: `category`, `zh`, `en`, `group`.
///
/// # Errors
///
/// None in practice; the column table checks its own shape.
pub fn categories_table() -> Result<Table, Error> {
    let catalogue = Catalogue::bundled();
    let all: Vec<_> = catalogue.categories().collect();
    let group = |index: usize| catalogue.groups().get(index).map(|g| g.id.as_str());
    let label = |language| all.iter().map(move |(id, _)| Some(catalogue.label(*id, language)));
    Table::new(all.len())
        .with(Column::text("category", all.iter().map(|(_, c)| Some(c.id.as_str()))))?
        .with(Column::text("zh", label(Language::Chinese)))?
        .with(Column::text("en", label(Language::English)))?
        .with(Column::text("group", all.iter().map(|(_, c)| group(c.group))))
}

/// A report as a table: `severity`, `code`, `message`, `value`, `place`, `fix`, and in how many rows the code was found
/// in all (`found`), since only the first of each code are kept.
///
/// # Errors
///
/// None in practice; the column table checks its own shape.
pub fn defects_table(report: &DataReport) -> Result<Table, Error> {
    let defects = report.defects();
    let place = defects.iter().map(|d| (!d.place.is_empty()).then(|| d.place.to_string()));
    Table::new(defects.len())
        .with(Column::text("severity", defects.iter().map(|d| Some(d.severity.name()))))?
        .with(Column::text("code", defects.iter().map(|d| Some(d.code))))?
        .with(Column::text("message", defects.iter().map(|d| Some(d.message.as_str()))))?
        .with(Column::text("value", defects.iter().map(|d| d.value.as_deref())))?
        .with(Column::text("place", place))?
        .with(Column::text("fix", defects.iter().map(|d| d.fix.as_deref())))?
        .with(Column::integer("found", defects.iter().map(|d| i64::try_from(report.count(d.code)).ok())))
}

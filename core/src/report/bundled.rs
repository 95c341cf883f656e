//! What is bundled and what is wrong, as column tables.

use crate::error::{DataReport, Error};
use crate::geo::{CrsCheck, CrsVerdict, Fit};
use crate::model::{Catalogue, Language};
use crate::table::{Column, Table};

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

/// Whether places are in the system their table declared: one row for each reading of the coordinates, the declared one
/// first: `reading`, `inside_share`, `near_way_share`, `in_building_share`, `stands_out`, `beats_declared`, and the same in each
/// row `declared`, `verdict`, `suspected` (the system it seems to be in), `places` (how many were tested).
///
/// # Errors
///
/// Never; the columns are its own.
pub fn crs_check_table(check: &CrsCheck) -> Result<Table, Error> {
    let fits = &check.fits;
    let real = |name: &str, of: fn(&Fit) -> Option<f64>| Column::real(name, fits.iter().map(of));
    let each = || fits.iter();
    let suspected = match check.verdict {
        CrsVerdict::SuspectedOther { crs } | CrsVerdict::SuspectedTwice { crs } => Some(crs.to_string()),
        _ => None,
    };
    Table::new(fits.len())
        .with(Column::text("reading", each().map(|fit| Some(fit.reading.to_string()))))?
        .with(real("inside_share", |fit| Some(fit.inside_share)))?
        .with(real("near_way_share", |fit| fit.near_way_share))?
        .with(real("in_building_share", |fit| fit.in_building_share))?
        .with(real("stands_out", |fit| fit.stands_out))?
        .with(real("beats_declared", |fit| fit.beats_declared))?
        .with(Column::text("declared", each().map(|_| Some(check.declared.to_string()))))?
        .with(Column::text("verdict", each().map(|_| Some(check.verdict.name()))))?
        .with(Column::text("suspected", each().map(|_| suspected.clone())))?
        .with(Column::integer("places", each().map(|_| i64::try_from(check.places).ok())))
}

//! Standards as column tables: which there are, and what each asks for.

use crate::error::Error;
use crate::standard::{Limit, Range, Requirement, Standard};
use crate::table::{Column, Table};

/// The bundled standards: `standard`, `zh`, `en`, `issued`, `requirements`.
///
/// # Errors
///
/// None in practice: the bundled files are read by a test.
pub fn standards_table() -> Result<Table, Error> {
    let all = Standard::bundled_ids().map(Standard::bundled).collect::<Result<Vec<_>, _>>()?;
    Table::new(all.len())
        .with(Column::text("standard", all.iter().map(|s| Some(s.id.as_str()))))?
        .with(Column::text("zh", all.iter().map(|s| Some(s.title.zh.as_str()))))?
        .with(Column::text("en", all.iter().map(|s| Some(s.title.en.as_str()))))?
        .with(Column::text("issued", all.iter().map(|s| s.issued.as_ref().map(|day| day.value.as_str()))))?
        .with(Column::integer("requirements", all.iter().map(|s| Some(s.requirements.len() as i64))))
}

/// What a standard asks for, in its own order: one row per requirement.
///
/// `clause`, `confidence` and `source` are those of the limit, or of the obligation where the standard gives no limit.
///
/// # Errors
///
/// None in practice: the columns are all of one length and have names of their own.
pub fn requirements_table(standard: &Standard) -> Result<Table, Error> {
    let rows = &standard.requirements;
    let text = |name: &str, of: &dyn Fn(&Requirement) -> Option<String>| Column::text(name, rows.iter().map(of));
    let real = |name: &str, of: &dyn Fn(&Requirement) -> Option<f64>| Column::real(name, rows.iter().map(of));
    let limit = |r: &Requirement| r.limit.as_ref().map(|limit| limit.value);
    let low = |range: Option<Range>| range.and_then(|range| range.min);
    let list = |names: &[String]| (!names.is_empty()).then(|| names.join(";"));
    Table::new(rows.len())
        .with(text("requirement", &|r| Some(r.id.clone())))?
        .with(text("zh", &|r| Some(r.title.zh.clone())))?
        .with(text("en", &|r| Some(r.title.en.clone())))?
        .with(text("level", &|r| standard.level_of(r).map(|level| level.id.clone())))?
        .with(text("obligation", &|r| Some(r.obligation.value.name().into())))?
        .with(text("categories", &|r| list(&r.categories)))?
        .with(
            real("within_s", &|r| match limit(r)? {
                Limit::Walk { seconds } => Some(seconds),
                Limit::Radius { .. } => None,
            })
            .in_unit("s"),
        )?
        .with(
            real("within_m", &|r| match limit(r)? {
                Limit::Walk { .. } => None,
                Limit::Radius { metres } => Some(metres),
            })
            .in_unit("m"),
        )?
        .with(Column::integer("minimum", rows.iter().map(|r| Some(i64::from(r.minimum.value)))))?
        .with(real("persons_per_facility_at_least", &|r| low(r.persons_per_facility.as_ref().map(|c| c.value))))?
        .with(text("departments", &|r| list(&r.departments.as_ref()?.value)))?
        .with(text("clause", &|r| Some(r.citation().clause.clone())))?
        .with(text("confidence", &|r| Some(r.citation().confidence.name().into())))?
        .with(text("source", &|r| Some(r.citation().source.clone())))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::table::Value;

    #[test]
    fn a_limit_is_a_walk_or_a_radius_and_never_both() {
        let table = requirements_table(&Standard::bundled("gb50180-2018").unwrap()).unwrap();
        let market = (0..table.row_count())
            .find(|row| table.column("requirement").unwrap().values().get(*row) == Some(Value::Text("market")))
            .unwrap();
        let cell = |name: &str| table.column(name).unwrap().values().get(market);
        assert_eq!((cell("within_m"), cell("within_s")), (Some(Value::Real(500.0)), None));
        assert_eq!(cell("clause"), Some(Value::Text("表C.0.1")));
    }

    #[test]
    fn every_bundled_standard_is_listed_with_as_many_rows_as_it_has() {
        let listed = standards_table().unwrap();
        for (row, id) in Standard::bundled_ids().enumerate() {
            let rows = requirements_table(&Standard::bundled(id).unwrap()).unwrap().row_count();
            assert_eq!(listed.column("requirements").unwrap().values().get(row), Some(Value::Integer(rows as i64)));
        }
    }
}

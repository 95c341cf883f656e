//! Crosswalks as tables: row by row, value by value, and what is known of a vendor's list.

use super::{Crosswalk, CrosswalkCoverage, Mapped, MappedBy, Scheme, ValueCoverage, VendorClass};
use crate::error::Error;
use crate::model::Confidence;
use crate::table::{Column, Table};

impl Crosswalk<'_> {
    /// What each row is, given as its value and the name of its place: `value`, `name`, `categories` (their ids, joined
    /// by `;`), `by` (what decided: [`MappedBy::name`]), `confidence`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::{Catalogue, Crosswalk, Scheme};
    ///
    /// let amap = Crosswalk::new(Scheme::Amap, Catalogue::bundled())?;
    /// let table = amap.mapped_table([(Some("060200"), None), (Some("170200"), None), (None, Some("罗森便利店"))])?;
    /// assert_eq!((table.row_count(), table.columns().len()), (3, 5));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn mapped_table<'r>(
        &self,
        rows: impl IntoIterator<Item = (Option<&'r str>, Option<&'r str>)>,
    ) -> Result<Table, Error> {
        let rows: Vec<(Option<&str>, Option<&str>)> = rows.into_iter().collect();
        let mapped: Vec<Mapped> = rows.iter().map(|(value, name)| self.map(value.unwrap_or_default(), *name)).collect();
        let ids = |mapped: &Mapped| {
            let id = |id| self.catalogue.leaf(id).map(|category| category.id.as_str());
            list(mapped.categories.iter().filter_map(|category| id(*category)).collect())
        };
        Table::new(rows.len())
            .with(Column::text("value", rows.iter().map(|(value, _)| *value)))?
            .with(Column::text("name", rows.iter().map(|(_, name)| *name)))?
            .with(Column::text("categories", mapped.iter().map(ids)))?
            .with(Column::text("by", mapped.iter().map(|mapped| Some(mapped.by.name()))))?
            .with(Column::text("confidence", mapped.iter().map(|mapped| mapped.confidence.map(Confidence::name))))
    }
}

impl CrosswalkCoverage {
    /// One row for each distinct value, those with most unmapped rows first: `value`, `rows`, `mapped`, `unmapped`,
    /// `categories`, `by`, `confidence`, `nearest`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.values;
        let texts = |words: &[String]| list(words.iter().map(String::as_str).collect());
        let whole = |name: &str, of: &dyn Fn(&ValueCoverage) -> usize| {
            Column::integer(name, rows.iter().map(|row| i64::try_from(of(row)).ok()))
        };
        Table::new(rows.len())
            .with(Column::text(
                "value",
                rows.iter().map(|row| Some(row.value.as_str()).filter(|text| !text.is_empty())),
            ))?
            .with(whole("rows", &|row| row.rows))?
            .with(whole("mapped", &|row| row.mapped))?
            .with(whole("unmapped", &ValueCoverage::unmapped))?
            .with(Column::text("categories", rows.iter().map(|row| texts(&row.categories))))?
            .with(Column::text(
                "by",
                rows.iter().map(|row| list(row.by.iter().copied().map(MappedBy::name).collect())),
            ))?
            .with(Column::text("confidence", rows.iter().map(|row| row.confidence.map(Confidence::name))))?
            .with(Column::text("nearest", rows.iter().map(|row| texts(&row.nearest))))
    }
}

impl Scheme {
    /// What is known of the vendor's list: `name`, `code`, `gives`, `outside`, `confidence`, `source`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn classes_table(self) -> Result<Table, Error> {
        let rows = self.classes();
        let gives = |class: &VendorClass| (!class.gives.is_empty()).then(|| class.gives.join(";"));
        Table::new(rows.len())
            .with(Column::text("name", rows.iter().map(|class| Some(class.name.as_str()))))?
            .with(Column::text("code", rows.iter().map(|class| class.code.as_deref())))?
            .with(Column::text("gives", rows.iter().map(gives)))?
            .with(Column::flag("outside", rows.iter().map(|class| Some(class.outside))))?
            .with(Column::text("confidence", rows.iter().map(|class| Some(class.confidence.name()))))?
            .with(Column::text("source", rows.iter().map(|class| Some(class.source.as_str()))))
    }
}

fn list(words: Vec<&str>) -> Option<String> {
    (!words.is_empty()).then(|| words.join(";"))
}

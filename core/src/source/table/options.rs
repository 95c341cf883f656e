//! What a host says about its table before it is read.

use std::collections::BTreeMap;

use super::field::Field;
use crate::error::{DataReport, Error};
use crate::geo::Crs;
use crate::model::{Catalogue, Crosswalk};

/// What a host says about its table: the coordinate system, and anything the header does not say by itself.
///
/// The coordinate system has no default: a table that is 500 m off because somebody guessed looks like any other.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::Crs;
/// use lifecircle::model::Facilities;
/// use lifecircle::source::table::{Field, TableOptions};
///
/// let csv = "店名,经度,纬度,业态\n苏果便利,118.7833,32.0447,convenience-store\n";
/// let options = TableOptions::new(Crs::Gcj02).file("shops.csv").column(Field::Name, "店名");
/// let shops = Facilities::from_csv(csv.as_bytes(), &options)?;
/// assert_eq!(shops.rows[0].name.as_deref(), Some("苏果便利"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableOptions<'c> {
    pub(super) crs: Crs,
    pub(super) file: String,
    pub(super) strict: bool,
    pub(super) columns: BTreeMap<Field, String>,
    pub(super) groups: Vec<(String, String)>,
    pub(super) category: Option<String>,
    pub(super) category_names: BTreeMap<String, String>,
    pub(super) estimated: bool,
    pub(super) max_rows: u64,
    pub(super) catalogue: &'c Catalogue,
    pub(super) crosswalk: Option<Crosswalk<'c>>,
}

impl TableOptions<'static> {
    /// A table in the given coordinate system, with a header this library understands and the bundled catalogue.
    pub fn new(crs: Crs) -> TableOptions<'static> {
        TableOptions {
            crs,
            file: String::from("table"),
            strict: false,
            columns: BTreeMap::new(),
            groups: Vec::new(),
            category: None,
            category_names: BTreeMap::new(),
            estimated: false,
            max_rows: Self::DEFAULT_MAX_ROWS,
            catalogue: Catalogue::bundled(),
            crosswalk: None,
        }
    }
}

impl<'c> TableOptions<'c> {
    /// How many rows are read unless [`TableOptions::max_rows`] says otherwise: the buildings of a large country's
    /// largest province, and an end to a file made to fill the memory.
    pub const DEFAULT_MAX_ROWS: u64 = 20_000_000;

    /// The name of the file or table, for the places of defects.
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Turns the first bad row into an error instead of leaving it out.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Says which column holds a field, whatever its name; other columns are no longer considered for it.
    pub fn column(mut self, field: Field, column: impl Into<String>) -> Self {
        self.columns.insert(field, column.into());
        self
    }

    /// Says which column counts a group of people (`60+`), beside columns named `group:…` which are found without.
    pub fn group(mut self, name: impl Into<String>, column: impl Into<String>) -> Self {
        self.groups.push((name.into(), column.into()));
        self
    }

    /// Says that every row is of one category, for tables such as a list of schools. A category column still wins.
    pub fn category(mut self, category: impl Into<String>) -> Self {
        self.category = Some(category.into());
        self
    }

    /// Translates a word of the host's category column into a category of the catalogue.
    pub fn category_name(mut self, word: impl Into<String>, category: impl Into<String>) -> Self {
        self.category_names.insert(word.into(), category.into());
        self
    }

    /// Says that the numbers of people are estimates, where no column says so row by row.
    pub fn people_estimated(mut self, estimated: bool) -> Self {
        self.estimated = estimated;
        self
    }

    /// Refuses a table with more rows.
    pub fn max_rows(mut self, rows: u64) -> Self {
        self.max_rows = rows;
        self
    }

    /// Looks categories up in another catalogue; a crosswalk into the former one is dropped.
    pub fn catalogue<'d>(self, catalogue: &'d Catalogue) -> TableOptions<'d> {
        let TableOptions { crs, file, strict, columns, groups, category, category_names, estimated, max_rows, .. } =
            self;
        let crosswalk = None;
        TableOptions {
            crs,
            file,
            strict,
            columns,
            groups,
            category,
            category_names,
            estimated,
            max_rows,
            catalogue,
            crosswalk,
        }
    }

    /// Reads the category column, else the type codes, as a vendor's or the host's own words, into the catalogue of the
    /// crosswalk. Rows it does not map are left out and reported with the nearest names.
    pub fn crosswalk<'d>(self, crosswalk: Crosswalk<'d>) -> TableOptions<'d> {
        let with = self.catalogue(crosswalk.catalogue());
        TableOptions { crosswalk: Some(crosswalk), ..with }
    }

    /// The report as an error when reading is strict and a row was left out.
    pub(super) fn judge(&self, report: &DataReport) -> Result<(), Error> {
        if self.strict { report.strict() } else { Ok(()) }
    }
}

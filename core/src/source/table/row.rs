//! One row of a table as the formats hand it to the model.

use super::cell::Cell;
use super::field::Field;
use super::wkb::Decoded;
use crate::error::{DataReport, Defect, Error, Place};

/// What is wrong with a row, before its place is known. Boxed: the good way must stay cheap.
pub(super) type Flaw = Box<Defect>;

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowPlace<'a> {
    pub(super) file: &'a str,
    pub(super) spot: Spot,
    /// The number of the row, from 0, for those without a name.
    pub(super) number: u64,
}

/// What tells a row from the others: its line, its number, or both where a line may hold many.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    /// From 1.
    Line(u64),
    /// From 0.
    #[cfg(feature = "arrow")]
    Row(u64),
    /// The line from 1 and the number from 0.
    Both(u64, u64),
}

impl Spot {
    pub(super) fn in_file(self, file: &str) -> Place {
        match self {
            Spot::Line(line) => Place::file(file).line(line),
            #[cfg(feature = "arrow")]
            Spot::Row(row) => Place::file(file).row(row),
            Spot::Both(line, row) => Place::file(file).line(line).row(row),
        }
    }
}

impl RowPlace<'_> {
    pub(super) fn place(&self) -> Place {
        self.spot.in_file(self.file)
    }
}

/// One row: a cell for each field, the groups, and the geometry of formats that have one.
pub(super) struct Row<'a> {
    pub(super) at: RowPlace<'a>,
    pub(super) cells: [Cell<'a>; Field::ALL.len()],
    pub(super) groups: Vec<Cell<'a>>,
    pub(super) shape: Option<Result<Decoded, Flaw>>,
    /// The identity the format itself gives, such as the `id` of a GeoJSON feature.
    pub(super) own_id: Option<String>,
    /// The name each field's column really has.
    pub(super) columns: &'a [Option<String>; Field::ALL.len()],
}

impl Row<'_> {
    pub(super) fn cell(&self, field: Field) -> &Cell<'_> {
        &self.cells[field.slot()]
    }

    /// The place of a field of this row.
    pub(super) fn place_of(&self, field: Field) -> Place {
        let column = self.columns[field.slot()].as_deref().unwrap_or(field.name());
        self.at.place().column(column)
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        self.cell(field).text().map(|text| text.into_owned())
    }
}

/// What a format reader feeds its rows to.
pub(super) trait Sink {
    /// Takes a row, or says in the report why not.
    fn row(&mut self, row: Row<'_>, report: &mut DataReport);

    /// Learns how many groups of people there are, once the whole table was read.
    fn groups(&mut self, _names: Vec<String>) {}
}

/// An error of the floors above as the flaw of a row.
pub(super) fn flaw(error: &Error, code: &'static str) -> Flaw {
    let mut defect = Defect::error(error.kind(), code, error.message());
    if let Some(value) = error.value() {
        defect = defect.with_value(value);
    }
    if let Some(fix) = error.fix() {
        defect = defect.with_fix(fix);
    }
    Box::new(defect)
}

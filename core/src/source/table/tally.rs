//! Rows located and rows lost, counted over a whole table.

use super::field::Field;
use super::locate::{SWAPPED, Site, locate};
use super::row::{Row, RowPlace};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::Crs;

/// Locates rows and keeps back those that look swapped: when most of a table does, that is one mistake, not many.
pub(super) struct Tally {
    crs: Crs,
    file: String,
    located: u64,
    swapped: DataReport,
    /// Rows without an identity of their own.
    unnamed: u64,
}

impl Tally {
    pub(super) fn new(crs: Crs, file: &str) -> Tally {
        Tally { crs, file: file.to_owned(), located: 0, swapped: DataReport::default(), unnamed: 0 }
    }

    /// Where the row is, or `None` after saying why not.
    pub(super) fn locate(&mut self, row: &mut Row<'_>, report: &mut DataReport) -> Option<Site> {
        match locate(row, self.crs) {
            Ok(site) => {
                self.located += 1;
                Some(site)
            }
            Err((field, flaw)) => {
                let defect = flaw.at(row.place_of(field));
                if defect.code == SWAPPED {
                    self.swapped.push(defect)
                } else {
                    report.push(defect)
                }
                None
            }
        }
    }

    /// The identity of a row: its own, else its number in the table.
    pub(super) fn id(&mut self, row: &mut Row<'_>) -> String {
        let stated = row.text(Field::Id).or_else(|| row.own_id.take());
        stated.unwrap_or_else(|| {
            self.unnamed += 1;
            numbered(&row.at)
        })
    }

    /// Says what is true of the table as a whole.
    pub(super) fn finish(self, report: &mut DataReport) {
        if self.unnamed > 0 {
            let message = format!("{} rows have no id; they are called by their number, such as row/1", self.unnamed);
            report.push(
                Defect::note(ErrorKind::Column, "numbered-rows", message)
                    .at(Place::file(&self.file))
                    .with_fix("give an id column if the table may change"),
            );
        }
        let swapped = self.swapped.count(SWAPPED);
        if swapped <= self.located {
            return report.merge(self.swapped);
        }
        let rows = swapped + self.located;
        let message = format!("longitude and latitude look swapped in {swapped} of {rows} rows, which were left out");
        let mut defect = Defect::error(ErrorKind::Coordinate, "swapped-columns", message)
            .with_fix("swap the two columns: longitude or easting comes first");
        if let Some(first) = self.swapped.defects().first() {
            (defect.value, defect.place) = (first.value.clone(), first.place.clone());
        }
        report.push(defect);
    }
}

fn numbered(at: &RowPlace<'_>) -> String {
    format!("row/{}", at.number + 1)
}

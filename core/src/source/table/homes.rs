//! Homes from the rows of a table.

use super::facilities::amount;
use super::field::Field;
use super::identity::{Places, drop_duplicates};
use super::locate::Site;
use super::options::TableOptions;
use super::row::{Row, Sink};
use super::tally::Tally;
use crate::error::{DataReport, Defect, Error, ErrorKind};
use crate::model::{Home, Homes, People};

/// Collects homes row by row.
pub(super) struct HomeSink<'o> {
    options: &'o TableOptions<'o>,
    tally: Tally,
    places: Places,
    rows: Vec<Home>,
    group_names: Vec<String>,
}

impl<'o> HomeSink<'o> {
    pub(super) fn new(options: &'o TableOptions<'o>) -> HomeSink<'o> {
        let tally = Tally::new(options.crs, &options.file);
        HomeSink { options, tally, places: Places::default(), rows: Vec::new(), group_names: Vec::new() }
    }

    /// The homes read, with everything that was wrong.
    pub(super) fn finish(self, mut report: DataReport) -> Result<Homes, Error> {
        let HomeSink { options, tally, places, mut rows, group_names } = self;
        tally.finish(&mut report);
        drop_duplicates(&mut rows, &places, |home| &home.id, &mut report);
        options.judge(&report)?;
        // A group may appear for the first time far down a GeoJSON file; the homes above it do not know its number.
        for home in &mut rows {
            home.groups.resize(group_names.len(), None);
        }
        Ok(Homes { rows, group_names, declared_crs: options.crs, report })
    }

    fn home(&mut self, row: &mut Row<'_>, report: &mut DataReport) -> Option<Home> {
        let site = self.tally.locate(row, report)?;
        let position = site.position().map_err(|flaw| report.push(flaw.at(row.place_of(Field::Geometry)))).ok()?;
        let people = self.people(row, report)?;
        let households = amount(row, Field::Households, report);
        let floor_area_m2 = amount(row, Field::FloorArea, report);
        let groups = groups(row, report);
        // The outline of a home is no wall to climb through: without mapped doors one leaves from inside it.
        let entrances = if let Site::Points(points) = site { points } else { Vec::new() };
        let (id, name) = (self.tally.id(row), row.text(Field::Name));
        Some(Home { id, name, position, entrances, people, households, floor_area_m2, groups })
    }

    /// The people of a row; a number that cannot be understood costs the row, since every share is weighed by it.
    fn people(&self, row: &Row<'_>, report: &mut DataReport) -> Option<Option<People>> {
        let count = match row.cell(Field::People).amount() {
            Ok(count) => count,
            Err(text) => {
                let message = "people must be a number that is not negative";
                let defect = Defect::error(ErrorKind::Value, "bad-people", message).with_value(text);
                report.push(defect.at(row.place_of(Field::People)).with_fix("write digits, or leave the cell empty"));
                return None;
            }
        };
        let estimated = match row.cell(Field::Estimated).flag() {
            Ok(stated) => stated.unwrap_or(self.options.estimated),
            Err(text) => {
                let defect = Defect::warning(ErrorKind::Value, "bad-flag", "estimated must be yes or no; read as yes");
                report.push(defect.with_value(text).at(row.place_of(Field::Estimated)).with_fix("write true or false"));
                true
            }
        };
        Some(count.map(|count| People { count, estimated }))
    }
}

impl Sink for HomeSink<'_> {
    fn row(&mut self, mut row: Row<'_>, report: &mut DataReport) {
        if let Some(home) = self.home(&mut row, report) {
            self.places.push(&row.at);
            self.rows.push(home);
        }
    }

    fn groups(&mut self, names: Vec<String>) {
        self.group_names = names;
    }
}

fn groups(row: &Row<'_>, report: &mut DataReport) -> Vec<Option<f64>> {
    let count = |cell: &super::cell::Cell<'_>| {
        cell.amount().unwrap_or_else(|text| {
            let message = "a group must be a number that is not negative; it was read as not known";
            report.push(
                Defect::warning(ErrorKind::Value, "bad-number", message)
                    .with_value(text)
                    .at(row.at.place())
                    .with_fix("write digits only"),
            );
            None
        })
    };
    row.groups.iter().map(count).collect()
}

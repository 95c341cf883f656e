//! Residential land from the rows of a table.

use super::field::Field;
use super::identity::{Places, drop_duplicates};
use super::locate::Site;
use super::options::TableOptions;
use super::row::{Row, Sink};
use super::tally::Tally;
use crate::error::{DataReport, Defect, Error, ErrorKind};
use crate::model::{LandParcel, ResidentialLand};

/// Collects parcels row by row.
pub(super) struct LandSink<'o> {
    options: &'o TableOptions<'o>,
    tally: Tally,
    places: Places,
    parcels: Vec<LandParcel>,
}

impl<'o> LandSink<'o> {
    pub(super) fn new(options: &'o TableOptions<'o>) -> LandSink<'o> {
        let tally = Tally::new(options.crs, &options.file);
        LandSink { options, tally, places: Places::default(), parcels: Vec::new() }
    }

    /// The parcels read, with everything that was wrong.
    pub(super) fn finish(self, mut report: DataReport) -> Result<ResidentialLand, Error> {
        let LandSink { options, tally, places, mut parcels } = self;
        tally.finish(&mut report);
        drop_duplicates(&mut parcels, &places, |parcel| &parcel.id, &mut report);
        options.judge(&report)?;
        Ok(ResidentialLand { parcels, report })
    }
}

impl Sink for LandSink<'_> {
    fn row(&mut self, mut row: Row<'_>, report: &mut DataReport) {
        let Some(site) = self.tally.locate(&mut row, report) else { return };
        let area_m2 = site.area_m2().filter(|area| *area > 0.0);
        let (Site::Outline(outline), Some(area_m2)) = (site, area_m2) else {
            let defect = Defect::error(ErrorKind::Format, "no-area", "residential land must be an area");
            return report.push(defect.at(row.place_of(Field::Geometry)).with_fix("give its outline as a polygon"));
        };
        self.places.push(&row.at);
        self.parcels.push(LandParcel { id: self.tally.id(&mut row), outline, area_m2 });
    }
}

//! Facilities from the rows of a table.

use std::collections::BTreeMap;

use super::field::Field;
use super::identity::{Places, drop_duplicates};
use super::locate::Site;
use super::options::TableOptions;
use super::row::{Flaw, Row, Sink, flaw};
use super::tally::Tally;
use crate::error::{DataReport, Defect, Error, ErrorKind};
use crate::geo::LonLat;
use crate::model::{CategoryId, Channel, Facilities, Facility, Mapped, MappedBy, Service};
use crate::source::outline::doors_along;

/// Collects facilities row by row.
pub(super) struct FacilitySink<'o> {
    options: &'o TableOptions<'o>,
    tally: Tally,
    places: Places,
    rows: Vec<Facility>,
    /// Words of the category column already looked up: a table repeats few words many times.
    known: BTreeMap<String, CategoryId>,
}

impl<'o> FacilitySink<'o> {
    /// A hostile table has a new word in every row; those past this many are looked up each time instead of kept.
    const KNOWN_WORDS: usize = 4096;

    pub(super) fn new(options: &'o TableOptions<'o>) -> FacilitySink<'o> {
        let tally = Tally::new(options.crs, &options.file);
        FacilitySink { options, tally, places: Places::default(), rows: Vec::new(), known: BTreeMap::new() }
    }

    /// The facilities read, with everything that was wrong.
    pub(super) fn finish(self, mut report: DataReport) -> Result<Facilities, Error> {
        let FacilitySink { options, tally, places, mut rows, .. } = self;
        tally.finish(&mut report);
        drop_duplicates(&mut rows, &places, |facility| &facility.id, &mut report);
        options.judge(&report)?;
        Ok(Facilities { rows, declared_crs: options.crs, report })
    }

    fn facility(&mut self, row: &mut Row<'_>, report: &mut DataReport) -> Option<Facility> {
        let site = self.tally.locate(row, report)?;
        let name = row.text(Field::Name);
        let categories = match self.categories(row, name.as_deref()) {
            Ok(categories) => categories,
            Err((field, flaw)) => {
                report.push(flaw.at(row.place_of(field)));
                return None;
            }
        };
        let position = match site.position() {
            Ok(position) => position,
            Err(flaw) => {
                report.push(flaw.at(row.place_of(Field::Geometry)));
                return None;
            }
        };
        let area_m2 = amount(row, Field::Area, report).or_else(|| site.area_m2());
        let services = self.services(row, &categories, report);
        Some(Facility { id: self.tally.id(row), name, position, entrances: entrances(&site), services, area_m2 })
    }

    /// What the row says it is: its category, else its type code, else what the host says of the whole table.
    fn categories(&mut self, row: &Row<'_>, name: Option<&str>) -> Result<Vec<CategoryId>, (Field, Flaw)> {
        if let Some(crosswalk) = &self.options.crosswalk {
            let field = if row.cell(Field::Category).text().is_some() { Field::Category } else { Field::TypeCode };
            if let Some(value) = row.cell(field).text() {
                let mapped = crosswalk.map(&value, name);
                return if mapped.is_some() { Ok(mapped.categories) } else { Err((field, unmapped(&value, &mapped))) };
            }
        }
        if let Some(words) = row.cell(Field::Category).text() {
            let found = self.find_all(&words);
            return found.map_err(|error| (Field::Category, flaw(&error, "unknown-category")));
        }
        if let Some(codes) = row.cell(Field::TypeCode).text() {
            let found = self.options.catalogue.classify_amap(&codes, name.as_slice());
            let found = found.map_err(|error| (Field::TypeCode, flaw(&error, "bad-typecode")))?.categories;
            return if found.is_empty() { Err((Field::TypeCode, outside(&codes))) } else { Ok(found) };
        }
        match &self.options.category {
            Some(category) => {
                self.find(category).map(|id| vec![id]).map_err(|e| (Field::Category, flaw(&e, "unknown-category")))
            }
            None => {
                let defect = Defect::error(ErrorKind::Category, "missing-category", "the row has no category");
                Err((Field::Category, Box::new(defect.with_fix("give a category of the catalogue"))))
            }
        }
    }

    /// The categories of a cell: one word, or several between `;` or `|`.
    fn find_all(&mut self, words: &str) -> Result<Vec<CategoryId>, Error> {
        let whole = self.find(words);
        if whole.is_ok() || !words.contains([';', '|', '；']) {
            return whole.map(|id| vec![id]);
        }
        let mut found = Vec::new();
        for word in words.split([';', '|', '；']).map(str::trim).filter(|word| !word.is_empty()) {
            let id = self.find(word)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        if found.is_empty() { whole.map(|id| vec![id]) } else { Ok(found) }
    }

    fn find(&mut self, word: &str) -> Result<CategoryId, Error> {
        if let Some(id) = self.known.get(word) {
            return Ok(*id);
        }
        let ours = self.options.category_names.get(word).map_or(word, String::as_str);
        let found = self.options.catalogue.find(ours)?;
        if self.known.len() < Self::KNOWN_WORDS {
            self.known.insert(word.to_owned(), found);
        }
        Ok(found)
    }

    fn services(&self, row: &Row<'_>, categories: &[CategoryId], report: &mut DataReport) -> Vec<Service> {
        let opening_hours = row.text(Field::OpeningHours);
        let channel = row.text(Field::Channel).map_or(Some(Channel::default()), |word| channel_named(&word));
        if channel.is_none() {
            let defect =
                Defect::warning(ErrorKind::Value, "unknown-channel", "the channel is not known; read as counter");
            let names = Channel::ALL.map(Channel::name).join(", ");
            let value = row.text(Field::Channel).unwrap_or_default();
            report.push(
                defect.with_value(value).at(row.place_of(Field::Channel)).with_fix(format!("use one of {names}")),
            );
        }
        let mut capacity = amount(row, Field::Capacity, report);
        if capacity.is_some() && categories.len() > 1 {
            let message = "one capacity cannot be shared among several categories; it was left out";
            report.push(
                Defect::warning(ErrorKind::Value, "shared-capacity", message)
                    .with_value(capacity.take().unwrap_or_default())
                    .at(row.place_of(Field::Capacity))
                    .with_fix("give a row to each category"),
            );
        }
        let channel = channel.unwrap_or_default();
        let service_radius_m = amount(row, Field::ServiceRadius, report);
        let service = |category: &CategoryId| Service {
            channel,
            opening_hours: opening_hours.clone(),
            capacity,
            service_radius_m,
            ..Service::of(*category)
        };
        categories.iter().map(service).collect()
    }
}

impl Sink for FacilitySink<'_> {
    fn row(&mut self, mut row: Row<'_>, report: &mut DataReport) {
        if let Some(facility) = self.facility(&mut row, report) {
            self.places.push(&row.at);
            self.rows.push(facility);
        }
    }
}

/// A type code of the map provider that stands for nothing in the catalogue: no fault of the table, which lists offices too.
fn outside(codes: &str) -> Flaw {
    let message = "the type code stands for no category of the catalogue; the row was left out";
    Box::new(Defect::warning(ErrorKind::Category, "outside-catalogue", message).with_value(codes))
}

/// A vendor's word that the crosswalk does not map: [`Crosswalk::coverage`](crate::model::Crosswalk::coverage) lists them all.
fn unmapped(value: &str, mapped: &Mapped) -> Flaw {
    let defect = match mapped.by {
        MappedBy::Outside => {
            let message = "the class holds nothing of a life circle; the row was left out";
            Defect::warning(ErrorKind::Category, "outside-catalogue", message)
        }
        MappedBy::Unreadable => Defect::error(ErrorKind::Value, "bad-class", "this is no class of the vendor"),
        _ => Defect::error(ErrorKind::Category, "unmapped-class", "no rule says what this class is")
            .with_fix("add the word to a table of your own"),
    };
    Box::new(defect.with_value(value))
}

/// Where a facility may be entered: the points given, or points along its outline.
fn entrances(site: &Site) -> Vec<LonLat> {
    match site {
        Site::Point(_) => Vec::new(),
        Site::Points(points) => points.clone(),
        Site::Outline(outline) => doors_along(outline),
    }
}

/// The number of a field that may be missing; one that cannot be understood is reported and read as not known.
pub(super) fn amount(row: &Row<'_>, field: Field, report: &mut DataReport) -> Option<f64> {
    row.cell(field).amount().unwrap_or_else(|text| {
        let message = format!("{} must be a number that is not negative; it was read as not known", field.name());
        report.push(
            Defect::warning(ErrorKind::Value, "bad-number", message)
                .with_value(text)
                .at(row.place_of(field))
                .with_fix("write digits only, without a unit"),
        );
        None
    })
}

fn channel_named(word: &str) -> Option<Channel> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    Channel::ALL.into_iter().find(|channel| channel.name() == word)
}

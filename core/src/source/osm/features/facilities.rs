//! Facilities from nodes, ways and multipolygons.

use std::collections::BTreeMap;

use super::super::{OsmFile, Tags};
use super::doors::Doors;
use super::duplicates::merge_duplicates;
use super::multipolygon::{area_of, outer_ways};
use super::place::{Candidate, candidate, closed_to_public, names};
use super::shape::Shape;
use super::stations::give_entrances;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::Crs;
use crate::model::{Catalogue, CategoryId, Facilities};
use crate::progress::Progress;
use crate::source::FacilitySource;

/// Keys whose presence says that something is offered here, whatever it is.
const PLACE_KEYS: [&str; 7] = ["shop", "amenity", "leisure", "office", "craft", "healthcare", "tourism"];

impl OsmFile {
    /// The places to which `catalogue` gives a category, with their doors.
    ///
    /// - A node is where it is, even inside a building. An area is shown at a place inside it; its doors are the
    ///   entrances mapped on its outline (`entrance=*`, not for emergencies, garages or residents only), else places
    ///   along the outline, at most sixteen, and where walkable ways meet it. A way that is not closed is shown at its
    ///   middle node.
    /// - `area_m2` is the ground the outline covers, on the ellipsoid.
    /// - Subway entrances become doors of the metro station within 300 m; one without a station stays a facility.
    /// - A place mapped twice (the same name and category within 30 m, or a node in an area of the same category where
    ///   one has no name) becomes one, with the doors of both; the report notes it as `merged-duplicate`.
    /// - Private and disused places are left out with a note, as are those without a category (`no-category`, one note
    ///   per tag). An area that cannot be put together is a defect.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cancelled`] when `progress` asks to stop; never for the data.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::Catalogue;
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::source::osm::{OsmFile, OsmReadOptions};
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    ///
    /// let nanjing = OsmFile::open(path, &OsmReadOptions::default())?;
    /// let catalogue = Catalogue::bundled();
    /// let places = nanjing.facilities(catalogue, &NoProgress)?;
    /// let library = catalogue.find("library")?;
    /// let found = places.rows.iter().find(|place| place.services[0].category == library).unwrap();
    /// assert_eq!(found.name.as_deref(), Some("南京图书馆"));
    /// assert!(found.doors().len() > 1);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn facilities(&self, catalogue: &Catalogue, progress: &dyn Progress) -> Result<Facilities, Error> {
        let mut reader = Reader {
            file: self,
            catalogue,
            doors: Doors::new(self),
            found: Vec::new(),
            report: DataReport::default(),
            unknown: BTreeMap::new(),
        };
        let total = (self.nodes.len() + self.ways.len() + self.relations.len()) as u64;
        let stopped = || Error::new(ErrorKind::Cancelled, "reading was stopped").at(Place::file(self.name()));
        let mut done = 0;
        let mut step = || {
            done += 1;
            let told = done % 4096 == 0 || done == total;
            if told && progress.tick("facilities", done, total).is_break() { Err(stopped()) } else { Ok(()) }
        };
        for node in self.nodes() {
            reader.see(format_args!("node/{}", node.id()), node.tags(), |_| Some(Shape::Point(node.position())));
            step()?;
        }
        for way in self.ways() {
            reader.see(format_args!("way/{}", way.id()), way.tags(), |report| Shape::of_place(self, way, report));
            step()?;
        }
        for relation in self.relations() {
            // Sites and routes have no outline of their own; their members are places themselves.
            if relation.tags().is("type", "multipolygon") {
                let shape = |report: &mut DataReport| area_of(self, relation, report).map(Shape::Area);
                if let Some(found) = reader.see(format_args!("relation/{}", relation.id()), relation.tags(), shape) {
                    found.outer_ways = outer_ways(relation).collect();
                }
            }
            step()?;
        }
        Ok(reader.finish())
    }
}

impl FacilitySource for OsmFile {
    /// Reads the facilities of the bundled catalogue.
    fn read_facilities(&self, progress: &dyn Progress) -> Result<Facilities, Error> {
        self.facilities(Catalogue::bundled(), progress)
    }
}

struct Reader<'a> {
    file: &'a OsmFile,
    catalogue: &'a Catalogue,
    doors: Doors<'a>,
    found: Vec<Candidate>,
    report: DataReport,
    /// Tags of places the catalogue does not know, with how many there were.
    unknown: BTreeMap<String, u64>,
}

impl Reader<'_> {
    /// Looks at one element; returns the facility when it is one.
    fn see(
        &mut self,
        id: std::fmt::Arguments<'_>,
        tags: Tags<'_>,
        shape: impl FnOnce(&mut DataReport) -> Option<Shape>,
    ) -> Option<&mut Candidate> {
        let categories = self.categories(tags)?;
        let id = id.to_string();
        if let Some((code, message)) = closed_to_public(tags) {
            let place = Place::file(self.file.name()).with_object(id.clone());
            self.report.push(Defect::note(ErrorKind::Value, code, message).at(place));
            return None;
        }
        let shape = shape(&mut self.report)?;
        let found = candidate(id, tags, shape, &categories, &self.doors, &mut self.report)?;
        self.found.push(found);
        self.found.last_mut()
    }

    fn categories(&mut self, tags: Tags<'_>) -> Option<Vec<CategoryId>> {
        let found = self.catalogue.classify_tags(|key| tags.get(key), &names(tags));
        if found.is_some() {
            return Some(found.categories);
        }
        if let Some((key, value)) = PLACE_KEYS.iter().find_map(|key| Some((key, tags.get(key)?))) {
            *self.unknown.entry(format!("{key}={value}")).or_default() += 1;
        }
        None
    }

    fn finish(mut self) -> Facilities {
        for (tag, count) in &self.unknown {
            let message = format!("the catalogue has no category for this tag; left out: {count}");
            let note = Defect::note(ErrorKind::Category, "no-category", message).with_value(tag);
            self.report.push(note.at(Place::file(self.file.name())));
        }
        let stations = self.catalogue.find("metro-station").ok();
        let found = match stations {
            Some(station) => give_entrances(self.found, station, self.file),
            None => self.found,
        };
        let rows = merge_duplicates(found, &mut self.report);
        Facilities { rows, declared_crs: Crs::Wgs84, report: self.report }
    }
}

#[cfg(test)]
#[path = "facilities_tests.rs"]
mod tests;

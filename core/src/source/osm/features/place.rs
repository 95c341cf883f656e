//! One element of the file as a facility: where it is, how it is entered, and what it offers.

use super::super::Tags;
use super::doors::Doors;
use super::shape::{Area, Shape};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::model::{CategoryId, Channel, Facility, Service};
use crate::source::outline::place_inside;

/// A facility on its way into the table, with what the merging of duplicates needs.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) facility: Facility,
    pub(super) area: Option<Area>,
    /// Whether somebody mapped the entrances; else they are places along the outline.
    pub(super) mapped_doors: bool,
    /// The ways of which it is the area, when it is a relation.
    pub(super) outer_ways: Vec<i64>,
}

/// The names a place goes by, the most common first.
pub(super) fn names(tags: Tags<'_>) -> Vec<&str> {
    let keys = ["name", "name:zh", "official_name", "alt_name", "brand", "name:en"];
    keys.iter().filter_map(|key| tags.get(key)).filter(|name| !name.trim().is_empty()).collect()
}

/// Why a place with a category is not for the public, as a code and a sentence.
pub(super) fn closed_to_public(tags: Tags<'_>) -> Option<(&'static str, &'static str)> {
    let gone = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    if gone("disused") || gone("abandoned") || gone("demolished") || tags.is("opening_hours", "off") {
        return Some(("disused-place", "the place is mapped as out of use; it was left out"));
    }
    if tags.is_any("access", &["private", "no"]) {
        return Some(("private-place", "the place is mapped as private; it was left out"));
    }
    None
}

/// The element as a facility with one service per category.
pub(super) fn candidate(
    id: String,
    tags: Tags<'_>,
    shape: Shape,
    categories: &[CategoryId],
    doors: &Doors<'_>,
    report: &mut DataReport,
) -> Option<Candidate> {
    let capacity = tags.get("capacity").and_then(|text| number(text, "capacity", &id, report));
    let service = |category: &CategoryId| Service {
        channel: channel(tags),
        opening_hours: tags.get("opening_hours").map(str::to_owned),
        capacity,
        ..Service::of(*category)
    };
    let services = categories.iter().map(service).collect();
    let (position, area) = match shape {
        Shape::Point(position) | Shape::Line(position) => (position, None),
        Shape::Area(area) => (place_inside(&area.outline)?, Some(area)),
    };
    let mapped = area.as_ref().map(|area| doors.for_visitors(area)).unwrap_or_default();
    let mapped_doors = !mapped.is_empty();
    let entrances = match &area {
        Some(area) if !mapped_doors => doors.unmapped(area),
        _ => mapped,
    };
    let name = names(tags).first().map(|name| name.trim().to_owned());
    let area_m2 = area.as_ref().map(|area| area.area_m2);
    let facility = Facility { id, name, position, entrances, services, area_m2 };
    Some(Candidate { facility, area, mapped_doors, outer_ways: Vec::new() })
}

fn channel(tags: Tags<'_>) -> Channel {
    if tags.is("amenity", "parcel_locker") || tags.get("vending").is_some_and(|v| v.contains("parcel")) {
        Channel::Locker
    } else if tags.is("amenity", "vending_machine") {
        Channel::Vending
    } else {
        Channel::Counter
    }
}

/// A number of a tag, or a defect when it is none.
pub(super) fn number(text: &str, key: &str, id: &str, report: &mut DataReport) -> Option<f64> {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Some(number),
        _ => {
            let message = format!("{key} is not a number; it counts as not known");
            report.push(
                Defect::warning(ErrorKind::Value, "bad-number", message)
                    .with_value(text)
                    .at(Place::object(id).column(key)),
            );
            None
        }
    }
}

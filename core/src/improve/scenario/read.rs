//! Scenarios from TOML and JSON.

use super::{Change, GateFor, Scenario};
use crate::calendar::Hours;
use crate::error::{Error, ErrorKind};
use crate::improve::document::{Document, Entry, Section};
use crate::model::{Facility, Service};
use crate::network::{Crossing, EdgeAttributes, NewWay, Passage, WayClass};
use crate::study::{Slowed, Street};

/// What a change can do, and what reads it.
type Reader = fn(&Section<'_>) -> Result<Change, Error>;

const CHANGES: [(&str, Reader); 8] = [
    ("add-facility", add_facility),
    ("close", close),
    ("move", relocate),
    ("hours", hours),
    ("open-gate", open_gate),
    ("add-way", add_way),
    ("slow", slow),
    ("move-people", move_people),
];

/// The classes a new way may have.
const CLASSES: [(&str, WayClass); 6] = [
    ("street", WayClass::Street),
    ("main-street", WayClass::MainStreet),
    ("footway", WayClass::Footway),
    ("steps", WayClass::Steps),
    ("elevator", WayClass::Elevator),
    ("indoor", WayClass::Indoor),
];

const CROSSINGS: [(&str, Crossing); 4] = [
    ("none", Crossing::None),
    ("signals", Crossing::Signals),
    ("marked", Crossing::Marked),
    ("unmarked", Crossing::Unmarked),
];

/// The slowest and the quickest a street may become.
const FACTORS: std::ops::RangeInclusive<f64> = 0.1..=100.0;

impl Scenario {
    /// Reads TOML, or JSON of the same shape when the text begins with a brace; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] for a text that is neither, a key that is missing or unknown; [`ErrorKind::Value`] for a value that is
    /// none, [`ErrorKind::Category`] for a category, [`ErrorKind::Coordinate`] for a place; each with file, line, key and the
    /// nearest valid names. Whether facilities, homes, gates and streets exist is seen when a study is at hand.
    pub fn from_text(text: &str, file: &str) -> Result<Scenario, Error> {
        let document = Document::read(text, file)?;
        let root = document.root()?;
        root.only(&["id", "title", "change"])?;
        Scenario::of_section(&root)
    }

    /// The scenario that a table holds, whatever else it may hold.
    pub(in crate::improve) fn of_section(table: &Section<'_>) -> Result<Scenario, Error> {
        let mut scenario = Scenario::new(table.need("id")?.text()?);
        scenario.title = table.read("title", Entry::text)?;
        for section in table.each("change")? {
            let read = section.need("do")?.name(&CHANGES)?;
            scenario = scenario.with_at(read(&section)?, section.place());
        }
        Ok(scenario)
    }

    /// Reads several scenarios, each a table of the list `scenario`, to be compared.
    ///
    /// # Errors
    ///
    /// As [`Scenario::from_text`]; [`ErrorKind::Duplicate`] when two have one id, [`ErrorKind::Empty`] when there is none.
    pub fn several_from_text(text: &str, file: &str) -> Result<Vec<Scenario>, Error> {
        let document = Document::read(text, file)?;
        let root = document.root()?;
        root.only(&["scenario"])?;
        let mut all: Vec<Scenario> = Vec::new();
        for table in root.each("scenario")? {
            table.only(&["id", "title", "change"])?;
            let scenario = Scenario::of_section(&table)?;
            if all.iter().any(|known| known.id == scenario.id) {
                return Err(Error::new(ErrorKind::Duplicate, "two scenarios have one id")
                    .with_value(&scenario.id)
                    .at(table.need("id")?.place()));
            }
            all.push(scenario);
        }
        match all.is_empty() {
            true => {
                Err(Error::new(ErrorKind::Empty, "there is no scenario").at(root.place()).with_fix("add [[scenario]]"))
            }
            false => Ok(all),
        }
    }
}

fn add_facility(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "id", "category", "at", "name", "opening_hours", "capacity", "area_m2"])?;
    let position = section.need("at")?.position()?;
    let opening_hours = section.read("opening_hours", opening_hours)?;
    let capacity = section.read("capacity", Entry::amount)?;
    let service = |category| Service { opening_hours: opening_hours.clone(), capacity, ..Service::of(category) };
    let mut services: Vec<Service> = Vec::new();
    for category in section.need("category")?.categories()? {
        if services.iter().all(|service| service.category != category) {
            services.push(service(category));
        }
    }
    if services.is_empty() {
        return Err(section.need("category")?.error("a facility offers at least one category"));
    }
    Ok(Change::AddFacility(Facility {
        id: section.need("id")?.text()?,
        name: section.read("name", Entry::text)?,
        position,
        entrances: Vec::new(),
        services,
        area_m2: section.read("area_m2", Entry::amount)?,
    }))
}

fn close(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "facility"])?;
    Ok(Change::Close { facility: section.need("facility")?.text()? })
}

fn relocate(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "facility", "to"])?;
    Ok(Change::Move { facility: section.need("facility")?.text()?, to: section.need("to")?.position()? })
}

fn hours(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "facility", "category", "opening_hours"])?;
    Ok(Change::Hours {
        facility: section.need("facility")?.text()?,
        category: section.read("category", Entry::category)?,
        opening_hours: opening_hours(&section.need("opening_hours")?)?,
    })
}

/// Hours that the calendar understands, as they were written.
fn opening_hours(entry: &Entry<'_>) -> Result<String, Error> {
    let text = entry.text()?;
    Hours::read(&text).map_err(|error| error.at(entry.place()))?;
    Ok(text)
}

fn open_gate(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "gate", "for", "through"])?;
    let names = GateFor::ALL.map(|opens_for| (opens_for.name(), opens_for));
    Ok(Change::OpenGate {
        gate: section.need("gate")?.whole()?,
        opens_for: section.need("for")?.name(&names)?,
        through: section.read("through", Entry::flag)?.unwrap_or(false),
    })
}

fn add_way(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "id", "line", "class", "crossing", "for_ends_only"])?;
    let line = section.need("line")?;
    let ends_only = section.read("for_ends_only", Entry::flag)?.unwrap_or(false);
    let attributes = EdgeAttributes {
        class: section.read("class", |entry| entry.name(&CLASSES))?.unwrap_or(WayClass::Footway),
        crossing: section.read("crossing", |entry| entry.name(&CROSSINGS))?.unwrap_or(Crossing::None),
        passage: if ends_only { Passage::EndOnly } else { Passage::Public },
        ..EdgeAttributes::default()
    };
    let places = line.line()?;
    if places.len() < 2 {
        return Err(line.error("a new way needs two places or more"));
    }
    let id = section.read("id", Entry::whole)?.unwrap_or(-1);
    Ok(Change::AddWay(NewWay { id, line: places, attributes }))
}

fn slow(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "way", "at", "factor"])?;
    let street = match (section.get("way"), section.get("at")) {
        (Some(way), None) => Street::Way(way.whole()?),
        (None, Some(at)) => Street::Near(at.position()?),
        (Some(one), Some(_)) => return Err(one.error("a street is named by `way` or by `at`, not by both")),
        (None, None) => section.need("way").map(|_| Street::Way(0))?,
    };
    let entry = section.need("factor")?;
    let factor = entry.number()?;
    match FACTORS.contains(&factor) {
        true => Ok(Change::Slow(Slowed { street, factor })),
        false => Err(entry.error("a factor must lie between 0.1 and 100")),
    }
}

fn move_people(section: &Section<'_>) -> Result<Change, Error> {
    section.only(&["do", "from", "to", "people"])?;
    Ok(Change::MovePeople {
        from: section.need("from")?.text()?,
        to: section.need("to")?.text()?,
        people: section.read("people", Entry::amount)?,
    })
}

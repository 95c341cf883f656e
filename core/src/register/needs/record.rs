//! Entries as the store keeps them: one JSON object each, readable without this library.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Proposal};
use crate::error::{Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::model::{Catalogue, Need};

/// An entry in the words of the file. Absent means not known; an unknown key is a file of a later version, and refused.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    entry: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    needs: Vec<String>,
    on: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    circle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lon_lat: Option<[f64; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    people: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proposal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    satisfied: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<u32>,
}

/// The bytes of an entry.
pub(super) fn write(entry: &Entry) -> Result<Vec<u8>, Error> {
    let record = Record { entry: entry.kind().to_owned(), on: entry.on().to_string(), ..Record::default() };
    let record = match entry.clone() {
        Entry::Raised(need) => Record {
            id: Some(need.id),
            text: need.text,
            list: Some(need.list),
            category: need.category.and_then(|id| Some(Catalogue::bundled().leaf(id)?.id.clone())),
            circle: need.circle,
            lon_lat: need.position.map(|place| [place.lon(), place.lat()]),
            people: need.people,
            ..record
        },
        Entry::Consulted { id, needs, text, .. } | Entry::Proposed(Proposal { id, needs, text, .. }) => {
            Record { id: Some(id), needs, text, ..record }
        }
        Entry::Served { id, needs, proposal, text, .. } => Record { id: Some(id), needs, proposal, text, ..record },
        Entry::Rated { service, need, satisfied, asked, .. } => {
            Record { id: Some(service), needs: vec![need], satisfied: Some(satisfied), asked: Some(asked), ..record }
        }
    };
    serde_json::to_vec(&record).map_err(|e| Error::new(ErrorKind::Internal, format!("an entry cannot be written: {e}")))
}

/// The entry in the bytes of record `number` of a stream.
pub(super) fn read(bytes: &[u8], stream: &str, number: u64) -> Result<Entry, Error> {
    let place = || Place::file(stream).row(number);
    let record: Record = serde_json::from_slice(bytes)
        .map_err(|e| Error::new(ErrorKind::Format, format!("the register holds what is no entry: {e}")).at(place()))?;
    entry(record).map_err(|e| if e.place().is_empty() { e.at(place()) } else { e })
}

fn entry(record: Record) -> Result<Entry, Error> {
    let on = record.on.parse()?;
    let id = record.id.ok_or_else(|| lacks("id"))?;
    let (needs, text) = (record.needs, record.text);
    match record.entry.as_str() {
        "raised" => {
            let category = record.category.map(|name| Catalogue::bundled().find(&name)).transpose()?;
            let position = record.lon_lat.map(|[lon, lat]| LonLat::new(lon, lat)).transpose()?;
            let list = record.list.ok_or_else(|| lacks("list"))?;
            let (circle, people) = (record.circle, record.people);
            Ok(Entry::Raised(Need { id, list, raised: on, text, category, circle, position, people }))
        }
        "consulted" => Ok(Entry::Consulted { id, needs, on, text }),
        "proposed" => Ok(Entry::Proposed(Proposal { id, needs, on, text })),
        "served" => Ok(Entry::Served { id, needs, on, proposal: record.proposal, text }),
        "rated" => {
            let need = needs.into_iter().next().ok_or_else(|| lacks("needs"))?;
            let satisfied = record.satisfied.ok_or_else(|| lacks("satisfied"))?;
            let asked = record.asked.ok_or_else(|| lacks("asked"))?;
            Ok(Entry::Rated { service: id, need, on, satisfied, asked })
        }
        _ => Err(Error::new(ErrorKind::Format, "there is no such entry").with_value(record.entry)),
    }
}

fn lacks(key: &str) -> Error {
    Error::new(ErrorKind::Format, "an entry lacks a value").with_value(key)
}

//! An allocation written down: a text of ids and times that any language can hand in.

use std::collections::HashMap;

use serde::Deserialize;

use super::allocate::Allocation;
use super::question::{Capacity, Demand};
use crate::access::document::{Document, find};
use crate::calendar::Moment;
use crate::error::{Error, Place};
use crate::progress::Progress;
use crate::study::Prepared;

/// What there is and what is needed, by the ids of facilities and homes.
///
/// `limit_minutes` is the longest walk. Each `capacity` has `facility`, `from`, `until` and `units`; each `demand` has `home`,
/// `from`, `until` and `units`. Moments are written as `2026-03-10T19:00`, on the clocks of China.
///
/// # Examples
///
/// ```
/// use lifecircle::access::AllocationDocument;
///
/// let bays = AllocationDocument::from_toml(r#"
///     limit_minutes = 5
///     capacity = [{ facility = "node/1", from = "2026-03-10T19:00", until = "2026-03-11T07:00", units = 100 }]
///     demand = [{ home = "way/1", from = "2026-03-10T20:00", until = "2026-03-11T06:30", units = 3 }]
/// "#, "bays.toml")?;
/// assert_eq!(bays.limit_minutes(), 5);
/// let error = AllocationDocument::from_toml("limit_minutes = 5\ndemands = []", "bays.toml").unwrap_err();
/// assert_eq!((error.place().line_number(), error.fix()), (Some(2), Some("did you mean demand?")));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct AllocationDocument {
    file: String,
    written: Written,
}

/// Every key of such a document.
const KEYS: &[&str] = &["limit_minutes", "capacity", "demand", "facility", "home", "from", "until", "units"];

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Written {
    limit_minutes: u32,
    #[serde(default)]
    capacity: Vec<CapacityEntry>,
    #[serde(default)]
    demand: Vec<DemandEntry>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct CapacityEntry {
    facility: String,
    from: String,
    until: String,
    units: u32,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct DemandEntry {
    home: String,
    from: String,
    until: String,
    units: u32,
}

impl AllocationDocument {
    /// Reads TOML; `file` names the text in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`](crate::error::ErrorKind::Format) for a text that is not such a document, with the line, the key and what a mistyped key may have
    /// meant.
    pub fn from_toml(text: &str, file: &str) -> Result<AllocationDocument, Error> {
        let written = Document { text, file, keys: KEYS }.read_toml()?;
        Ok(AllocationDocument { file: file.to_owned(), written })
    }

    /// Reads JSON of the same shape.
    ///
    /// # Errors
    ///
    /// As [`AllocationDocument::from_toml`].
    pub fn from_json(text: &str, file: &str) -> Result<AllocationDocument, Error> {
        let written = Document { text, file, keys: KEYS }.read_json()?;
        Ok(AllocationDocument { file: file.to_owned(), written })
    }

    /// Reads either: JSON when the text begins with a brace, else TOML.
    ///
    /// # Errors
    ///
    /// As [`AllocationDocument::from_toml`].
    pub fn from_text(text: &str, file: &str) -> Result<AllocationDocument, Error> {
        let written = Document { text, file, keys: KEYS }.read_either()?;
        Ok(AllocationDocument { file: file.to_owned(), written })
    }

    /// The longest walk.
    pub fn limit_minutes(&self) -> u32 {
        self.written.limit_minutes
    }

    /// The allocation in a study: see [`Prepared::allocate`].
    ///
    /// # Errors
    ///
    /// As [`Prepared::allocate`]; [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) for an id that does not exist, [`ErrorKind::Value`](crate::error::ErrorKind::Value) for a moment that is
    /// none; each names its row.
    pub fn answer(&self, prepared: &Prepared, progress: &dyn Progress) -> Result<Allocation, Error> {
        let study = prepared.study();
        let ids = study.facilities().rows.iter().enumerate();
        let facilities: HashMap<&str, usize> = ids.map(|(row, facility)| (facility.id.as_str(), row)).collect();
        let ids = study.homes().rows.iter().enumerate();
        let homes: HashMap<&str, usize> = ids.map(|(row, home)| (home.id.as_str(), row)).collect();
        let capacity = |(row, entry): (u64, &CapacityEntry)| {
            let place = |key: &str| self.place("capacity", row, key);
            let facility =
                find(&facilities, "facility", &entry.facility).map_err(|error| error.at(place("facility")))?;
            let (from, until) = window(&entry.from, &entry.until, place)?;
            Ok(Capacity { facility, from, until, units: entry.units })
        };
        let demand = |(row, entry): (u64, &DemandEntry)| {
            let place = |key: &str| self.place("demand", row, key);
            let home = find(&homes, "home", &entry.home).map_err(|error| error.at(place("home")))?;
            let (from, until) = window(&entry.from, &entry.until, place)?;
            Ok(Demand { home, from, until, units: entry.units })
        };
        let capacities = (0..).zip(&self.written.capacity).map(capacity).collect::<Result<Vec<_>, Error>>()?;
        let demands = (0..).zip(&self.written.demand).map(demand).collect::<Result<Vec<_>, Error>>()?;
        prepared.allocate(&capacities, &demands, self.written.limit_minutes, progress)
    }

    /// Where an entry of a list stands.
    fn place(&self, list: &str, row: u64, key: &str) -> Place {
        Place::file(&self.file).row(row).column(key).with_object(list)
    }
}

fn window(from: &str, until: &str, place: impl Fn(&str) -> Place) -> Result<(Moment, Moment), Error> {
    let from = from.parse().map_err(|error: Error| error.at(place("from")))?;
    Ok((from, until.parse().map_err(|error: Error| error.at(place("until")))?))
}

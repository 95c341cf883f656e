//! The names of divisions: those of GB/T 2260 down to the district, and the host's own below.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{DivisionCode, DivisionLevel};
use crate::error::{Error, ErrorKind, Place};

/// The bundled tables: see `core/divisions/SOURCE.txt`.
const TABLES: [(&str, &str); 3] = [
    ("provinces.csv", include_str!("../../../divisions/provinces.csv")),
    ("cities.csv", include_str!("../../../divisions/cities.csv")),
    ("areas.csv", include_str!("../../../divisions/areas.csv")),
];

/// Names by code.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::DivisionNames;
///
/// let mut names = DivisionNames::bundled().clone();
/// assert_eq!(names.get("320106".parse()?), Some("鼓楼区"));
/// names.insert("320106002".parse()?, "华侨路街道");
/// assert_eq!(names.full("320106002".parse()?), "江苏省南京市鼓楼区华侨路街道");
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DivisionNames {
    names: BTreeMap<DivisionCode, String>,
}

impl DivisionNames {
    /// Provinces, cities and districts as of 2024.
    pub fn bundled() -> &'static DivisionNames {
        static BUNDLED: OnceLock<DivisionNames> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let mut names = DivisionNames::default();
            // A test holds every row of the bundled tables to being read.
            TABLES.iter().for_each(|(file, text)| drop(names.read_csv(text, file)));
            names
        })
    }

    /// Adds the rows of a CSV text with the columns `code` and `name`; returns how many.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] without those columns, [`ErrorKind::Value`] for a code that is none, [`ErrorKind::Format`]
    /// for a row that cannot be read. Rows before it are kept.
    pub fn read_csv(&mut self, text: &str, file: &str) -> Result<usize, Error> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let broken = |line: u64| Error::new(ErrorKind::Format, "a row cannot be read").at(Place::file(file).line(line));
        let header = reader.headers().map_err(|_| broken(1))?.clone();
        let column = |name: &str| {
            let missing = || Error::new(ErrorKind::Column, "a table of names needs this column");
            let found = header.iter().position(|column| column.trim() == name);
            found.ok_or_else(|| missing().with_value(name).at(Place::file(file).line(1)))
        };
        let (code, name, mut rows) = (column("code")?, column("name")?, 0);
        for record in reader.records() {
            let line = rows as u64 + 2;
            let record = record.map_err(|_| broken(line))?;
            let (Some(code), Some(name)) = (record.get(code), record.get(name)) else { return Err(broken(line)) };
            let parsed = code.parse::<DivisionCode>().map_err(|e| e.at(Place::file(file).line(line).column("code")))?;
            self.insert(parsed, name);
            rows += 1;
        }
        Ok(rows)
    }

    /// Names a division.
    pub fn insert(&mut self, code: DivisionCode, name: impl Into<String>) {
        self.names.insert(code, name.into());
    }

    /// The name of a division; `None` when the tables do not know it.
    pub fn get(&self, code: DivisionCode) -> Option<&str> {
        if code == DivisionCode::NATION {
            return Some("全国");
        }
        self.names.get(&code).map(String::as_str)
    }

    /// The name with those of the divisions it lies in, from the province down; unknown ones are left out.
    pub fn full(&self, code: DivisionCode) -> String {
        let mut lineage: Vec<DivisionCode> = code.lineage().collect();
        lineage.reverse();
        let below = lineage.iter().filter(|code| code.level() != DivisionLevel::Nation);
        // The city of a municipality is called 市辖区 and says nothing.
        below.filter_map(|code| self.get(*code)).filter(|name| *name != "市辖区" && *name != "县").collect()
    }

    /// How many names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

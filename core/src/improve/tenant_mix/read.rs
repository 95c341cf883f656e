//! Units from CSV.

use crate::error::Error;
use crate::geo::Crs;
use crate::improve::document::{Document, Entry, Section};
use crate::improve::rows::{Flaw, Names, Rows, read_rows};
use crate::model::{Unit, Units};

/// The columns of a table of units, and what they are called in Chinese; the first three are needed.
const COLUMNS: [Names; 7] = [
    ("id", "编号"),
    ("lon", "经度"),
    ("lat", "纬度"),
    ("name", "名称"),
    ("frontage_m", "门面宽"),
    ("area_m2", "面积"),
    ("category", "业态"),
];

impl Units {
    /// Units from a CSV file (UTF-8, UTF-16, GBK or GB18030; comma, semicolon or tab).
    ///
    /// Needs `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `frontage_m`, `area_m2` and `category`; a unit without a category is
    /// vacant. Each bad row is in the report with line, column, value and why.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`](crate::error::ErrorKind::Empty) when there is no header,
    /// [`ErrorKind::Column`](crate::error::ErrorKind::Column) when a needed column is missing, with the nearest name.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::model::Units;
    ///
    /// let csv = "id,lon,lat,frontage_m,category\n1,118.778,32.043,6,market\n2,118.779,32.043,-4,\n3,118.78,32.043,5,\n";
    /// let units = Units::from_csv(csv.as_bytes(), "units.csv", Crs::Wgs84)?;
    /// assert_eq!(units.rows.iter().map(|unit| unit.is_vacant()).collect::<Vec<_>>(), [false, true]);
    /// assert_eq!(units.report.defects()[0].place.to_string(), "units.csv, line 3, column frontage_m");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_csv(bytes: &[u8], file: &str, crs: Crs) -> Result<Units, Error> {
        let (rows, report) = read_rows(bytes, file, crs, (&COLUMNS, 3, "bad-unit"), |unit| &unit.id, unit)?;
        Ok(Units { rows, report })
    }

    /// Units from TOML, or JSON of the same shape: a list `unit` with the columns of [`Units::from_csv`] as keys and
    /// `at = [longitude, latitude]` in WGS-84.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, with file, line, key and the nearest valid names.
    pub fn from_text(text: &str, file: &str) -> Result<Units, Error> {
        let document = Document::read(text, file)?;
        let root = document.root()?;
        root.only(&["unit"])?;
        let rows = root.each("unit")?.iter().map(unit_of).collect::<Result<_, _>>()?;
        Ok(Units { rows, ..Units::default() })
    }
}

fn unit(rows: &Rows<'_>, row: usize) -> Result<Unit, Flaw> {
    let categories = rows.categories(row, "category")?;
    if categories.len() > 1 {
        let error = Error::new(crate::error::ErrorKind::Value, "a unit has one category");
        return Err(Flaw::new("category", error.with_fix("name the main one")));
    }
    Ok(Unit {
        id: rows.needed(row, "id")?,
        name: rows.text(row, "name"),
        position: rows.position(row)?,
        frontage_m: rows.amount(row, "frontage_m")?,
        area_m2: rows.amount(row, "area_m2")?,
        category: categories.first().copied(),
    })
}

fn unit_of(section: &Section<'_>) -> Result<Unit, Error> {
    section.only(&["id", "at", "name", "frontage_m", "area_m2", "category"])?;
    Ok(Unit {
        id: section.need("id")?.text()?,
        name: section.read("name", Entry::text)?,
        position: section.need("at")?.position()?,
        frontage_m: section.read("frontage_m", Entry::amount)?,
        area_m2: section.read("area_m2", Entry::amount)?,
        category: section.read("category", Entry::category)?,
    })
}

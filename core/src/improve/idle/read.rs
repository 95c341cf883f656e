//! Idle spaces and their uses from CSV, TOML and JSON.

use super::IdleUse;
use super::week::Minutes;
use crate::error::Error;
use crate::geo::Crs;
use crate::improve::document::{Document, Entry, Section};
use crate::improve::rows::{Flaw, Names, Rows, read_rows};
use crate::model::{IdleSpace, IdleSpaces};

/// The columns of a table of spaces, and what they are called in Chinese; the first three are needed.
const COLUMNS: [Names; 13] = [
    ("id", "编号"),
    ("lon", "经度"),
    ("lat", "纬度"),
    ("name", "名称"),
    ("area_m2", "面积"),
    ("allowed", "可用业态"),
    ("forbidden", "禁止业态"),
    ("hours", "可用时间"),
    ("constraint", "使用条件"),
    ("reverts_in_emergency", "平急两用"),
    ("owner", "权属"),
    ("departments", "部门"),
    ("cost", "费用"),
];

/// The keys of a space in a document.
const KEYS: [&str; 12] = [
    "id",
    "at",
    "name",
    "area_m2",
    "allowed",
    "forbidden",
    "hours",
    "constraint",
    "reverts_in_emergency",
    "owner",
    "departments",
    "cost",
];

impl IdleSpaces {
    /// Idle spaces from a CSV file (UTF-8, UTF-16, GBK or GB18030; comma, semicolon or tab).
    ///
    /// Needs `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `area_m2`, `allowed` and `forbidden` (categories, separated by
    /// `;`), `hours`, `constraint`, `reverts_in_emergency`, `owner`, `departments` (separated by `;`) and `cost`. Each bad row is in the
    /// report with line, column, value and why.
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
    /// use lifecircle::model::IdleSpaces;
    ///
    /// let csv = "编号,经度,纬度,面积,可用业态,可用时间\n\
    ///            a,118.778,32.043,120,market;repair,06:00-22:00\nb,118.779,32.044,,markte,\n";
    /// let spaces = IdleSpaces::from_csv(csv.as_bytes(), "spaces.csv", Crs::Wgs84)?;
    /// assert_eq!((spaces.rows.len(), spaces.rows[0].allowed.len()), (1, 2));
    /// assert_eq!(spaces.report.defects()[0].place.to_string(), "spaces.csv, line 3, column allowed");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_csv(bytes: &[u8], file: &str, crs: Crs) -> Result<IdleSpaces, Error> {
        let (rows, report) = read_rows(bytes, file, crs, (&COLUMNS, 3, "bad-space"), |space| &space.id, space)?;
        Ok(IdleSpaces { rows, report })
    }

    /// Idle spaces and what could move in from TOML, or JSON of the same shape: a list `space` with the columns of
    /// [`IdleSpaces::from_csv`] as keys and `at = [longitude, latitude]` in WGS-84, and a list `use` with `category` and, where they
    /// matter, `id`, `hours`, `min_area_m2` and `fixed`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, with file, line, key and the nearest valid names: [`ErrorKind`](crate::error::ErrorKind)
    /// `Format` for what is no such document, `Value`, `Category` or `Coordinate` for a value.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::IdleSpaces;
    ///
    /// let text = r#"
    ///     [[space]]
    ///     id = "yard"
    ///     at = [118.778, 32.043]
    ///     reverts_in_emergency = true
    ///     [[use]]
    ///     category = "market"
    ///     hours = "06:00-10:00"
    /// "#;
    /// let (spaces, uses) = IdleSpaces::from_text(text, "idle.toml")?;
    /// assert_eq!((spaces.rows.len(), uses[0].id.as_str()), (1, "market"));
    /// let refused = IdleSpaces::from_text(&text.replace("hours", "hour"), "idle.toml").unwrap_err();
    /// assert_eq!(refused.fix(), Some("did you mean hours?"));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_text(text: &str, file: &str) -> Result<(IdleSpaces, Vec<IdleUse>), Error> {
        let document = Document::read(text, file)?;
        let root = document.root()?;
        root.only(&["space", "use"])?;
        let rows = root.each("space")?.iter().map(space_of).collect::<Result<_, _>>()?;
        let uses = root.each("use")?.iter().map(use_of).collect::<Result<_, _>>()?;
        Ok((IdleSpaces { rows, ..IdleSpaces::default() }, uses))
    }
}

fn space(rows: &Rows<'_>, row: usize) -> Result<IdleSpace, Flaw> {
    let hours = rows.text(row, "hours");
    if let Some(text) = &hours {
        Minutes::of_hours(text).map_err(|error| Flaw::new("hours", error))?;
    }
    let departments = rows.text(row, "departments").unwrap_or_default();
    let departments = departments.split(['|', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
    Ok(IdleSpace {
        id: rows.needed(row, "id")?,
        name: rows.text(row, "name"),
        position: rows.position(row)?,
        area_m2: rows.amount(row, "area_m2")?,
        allowed: rows.categories(row, "allowed")?,
        forbidden: rows.categories(row, "forbidden")?,
        hours,
        constraint: rows.text(row, "constraint"),
        reverts_in_emergency: rows.flag(row, "reverts_in_emergency")?,
        owner: rows.text(row, "owner"),
        departments: departments.map(str::to_owned).collect(),
        cost: rows.amount(row, "cost")?,
    })
}

fn space_of(section: &Section<'_>) -> Result<IdleSpace, Error> {
    section.only(&KEYS)?;
    Ok(IdleSpace {
        id: section.need("id")?.text()?,
        name: section.read("name", Entry::text)?,
        position: section.need("at")?.position()?,
        area_m2: section.read("area_m2", Entry::amount)?,
        allowed: section.read("allowed", Entry::categories)?.unwrap_or_default(),
        forbidden: section.read("forbidden", Entry::categories)?.unwrap_or_default(),
        hours: section.read("hours", hours)?,
        constraint: section.read("constraint", Entry::text)?,
        reverts_in_emergency: section.read("reverts_in_emergency", Entry::flag)?.unwrap_or(false),
        owner: section.read("owner", Entry::text)?,
        departments: section.read("departments", Entry::texts)?.unwrap_or_default(),
        cost: section.read("cost", Entry::amount)?,
    })
}

fn use_of(section: &Section<'_>) -> Result<IdleUse, Error> {
    section.only(&["id", "category", "hours", "min_area_m2", "fixed"])?;
    let plain = IdleUse::of(section.need("category")?.category()?);
    Ok(IdleUse {
        id: section.read("id", Entry::text)?.unwrap_or_else(|| plain.id.clone()),
        hours: section.read("hours", hours)?,
        min_area_m2: section.read("min_area_m2", Entry::amount)?,
        fixed: section.read("fixed", Entry::flag)?.unwrap_or(false),
        ..plain
    })
}

fn hours(entry: &Entry<'_>) -> Result<String, Error> {
    let text = entry.text()?;
    Minutes::of_hours(&text).map_err(|error| error.at(entry.place()))?;
    Ok(text)
}

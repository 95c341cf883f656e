//! A register filled from tables: CSV, or whatever turns into columns.

use super::entry::{Entry, Proposal};
use super::table::SEPARATOR;
use super::{NeedsRegister, record};
use crate::calendar::Date;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place, nearest_names};
use crate::geo::LonLat;
use crate::model::{Catalogue, Need};
use crate::register::Appended;
use crate::source::table::text_table;
use crate::table::{Geometries, Table, Value};

/// The columns, and what they are called in Chinese.
const COLUMNS: [(&str, &str); 14] = [
    ("entry", "事项"),
    ("id", "编号"),
    ("needs", "需求编号"),
    ("on", "日期"),
    ("text", "内容"),
    ("list", "清单"),
    ("category", "业态"),
    ("circle", "生活圈"),
    ("people", "人数"),
    ("proposal", "建议编号"),
    ("satisfied", "满意人数"),
    ("asked", "受访人数"),
    ("lon", "经度"),
    ("lat", "纬度"),
];

/// The kinds of entries in the order they may happen on one day, and what they are called in Chinese.
const KINDS: [(&str, &str); 5] =
    [("raised", "问需"), ("consulted", "协商"), ("proposed", "问计"), ("served", "服务"), ("rated", "问效")];

impl NeedsRegister {
    /// Enters the rows of a CSV file (UTF-8, UTF-16, GBK or GB18030; comma, semicolon or tab), whatever their order.
    ///
    /// Needs the columns `id` and `on` (编号, 日期) and takes those of
    /// [`entries_table`](NeedsRegister::entries_table) by their English or Chinese names; without `entry` every row raises a
    /// need. Positions are `lon` and `lat` in WGS-84. The good rows are entered together, in the order of their dates; each bad row
    /// is in the report with its line and why.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] when there is no header, [`ErrorKind::Column`] when a needed column is missing; those of the store.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::register::NeedsRegister;
    ///
    /// let mut register = NeedsRegister::in_memory()?;
    /// let csv = "编号,日期,清单,业态,内容\nn1,2026-03-02,red,repair,修鞋无处去\nn2,2026-02-30,red,,\n";
    /// let report = register.import_csv(csv.as_bytes(), "needs.csv")?;
    /// assert_eq!(register.needs().count(), 1);
    /// assert_eq!(report.defects()[0].place.to_string(), "needs.csv, line 3, column on");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn import_csv(&mut self, bytes: &[u8], file: &str) -> Result<DataReport, Error> {
        let mut report = DataReport::default();
        let (table, lines) = text_table(bytes, file, &mut report)?;
        let at = |row: usize| lines.get(row).map_or(Place::file(file), |line| Place::file(file).line(*line));
        self.import(&table, &at, report)
    }

    /// Enters the rows of a table, as [`import_csv`](NeedsRegister::import_csv) does; places in the report are rows of `name`.
    ///
    /// # Errors
    ///
    /// Those of [`import_csv`](NeedsRegister::import_csv).
    pub fn import_table(&mut self, table: &Table, name: &str) -> Result<DataReport, Error> {
        self.import(table, &|row| Place::file(name).row(row as u64), DataReport::default())
    }

    fn import(
        &mut self,
        table: &Table,
        at: &dyn Fn(usize) -> Place,
        mut report: DataReport,
    ) -> Result<DataReport, Error> {
        let rows = Rows::new(table)?;
        let mut entries = Vec::new();
        for row in 0..table.row_count() {
            match rows.entry(row) {
                Ok(entry) => entries.push((rank(&entry), entry, at(row))),
                Err(flaw) => report.push(flaw.at(at(row))),
            }
        }
        // A stable sort: entries of one kind and day keep the order of the file.
        entries.sort_by_key(|(rank, entry, _)| (*rank, entry.on()));
        loop {
            let (mut next, mut kept, mut refused) = (self.state.clone(), Vec::new(), Vec::new());
            for (_, entry, place) in &entries {
                match next.apply(entry, &self.lists) {
                    Ok(()) => kept.push(entry.clone()),
                    Err(error) => refused.push(defect(&error, "entry-refused").at(place.clone())),
                }
            }
            let records: Vec<Vec<u8>> = kept.iter().map(record::write).collect::<Result<_, _>>()?;
            match self.store.append(&self.stream, self.entries.len() as u64, &records)? {
                Appended::Done => {
                    refused.into_iter().for_each(|defect| report.push(defect));
                    self.stands(Some(next), kept)?;
                    return Ok(report);
                }
                Appended::Conflict { .. } => self.refresh()?,
            }
        }
    }
}

/// Which entries of one day come first.
fn rank(entry: &Entry) -> usize {
    KINDS.iter().position(|(kind, _)| *kind == entry.kind()).unwrap_or(KINDS.len())
}

/// A flaw of a row and the column it stands in.
struct Flaw {
    column: &'static str,
    error: Error,
}

impl Flaw {
    fn at(&self, place: Place) -> Defect {
        defect(&self.error, "bad-entry").at(place.column(self.column))
    }
}

fn defect(error: &Error, code: &'static str) -> Defect {
    let mut defect = Defect::error(error.kind(), code, error.message());
    if let Some(value) = error.value() {
        defect = defect.with_value(value);
    }
    if let Some(fix) = error.fix() {
        defect = defect.with_fix(fix);
    }
    defect
}

/// A table whose columns are known to be enough.
struct Rows<'t> {
    table: &'t Table,
    /// The column of the table that holds each of [`COLUMNS`].
    held: [Option<&'t crate::table::Column>; COLUMNS.len()],
}

impl<'t> Rows<'t> {
    fn new(table: &'t Table) -> Result<Rows<'t>, Error> {
        let held = COLUMNS.map(|(name, chinese)| table.column(name).or_else(|| table.column(chinese)));
        let rows = Rows { table, held };
        for needed in ["id", "on"] {
            if rows.column(needed).is_none() {
                let names: Vec<&str> = table.columns().iter().map(|column| column.name()).collect();
                let near = nearest_names(needed, names.iter().copied());
                let fix =
                    near.first().map_or(format!("it has {}", names.join(", ")), |n| format!("the nearest is `{n}`"));
                return Err(Error::new(ErrorKind::Column, "the table lacks a column of the register")
                    .with_value(needed)
                    .with_fix(fix));
            }
        }
        Ok(rows)
    }

    fn column(&self, name: &str) -> Option<&'t crate::table::Column> {
        let slot = COLUMNS.iter().position(|(column, _)| *column == name)?;
        self.held[slot]
    }

    /// The text of a cell; `None` when it is empty or there is no such column.
    fn text(&self, row: usize, column: &str) -> Option<String> {
        let text = match self.column(column)?.values().get(row)? {
            Value::Text(text) => text.trim().to_owned(),
            Value::Real(number) => number.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Flag(flag) => flag.to_string(),
        };
        (!text.is_empty()).then_some(text)
    }

    fn needed(&self, row: usize, column: &'static str) -> Result<String, Flaw> {
        let empty = || Flaw { column, error: Error::new(ErrorKind::Value, "the cell must not be empty") };
        self.text(row, column).ok_or_else(empty)
    }

    fn number<T: std::str::FromStr>(&self, row: usize, column: &'static str) -> Result<Option<T>, Flaw> {
        let Some(text) = self.text(row, column) else { return Ok(None) };
        let wrong = |_| Flaw {
            column,
            error: Error::new(ErrorKind::Value, "the cell must hold a number")
                .with_value(&text)
                .with_fix("write digits"),
        };
        text.parse().map(Some).map_err(wrong)
    }

    fn entry(&self, row: usize) -> Result<Entry, Flaw> {
        let id = self.needed(row, "id")?;
        let on: Date = self.needed(row, "on")?.parse().map_err(|error| Flaw { column: "on", error })?;
        let text = self.text(row, "text").unwrap_or_default();
        match self.kind(row)? {
            "raised" => self.need(row, Need { text, ..Need::new(id, String::new(), on, "") }).map(Entry::Raised),
            "consulted" => Ok(Entry::Consulted { id, needs: self.ids(row)?, on, text }),
            "proposed" => Ok(Entry::Proposed(Proposal { id, needs: self.ids(row)?, on, text })),
            "served" => {
                let (needs, proposal) = (self.ids(row)?, self.text(row, "proposal"));
                Ok(Entry::Served { id, needs, on, proposal, text })
            }
            _ => {
                let count = |column| {
                    let missing = || Flaw {
                        column,
                        error: Error::new(ErrorKind::Value, "a rating says how many were asked and satisfied"),
                    };
                    self.number(row, column)?.ok_or_else(missing)
                };
                let (satisfied, asked) = (count("satisfied")?, count("asked")?);
                Ok(Entry::Rated { service: id, need: self.needed(row, "needs")?, on, satisfied, asked })
            }
        }
    }

    fn kind(&self, row: usize) -> Result<&'static str, Flaw> {
        let Some(text) = self.text(row, "entry") else { return Ok(KINDS[0].0) };
        let found = KINDS.iter().find(|(kind, chinese)| *kind == text || *chinese == text);
        let names = || KINDS.map(|(kind, chinese)| format!("{kind} ({chinese})")).join(", ");
        found.map(|(kind, _)| *kind).ok_or_else(|| Flaw {
            column: "entry",
            error: Error::new(ErrorKind::Value, "there is no such entry")
                .with_value(text)
                .with_fix(format!("write one of {}", names())),
        })
    }

    fn ids(&self, row: usize) -> Result<Vec<String>, Flaw> {
        let cell = self.needed(row, "needs")?;
        Ok(cell.split(SEPARATOR).map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect())
    }

    fn need(&self, row: usize, need: Need) -> Result<Need, Flaw> {
        let category = self.text(row, "category").map(|name| Catalogue::bundled().find(&name)).transpose();
        Ok(Need {
            list: self.needed(row, "list")?,
            category: category.map_err(|error| Flaw { column: "category", error })?,
            circle: self.text(row, "circle"),
            position: self.position(row)?,
            people: self.number(row, "people")?,
            ..need
        })
    }

    fn position(&self, row: usize) -> Result<Option<LonLat>, Flaw> {
        if let Some(Geometries::Points(points)) = self.table.geometry()
            && let Some(point) = points.get(row).copied().flatten()
        {
            return Ok(Some(point));
        }
        let half = |column, error: &str| Flaw { column, error: Error::new(ErrorKind::Coordinate, error) };
        match (self.number(row, "lon")?, self.number(row, "lat")?) {
            (None, None) => Ok(None),
            (Some(lon), Some(lat)) => LonLat::new(lon, lat).map(Some).map_err(|error| Flaw { column: "lon", error }),
            (Some(_), None) => Err(half("lat", "a longitude needs a latitude")),
            (None, Some(_)) => Err(half("lon", "a latitude needs a longitude")),
        }
    }
}

//! Tables of spaces and units from CSV: columns by their English or Chinese names, and a defect for each bad row.

use crate::error::{DataReport, Defect, Error, ErrorKind, Place, nearest_names};
use crate::geo::{Crs, LonLat};
use crate::model::{Catalogue, CategoryId};
use crate::source::table::text_table;
use crate::table::{Column, Table, Value};

/// A column, and what it is called in Chinese.
pub(in crate::improve) type Names = (&'static str, &'static str);

/// A table whose columns are known to be enough.
pub(in crate::improve) struct Rows<'t> {
    held: Vec<(&'static str, Option<&'t Column>)>,
    crs: Crs,
}

/// What is wrong with a row, and in which column.
pub(in crate::improve) struct Flaw {
    column: &'static str,
    error: Error,
}

impl Flaw {
    pub(in crate::improve) fn new(column: &'static str, error: Error) -> Flaw {
        Flaw { column, error }
    }

    fn defect(&self, code: &'static str, place: Place) -> Defect {
        let mut defect = Defect::error(self.error.kind(), code, self.error.message());
        if let Some(value) = self.error.value() {
            defect = defect.with_value(value);
        }
        if let Some(fix) = self.error.fix() {
            defect = defect.with_fix(fix);
        }
        defect.at(place.column(self.column))
    }
}

/// The good rows of a CSV file, and a report of each bad one; `columns` are those it may have, the first `needed` it must.
///
/// # Errors
///
/// [`ErrorKind::Empty`] when there is no header, [`ErrorKind::Column`] when a needed column is missing.
pub(in crate::improve) fn read_rows<T>(
    bytes: &[u8],
    file: &str,
    crs: Crs,
    (columns, needed, code): (&[Names], usize, &'static str),
    id: fn(&T) -> &str,
    read: impl Fn(&Rows<'_>, usize) -> Result<T, Flaw>,
) -> Result<(Vec<T>, DataReport), Error> {
    let mut report = DataReport::default();
    let (table, lines) = text_table(bytes, file, &mut report)?;
    let rows = Rows::new(&table, columns, needed, crs).map_err(|error| error.at(Place::file(file).line(1)))?;
    let mut good: Vec<T> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in 0..table.row_count() {
        let place = lines.get(row).map_or(Place::file(file), |line| Place::file(file).line(*line));
        match read(&rows, row) {
            Ok(one) if !seen.insert(id(&one).to_owned()) => {
                let error = Error::new(ErrorKind::Duplicate, "two rows have one id").with_value(id(&one));
                report.push(Flaw::new("id", error).defect(code, place));
            }
            Ok(one) => good.push(one),
            Err(flaw) => report.push(flaw.defect(code, place)),
        }
    }
    Ok((good, report))
}

impl<'t> Rows<'t> {
    fn new(table: &'t Table, columns: &[Names], needed: usize, crs: Crs) -> Result<Rows<'t>, Error> {
        let find = |(name, chinese): &Names| {
            let is = |column: &&Column| {
                let called = column.name().trim();
                called.eq_ignore_ascii_case(name) || called == *chinese
            };
            (*name, table.columns().iter().find(is))
        };
        let held: Vec<_> = columns.iter().map(find).collect();
        match held.iter().take(needed).find(|(_, column)| column.is_none()) {
            None => Ok(Rows { held, crs }),
            Some((missing, _)) => {
                let names: Vec<&str> = table.columns().iter().map(Column::name).collect();
                let near = nearest_names(missing, names.iter().copied());
                let has = || format!("it has {}", names.join(", "));
                let fix = near.first().map_or_else(has, |name| format!("the nearest is `{name}`"));
                Err(Error::new(ErrorKind::Column, "the table lacks a column").with_value(missing).with_fix(fix))
            }
        }
    }

    /// The text of a cell; `None` when it is empty or there is no such column.
    pub(in crate::improve) fn text(&self, row: usize, column: &str) -> Option<String> {
        let (_, held) = self.held.iter().find(|(name, _)| *name == column)?;
        let text = match (*held)?.values().get(row)? {
            Value::Text(text) => text.trim().to_owned(),
            Value::Real(number) => number.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Flag(flag) => flag.to_string(),
        };
        (!text.is_empty()).then_some(text)
    }

    pub(in crate::improve) fn needed(&self, row: usize, column: &'static str) -> Result<String, Flaw> {
        let empty = || Flaw::new(column, Error::new(ErrorKind::Value, "the cell must not be empty"));
        self.text(row, column).ok_or_else(empty)
    }

    /// A number that is not negative.
    pub(in crate::improve) fn amount(&self, row: usize, column: &'static str) -> Result<Option<f64>, Flaw> {
        let Some(text) = self.text(row, column) else { return Ok(None) };
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
        let wrong =
            || Error::new(ErrorKind::Value, "the cell must hold a number that is not negative").with_value(&text);
        number.map(Some).ok_or_else(|| Flaw::new(column, wrong()))
    }

    /// Yes or no, in the words of spreadsheets; no where the cell is empty.
    pub(in crate::improve) fn flag(&self, row: usize, column: &'static str) -> Result<bool, Flaw> {
        let Some(text) = self.text(row, column) else { return Ok(false) };
        match text.to_lowercase().as_str() {
            "true" | "yes" | "y" | "1" | "是" => Ok(true),
            "false" | "no" | "n" | "0" | "否" => Ok(false),
            _ => {
                let error = Error::new(ErrorKind::Value, "the cell must say yes or no").with_value(&text);
                Err(Flaw::new(column, error.with_fix("write yes, no, 是 or 否")))
            }
        }
    }

    /// Categories of the bundled catalogue, by id or label, separated by `;` or `|`; none where the cell is empty.
    pub(in crate::improve) fn categories(&self, row: usize, column: &'static str) -> Result<Vec<CategoryId>, Flaw> {
        let Some(text) = self.text(row, column) else { return Ok(Vec::new()) };
        Catalogue::bundled().find_all(&text).map_err(|error| Flaw::new(column, error))
    }

    /// The place in `lon` and `lat`.
    pub(in crate::improve) fn position(&self, row: usize) -> Result<LonLat, Flaw> {
        let number = |column: &'static str| {
            let text = self.needed(row, column)?;
            let wrong = |_| Flaw::new(column, Error::new(ErrorKind::Coordinate, "this is no number").with_value(&text));
            text.parse::<f64>().map_err(wrong)
        };
        let (x, y) = (number("lon")?, number("lat")?);
        self.crs.to_wgs84(x, y).map_err(|error| Flaw::new("lon", error))
    }
}

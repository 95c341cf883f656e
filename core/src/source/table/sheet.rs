//! A small table of text and numbers with named columns: the nodes and the edges of a host's own network.

use std::borrow::Cow;

use csv::StringRecord;

use super::csv::{Records, too_many_rows};
use super::decode::decode;
use super::options::TableOptions;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place, nearest_names};

/// Which column of the table holds which of ours.
type Columns = Vec<(&'static str, usize)>;

/// What takes a row, or says why not.
type Taken = Result<(), Box<Defect>>;

/// A table as it came in.
pub(super) enum Sheet<'a> {
    /// The bytes of a CSV file.
    Csv(&'a [u8]),
    /// Record batches of one schema.
    #[cfg(feature = "arrow")]
    Arrow(&'a [arrow_array::RecordBatch]),
}

impl Sheet<'_> {
    /// Feeds every row to `take`; what it refuses goes to the report. `name` is the table's name in places.
    pub(super) fn read(
        &self,
        name: &str,
        needed: &[&'static str],
        may: &[&'static str],
        options: &TableOptions<'_>,
        report: &mut DataReport,
        mut take: impl FnMut(&SheetRow<'_>) -> Taken,
    ) -> Result<(), Error> {
        let options = options.clone().file(name);
        match self {
            Sheet::Csv(bytes) => read_csv(bytes, name, (needed, may), &options, report, &mut take),
            #[cfg(feature = "arrow")]
            Sheet::Arrow(batches) => read_arrow(batches, name, (needed, may), &options, report, &mut take),
        }
    }
}

fn read_csv(
    bytes: &[u8],
    name: &str,
    (needed, may): (&[&'static str], &[&'static str]),
    options: &TableOptions<'_>,
    report: &mut DataReport,
    take: &mut dyn FnMut(&SheetRow<'_>) -> Taken,
) -> Result<(), Error> {
    let text = decode(bytes, name, report);
    let mut records = Records::new(&text, options)?;
    let header: Vec<&str> = records.header.iter().collect();
    let columns = find_columns(&header, Place::file(name).line(1), needed, may)?;
    let (mut record, mut rows) = (StringRecord::new(), 0);
    while let Some(line) = records.next(&mut record, report) {
        rows += 1;
        if rows > options.max_rows {
            return Err(too_many_rows(options));
        }
        let row = SheetRow { file: name, cells: Cells::Csv { line, record: &record }, columns: &columns };
        take(&row).unwrap_or_else(|defect| report.push(*defect));
    }
    Ok(())
}

#[cfg(feature = "arrow")]
fn read_arrow(
    batches: &[arrow_array::RecordBatch],
    name: &str,
    (needed, may): (&[&'static str], &[&'static str]),
    options: &TableOptions<'_>,
    report: &mut DataReport,
    take: &mut dyn FnMut(&SheetRow<'_>) -> Taken,
) -> Result<(), Error> {
    let Some(first) = batches.first() else {
        return Err(Error::new(ErrorKind::Empty, "there are no record batches")
            .at(Place::file(name))
            .with_fix("give at least one, which may have no rows"));
    };
    let schema = first.schema();
    let header: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let columns = find_columns(&header, Place::file(name), needed, may)?;
    for (_, index) in &columns {
        let field = schema.field(*index);
        if !super::arrow::is_readable(field.data_type()) {
            return Err(Error::new(ErrorKind::Column, "a column has a type this library does not read")
                .with_value(field.data_type())
                .at(Place::file(name).column(field.name()))
                .with_fix("cast it to text or numbers"));
        }
    }
    let mut number = 0;
    for batch in batches {
        if batch.schema().fields() != schema.fields() {
            return Err(Error::new(ErrorKind::Column, "the record batches differ in their columns")
                .at(Place::file(name).row(number))
                .with_fix("give batches of one schema"));
        }
        for row in 0..batch.num_rows() {
            if number == options.max_rows {
                return Err(too_many_rows(options));
            }
            let row = SheetRow { file: name, cells: Cells::Arrow { number, batch, row }, columns: &columns };
            take(&row).unwrap_or_else(|defect| report.push(*defect));
            number += 1;
        }
    }
    Ok(())
}

/// The columns of a header that hold something of ours; an error when one that is needed is missing.
fn find_columns(
    header: &[&str],
    place: Place,
    needed: &[&'static str],
    may: &[&'static str],
) -> Result<Columns, Error> {
    let spelled: Vec<String> = header.iter().map(|name| ours(&name.trim().to_lowercase()).to_owned()).collect();
    let at = |name: &'static str| spelled.iter().position(|h| h == name).map(|index| (name, index));
    if let Some(missing) = needed.iter().find(|name| at(name).is_none()) {
        let near = nearest_names(missing, spelled.iter().map(String::as_str).filter(|name| name.len() > 2));
        let hint = near.first().map_or(String::new(), |name| format!("; the nearest is `{name}`"));
        return Err(Error::new(ErrorKind::Column, format!("the table needs a column {missing}"))
            .with_value(header.join(", "))
            .at(place.column(*missing))
            .with_fix(format!("name a column `{missing}`{hint}")));
    }
    Ok(needed.iter().chain(may).filter_map(|name| at(name)).collect())
}

/// Our name of a column that other tools name otherwise (pgRouting, OSMnx, MATSim).
fn ours(column: &str) -> &str {
    match column {
        "source" | "u" | "from_id" | "from_node" => "from",
        "target" | "v" | "to_id" | "to_node" => "to",
        "x" | "lng" | "longitude" | "经度" => "lon",
        "y" | "latitude" | "纬度" => "lat",
        "osmid" | "node_id" | "编号" => "id",
        "length" => "length_m",
        "ele" | "elevation" => "elevation_m",
        other => other,
    }
}

/// One row of a small table, by the names of its columns.
pub(super) struct SheetRow<'a> {
    file: &'a str,
    cells: Cells<'a>,
    columns: &'a Columns,
}

/// Where the cells of a row stand.
enum Cells<'a> {
    /// In a line of a CSV file.
    Csv { line: u64, record: &'a StringRecord },
    /// In a row of a batch; `number` counts over all batches.
    #[cfg(feature = "arrow")]
    Arrow { number: u64, batch: &'a arrow_array::RecordBatch, row: usize },
}

impl SheetRow<'_> {
    fn cell(&self, column: &str) -> Option<Cow<'_, str>> {
        let (_, index) = self.columns.iter().find(|(name, _)| *name == column)?;
        match &self.cells {
            Cells::Csv { record, .. } => {
                record.get(*index).map(str::trim).filter(|text| !text.is_empty()).map(Cow::Borrowed)
            }
            #[cfg(feature = "arrow")]
            Cells::Arrow { batch, row, .. } => {
                super::arrow::cell(batch.column(*index), *row).text().map(|text| Cow::Owned(text.into_owned()))
            }
        }
    }

    fn place(&self, column: &str) -> Place {
        let place = Place::file(self.file).column(column);
        match &self.cells {
            Cells::Csv { line, .. } => place.line(*line),
            #[cfg(feature = "arrow")]
            Cells::Arrow { number, .. } => place.row(*number),
        }
    }

    pub(super) fn needed<T: std::str::FromStr>(&self, column: &str) -> Result<T, Box<Defect>> {
        self.number(column)?.ok_or_else(|| {
            let message = format!("a row needs its {column}; it is left out");
            Box::new(Defect::error(ErrorKind::Value, "missing-value", message).at(self.place(column)))
        })
    }

    pub(super) fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, Box<Defect>> {
        let Some(text) = self.cell(column) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let message = format!("{column} must be a number; the row is left out");
            let defect = Defect::error(ErrorKind::Value, "bad-number", message).with_value(&text);
            Box::new(defect.at(self.place(column)))
        })
    }

    pub(super) fn named<T: Copy>(&self, column: &str, names: &[(&str, T)]) -> Result<Option<T>, Box<Defect>> {
        let Some(text) = self.cell(column) else { return Ok(None) };
        let found = names.iter().find(|(name, _)| *name == text.as_ref()).map(|(_, value)| Some(*value));
        found.ok_or_else(|| {
            let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let message = format!("{column} is not known; the row is left out");
            let defect = Defect::error(ErrorKind::Value, "unknown-name", message).with_value(&text);
            Box::new(defect.at(self.place(column)).with_fix(format!("use one of {}", known.join(", "))))
        })
    }

    /// The refusal of a coordinate as a defect of this row.
    pub(super) fn refused(&self, error: &Error) -> Defect {
        let defect = Defect::error(error.kind(), "bad-coordinate", error.message()).at(self.place("lon"));
        let defect = match error.value() {
            Some(value) => defect.with_value(value),
            None => defect,
        };
        match error.fix() {
            Some(fix) => defect.with_fix(fix),
            None => defect,
        }
    }
}

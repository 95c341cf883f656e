//! Rows from CSV text.

use csv::{ReaderBuilder, StringRecord};

use super::cell::Cell;
use super::decode::decode;
use super::field::{Field, Kind};
use super::layout::{Layout, Target};
use super::options::TableOptions;
use super::row::{Row, RowPlace, Sink, Spot};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};

/// Feeds every row of a CSV file to `sink`.
///
/// The delimiter is whichever of comma, semicolon and tab the header has most of.
pub(super) fn read_csv(
    bytes: &[u8],
    kind: Kind,
    options: &TableOptions<'_>,
    sink: &mut dyn Sink,
    report: &mut DataReport,
) -> Result<(), Error> {
    let text = decode(bytes, &options.file, report);
    let mut records = Records::new(&text, options)?;
    let mut layout = Layout::new(kind, options);
    let header = std::mem::take(&mut records.header);
    let targets = layout.header(&header.iter().map(str::trim).collect::<Vec<_>>(), report)?;
    let mut record = StringRecord::new();
    let mut row = 0;
    while let Some(line) = records.next(&mut record, report) {
        if row == options.max_rows {
            return Err(too_many_rows(options));
        }
        let at = RowPlace { file: &options.file, spot: Spot::Line(line), number: row };
        row += 1;
        if let Some(defect) = ragged(&record, targets.len(), &at) {
            let lost = defect.severity == crate::error::Severity::Error;
            report.push(defect);
            if lost {
                continue;
            }
        }
        if let Some(defect) = swallowed(&record, records.delimiter, targets.len(), &at) {
            report.push(defect);
        }
        sink.row(cut(&record, &targets, &layout, at), report);
    }
    if row == 0 {
        report.push(
            Defect::warning(ErrorKind::Empty, "no-rows", "the table has a header and no rows")
                .at(Place::file(&options.file)),
        );
    }
    sink.groups(layout.group_names);
    Ok(())
}

/// The cells of a record in the order of the fields.
fn cut<'a>(record: &'a StringRecord, targets: &[Option<Target>], layout: &'a Layout<'_>, at: RowPlace<'a>) -> Row<'a> {
    let mut cells: [Cell<'a>; Field::ALL.len()] = Default::default();
    let mut groups = vec![Cell::Null; layout.group_names.len()];
    for (text, target) in record.iter().zip(targets) {
        match target {
            Some(Target::Field(field)) => cells[field.slot()] = Cell::of_csv(text),
            Some(Target::Group(group)) => groups[*group] = Cell::of_csv(text),
            None => {}
        }
    }
    Row { at, cells, groups, shape: None, own_id: None, columns: &layout.columns }
}

pub(super) fn too_many_rows(options: &TableOptions<'_>) -> Error {
    Error::new(ErrorKind::Limit, format!("the table has more than {} rows", options.max_rows))
        .at(Place::file(&options.file))
        .with_fix("raise the limit of rows, or cut the table")
}

/// A row with cells to spare has lost a quote: its columns no longer mean what the header says. One that ends early
/// is what spreadsheets write when the last cells are empty.
pub(super) fn ragged(record: &StringRecord, columns: usize, at: &RowPlace<'_>) -> Option<Defect> {
    let spare = record.iter().skip(columns).any(|cell| !cell.trim().is_empty());
    let message = || format!("the row has {} cells and the header {columns}", record.len());
    if spare {
        return Some(
            Defect::error(ErrorKind::Format, "too-many-cells", message())
                .with_value(record.iter().skip(columns).collect::<Vec<_>>().join(","))
                .at(at.place())
                .with_fix("quote the cell that holds the delimiter"),
        );
    }
    (record.len() < columns).then(|| {
        Defect::warning(ErrorKind::Format, "short-row", message())
            .at(at.place())
            .with_fix("the missing cells were read as empty")
    })
}

/// A cell that holds whole lines of the table: somebody's opening quote met somebody else's.
pub(super) fn swallowed(record: &StringRecord, delimiter: u8, columns: usize, at: &RowPlace<'_>) -> Option<Defect> {
    let row_like = |line: &&str| line.bytes().filter(|b| *b == delimiter).count() + 1 >= columns.max(2);
    let rows = |cell: &str| cell.lines().skip(1).filter(row_like).count();
    let rows: usize = record.iter().filter(|cell| cell.contains('\n')).map(rows).sum();
    (rows > 0).then(|| {
        let message = format!("a quoted cell holds {rows} more lines that look like rows of the table");
        Defect::warning(ErrorKind::Format, "swallowed-rows", message)
            .at(at.place())
            .with_fix("close the quote, or double it where it is part of the text")
    })
}

/// The records of a text, each with the line it starts on.
pub(super) struct Records<'t> {
    text: &'t str,
    pub(super) delimiter: u8,
    file: &'t str,
    pub(super) header: StringRecord,
    reader: csv::Reader<&'t [u8]>,
    /// Where `reader` began in `text`: bytes and lines.
    start: (usize, u64),
    restarts: u32,
}

impl<'t> Records<'t> {
    /// Past so many quotes that never close, the file is not CSV; looking on would cost quadratic time.
    const MAX_RESTARTS: u32 = 64;

    pub(super) fn new(text: &'t str, options: &'t TableOptions<'_>) -> Result<Records<'t>, Error> {
        let place = || Place::file(&options.file);
        let (body, skipped, told) = excel_hint(text);
        let Some(first) = body.lines().find(|line| !line.trim().is_empty()) else {
            return Err(Error::new(ErrorKind::Empty, "the file is empty")
                .at(place())
                .with_fix("give a header and rows"));
        };
        let delimiter = told.unwrap_or_else(|| delimiter_of(first));
        let start = (text.len() - body.len(), skipped);
        let (mut reader, mut header) = (reader(body, delimiter), StringRecord::new());
        reader
            .read_record(&mut header)
            .map_err(|e| Error::new(ErrorKind::Format, e.to_string()).at(place().line(1)))?;
        Ok(Records { text, delimiter, file: &options.file, header, reader, start, restarts: 0 })
    }

    /// Reads the next record and gives its line, or `None` at the end.
    pub(super) fn next(&mut self, record: &mut StringRecord, report: &mut DataReport) -> Option<u64> {
        loop {
            // The text is valid UTF-8 and rows may have any length, so reading from memory cannot fail.
            if !self.reader.read_record(record).unwrap_or(false) {
                return None;
            }
            let start = self.start.0 + record.position()?.byte() as usize;
            // The reader's own count stands before the line ends it has yet to skip.
            let skipped = self.text.get(start..)?.bytes().take_while(|b| matches!(b, b'\r' | b'\n'));
            let line = self.start.1 + record.position()?.line() + skipped.filter(|b| *b == b'\n').count() as u64;
            if self.start.0 + (self.reader.position().byte() as usize) < self.text.len() {
                return Some(line);
            }
            match self.unclosed(start) {
                None => return Some(line),
                Some(next) => self.step_over(next, line, report)?,
            }
        }
    }

    /// For the last record of the text, which starts at `start`: the byte after its first line when it holds a quote
    /// that never closes and so swallowed the rest of the file.
    fn unclosed(&self, start: usize) -> Option<usize> {
        let rest = self.text.get(start..)?;
        let record = rest.trim_start_matches(['\r', '\n']);
        let odd = record.bytes().filter(|b| *b == b'"').count() % 2 == 1;
        // A quote inside a cell (a 5" pipe) is only text; one at its start opens.
        let opens = record.starts_with('"') || record.as_bytes().windows(2).any(|w| w == [self.delimiter, b'"']);
        let end = record.find('\n').map_or(record.len(), |at| at + 1);
        (odd && opens).then_some(start + (rest.len() - record.len()) + end)
    }

    /// Reports the row with the open quote and goes on behind it.
    fn step_over(&mut self, next: usize, line: u64, report: &mut DataReport) -> Option<()> {
        report.push(
            Defect::error(ErrorKind::Format, "unclosed-quote", "a quote opens and never closes")
                .at(Place::file(self.file).line(line))
                .with_fix("close the quote, or double it where it is part of the text"),
        );
        self.restarts += 1;
        let rest = self.text.get(next..).filter(|_| self.restarts < Self::MAX_RESTARTS)?;
        // Lines are counted afresh: the record before swallowed an unknown number of them.
        let lines = self.text[..next].bytes().filter(|b| *b == b'\n').count() as u64;
        (self.start, self.reader) = ((next, lines), reader(rest, self.delimiter));
        Some(())
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The text behind a first line `sep=;`, by which spreadsheets tell each other the delimiter.
fn excel_hint(text: &str) -> (&str, u64, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, 0, None) };
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (rest, 1, Some(*delimiter)),
        _ => (text, 0, None),
    }
}

/// Whichever of comma, semicolon and tab stands most often outside the quotes of the header; comma when none does.
fn delimiter_of(header: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    // The first of equals wins, and `max_by_key` would give the last.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

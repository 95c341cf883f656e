//! A CSV file as columns of text, for tables that are not of the model.

use csv::StringRecord;

use super::cell::Cell;
use super::csv::{Records, ragged, swallowed, too_many_rows};
use super::decode::decode;
use super::options::TableOptions;
use super::row::{RowPlace, Spot};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place, Severity};
use crate::geo::Crs;
use crate::table::{Column, Table};

/// The rows of a CSV file as columns of text, and the line of each; rows that cannot be cut into cells are in the report.
///
/// # Errors
///
/// `Empty` when there is no header, `Limit` when there are more rows than [`TableOptions`] allow.
pub(crate) fn text_table(bytes: &[u8], file: &str, report: &mut DataReport) -> Result<(Table, Vec<u64>), Error> {
    let options = TableOptions::new(Crs::Wgs84).file(file);
    let text = decode(bytes, file, report);
    let mut records = Records::new(&text, &options)?;
    let header: Vec<String> = records.header.iter().map(|name| name.trim().to_owned()).collect();
    let (mut cells, mut lines) = (vec![Vec::new(); header.len()], Vec::new());
    let (mut record, mut row) = (StringRecord::new(), 0);
    while let Some(line) = records.next(&mut record, report) {
        if row == options.max_rows {
            return Err(too_many_rows(&options));
        }
        let at = RowPlace { file, spot: Spot::Line(line), number: row };
        row += 1;
        let flaws = [ragged(&record, header.len(), &at), swallowed(&record, records.delimiter, header.len(), &at)];
        let lost = flaws.iter().flatten().any(|flaw| flaw.severity == Severity::Error);
        flaws.into_iter().flatten().for_each(|flaw| report.push(flaw));
        if !lost {
            lines.push(line);
            for (slot, column) in cells.iter_mut().enumerate() {
                column.push(record.get(slot).and_then(|cell| Some(Cell::of_csv(cell).text()?.into_owned())));
            }
        }
    }
    let mut table = Table::new(lines.len());
    for (name, column) in header.into_iter().zip(cells).filter(|(name, _)| !name.is_empty()) {
        if name == Table::GEOMETRY || table.column(&name).is_some() {
            let message = "a column of this name cannot be taken; it was passed over";
            report.push(
                Defect::warning(ErrorKind::Column, "column-passed-over", message)
                    .with_value(&name)
                    .at(Place::file(file).line(1)),
            );
            continue;
        }
        table = table.with(Column::text(name, column))?;
    }
    Ok((table, lines))
}

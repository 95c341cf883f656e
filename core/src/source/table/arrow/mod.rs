//! Rows from Arrow record batches and GeoParquet files.

mod column;
mod crs;
mod geometry;
mod parquet;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::Schema;

use super::cell::Cell;
use super::csv::too_many_rows;
use super::field::{Field, Kind};
use super::layout::{Layout, Target};
use super::options::TableOptions;
use super::row::{Row, RowPlace, Sink, Spot};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
pub(super) use column::{cell, is_readable};
use geometry::GeometryColumn;
pub(super) use parquet::read_parquet;

/// Feeds every row of record batches of one schema to `sink`.
pub(super) fn read_batches(
    batches: &[RecordBatch],
    kind: Kind,
    options: &TableOptions<'_>,
    sink: &mut dyn Sink,
    report: &mut DataReport,
) -> Result<(), Error> {
    let Some(first) = batches.first() else {
        let error = Error::new(ErrorKind::Empty, "there are no record batches").at(Place::file(&options.file));
        return Err(error.with_fix("give at least one, which may have no rows"));
    };
    let schema = first.schema();
    let options = crs::settle(&schema, options, report)?;
    let mut batch_reader = BatchReader::new(&schema, kind, &options, report)?;
    for batch in batches {
        if batch.schema().fields() != schema.fields() {
            return Err(Error::new(ErrorKind::Column, "the record batches differ in their columns")
                .at(Place::file(&options.file).row(batch_reader.row))
                .with_fix("give batches of one schema"));
        }
        batch_reader.batch(batch, sink, report)?;
    }
    batch_reader.finish(sink, report);
    Ok(())
}

/// Reads batch after batch of one schema.
struct BatchReader<'o> {
    options: &'o TableOptions<'o>,
    layout: Layout<'o>,
    targets: Vec<Option<Target>>,
    row: u64,
}

impl<'o> BatchReader<'o> {
    fn new(
        schema: &Schema,
        kind: Kind,
        options: &'o TableOptions<'o>,
        report: &mut DataReport,
    ) -> Result<BatchReader<'o>, Error> {
        let mut layout = Layout::new(kind, options);
        let header: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let targets = layout.header(&header, report)?;
        for (field, target) in schema.fields().iter().zip(&targets) {
            let geometry = *target == Some(Target::Field(Field::Geometry));
            let readable = is_readable(field.data_type()) || (geometry && GeometryColumn::takes(field.data_type()));
            if target.is_some() && !readable {
                let fix = if geometry { "encode geometry as WKB" } else { "cast it to text, numbers or booleans" };
                return Err(Error::new(ErrorKind::Column, "a column has a type this library does not read")
                    .with_value(field.data_type())
                    .at(Place::file(&options.file).column(field.name()))
                    .with_fix(fix));
            }
        }
        Ok(BatchReader { options, layout, targets, row: 0 })
    }

    fn batch(&mut self, batch: &RecordBatch, sink: &mut dyn Sink, report: &mut DataReport) -> Result<(), Error> {
        let columns: Vec<(&ArrayRef, Target)> =
            batch.columns().iter().zip(&self.targets).filter_map(|(array, target)| Some((array, (*target)?))).collect();
        let geometry = columns.iter().find(|(_, target)| *target == Target::Field(Field::Geometry));
        let geometry = geometry.and_then(|(array, _)| GeometryColumn::of(array));
        for index in 0..batch.num_rows() {
            if self.row == self.options.max_rows {
                return Err(too_many_rows(self.options));
            }
            let at = RowPlace { file: &self.options.file, spot: Spot::Row(self.row), number: self.row };
            self.row += 1;
            let mut cells: [Cell<'_>; Field::ALL.len()] = Default::default();
            let mut groups = vec![Cell::Null; self.layout.group_names.len()];
            for (array, target) in &columns {
                match target {
                    Target::Field(Field::Geometry) if geometry.is_some() => {}
                    Target::Field(field) => cells[field.slot()] = cell(array, index),
                    Target::Group(group) => groups[*group] = cell(array, index),
                }
            }
            let shape = geometry.as_ref().and_then(|g| g.shape(index));
            sink.row(Row { at, cells, groups, shape, own_id: None, columns: &self.layout.columns }, report);
        }
        Ok(())
    }

    fn finish(self, sink: &mut dyn Sink, report: &mut DataReport) {
        if self.row == 0 {
            let defect = Defect::warning(ErrorKind::Empty, "no-rows", "the table has columns and no rows");
            report.push(defect.at(Place::file(&self.options.file)));
        }
        sink.groups(self.layout.group_names);
    }
}

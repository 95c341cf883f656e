//! Rows from GeoParquet and plain Parquet files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::{BatchReader, crs};
use crate::error::{DataReport, Error, ErrorKind, Place};
use crate::source::table::csv::too_many_rows;
use crate::source::table::field::Kind;
use crate::source::table::options::TableOptions;
use crate::source::table::row::Sink;

/// Rows decoded at a time: enough to be fast, few enough that a batch is small beside the file.
const BATCH_ROWS: usize = 8192;

/// Feeds every row of a Parquet file to `sink`. Only the columns that hold a field are decoded.
pub(in crate::source::table) fn read_parquet(
    bytes: &[u8],
    kind: Kind,
    options: &TableOptions<'_>,
    sink: &mut dyn Sink,
    report: &mut DataReport,
) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "the file is empty").at(Place::file(&options.file)));
    }
    let bytes = Bytes::copy_from_slice(bytes);
    let builder = guard(options, || ParquetRecordBatchReaderBuilder::try_new(bytes))?;
    let stated_rows = builder.metadata().file_metadata().num_rows();
    if u64::try_from(stated_rows).is_ok_and(|rows| rows > options.max_rows) {
        return Err(too_many_rows(options));
    }
    let schema = builder.schema().clone();
    let settled = crs::settle(&schema, options, report)?;
    let whole = BatchReader::new(&schema, kind, &settled, report)?;
    let kept: Vec<usize> = (0..whole.targets.len()).filter(|column| whole.targets[*column].is_some()).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), kept.iter().copied());
    let mut reader = BatchReader { targets: kept.iter().map(|column| whole.targets[*column]).collect(), ..whole };
    let mut batches = guard(options, || builder.with_batch_size(BATCH_ROWS).with_projection(mask).build())?;
    while let Some(batch) = guard(options, || batches.next().transpose())? {
        reader.batch(&batch, sink, report)?;
    }
    reader.finish(sink, report);
    Ok(())
}

/// Runs a step of the Parquet decoder, whose authors promise errors for damaged files but not the absence of panics.
fn guard<T, E: std::fmt::Display>(options: &TableOptions<'_>, step: impl FnOnce() -> Result<T, E>) -> Result<T, Error> {
    let refused = |message: String| {
        Error::new(ErrorKind::Format, format!("the Parquet file cannot be read: {message}"))
            .at(Place::file(&options.file))
            .with_fix("write it again, compressed with snappy or not at all")
    };
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(refused(error.to_string())),
        Err(_) => Err(refused(String::from("it is damaged"))),
    }
}

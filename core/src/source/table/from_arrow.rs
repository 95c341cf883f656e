//! Model tables from Arrow and GeoParquet.

use arrow_array::RecordBatch;

use super::arrow::{read_batches, read_parquet};
use super::facilities::FacilitySink;
use super::field::Kind;
use super::homes::HomeSink;
use super::land::LandSink;
use super::options::TableOptions;
use crate::error::{DataReport, Error};
use crate::model::{Facilities, Homes, ResidentialLand};

impl Facilities {
    /// The facilities of Arrow record batches of one schema.
    ///
    /// Columns are named as those of [`Facilities::from_csv`] and may be text, numbers, booleans or dictionaries of
    /// these. The position is a geometry column (`geoarrow.wkb`, `geoarrow.wkt`, `geoarrow.point` separated or
    /// interleaved; plain or EWKB binary) or two numbers. A coordinate system in the metadata must not contradict the
    /// declared one.
    ///
    /// # Errors
    ///
    /// `Empty` without batches, `Column` when a needed column is missing or of a type no field has, `Crs` for a
    /// contradiction, `Limit` when there are more rows than the options allow; in strict reading also the first row
    /// left out.
    ///
    /// # References
    ///
    /// GeoArrow specification 0.2; ISO 19125 and the EWKB of PostGIS.
    pub fn from_arrow(batches: &[RecordBatch], options: &TableOptions<'_>) -> Result<Facilities, Error> {
        let (mut sink, mut report) = (FacilitySink::new(options), DataReport::default());
        read_batches(batches, Kind::Facilities, options, &mut sink, &mut report)?;
        sink.finish(report)
    }

    /// The facilities of a GeoParquet file (1.0, 1.1), or of a plain Parquet file with two columns of coordinates.
    ///
    /// As [`Facilities::from_arrow`]; `geo` metadata without a `crs` means longitude and latitude in WGS-84.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_arrow`], and `Format` for a file that is damaged or compressed otherwise than with snappy.
    ///
    /// # Performance
    ///
    /// The file is held once and decoded in batches, only in the columns that hold a field.
    ///
    /// # References
    ///
    /// GeoParquet 1.1.0.
    pub fn from_parquet(bytes: &[u8], options: &TableOptions<'_>) -> Result<Facilities, Error> {
        let (mut sink, mut report) = (FacilitySink::new(options), DataReport::default());
        read_parquet(bytes, Kind::Facilities, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl Homes {
    /// The homes of Arrow record batches; see [`Facilities::from_arrow`] for the columns.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_arrow`].
    pub fn from_arrow(batches: &[RecordBatch], options: &TableOptions<'_>) -> Result<Homes, Error> {
        let (mut sink, mut report) = (HomeSink::new(options), DataReport::default());
        read_batches(batches, Kind::Homes, options, &mut sink, &mut report)?;
        sink.finish(report)
    }

    /// The homes of a GeoParquet file; see [`Facilities::from_parquet`].
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_parquet`].
    pub fn from_parquet(bytes: &[u8], options: &TableOptions<'_>) -> Result<Homes, Error> {
        let (mut sink, mut report) = (HomeSink::new(options), DataReport::default());
        read_parquet(bytes, Kind::Homes, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl ResidentialLand {
    /// The residential land of Arrow record batches; see [`Facilities::from_arrow`] for the columns.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_arrow`].
    pub fn from_arrow(batches: &[RecordBatch], options: &TableOptions<'_>) -> Result<ResidentialLand, Error> {
        let (mut sink, mut report) = (LandSink::new(options), DataReport::default());
        read_batches(batches, Kind::Land, options, &mut sink, &mut report)?;
        sink.finish(report)
    }

    /// The residential land of a GeoParquet file; see [`Facilities::from_parquet`].
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_parquet`].
    pub fn from_parquet(bytes: &[u8], options: &TableOptions<'_>) -> Result<ResidentialLand, Error> {
        let (mut sink, mut report) = (LandSink::new(options), DataReport::default());
        read_parquet(bytes, Kind::Land, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

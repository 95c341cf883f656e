//! Tables as GeoParquet.

use std::io::Write;

use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use super::arrow::geoparquet_metadata;
use crate::error::{Error, ErrorKind};
use crate::table::Table;

impl Table {
    /// Writes the table as GeoParquet 1.1 (geometry as WKB in WGS-84), or as plain Parquet when it has no geometry.
    ///
    /// Compressed with snappy, which every reader knows. The same table gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when `out` cannot be written.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::{Crs, LonLat};
    /// use lifecircle::model::Homes;
    /// use lifecircle::table::{Column, Table};
    /// use lifecircle::source::table::TableOptions;
    ///
    /// let table = Table::new(1)
    ///     .with(Column::real("people", [Some(120.0)]))?
    ///     .with_points(vec![Some(LonLat::new(118.78, 32.04)?)])?;
    /// let mut file = Vec::new();
    /// table.write_parquet(&mut file)?;
    ///
    /// let homes = Homes::from_parquet(&file, &TableOptions::new(Crs::Wgs84))?;
    /// assert_eq!(homes.rows[0].people.unwrap().count, 120.0);
    /// assert!(Homes::from_parquet(&file, &TableOptions::new(Crs::Utm { zone: 50, north: true })).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// GeoParquet 1.1.0.
    pub fn write_parquet(&self, out: impl Write + Send) -> Result<(), Error> {
        let batch = self.to_arrow()?;
        let metadata =
            self.geometry().map(|geometry| vec![KeyValue::new(String::from("geo"), geoparquet_metadata(geometry))]);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("lifecircle ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(metadata)
            .build();
        let write = || {
            let mut writer = ArrowWriter::try_new(out, batch.schema(), Some(properties))?;
            writer.write(&batch)?;
            writer.close()
        };
        write().map(drop).map_err(|error| {
            Error::new(ErrorKind::Io, format!("Parquet could not be written: {error}"))
                .with_fix("check that the place exists, may be written and has room")
        })
    }
}

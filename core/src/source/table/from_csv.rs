//! Model tables from CSV.

use super::csv::read_csv;
use super::facilities::FacilitySink;
use super::field::Kind;
use super::homes::HomeSink;
use super::land::LandSink;
use super::options::TableOptions;
use crate::error::{DataReport, Error};
use crate::model::{Facilities, Homes, ResidentialLand};

impl Facilities {
    /// The facilities of a CSV file: UTF-8, UTF-16, GBK or GB18030; comma, semicolon or tab.
    ///
    /// Needs columns for the position (`lon` and `lat`, or `geometry` as WKT or hexadecimal WKB) and for the category
    /// (`category` or AMap's `typecode`), under these or the other names [`Field`](crate::source::table::Field) tells; may have `id`, `name`,
    /// `opening_hours`, `channel`, `capacity` and `area_m2`.
    ///
    /// # Errors
    ///
    /// `Empty` when there is no header, `Column` when a needed or named column is missing, `Limit` when there are more
    /// rows than the options allow; in strict reading also the first row left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::model::Facilities;
    /// use lifecircle::source::table::TableOptions;
    ///
    /// let csv = "id,lon,lat,category\na,118.78,32.04,pharmacy\nb,118.79,north,pharmacy\n";
    /// let shops = Facilities::from_csv(csv.as_bytes(), &TableOptions::new(Crs::Wgs84).file("shops.csv"))?;
    /// assert_eq!(shops.rows.len(), 1);
    /// assert_eq!(shops.report.defects()[0].place.to_string(), "shops.csv, line 3, column lat");
    ///
    /// assert!(Facilities::from_csv(csv.as_bytes(), &TableOptions::new(Crs::Wgs84).strict(true)).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_csv(bytes: &[u8], options: &TableOptions<'_>) -> Result<Facilities, Error> {
        let (mut sink, mut report) = (FacilitySink::new(options), DataReport::default());
        read_csv(bytes, Kind::Facilities, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl Homes {
    /// The homes of a CSV file; see [`Facilities::from_csv`] for the format.
    ///
    /// Needs columns for the position; may have `id`, `name`, `people`, `estimated`, `households`, `floor_area_m2`,
    /// and one column `group:NAME` for each group of people.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_csv`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::model::Homes;
    /// use lifecircle::source::table::TableOptions;
    ///
    /// let csv = "编号;经度;纬度;人口;group:60+\n7;118.78;32.04;120;31\n";
    /// let homes = Homes::from_csv(csv.as_bytes(), &TableOptions::new(Crs::Wgs84))?;
    /// assert_eq!((homes.rows[0].people.unwrap().count, homes.rows[0].groups[0]), (120.0, Some(31.0)));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_csv(bytes: &[u8], options: &TableOptions<'_>) -> Result<Homes, Error> {
        let (mut sink, mut report) = (HomeSink::new(options), DataReport::default());
        read_csv(bytes, Kind::Homes, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl ResidentialLand {
    /// The residential land of a CSV file with a `geometry` column of WKT or hexadecimal WKB polygons.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_csv`].
    pub fn from_csv(bytes: &[u8], options: &TableOptions<'_>) -> Result<ResidentialLand, Error> {
        let (mut sink, mut report) = (LandSink::new(options), DataReport::default());
        read_csv(bytes, Kind::Land, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

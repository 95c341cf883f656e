//! Model tables from GeoJSON.

use super::facilities::FacilitySink;
use super::field::Kind;
use super::geojson::read_geojson;
use super::homes::HomeSink;
use super::land::LandSink;
use super::options::TableOptions;
use crate::error::{DataReport, Error};
use crate::model::{Facilities, Homes, ResidentialLand};

impl Facilities {
    /// The facilities of a GeoJSON file: a feature collection, a single feature, or one feature per line.
    ///
    /// A point is the place; several points are its doors; an area has its doors along its outline. Properties are
    /// named as the columns of [`Facilities::from_csv`]. A damaged feature is reported and the others are kept; heights
    /// are left out. The `crs` member of files older than RFC 7946 must not contradict the declared system.
    ///
    /// # Errors
    ///
    /// `Empty` for an empty file, `Format` for one that is not GeoJSON, `Crs` for a contradiction, `Limit` when there
    /// are more features than the options allow; in strict reading also the first feature left out.
    ///
    /// # Performance
    ///
    /// One feature at a time is in memory beside the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::model::Facilities;
    /// use lifecircle::source::table::TableOptions;
    ///
    /// let json = r#"{"type": "FeatureCollection", "features": [
    ///   {"type": "Feature", "id": 7, "properties": {"category": "park"},
    ///    "geometry": {"type": "MultiPoint", "coordinates": [[118.78, 32.04, 11.0], [118.79, 32.05]]}},
    ///   {"type": "Feature", "properties": {"category": "park"}, "geometry": null}
    /// ]}"#;
    /// let parks = Facilities::from_geojson(json.as_bytes(), &TableOptions::new(Crs::Wgs84))?;
    /// assert_eq!((parks.rows[0].id.as_str(), parks.rows[0].entrances.len()), ("7", 2));
    /// assert_eq!(parks.report.count("missing-coordinates"), 1);
    ///
    /// assert!(Facilities::from_geojson(b"[1, 2]", &TableOptions::new(Crs::Wgs84)).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// RFC 7946; RFC 8142 for one feature per line.
    pub fn from_geojson(bytes: &[u8], options: &TableOptions<'_>) -> Result<Facilities, Error> {
        let (mut sink, mut report) = (FacilitySink::new(options), DataReport::default());
        read_geojson(bytes, Kind::Facilities, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl Homes {
    /// The homes of a GeoJSON file; see [`Facilities::from_geojson`] for the format and [`Homes::from_csv`] for the properties.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_geojson`].
    pub fn from_geojson(bytes: &[u8], options: &TableOptions<'_>) -> Result<Homes, Error> {
        let (mut sink, mut report) = (HomeSink::new(options), DataReport::default());
        read_geojson(bytes, Kind::Homes, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

impl ResidentialLand {
    /// The residential land of a GeoJSON file of polygons; see [`Facilities::from_geojson`] for the format.
    ///
    /// # Errors
    ///
    /// As [`Facilities::from_geojson`].
    pub fn from_geojson(bytes: &[u8], options: &TableOptions<'_>) -> Result<ResidentialLand, Error> {
        let (mut sink, mut report) = (LandSink::new(options), DataReport::default());
        read_geojson(bytes, Kind::Land, options, &mut sink, &mut report)?;
        sink.finish(report)
    }
}

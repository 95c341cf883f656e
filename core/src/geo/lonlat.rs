//! A place on the earth in WGS-84 degrees.

use std::fmt;

use crate::error::{Error, ErrorKind};

/// A place in WGS-84 degrees: longitude first, as GeoJSON does. Always finite and in range.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::LonLat;
///
/// let xinjiekou = LonLat::new(118.778, 32.043)?;
/// assert_eq!(xinjiekou.lon(), 118.778);
/// assert!(LonLat::new(32.043, 118.778).unwrap_err().fix().unwrap().contains("swap"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
#[repr(C)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

crate::machine::column::plain!(LonLat: f64 { lon, lat });

impl LonLat {
    /// The place at `lon`, `lat` in degrees.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Coordinate`] when a number is not finite, or out of ±180 / ±90 (with a hint when the two look swapped).
    pub fn new(lon: f64, lat: f64) -> Result<LonLat, Error> {
        let place = LonLat { lon, lat };
        if place.is_on_earth() {
            return Ok(place);
        }
        let error = Error::new(ErrorKind::Coordinate, "a coordinate must be finite, within ±180° and ±90°")
            .with_value(format_args!("{lon}, {lat}"));
        let fix = match (LonLat { lon: lat, lat: lon }).is_on_earth() {
            true => "swap longitude and latitude: longitude comes first",
            false => "give degrees, or declare the projected system of the numbers",
        };
        Err(error.with_fix(fix))
    }

    /// Whether it is a place: what was not made by [`LonLat::new`] but read from a file must be asked.
    #[inline]
    pub(crate) fn is_on_earth(self) -> bool {
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }

    /// Longitude in degrees.
    #[inline]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees.
    #[inline]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// The point a share `t` of the way to `other`, straight in degrees; `t` is clamped to 0..=1.
    pub fn toward(self, other: LonLat, t: f64) -> LonLat {
        let t = t.clamp(0.0, 1.0);
        LonLat { lon: self.lon + (other.lon - self.lon) * t, lat: self.lat + (other.lat - self.lat) * t }
    }
}

impl fmt::Display for LonLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.7},{:.7}", self.lon, self.lat)
    }
}

impl From<LonLat> for geo_types::Coord<f64> {
    fn from(p: LonLat) -> Self {
        geo_types::Coord { x: p.lon, y: p.lat }
    }
}

/// A box in WGS-84 degrees: west, south, east, north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// The south-west corner.
    pub south_west: LonLat,
    /// The north-east corner.
    pub north_east: LonLat,
}

impl BoundingBox {
    /// The box between west, south, east and north in degrees.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Coordinate`] when a corner is not a place, or west is east of east (a box across the antimeridian is refused).
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<BoundingBox, Error> {
        let (south_west, north_east) = (LonLat::new(west, south)?, LonLat::new(east, north)?);
        if west > east || south > north {
            return Err(Error::new(ErrorKind::Coordinate, "a box must have west <= east and south <= north")
                .with_value(format_args!("{west},{south},{east},{north}"))
                .with_fix("order the numbers west, south, east, north"));
        }
        Ok(BoundingBox { south_west, north_east })
    }

    /// The smallest box around all `points`, or `None` when there are none.
    pub fn around(points: impl IntoIterator<Item = LonLat>) -> Option<BoundingBox> {
        points.into_iter().fold(None, |found, p| match found {
            None => Some(BoundingBox { south_west: p, north_east: p }),
            Some(b) => Some(BoundingBox {
                south_west: LonLat { lon: b.south_west.lon.min(p.lon), lat: b.south_west.lat.min(p.lat) },
                north_east: LonLat { lon: b.north_east.lon.max(p.lon), lat: b.north_east.lat.max(p.lat) },
            }),
        })
    }

    /// Whether `p` lies inside or on the edge.
    pub fn contains(&self, p: LonLat) -> bool {
        let (a, b) = (self.south_west, self.north_east);
        a.lon <= p.lon && p.lon <= b.lon && a.lat <= p.lat && p.lat <= b.lat
    }

    /// The middle of the box.
    pub fn center(&self) -> LonLat {
        self.south_west.toward(self.north_east, 0.5)
    }
}

//! The coordinate systems a table may be in, and the way from each to WGS-84 and back.

use super::gcj02::{bd09_to_gcj02, gcj02_moves, gcj02_to_bd09, gcj02_to_wgs84, wgs84_to_gcj02};
use super::{LonLat, grid::Grid};
use crate::error::{Error, ErrorKind};

/// The coordinate system of a table. Every table source must be told; nothing is guessed.
///
/// Longitude or easting always comes first, latitude or northing second, whatever order an authority prescribes.
/// Names such as `"GCJ02"` or `"EPSG:4547"` parse with [`str::parse`].
///
/// # Examples
///
/// ```
/// use lifecircle::geo::Crs;
///
/// let bureau: Crs = "EPSG:4547".parse()?;
/// let place = bureau.to_wgs84(424_654.893, 2_559_024.739)?;
/// assert_eq!(place.to_string(), "113.2644000,23.1291000");
///
/// let swapped = bureau.to_wgs84(2_559_024.739, 424_654.893).unwrap_err();
/// assert!(swapped.fix().unwrap().contains("swap"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Crs {
    /// WGS-84 degrees, as GPS and OpenStreetMap.
    #[default]
    Wgs84,
    /// UTM metres: zone 1..=60, and whether on the northern half.
    Utm {
        /// 1..=60.
        zone: u8,
        /// North of the equator.
        north: bool,
    },
    /// CGCS2000 degrees (EPSG:4490), as 天地图; taken as the same as WGS-84, from which it differs by centimetres.
    Cgcs2000,
    /// CGCS2000 3-degree Gauss-Krüger metres, as most planning bureaus use.
    Cgcs2000GaussKruger {
        /// The zone 25..=45; its central meridian is three times that.
        zone: u8,
        /// Whether the easting is prefixed with the zone number (EPSG:4513-4533) or not (EPSG:4534-4554).
        prefixed: bool,
    },
    /// GCJ-02 degrees, as AMap and Tencent maps.
    Gcj02,
    /// BD-09 degrees, as Baidu maps.
    Bd09,
}

impl Crs {
    /// The WGS-84 place of coordinates in this system: longitude or easting first.
    ///
    /// # Units
    ///
    /// Degrees, or metres for the projected systems.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Coordinate`] when a number is not finite, out of range, or the two look swapped;
    /// [`ErrorKind::Crs`] when they look like another system's (degrees in a metric system, a missing zone prefix) or
    /// the zone does not exist. Each with the fix.
    ///
    /// # Performance
    ///
    /// Under a microsecond; GCJ-02 and BD-09 take some five evaluations of their formula.
    ///
    /// # References
    ///
    /// GCJ-02 and BD-09: see [`wgs84_to_gcj02`](super::wgs84_to_gcj02). Projections: Karney (2011), J. Geodesy 85.
    pub fn to_wgs84(self, x: f64, y: f64) -> Result<LonLat, Error> {
        match self {
            Crs::Wgs84 => LonLat::new(x, y),
            Crs::Utm { .. } | Crs::Cgcs2000GaussKruger { .. } => Grid::of(self)?.place_at(x, y),
            Crs::Cgcs2000 => self.chinese_degrees(x, y),
            Crs::Gcj02 => {
                let p = self.chinese_degrees(x, y)?;
                let (lon, lat) = gcj02_to_wgs84(p.lon(), p.lat());
                LonLat::new(lon, lat)
            }
            Crs::Bd09 => {
                let p = self.chinese_degrees(x, y)?;
                let (lon, lat) = bd09_to_gcj02(p.lon(), p.lat());
                let (lon, lat) = gcj02_to_wgs84(lon, lat);
                LonLat::new(lon, lat)
            }
        }
    }

    /// The coordinates in this system of a WGS-84 place: longitude or easting first.
    ///
    /// # Units
    ///
    /// Degrees, or metres for the projected systems.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Coordinate`] when the place lies too far from the zone of a projected system,
    /// [`ErrorKind::Crs`] when that zone does not exist.
    pub fn from_wgs84(self, place: LonLat) -> Result<(f64, f64), Error> {
        let (lon, lat) = (place.lon(), place.lat());
        match self {
            Crs::Wgs84 | Crs::Cgcs2000 => Ok((lon, lat)),
            Crs::Utm { .. } | Crs::Cgcs2000GaussKruger { .. } => Grid::of(self)?.metres_of(place),
            Crs::Gcj02 => Ok(wgs84_to_gcj02(lon, lat)),
            Crs::Bd09 => {
                let (x, y) = wgs84_to_gcj02(lon, lat);
                Ok(gcj02_to_bd09(x, y))
            }
        }
    }

    /// Whether coordinates are metres on a plane and not degrees.
    pub const fn is_projected(self) -> bool {
        matches!(self, Crs::Utm { .. } | Crs::Cgcs2000GaussKruger { .. })
    }

    /// Degrees of a system only used in China, where swapped numbers are still a place on earth and must be caught.
    fn chinese_degrees(self, x: f64, y: f64) -> Result<LonLat, Error> {
        let place = LonLat::new(x, y)?;
        if !gcj02_moves(x, y) && gcj02_moves(y, x) {
            return Err(Error::new(ErrorKind::Coordinate, format!("not a place in China, to which {self} belongs"))
                .with_value(format_args!("{x}, {y}"))
                .with_fix("swap longitude and latitude: longitude comes first"));
        }
        Ok(place)
    }
}

#[cfg(test)]
#[path = "crs_tests.rs"]
mod tests;

//! The metric grids: UTM and the 3-degree Gauss-Krüger zones of CGCS2000.

use super::transverse_mercator::{CGCS2000, Ellipsoid, WGS84};
use super::{Crs, LonLat};
use crate::error::{Error, ErrorKind};

/// Both families put this easting on the central meridian, so that none is negative.
const FALSE_EASTING: f64 = 500_000.0;
/// Eastings run from 0 to this: a zone and its neighbours. Wide enough for a city on a zone's border, and
/// narrow enough that a northing taken for an easting is noticed (north of 9° latitude).
const EASTING_END: f64 = 1_000_000.0;

/// A transverse Mercator grid with its false origin and the range of its numbers.
pub(super) struct Grid {
    crs: Crs,
    ellipsoid: &'static Ellipsoid,
    central_meridian: f64,
    scale: f64,
    easting_start: f64,
    false_northing: f64,
    northings: (f64, f64),
}

impl Grid {
    /// The grid of a projected system; an error of kind `Crs` when it has no such zone or is none.
    pub(super) fn of(crs: Crs) -> Result<Grid, Error> {
        match crs {
            Crs::Utm { zone: zone @ 1..=60, north } => Ok(Grid {
                crs,
                ellipsoid: &WGS84,
                central_meridian: f64::from(zone) * 6.0 - 183.0,
                scale: 0.9996,
                easting_start: 0.0,
                false_northing: if north { 0.0 } else { 10_000_000.0 },
                // UTM ends at 84° N and 80° S, where the polar grids begin.
                northings: if north { (0.0, 9_400_000.0) } else { (1_100_000.0, 10_000_000.0) },
            }),
            Crs::Cgcs2000GaussKruger { zone: zone @ 25..=45, prefixed } => Ok(Grid {
                crs,
                ellipsoid: &CGCS2000,
                central_meridian: f64::from(zone) * 3.0,
                scale: 1.0,
                easting_start: if prefixed { f64::from(zone) * 1e6 } else { 0.0 },
                false_northing: 0.0,
                // China ends at 53.6° N; this is 60°.
                northings: (0.0, 6_700_000.0),
            }),
            _ => Err(Error::new(ErrorKind::Crs, "no such zone")
                .with_value(format_args!("{crs:?}"))
                .with_fix("UTM has zones 1 to 60, CGCS2000 3-degree Gauss-Krüger zones 25 to 45")),
        }
    }

    /// The place at easting `x`, northing `y` in metres.
    pub(super) fn place_at(&self, x: f64, y: f64) -> Result<LonLat, Error> {
        if !self.contains(x, y) {
            return Err(self.misfit(x, y));
        }
        let east = (x - self.easting_start - FALSE_EASTING) / self.scale;
        let (dlon, lat) = self.ellipsoid.unproject(east, (y - self.false_northing) / self.scale);
        LonLat::new(wrapped(self.central_meridian + dlon), lat)
    }

    /// The easting and northing of a place in metres.
    pub(super) fn metres_of(&self, place: LonLat) -> Result<(f64, f64), Error> {
        // Eastings reach 15° at 72° of latitude; the series is exact far beyond, and refused before it loses meaning.
        const WIDEST: f64 = 60.0;
        let dlon = wrapped(place.lon() - self.central_meridian);
        let (east, north) = self.ellipsoid.project(dlon.clamp(-WIDEST, WIDEST), place.lat());
        let x = east * self.scale + FALSE_EASTING + self.easting_start;
        let y = north * self.scale + self.false_northing;
        if dlon.abs() <= WIDEST && self.contains(x, y) {
            return Ok((x, y));
        }
        Err(Error::new(ErrorKind::Coordinate, format!("the place is too far from the zone of {}", self.crs))
            .with_value(place)
            .with_fix(format!("use a zone near its longitude; this one is about {}°", self.central_meridian)))
    }

    fn contains(&self, x: f64, y: f64) -> bool {
        (0.0..=EASTING_END).contains(&(x - self.easting_start))
            && (self.northings.0..=self.northings.1).contains(&y)
            && !like_degrees(x, y)
    }

    /// The error for numbers that are none of this grid's, with the likely reason.
    fn misfit(&self, x: f64, y: f64) -> Error {
        let (kind, fix) = if !x.is_finite() || !y.is_finite() {
            (ErrorKind::Coordinate, "give finite numbers".to_owned())
        } else if like_degrees(x, y) {
            (ErrorKind::Crs, "these look like degrees: declare the system of the degrees".to_owned())
        } else if self.contains(y, x) {
            // Chinese survey tables call the northing X and the easting Y.
            (ErrorKind::Coordinate, "swap the two: easting comes first, then northing (测量坐标 X 是北)".to_owned())
        } else if let Some(other) = self.other_prefix(x, y) {
            (ErrorKind::Crs, format!("the easting is one of {other}: declare that"))
        } else {
            let (south, north) = self.northings;
            let (west, east) = (self.easting_start, self.easting_start + EASTING_END);
            let fix = format!("give an easting of {west} to {east} m and a northing of {south} to {north} m");
            (ErrorKind::Coordinate, fix)
        };
        Error::new(kind, format!("not coordinates of {}", self.crs)).with_value(format_args!("{x}, {y}")).with_fix(fix)
    }

    /// The Gauss-Krüger system that differs from this one only in the prefix of the easting, and would fit.
    fn other_prefix(&self, x: f64, y: f64) -> Option<Crs> {
        let Crs::Cgcs2000GaussKruger { zone, prefixed } = self.crs else { return None };
        let prefix = (x / 1e6).floor();
        let other = match prefixed && (0.0..1.0).contains(&prefix) {
            true => Crs::Cgcs2000GaussKruger { zone, prefixed: false },
            // A cast of a float saturates, and `of` refuses zones that do not exist.
            false => Crs::Cgcs2000GaussKruger { zone: prefix as u8, prefixed: true },
        };
        Grid::of(other).ok().filter(|grid| grid.contains(x, y)).map(|_| other)
    }
}

/// Whether these are degrees in some order. As metres they would be a stone's throw from the grid's false origin.
fn like_degrees(x: f64, y: f64) -> bool {
    x.abs() <= 180.0 && y.abs() <= 180.0
}

/// A longitude, or a difference of longitudes, the short way round.
fn wrapped(degrees: f64) -> f64 {
    if degrees > 180.0 {
        degrees - 360.0
    } else if degrees < -180.0 {
        degrees + 360.0
    } else {
        degrees
    }
}

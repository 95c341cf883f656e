//! Where a row is: its coordinates or its geometry, brought to WGS-84.

use geo_types::{Coord, Geometry, LineString, MultiPolygon, Polygon};

use super::cell::Cell;
use super::field::Field;
use super::row::{Flaw, Row, flaw};
use super::stated_crs::agree;
use super::wkb::{Decoded, decode_hex};
use super::wkt::decode_wkt;
use crate::error::{Defect, Error, ErrorKind};
use crate::geo::{Crs, LonLat, polygon_area_m2};
use crate::source::outline::place_inside;

/// Where a row is, in WGS-84.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Site {
    Point(LonLat),
    /// Several points of one place, such as the gates of a park.
    Points(Vec<LonLat>),
    Outline(MultiPolygon<f64>),
}

impl Site {
    /// Where the row is shown: the point, the first of several, or a point inside the outline.
    pub(super) fn position(&self) -> Result<LonLat, Flaw> {
        match self {
            Site::Point(point) => Ok(*point),
            Site::Points(points) => points.first().copied().ok_or_else(empty),
            Site::Outline(outline) => place_inside(outline).ok_or_else(empty),
        }
    }

    /// The area inside an outline in square metres; points have none.
    pub(super) fn area_m2(&self) -> Option<f64> {
        match self {
            Site::Outline(outline) => Some(outline.iter().map(polygon_area_m2).sum()),
            _ => None,
        }
    }
}

/// Where a row is: its geometry when it has one, else its two coordinates.
pub(super) fn locate(row: &mut Row<'_>, crs: Crs) -> Result<Site, (Field, Flaw)> {
    let geometry = |flaw| (Field::Geometry, flaw);
    if let Some(shape) = row.shape.take() {
        return shape.and_then(|shape| of_decoded(shape, crs)).map_err(geometry);
    }
    if let Some(text) = row.cell(Field::Geometry).text() {
        let decoded = decode_hex(text.trim()).unwrap_or_else(|| decode_wkt(&text));
        return decoded.map_err(|e| flaw(&e, "bad-geometry")).and_then(|d| of_decoded(d, crs)).map_err(geometry);
    }
    let (x, y) = (coordinate(row, Field::X)?, coordinate(row, Field::Y)?);
    place(x, y, crs).map(Site::Point).map_err(|flaw| (Field::X, flaw))
}

fn coordinate(row: &Row<'_>, field: Field) -> Result<f64, (Field, Flaw)> {
    match row.cell(field) {
        Cell::Null => Err((field, empty())),
        cell => match cell.number() {
            Ok(Some(number)) => Ok(number),
            Ok(None) => Err((field, empty())),
            Err(text) => {
                let defect = Defect::error(ErrorKind::Coordinate, "bad-coordinate", "a coordinate must be a number");
                Err((field, Box::new(defect.with_value(text).with_fix("write it in digits, such as 118.7833"))))
            }
        },
    }
}

fn empty() -> Flaw {
    let message = "the row has no coordinates";
    Box::new(Defect::error(ErrorKind::Coordinate, "missing-coordinates", message).with_fix("geocode the address"))
}

/// The site of decoded WKB or WKT, whose SRID must not contradict the declared system.
pub(super) fn of_decoded(decoded: Decoded, crs: Crs) -> Result<Site, Flaw> {
    if let Some(srid) = decoded.srid.filter(|srid| *srid != 0) {
        let stated: Result<Crs, Error> = format!("EPSG:{srid}").parse();
        if !stated.is_ok_and(|stated| agree(stated, crs)) {
            let message = format!("the geometry says EPSG:{srid} and the table is declared {}", crs.name());
            let defect = Defect::error(ErrorKind::Crs, "crs-contradiction", message).with_value(srid);
            return Err(Box::new(defect.with_fix("declare the system the geometry is in")));
        }
    }
    site(decoded.geometry, crs)
}

/// The WGS-84 place of two coordinates.
fn place(x: f64, y: f64, crs: Crs) -> Result<LonLat, Flaw> {
    if x == 0.0 && y == 0.0 {
        return Err(empty());
    }
    crs.to_wgs84(x, y).map_err(|error| {
        // What is refused as it stands but would do the other way round was swapped.
        let code = if crs.to_wgs84(y, x).is_ok() { SWAPPED } else { "bad-coordinate" };
        flaw(&error, code)
    })
}

/// The code of a row whose longitude and latitude stand in each other's place.
pub(super) const SWAPPED: &str = "swapped-coordinates";

/// The site of a geometry in the declared system.
pub(super) fn site(geometry: Geometry<f64>, crs: Crs) -> Result<Site, Flaw> {
    match geometry {
        Geometry::Point(point) => place(point.x(), point.y(), crs).map(Site::Point),
        Geometry::MultiPoint(points) => {
            let points: Result<Vec<LonLat>, Flaw> = points.iter().map(|p| place(p.x(), p.y(), crs)).collect();
            points.and_then(|points| if points.is_empty() { Err(empty()) } else { Ok(Site::Points(points)) })
        }
        Geometry::Polygon(polygon) => outline(vec![polygon], crs),
        Geometry::MultiPolygon(polygons) => outline(polygons.0, crs),
        other => {
            let message = "a place must be a point, several points or an area";
            let defect = Defect::error(ErrorKind::Format, "unsupported-geometry", message).with_value(type_of(&other));
            Err(Box::new(defect.with_fix("give the points of its doors, or its outline as a polygon")))
        }
    }
}

fn type_of(geometry: &Geometry<f64>) -> &'static str {
    match geometry {
        Geometry::LineString(_) | Geometry::Line(_) => "LineString",
        Geometry::MultiLineString(_) => "MultiLineString",
        Geometry::GeometryCollection(_) => "GeometryCollection",
        _ => "another type",
    }
}

fn outline(polygons: Vec<Polygon<f64>>, crs: Crs) -> Result<Site, Flaw> {
    let polygons: Result<Vec<Polygon<f64>>, Flaw> = polygons
        .into_iter()
        .filter(|polygon| !polygon.exterior().0.is_empty())
        .map(|polygon| {
            let (outer, inner) = polygon.into_inner();
            let inner: Result<_, Flaw> = inner.into_iter().map(|r| ring(r, crs)).collect();
            Ok(Polygon::new(ring(outer, crs)?, inner?))
        })
        .collect();
    match polygons? {
        none if none.is_empty() => Err(empty()),
        polygons => Ok(Site::Outline(MultiPolygon(polygons))),
    }
}

fn ring(ring: LineString<f64>, crs: Crs) -> Result<LineString<f64>, Flaw> {
    let places: Result<Vec<Coord<f64>>, Flaw> = ring.0.into_iter().map(|c| Ok(place(c.x, c.y, crs)?.into())).collect();
    let places = places?;
    // A ring returns to its start, so three corners are four points.
    if places.len() < 4 {
        let message = "a ring of an area needs at least three corners";
        return Err(Box::new(Defect::error(ErrorKind::Format, "broken-ring", message).with_value(places.len())));
    }
    Ok(LineString(places))
}

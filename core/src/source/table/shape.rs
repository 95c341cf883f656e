//! Geometries from the `geometry` member of a GeoJSON feature.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use serde_json::Value;

use super::row::Flaw;
use crate::error::{Defect, ErrorKind};

/// The geometry of a GeoJSON value, or `None` where it is null. Heights are left out.
pub(super) fn shape(value: &Value) -> Result<Option<Geometry<f64>>, Flaw> {
    if value.is_null() {
        return Ok(None);
    }
    let kind = value.get("type").and_then(Value::as_str).ok_or_else(|| bad("a geometry must have a type", value))?;
    let coordinates = || value.get("coordinates").ok_or_else(|| bad("a geometry must have coordinates", value));
    Ok(Some(match kind {
        "Point" => match coordinates()? {
            // What some writers put for a point that is nowhere.
            Value::Array(none) if none.is_empty() => Geometry::MultiPoint(MultiPoint(Vec::new())),
            point => Geometry::Point(Point(coord(point)?)),
        },
        "MultiPoint" => Geometry::MultiPoint(MultiPoint(list(coordinates()?, |v| Ok(Point(coord(v)?)))?)),
        "LineString" => Geometry::LineString(line(coordinates()?)?),
        "MultiLineString" => Geometry::MultiLineString(MultiLineString(list(coordinates()?, line)?)),
        "Polygon" => Geometry::Polygon(polygon(coordinates()?)?),
        "MultiPolygon" => Geometry::MultiPolygon(MultiPolygon(list(coordinates()?, polygon)?)),
        // Told apart from damage by the caller, which takes no collections.
        "GeometryCollection" => Geometry::GeometryCollection(Default::default()),
        _ => return Err(bad("unknown type of geometry", kind)),
    }))
}

fn bad(message: &str, value: impl std::fmt::Display) -> Flaw {
    let defect = Defect::error(ErrorKind::Format, "bad-geometry", message).with_value(value);
    Box::new(defect.with_fix("write it as RFC 7946 does"))
}

fn list<T>(value: &Value, part: impl FnMut(&Value) -> Result<T, Flaw>) -> Result<Vec<T>, Flaw> {
    let parts = value.as_array().ok_or_else(|| bad("coordinates must be an array", value))?;
    parts.iter().map(part).collect()
}

fn coord(value: &Value) -> Result<Coord<f64>, Flaw> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    match (number(0), number(1)) {
        (Some(x), Some(y)) => Ok(Coord { x, y }),
        _ => Err(bad("a position must be two numbers", value)),
    }
}

fn line(value: &Value) -> Result<LineString<f64>, Flaw> {
    Ok(LineString(list(value, coord)?))
}

fn polygon(value: &Value) -> Result<Polygon<f64>, Flaw> {
    let mut rings = list(value, line)?.into_iter();
    let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Ok(Polygon::new(outer, rings.collect()))
}

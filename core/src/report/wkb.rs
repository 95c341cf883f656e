//! Geometries as well-known binary: ISO, little-endian, two numbers a position, rings by the right-hand rule.

use geo_types::{Coord, Geometry, LineString, Polygon};

use super::rings::wound;

/// The numbers of the types, as ISO 19125 gives them; their order is that of [`type_name`].
const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;
const COLLECTION: u32 = 7;

/// Appends a geometry to `out`.
pub(super) fn write_wkb(out: &mut Vec<u8>, geometry: &Geometry<f64>) {
    match geometry {
        Geometry::Point(point) => write_point(out, point.0),
        Geometry::LineString(line) => write_line(out, line),
        Geometry::Polygon(polygon) => write_polygon(out, polygon),
        Geometry::MultiPoint(points) => {
            head(out, MULTI_POINT, points.0.len());
            points.iter().for_each(|point| write_point(out, point.0));
        }
        Geometry::MultiLineString(lines) => {
            head(out, MULTI_LINE, lines.0.len());
            lines.iter().for_each(|line| write_line(out, line));
        }
        Geometry::MultiPolygon(polygons) => {
            head(out, MULTI_POLYGON, polygons.0.len());
            polygons.iter().for_each(|polygon| write_polygon(out, polygon));
        }
        Geometry::GeometryCollection(parts) => {
            head(out, COLLECTION, parts.0.len());
            parts.iter().for_each(|part| write_wkb(out, part));
        }
        Geometry::Line(line) => write_line(out, &LineString(vec![line.start, line.end])),
        Geometry::Rect(rect) => write_polygon(out, &rect.to_polygon()),
        Geometry::Triangle(triangle) => write_polygon(out, &triangle.to_polygon()),
    }
}

/// The name of a geometry's type, as GeoParquet lists them.
pub(super) fn type_name(geometry: &Geometry<f64>) -> &'static str {
    match geometry {
        Geometry::Point(_) => "Point",
        Geometry::LineString(_) | Geometry::Line(_) => "LineString",
        Geometry::Polygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => "Polygon",
        Geometry::MultiPoint(_) => "MultiPoint",
        Geometry::MultiLineString(_) => "MultiLineString",
        Geometry::MultiPolygon(_) => "MultiPolygon",
        Geometry::GeometryCollection(_) => "GeometryCollection",
    }
}

fn kind(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

/// A count. More than 2³² parts of one geometry cannot exist in memory: each takes at least sixteen bytes of `Coord`.
fn count(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn head(out: &mut Vec<u8>, of: u32, parts: usize) {
    kind(out, of);
    count(out, parts);
}

fn position(out: &mut Vec<u8>, c: Coord<f64>) {
    out.extend(c.x.to_le_bytes());
    out.extend(c.y.to_le_bytes());
}

/// Appends a point to `out`.
pub(super) fn write_point_at(out: &mut Vec<u8>, x: f64, y: f64) {
    write_point(out, Coord { x, y });
}

fn write_point(out: &mut Vec<u8>, c: Coord<f64>) {
    kind(out, POINT);
    position(out, c);
}

fn write_line(out: &mut Vec<u8>, line: &LineString<f64>) {
    head(out, LINE, line.0.len());
    line.coords().for_each(|c| position(out, *c));
}

fn write_polygon(out: &mut Vec<u8>, polygon: &Polygon<f64>) {
    let outer = (!polygon.exterior().0.is_empty()).then_some((polygon.exterior(), true));
    let rings = || outer.into_iter().chain(polygon.interiors().iter().map(|ring| (ring, false)));
    head(out, POLYGON, rings().count());
    for (ring, outer) in rings() {
        count(out, wound(ring, outer).count());
        wound(ring, outer).for_each(|c| position(out, c));
    }
}

//! Geometries as well-known text, for the geometry column of CSV.

use std::io::{self, Write};

use geo_types::{Coord, Geometry, LineString, Polygon};

use super::degrees::write_position;
use super::rings::wound;

/// Writes a geometry as well-known text.
pub(super) fn write_wkt(out: &mut dyn Write, geometry: &Geometry<f64>) -> io::Result<()> {
    match geometry {
        Geometry::Point(point) => {
            out.write_all(b"POINT ")?;
            positions(out, [point.0])
        }
        Geometry::MultiPoint(points) => tagged(out, "MULTIPOINT ", &points.0, |out, p| positions(out, [p.0])),
        Geometry::LineString(line) if !line.0.is_empty() => {
            out.write_all(b"LINESTRING ")?;
            positions(out, line.coords().copied())
        }
        Geometry::LineString(_) => out.write_all(b"LINESTRING EMPTY"),
        Geometry::MultiLineString(lines) => {
            tagged(out, "MULTILINESTRING ", &lines.0, |out, line| positions(out, line.coords().copied()))
        }
        Geometry::Polygon(polygon) if !polygon.exterior().0.is_empty() => {
            out.write_all(b"POLYGON ")?;
            rings(out, polygon)
        }
        Geometry::Polygon(_) => out.write_all(b"POLYGON EMPTY"),
        Geometry::MultiPolygon(polygons) => tagged(out, "MULTIPOLYGON ", &polygons.0, rings),
        Geometry::GeometryCollection(parts) => tagged(out, "GEOMETRYCOLLECTION ", &parts.0, write_wkt),
        Geometry::Line(line) => write_wkt(out, &Geometry::LineString(LineString(vec![line.start, line.end]))),
        Geometry::Rect(rect) => write_wkt(out, &Geometry::Polygon(rect.to_polygon())),
        Geometry::Triangle(triangle) => write_wkt(out, &Geometry::Polygon(triangle.to_polygon())),
    }
}

fn tagged<T>(
    out: &mut dyn Write,
    tag: &str,
    parts: &[T],
    write: impl FnMut(&mut dyn Write, &T) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(tag.as_bytes())?;
    if parts.is_empty() { out.write_all(b"EMPTY") } else { list(out, parts, write) }
}

fn list<T>(
    out: &mut dyn Write,
    parts: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    for (index, part) in parts.into_iter().enumerate() {
        out.write_all(if index == 0 { b"(" } else { b", " })?;
        write(out, part)?;
    }
    out.write_all(b")")
}

fn positions(out: &mut dyn Write, coords: impl IntoIterator<Item = Coord<f64>>) -> io::Result<()> {
    list(out, coords, |out, c| write_position(out, c, " "))
}

fn rings(out: &mut dyn Write, polygon: &Polygon<f64>) -> io::Result<()> {
    let all = std::iter::once((polygon.exterior(), true)).chain(polygon.interiors().iter().map(|ring| (ring, false)));
    list(out, all, |out, (ring, outer)| positions(out, wound(ring, outer)))
}

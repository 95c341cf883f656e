//! Tables as GeoJSON.

use std::io::{self, BufWriter, Write};

use geo_types::{Coord, Geometry, LineString, Polygon};

use super::degrees::write_position;
use super::rings::wound;
use crate::error::{Error, ErrorKind};
use crate::table::{Table, Value};

impl Table {
    /// Writes the table as a GeoJSON feature collection: one feature per row, columns as properties, null where nothing is known.
    ///
    /// Positions are WGS-84 with seven decimals, rings follow the right-hand rule, and rows stream out one by one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when `out` cannot be written.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::LonLat;
    /// use lifecircle::table::{Column, Table};
    ///
    /// let table = Table::new(1)
    ///     .with(Column::text("name", [Some("\"A\"")]))?
    ///     .with(Column::real("market_s", [None]))?
    ///     .with_points(vec![Some(LonLat::new(118.78, 32.04)?)])?;
    /// let mut json = Vec::new();
    /// table.write_geojson(&mut json)?;
    /// let feature = r#"{"type":"Feature","properties":{"name":"\"A\"","market_s":null},"geometry":{"type":"Point","coordinates":[118.78,32.04]}}"#;
    /// assert!(String::from_utf8_lossy(&json).contains(feature));
    ///
    /// let full: &mut [u8] = &mut [0; 10];
    /// assert!(table.write_geojson(full).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// RFC 7946, sections 3.1.6 (right-hand rule), 3.2 (features) and 4 (WGS-84).
    pub fn write_geojson(&self, out: impl Write) -> Result<(), Error> {
        let mut out = BufWriter::new(out);
        write_collection(self, &mut out).and_then(|()| out.flush()).map_err(|e| io_error("GeoJSON", &e))
    }
}

/// A failure to write a file of some format.
pub(super) fn io_error(format: &str, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("{format} could not be written: {error}"))
        .with_fix("check that the place exists, may be written and has room")
}

fn write_collection(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for row in 0..table.row_count() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        write_feature(table, row, out)?;
    }
    out.write_all(b"\n]}\n")
}

fn write_feature(table: &Table, row: usize, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"type\":\"Feature\",\"properties\":{")?;
    for (index, column) in table.columns().iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, column.name())?;
        out.write_all(b":")?;
        match column.values().get(row) {
            None => out.write_all(b"null")?,
            Some(Value::Text(text)) => serde_json::to_writer(&mut *out, text)?,
            Some(Value::Real(number)) => serde_json::to_writer(&mut *out, &number)?,
            Some(Value::Integer(number)) => write!(out, "{number}")?,
            Some(Value::Flag(flag)) => write!(out, "{flag}")?,
        }
    }
    out.write_all(b"},\"geometry\":")?;
    match table.geometry().and_then(|geometry| geometry.get(row)) {
        Some(geometry) => write_geometry(out, &geometry)?,
        None => out.write_all(b"null")?,
    }
    out.write_all(b"}")
}

fn write_geometry(out: &mut dyn Write, geometry: &Geometry<f64>) -> io::Result<()> {
    match geometry {
        Geometry::Point(point) => typed(out, "Point", |out| position(out, point.0)),
        Geometry::MultiPoint(points) => typed(out, "MultiPoint", |out| positions(out, points.iter().map(|p| p.0))),
        Geometry::LineString(line) => typed(out, "LineString", |out| positions(out, line.coords().copied())),
        Geometry::MultiLineString(lines) => typed(out, "MultiLineString", |out| {
            list(out, &lines.0, |out, line: &LineString<f64>| positions(out, line.coords().copied()))
        }),
        Geometry::Polygon(polygon) => typed(out, "Polygon", |out| rings(out, polygon)),
        Geometry::MultiPolygon(polygons) => typed(out, "MultiPolygon", |out| list(out, &polygons.0, rings)),
        Geometry::GeometryCollection(parts) => {
            out.write_all(b"{\"type\":\"GeometryCollection\",\"geometries\":")?;
            list(out, &parts.0, write_geometry)?;
            out.write_all(b"}")
        }
        Geometry::Line(line) => write_geometry(out, &Geometry::LineString(LineString(vec![line.start, line.end]))),
        Geometry::Rect(rect) => write_geometry(out, &Geometry::Polygon(rect.to_polygon())),
        Geometry::Triangle(triangle) => write_geometry(out, &Geometry::Polygon(triangle.to_polygon())),
    }
}

fn typed(out: &mut dyn Write, name: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    write!(out, "{{\"type\":\"{name}\",\"coordinates\":")?;
    write(out)?;
    out.write_all(b"}")
}

fn list<T>(
    out: &mut dyn Write,
    parts: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(b"[")?;
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        write(out, part)?;
    }
    out.write_all(b"]")
}

fn position(out: &mut dyn Write, c: Coord<f64>) -> io::Result<()> {
    out.write_all(b"[")?;
    write_position(out, c, ",")?;
    out.write_all(b"]")
}

fn positions(out: &mut dyn Write, coords: impl IntoIterator<Item = Coord<f64>>) -> io::Result<()> {
    list(out, coords, position)
}

fn rings(out: &mut dyn Write, polygon: &Polygon<f64>) -> io::Result<()> {
    let outer = (!polygon.exterior().0.is_empty()).then_some((polygon.exterior(), true));
    let all = outer.into_iter().chain(polygon.interiors().iter().map(|ring| (ring, false)));
    list(out, all, |out, (ring, outer)| positions(out, wound(ring, outer)))
}

//! A table taken apart for pickling, and put together again.

use geo_types::{Coord, Geometry, LineString, MultiLineString, Polygon};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::table::{Column, Table};
use pyo3::prelude::*;

use crate::error::raise;
use crate::shapes::{Rings, polygons};
use crate::table::values_of;

/// The units the core uses.
const UNITS: [&str; 7] = ["s", "min", "m", "m2", "people", "h", "d"];

type ColumnParts<'py> = (String, &'static str, Option<&'static str>, Bound<'py, PyAny>);
/// What a shape is called, and its coordinates.
type ShapeParts = (String, Rings);
type GeometryParts = Vec<Option<ShapeParts>>;
type ColumnAgain<'py> = (String, String, Option<String>, Bound<'py, PyAny>);

/// Rows, columns as (name, type, unit, values), geometry as (type, coordinates).
pub(crate) type Parts<'py> = (usize, Vec<ColumnParts<'py>>, Option<GeometryParts>);
pub(crate) type PartsAgain<'py> = (usize, Vec<ColumnAgain<'py>>, Option<GeometryParts>);

pub(crate) fn take_apart<'py>(py: Python<'py>, table: &Table) -> PyResult<Parts<'py>> {
    let columns = table.columns().iter().map(|column| {
        let values = values_of(py, column.values(), usize::MAX)?;
        Ok((column.name().to_owned(), column.values().type_name(), column.unit(), values))
    });
    let columns = columns.collect::<PyResult<Vec<_>>>()?;
    let geometry = table.geometry().map(|geometry| {
        (0..geometry.len()).map(|row| geometry.get(row).map(shape_parts).transpose()).collect::<Result<_, _>>()
    });
    Ok((table.row_count(), columns, geometry.transpose().map_err(raise)?))
}

pub(crate) fn put_together((rows, columns, geometry): PartsAgain<'_>) -> PyResult<Table> {
    let mut table = Table::new(rows);
    for column in &columns {
        table = table.with(column_again(column)?).map_err(raise)?;
    }
    match geometry {
        Some(shapes) => with_geometry(table, shapes).map_err(raise),
        None => Ok(table),
    }
}

fn column_again((name, kind, unit, values): &ColumnAgain<'_>) -> PyResult<Column> {
    let column = match kind.as_str() {
        "real" => Column::real(name, values.extract::<Vec<Option<f64>>>()?),
        "integer" => Column::integer(name, values.extract::<Vec<Option<i64>>>()?),
        "text" => Column::text(name, values.extract::<Vec<Option<String>>>()?),
        "flag" => Column::flag(name, values.extract::<Vec<Option<bool>>>()?),
        other => return Err(raise(Error::new(ErrorKind::Value, "no such type of column").with_value(other))),
    };
    Ok(match UNITS.into_iter().find(|known| Some(*known) == unit.as_deref()) {
        Some(unit) => column.in_unit(unit),
        None => column,
    })
}

fn shape_parts(shape: Geometry<f64>) -> Result<ShapeParts, Error> {
    let line = |line: &LineString<f64>| line.0.iter().map(|c| (c.x, c.y)).collect::<Vec<_>>();
    let polygon = |p: &Polygon<f64>| std::iter::once(p.exterior()).chain(p.interiors()).map(line).collect::<Vec<_>>();
    let (kind, rings) = match &shape {
        Geometry::Point(p) => ("Point", vec![vec![vec![(p.x(), p.y())]]]),
        Geometry::LineString(l) => ("LineString", vec![vec![line(l)]]),
        Geometry::MultiLineString(lines) => ("MultiLineString", vec![lines.iter().map(line).collect()]),
        Geometry::Polygon(p) => ("Polygon", vec![polygon(p)]),
        Geometry::MultiPolygon(all) => ("MultiPolygon", all.iter().map(polygon).collect()),
        _ => return Err(Error::new(ErrorKind::Internal, "a table has a shape of a type that no result has")),
    };
    Ok((kind.to_owned(), rings))
}

fn with_geometry(table: Table, shapes: GeometryParts) -> Result<Table, Error> {
    if shapes.iter().flatten().all(|(kind, _)| kind == "Point") {
        let points = shapes.into_iter().map(|shape| shape.map(|(_, rings)| point(&rings)).transpose());
        return table.with_points(points.collect::<Result<_, _>>()?);
    }
    let shapes = shapes.into_iter().map(|shape| shape.map(|(kind, rings)| shape_again(&kind, rings)).transpose());
    table.with_shapes(shapes.collect::<Result<_, _>>()?)
}

fn shape_again(kind: &str, rings: Rings) -> Result<Geometry<f64>, Error> {
    let lines = || rings.iter().flatten().map(|line| LineString::from(line.clone()));
    Ok(match kind {
        "Point" => Geometry::Point(Coord::from(point(&rings)?).into()),
        "LineString" => Geometry::LineString(lines().next().unwrap_or_else(|| LineString::new(Vec::new()))),
        "MultiLineString" => Geometry::MultiLineString(MultiLineString::new(lines().collect())),
        "Polygon" => Geometry::Polygon(polygons(rings).into_iter().next().unwrap_or_else(empty)),
        "MultiPolygon" => Geometry::MultiPolygon(polygons(rings)),
        other => return Err(Error::new(ErrorKind::Value, "no such type of shape").with_value(other)),
    })
}

fn empty() -> Polygon<f64> {
    Polygon::new(LineString::new(Vec::new()), Vec::new())
}

fn point(rings: &Rings) -> Result<LonLat, Error> {
    match rings.iter().flatten().flatten().next() {
        Some((lon, lat)) => LonLat::new(*lon, *lat),
        None => Err(Error::new(ErrorKind::Value, "a point has no coordinates")),
    }
}

//! The geometry column and the coordinate system that Arrow and GeoParquet metadata state.

use arrow_schema::Schema;
use serde_json::Value;

use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::source::table::field::Field;
use crate::source::table::options::TableOptions;
use crate::source::table::stated_crs::check_stated;

/// What metadata says of a geometry column.
struct Stated {
    column: String,
    /// A name of the system; `None` when it says that it does not know.
    crs: Option<String>,
}

/// The options with the geometry column that the metadata names, after checking the system it states.
///
/// # Errors
///
/// `Crs` when the metadata contradicts the declared system, `Column` for an encoding this library does not read.
pub(super) fn settle<'c>(
    schema: &Schema,
    options: &TableOptions<'c>,
    report: &mut DataReport,
) -> Result<TableOptions<'c>, Error> {
    let named = options.columns.get(&Field::Geometry);
    let stated = match geoparquet(schema, options)? {
        Some(stated) => Some(stated),
        None => geoarrow(schema, named, options)?,
    };
    let Some(stated) = stated.filter(|s| named.is_none_or(|named| *named == s.column)) else {
        return Ok(options.clone());
    };
    let place = Place::file(&options.file).column(&stated.column);
    match &stated.crs {
        Some(name) => check_stated(name, options.crs, place, report)?,
        None => {
            let message = format!("the file does not say its coordinate system; it is read as {}", options.crs.name());
            report.push(Defect::note(ErrorKind::Crs, "crs-unstated", message).at(place));
        }
    }
    Ok(options.clone().column(Field::Geometry, stated.column))
}

/// What the `geo` metadata of GeoParquet says of its primary column.
fn geoparquet(schema: &Schema, options: &TableOptions<'_>) -> Result<Option<Stated>, Error> {
    let Some(text) = schema.metadata().get("geo") else { return Ok(None) };
    let place = || Place::file(&options.file).with_object("metadata geo");
    let damaged =
        |what: &str| Error::new(ErrorKind::Format, format!("damaged GeoParquet metadata: {what}")).at(place());
    let geo: Value = serde_json::from_str(text).map_err(|e| damaged(&e.to_string()))?;
    let name = options.columns.get(&Field::Geometry).map(String::as_str);
    let name = name.or_else(|| geo.get("primary_column")?.as_str()).ok_or_else(|| damaged("no primary column"))?;
    let Some(column) = geo.get("columns").and_then(|columns| columns.get(name)) else {
        return Err(damaged("the primary column is not described").with_value(name));
    };
    match column.get("encoding").and_then(Value::as_str) {
        None | Some("WKB" | "point") => {}
        Some(other) => {
            return Err(Error::new(ErrorKind::Column, "a geometry column has an encoding this library does not read")
                .with_value(other)
                .at(Place::file(&options.file).column(name))
                .with_fix("write the geometry as WKB"));
        }
    }
    // Said nothing means longitude and latitude; said null means not known.
    let crs = column.get("crs").map_or_else(|| Some(String::from("OGC:CRS84")), name_of);
    Ok(Some(Stated { column: name.to_owned(), crs }))
}

/// What the extension metadata of GeoArrow says of the first geometry column, or of the one the host named.
fn geoarrow(schema: &Schema, named: Option<&String>, options: &TableOptions<'_>) -> Result<Option<Stated>, Error> {
    let extension = |field: &arrow_schema::Field| field.metadata().get("ARROW:extension:name").cloned();
    let geometry = |name: &str| name.starts_with("geoarrow.") || name == "ogc.wkb";
    let field = schema.fields().iter().find(|field| {
        named.is_none_or(|named| named == field.name()) && extension(field).is_some_and(|name| geometry(&name))
    });
    let Some(field) = field else { return Ok(None) };
    let kind = extension(field).unwrap_or_default();
    if !matches!(kind.as_str(), "geoarrow.wkb" | "ogc.wkb" | "geoarrow.wkt" | "geoarrow.point") {
        return Err(Error::new(ErrorKind::Column, "a geometry column has an encoding this library does not read")
            .with_value(kind)
            .at(Place::file(&options.file).column(field.name()))
            .with_fix("encode the geometry as geoarrow.wkb"));
    }
    let metadata = field.metadata().get("ARROW:extension:metadata").map(String::as_str);
    let metadata: Value = metadata.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null);
    let crs = metadata.get("crs").and_then(name_of);
    Ok(Some(Stated { column: field.name().clone(), crs }))
}

/// The name of a system: a plain text such as `EPSG:4326`, or the identifier or name of PROJJSON.
fn name_of(crs: &Value) -> Option<String> {
    if let Some(text) = crs.as_str() {
        // PROJJSON may come packed into a string.
        return match serde_json::from_str::<Value>(text) {
            Ok(inner @ Value::Object(_)) => name_of(&inner),
            _ => Some(text.to_owned()),
        };
    }
    let id = crs.get("id").or_else(|| crs.get("ids")?.get(0));
    let code = id.and_then(|id| {
        let code = id.get("code")?;
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        Some(format!("{}:{code}", id.get("authority")?.as_str()?))
    });
    code.or_else(|| Some(crs.get("name")?.as_str()?.to_owned()))
}

//! Tables as Arrow record batches.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Field, Schema};

use super::arrow_arrays::{array_of, geometry_array};
use crate::error::{Error, ErrorKind};
use crate::table::{Geometries, Table};

/// PROJJSON of WGS-84 as EPSG:4326, the name most tools give it, so that tables join without a warning. Positions are
/// longitude, latitude all the same: GeoParquet and GeoArrow both set aside the axis order of the register.
pub(super) const WGS84: &str = concat!(
    r#"{"$schema":"https://proj.org/schemas/v0.7/projjson.schema.json","type":"GeographicCRS","name":"WGS 84","#,
    r#""datum":{"type":"GeodeticReferenceFrame","name":"World Geodetic System 1984","#,
    r#""ellipsoid":{"name":"WGS 84","semi_major_axis":6378137,"inverse_flattening":298.257223563}},"#,
    r#""coordinate_system":{"subtype":"ellipsoidal","axis":["#,
    r#"{"name":"Geodetic latitude","abbreviation":"Lat","direction":"north","unit":"degree"},"#,
    r#"{"name":"Geodetic longitude","abbreviation":"Lon","direction":"east","unit":"degree"}]},"#,
    r#""id":{"authority":"EPSG","code":4326}}"#
);

impl Table {
    /// The table as one Arrow record batch; the geometry is the last column, `geometry`, as `geoarrow.wkb` in WGS-84.
    ///
    /// A column's unit stands in its field's metadata under `unit`.
    ///
    /// # Performance
    ///
    /// Numbers, texts and nulls are shared with the table and not copied; flags, where texts begin and the geometry are laid out
    /// anew.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Internal`] if Arrow refuses the columns, which would be a defect of this library.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::table::{Column, Table};
    ///
    /// let table = Table::new(2).with(Column::real("walk_s", [Some(312.5), None]).in_unit("s"))?;
    /// let batch = table.to_arrow()?;
    /// assert_eq!((batch.num_rows(), batch.column(0).null_count()), (2, 1));
    /// assert_eq!(batch.schema().field(0).metadata()["unit"], "s");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// GeoArrow specification 0.2, extension types.
    pub fn to_arrow(&self) -> Result<RecordBatch, Error> {
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for column in self.columns() {
            let array = array_of(column.values()).map_err(refused)?;
            let unit = column.unit().map(|unit| HashMap::from([(String::from("unit"), unit.to_owned())]));
            let field = Field::new(column.name(), array.data_type().clone(), true);
            fields.push(field.with_metadata(unit.unwrap_or_default()));
            arrays.push(array);
        }
        if let Some(geometry) = self.geometry() {
            let array = geometry_array(geometry).map_err(refused)?;
            fields.push(Field::new(Table::GEOMETRY, array.data_type().clone(), true).with_metadata(geoarrow_wkb()));
            arrays.push(array);
        }
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(self.row_count()));
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options).map_err(refused)
    }
}

fn refused(error: ArrowError) -> Error {
    Error::new(ErrorKind::Internal, format!("Arrow refused a table: {error}"))
}

fn geoarrow_wkb() -> HashMap<String, String> {
    HashMap::from([
        (String::from("ARROW:extension:name"), String::from("geoarrow.wkb")),
        (String::from("ARROW:extension:metadata"), format!(r#"{{"crs":{WGS84},"crs_type":"projjson"}}"#)),
    ])
}

/// The `geo` metadata of GeoParquet for a table with a geometry.
pub(super) fn geoparquet_metadata(geometry: &Geometries) -> String {
    use geo::BoundingRect;
    let mut types: BTreeMap<&str, ()> = BTreeMap::new();
    let mut bounds: Option<[f64; 4]> = None;
    for shape in (0..geometry.len()).filter_map(|row| geometry.get(row)) {
        types.insert(super::wkb::type_name(&shape), ());
        if let Some(rect) = shape.bounding_rect() {
            let [w, s, e, n] = bounds.unwrap_or([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY]);
            let (low, high) = (rect.min(), rect.max());
            bounds = Some([w.min(low.x), s.min(low.y), e.max(high.x), n.max(high.y)]);
        }
    }
    let types = types.keys().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(",");
    let bbox = bounds.map_or_else(String::new, |[w, s, e, n]| format!(r#","bbox":[{w},{s},{e},{n}]"#));
    format!(
        r#"{{"version":"1.1.0","primary_column":"geometry","columns":{{"geometry":{{"encoding":"WKB","geometry_types":[{types}],"crs":{WGS84},"orientation":"counterclockwise"{bbox}}}}}}}"#
    )
}

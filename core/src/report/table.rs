//! The column table every result turns into, and every writer takes.

use geo_types::Geometry;

use crate::error::{Error, ErrorKind, Place};
use crate::geo::LonLat;

/// The values of one column; `None` is null: not known, not reached, not applicable. Never a sentinel number.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Numbers with a fraction; always finite.
    Real(Vec<Option<f64>>),
    /// Whole numbers.
    Integer(Vec<Option<i64>>),
    /// Text.
    Text(Vec<Option<String>>),
    /// Yes or no.
    Flag(Vec<Option<bool>>),
}

impl Values {
    /// How many rows, nulls included.
    pub fn len(&self) -> usize {
        match self {
            Values::Real(v) => v.len(),
            Values::Integer(v) => v.len(),
            Values::Text(v) => v.len(),
            Values::Flag(v) => v.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name of the type, the same through every door: `real`, `integer`, `text`, `flag`.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Values::Real(_) => "real",
            Values::Integer(_) => "integer",
            Values::Text(_) => "text",
            Values::Flag(_) => "flag",
        }
    }

    /// The value of one row, or `None` when it is null or past the end.
    pub fn get(&self, row: usize) -> Option<Value<'_>> {
        match self {
            Values::Real(v) => v.get(row).copied().flatten().map(Value::Real),
            Values::Integer(v) => v.get(row).copied().flatten().map(Value::Integer),
            Values::Text(v) => v.get(row).and_then(|t| t.as_deref()).map(Value::Text),
            Values::Flag(v) => v.get(row).copied().flatten().map(Value::Flag),
        }
    }
}

/// One value that is not null.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number with a fraction.
    Real(f64),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(&'a str),
    /// Yes or no.
    Flag(bool),
}

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    name: String,
    unit: Option<&'static str>,
    values: Values,
}

impl Column {
    /// A column of numbers. One that is not finite becomes null: no file format writes it the same way.
    pub fn real(name: impl Into<String>, values: impl IntoIterator<Item = Option<f64>>) -> Column {
        let finite = values.into_iter().map(|v| v.filter(|x| x.is_finite())).collect();
        Column { name: name.into(), unit: None, values: Values::Real(finite) }
    }

    /// A column of whole numbers.
    pub fn integer(name: impl Into<String>, values: impl IntoIterator<Item = Option<i64>>) -> Column {
        Column { name: name.into(), unit: None, values: Values::Integer(values.into_iter().collect()) }
    }

    /// A column of text.
    pub fn text<T: Into<String>>(name: impl Into<String>, values: impl IntoIterator<Item = Option<T>>) -> Column {
        let values = values.into_iter().map(|v| v.map(Into::into)).collect();
        Column { name: name.into(), unit: None, values: Values::Text(values) }
    }

    /// A column of yes or no.
    pub fn flag(name: impl Into<String>, values: impl IntoIterator<Item = Option<bool>>) -> Column {
        Column { name: name.into(), unit: None, values: Values::Flag(values.into_iter().collect()) }
    }

    /// States the unit, such as `s`, `m`, `m2` or `people`. The name carries it too (`walk_s`); this is for machines.
    pub fn in_unit(mut self, unit: &'static str) -> Column {
        self.unit = Some(unit);
        self
    }

    /// The name, unique within its table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit of the numbers, when they have one.
    pub fn unit(&self) -> Option<&'static str> {
        self.unit
    }

    /// The values, one per row.
    pub fn values(&self) -> &Values {
        &self.values
    }
}

/// Where each row is, in WGS-84 degrees; `None` for a row that is nowhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometries {
    /// One place per row.
    Points(Vec<Option<LonLat>>),
    /// One shape per row; its coordinates are finite.
    Shapes(Vec<Option<Geometry<f64>>>),
}

impl Geometries {
    /// How many rows, nulls included.
    pub fn len(&self) -> usize {
        match self {
            Geometries::Points(points) => points.len(),
            Geometries::Shapes(shapes) => shapes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The geometry of one row, or `None` when it is null or past the end.
    pub fn get(&self, row: usize) -> Option<Geometry<f64>> {
        match self {
            Geometries::Points(points) => points.get(row).copied().flatten().map(|p| Geometry::Point(point(p))),
            Geometries::Shapes(shapes) => shapes.get(row).cloned().flatten(),
        }
    }
}

fn point(p: LonLat) -> geo_types::Point<f64> {
    geo_types::Point::new(p.lon(), p.lat())
}

/// A table of results: named columns of equal length, and where each row is.
///
/// Everything the library computes can be had in this shape, and every writer (GeoJSON, CSV, Arrow, GeoParquet)
/// takes it. It is concrete on purpose: four types of values cover every result, and a binding can walk it blindly.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::report::{Column, Table};
///
/// let table = Table::new(2)
///     .with(Column::text("home", [Some("way/1"), Some("way/2")]))?
///     .with(Column::real("market_s", [Some(312.5), None]).in_unit("s"))?;
/// assert_eq!(table.row_count(), 2);
///
/// let refused = table.with(Column::flag("truncated", [Some(true)])).unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Column);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    row_count: usize,
    columns: Vec<Column>,
    geometry: Option<Geometries>,
}

impl Table {
    /// The name writers give the geometry column; no other column may have it.
    pub const GEOMETRY: &'static str = "geometry";

    /// A table of `row_count` rows without columns.
    pub fn new(row_count: usize) -> Table {
        Table { row_count, columns: Vec::new(), geometry: None }
    }

    /// Adds a column after the others.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] when its length is not that of the table, or its name is empty, taken or `geometry`.
    pub fn with(mut self, column: Column) -> Result<Table, Error> {
        self.check_length(&column.name, column.values.len())?;
        let name = &column.name;
        if name.is_empty() || name == Self::GEOMETRY || self.column(name).is_some() {
            return Err(Error::new(ErrorKind::Column, "a column needs a name of its own")
                .with_value(name)
                .with_fix("choose a name that is not empty, not `geometry` and not yet in the table"));
        }
        self.columns.push(column);
        Ok(self)
    }

    /// Sets where each row is, one place per row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] when the number of places is not that of the rows.
    pub fn with_points(mut self, points: Vec<Option<LonLat>>) -> Result<Table, Error> {
        self.check_length(Self::GEOMETRY, points.len())?;
        self.geometry = Some(Geometries::Points(points));
        Ok(self)
    }

    /// Sets where each row is, one shape in WGS-84 degrees per row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] when the number of shapes is not that of the rows; [`ErrorKind::Coordinate`] when a
    /// coordinate is not finite.
    pub fn with_shapes(mut self, shapes: Vec<Option<Geometry<f64>>>) -> Result<Table, Error> {
        use geo::CoordsIter;
        self.check_length(Self::GEOMETRY, shapes.len())?;
        for (row, shape) in shapes.iter().enumerate() {
            let wild = shape.as_ref().and_then(|s| s.coords_iter().find(|c| !(c.x.is_finite() && c.y.is_finite())));
            if let Some(c) = wild {
                return Err(Error::new(ErrorKind::Coordinate, "a shape must have finite coordinates")
                    .with_value(format_args!("{}, {}", c.x, c.y))
                    .at(Place::default().row(row as u64).column(Self::GEOMETRY)));
            }
        }
        self.geometry = Some(Geometries::Shapes(shapes));
        Ok(self)
    }

    /// How many rows.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// The columns in order, without the geometry.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.name == name)
    }

    /// Where each row is, when the table says so.
    pub fn geometry(&self) -> Option<&Geometries> {
        self.geometry.as_ref()
    }

    fn check_length(&self, name: &str, length: usize) -> Result<(), Error> {
        if length == self.row_count {
            return Ok(());
        }
        let message = format!("a column of a table with {} rows has {length}", self.row_count);
        Err(Error::new(ErrorKind::Column, message).at(Place::default().column(name)))
    }
}

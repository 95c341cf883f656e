//! The column table every result turns into, and every writer takes.

use geo_types::Geometry;

use super::Column;
use crate::error::{Error, ErrorKind, Place, nearest_names};
use crate::geo::LonLat;

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
/// use lifecircle::table::{Column, Table};
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
        let name = column.name();
        self.check_length(name, column.values().len())?;
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
        self.columns.iter().find(|column| column.name() == name)
    }

    /// The column of that name and its place, for a caller who believes it is there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] with the nearest names, or the first dozen where none is near.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::table::{Column, Table};
    ///
    /// let table = Table::new(1).with(Column::real("market_s", [Some(312.5)]))?;
    /// let (place, column) = table.find("market_s")?;
    /// assert_eq!((place, column.name()), (0, "market_s"));
    /// assert_eq!(table.find("markte_s").unwrap_err().fix(), Some("did you mean market_s?"));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn find(&self, name: &str) -> Result<(usize, &Column), Error> {
        self.columns.iter().enumerate().find(|(_, column)| column.name() == name).ok_or_else(|| {
            let names = || self.columns.iter().map(Column::name);
            let near = nearest_names(name, names());
            let fix = match near.is_empty() {
                true => format!("the first columns are {}", names().take(12).collect::<Vec<_>>().join(", ")),
                false => format!("did you mean {}?", near.join(", ")),
            };
            Error::new(ErrorKind::NotFound, "the table has no column of that name").with_value(name).with_fix(fix)
        })
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

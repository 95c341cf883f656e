//! Geometries from a column of well-known binary or of points.

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, Float64Array};
use arrow_schema::DataType;
use geo_types::{Geometry, Point};

use crate::source::table::row::{Flaw, flaw};
use crate::source::table::wkb::{Decoded, decode_wkb};

/// A geometry column in one of the ways Arrow tables hold points and shapes. Columns of text are read as WKT elsewhere.
pub(super) enum GeometryColumn<'a> {
    /// Well-known binary (`geoarrow.wkb`, and what databases hold).
    Binary(&'a ArrayRef),
    /// A structure of `x` and `y` (`geoarrow.point`, separated).
    Separated(&'a ArrayRef, &'a Float64Array, &'a Float64Array),
    /// Lists of two to four numbers (`geoarrow.point`, interleaved).
    Interleaved(&'a ArrayRef, &'a Float64Array, usize),
}

impl<'a> GeometryColumn<'a> {
    /// Whether a type can be read as geometry here.
    pub(super) fn takes(data_type: &DataType) -> bool {
        match data_type {
            DataType::Binary | DataType::LargeBinary | DataType::BinaryView => true,
            DataType::Struct(fields) => {
                let number = |name| fields.find(name).is_some_and(|(_, f)| *f.data_type() == DataType::Float64);
                number("x") && number("y")
            }
            DataType::FixedSizeList(item, 2..=4) => *item.data_type() == DataType::Float64,
            _ => false,
        }
    }

    /// The column as geometry, or `None` when it is of a type that is not.
    pub(super) fn of(array: &'a ArrayRef) -> Option<GeometryColumn<'a>> {
        match array.data_type() {
            DataType::Binary | DataType::LargeBinary | DataType::BinaryView => Some(GeometryColumn::Binary(array)),
            DataType::Struct(_) => {
                let parts = array.as_struct();
                let number = |name| parts.column_by_name(name)?.as_primitive_opt::<Float64Type>();
                Some(GeometryColumn::Separated(array, number("x")?, number("y")?))
            }
            DataType::FixedSizeList(_, size @ 2..=4) => {
                let numbers = array.as_fixed_size_list().values().as_primitive_opt::<Float64Type>()?;
                Some(GeometryColumn::Interleaved(array, numbers, *size as usize))
            }
            _ => None,
        }
    }

    /// The geometry of a row; `None` is null.
    pub(super) fn shape(&self, row: usize) -> Option<Result<Decoded, Flaw>> {
        let (x, y) = match self {
            GeometryColumn::Binary(array) => {
                let decoded = decode_wkb(bytes(array, row)?);
                return Some(decoded.map_err(|e| flaw(&e, "bad-geometry")));
            }
            GeometryColumn::Separated(array, x, y) => {
                let present = array.is_valid(row) && x.is_valid(row) && y.is_valid(row);
                present.then(|| (x.value(row), y.value(row)))?
            }
            GeometryColumn::Interleaved(array, numbers, size) => {
                let start = array.as_fixed_size_list().value_offset(row) as usize;
                let present = array.is_valid(row) && start + size <= numbers.len();
                present.then(|| (numbers.value(start), numbers.value(start + 1)))?
            }
        };
        // The agreed way to write a point that is nowhere.
        let nowhere = x.is_nan() && y.is_nan();
        (!nowhere).then(|| Ok(Decoded { geometry: Geometry::Point(Point::new(x, y)), srid: None }))
    }
}

fn bytes(array: &ArrayRef, row: usize) -> Option<&[u8]> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Binary => Some(array.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(array.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(array.as_binary_view().value(row)),
        _ => None,
    }
}

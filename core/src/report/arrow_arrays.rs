//! The columns of a table as Arrow arrays, which share what they can.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, GenericBinaryArray, GenericStringArray, OffsetSizeTrait, PrimitiveArray,
    types::{ArrowPrimitiveType, Float64Type, Int64Type},
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::ArrowError;
use bytemuck::Pod;

use super::wkb::{write_point_at, write_wkb};
use crate::table::{Cells, Geometries, Texts, Validity, Values};

pub(super) fn array_of(values: &Values) -> Result<ArrayRef, ArrowError> {
    match values {
        Values::Real(cells) => numbers::<Float64Type>(cells),
        Values::Integer(cells) => numbers::<Int64Type>(cells),
        Values::Flag(cells) => {
            Ok(Arc::new(BooleanArray::new(BooleanBuffer::from(cells.values()), nulls(cells.validity(), cells.len()))))
        }
        // The 32-bit offsets that most readers prefer, where they can address so many bytes.
        Values::Text(all) => match i32::try_from(all.text().len()) {
            Ok(_) => texts::<i32>(all),
            Err(_) => texts::<i64>(all),
        },
    }
}

/// Bytes that are owned by whoever holds them last.
struct Shared<T>(Arc<Vec<T>>);

impl<T: Pod> AsRef<[u8]> for Shared<T> {
    fn as_ref(&self) -> &[u8] {
        bytemuck::cast_slice(&self.0)
    }
}

struct SharedText(Arc<String>);

impl AsRef<[u8]> for SharedText {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn buffer<T: Pod + Send + Sync>(values: Arc<Vec<T>>) -> Buffer {
    Buffer::from(bytes::Bytes::from_owner(Shared(values)))
}

fn nulls(validity: &Validity, rows: usize) -> Option<NullBuffer> {
    validity.shared().map(|bits| NullBuffer::new(BooleanBuffer::new(buffer(bits), 0, rows)))
}

fn numbers<N>(cells: &Cells<N::Native>) -> Result<ArrayRef, ArrowError>
where
    N: ArrowPrimitiveType,
    N::Native: Pod,
{
    let rows = cells.len();
    // An empty column has no place in memory that would be aligned.
    let values = match rows {
        0 => ScalarBuffer::from(Vec::new()),
        _ => ScalarBuffer::new(buffer(cells.shared()), 0, rows),
    };
    Ok(Arc::new(PrimitiveArray::<N>::try_new(values, nulls(cells.validity(), rows))?))
}

fn texts<O: OffsetSizeTrait>(all: &Texts) -> Result<ArrayRef, ArrowError> {
    let text = Buffer::from(bytes::Bytes::from_owner(SharedText(all.shared())));
    let offsets: Vec<O> = all.offsets().iter().map(|offset| O::usize_as(*offset as usize)).collect();
    let nulls = nulls(all.validity(), all.len());
    Ok(Arc::new(GenericStringArray::<O>::try_new(OffsetBuffer::new(ScalarBuffer::from(offsets)), text, nulls)?))
}

pub(super) fn geometry_array(geometry: &Geometries) -> Result<ArrayRef, ArrowError> {
    let (mut bytes, mut ends, mut valid) = (Vec::new(), vec![0], Vec::with_capacity(geometry.len()));
    let mut end = |bytes: &Vec<u8>, is_there: bool| {
        ends.push(bytes.len());
        valid.push(is_there);
    };
    match geometry {
        Geometries::Points(points) => {
            for point in points {
                point.iter().for_each(|point| write_point_at(&mut bytes, point.lon(), point.lat()));
                end(&bytes, point.is_some());
            }
        }
        Geometries::Shapes(shapes) => {
            for shape in shapes {
                shape.iter().for_each(|shape| write_wkb(&mut bytes, shape));
                end(&bytes, shape.is_some());
            }
        }
    }
    match i32::try_from(bytes.len()) {
        Ok(_) => binary::<i32>(bytes, &ends, valid),
        Err(_) => binary::<i64>(bytes, &ends, valid),
    }
}

fn binary<O: OffsetSizeTrait>(bytes: Vec<u8>, ends: &[usize], valid: Vec<bool>) -> Result<ArrayRef, ArrowError> {
    let offsets: Vec<O> = ends.iter().map(|end| O::usize_as(*end)).collect();
    let nulls = valid.contains(&false).then(|| NullBuffer::from(valid));
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    Ok(Arc::new(GenericBinaryArray::<O>::try_new(offsets, Buffer::from_vec(bytes), nulls)?))
}

//! Columns of numbers: memory of our own, or a stretch of a file that is read where it lies.

use std::fmt;
use std::ops::{Deref, Range};
use std::ptr::NonNull;
use std::sync::Arc;

use super::bytes::Bytes;

/// A column of values that never change, read as a slice: its own, or a part of an opened file that it keeps open.
///
/// # Examples
///
/// ```
/// use lifecircle::network::Column;
///
/// let lengths_m: Column<f64> = vec![62.5, 100.0].into();
/// assert_eq!(lengths_m.iter().sum::<f64>(), 162.5);
/// assert_eq!(lengths_m, [62.5, 100.0]);
/// ```
pub struct Column<T> {
    /// Where the values lie: `keeper` holds them there, unmoved and unchanged, for as long as this column lives.
    start: NonNull<T>,
    length: usize,
    keeper: Keeper<T>,
}

/// What keeps the values of a column alive.
enum Keeper<T> {
    Own(Vec<T>),
    File(Arc<Bytes>),
}

// SAFETY: a column is a slice that is only read, beside an owner that may be sent and shared.
#[allow(unsafe_code, reason = "a raw pointer says nothing about threads by itself")]
unsafe impl<T: Send + Sync> Send for Column<T> {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "a raw pointer says nothing about threads by itself")]
unsafe impl<T: Send + Sync> Sync for Column<T> {}

/// Lets a value that is nothing but numbers of one type, in this order, lie in a file.
///
/// That it is so is proved when it is compiled: the fields have that type, follow each other without a gap, and there is
/// room for no other. So every pattern of bits is a value, as long as it is one of the numbers.
macro_rules! plain {
    ($value:ty: $number:ty { $($field:tt),+ }) => {
        const _: () = {
            const OFFSETS: &[usize] = &[$(std::mem::offset_of!($value, $field)),+];
            assert!(size_of::<$value>() == OFFSETS.len() * size_of::<$number>(), "there is more than these fields");
            let mut field = 0;
            while field < OFFSETS.len() {
                assert!(OFFSETS[field] == field * size_of::<$number>(), "the fields do not lie in this order");
                field += 1;
            }
            const fn is_plain<T: bytemuck::Pod>() {}
            is_plain::<$number>();
            $(let _: fn(&$value) -> &$number = |value| &value.$field;)+
        };
        // SAFETY: as proved above.
        #[allow(unsafe_code, reason = "what is proved above cannot be said without it")]
        unsafe impl bytemuck::Zeroable for $value {}
        // SAFETY: as proved above.
        #[allow(unsafe_code, reason = "what is proved above cannot be said without it")]
        unsafe impl bytemuck::Pod for $value {}
    };
}
pub(crate) use plain;

impl<T: bytemuck::Pod> Column<T> {
    /// The values in a range of the bytes of a file; `None` when the range lies beyond them, does not begin where a
    /// value may lie, or does not hold a whole number of values.
    pub(crate) fn of_file(bytes: &Arc<Bytes>, range: Range<usize>) -> Option<Column<T>> {
        let values: &[T] = bytemuck::try_cast_slice(bytes.all().get(range)?).ok()?;
        // The bytes are kept by the column's own `Arc` and never move: a map is where the system put it, and lines of
        // our own are behind the pointer of a vector that nobody changes.
        Some(Column {
            start: NonNull::from(values).cast(),
            length: values.len(),
            keeper: Keeper::File(Arc::clone(bytes)),
        })
    }
}

impl<T> Column<T> {
    /// Whether the values lie in an opened file rather than in memory of their own.
    #[cfg(test)]
    pub(crate) fn lies_in_file(&self) -> bool {
        matches!(self.keeper, Keeper::File(_))
    }
}

impl<T> Deref for Column<T> {
    type Target = [T];

    #[inline(always)]
    #[allow(unsafe_code, reason = "the branch on who keeps the values would be paid at every step of a search")]
    fn deref(&self) -> &[T] {
        // SAFETY: `start` and `length` are those of a slice that `keeper` holds; it is neither moved nor written to
        // while the column lives, and the column is borrowed here for as long as the slice is.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl<T> From<Vec<T>> for Column<T> {
    fn from(values: Vec<T>) -> Column<T> {
        let slice: &[T] = &values;
        Column { start: NonNull::from(slice).cast(), length: slice.len(), keeper: Keeper::Own(values) }
    }
}

impl<T: Clone> Clone for Column<T> {
    fn clone(&self) -> Column<T> {
        match &self.keeper {
            Keeper::Own(values) => values.clone().into(),
            Keeper::File(bytes) => {
                Column { start: self.start, length: self.length, keeper: Keeper::File(Arc::clone(bytes)) }
            }
        }
    }
}

impl<T> Default for Column<T> {
    fn default() -> Column<T> {
        Vec::new().into()
    }
}

impl<T> FromIterator<T> for Column<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Column<T> {
        Vec::from_iter(values).into()
    }
}

impl<'a, T> IntoIterator for &'a Column<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Column<T> {
    fn eq(&self, other: &Column<T>) -> bool {
        **self == **other
    }
}

impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for Column<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        **self == *other
    }
}

#[cfg(test)]
#[path = "column_tests.rs"]
mod tests;

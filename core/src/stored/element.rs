//! The values a column may hold, and their bytes.

use std::borrow::Cow;

use bytemuck::Pod;

/// A value of one or more numbers of the same type, with little-endian bytes.
pub(crate) trait Element: Pod {
    /// The number of the numbers' type in files.
    const CODE: u32;
    /// The width of a number in bytes.
    const NUMBER_BYTES: usize;
}

macro_rules! elements {
    ($($number:ty = $code:literal),*) => {
        $(impl Element for $number {
            const CODE: u32 = $code;
            const NUMBER_BYTES: usize = size_of::<$number>();
        })*

        /// The width in bytes of the numbers with this code.
        pub(super) fn width_of(code: u32) -> Option<usize> {
            match code {
                $($code => Some(size_of::<$number>()),)*
                _ => None,
            }
        }
    };
}

elements!(u8 = 1, u32 = 3, i64 = 5, f32 = 6, f64 = 7);

/// The bytes of numbers `width` bytes wide in the order files have them, from those of this machine; or back.
pub(super) fn in_file_order(bytes: &[u8], width: usize) -> Cow<'_, [u8]> {
    match cfg!(target_endian = "little") {
        true => Cow::Borrowed(bytes),
        false => Cow::Owned(turned(bytes, width)),
    }
}

/// Every number with its last byte first.
fn turned(bytes: &[u8], width: usize) -> Vec<u8> {
    bytes.chunks_exact(width.max(1)).flat_map(|number| number.iter().rev().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_turned_one_by_one() {
        assert_eq!(turned(&[1, 2, 3, 4, 5, 6, 7, 8], 4), [4, 3, 2, 1, 8, 7, 6, 5]);
        assert_eq!(turned(&[1, 2], 1), [1, 2]);
        assert_eq!(*in_file_order(&7u32.to_ne_bytes(), 4), 7u32.to_le_bytes());
    }
}

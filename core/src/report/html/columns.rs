//! Columns of numbers as short text: varints, then base64.

use std::fmt;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How a column's bytes are to be read.
#[derive(Clone, Copy)]
enum Coding {
    /// Unsigned varints.
    Unsigned,
    /// Zigzag varints, each added to the one before.
    Delta,
    /// Little-endian 64-bit floats.
    Float,
}

/// A column of numbers, packed.
pub(super) struct Column {
    coding: Coding,
    rows: usize,
    bytes: Vec<u8>,
}

impl Column {
    /// A column of small numbers.
    pub(super) fn unsigned(values: impl IntoIterator<Item = u64>) -> Column {
        Column::pack(Coding::Unsigned, values, write_varint)
    }

    /// A column of numbers or nothing: nothing is 0, and every number one more than itself.
    pub(super) fn optional(values: impl IntoIterator<Item = Option<u64>>) -> Column {
        Column::unsigned(values.into_iter().map(|v| v.map_or(0, |v| v.saturating_add(1))))
    }

    /// A column whose neighbours are alike.
    pub(super) fn delta(values: impl IntoIterator<Item = i64>) -> Column {
        let mut last = 0i64;
        Column::pack(Coding::Delta, values, |value, bytes| {
            let step = value.wrapping_sub(last);
            last = value;
            write_varint(((step << 1) ^ (step >> 63)) as u64, bytes);
        })
    }

    /// A column of floats, bit for bit.
    pub(super) fn float(values: impl IntoIterator<Item = f64>) -> Column {
        Column::pack(Coding::Float, values, |value: f64, bytes| bytes.extend(value.to_le_bytes()))
    }

    fn pack<T>(coding: Coding, values: impl IntoIterator<Item = T>, mut write: impl FnMut(T, &mut Vec<u8>)) -> Column {
        let (mut rows, mut bytes) = (0, Vec::new());
        for value in values {
            write(value, &mut bytes);
            rows += 1;
        }
        Column { coding, rows, bytes }
    }
}

/// `u`, `d` or `f`; the rows; a colon; base64.
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.coding {
            Coding::Unsigned => 'u',
            Coding::Delta => 'd',
            Coding::Float => 'f',
        };
        write!(f, "{letter}{}:{}", self.rows, base64(&self.bytes))
    }
}

impl serde::Serialize for Column {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn write_varint(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0u32, |word, b| (word << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            match place <= chunk.len() {
                true => text.push(char::from(ALPHABET[(word >> (18 - 6 * place)) as usize & 63])),
                false => text.push('='),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_one_of_rfc_4648() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn columns_say_how_they_are_coded() {
        assert_eq!(Column::unsigned([0, 127, 128]).to_string(), format!("u3:{}", base64(&[0, 127, 0x80, 1])));
        assert_eq!(Column::optional([None, Some(0), Some(6)]).to_string(), format!("u3:{}", base64(&[0, 1, 7])));
        assert_eq!(Column::delta([5, 4, 4, 69]).to_string(), format!("d4:{}", base64(&[10, 1, 0, 0x82, 1])));
        assert_eq!(Column::float([1.5]).to_string(), format!("f1:{}", base64(&1.5f64.to_le_bytes())));
        assert_eq!(Column::unsigned([]).to_string(), "u0:");
    }
}

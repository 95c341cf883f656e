//! The protobuf wire format: fields of a message and packed numbers, read in place without copying.
//!
//! OpenStreetMap's PBF needs four of its types. Reading them in place keeps memory at the size of one inflated block,
//! whatever a hostile file packs into it, and nothing here can overflow or index out of bounds.

/// A message is not valid protobuf, or not the message it claims to be; what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed(pub(super) &'static str);

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// A fixed-width number; no field of the format has one.
    Fixed,
}

impl<'a> Value<'a> {
    pub(super) fn bytes(self) -> Result<&'a [u8], Malformed> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            _ => Err(Malformed("a field that holds bytes holds a number")),
        }
    }

    pub(super) fn number(self) -> Result<u64, Malformed> {
        match self {
            Value::Number(number) => Ok(number),
            _ => Err(Malformed("a field that holds a number holds bytes")),
        }
    }

    /// The numbers of a repeated field, packed or, as protobuf also allows, given one by one.
    pub(super) fn numbers(self) -> Result<Numbers<'a>, Malformed> {
        match self {
            Value::Number(number) => Ok(Numbers { rest: &[], single: Some(number) }),
            Value::Bytes(rest) => Ok(Numbers { rest, single: None }),
            Value::Fixed => Err(Malformed("a list of numbers has fixed-width numbers")),
        }
    }
}

/// The fields of a message, in the order written.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(super) fn of(message: &'a [u8]) -> Fields<'a> {
        Fields { rest: message }
    }

    fn field(&mut self) -> Result<(u64, Value<'a>), Malformed> {
        let key = take_varint(&mut self.rest)?;
        let value = match key & 7 {
            0 => Value::Number(take_varint(&mut self.rest)?),
            1 => take(&mut self.rest, 8).map(|_| Value::Fixed)?,
            2 => {
                let length = take_varint(&mut self.rest)?;
                Value::Bytes(take(&mut self.rest, length)?)
            }
            5 => take(&mut self.rest, 4).map(|_| Value::Fixed)?,
            _ => return Err(Malformed("a field has an unknown wire type")),
        };
        Ok((key >> 3, value))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

/// The numbers of a repeated field.
#[derive(Clone, Debug)]
pub(super) struct Numbers<'a> {
    rest: &'a [u8],
    single: Option<u64>,
}

impl Numbers<'_> {
    /// The numbers of a field that was not written.
    pub(super) fn none() -> Self {
        Numbers { rest: &[], single: None }
    }
}

impl Iterator for Numbers<'_> {
    type Item = Result<u64, Malformed>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(number) = self.single.take() {
            return Some(Ok(number));
        }
        if self.rest.is_empty() {
            return None;
        }
        let number = take_varint(&mut self.rest);
        if number.is_err() {
            self.rest = &[];
        }
        Some(number)
    }
}

/// A signed number from its zigzag form.
#[inline]
pub(super) fn zigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

fn take<'a>(rest: &mut &'a [u8], length: u64) -> Result<&'a [u8], Malformed> {
    let end = usize::try_from(length).ok().filter(|end| *end <= rest.len());
    let end = end.ok_or(Malformed("a field is longer than its message"))?;
    let (taken, left) = rest.split_at(end);
    *rest = left;
    Ok(taken)
}

#[inline]
fn take_varint(rest: &mut &[u8]) -> Result<u64, Malformed> {
    let mut number = 0u64;
    for (index, byte) in rest.iter().take(10).enumerate() {
        // The tenth byte may carry only the top bit of 64; higher bits are dropped, as every protobuf reader does.
        number |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            *rest = &rest[index + 1..];
            return Ok(number);
        }
    }
    Err(Malformed("a number does not end"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn reads_the_fields_of_a_message() {
        // Field 1 = 150, field 2 = "abc", field 3 packed [1, 300].
        let message = [0x08, 0x96, 0x01, 0x12, 3, b'a', b'b', b'c', 0x1a, 3, 1, 0xac, 0x02];
        let fields: Vec<_> = Fields::of(&message).map(Result::unwrap).collect();
        assert_eq!(fields[0], (1, Value::Number(150)));
        assert_eq!(fields[1].1.bytes(), Ok(&b"abc"[..]));
        assert_eq!(fields[2].1.numbers().unwrap().map(Result::unwrap).collect::<Vec<_>>(), [1, 300]);
    }

    #[test]
    fn a_repeated_number_may_be_unpacked() {
        assert_eq!(Value::Number(7).numbers().unwrap().collect::<Vec<_>>(), [Ok(7)]);
    }

    #[test]
    fn malformed_messages_end_in_one_error() {
        for bytes in [&[0x80][..], &[0x12, 5, 1], &[0x0f], &[0xff; 11], &[0x12, 0xff, 0xff, 0xff, 0xff, 0x7f]] {
            let results: Vec<_> = Fields::of(bytes).collect();
            assert_eq!(results.len(), 1, "{bytes:?}");
            assert!(results[0].is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn zigzag_alternates_signs() {
        assert_eq!([0, 1, 2, 3, u64::MAX].map(zigzag), [0, -1, 1, -2, i64::MIN]);
    }
}

//! The header of a PBF file: the box it covers, and what a reader must know.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>, "Definition of OSMHeader".

use super::wire::{Fields, Malformed, zigzag};

/// What the header of a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Header {
    /// West, east, north, south in 1e-9 degrees, as written.
    pub(super) bounds: Option<[i64; 4]>,
    /// Features a reader must know.
    pub(super) required: Vec<String>,
}

impl Header {
    pub(super) fn parse(message: &[u8]) -> Result<Header, Malformed> {
        let mut header = Header::default();
        for field in Fields::of(message) {
            match field? {
                (1, value) => header.bounds = Some(bounds(value.bytes()?)?),
                (4, value) => header.required.push(String::from_utf8_lossy(value.bytes()?).into_owned()),
                _ => {}
            }
        }
        Ok(header)
    }
}

fn bounds(message: &[u8]) -> Result<[i64; 4], Malformed> {
    let mut sides = [0; 4];
    for field in Fields::of(message) {
        if let (side @ 1..=4, value) = field? {
            sides[side as usize - 1] = zigzag(value.number()?);
        }
    }
    Ok(sides)
}

//! PBF files written by hand, byte by byte.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

pub(crate) fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A field that holds a number.
pub(crate) fn number(field: u64, value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    varint(field << 3, &mut out);
    varint(value, &mut out);
    out
}

/// A field that holds bytes.
pub(crate) fn bytes(field: u64, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 12);
    varint(field << 3 | 2, &mut out);
    varint(value.len() as u64, &mut out);
    out.extend_from_slice(value);
    out
}

/// A blob of any content behind its header.
pub(crate) fn framed(kind: &str, content: &[u8]) -> Vec<u8> {
    let header = [bytes(1, kind.as_bytes()), number(3, content.len() as u64)].concat();
    [&(header.len() as u32).to_be_bytes()[..], &header, content].concat()
}

pub(crate) fn zlib(message: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(message).unwrap();
    encoder.finish().unwrap()
}

/// A compressed blob that says how long it is.
pub(crate) fn packed(kind: &str, message: &[u8]) -> Vec<u8> {
    framed(kind, &[number(2, message.len() as u64), bytes(3, &zlib(message))].concat())
}

/// A file with an empty header and these blocks.
pub(crate) fn file(blocks: &[Vec<u8>]) -> Vec<u8> {
    blocks.iter().fold(packed("OSMHeader", &[]), |file, block| [file, packed("OSMData", block)].concat())
}

/// Three nodes, dense, of which one is a shop; a building; a relation.
pub(crate) fn small() -> Vec<u8> {
    let texts = ["", "shop", "yes", "building", "type", "multipolygon", "outer"];
    let table = texts.iter().flat_map(|text| bytes(1, text.as_bytes())).collect::<Vec<_>>();
    // Differences in zigzag form: ids 7, 6, 9; 12.3456789 E and 3 and 2 steps on; 48 N.
    let step = |value: i64| ((value << 1) ^ (value >> 63)) as u64;
    let list = |values: &[u64]| {
        let mut out = Vec::new();
        values.iter().for_each(|value| varint(*value, &mut out));
        out
    };
    let dense = [
        bytes(1, &list(&[step(7), step(-1), step(3)])),
        bytes(8, &list(&[step(480_000_000), step(0), step(-5)])),
        bytes(9, &list(&[step(123_456_789), step(3), step(-1)])),
        bytes(10, &list(&[0, 1, 2, 0, 0])),
    ];
    let way = [number(1, 5), bytes(2, &[3]), bytes(3, &[2]), bytes(8, &list(&[step(7), step(-1), step(3), step(-2)]))];
    let relation = [
        number(1, 8),
        bytes(2, &[4]),
        bytes(3, &[5]),
        bytes(8, &list(&[6, 0])),
        bytes(9, &list(&[step(5), step(2)])),
        bytes(10, &[1, 0]),
    ];
    let group = [bytes(2, &dense.concat()), bytes(3, &way.concat()), bytes(4, &relation.concat())].concat();
    file(&[[bytes(1, &table), bytes(2, &group)].concat()])
}

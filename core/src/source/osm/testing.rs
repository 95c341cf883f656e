//! Small files and tags for the tests of this floor: a writer of the format, as plain as can be.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

use super::store::OsmFile;
use super::tags::{Interner, Tags};

/// Asks something of a set of tags.
pub(super) fn with_tags<T>(tags: &[(&str, &str)], ask: impl FnOnce(Tags<'_>) -> T) -> T {
    let mut interner = Interner::default();
    let pairs: Vec<_> = tags.iter().map(|(k, v)| (interner.intern(k), interner.intern(v))).collect();
    ask(Tags { strings: &interner.finish(), pairs: &pairs })
}

pub(super) fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn number(field: u64, value: u64, out: &mut Vec<u8>) {
    varint(field << 3, out);
    varint(value, out);
}

pub(super) fn bytes(field: u64, value: &[u8], out: &mut Vec<u8>) {
    varint(field << 3 | 2, out);
    varint(value.len() as u64, out);
    out.extend_from_slice(value);
}

fn packed(field: u64, values: impl IntoIterator<Item = u64>, out: &mut Vec<u8>) {
    let mut list = Vec::new();
    values.into_iter().for_each(|value| varint(value, &mut list));
    bytes(field, &list, out);
}

pub(super) fn zigzag(n: i64) -> u64 {
    ((n << 1) ^ (n >> 63)) as u64
}

fn deltas(values: &[i64]) -> impl Iterator<Item = u64> + '_ {
    let before = std::iter::once(0).chain(values.iter().copied());
    values.iter().zip(before).map(|(value, before)| zigzag(value.wrapping_sub(before)))
}

/// A blob with its header.
pub(super) fn blob(kind: &str, message: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(message).unwrap();
    let mut content = Vec::new();
    number(2, message.len() as u64, &mut content);
    bytes(3, &zlib.finish().unwrap(), &mut content);
    framed(kind, &content)
}

/// A blob of any content, with a true header.
pub(super) fn framed(kind: &str, content: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    bytes(1, kind.as_bytes(), &mut header);
    number(3, content.len() as u64, &mut header);
    let mut out = (header.len() as u32).to_be_bytes().to_vec();
    out.extend(header);
    out.extend_from_slice(content);
    out
}

/// A file in the making.
#[derive(Clone, Default)]
pub(super) struct Pbf {
    strings: Vec<String>,
    header: Vec<u8>,
    group: Vec<u8>,
}

impl Pbf {
    pub(super) fn new() -> Pbf {
        // The first string is empty by convention: in dense nodes 0 ends a node's tags.
        Pbf { strings: vec![String::new()], ..Pbf::default() }
    }

    /// West, south, east, north in degrees.
    pub(super) fn bounds(mut self, [west, south, east, north]: [f64; 4]) -> Pbf {
        let mut message = Vec::new();
        for (field, degrees) in [(1, west), (2, east), (3, north), (4, south)] {
            number(field, zigzag((degrees * 1e9).round() as i64), &mut message);
        }
        bytes(1, &message, &mut self.header);
        self
    }

    pub(super) fn requires(mut self, feature: &str) -> Pbf {
        bytes(4, feature.as_bytes(), &mut self.header);
        self
    }

    pub(super) fn node(mut self, id: i64, lon: f64, lat: f64, tags: &[(&str, &str)]) -> Pbf {
        let mut message = Vec::new();
        number(1, zigzag(id), &mut message);
        self.tags(tags, &mut message);
        number(8, zigzag((lat * 1e7).round() as i64), &mut message);
        number(9, zigzag((lon * 1e7).round() as i64), &mut message);
        bytes(1, &message, &mut self.group);
        self
    }

    /// Nodes without tags in the dense form: id, longitude, latitude.
    pub(super) fn dense(mut self, nodes: &[(i64, f64, f64)]) -> Pbf {
        let column = |of: fn(&(i64, f64, f64)) -> f64| -> Vec<i64> {
            nodes.iter().map(|node| (of(node) * 1e7).round() as i64).collect()
        };
        let ids: Vec<i64> = nodes.iter().map(|node| node.0).collect();
        let mut message = Vec::new();
        packed(1, deltas(&ids), &mut message);
        packed(8, deltas(&column(|node| node.2)), &mut message);
        packed(9, deltas(&column(|node| node.1)), &mut message);
        bytes(2, &message, &mut self.group);
        self
    }

    pub(super) fn way(mut self, id: i64, refs: &[i64], tags: &[(&str, &str)]) -> Pbf {
        let mut message = Vec::new();
        number(1, id as u64, &mut message);
        self.tags(tags, &mut message);
        packed(8, deltas(refs), &mut message);
        bytes(3, &message, &mut self.group);
        self
    }

    /// Members: kind (0 node, 1 way, 2 relation), id, role.
    pub(super) fn relation(mut self, id: i64, members: &[(u64, i64, &str)], tags: &[(&str, &str)]) -> Pbf {
        let mut message = Vec::new();
        number(1, id as u64, &mut message);
        self.tags(tags, &mut message);
        let roles: Vec<u64> = members.iter().map(|member| self.string(member.2)).collect();
        let ids: Vec<i64> = members.iter().map(|member| member.1).collect();
        packed(8, roles, &mut message);
        packed(9, deltas(&ids), &mut message);
        packed(10, members.iter().map(|member| member.0), &mut message);
        bytes(4, &message, &mut self.group);
        self
    }

    /// Adds bytes to the group of elements as they are.
    pub(super) fn raw(mut self, field: u64, message: &[u8]) -> Pbf {
        bytes(field, message, &mut self.group);
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut file = blob("OSMHeader", &self.header);
        let (mut table, mut block) = (Vec::new(), Vec::new());
        self.strings.iter().for_each(|text| bytes(1, text.as_bytes(), &mut table));
        bytes(1, &table, &mut block);
        bytes(2, &self.group, &mut block);
        file.extend(blob("OSMData", &block));
        file
    }

    pub(super) fn read(&self) -> OsmFile {
        OsmFile::read(&self.bytes(), &Default::default()).unwrap()
    }

    fn tags(&mut self, tags: &[(&str, &str)], message: &mut Vec<u8>) {
        let keys: Vec<u64> = tags.iter().map(|tag| self.string(tag.0)).collect();
        let values: Vec<u64> = tags.iter().map(|tag| self.string(tag.1)).collect();
        packed(2, keys, message);
        packed(3, values, message);
    }

    fn string(&mut self, text: &str) -> u64 {
        let known = self.strings.iter().position(|string| string == text);
        known.unwrap_or_else(|| {
            self.strings.push(text.to_owned());
            self.strings.len() - 1
        }) as u64
    }
}

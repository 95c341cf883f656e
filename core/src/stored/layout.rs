//! The header and the table of sections, byte by byte.

use twox_hash::XxHash3_64;

/// What every such file begins with.
pub(super) const MARK: [u8; 8] = *b"lifecirc";
/// The version of the layout and of what the sections mean; any other is refused.
pub(super) const VERSION: u32 = 4;
pub(super) const HEADER_BYTES: usize = 64;
pub(super) const ENTRY_BYTES: usize = 48;
/// What a section's offset is a multiple of, so that a column can be read where it lies.
pub(super) const ALIGNMENT: usize = 64;
const NAME_BYTES: usize = 16;
/// Where the checksum of header and table stands; it covers what comes before it and the table.
const CHECKSUM_AT: usize = 32;

/// One row of the table of sections.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) name: [u8; NAME_BYTES],
    /// The type of its numbers.
    pub(super) code: u32,
    pub(super) offset: u64,
    /// How many numbers, of which several may make one value.
    pub(super) count: u64,
    pub(super) checksum: u64,
}

/// A name as the table holds it: cut or filled with zeros.
pub(super) fn name_of(name: &str) -> [u8; NAME_BYTES] {
    let mut bytes = [0; NAME_BYTES];
    bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
    bytes
}

pub(super) fn checksum(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}

impl Entry {
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.name);
        [self.code, 0].into_iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
        [self.offset, self.count, self.checksum].into_iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
    }

    pub(super) fn take(bytes: &[u8]) -> Entry {
        let mut name = [0; NAME_BYTES];
        name.copy_from_slice(&bytes[..NAME_BYTES]);
        let long = |at| long(bytes, at);
        Entry { name, code: short(bytes, 16), offset: long(24), count: long(32), checksum: long(40) }
    }
}

/// The header of a file of `length` bytes with this table.
pub(super) fn header(length: u64, sections: u32, table: &[u8]) -> Vec<u8> {
    let mut out = MARK.to_vec();
    [VERSION, sections].into_iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
    [length, 0].into_iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
    out.extend_from_slice(&header_checksum(&out, table).to_le_bytes());
    out.resize(HEADER_BYTES, 0);
    out
}

pub(super) fn header_checksum(header: &[u8], table: &[u8]) -> u64 {
    XxHash3_64::oneshot_with_seed(checksum(&header[..CHECKSUM_AT]), table)
}

/// The numbers of a header: version, sections, length of the file, checksum.
pub(super) fn header_numbers(header: &[u8]) -> (u32, u32, u64, u64) {
    (short(header, 8), short(header, 12), long(header, 16), long(header, CHECKSUM_AT))
}

/// The `u32` at a place; 0 beyond the end.
fn short(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |number| u32::from_le_bytes(*number))
}

/// The `u64` at a place; 0 beyond the end.
fn long(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |number| u64::from_le_bytes(*number))
}

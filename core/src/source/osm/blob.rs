//! The outer shell of a PBF file: a chain of blobs, each with a small header, most of them zlib-compressed.
//!
//! Every length is checked before it is believed, so a file can neither make the reader allocate more than the
//! format's own limits nor inflate beyond them.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>, "File format".

use std::io::{ErrorKind as IoKind, Read, Seek, SeekFrom};

use flate2::read::ZlibDecoder;

use super::wire::{Fields, Malformed};
use crate::error::{Error, ErrorKind, Place};

/// The largest header of a blob, in bytes.
const MAX_HEADER: u32 = 64 * 1024;
/// The largest blob, packed or inflated, in bytes.
const MAX_BLOB: u64 = 32 * 1024 * 1024;

/// What a blob holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlobKind {
    Header,
    Data,
    /// A kind of a later version of the format, to be skipped.
    Other,
}

/// Where a blob lies in its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlobAt {
    pub(super) kind: BlobKind,
    /// Offset of its first byte, for messages.
    pub(super) offset: u64,
    start: u64,
    length: u64,
}

/// Reads blobs from a file or from bytes in memory.
pub(super) struct BlobReader<R> {
    input: R,
    name: String,
    length: u64,
    packed: Vec<u8>,
}

impl<R: Read + Seek> BlobReader<R> {
    pub(super) fn new(mut input: R, name: &str) -> Result<BlobReader<R>, Error> {
        let io = |e: std::io::Error| Error::new(ErrorKind::Io, e.to_string()).at(Place::file(name));
        let length = input.seek(SeekFrom::End(0)).map_err(io)?;
        if length == 0 {
            return Err(Error::new(ErrorKind::Empty, "the file has no bytes").at(Place::file(name)));
        }
        Ok(BlobReader { input, name: name.to_owned(), length, packed: Vec::new() })
    }

    /// Length of the file in bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// All blobs in file order; fails unless the chain of blobs ends exactly at the end of the file.
    pub(super) fn index(&mut self) -> Result<Vec<BlobAt>, Error> {
        let (mut blobs, mut offset) = (Vec::new(), 0);
        while offset < self.length {
            let blob = self.header_at(offset)?;
            if blobs.is_empty() && blob.kind != BlobKind::Header {
                return Err(self.not_pbf(offset));
            }
            offset = blob.start + blob.length;
            blobs.push(blob);
        }
        Ok(blobs)
    }

    /// Inflates a blob into `raw`, which is cleared first.
    pub(super) fn inflate(&mut self, blob: &BlobAt, raw: &mut Vec<u8>) -> Result<(), Error> {
        let mut packed = std::mem::take(&mut self.packed);
        let result = self.bytes_at(blob.start, blob.length, &mut packed).and_then(|()| {
            raw.clear();
            unpack(&packed, raw).map_err(|m| self.malformed(blob.offset, m))
        });
        self.packed = packed;
        result
    }

    /// The error for a blob whose content is not what the format says.
    pub(super) fn malformed(&self, offset: u64, malformed: Malformed) -> Error {
        Error::new(ErrorKind::Format, format!("the block is damaged: {}", malformed.0))
            .at(self.place(offset))
            .with_fix("download the file again, or write it anew with a current tool")
    }

    fn header_at(&mut self, offset: u64) -> Result<BlobAt, Error> {
        let mut bytes = Vec::new();
        self.bytes_at(offset, 4, &mut bytes)?;
        let header_length = bytes.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte));
        if header_length == 0 || header_length > MAX_HEADER {
            return Err(self.not_pbf(offset));
        }
        self.bytes_at(offset + 4, u64::from(header_length), &mut bytes)?;
        let (kind, length) = blob_header(&bytes).map_err(|m| self.malformed(offset, m))?;
        if length > MAX_BLOB {
            let message = "a block is larger than the format's 32 MiB";
            return Err(Error::new(ErrorKind::Limit, message).with_value(length).at(self.place(offset)));
        }
        let start = offset + 4 + u64::from(header_length);
        if length > self.length - start {
            return Err(self.truncated(start));
        }
        Ok(BlobAt { kind, offset, start, length })
    }

    fn bytes_at(&mut self, start: u64, length: u64, bytes: &mut Vec<u8>) -> Result<(), Error> {
        if length > self.length.saturating_sub(start) {
            return Err(self.truncated(start));
        }
        bytes.clear();
        bytes.resize(length as usize, 0);
        let read = self.input.seek(SeekFrom::Start(start)).and_then(|_| self.input.read_exact(bytes));
        read.map_err(|e| match e.kind() {
            IoKind::UnexpectedEof => self.truncated(start),
            _ => Error::new(ErrorKind::Io, e.to_string()).at(self.place(start)),
        })
    }

    fn truncated(&self, offset: u64) -> Error {
        Error::new(ErrorKind::Format, format!("the file ends inside a block, after {} bytes", self.length))
            .at(self.place(offset))
            .with_fix("download the file again")
    }

    fn not_pbf(&self, offset: u64) -> Error {
        let message = match offset {
            0 => "this is not an OpenStreetMap PBF file",
            _ => "a block begins with bytes that are not of the PBF format",
        };
        Error::new(ErrorKind::Format, message)
            .at(self.place(offset))
            .with_fix("give a .osm.pbf file; convert .osm XML with `osmium cat`")
    }

    fn place(&self, offset: u64) -> Place {
        Place::file(&self.name).with_object(format!("byte {offset}"))
    }
}

/// Kind and length of the blob that follows its header.
fn blob_header(message: &[u8]) -> Result<(BlobKind, u64), Malformed> {
    let (mut kind, mut length) = (None, None);
    for field in Fields::of(message) {
        match field? {
            (1, value) => {
                kind = Some(match value.bytes()? {
                    b"OSMHeader" => BlobKind::Header,
                    b"OSMData" => BlobKind::Data,
                    _ => BlobKind::Other,
                });
            }
            (3, value) => length = Some(value.number()?),
            _ => {}
        }
    }
    kind.zip(length).ok_or(Malformed("its header has no type or no length"))
}

fn unpack(blob: &[u8], raw: &mut Vec<u8>) -> Result<(), Malformed> {
    let (mut declared, mut content) = (None, None);
    for field in Fields::of(blob) {
        match field? {
            (1, value) => content = Some((false, value.bytes()?)),
            (2, value) => declared = Some(value.number()?),
            (3, value) => content = Some((true, value.bytes()?)),
            (4..=7, _) => return Err(Malformed("it is compressed with something other than zlib")),
            _ => {}
        }
    }
    let limit = declared.unwrap_or(MAX_BLOB);
    if limit > MAX_BLOB {
        return Err(Malformed("it says it is larger than the format's 32 MiB"));
    }
    match content.ok_or(Malformed("it has no content"))? {
        (false, bytes) => raw.extend_from_slice(bytes),
        (true, zlib) => inflate(zlib, limit, raw)?,
    }
    match declared {
        Some(length) if length != raw.len() as u64 => Err(Malformed("its length is not the one it says")),
        _ => Ok(()),
    }
}

fn inflate(zlib: &[u8], limit: u64, raw: &mut Vec<u8>) -> Result<(), Malformed> {
    // One byte beyond the limit is enough to know that it was passed, and makes the decoder check its checksum.
    let mut decoder = ZlibDecoder::new(zlib).take(limit + 1);
    decoder.read_to_end(raw).map_err(|_| Malformed("its zlib stream does not inflate"))?;
    match raw.len() as u64 > limit {
        true => Err(Malformed("it inflates beyond the length it says")),
        false => Ok(()),
    }
}

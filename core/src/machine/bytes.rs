//! The bytes of a file: mapped, so that they are read where they lie, or in memory of our own.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};

use memmap2::Mmap;

/// Bytes that stay where they are and begin at a multiple of [`Line`]'s alignment.
#[derive(Debug)]
pub(crate) struct Bytes(Kind);

#[derive(Debug)]
enum Kind {
    Mapped(Mmap),
    Own { lines: Vec<Line>, length: usize },
}

/// A piece of memory as aligned as any column needs it.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Line([u8; Line::BYTES]);

impl Line {
    const BYTES: usize = 64;
}

// SAFETY: 64 bytes without padding, of which every pattern is a value.
#[allow(unsafe_code, reason = "a line is lent as bytes")]
unsafe impl bytemuck::Zeroable for Line {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "a line is lent as bytes")]
unsafe impl bytemuck::Pod for Line {}

impl Bytes {
    /// The first `length` bytes of a file, mapped.
    ///
    /// # Errors
    ///
    /// Where the system does not map files, or not this one.
    #[allow(unsafe_code, reason = "only the host can know that nobody writes to the file")]
    pub(crate) fn map(file: &File, length: usize) -> Result<Bytes> {
        // SAFETY: the map is private and only read. What remains is what no process can rule out alone: that another one
        // changes the file where it lies. `TimedNetwork::open` says so to the host; `save` never does it, for it writes
        // a new file and moves it to the name of the old one, whose bytes live on in this map.
        let map = unsafe { memmap2::MmapOptions::new().len(length).map(file)? };
        Ok(Bytes(Kind::Mapped(map)))
    }

    /// The first `length` bytes of a file, read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or has fewer.
    pub(crate) fn read(mut file: &File, length: usize) -> Result<Bytes> {
        let mut lines = Vec::new();
        let count = length.div_ceil(Line::BYTES);
        lines.try_reserve_exact(count).map_err(|e| Error::new(ErrorKind::OutOfMemory, e))?;
        lines.resize(count, Line([0; Line::BYTES]));
        file.read_exact(&mut bytemuck::cast_slice_mut(&mut lines)[..length])?;
        Ok(Bytes(Kind::Own { lines, length }))
    }

    /// A copy of `bytes`.
    pub(crate) fn copy(bytes: &[u8]) -> Bytes {
        let mut lines = vec![Line([0; Line::BYTES]); bytes.len().div_ceil(Line::BYTES)];
        bytemuck::cast_slice_mut(&mut lines)[..bytes.len()].copy_from_slice(bytes);
        Bytes(Kind::Own { lines, length: bytes.len() })
    }

    /// All of them.
    #[inline]
    pub(crate) fn all(&self) -> &[u8] {
        match &self.0 {
            Kind::Mapped(map) => map,
            Kind::Own { lines, length } => &bytemuck::cast_slice(lines)[..*length],
        }
    }
}

//! Files of columns that this library writes for itself: versioned, checksummed, and refused when anything is amiss.
//!
//! All numbers are little-endian. A header of 64 bytes (mark, version, length of the file, how many sections, checksum),
//! the table of sections (name, type, offset, count, checksum), then the sections, each a plain column that begins at a
//! multiple of 64 bytes. The header's checksum covers the table, and the table has the checksum of each section, so no
//! byte that matters can change unseen.

mod element;
mod layout;
mod read;
mod write;

#[cfg(test)]
mod stored_tests;

pub(crate) use element::Element;
pub(crate) use read::{Reading, StoredFile};
#[cfg(test)]
pub(crate) use stored_tests::forged;
pub(crate) use write::Writer;

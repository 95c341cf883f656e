//! Writing a file of columns.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use super::element::{Element, in_file_order};
use super::layout::{ALIGNMENT, ENTRY_BYTES, Entry, HEADER_BYTES, checksum, header, name_of};
use crate::error::{Error, ErrorKind, Place};

/// A file in the making; the columns stay where they are until it is written.
#[derive(Default)]
pub(crate) struct Writer<'a> {
    sections: Vec<(Entry, Cow<'a, [u8]>)>,
}

impl<'a> Writer<'a> {
    /// Adds a column; names are at most 16 bytes and given once.
    pub(crate) fn column<T: Element>(&mut self, name: &str, values: &'a [T]) {
        self.section::<T>(name, in_file_order(bytemuck::cast_slice(values), T::NUMBER_BYTES));
    }

    /// Adds a column made for the file.
    pub(crate) fn made<T: Element>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<T> = values.into_iter().collect();
        let bytes = in_file_order(bytemuck::cast_slice(&values), T::NUMBER_BYTES);
        self.section::<T>(name, Cow::Owned(bytes.into_owned()));
    }

    fn section<T: Element>(&mut self, name: &str, bytes: Cow<'a, [u8]>) {
        let count = (bytes.len() / T::NUMBER_BYTES) as u64;
        let entry = Entry { name: name_of(name), code: T::CODE, offset: 0, count, checksum: checksum(&bytes) };
        self.sections.push((entry, bytes));
    }

    /// Writes the file to `out`.
    fn write(&mut self, out: &mut impl Write) -> std::io::Result<()> {
        let mut end = HEADER_BYTES + self.sections.len() * ENTRY_BYTES;
        for (entry, bytes) in &mut self.sections {
            let start = end.next_multiple_of(ALIGNMENT);
            entry.offset = start as u64;
            end = start + bytes.len();
        }
        let mut table = Vec::with_capacity(self.sections.len() * ENTRY_BYTES);
        self.sections.iter().for_each(|(entry, _)| entry.put(&mut table));
        out.write_all(&header(end as u64, self.sections.len() as u32, &table))?;
        out.write_all(&table)?;
        let mut at = HEADER_BYTES + table.len();
        for (_, bytes) in &self.sections {
            let gap = at.next_multiple_of(ALIGNMENT) - at;
            out.write_all(&[0; ALIGNMENT][..gap])?;
            out.write_all(bytes)?;
            at += gap + bytes.len();
        }
        Ok(())
    }

    /// The bytes of the file.
    #[cfg(test)]
    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A vector takes all that is written to it.
        let _ = self.write(&mut bytes);
        bytes
    }

    /// Writes the file beside `path` and moves it there, so that nobody ever opens half of it, and whoever has the old
    /// one open keeps it as it was.
    pub(crate) fn save(mut self, path: &Path) -> Result<(), Error> {
        let io = |e: std::io::Error| {
            Error::new(ErrorKind::Io, e.to_string())
                .at(Place::file(path.display().to_string()))
                .with_fix("check that the folder exists and may be written to")
        };
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}.part", std::process::id()));
        let written = std::fs::File::create(&beside).and_then(|mut file| {
            self.write(&mut file)?;
            file.sync_all()?;
            std::fs::rename(&beside, path)
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
        written.map_err(io)
    }
}

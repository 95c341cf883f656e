//! Reading a file of columns: nothing in it is believed before its checksum and its bounds are checked.

use std::fs::File;
use std::hash::Hasher;
use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;

use twox_hash::xxhash3_64;

use super::element::{Element, in_file_order};
use super::layout::{
    ALIGNMENT, ENTRY_BYTES, Entry, HEADER_BYTES, MARK, VERSION, header_checksum, header_numbers, name_of,
};
use crate::error::{Error, ErrorKind, Place};
use crate::machine::bytes::Bytes;
use crate::machine::column::Column;
use crate::machine::threads::join;

/// A column is summed and looked through in pieces that stay in the cache from the one to the other.
const PIECE_BYTES: usize = 192 * 1024;

/// A file whose header and table are as they were written; of its columns each is verified when it is asked for.
#[derive(Debug)]
pub(crate) struct StoredFile {
    name: String,
    bytes: Arc<Bytes>,
    /// The file while it is mapped: to see whether it has become shorter.
    mapped: Option<File>,
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    entry: Entry,
    /// Set once its checksum was found right.
    is_right: OnceLock<()>,
}

/// How the bytes of a file come to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Where they lie; read into memory where the system does not map the file.
    Mapped,
    /// From memory of our own, whatever becomes of the file.
    IntoMemory,
}

impl StoredFile {
    /// The file at `path`.
    pub(crate) fn open(path: &Path, reading: Reading) -> Result<StoredFile, Error> {
        let name = path.display().to_string();
        let io = |e: std::io::Error| {
            Error::new(ErrorKind::Io, e.to_string())
                .at(Place::file(&name))
                .with_fix("check the path and that the file may be read")
        };
        let file = File::open(path).map_err(io)?;
        let length = usize::try_from(file.metadata().map_err(io)?.len()).unwrap_or(usize::MAX);
        if length == 0 {
            return StoredFile::of(Bytes::copy(&[]), None, &name);
        }
        if reading == Reading::Mapped
            && let Ok(bytes) = Bytes::map(&file, length)
        {
            return StoredFile::of(bytes, Some(file), &name);
        }
        StoredFile::of(Bytes::read(&file, length).map_err(io)?, None, &name)
    }

    /// The file with these bytes.
    pub(crate) fn of(bytes: Bytes, mapped: Option<File>, name: &str) -> Result<StoredFile, Error> {
        let mut file = StoredFile { name: name.to_owned(), bytes: Arc::new(bytes), mapped, sections: Vec::new() };
        file.sections = file.table()?.into_iter().map(|entry| Section { entry, is_right: OnceLock::new() }).collect();
        Ok(file)
    }

    fn table(&self) -> Result<Vec<Entry>, Error> {
        let all = self.bytes.all();
        if all.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "the file has no bytes").at(Place::file(&self.name)));
        }
        if !all.starts_with(&MARK) {
            let error = Error::new(ErrorKind::Format, "this is no prepared network").at(Place::file(&self.name));
            return Err(error.with_fix("give a file that TimedNetwork::save wrote"));
        }
        let Some(header) = all.get(..HEADER_BYTES) else { return Err(self.cut_off(HEADER_BYTES as u64)) };
        let (version, sections, length, checksum) = header_numbers(header);
        if version != VERSION {
            let message = format!("the file is of version {version}; this library reads version {VERSION}");
            let error = Error::new(ErrorKind::Format, message).with_value(version).at(Place::file(&self.name));
            return Err(error.with_fix("prepare the network again with this version and save it anew"));
        }
        if length != all.len() as u64 {
            return Err(self.cut_off(length));
        }
        let table = (sections as usize).checked_mul(ENTRY_BYTES).and_then(|n| n.checked_add(HEADER_BYTES));
        match table.and_then(|end| all.get(HEADER_BYTES..end)) {
            Some(table) if header_checksum(header, table) == checksum => {
                Ok(table.chunks_exact(ENTRY_BYTES).map(Entry::take).collect())
            }
            _ => Err(self.damaged("header", "its checksum is not the one it says")),
        }
    }

    fn cut_off(&self, length: u64) -> Error {
        let message = format!("the file has {} bytes and says it has {length}", self.bytes.all().len());
        Error::new(ErrorKind::Format, message)
            .at(Place::file(&self.name))
            .with_fix("copy the file again, or prepare the network again and save it anew")
    }

    /// The error for a section that is not what it says.
    pub(crate) fn damaged(&self, section: &str, what: &str) -> Error {
        Error::new(ErrorKind::Format, format!("the prepared network is damaged: {what}"))
            .at(Place::file(&self.name).with_object(format!("section {section}")))
            .with_fix("copy the file again, or prepare the network again and save it anew")
    }

    /// The values of a section, once its checksum is found right.
    pub(crate) fn column<T: Element>(&self, name: &str) -> Result<Column<T>, Error> {
        self.looked_through(name, |_| true)
    }

    /// A section of exactly `rows` values.
    pub(crate) fn column_of<T: Element>(&self, name: &str, rows: usize) -> Result<Column<T>, Error> {
        self.checked(name, rows, |_| true)
    }

    /// A section of exactly `rows` values, of which every one must satisfy `fits`.
    pub(crate) fn checked<T: Element>(
        &self,
        name: &str,
        rows: usize,
        fits: impl Fn(T) -> bool,
    ) -> Result<Column<T>, Error> {
        let column = self.looked_through(name, fits)?;
        match column.len() == rows {
            true => Ok(column),
            false => Err(self.damaged(name, "it has not as many rows as those beside it")),
        }
    }

    /// A section that says where the stretches of a column of `total` values begin: it starts at 0, never falls, and
    /// ends at `total`.
    pub(crate) fn starts(&self, name: &str, rows: usize, total: usize) -> Result<Column<u32>, Error> {
        let starts = self.column_of::<u32>(name, rows + 1)?;
        let rises = starts.is_sorted();
        let spans = starts.first() == Some(&0) && starts.last().is_some_and(|end| *end as usize == total);
        match rises && spans {
            true => Ok(starts),
            false => Err(self.damaged(name, "it does not divide the column it belongs to")),
        }
    }

    /// A section of which every value must satisfy `fits`: summed and looked through piece by piece.
    pub(crate) fn looked_through<T: Element>(&self, name: &str, fits: impl Fn(T) -> bool) -> Result<Column<T>, Error> {
        let (section, bytes) = self.section(name, Some(T::CODE))?;
        let mut sum = section.is_right.get().is_none().then(xxhash3_64::Hasher::new);
        let column = self.lent::<T>(name, bytes)?;
        let values_in_piece = (PIECE_BYTES / size_of::<T>()).max(1);
        let mut all_fit = true;
        for (piece, values) in bytes.chunks(values_in_piece * size_of::<T>()).zip(column.chunks(values_in_piece)) {
            if let Some(sum) = &mut sum {
                sum.write(piece);
            }
            // Not `all`, which would stop within the piece and keep the loop from being done in vectors.
            all_fit &= values.iter().fold(true, |fit, value| fit & fits(*value));
        }
        if let Some(sum) = sum {
            self.compare(name, section, sum.finish())?;
        }
        match all_fit {
            true => Ok(column),
            false => Err(self.damaged(name, "a number in it is out of its range")),
        }
    }

    /// Reads every section and compares its checksum, whether it was read before or not.
    pub(crate) fn verify(&self) -> Result<(), Error> {
        self.verify_these(&self.sections)
    }

    /// The first half of some sections beside the second.
    fn verify_these(&self, sections: &[Section]) -> Result<(), Error> {
        if let [section] = sections {
            let name = String::from_utf8_lossy(&section.entry.name);
            let name = name.trim_end_matches('\0');
            let (_, bytes) = self.section(name, None)?;
            return self.compare(name, section, super::layout::checksum(bytes));
        }
        let (some, others) = sections.split_at(sections.len() / 2);
        if some.is_empty() {
            return Ok(());
        }
        let (some, others) = join(|| self.verify_these(some), || self.verify_these(others));
        some.and(others)
    }

    fn compare(&self, name: &str, section: &Section, sum: u64) -> Result<(), Error> {
        if sum != section.entry.checksum {
            return Err(self.damaged(name, "its checksum is not the one it says"));
        }
        let _ = section.is_right.set(());
        Ok(())
    }

    /// A section by its name and, unless any will do, its type; with its bytes as they stand in the file.
    fn section(&self, name: &str, code: Option<u32>) -> Result<(&Section, &[u8]), Error> {
        self.is_whole()?;
        let stored = name_of(name);
        let is_it = |entry: &Entry| entry.name == stored && code.is_none_or(|code| entry.code == code);
        let section = self.sections.iter().find(|section| is_it(&section.entry));
        let section = section.ok_or_else(|| self.damaged(name, "it is missing"))?;
        let bounds = |entry: &Entry| {
            let width = super::element::width_of(entry.code)?;
            let length = usize::try_from(entry.count).ok()?.checked_mul(width)?;
            let start = usize::try_from(entry.offset).ok().filter(|start| start.is_multiple_of(ALIGNMENT))?;
            self.bytes.all().get(start..start.checked_add(length)?)
        };
        let bytes = bounds(&section.entry).ok_or_else(|| self.damaged(name, "it lies beyond the file"))?;
        Ok((section, bytes))
    }

    /// A mapped file that has become shorter must not be read where it no longer is.
    pub(crate) fn is_whole(&self) -> Result<(), Error> {
        let Some(file) = &self.mapped else { return Ok(()) };
        let length = file.metadata().map_or(0, |now| now.len());
        if length >= self.bytes.all().len() as u64 {
            return Ok(());
        }
        let message = format!("the file has become shorter since it was opened: {length} bytes are left");
        Err(Error::new(ErrorKind::Format, message)
            .at(Place::file(&self.name))
            .with_fix("put a new file in the place of the old one by moving it, never by writing into it"))
    }

    /// Bytes of the file as the values they are.
    fn lent<T: Element>(&self, name: &str, bytes: &[u8]) -> Result<Column<T>, Error> {
        let odd = || self.damaged(name, "it holds no whole number of values");
        if cfg!(target_endian = "big") {
            let own = Arc::new(Bytes::copy(&in_file_order(bytes, T::NUMBER_BYTES)));
            return Column::of_file(&own, 0..bytes.len()).ok_or_else(odd);
        }
        let start = bytes.as_ptr().addr() - self.bytes.all().as_ptr().addr();
        Column::of_file(&self.bytes, start..start + bytes.len()).ok_or_else(odd)
    }
}

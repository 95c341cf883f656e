//! Where a register is kept.

mod laws;
mod memory;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod store_tests;

pub use laws::check_store;
pub use memory::MemoryStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;

use crate::error::Error;

/// What became of an attempt to append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// The records stand in the stream, all of them.
    Done,
    /// Nothing was written: another writer was first, and the stream now holds so many records.
    Conflict {
        /// How many records the stream holds.
        length: u64,
    },
}

/// Streams of records that only grow.
///
/// A register reads a stream, works out what stands, and appends only if nobody wrote meanwhile. So two writers can never both
/// take the last place, whatever the number of threads or processes, and no lock is held while anybody thinks.
///
/// # Laws
///
/// - A stream never written to is empty; there is no other way to make one.
/// - [`append`](Store::append) with the true length writes all records in order or, when it fails, none.
/// - With another length it writes nothing and tells the true one.
/// - What `append` said was done is read back, byte for byte, by every later [`read`](Store::read), also after a crash where
///   the store promises to last.
/// - Streams do not see each other; both calls may come from several threads.
///
/// [`check_store`] holds an implementation to them.
pub trait Store: Send + Sync {
    /// Appends `records` to `stream` if it holds exactly `expected` records.
    ///
    /// # Errors
    ///
    /// Whatever kept the store from writing; then nothing was written.
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error>;

    /// The records of `stream` from number `from` on, counted from 0.
    ///
    /// # Errors
    ///
    /// Whatever kept the store from reading.
    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error>;
}

//! A store that ends with the process.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Appended, Store};
use crate::error::Error;

/// Streams in memory: for tests, notebooks and what-if.
///
/// # Examples
///
/// ```
/// use lifecircle::register::{Appended, MemoryStore, Store};
///
/// let store = MemoryStore::default();
/// assert_eq!(store.append("needs", 0, &[b"first".to_vec()])?, Appended::Done);
/// assert_eq!(store.append("needs", 0, &[b"late".to_vec()])?, Appended::Conflict { length: 1 });
/// assert_eq!(store.read("needs", 0)?, [b"first".to_vec()]);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct MemoryStore {
    streams: Mutex<BTreeMap<String, Vec<Vec<u8>>>>,
}

impl MemoryStore {
    /// A writer that panicked has either appended all of its records or none, so its streams are still whole.
    fn streams(&self) -> MutexGuard<'_, BTreeMap<String, Vec<Vec<u8>>>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        let mut streams = self.streams();
        let length = streams.get(stream).map_or(0, Vec::len) as u64;
        if length != expected {
            return Ok(Appended::Conflict { length });
        }
        if !records.is_empty() {
            streams.entry(stream.to_owned()).or_default().extend_from_slice(records);
        }
        Ok(Appended::Done)
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        let streams = self.streams();
        let records = streams.get(stream).map_or(&[][..], Vec::as_slice);
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(records.len());
        Ok(records[from..].to_vec())
    }
}

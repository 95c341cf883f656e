//! A store in one file that survives crashes and several writers.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::{Appended, Store};
use crate::error::{Error, ErrorKind, Place};

/// Streams in a SQLite file.
///
/// Every append is one transaction, on the disk before the call returns (`synchronous = FULL`), so that a killed process
/// loses nothing it was told is done. Several processes may open the same file; a writer waits up to five seconds for
/// another.
///
/// # Examples
///
/// ```
/// use lifecircle::register::{SqliteStore, Store};
///
/// let store = SqliteStore::in_memory()?;
/// store.append("needs", 0, &[b"first".to_vec()])?;
/// assert_eq!(store.read("needs", 0)?.len(), 1);
/// assert!(SqliteStore::open("/no/such/folder/needs.db").is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Debug)]
pub struct SqliteStore {
    connection: Mutex<Connection>,
    file: String,
}

/// How the tables are laid out; another number in the file is refused rather than guessed at.
const LAYOUT: i64 = 1;
/// `LCRG`, so that a file of another program is not taken for a register.
const MARK: i64 = 0x4C43_5247;

impl SqliteStore {
    /// Opens the file at `path`, or makes it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when it cannot be opened or made, [`ErrorKind::Format`] when it is no register or one of a later
    /// version.
    pub fn open(path: impl AsRef<Path>) -> Result<SqliteStore, Error> {
        let path = path.as_ref();
        let file = path.display().to_string();
        let connection = Connection::open(path).map_err(|e| failed("cannot open the register", &file, &e))?;
        SqliteStore::set_up(connection, file)
    }

    /// A store of the same kind that ends with the process.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when SQLite cannot make one.
    pub fn in_memory() -> Result<SqliteStore, Error> {
        let file = String::from(":memory:");
        let connection = Connection::open_in_memory().map_err(|e| failed("cannot open a register", &file, &e))?;
        SqliteStore::set_up(connection, file)
    }

    fn set_up(mut connection: Connection, file: String) -> Result<SqliteStore, Error> {
        let fail = |e: &rusqlite::Error| failed("cannot open the register", &file, e);
        connection.busy_timeout(Duration::from_secs(5)).map_err(|e| fail(&e))?;
        // A write-ahead log lets readers go on while one writes; a file in memory has none, which is no error.
        connection.pragma_update(None, "journal_mode", "WAL").map_err(|e| fail(&e))?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(|e| fail(&e))?;
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|e| fail(&e))?;
        let number = |name: &str| begun.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let (mark, layout) = (number("application_id").map_err(|e| fail(&e))?, number("user_version"));
        let tables: i64 =
            begun.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).map_err(|e| fail(&e))?;
        match (mark, layout.map_err(|e| fail(&e))?, tables) {
            (MARK, LAYOUT, _) => {}
            (0, 0, 0) => {
                let made = begun.execute_batch(&format!(
                    "CREATE TABLE record (stream TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, \
                     PRIMARY KEY (stream, number)) WITHOUT ROWID; \
                     PRAGMA application_id = {MARK}; PRAGMA user_version = {LAYOUT};"
                ));
                made.map_err(|e| fail(&e))?;
            }
            (MARK, version, _) => {
                return Err(Error::new(ErrorKind::Format, "the register is of another version")
                    .with_value(version)
                    .at(Place::file(&file))
                    .with_fix("open it with the version of the library that wrote it"));
            }
            _ => {
                return Err(Error::new(ErrorKind::Format, "the file is a database, but no register")
                    .at(Place::file(&file))
                    .with_fix("give the path of a register, or one where there is no file yet"));
            }
        }
        begun.commit().map_err(|e| fail(&e))?;
        Ok(SqliteStore { connection: Mutex::new(connection), file })
    }

    /// A transaction of a writer that panicked is rolled back when it is dropped, so the connection is still good.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for SqliteStore {
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        let fail = |e: rusqlite::Error| failed("cannot write to the register", &self.file, &e);
        let mut connection = self.connection();
        // Immediate: whoever begins second waits here, and then sees what the first has written.
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let length = length_of(&begun, stream).map_err(fail)?;
        if length != expected {
            return Ok(Appended::Conflict { length });
        }
        {
            let sql = "INSERT INTO record (stream, number, body) VALUES (?1, ?2, ?3)";
            let mut insert = begun.prepare_cached(sql).map_err(fail)?;
            for (number, body) in (expected..).zip(records) {
                insert.execute(params![stream, signed(number), body]).map_err(fail)?;
            }
        }
        begun.commit().map_err(fail)?;
        Ok(Appended::Done)
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        let fail = |e: rusqlite::Error| failed("cannot read the register", &self.file, &e);
        let connection = self.connection();
        let sql = "SELECT body FROM record WHERE stream = ?1 AND number >= ?2 ORDER BY number";
        let mut select = connection.prepare_cached(sql).map_err(fail)?;
        let rows = select.query_map(params![stream, signed(from)], |row| row.get(0)).map_err(fail)?;
        rows.collect::<Result<_, _>>().map_err(fail)
    }
}

fn length_of(connection: &Connection, stream: &str) -> rusqlite::Result<u64> {
    let last = "SELECT number FROM record WHERE stream = ?1 ORDER BY number DESC LIMIT 1";
    let last: Option<i64> = connection.query_row(last, params![stream], |row| row.get(0)).optional()?;
    Ok(last.map_or(0, |number| number.unsigned_abs() + 1))
}

/// SQLite's integers are signed; no stream comes near their end.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn failed(message: &str, file: &str, cause: &rusqlite::Error) -> Error {
    let damaged = matches!(
        cause.sqlite_error_code(),
        Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt)
    );
    let kind = if damaged { ErrorKind::Format } else { ErrorKind::Io };
    Error::new(kind, message).with_value(cause).at(Place::file(file))
}

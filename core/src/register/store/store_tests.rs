//! Both stores keep the laws; the file keeps what it was told to, also from a process that is killed.

use super::{Appended, MemoryStore, Store, check_store};
use crate::error::{Error, ErrorKind};

#[test]
fn memory_keeps_the_laws() {
    check_store(&MemoryStore::default(), "trial").unwrap();
}

/// A store that forgets the first record of every batch must be found out.
#[test]
fn a_store_that_forgets_is_caught() {
    struct Forgetful(MemoryStore);
    impl Store for Forgetful {
        fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
            self.0.append(stream, expected, records.get(1..).unwrap_or_default())
        }
        fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
            self.0.read(stream, from)
        }
    }
    let error = check_store(&Forgetful(MemoryStore::default()), "trial").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Plugin);
    assert!(error.message().contains("byte for byte"), "{error}");
}

/// A store that lets the second writer through as well would double every booking.
#[test]
fn a_store_that_lets_two_be_first_is_caught() {
    struct Polite(MemoryStore);
    impl Store for Polite {
        fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
            match self.0.append(stream, expected, records)? {
                Appended::Conflict { length } if stream.ends_with("race") => self.0.append(stream, length, records),
                outcome => Ok(outcome),
            }
        }
        fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
            self.0.read(stream, from)
        }
    }
    let error = check_store(&Polite(MemoryStore::default()), "trial").unwrap_err();
    assert!(error.message().contains("exactly one"), "{error}");
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use std::path::PathBuf;

    use super::super::SqliteStore;
    use super::*;

    /// A path of its own for each test, empty at the start.
    fn path(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("lifecircle-store-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        folder.join("register.db")
    }

    #[test]
    fn a_file_keeps_the_laws_and_lasts() {
        let path = path("laws");
        check_store(&SqliteStore::open(&path).unwrap(), "trial").unwrap();
        let again = SqliteStore::open(&path).unwrap();
        assert_eq!(again.read("trial/a", 0).unwrap().len(), 3);
        check_store(&again, "second trial").unwrap();
        check_store(&SqliteStore::in_memory().unwrap(), "trial").unwrap();
    }

    #[test]
    fn two_connections_see_each_other() {
        let path = path("two");
        let (a, b) = (SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap());
        assert_eq!(a.append("s", 0, &[b"a".to_vec()]).unwrap(), Appended::Done);
        assert_eq!(b.append("s", 0, &[b"b".to_vec()]).unwrap(), Appended::Conflict { length: 1 });
        assert_eq!(b.append("s", 1, &[b"b".to_vec()]).unwrap(), Appended::Done);
        assert_eq!(a.read("s", 0).unwrap(), [b"a".to_vec(), b"b".to_vec()]);
    }

    #[test]
    fn what_is_no_register_is_refused_and_left_alone() {
        let text = path("text");
        std::fs::write(&text, "needs,list\n".repeat(400)).unwrap();
        assert_eq!(SqliteStore::open(&text).unwrap_err().kind(), ErrorKind::Format);
        let other = path("other");
        let connection = rusqlite::Connection::open(&other).unwrap();
        connection.execute_batch("CREATE TABLE mine (x INTEGER)").unwrap();
        let error = SqliteStore::open(&other).unwrap_err();
        assert_eq!((error.kind(), error.place().file_name()), (ErrorKind::Format, other.to_str()));
        let later = path("later");
        SqliteStore::open(&later).unwrap();
        rusqlite::Connection::open(&later).unwrap().pragma_update(None, "user_version", 2).unwrap();
        assert_eq!(SqliteStore::open(&later).unwrap_err().value(), Some("2"));
    }

    /// This test runs itself as a process that appends without end, kills it, and looks at what it left behind.
    #[test]
    fn a_killed_writer_leaves_whole_batches_in_order() {
        const STREAM: &str = "needs";
        if let Some(path) = std::env::var_os("LIFECIRCLE_TEST_WRITER") {
            let store = SqliteStore::open(path).unwrap();
            for batch in 0_u64.. {
                let records = [2 * batch, 2 * batch + 1].map(|number| number.to_le_bytes().to_vec());
                store.append(STREAM, 2 * batch, &records).unwrap();
                println!("{batch}");
            }
        }
        let path = path("killed");
        let mut writer = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "register::store::store_tests::sqlite::a_killed_writer_leaves_whole_batches_in_order"])
            .arg("--nocapture")
            .env("LIFECIRCLE_TEST_WRITER", &path)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let told = std::io::BufRead::lines(std::io::BufReader::new(writer.stdout.take().unwrap()));
        // The harness prints lines of its own before; only numbers tell of batches.
        let done: u64 = told.map_while(Result::ok).find_map(|line| line.parse().ok().filter(|n| *n >= 20)).unwrap();
        writer.kill().unwrap();
        writer.wait().unwrap();
        let records = SqliteStore::open(&path).unwrap().read(STREAM, 0).unwrap();
        assert!(records.len() as u64 >= 2 * (done + 1) && records.len().is_multiple_of(2), "{done} {}", records.len());
        for (number, record) in (0_u64..).zip(&records) {
            assert_eq!(*record, number.to_le_bytes());
        }
    }
}

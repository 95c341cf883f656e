//! Files of columns: what is written is read, and nothing else is.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use proptest::prelude::*;

use super::layout::{ENTRY_BYTES, Entry, HEADER_BYTES, checksum, header};
use super::{Reading, StoredFile, Writer};
use crate::error::{Error, ErrorKind};
use crate::machine::bytes::Bytes;

fn small() -> Vec<u8> {
    let mut file = Writer::default();
    file.column("bytes", &[1u8, 2, 3]);
    file.column::<f64>("none", &[]);
    file.column("numbers", &[0u32, 2, u32::MAX]);
    file.made("places", [-180.0f64, 0.1]);
    file.bytes()
}

fn open(bytes: &[u8]) -> Result<StoredFile, Error> {
    StoredFile::of(Bytes::copy(bytes), None, "small")
}

/// The file with a byte of a section changed and every checksum made right again, as an enemy would.
pub(crate) fn forged(file: &[u8], at: usize, value: u8) -> Vec<u8> {
    let sections = u32::from_le_bytes(*file[12..16].first_chunk().unwrap());
    let table_end = HEADER_BYTES + sections as usize * ENTRY_BYTES;
    let at = table_end + at % (file.len() - table_end);
    let mut bytes = file.to_vec();
    bytes[at] = value;
    let mut entries: Vec<Entry> = file[HEADER_BYTES..table_end].chunks_exact(ENTRY_BYTES).map(Entry::take).collect();
    let mut ends: Vec<usize> = entries.iter().skip(1).map(|entry| entry.offset as usize).collect();
    ends.push(file.len());
    for (entry, end) in entries.iter_mut().zip(ends) {
        let width = [1, 1, 4, 8, 8, 4, 8][entry.code as usize - 1];
        let start = entry.offset as usize;
        entry.checksum = checksum(&bytes[start..(start + entry.count as usize * width).min(end)]);
    }
    let mut table = Vec::new();
    entries.iter().for_each(|entry| entry.put(&mut table));
    bytes[..HEADER_BYTES].copy_from_slice(&header(file.len() as u64, sections, &table));
    bytes[HEADER_BYTES..table_end].copy_from_slice(&table);
    bytes
}

#[test]
fn columns_come_back_as_they_were_written() {
    let file = open(&small()).unwrap();
    assert_eq!(file.column::<u8>("bytes").unwrap(), [1, 2, 3]);
    assert_eq!(file.column::<f64>("none").unwrap(), [0.0f64; 0]);
    assert_eq!(file.column::<u32>("numbers").unwrap(), [0, 2, u32::MAX]);
    assert_eq!(file.column::<f64>("places").unwrap(), [-180.0, 0.1]);
    for entry in small()[HEADER_BYTES..].chunks_exact(ENTRY_BYTES).take(4).map(Entry::take) {
        assert_eq!(entry.offset % 64, 0);
    }
}

#[test]
fn what_is_not_there_or_of_another_type_is_named() {
    let file = open(&small()).unwrap();
    for missing in [file.column::<u8>("nothing").map(drop), file.column::<f64>("numbers").map(drop)] {
        let error = missing.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Format);
        assert!(error.message().contains("missing") && error.fix().is_some(), "{error}");
    }
    assert!(file.column_of::<u8>("bytes", 2).is_err());
    assert!(file.checked::<u32>("numbers", 3, |n| n < 5).is_err());
    assert_eq!(file.column::<u8>("nothing").unwrap_err().place().object_id(), Some("section nothing"));
}

#[test]
fn stretches_start_at_nought_never_fall_and_end_at_the_end() {
    let starts = |numbers: &[u32]| {
        let mut file = Writer::default();
        file.column("starts", numbers);
        open(&file.bytes()).unwrap().starts("starts", 2, 5).is_ok()
    };
    assert!(starts(&[0, 2, 5]) && starts(&[0, 0, 5]));
    for bad in [&[0, 2][..], &[1, 2, 5], &[0, 3, 4], &[0, 6, 5], &[0, u32::MAX, 5]] {
        assert!(!starts(bad), "{bad:?}");
    }
}

#[test]
fn other_versions_and_other_files_are_refused_with_advice() {
    for version in [0u32, 1, 2, 3, 5, u32::MAX] {
        let mut file = small();
        file[8..12].copy_from_slice(&version.to_le_bytes());
        let error = open(&file).map(drop).unwrap_err();
        assert_eq!((error.kind(), error.value()), (ErrorKind::Format, Some(version.to_string().as_str())));
        assert!(error.fix().is_some_and(|fix| fix.contains("prepare the network again")), "{error}");
    }
    assert_eq!(open(&[]).map(drop).unwrap_err().kind(), ErrorKind::Empty);
    assert!(open(b"PK\x03\x04").map(drop).unwrap_err().message().contains("no prepared network"));
}

#[test]
fn every_cut_is_refused() {
    let file = small();
    for length in 0..file.len() {
        assert!(open(&file[..length]).is_err(), "{length}");
    }
    assert!(open(&[&file[..], &[0]].concat()).is_err());
}

#[test]
fn every_changed_byte_is_refused_or_is_no_part_of_the_content() {
    let (file, mut refused) = (small(), 0);
    let content = |file: &StoredFile| -> Result<_, Error> {
        let numbers = (file.column::<u8>("bytes")?, file.column::<u32>("numbers")?);
        Ok((numbers, file.column::<f64>("none")?, file.column::<f64>("places")?))
    };
    let whole = content(&open(&file).unwrap()).unwrap();
    for at in 0..file.len() {
        for flip in [1, 0x80, 0xff] {
            let mut changed = file.clone();
            changed[at] ^= flip;
            match open(&changed).and_then(|file| content(&file)) {
                Ok(same) => assert_eq!(same, whole, "byte {at}"),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 3 * (HEADER_BYTES - 24 + 4 * ENTRY_BYTES), "{refused}");
}

#[test]
fn sections_are_verified_when_asked_for_and_all_of_them_on_demand() {
    let mut file = small();
    let (whole, last) = (open(&file).unwrap(), file.len() - 1);
    assert!(whole.verify().is_ok());
    file[last] ^= 1;
    let damaged = open(&file).unwrap();
    assert_eq!(damaged.column::<u32>("numbers").unwrap(), [0, 2, u32::MAX]);
    assert_eq!(damaged.column::<f64>("places").unwrap_err().place().object_id(), Some("section places"));
    assert_eq!(damaged.verify().unwrap_err().kind(), ErrorKind::Format);
}

#[test]
fn columns_of_a_file_on_disk_lie_in_it_until_it_shrinks() {
    let path = std::env::temp_dir().join(format!("lifecircle-stored-{}", std::process::id()));
    std::fs::write(&path, small()).unwrap();
    let [mapped, read] = [Reading::Mapped, Reading::IntoMemory].map(|how| StoredFile::open(&path, how).unwrap());
    assert!(mapped.column::<u32>("numbers").unwrap().lies_in_file());
    std::fs::File::options().write(true).open(&path).unwrap().set_len(100).unwrap();
    // What lies beyond the new end of a mapped file must not be touched.
    let error = mapped.column::<f64>("places").unwrap_err();
    assert!(error.kind() == ErrorKind::Format && error.message().contains("shorter"), "{error}");
    assert!(mapped.verify().is_err() && read.verify().is_ok());
    assert_eq!(read.column::<f64>("places").unwrap(), [-180.0, 0.1]);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_long_column_is_summed_in_pieces() {
    let numbers: Vec<u32> = (0..200_000).collect();
    let mut file = Writer::default();
    file.column("long", &numbers);
    let bytes = file.bytes();
    assert_eq!(*open(&bytes).unwrap().column::<u32>("long").unwrap(), numbers[..]);
    for at in [0, 400_000, 799_999] {
        let mut changed = bytes.clone();
        let first = bytes.len() - 800_000;
        changed[first + at] ^= 4;
        assert!(open(&changed).unwrap().column::<u32>("long").is_err(), "{at}");
    }
    assert!(open(&bytes).unwrap().looked_through::<u32>("long", |n| n != 150_000).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn random_bytes_are_refused(mut bytes in prop::collection::vec(any::<u8>(), 0..600), marked in 0usize..3) {
        let good = small();
        let honest = [0, 8, HEADER_BYTES][marked].min(bytes.len());
        bytes[..honest].copy_from_slice(&good[..honest]);
        prop_assert!(open(&bytes).is_err());
    }
}

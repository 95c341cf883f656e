//! Columns: the same slice whoever keeps it, and nothing beyond the bytes. Run under Miri as well (CONTRIBUTING.md).
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::*;

fn bytes(count: u8) -> Arc<Bytes> {
    Arc::new(Bytes::copy(&(0..count).collect::<Vec<u8>>()))
}

#[test]
fn values_are_read_where_they_lie() {
    let file = bytes(100);
    let column = Column::<u32>::of_file(&file, 8..20).unwrap();
    drop(file);
    let moved = Box::new((7, column));
    assert_eq!(moved.1.len(), 3);
    assert_eq!(moved.1[0].to_ne_bytes(), [8, 9, 10, 11]);
    let again = moved.1.clone();
    drop(moved);
    assert_eq!(again[2].to_ne_bytes(), [16, 17, 18, 19]);
    assert!(again.lies_in_file() && !Column::from(again.to_vec()).lies_in_file());
    assert_eq!(again, Column::from(again.to_vec()));
}

#[test]
fn nothing_beyond_the_bytes_or_between_two_values_is_read() {
    let file = bytes(100);
    for bad in [1..5, 8..11, 96..104, 100..104, usize::MAX - 3..usize::MAX] {
        assert!(Column::<u32>::of_file(&file, bad.clone()).is_none(), "{bad:?}");
    }
    #[allow(clippy::reversed_empty_ranges, reason = "a file may say so")]
    let reversed = 12..8;
    assert!(Column::<u32>::of_file(&file, reversed).is_none());
    assert!(Column::<f64>::of_file(&file, 96..100).is_none());
    assert!(Column::<f64>::of_file(&file, 96..96).unwrap().is_empty());
    assert!(Column::<u8>::of_file(&bytes(0), 0..0).unwrap().is_empty());
}

#[test]
fn own_values_stay_while_the_column_moves() {
    let column: Column<String> = ["春", "节"].map(str::to_owned).into_iter().collect();
    let columns = [column.clone(), column, Column::default()];
    let moved = columns.into_iter().rev().collect::<Vec<_>>();
    assert_eq!(moved[2], ["春", "节"].map(str::to_owned));
    assert_eq!(format!("{:?} {:?}", moved[1], moved[0]), r#"["春", "节"] []"#);
    assert_eq!((&moved[2]).into_iter().count(), 2);
}

#[test]
fn a_column_may_be_read_by_several_threads() {
    let column = Column::<u8>::of_file(&bytes(100), 0..100).unwrap();
    let sum = || column.iter().map(|n| u64::from(*n)).sum::<u64>();
    let sums = std::thread::scope(|s| [s.spawn(sum), s.spawn(sum)].map(|t| t.join().unwrap()));
    assert_eq!(sums, [4950, 4950]);
}

#[cfg(not(miri))]
#[test]
fn a_mapped_file_is_the_same_as_a_read_one() {
    let path = std::env::temp_dir().join(format!("lifecircle-column-{}", std::process::id()));
    std::fs::write(&path, (0..=255).collect::<Vec<u8>>()).unwrap();
    let file = std::fs::File::open(&path).unwrap();
    let (mapped, read) = (Bytes::map(&file, 200).unwrap(), Bytes::read(&file, 200).unwrap());
    assert_eq!(mapped.all(), read.all());
    assert!(Bytes::read(&file, 57).is_err(), "56 bytes are left to read");
    let column = Column::<u64>::of_file(&Arc::new(mapped), 64..128).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(column[0].to_ne_bytes(), [64, 65, 66, 67, 68, 69, 70, 71]);
}

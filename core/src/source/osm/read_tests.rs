//! Reading files: what is kept, and what hostile ones come to.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::ops::ControlFlow;

use super::testing::{Pbf, blob, bytes, framed, number, varint, zigzag};
use super::{ElementId, OsmFile, OsmReadOptions};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;

const BUILDING: [(&str, &str); 1] = [("building", "yes")];

fn small() -> Pbf {
    Pbf::new()
        .dense(&[(1, 118.0, 32.0), (2, 118.1, 32.0), (3, 118.1, 32.1), (9, 118.2, 32.2)])
        .node(4, 118.05, 32.05, &[("shop", "convenience"), ("name", "小店")])
        .way(10, &[1, 2, 3, 1], &BUILDING)
        .way(11, &[3, 9], &[("power", "line")])
        .way(12, &[2, 1], &[])
        .relation(20, &[(1, 12, "outer"), (0, 4, "admin_centre"), (2, 21, "")], &[("type", "multipolygon")])
}

fn refusal(bytes: &[u8]) -> Error {
    OsmFile::read(bytes, &OsmReadOptions::default()).unwrap_err()
}

/// A file whose one data block is `block`.
fn with_block(block: &[u8]) -> Vec<u8> {
    [blob("OSMHeader", &[]), blob("OSMData", block)].concat()
}

#[test]
fn elements_of_interest_and_what_they_are_made_of_are_kept() {
    let file = small().read();
    assert_eq!(file.nodes().map(|node| node.id()).collect::<Vec<_>>(), [4]);
    assert_eq!(file.ways().map(|way| way.id()).collect::<Vec<_>>(), [10, 12]);
    assert_eq!(file.relations().map(|relation| relation.id()).collect::<Vec<_>>(), [20]);
    assert_eq!(file.node_count(), 4);
    assert!(file.position(9).is_none() && file.way(11).is_none());
    assert!(file.report().count("no-bounds") == 1 && file.report().counts().count() == 1, "{}", file.report());
}

#[test]
fn tags_positions_and_members_come_out_as_written() {
    let file = small().read();
    let shop = file.node(4).unwrap();
    assert_eq!(shop.tags().iter().collect::<Vec<_>>(), [("shop", "convenience"), ("name", "小店")]);
    assert_eq!((shop.position().lon(), shop.position().lat()), (118.05, 32.05));
    let house = file.way(10).unwrap();
    assert_eq!(house.refs().collect::<Vec<_>>(), [1, 2, 3, 1]);
    assert!(house.is_closed() && !file.way(12).unwrap().is_closed());
    assert_eq!(file.position(3).map(|p| (p.lon(), p.lat())), Some((118.1, 32.1)));
    let members: Vec<_> = file.relation(20).unwrap().members().collect();
    let expected = [(ElementId::Way(12), "outer"), (ElementId::Node(4), "admin_centre"), (ElementId::Relation(21), "")];
    assert_eq!(members, expected);
}

#[test]
fn order_in_the_file_does_not_matter() {
    let shuffled = Pbf::new()
        .relation(20, &[(1, 12, "outer"), (0, 4, "admin_centre"), (2, 21, "")], &[("type", "multipolygon")])
        .way(12, &[2, 1], &[])
        .way(10, &[1, 2, 3, 1], &BUILDING)
        .node(4, 118.05, 32.05, &[("shop", "convenience"), ("name", "小店")])
        .dense(&[(9, 118.2, 32.2), (3, 118.1, 32.1), (1, 118.0, 32.0), (2, 118.1, 32.0)])
        .read();
    let file = small().read();
    assert_eq!(shuffled.positions, file.positions);
    assert_eq!(format!("{:?}", shuffled.way(10).unwrap().tags()), format!("{:?}", file.way(10).unwrap().tags()));
    assert_eq!(shuffled.way(12).unwrap().refs().collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn nothing_at_all_is_empty_and_nothing_of_use_is_said() {
    assert_eq!(refusal(&[]).kind(), ErrorKind::Empty);
    let useless = Pbf::new().dense(&[(1, 0.0, 0.0)]).read();
    assert_eq!(useless.report().count("no-elements"), 1);
}

#[test]
fn every_truncation_of_a_file_is_a_format_error_with_its_byte() {
    let whole = small().bytes();
    let header = blob("OSMHeader", &[]).len();
    for length in 1..whole.len() {
        // Cut between two blobs a file is whole, only shorter.
        if length == header {
            continue;
        }
        let error = refusal(&whole[..length]);
        assert_eq!(error.kind(), ErrorKind::Format, "{length}: {error}");
        assert!(error.place().object_id().unwrap().starts_with("byte "), "{error}");
    }
}

#[test]
fn other_formats_are_refused_with_advice() {
    for other in [&b"<?xml version='1.0'?><osm/>"[..], b"PK\x03\x04", b"\0\0\0\x0a1234567890", &[0xff; 64]] {
        let error = refusal(other);
        assert_eq!(error.kind(), ErrorKind::Format, "{error}");
        assert!(error.fix().is_some());
    }
}

#[test]
fn a_file_must_begin_with_its_header() {
    assert_eq!(refusal(&blob("OSMData", &[])).kind(), ErrorKind::Format);
}

#[test]
fn unknown_blobs_are_skipped_and_unknown_required_features_refused() {
    let mut file = small().bytes();
    file.extend(blob("Later", b"something"));
    assert!(OsmFile::read(&file, &OsmReadOptions::default()).is_ok());
    let history = refusal(&small().requires("HistoricalInformation").bytes());
    assert_eq!((history.kind(), history.value()), (ErrorKind::Format, Some("HistoricalInformation")));
    assert!(OsmFile::read(&small().requires("DenseNodes").bytes(), &OsmReadOptions::default()).is_ok());
}

#[test]
fn a_zlib_bomb_is_refused_without_being_inflated() {
    // 48 MiB of zeroes pack into 48 KiB.
    let zeroes = vec![0; 48 << 20];
    let bomb = [blob("OSMHeader", &[]), blob("OSMData", &zeroes)].concat();
    assert!(bomb.len() < 256 << 10);
    let honest = refusal(&bomb);
    assert_eq!(honest.kind(), ErrorKind::Format);
    assert!(honest.message().contains("32 MiB"), "{honest}");

    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut zlib, &zeroes).unwrap();
    let packed = zlib.finish().unwrap();
    for declared in [None, Some(1000)] {
        let mut lying = Vec::new();
        if let Some(length) = declared {
            number(2, length, &mut lying);
        }
        bytes(3, &packed, &mut lying);
        let error = refusal(&[blob("OSMHeader", &[]), framed("OSMData", &lying)].concat());
        assert!(error.message().contains("inflates beyond"), "{error}");
    }
}

#[test]
fn a_blob_that_claims_gigabytes_allocates_nothing() {
    let mut header = Vec::new();
    bytes(1, b"OSMHeader", &mut header);
    number(3, 1 << 40, &mut header);
    let file = [&(header.len() as u32).to_be_bytes()[..], &header].concat();
    assert_eq!(refusal(&file).kind(), ErrorKind::Limit);
}

#[test]
fn other_compressions_are_named() {
    let mut lzma = Vec::new();
    bytes(4, b"xz", &mut lzma);
    let error = refusal(&[blob("OSMHeader", &[]), framed("OSMData", &lzma)].concat());
    assert!(error.message().contains("other than zlib"), "{error}");
}

#[test]
fn the_memory_limit_is_kept() {
    let options = OsmReadOptions { memory_limit_bytes: 100 };
    let error = OsmFile::read(&small().bytes(), &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.fix().unwrap().contains("memory_limit_bytes"));
}

#[test]
fn bad_elements_are_named_and_the_good_ones_kept() {
    let file = small()
        .node(5, 200.0, 32.0, &[("shop", "bakery")])
        .node(6, 118.0, 95.0, &[("shop", "bakery")])
        .node(4, 118.06, 32.05, &[("shop", "other")])
        .way(13, &[1], &BUILDING)
        .way(14, &[], &BUILDING)
        .way(10, &[3, 2], &BUILDING)
        .way(15, &[1, 77], &BUILDING)
        .relation(22, &[(7, 1, "outer"), (1, 12, "outer")], &[("type", "multipolygon")])
        .read();
    let report = file.report();
    for (code, count) in [("bad-coordinate", 2), ("duplicate-id", 2), ("short-way", 2), ("bad-member", 1)] {
        assert_eq!(report.count(code), count, "{code}: {report}");
    }
    assert_eq!(file.node(4).unwrap().tags().get("shop"), Some("convenience"), "the first is kept");
    assert_eq!(file.way(10).unwrap().refs().len(), 4);
    assert_eq!(file.way(15).unwrap().positions().map(|p| p.is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(file.relation(22).unwrap().members().len(), 1);
    assert_eq!(report.strict().unwrap_err().place().object_id(), Some("relation/22"));
}

#[test]
fn ids_may_be_zero_or_negative() {
    let file = Pbf::new().node(-1, 1.0, 1.0, &[]).node(0, 2.0, 2.0, &[]).way(-7, &[0, -1], &BUILDING).read();
    assert_eq!(file.way(-7).unwrap().refs().collect::<Vec<_>>(), [0, -1]);
    assert!(file.position(0).is_some() && file.position(-1).is_some());
}

#[test]
fn tags_beyond_the_table_of_strings_are_named() {
    let mut node = Vec::new();
    number(1, zigzag(50), &mut node);
    // Key 1 is `shop`, the first string written; value 9999 does not exist.
    bytes(2, &[1, 1], &mut node);
    bytes(3, &[2, 0x8f, 0x4e], &mut node);
    let file = small_with_shop_first().raw(1, &node).read();
    assert_eq!(file.report().count("bad-tag"), 1);
    assert_eq!(file.node(50).unwrap().tags().len(), 1);
}

fn small_with_shop_first() -> Pbf {
    Pbf::new().node(4, 118.05, 32.05, &[("shop", "convenience")])
}

#[test]
fn numbers_that_overflow_end_in_an_error_or_a_defect() {
    let mut ids = Vec::new();
    varint(zigzag(i64::MAX), &mut ids);
    varint(zigzag(i64::MAX), &mut ids);
    let mut way = Vec::new();
    bytes(8, &ids, &mut way);
    let error = refusal(&small().raw(3, &way).bytes());
    assert!(error.message().contains("overflows"), "{error}");

    let mut node = Vec::new();
    number(1, zigzag(1), &mut node);
    number(8, zigzag(i64::MAX), &mut node);
    let file = Pbf::new().raw(1, &node).way(1, &[1, 2], &BUILDING).read();
    assert_eq!(file.report().count("bad-coordinate"), 1);
}

#[test]
fn inconsistent_columns_are_format_errors() {
    let bad: [(u64, &[u8]); 5] = [
        (2, &[0x0a, 2, 2, 2, 0x42, 1, 2, 0x4a, 1, 2]), // two ids, one coordinate
        (3, &[0x12, 1, 1, 0x1a, 2, 1, 1]),             // one key, two values
        (4, &[0x42, 1, 0, 0x4a, 2, 2, 2]),             // one role, two members
        (3, &[0x12, 5, 1]),                            // longer than its message
        (1, &[0x12, 1, 0x80]),                         // a number that does not end
    ];
    for (field, message) in bad {
        let error = refusal(&small().raw(field, message).bytes());
        assert_eq!(error.kind(), ErrorKind::Format, "{field}: {error}");
    }
}

#[test]
fn millions_of_empty_groups_cost_nothing() {
    let groups: Vec<u8> = [0x12, 0].repeat(8 << 20);
    let file = OsmFile::read(&with_block(&groups), &OsmReadOptions::default()).unwrap();
    assert_eq!(file.report().count("no-elements"), 1);
}

#[test]
fn a_box_that_contradicts_the_nodes_is_kept_and_named() {
    let elsewhere = small().bounds([0.0, 0.0, 1.0, 1.0]).read();
    assert!(elsewhere.bounds().is_some());
    assert_eq!(elsewhere.report().count("doubtful-bounds"), 1);
    let world = small().bounds([-180.0, -90.0, 180.0, 90.0]).read();
    assert_eq!(world.report().count("doubtful-bounds"), 1);
    let reversed = small().bounds([118.3, 31.9, 117.9, 32.3]).read();
    assert!(reversed.bounds().is_none());
    assert_eq!(reversed.report().count("bad-bounds"), 1);
    let right = small().bounds([117.9, 31.9, 118.3, 32.3]).read();
    assert!(right.report().is_empty(), "{}", right.report());
}

#[test]
fn a_watcher_sees_every_stage_and_can_stop_it() {
    use std::sync::Mutex;
    struct Watch(Mutex<Vec<String>>);
    impl Progress for Watch {
        fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()> {
            assert!(done <= total);
            let mut stages = self.0.lock().unwrap();
            stages.push(stage.to_owned());
            if stage == "nodes" { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    }
    let watch = Watch(Mutex::default());
    let input = std::io::Cursor::new(small().bytes());
    let stopped = OsmFile::read_from(input, "small", &OsmReadOptions::default(), &watch).unwrap_err();
    assert_eq!(stopped.kind(), ErrorKind::Cancelled);
    let mut stages = watch.0.into_inner().unwrap();
    stages.dedup();
    assert_eq!(stages, ["relations", "ways", "nodes"]);
}

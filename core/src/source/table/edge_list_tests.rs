//! A host's own network from two CSV tables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use proptest::prelude::*;

use super::{TableOptions, network_from_csv};
use crate::error::ErrorKind;
use crate::geo::Crs;
use crate::network::{Direction, Gate, Passage, RawNetwork, WayClass};

const NODES: &str =
    "id,lon,lat,gate,elevation_m\n1,118.78,32.04,,\n2,118.781,32.04,residents,12.5\n3,118.782,32.04,,\n";

fn read(nodes: &str, edges: &str) -> RawNetwork {
    network_from_csv(nodes.as_bytes(), edges.as_bytes(), &TableOptions::new(Crs::Wgs84)).unwrap()
}

#[test]
fn everything_a_table_says_reaches_the_network() {
    let raw = read(NODES, "from,to,length_m,class,passage,direction\n1,2,95.5,footway,end-only,forward\n2,3,,,,\n");
    assert_eq!((raw.nodes[1].gate, raw.nodes[1].elevation_m), (Gate::Residents, Some(12.5)));
    let [first, second] = &raw.ways[..] else { panic!("{:?}", raw.ways) };
    let known = first.attributes;
    assert_eq!(
        (known.class, known.passage, known.direction),
        (WayClass::Footway, Passage::EndOnly, Direction::Forward)
    );
    assert_eq!((first.lengths_m.as_deref(), second.lengths_m.as_deref()), (Some(&[95.5][..]), None));
    assert!(raw.report.is_empty(), "{}", raw.report);
}

#[test]
fn columns_may_be_named_as_other_tools_name_them() {
    let ours = read(NODES, "from,to,length_m\n1,2,95.5\n");
    let theirs = read(&NODES.replace("id,lon,lat", "osmid;x;y").replace(',', ";"), "u,v,length\n1,2,95.5\n");
    assert_eq!(ours, theirs);
}

#[test]
fn each_bad_row_is_named_and_the_good_ones_survive() {
    let nodes =
        format!("{NODES}4,north,32\n5,32.04,118.78\nsix,118.78,32.04\n1,118.78,32.04\n7,118.78,32.04,open wide\n");
    let raw = read(&nodes, "from,to,class\n1,2,\n1,99,\n1,2,canal\n,2,\n2,3,steps\n");
    assert_eq!((raw.nodes.len(), raw.ways.len()), (3, 2));
    let found: Vec<_> = raw.report.counts().collect();
    let expected = [
        ("bad-coordinate", 1),
        ("bad-number", 2),
        ("duplicate-id", 1),
        ("missing-value", 1),
        ("unknown-name", 2),
        ("unknown-node", 1),
    ];
    assert_eq!(found, expected, "{}", raw.report);
}

#[test]
fn a_projected_network_comes_to_wgs84() {
    let options = TableOptions::new("EPSG:4547".parse().unwrap());
    let raw = network_from_csv(b"id,x,y\n1,424654.893,2559024.739\n", b"from,to\n", &options).unwrap();
    assert_eq!(raw.nodes[0].position.to_string(), "113.2644000,23.1291000");
}

#[test]
fn missing_columns_and_empty_files_are_errors() {
    let read = |nodes: &str, edges: &str| {
        network_from_csv(nodes.as_bytes(), edges.as_bytes(), &TableOptions::new(Crs::Wgs84)).unwrap_err()
    };
    assert_eq!(read("", "from,to\n").kind(), ErrorKind::Empty);
    let error = read(NODES, "form,to\n1,2\n");
    assert_eq!((error.kind(), error.place().to_string().as_str()), (ErrorKind::Column, "edges, line 1, column from"));
    let limited = TableOptions::new(Crs::Wgs84).max_rows(2);
    let error = network_from_csv(NODES.as_bytes(), b"from,to\n", &limited).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_makes_it_panic(nodes in "[0-9,.\n\"e\\-a]{0,80}", edges in "[0-9,.\n\"e\\-a]{0,80}") {
        let (nodes, edges) = (format!("id,lon,lat\n{nodes}"), format!("from,to,length_m\n{edges}"));
        let _ = network_from_csv(nodes.as_bytes(), edges.as_bytes(), &TableOptions::new(Crs::Wgs84));
    }
}

#[cfg(feature = "arrow")]
mod from_arrow {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};

    use crate::error::ErrorKind;
    use crate::geo::Crs;
    use crate::source::table::{TableOptions, network_from_arrow, network_from_csv};

    fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
    }

    fn nodes() -> RecordBatch {
        batch(vec![
            ("id", Arc::new(Int64Array::from(vec![1, 2, 3]))),
            ("lon", Arc::new(Float64Array::from(vec![118.78, 118.781, 118.7825]))),
            ("lat", Arc::new(Float64Array::from(vec![32.04, 32.04, 32.041]))),
        ])
    }

    #[test]
    fn batches_and_csv_of_the_same_rows_are_the_same_network_with_the_same_defects() {
        let edges = |from: Vec<i64>, length: Vec<Option<f64>>, class: Vec<Option<&str>>| {
            let to: Vec<i64> = from.iter().map(|id| id + 1).collect();
            batch(vec![
                ("source", Arc::new(Int64Array::from(from)) as ArrayRef),
                ("target", Arc::new(Int64Array::from(to))),
                ("length_m", Arc::new(Float64Array::from(length))),
                ("class", Arc::new(StringArray::from(class))),
            ])
        };
        let first = edges(vec![1], vec![Some(101.25)], vec![Some("steps")]);
        let second = edges(vec![2, 1], vec![None, None], vec![None, Some("canal")]);
        let options = TableOptions::new(Crs::Gcj02);
        let arrow = network_from_arrow(&[nodes()], &[first, second], &options).unwrap();
        let csv = network_from_csv(
            b"id,lon,lat\n1,118.78,32.04\n2,118.781,32.04\n3,118.7825,32.041\n",
            b"source,target,length_m,class\n1,2,101.25,steps\n2,3,,\n1,2,,canal\n",
            &options,
        )
        .unwrap();
        assert_eq!((&arrow.nodes, &arrow.ways), (&csv.nodes, &csv.ways));
        assert_eq!(arrow.report.defects()[0].code, csv.report.defects()[0].code);
        assert_eq!(arrow.report.defects()[0].place.to_string(), "edges, row 2, column class");
    }

    #[test]
    fn a_column_that_is_missing_and_a_table_that_is_not_there_are_errors() {
        let options = TableOptions::new(Crs::Wgs84);
        let from = batch(vec![("from", Arc::new(Int64Array::from(vec![1])) as ArrayRef)]);
        let missing = network_from_arrow(&[nodes()], &[from], &options).unwrap_err();
        assert_eq!((missing.kind(), missing.place().to_string().as_str()), (ErrorKind::Column, "edges, column to"));
        let nothing = network_from_arrow(&[nodes()], &[], &options).unwrap_err();
        assert_eq!(nothing.kind(), ErrorKind::Empty);
    }
}

//! Tests of the host's own tables: what is read, and every row that is not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use super::*;
use crate::network::{EdgeId, Passage, WayClass};

/// Three nodes in a row, joined by two edges.
fn row() -> EdgeList {
    let mut list = EdgeList::default();
    for (id, lon) in [(30, 118.780), (-10, 118.781), (20, 118.782)] {
        list.push_node(id, lon, 32.04);
    }
    list.push_edge(30, -10);
    list.push_edge(-10, 20);
    list
}

#[test]
fn the_optional_columns_are_used() {
    let mut list = row();
    let steps = EdgeAttributes { class: WayClass::Steps, ..EdgeAttributes::default() };
    list.edges.id = Some(vec![500, 400]);
    list.edges.length_m = Some(vec![Some(120.0), None]);
    list.edges.attributes = Some(vec![EdgeAttributes::default(), steps]);
    list.nodes.elevation_m = Some(vec![Some(1.0), Some(4.0), None]);
    let network = Network::from_edges(&list).unwrap();
    let street = network.edges().source_id.iter().position(|id| *id == 500).unwrap();
    assert_eq!(network.edges().length_m[street], 120.0);
    assert_eq!(network.edges().climb_m[street], Some(3.0));
    assert_eq!(network.edges().attributes[1 - street], steps);
    assert!((network.edges().length_m[1 - street] - 94.45).abs() < 0.1, "measured, since not stated");
    assert_eq!(network.edges().climb_m[1 - street], None);
    assert_eq!(network.source_node_id(network.edges().from[street]), 30);
}

#[test]
fn a_node_to_be_kept_stays_between_like_edges() {
    let mut list = row();
    list.nodes.keep = Some(vec![false, true, false]);
    let network = Network::from_edges(&list).unwrap();
    assert_eq!((network.node_count(), network.edge_count()), (3, 2));
    list.nodes.keep = Some(vec![false]);
    assert_eq!(Network::from_edges(&list).unwrap_err().kind(), ErrorKind::Column);
}

#[test]
fn the_rows_are_the_raw_network() {
    let mut list = row();
    list.edges.length_m = Some(vec![None, Some(120.0)]);
    list.push_edge(77, 20);
    list.edges.length_m.as_mut().unwrap().push(Some(5.0));
    let (rows, raw) =
        (Network::from_edges(&list).unwrap(), NetworkBuilder::new().build(list.to_raw().unwrap()).unwrap());
    assert_eq!(rows.edges(), raw.edges());
    assert_eq!(rows.report(), raw.report());
}

#[test]
fn without_numbers_of_its_own_an_edge_is_its_row() {
    let network = Network::from_edges(&row()).unwrap();
    assert_eq!(network.edges().source_id, [0], "the two have become one");
    assert_eq!(network.shape(EdgeId(0)).len(), 3);
}

#[test]
fn a_gate_in_the_column_is_a_gate() {
    let mut list = row();
    list.nodes.gate = Some(vec![Gate::Open, Gate::Residents, Gate::Open]);
    let network = Network::from_edges(&list).unwrap();
    let residents = network.edges().attributes.iter().filter(|a| a.passage == Passage::Residents);
    assert_eq!(residents.count(), 2);
}

#[test]
fn bad_rows_are_reported_and_good_ones_kept() {
    let mut list = row();
    list.push_node(20, 118.9, 32.04);
    list.push_node(40, f64::NAN, 32.04);
    list.push_node(50, 32.04, 118.78);
    list.push_edge(20, 40);
    list.push_edge(77, 78);
    let network = Network::from_edges(&list).unwrap();
    let report = network.report();
    assert_eq!((report.count("duplicate-id"), report.count("bad-coordinate"), report.count("unknown-node")), (1, 2, 3));
    assert_eq!(network.edge_count(), 1);
    let swapped = report.defects().iter().filter(|d| d.code == "bad-coordinate").nth(1).unwrap();
    assert!(swapped.fix.as_deref().unwrap().contains("swap"));
    assert_eq!(swapped.place.row_number(), Some(5));
    let unknown = report.defects().iter().find(|d| d.code == "unknown-node").unwrap();
    assert_eq!((unknown.place.row_number(), unknown.place.column_name()), (Some(2), Some("to")));
    assert!(report.strict().is_err());
}

#[test]
fn a_length_that_is_no_number_is_measured() {
    let mut list = row();
    list.edges.length_m = Some(vec![Some(f64::NAN), Some(-3.0)]);
    let network = Network::from_edges(&list).unwrap();
    assert_eq!(network.report().count("bad-length"), 2);
    assert!((network.edges().length_m[0] - 188.9).abs() < 0.1);
}

#[test]
fn columns_of_different_length_are_an_error() {
    let broken: [&dyn Fn(&mut EdgeList); 7] = [
        &|list| list.nodes.lon.truncate(2),
        &|list| list.nodes.lat.push(0.0),
        &|list| list.nodes.elevation_m = Some(vec![None]),
        &|list| list.nodes.gate = Some(vec![]),
        &|list| list.edges.id = Some(vec![1]),
        &|list| list.edges.length_m = Some(vec![]),
        &|list| list.edges.attributes = Some(vec![]),
    ];
    for damage in broken {
        let mut list = row();
        damage(&mut list);
        let error = Network::from_edges(&list).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Column);
        assert!(error.place().column_name().is_some() && error.fix().is_some());
    }
    let mut list = row();
    list.edges.to.push(30);
    assert_eq!(list.to_raw().unwrap_err().kind(), ErrorKind::Column);
}

#[test]
fn empty_tables_are_an_error() {
    assert_eq!(Network::from_edges(&EdgeList::default()).unwrap_err().kind(), ErrorKind::Empty);
}

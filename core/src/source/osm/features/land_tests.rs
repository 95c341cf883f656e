//! Residential land, and the multipolygons it is often mapped as.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::super::super::ElementId;
use super::super::sketch::Sketch;
use crate::model::ResidentialLand;

const LAND: [(&str, &str); 1] = [("landuse", "residential")];
const MULTI: [(&str, &str); 2] = [("type", "multipolygon"), ("landuse", "residential")];

fn read(sketch: Sketch) -> ResidentialLand {
    sketch.file().residential_land()
}

fn close(found: f64, expected: f64) {
    assert!((found / expected - 1.0).abs() < 1e-3, "{found} {expected}");
}

#[test]
fn parcels_are_closed_ways_with_their_ground() {
    let land = read(Sketch::default().rectangle(1, [0.0, 0.0, 200.0, 100.0], &LAND).rectangle(
        2,
        [300.0, 0.0, 400.0, 50.0],
        &LAND,
    ));
    assert_eq!(land.parcels.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["way/1", "way/2"]);
    close(land.parcels[0].area_m2, 20_000.0);
    close(land.parcels[1].area_m2, 5_000.0);
    assert!(land.report.is_empty());
}

#[test]
fn no_land_is_no_data_and_no_defect() {
    let land = read(Sketch::default().rectangle(1, [0.0, 0.0, 200.0, 100.0], &[("building", "apartments")]));
    assert!(land.parcels.is_empty() && land.report.is_empty());
}

#[test]
fn broken_crossing_and_open_rings_are_named() {
    let corners = || {
        Sketch::default().node(1, 0.0, 0.0, &[]).node(2, 90.0, 90.0, &[]).node(3, 90.0, 0.0, &[]).node(
            4,
            0.0,
            80.0,
            &[],
        )
    };
    let land = read(corners().way(1, &[1, 2, 3, 4, 1], &LAND).way(2, &[1, 2, 3], &LAND).way(3, &[1, 3, 77, 1], &LAND));
    assert!(land.parcels.is_empty());
    assert_eq!(land.report.count("broken-outline"), 3);
    let places: Vec<_> = land.report.defects().iter().filter_map(|d| d.place.object_id()).collect();
    assert_eq!(places, ["way/2", "way/3", "way/1"]);
}

#[test]
fn holes_go_to_the_ring_around_them_and_stray_ones_are_passed_over() {
    let land = read(
        Sketch::default()
            .rectangle(1, [0.0, 0.0, 100.0, 100.0], &[])
            .rectangle(2, [200.0, 0.0, 300.0, 100.0], &[])
            .rectangle(3, [210.0, 10.0, 220.0, 20.0], &[])
            .rectangle(4, [500.0, 10.0, 520.0, 20.0], &[])
            .relation(
                1,
                &[
                    (ElementId::Way(3), "inner"),
                    (ElementId::Way(2), "outer"),
                    (ElementId::Way(4), "inner"),
                    (ElementId::Way(1), "outer"),
                    (ElementId::Node(5), "label"),
                ],
                &MULTI,
            ),
    );
    close(land.parcels[0].area_m2, 20_000.0 - 100.0);
    assert_eq!(land.parcels[0].outline.0.iter().map(|p| p.interiors().len()).sum::<usize>(), 1);
    assert_eq!(land.report.count("stray-inner-ring"), 1);
}

#[test]
fn members_without_roles_are_told_apart_by_containment() {
    let land = read(
        Sketch::default()
            .rectangle(1, [0.0, 0.0, 100.0, 100.0], &[])
            .rectangle(2, [10.0, 10.0, 60.0, 60.0], &[])
            .relation(1, &[(ElementId::Way(2), ""), (ElementId::Way(1), ""), (ElementId::Way(1), "")], &MULTI),
    );
    close(land.parcels[0].area_m2, 10_000.0 - 2_500.0);
}

#[test]
fn an_island_in_a_lake_is_land_again() {
    // Rings around one middle: ground, lake, island.
    let rings = || {
        let ground = Sketch::default().rectangle(1, [-50.0, -50.0, 50.0, 50.0], &[]);
        ground.rectangle(2, [-40.0, -40.0, 40.0, 40.0], &[]).rectangle(3, [-5.0, -5.0, 5.0, 5.0], &[])
    };
    for roles in [["outer", "inner", "outer"], ["", "", ""]] {
        let members: Vec<_> = (1..=3).map(ElementId::Way).zip(roles).collect();
        let land = read(rings().relation(1, &members, &MULTI));
        close(land.parcels[0].area_m2, 10_000.0 - 6_400.0 + 100.0);
        assert!(land.report.is_empty(), "{}", land.report);
    }
}

#[test]
fn a_relation_that_does_not_close_or_lacks_a_member_is_left_out() {
    let ring = || Sketch::default().node(1, 0.0, 0.0, &[]).node(2, 90.0, 0.0, &[]).node(3, 90.0, 90.0, &[]);
    let open = read(ring().way(1, &[1, 2], &[]).way(2, &[2, 3], &[]).relation(
        1,
        &[(ElementId::Way(1), "outer"), (ElementId::Way(2), "outer")],
        &MULTI,
    ));
    assert!(open.parcels.is_empty());
    assert_eq!(open.report.defects()[0].value.as_deref(), Some("open at node/3"));
    let lacking = read(ring().way(1, &[1, 2, 3, 1], &[]).relation(
        1,
        &[(ElementId::Way(1), "outer"), (ElementId::Way(9), "outer")],
        &MULTI,
    ));
    assert_eq!((lacking.parcels.len(), lacking.report.count("incomplete-multipolygon")), (0, 1));
    let empty = read(ring().relation(1, &[], &MULTI));
    assert_eq!(empty.report.count("incomplete-multipolygon"), 1);
}

#[test]
fn a_parcel_inside_another_counts_once() {
    let land = read(
        Sketch::default()
            .rectangle(1, [0.0, 0.0, 100.0, 100.0], &LAND)
            .rectangle(2, [10.0, 0.0, 60.0, 60.0], &LAND)
            .rectangle(3, [50.0, 50.0, 150.0, 120.0], &LAND)
            .rectangle(4, [0.0, 0.0, 100.0, 100.0], &LAND),
    );
    // The second lies inside the first, and the fourth is the first once more; the third only overlaps.
    assert_eq!(land.parcels.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["way/3", "way/4"]);
    assert_eq!(land.report.count("nested-parcel"), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A ring cut into ways in any place, order and direction encloses the ground of the whole ring.
    #[test]
    fn a_cut_ring_has_the_area_of_the_whole(
        radii in proptest::collection::vec(50.0..300.0f64, 4..20),
        cuts in proptest::collection::vec(any::<bool>(), 20),
        turns in proptest::collection::vec(any::<bool>(), 20),
        rotate in 0usize..20,
    ) {
        let n = radii.len();
        let turn = std::f64::consts::TAU / n as f64;
        let draw = || radii.iter().enumerate().fold(Sketch::default(), |sketch, (i, r)| {
            sketch.node(1 + i as i64, r * (i as f64 * turn).cos(), r * (i as f64 * turn).sin(), &[])
        });
        let ring: Vec<i64> = (1..=n as i64).chain([1]).collect();
        let whole = read(draw().way(1, &ring, &LAND));
        let mut pieces: Vec<Vec<i64>> = vec![vec![ring[0]]];
        for (i, node) in ring.iter().enumerate().skip(1) {
            pieces.last_mut().unwrap().push(*node);
            if i + 1 < ring.len() && cuts[i % 20] {
                pieces.push(vec![*node]);
            }
        }
        let count = pieces.len();
        pieces.rotate_left(rotate % count);
        let mut sketch = draw();
        let mut members = Vec::new();
        for (i, mut piece) in pieces.into_iter().enumerate() {
            if turns[i % 20] {
                piece.reverse();
            }
            sketch = sketch.way(1 + i as i64, &piece, &[]);
            members.push((ElementId::Way(1 + i as i64), "outer"));
        }
        let cut = read(sketch.relation(1, &members, &MULTI));
        prop_assert!((cut.parcels[0].area_m2 / whole.parcels[0].area_m2 - 1.0).abs() < 1e-9);
    }
}

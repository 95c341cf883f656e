//! Facilities on small towns drawn by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use super::super::super::{ElementId, OsmFile};
use super::super::sketch::{Sketch, spot};
use crate::error::Severity;
use crate::geo::Metric;
use crate::model::{Catalogue, Channel, Facilities, Facility};
use crate::progress::{NoProgress, Progress};

fn read(sketch: Sketch) -> Facilities {
    sketch.file().facilities(Catalogue::bundled(), &NoProgress).unwrap()
}

fn categories(facility: &Facility) -> Vec<&str> {
    facility.services.iter().map(|s| Catalogue::bundled().leaf(s.category).unwrap().id.as_str()).collect()
}

fn ids(table: &Facilities) -> Vec<&str> {
    table.rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn a_node_is_where_it_is_and_offers_what_its_tags_say() {
    let tags = [
        ("shop", "bakery"),
        ("amenity", "cafe"),
        ("name", " 85度C "),
        ("opening_hours", "Mo-Su 07:00-22:00"),
        ("capacity", "40"),
    ];
    let table = read(Sketch::default().node(7, 5.0, 5.0, &tags));
    let bakery = &table.rows[0];
    assert_eq!(
        (bakery.id.as_str(), bakery.name.as_deref(), bakery.position),
        ("node/7", Some("85度C"), spot(5.0, 5.0))
    );
    assert_eq!(categories(bakery), ["bakery", "cafe-teahouse"]);
    assert_eq!(bakery.doors(), [spot(5.0, 5.0)]);
    assert_eq!(bakery.services[1].opening_hours.as_deref(), Some("Mo-Su 07:00-22:00"));
    assert_eq!((bakery.services[0].capacity, bakery.area_m2), (Some(40.0), None));
}

#[test]
fn the_name_falls_back_to_chinese_then_brand() {
    let table = read(
        Sketch::default()
            .node(1, 0.0, 0.0, &[("shop", "supermarket"), ("name:zh", "苏果"), ("brand", "Suguo")])
            .node(2, 500.0, 0.0, &[("shop", "supermarket"), ("brand", "家乐福")])
            .node(3, 900.0, 0.0, &[("shop", "supermarket")]),
    );
    let names: Vec<_> = table.rows.iter().map(|row| row.name.as_deref()).collect();
    assert_eq!(names, [Some("苏果"), Some("家乐福"), None]);
}

#[test]
fn mapped_entrances_are_the_doors_and_emergency_exits_are_not() {
    let base = || Sketch::default().rectangle(1, [0.0, 0.0, 40.0, 20.0], &[]);
    let shop = [("shop", "supermarket"), ("building", "retail")];
    let table = read(
        base()
            .node(100, 20.0, 0.0, &[("entrance", "main")])
            .node(101, 40.0, 10.0, &[("entrance", "emergency")])
            .node(102, 0.0, 10.0, &[("entrance", "yes"), ("access", "private")])
            .way(2, &[10, 100, 11, 101, 12, 13, 102, 10], &shop),
    );
    assert_eq!(table.rows[0].entrances, [spot(20.0, 0.0)]);
    assert!((table.rows[0].area_m2.unwrap() - 800.0).abs() < 1.0);
    let centre = Metric::Ellipsoid.length_m(table.rows[0].position, spot(20.0, 10.0));
    assert!(centre < 0.1, "{centre}");
}

#[test]
fn without_entrances_the_doors_lie_along_the_outline_and_where_ways_meet_it() {
    let park = [("leisure", "park"), ("name", "白马公园")];
    let drawn = |foot: &str| {
        let corners = Sketch::default().rectangle(1, [0.0, 0.0, 400.0, 300.0], &[]);
        let gate = corners.node(50, 137.0, 0.0, &[]).node(51, 137.0, -80.0, &[]);
        read(gate.way(2, &[10, 50, 11, 12, 13, 10], &park).way(3, &[50, 51], &[("highway", "footway"), ("foot", foot)]))
    };
    let (open, shut) = (drawn("yes"), drawn("no"));
    assert_eq!(open.rows[0].entrances.len(), 17);
    assert_eq!(open.rows[0].entrances[0], spot(137.0, 0.0));
    assert_eq!(shut.rows[0].entrances.len(), 16);
    // A kiosk has one door on each side.
    let kiosk = read(Sketch::default().rectangle(1, [0.0, 0.0, 3.0, 3.0], &[("shop", "kiosk")]));
    assert_eq!(kiosk.rows[0].entrances.len(), 4);
}

/// An outline that passes its gate twice named the gate twice among its doors, because only neighbours were compared.
#[test]
fn a_gate_the_outline_passes_twice_is_one_door() {
    let corners = Sketch::default().node(1, 0.0, 0.0, &[]).node(2, 40.0, 0.0, &[]).node(3, 40.0, 20.0, &[]);
    let gate = corners.node(4, 0.0, 20.0, &[]).node(5, 20.0, 10.0, &[]).node(6, 20.0, 10.0, &[]);
    let pinched = gate.way(1, &[1, 5, 2, 3, 6, 4, 5, 1], &[("leisure", "park")]);
    let table = read(pinched.way(2, &[5, 6], &[("highway", "footway")]));
    let doors = &table.rows[0].entrances;
    assert_eq!(doors.iter().filter(|door| **door == spot(20.0, 10.0)).count(), 1, "{doors:?}");
    assert!(doors.len() > 1);
}

/// A door mapped on a station's outline that is a subway entrance as well was counted twice.
#[test]
fn a_subway_entrance_on_the_outline_of_its_station_is_one_door() {
    let door = [("entrance", "yes"), ("railway", "subway_entrance")];
    let corners = Sketch::default().rectangle(1, [0.0, 0.0, 40.0, 20.0], &[]).node(50, 20.0, 0.0, &door);
    let other = corners.node(51, 20.0, 0.0, &[("railway", "subway_entrance")]).node(52, 60.0, 0.0, &door);
    let table = read(other.way(2, &[10, 50, 11, 12, 13, 10], &[("railway", "station"), ("station", "subway")]));
    assert_eq!(table.rows[0].entrances, [spot(20.0, 0.0), spot(60.0, 0.0)]);
}

#[test]
fn a_place_is_inside_its_outline_and_never_in_its_courtyard() {
    let table = read(
        Sketch::default()
            .rectangle(1, [0.0, 0.0, 100.0, 100.0], &[])
            .rectangle(2, [10.0, 10.0, 90.0, 90.0], &[])
            .relation(
                9,
                &[(ElementId::Way(1), "outer"), (ElementId::Way(2), "inner")],
                &[("type", "multipolygon"), ("amenity", "marketplace")],
            ),
    );
    let market = &table.rows[0];
    assert_eq!((market.id.as_str(), categories(market)), ("relation/9", vec!["market"]));
    assert!((market.area_m2.unwrap() - 3600.0).abs() < 2.0);
    let [x, y] = crate::geo::LocalPlane::at(spot(0.0, 0.0)).to_metres(market.position);
    assert!(!(10.0..=90.0).contains(&x) || !(10.0..=90.0).contains(&y), "{x}, {y}");
}

#[test]
fn an_incomplete_multipolygon_is_a_defect_and_the_rest_stays() {
    let table = read(
        Sketch::default()
            .node(5, 0.0, 0.0, &[("amenity", "pharmacy")])
            .rectangle(1, [0.0, 0.0, 100.0, 100.0], &[])
            .relation(
                8,
                &[(ElementId::Way(1), "outer"), (ElementId::Way(77), "outer")],
                &[("type", "multipolygon"), ("leisure", "park")],
            )
            .relation(9, &[(ElementId::Way(1), "inner")], &[("type", "multipolygon"), ("leisure", "park")]),
    );
    assert_eq!(ids(&table), ["node/5"]);
    assert_eq!(table.report.count("incomplete-multipolygon"), 2);
    let defect = &table.report.defects()[0];
    assert_eq!((defect.severity, defect.value.as_deref()), (Severity::Error, Some("way/77")));
    assert_eq!(defect.place.object_id(), Some("relation/8"));
}

#[test]
fn a_broken_outline_keeps_the_place_and_an_open_way_is_shown_at_its_middle() {
    let table = read(
        Sketch::default()
            .node(1, 0.0, 0.0, &[])
            .node(2, 10.0, 0.0, &[])
            .node(3, 20.0, 0.0, &[])
            .way(1, &[1, 2, 3], &[("leisure", "track")])
            .way(2, &[1, 2, 3, 99, 1], &[("amenity", "school")]),
    );
    assert_eq!(table.rows[0].position, spot(10.0, 0.0));
    assert_eq!((table.rows[1].area_m2, table.report.count("broken-outline")), (None, 1));
    assert!(table.report.strict().is_ok());
}

#[test]
fn private_disused_and_unknown_places_are_left_out_with_a_note() {
    let table = read(
        Sketch::default()
            .node(1, 0.0, 0.0, &[("leisure", "pitch"), ("access", "private")])
            .node(2, 0.0, 0.0, &[("shop", "supermarket"), ("disused", "yes")])
            .node(3, 0.0, 0.0, &[("amenity", "bench")])
            .node(4, 0.0, 0.0, &[("amenity", "bench")])
            .node(5, 0.0, 0.0, &[("entrance", "yes")]),
    );
    assert!(table.rows.is_empty());
    for code in ["private-place", "disused-place", "no-category"] {
        assert_eq!(table.report.count(code), 1, "{code}");
    }
    let unknown = table.report.defects().iter().find(|d| d.code == "no-category").unwrap();
    assert_eq!(unknown.value.as_deref(), Some("amenity=bench"));
    assert!(unknown.message.ends_with("2"));
}

#[test]
fn a_place_mapped_twice_counts_once() {
    let cafe = |x: f64, name: &'static str| {
        move |s: Sketch, id: i64| s.node(id, x, 0.0, &[("amenity", "cafe"), ("name", name)])
    };
    let drawn =
        |far: f64, name: &'static str| read(cafe(far, name)(cafe(0.0, "Luckin Coffee")(Sketch::default(), 1), 2));
    let near = drawn(29.0, "luckin coffee");
    assert_eq!(ids(&near), ["node/1"]);
    assert_eq!(near.report.count("merged-duplicate"), 1);
    // Both doors stay: the two may be the stops on both sides of a street.
    assert_eq!(near.rows[0].doors(), [spot(0.0, 0.0), spot(29.0, 0.0)]);
    assert_eq!(ids(&drawn(31.0, "Luckin Coffee")).len(), 2);
    assert_eq!(ids(&drawn(10.0, "Manner")).len(), 2);
    let other = Sketch::default().node(1, 0.0, 0.0, &[("amenity", "cafe"), ("name", "A")]);
    assert_eq!(ids(&read(other.node(2, 1.0, 0.0, &[("shop", "books"), ("name", "A")]))).len(), 2);
}

#[test]
fn a_node_in_an_area_of_its_category_is_that_area() {
    let hospital = [("amenity", "hospital"), ("building", "hospital")];
    let area = || Sketch::default().rectangle(1, [0.0, 0.0, 100.0, 100.0], &hospital);
    let node = [("amenity", "hospital"), ("name", "鼓楼医院"), ("opening_hours", "24/7")];
    let one = read(area().node(500, 50.0, 50.0, &node));
    assert_eq!((ids(&one), one.rows[0].name.as_deref()), (vec!["way/1"], Some("鼓楼医院")));
    assert_eq!(one.rows[0].services[0].opening_hours.as_deref(), Some("24/7"));
    assert!(!one.rows[0].entrances.contains(&spot(50.0, 50.0)), "a node in the middle is no door");
    // Two named places in a nameless area are two places, not one of them and the area.
    let two = read(area().node(500, 50.0, 50.0, &node).node(
        501,
        70.0,
        50.0,
        &[("amenity", "hospital"), ("name", "口腔医院")],
    ));
    assert_eq!(two.rows.len(), 3);
    // Another category inside stays itself.
    assert_eq!(read(area().node(500, 50.0, 50.0, &[("amenity", "pharmacy")])).rows.len(), 2);
}

#[test]
fn the_outer_way_of_a_relation_is_not_a_second_place() {
    let park = [("leisure", "park")];
    let table = read(Sketch::default().rectangle(1, [0.0, 0.0, 100.0, 100.0], &park).relation(
        9,
        &[(ElementId::Way(1), "outer")],
        &[("type", "multipolygon"), ("leisure", "park")],
    ));
    assert_eq!(ids(&table), ["relation/9"]);
}

#[test]
fn subway_entrances_are_doors_of_their_station() {
    let station = [("railway", "station"), ("station", "subway"), ("name", "新街口")];
    let table = read(
        Sketch::default()
            .node(1, 0.0, 0.0, &station)
            .node(2, 90.0, 0.0, &[("railway", "subway_entrance"), ("name", "1")])
            .node(3, -120.0, 0.0, &[("railway", "subway_entrance"), ("name", "2")])
            .node(4, 900.0, 0.0, &[("railway", "subway_entrance"), ("name", "9")]),
    );
    assert_eq!(ids(&table), ["node/1", "node/4"]);
    assert_eq!(table.rows[0].doors(), [spot(90.0, 0.0), spot(-120.0, 0.0)]);
}

#[test]
fn the_outline_of_a_station_with_entrances_is_no_door() {
    let station = [("railway", "station"), ("station", "subway")];
    let hall = Sketch::default().rectangle(1, [0.0, 0.0, 100.0, 20.0], &station);
    let table = read(hall.node(90, 130.0, 0.0, &[("railway", "subway_entrance")]));
    assert_eq!(table.rows[0].doors(), [spot(130.0, 0.0)]);
}

#[test]
fn lockers_and_machines_are_channels_of_their_own() {
    let table = read(Sketch::default().node(1, 0.0, 0.0, &[("amenity", "parcel_locker")]).node(
        2,
        500.0,
        0.0,
        &[("amenity", "vending_machine"), ("vending", "parcel_pickup")],
    ));
    assert!(table.rows.iter().all(|row| row.services[0].channel == Channel::Locker), "{:?}", table.rows);
}

#[test]
fn a_capacity_that_is_no_number_is_reported() {
    let table = read(Sketch::default().node(1, 0.0, 0.0, &[("amenity", "parking"), ("capacity", "lots")]));
    assert_eq!((table.rows[0].services[0].capacity, table.report.count("bad-number")), (None, 1));
}

#[test]
fn reading_stops_when_asked() {
    struct Impatient;
    impl Progress for Impatient {
        fn tick(&self, _: &str, _: u64, _: u64) -> std::ops::ControlFlow<()> {
            std::ops::ControlFlow::Break(())
        }
    }
    let file: OsmFile = Sketch::default().node(1, 0.0, 0.0, &[("amenity", "cafe")]).file();
    let stopped = file.facilities(Catalogue::bundled(), &Impatient).unwrap_err();
    assert_eq!(stopped.kind(), crate::error::ErrorKind::Cancelled);
}

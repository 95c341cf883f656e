//! Homes on small towns drawn by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use super::super::super::ElementId;
use super::super::home_rule::PlainBuildings;
use super::super::sketch::{Sketch, spot};
use super::*;
use crate::progress::NoProgress;

type TagList<'a> = &'a [(&'a str, &'a str)];

fn read(sketch: Sketch, rule: &HomeRule) -> Homes {
    sketch.file().homes(rule, &NoProgress).unwrap()
}

/// The homes of one building of 20 x 10 m.
fn of(tags: TagList<'_>) -> Homes {
    read(Sketch::default().rectangle(1, [0.0, 0.0, 20.0, 10.0], tags), &HomeRule::default())
}

fn people(homes: &Homes) -> f64 {
    homes.rows[0].people.unwrap().count
}

#[test]
fn people_are_levels_times_footprint_over_the_area_of_one_and_estimated() {
    let homes = of(&[("building", "apartments"), ("building:levels", "7"), ("building:flats", "28"), ("name", "3幢")]);
    let home = &homes.rows[0];
    assert_eq!((home.id.as_str(), home.name.as_deref(), home.households), ("way/1", Some("3幢"), Some(28.0)));
    assert!((home.floor_area_m2.unwrap() - 1400.0).abs() < 1.0);
    assert!((people(&homes) - 40.0).abs() < 0.05);
    assert!(home.people.unwrap().estimated);
    assert!(homes.report.is_empty());
}

#[test]
fn levels_come_from_the_tag_then_the_height_then_the_rule() {
    let floors = |tags: TagList<'_>| of(tags).rows[0].floor_area_m2.unwrap() / 200.0;
    let near = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} {b}");
    near(floors(&[("building", "house"), ("building:levels", "3"), ("height", "30")]), 3.0);
    near(floors(&[("building", "house"), ("building:levels", "6;12")]), 12.0);
    near(floors(&[("building", "house"), ("height", "18 m")]), 6.0);
    near(floors(&[("building", "house")]), 2.0);
    near(floors(&[("building", "apartments")]), 6.0);
    near(floors(&[("building", "yes")]), 3.0);
    let odd = of(&[("building", "house"), ("building:levels", "many")]);
    assert_eq!((odd.report.count("bad-number"), odd.rows.len()), (1, 1));
    for absurd in ["0", "-3", "1e9", "NaN", "inf", ";", ""] {
        let homes = of(&[("building", "house"), ("building:levels", absurd)]);
        assert!((people(&homes) - 400.0 / 35.0).abs() < 0.1 && homes.report.count("bad-number") == 1, "{absurd}");
    }
}

#[test]
fn the_rule_is_the_hosts_to_change() {
    let building = Sketch::default().rectangle(1, [0.0, 0.0, 20.0, 10.0], &[("building", "villa")]);
    let rule = HomeRule { m2_per_person: 50.0, levels: vec![("villa".into(), 2.0)], ..HomeRule::default() };
    assert!((people(&read(building, &rule)) - 8.0).abs() < 0.01);
    assert!(of(&[("building", "villa")]).rows.is_empty());
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let refused = |rule: HomeRule| Sketch::default().file().homes(&rule, &NoProgress).unwrap_err().kind();
        assert_eq!(refused(HomeRule { m2_per_person: bad, ..HomeRule::default() }), ErrorKind::Argument);
        assert_eq!(
            refused(HomeRule { levels: vec![("house".into(), bad)], ..HomeRule::default() }),
            ErrorKind::Argument
        );
    }
}

#[test]
fn buildings_that_serve_something_else_are_no_homes() {
    for tags in [
        &[("building", "school")][..],
        &[("building", "garage")],
        &[("building", "no")],
        &[("building", "apartments"), ("disused", "yes")],
        &[("building", "yes"), ("amenity", "bank")],
        &[("building", "yes"), ("shop", "supermarket")],
        &[("building", "yes"), ("building:use", "office")],
        &[("building", "yes"), ("name", "金陵饭店")],
        &[("building", "yes"), ("name", "新华大厦")],
        &[("building", "yes"), ("name", "教学楼")],
        &[("landuse", "residential")],
    ] {
        assert!(of(tags).rows.is_empty(), "{tags:?}");
    }
    for tags in [
        &[("building", "yes")][..],
        &[("building", "yes"), ("name", "12幢")],
        &[("building", "yes"), ("building:use", "residential")],
        &[("building", "commercial;residential")],
        &[("building", "apartments"), ("shop", "convenience")],
        &[("building", "yes"), ("building:flats", "12")],
    ] {
        assert_eq!(of(tags).rows.len(), 1, "{tags:?}");
    }
}

#[test]
fn plain_buildings_are_judged_by_the_land_they_stand_on() {
    let town = |land: TagList<'_>| {
        Sketch::default().rectangle(1, [0.0, 0.0, 20.0, 10.0], &[("building", "yes")]).rectangle(
            2,
            [-50.0, -50.0, 100.0, 100.0],
            land,
        )
    };
    let count = |land: TagList<'_>, plain_buildings| {
        read(town(land), &HomeRule { plain_buildings, ..HomeRule::default() }).rows.len()
    };
    use PlainBuildings::{Never, OnResidentialLand, UnlessOtherwiseUsed};
    let (living, trade, grass) = ([("landuse", "residential")], [("landuse", "commercial")], [("landuse", "grass")]);
    let school = [("amenity", "school")];
    assert_eq!([Never, OnResidentialLand, UnlessOtherwiseUsed].map(|rule| count(&living, rule)), [0, 1, 1]);
    assert_eq!([Never, OnResidentialLand, UnlessOtherwiseUsed].map(|rule| count(&trade, rule)), [0, 0, 0]);
    assert_eq!([Never, OnResidentialLand, UnlessOtherwiseUsed].map(|rule| count(&grass, rule)), [0, 0, 1]);
    assert_eq!([Never, OnResidentialLand, UnlessOtherwiseUsed].map(|rule| count(&school, rule)), [0, 0, 0]);
    // The smallest area decides: a block of flats in a commercial quarter.
    let nested = town(&trade).rectangle(3, [-5.0, -5.0, 30.0, 30.0], &living);
    assert_eq!(read(nested, &HomeRule::default()).rows.len(), 1);
    let homes = read(town(&living), &HomeRule::default());
    assert_eq!((homes.report.count("plain-building-as-home"), homes.report.strict().is_ok()), (1, true));
    let shed = Sketch::default().rectangle(1, [0.0, 0.0, 4.0, 4.0], &[("building", "yes")]);
    assert!(read(shed, &HomeRule::default()).rows.is_empty());
}

#[test]
fn residents_leave_by_mapped_entrances_else_from_inside() {
    let drawn = |kind: &str| {
        let corners = Sketch::default().rectangle(1, [0.0, 0.0, 20.0, 10.0], &[]);
        let door = corners.node(100, 8.0, 0.0, &[("entrance", kind), ("access", "private")]);
        read(door.way(2, &[10, 100, 11, 12, 13, 10], &[("building", "apartments")]), &HomeRule::default())
    };
    assert_eq!(drawn("staircase").rows[0].entrances, [spot(8.0, 0.0)]);
    for shut in ["emergency", "garage", "shop", "no"] {
        let homes = drawn(shut);
        assert!(homes.rows[0].entrances.is_empty());
        assert_eq!(homes.rows[0].doors(), [homes.rows[0].position]);
    }
}

#[test]
fn a_courtyard_house_is_one_home_without_its_courtyard() {
    let flats = [("building", "apartments")];
    let multi = [("type", "multipolygon"), ("building", "apartments")];
    let homes = read(
        Sketch::default()
            .rectangle(1, [0.0, 0.0, 30.0, 30.0], &flats)
            .rectangle(2, [10.0, 10.0, 20.0, 20.0], &[])
            .relation(5, &[(ElementId::Way(1), "outer"), (ElementId::Way(2), "inner")], &multi),
        &HomeRule::default(),
    );
    assert_eq!(homes.rows.len(), 1);
    assert_eq!(homes.rows[0].id, "relation/5");
    assert!((homes.rows[0].floor_area_m2.unwrap() - 6.0 * 800.0).abs() < 5.0);
}

#[test]
fn a_node_that_is_a_home_has_people_not_known() {
    let homes = read(Sketch::default().node(3, 0.0, 0.0, &[("building", "house")]), &HomeRule::default());
    assert_eq!((homes.rows[0].id.as_str(), homes.rows[0].people), ("node/3", None));
    assert!(read(Sketch::default().node(3, 0.0, 0.0, &[("building", "yes")]), &HomeRule::default()).rows.is_empty());
}

#[test]
fn broken_outlines_are_defects_and_the_rest_stays() {
    let flats = [("building", "apartments")];
    let file = Sketch::default()
        .rectangle(1, [0.0, 0.0, 20.0, 10.0], &flats)
        .node(20, 0.0, 0.0, &[])
        .node(21, 9.0, 0.0, &[])
        .way(2, &[20, 21, 20, 21], &flats)
        .way(3, &[20, 21, 999, 20], &flats)
        .way(4, &[20, 21, 21, 20], &flats)
        .file();
    let homes = file.homes(&HomeRule::default(), &NoProgress).unwrap();
    assert_eq!((homes.rows.len(), homes.report.count("broken-outline")), (1, 3));
    assert_eq!(file.building_outlines().len(), 1);
    assert!(homes.report.strict().is_err());
}

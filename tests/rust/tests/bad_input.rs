//! Bad input through the front door: each is a clear error or a row of the report, and the good rows survive.
//!
//! What single readers make of single bad bytes stands beside them; here are the cases that need a whole study.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::{Path, PathBuf};

use lifecircle::error::{ErrorKind, Severity};
use lifecircle::geo::Crs;
use lifecircle::model::{Catalogue, Facilities};
use lifecircle::network::NetworkBuilder;
use lifecircle::progress::NoProgress;
use lifecircle::source::NetworkSource;
use lifecircle::source::osm::OsmFile;
use lifecircle::source::table::TableOptions;
use lifecircle::study::{OpenOptions, Study, StudyBuilder};
use lifecircle::walk::Walker;

fn file(folder: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(folder).join(name)
}

fn nanjing() -> PathBuf {
    file("cn_nanjing_xinjiekou_2021", "nanjing_xinjiekou.osm.pbf")
}

#[test]
fn a_city_mapped_for_cars_alone_is_warned_about() {
    let path = file("cn_shanghai_drive_2026", "shanghai_drive.osm.pbf");
    let study = Study::from_osm(&path, &OpenOptions::default()).unwrap();
    let warned = study.report().defects().iter().find(|defect| defect.code == "no-footways").unwrap();
    assert_eq!(warned.severity, Severity::Warning);
    assert!(warned.fix.is_some() && warned.place.to_string().contains("shanghai_drive"), "{warned:?}");
    let on_foot = Study::from_osm(&nanjing(), &OpenOptions::default()).unwrap();
    assert_eq!(on_foot.report().count("no-footways"), 0);
}

#[test]
fn facilities_five_kilometres_off_the_network_are_named_and_the_others_stay() {
    let osm = OsmFile::open(nanjing(), &Default::default()).unwrap();
    let network = NetworkBuilder::new().build(osm.read_network(&NoProgress).unwrap()).unwrap();
    // The second is 5 km north of the extract, the third has its coordinates swapped, the fourth a category unknown.
    let csv = "id,category,lon,lat\n\
               near,supermarket,118.780,32.043\n\
               far,supermarket,118.780,32.098\n\
               swapped,supermarket,32.043,118.780\n\
               odd,supermarkt,118.781,32.043\n\
               near,supermarket,118.782,32.043\n";
    let table = Facilities::from_csv(csv.as_bytes(), &TableOptions::new(Crs::Wgs84).file("shops.csv")).unwrap();
    for (code, count) in [("swapped-coordinates", 1), ("unknown-category", 1), ("duplicate-id", 1)] {
        assert_eq!(table.report.count(code), count, "{code}: {}", table.report);
    }
    let study = StudyBuilder::new(network).facilities(table).build().unwrap();
    let prepared = study.prepare(&Walker::adult()).unwrap();
    let ids: Vec<&str> = study.facilities().rows.iter().map(|row| row.id.as_str()).collect();
    let attached: Vec<bool> = (0..ids.len()).map(|row| prepared.facility_attached(row)).collect();
    let [near, far] = ["near", "far"].map(|id| attached[ids.iter().position(|other| *other == id).unwrap()]);
    assert_eq!([near, far], [true, false], "{ids:?}");
    let report = prepared.report();
    let left_out = report.defects().iter().find(|defect| defect.code == "off-network").unwrap();
    assert_eq!(left_out.place.object_id(), Some("facility far"));
    assert!(left_out.fix.is_some());
}

#[test]
fn files_of_nothing_and_of_nonsense_are_refused_with_their_name() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_input");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes, kind) in [
        ("empty.osm.pbf", &b""[..], ErrorKind::Empty),
        ("page.osm.pbf", b"<!doctype html><title>404</title>", ErrorKind::Format),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
        let error = Study::from_osm(&folder.join(name), &OpenOptions::default()).unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.to_string().contains(name), "{error}");
    }
    assert!(Catalogue::bundled().find("supermarkt").is_err());
    let none = Facilities::from_csv(b"", &TableOptions::new(Crs::Wgs84)).unwrap_err();
    assert_eq!(none.kind(), ErrorKind::Empty);
}

//! Every capability has its four doors, or says why not; every name given for Rust and C exists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Deserialize)]
struct Doors {
    capability: Vec<Capability>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Capability {
    name: String,
    rust: Option<String>,
    c: Option<String>,
    java: Option<String>,
    python: Option<String>,
    missing: Option<String>,
}

/// The Rust names, as the compiler knows them: a name that does not exist does not compile.
macro_rules! names {
    ($($path:path),* $(,)?) => {{
        $(let _ = $path;)*
        [$(stringify!($path)),*]
    }};
}

fn rust_names() -> BTreeSet<String> {
    let names = names![
        lifecircle::study::Study::from_osm,
        lifecircle::study::Study::from_tables,
        lifecircle::study::Study::report,
        lifecircle::study::Study::prepare,
        lifecircle::study::Prepared::access,
        lifecircle::study::Study::assess,
        lifecircle::assess::Assessment::findings_table,
        lifecircle::assess::Assessment::coverage_table,
        lifecircle::report::categories_table,
        lifecircle::standard::Standard::bundled_ids,
        lifecircle::study::Prepared::report,
        lifecircle::reach::isochrone,
        lifecircle::reach::polygon,
        lifecircle::reach::route,
        lifecircle::reach::matrix,
        lifecircle::assess::Assessment::explain,
        lifecircle::standard::Standard::from_toml,
        lifecircle::study::Study::facilities_crs,
        lifecircle::geo::Crs::to_wgs84,
        lifecircle::model::Facilities::from_geojson,
        lifecircle::report::map_data,
    ];
    names.iter().map(|n| n.replace(' ', "")).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn doors() -> Vec<Capability> {
    let text = std::fs::read_to_string(root().join("tests/doors.toml")).unwrap();
    toml::from_str::<Doors>(&text).unwrap().capability
}

#[test]
fn every_capability_has_four_doors_or_a_dated_reason() {
    for c in doors() {
        let missing = [&c.rust, &c.c, &c.java, &c.python].iter().any(|d| d.is_none());
        assert_eq!(missing, c.missing.is_some(), "{}: a missing door and its reason go together", c.name);
        if let Some(reason) = &c.missing {
            assert!(reason.contains("20"), "{}: the reason needs a date", c.name);
        }
    }
}

#[test]
fn the_rust_names_are_those_of_the_compiler() {
    let listed: BTreeSet<String> = doors().into_iter().filter_map(|c| c.rust).collect();
    assert_eq!(listed, rust_names());
}

#[test]
fn every_c_name_is_declared_in_the_header() {
    let header = std::fs::read_to_string(root().join("include/lifecircle.h")).unwrap();
    for name in doors().into_iter().filter_map(|c| c.c) {
        assert!(header.contains(&format!(" {name}(")), "{name}");
    }
}

//! Every golden case of an assessment: tables in, judgement by level out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lifecircle::assess::{AssessOptions, SufficiencyRule};
use lifecircle::geo::BoundingBox;
use lifecircle::standard::{GradeRule, Standard};
use lifecircle::study::{Extent, Study, StudyTables};
use lifecircle::walk::Walker;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    standard: String,
    walker: String,
    extent: [f64; 4],
    tables: Tables,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    nodes: String,
    edges: String,
    facilities: String,
    homes: String,
    crs: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    judged: String,
    levels: BTreeMap<String, String>,
    findings: BTreeMap<String, String>,
}

fn check(path: &Path) {
    let case: Case = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let [west, south, east, north] = case.extent;
    let study = Study::from_tables(&StudyTables {
        nodes: case.tables.nodes.as_bytes(),
        edges: case.tables.edges.as_bytes(),
        facilities: case.tables.facilities.as_bytes(),
        homes: case.tables.homes.as_bytes(),
        crs: case.tables.crs.parse().unwrap(),
        extent: Some(Extent::from_box(BoundingBox::new(west, south, east, north).unwrap())),
        strict: true,
    })
    .unwrap();
    let standard = Standard::bundled(&case.standard).unwrap();
    let sufficiency = SufficiencyRule { min_places: 0, min_categories: 0, min_places_per_km: 0.0 };
    let options = AssessOptions { sufficiency, absence_is_trusted: true, ..AssessOptions::default() };
    let prepared = study.prepare(&Walker::preset(&case.walker).unwrap()).unwrap();
    let assessment = prepared.assess(&standard, &options).unwrap();
    let plan = assessment.plans(&GradeRule::ours().unwrap()).remove(0);

    let levels = plan.levels.iter().map(|l| (standard.levels[l.level].id.clone(), l.status.name().to_owned()));
    assert_eq!(levels.collect::<BTreeMap<_, _>>(), case.expect.levels, "{}", path.display());
    assert_eq!(plan.judged.name(), case.expect.judged, "{}", path.display());
    for (id, status) in &case.expect.findings {
        let index = standard.requirements.iter().position(|r| r.id == *id).unwrap();
        assert_eq!(assessment.findings()[index].status.name(), status, "{}: {id}", path.display());
    }
}

#[test]
fn every_golden_case_of_an_assessment_holds() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cases/assess");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "the golden cases are missing");
    cases.iter().for_each(|case| check(case));
}

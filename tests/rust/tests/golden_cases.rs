//! Every golden case through Rust: tables in, numbers out. C, Java and Python run the same files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::path::{Path, PathBuf};

use lifecircle::access::{Query, Sense};
use lifecircle::geo::BoundingBox;
use lifecircle::model::Catalogue;
use lifecircle::report::access_table;
use lifecircle::study::{Extent, Study, StudyTables};
use lifecircle::table::{Table, Value};
use lifecircle::walk::Walker;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    tables: Tables,
    extent: Option<[f64; 4]>,
    question: Question,
    expect: Vec<Expectation>,
}

#[derive(Deserialize)]
struct Tables {
    nodes: String,
    edges: String,
    facilities: String,
    homes: String,
    crs: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    walker: String,
    categories: Vec<String>,
    minutes: Vec<u32>,
    k: usize,
    /// Without a moment, opening hours play no part.
    at: Option<String>,
    /// What the moment is; of arrival when nothing is said.
    sense: Option<String>,
}

#[derive(Deserialize)]
struct Expectation {
    home: String,
    column: String,
    real: Option<f64>,
    integer: Option<i64>,
    text: Option<String>,
    null: Option<bool>,
}

fn answer(case: &Case) -> Table {
    let extent = case.extent.map(|[w, s, e, n]| Extent::from_box(BoundingBox::new(w, s, e, n).unwrap()));
    let t = &case.tables;
    let study = Study::from_tables(&StudyTables {
        nodes: t.nodes.as_bytes(),
        edges: t.edges.as_bytes(),
        facilities: t.facilities.as_bytes(),
        homes: t.homes.as_bytes(),
        crs: t.crs.parse().unwrap(),
        extent,
        strict: true,
    })
    .unwrap();
    let question = &case.question;
    let categories = question.categories.iter().map(|c| Catalogue::bundled().find(c).unwrap());
    let mut query = Query::new(categories).minutes(question.minutes.clone()).k(question.k);
    if let Some(at) = &question.at {
        query = query.at(at.parse().unwrap());
    }
    if let Some(sense) = &question.sense {
        query = query.sense(Sense::ALL.into_iter().find(|known| known.name() == sense).unwrap());
    }
    let prepared = study.prepare(&Walker::preset(&question.walker).unwrap()).unwrap();
    access_table(&prepared.access(&query).unwrap()).unwrap()
}

fn check(path: &Path) {
    let case: Case =
        toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let table = answer(&case);
    let homes = table.column("home").unwrap().values();
    for e in &case.expect {
        let place = format!("{}: home {}, column {}", path.display(), e.home, e.column);
        let row = (0..table.row_count()).find(|row| homes.get(*row) == Some(Value::Text(&e.home)));
        let column = table.column(&e.column).unwrap_or_else(|| panic!("{place}: no such column"));
        let found = column.values().get(row.unwrap_or_else(|| panic!("{place}: no such home")));
        let wanted = match e {
            Expectation { real: Some(x), .. } => Some(Value::Real(*x)),
            Expectation { integer: Some(x), .. } => Some(Value::Integer(*x)),
            Expectation { text: Some(x), .. } => Some(Value::Text(x)),
            Expectation { null: Some(true), .. } => None,
            _ => panic!("{place}: expects nothing"),
        };
        assert_eq!(found, wanted, "{place}");
    }
}

#[test]
fn every_golden_case_holds() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut cases: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    cases.sort();
    assert!(cases.len() >= 5, "the golden cases are missing");
    cases.iter().for_each(|case| check(case));
}

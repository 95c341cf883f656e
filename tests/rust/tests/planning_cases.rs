//! Golden cases of days and allocations through Rust. C, Java and Python run the same files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lifecircle::access::{Allocation, AllocationDocument, DayQuestions, Demand};
use lifecircle::geo::BoundingBox;
use lifecircle::model::Catalogue;
use lifecircle::progress::NoProgress;
use lifecircle::study::{Extent, Prepared, Study, StudyTables};
use lifecircle::table::{Table, Value};
use lifecircle::walk::Walker;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    walkers: Vec<String>,
    /// Days or an allocation, as a host writes them down.
    document: String,
    extent: [f64; 4],
    tables: Tables,
    /// An allocation as it is asked without a document.
    question: Option<Question>,
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
struct Question {
    category: String,
    from: String,
    until: String,
    limit_minutes: u32,
    demand: Vec<Need>,
}

#[derive(Deserialize)]
struct Need {
    row: usize,
    from: String,
    until: String,
    units: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    table: String,
    row: usize,
    column: String,
    real: Option<f64>,
    integer: Option<i64>,
    text: Option<String>,
    flag: Option<bool>,
    null: Option<bool>,
}

type Answers = BTreeMap<&'static str, Table>;

impl Case {
    fn walkers(&self) -> Vec<Prepared> {
        let [w, s, e, n] = self.extent;
        let t = &self.tables;
        let study = Study::from_tables(&StudyTables {
            nodes: t.nodes.as_bytes(),
            edges: t.edges.as_bytes(),
            facilities: t.facilities.as_bytes(),
            homes: t.homes.as_bytes(),
            crs: t.crs.parse().unwrap(),
            extent: Some(Extent::from_box(BoundingBox::new(w, s, e, n).unwrap())),
            strict: true,
        });
        let study = study.unwrap();
        self.walkers.iter().map(|name| study.prepare(&Walker::preset(name).unwrap()).unwrap()).collect()
    }

    fn days(&self) -> Answers {
        let planned = DayQuestions::from_text(&self.document, "days").unwrap().answer(&self.walkers(), &NoProgress);
        let planned = planned.unwrap();
        [("days", planned.days_table().unwrap()), ("visits", planned.visits_table().unwrap())].into()
    }

    fn allocation(&self) -> Answers {
        let prepared = self.walkers().remove(0);
        let document = AllocationDocument::from_text(&self.document, "allocation").unwrap();
        let written = tables(&document.answer(&prepared, &NoProgress).unwrap());
        let question = self.question.as_ref().unwrap();
        let category = Catalogue::bundled().find(&question.category).unwrap();
        let (from, until) = (question.from.parse().unwrap(), question.until.parse().unwrap());
        let found = prepared.capacity_windows(category, from, until).unwrap();
        let demand = |need: &Need| {
            let (from, until) = (need.from.parse().unwrap(), need.until.parse().unwrap());
            Demand { home: need.row, from, until, units: need.units }
        };
        let demands: Vec<Demand> = question.demand.iter().map(demand).collect();
        let asked = prepared.allocate(&found.windows, &demands, question.limit_minutes, &NoProgress).unwrap();
        assert_eq!(written, tables(&asked), "the document and the question are one");
        let mut answers = written;
        answers.insert("windows", found.table(prepared.study()).unwrap());
        answers.insert("unknown", found.unknown_table(prepared.study()).unwrap());
        answers
    }
}

fn tables(allocation: &Allocation) -> Answers {
    [
        ("assignments", allocation.assignments_table().unwrap()),
        ("unserved", allocation.unserved_table().unwrap()),
        ("capacities", allocation.capacities_table().unwrap()),
    ]
    .into()
}

fn check(path: &Path, answer: fn(&Case) -> Answers) {
    let text = std::fs::read_to_string(path).unwrap();
    let case: Case = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let answers = answer(&case);
    for e in &case.expect {
        let place = format!("{}: {}, row {}, column {}", path.display(), e.table, e.row, e.column);
        let table = answers.get(e.table.as_str()).unwrap_or_else(|| panic!("{place}: no such table"));
        assert!(e.row < table.row_count(), "{place}: no such row");
        let column = table.column(&e.column).unwrap_or_else(|| panic!("{place}: no such column"));
        let wanted = match e {
            Expectation { real: Some(x), .. } => Some(Value::Real(*x)),
            Expectation { integer: Some(x), .. } => Some(Value::Integer(*x)),
            Expectation { text: Some(x), .. } => Some(Value::Text(x)),
            Expectation { flag: Some(x), .. } => Some(Value::Flag(*x)),
            Expectation { null: Some(true), .. } => None,
            _ => panic!("{place}: expects nothing"),
        };
        assert_eq!(column.values().get(e.row), wanted, "{place}");
    }
}

fn check_all(folder: &str, answer: fn(&Case) -> Answers) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cases").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "the golden cases are missing");
    files.iter().for_each(|file| check(file, answer));
}

#[test]
fn every_golden_day_holds() {
    check_all("days", Case::days);
}

#[test]
fn every_golden_allocation_holds_written_down_and_asked() {
    check_all("allocation", Case::allocation);
}

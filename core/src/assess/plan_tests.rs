//! Plans, grades and gaps by department.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::test_city::*;
use super::*;
use crate::standard::{GradeRule, Standard};

const DEPARTMENTS: &str = "departments = { value = [\"商务局\", \"市场监管局\"], CITED }";

/// Homes at 0, 2000 and 3000 with 10, 100 and 1000 people; a market at 500, a pharmacy at 1000.
fn city() -> City {
    City {
        homes: vec![(0.0, 0.0, Some(10.0)), (2000.0, 0.0, Some(100.0)), (3000.0, 0.0, Some(1000.0))],
        places: vec![("market", 500.0, 0.0), ("pharmacy", 1000.0, 0.0)],
        ..City::default()
    }
}

fn ask() -> Standard {
    standard(&[
        ("pharmacy", "categories = [\"pharmacy\"]"),
        ("market", &format!("categories = [\"market\"]\n{DEPARTMENTS}")),
        ("bank", "categories = [\"bank\"]"),
    ])
}

#[test]
fn what_saves_most_people_the_longest_walks_comes_first() {
    let assessment = city().assess(&ask(), &trusting());
    let plans = assessment.plans(&GradeRule::ours().unwrap());
    let [plan] = plans.as_slice() else { panic!("one circle") };
    let ids: Vec<&str> =
        plan.items.iter().map(|item| assessment.required_by(item.finding).unwrap().id.as_str()).collect();
    assert_eq!(ids, ["bank", "market", "pharmacy"], "people times the walk they are saved");
    let saved: Vec<Saved> = plan.items.iter().map(|item| item.saved.unwrap()).collect();
    // Ten minutes are 600 m; the longest walk asked about is an hour, and nobody reaches a bank in it.
    assert!(saved[0].at_least && (saved[0].person_s - 1110.0 * 3000.0).abs() < 1.0);
    // To the market at 500: 1500 m and 2500 m, of which 900 m and 1900 m are too much.
    assert!(!saved[1].at_least && (saved[1].person_s - (100.0 * 900.0 + 1000.0 * 1900.0)).abs() < 100.0);
    // To the pharmacy at 1000: 1000 m, 1000 m and 2000 m.
    assert!((saved[2].person_s - (10.0 * 400.0 + 100.0 * 400.0 + 1000.0 * 1400.0)).abs() < 100.0);
    assert!(plan.unknown.is_empty());
    assert_eq!((plan.judged, plan.levels[0].status), (TogetherStatus::Short, TogetherStatus::Short));
}

#[test]
fn what_is_binding_comes_before_what_raises_quality() {
    let quality = "obligation = { value = \"quality\", CITED }";
    let inside = format!("categories = [\"bank\"]\n{quality}");
    let ask = [("bank", inside.as_str()), ("market", "categories = [\"market\"]")];
    let assessment = city().assess(&standard(&ask), &trusting());
    let plan = assessment.plans(&GradeRule::ours().unwrap()).remove(0);
    let ids: Vec<&str> =
        plan.items.iter().map(|item| assessment.required_by(item.finding).unwrap().id.as_str()).collect();
    assert_eq!(ids, ["market", "bank"]);
    assert!(plan.items[1].saved.unwrap().person_s > plan.items[0].saved.unwrap().person_s);
}

#[test]
fn grades_levels_and_slogans_are_tables() {
    let rule = GradeRule::ours().unwrap();
    let standard = Standard::bundled("mofcom-2025").unwrap();
    let assessment = city().assess(&standard, &trusting());
    let cell = |table: &crate::table::Table, column: &str, row| match table.column(column).unwrap().values().get(row) {
        Some(crate::table::Value::Text(text)) => text.to_owned(),
        other => panic!("{column}: {other:?}"),
    };
    let grades = assessment.grades_table(&rule).unwrap();
    assert_eq!((grades.row_count(), cell(&grades, "judged", 0)), (1, "short".into()));
    let count = |column: &str| grades.column(column).unwrap().values().get(0);
    // The market and the pharmacy are short, and nothing else is there.
    assert_eq!(count("basic_met"), Some(crate::table::Value::Integer(0)));
    assert_eq!(count("mandatory_lacking"), Some(crate::table::Value::Integer(1)));
    let groups = assessment.groups_table().unwrap();
    assert_eq!((groups.row_count(), cell(&groups, "title_zh", 1)), (4, "一菜一修".into()));
    assert!(cell(&groups, "lacking", 1).contains("repair"), "{}", cell(&groups, "lacking", 1));
    let levels = assessment.levels_table().unwrap();
    assert_eq!((levels.row_count(), cell(&levels, "status", 0)), (1, "short".into()));
    let plan = assessment.plan_table(&rule).unwrap();
    let ranks: Vec<_> = (0..plan.row_count()).map(|row| plan.column("rank").unwrap().values().get(row)).collect();
    assert_eq!(ranks[..2], [Some(crate::table::Value::Integer(1)), Some(crate::table::Value::Integer(2))]);
}

#[test]
fn for_whom_is_said_by_group_of_people() {
    let prepared = city().prepare_with(|homes, _| {
        homes.group_names = vec!["60+".into(), "0-6".into()];
        for (home, groups) in homes.rows.iter_mut().zip([[Some(4.0), None], [Some(30.0), None], [None, None]]) {
            home.groups = groups.to_vec();
        }
    });
    let assessment = prepared.assess(&ask(), &trusting()).unwrap();
    let market = &assessment.findings()[1];
    // The first home has a market at 500; the others have none within 600.
    assert_eq!(market.groups, [Some(Served { met: 4.0, missing: 30.0, unknown: 0.0 }), None]);
    let table = assessment.findings_table().unwrap();
    assert_eq!(table.column("people_missing_60+").unwrap().values().get(1), Some(crate::table::Value::Real(30.0)));
    assert_eq!(table.column("people_missing_0-6").unwrap().values().get(1), None, "nobody counts the children");
    assert_eq!(table.column("walker").unwrap().values().get(0), Some(crate::table::Value::Text("steady")));
    let plan = assessment.plan_table(&GradeRule::ours().unwrap()).unwrap();
    assert!(plan.column("people_missing_60+").is_some());
}

#[test]
fn a_gap_stands_under_every_department_the_standard_names_and_else_under_none() {
    let rule = GradeRule::ours().unwrap();
    let assessment = city().assess(&ask(), &trusting());
    let report = assessment.gap_report(&rule);
    let names: Vec<Option<&str>> = report.iter().map(|gaps| gaps.department.as_deref()).collect();
    assert_eq!(names, [Some("商务局"), Some("市场监管局"), None]);
    assert_eq!(report.iter().map(|gaps| gaps.items.len()).collect::<Vec<_>>(), [1, 1, 2]);
    assert_eq!(report[0].items[0].1.departments.as_ref().unwrap().citation.clause, "3.2");
    assert_eq!(assessment.gap_table(&rule).unwrap().row_count(), 4);
    assert_eq!(assessment.plan_table(&rule).unwrap().row_count(), 3);
    // A market that closes the gap takes it off the list of both.
    let mut better = city();
    better.places.push(("market", 2500.0, 0.0));
    let report = better.assess(&ask(), &trusting()).gap_report(&rule);
    assert_eq!(report.iter().map(|gaps| gaps.department.as_deref()).collect::<Vec<_>>(), [None]);
}

#[test]
fn bundled_standards_name_no_department() {
    for id in Standard::bundled_ids() {
        let standard = Standard::bundled(id).unwrap();
        assert!(standard.requirements.iter().all(|r| r.departments.is_none()), "{id}: no source at hand names any");
    }
}

#[test]
fn the_named_groups_are_reported() {
    let standard = Standard::bundled("mofcom-2025").unwrap();
    let city = City {
        homes: vec![(0.0, 0.0, None)],
        places: vec![("convenience-store", 10.0, 0.0), ("breakfast", 20.0, 0.0), ("market", 30.0, 0.0)],
        ..City::default()
    };
    let statuses = |options: &AssessOptions<'_>| {
        let assessment = city.assess(&standard, options);
        let plan = assessment.plans(&GradeRule::ours().unwrap()).remove(0);
        plan.groups.iter().map(|group| group.status.name()).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&trusting()), ["met", "short", "short", "short"], "a market and no repairer");
    assert_eq!(statuses(&AssessOptions::default()), ["met", "no-data", "no-data", "no-data"]);
}

#[test]
fn a_grade_lies_between_what_is_sure_and_what_missing_data_may_hide() {
    let rule = GradeRule::ours().unwrap();
    let five = ["market", "pharmacy", "bank", "laundry", "repair"];
    let inside: Vec<(&str, String)> = five.iter().map(|id| (*id, format!("categories = [\"{id}\"]"))).collect();
    let ask: Vec<(&str, &str)> = inside.iter().map(|(id, inside)| (*id, inside.as_str())).collect();
    let ask = standard(&ask);
    let grade = |has: usize, options: &AssessOptions<'_>| {
        let places = five[..has].iter().map(|id| (*id, 10.0, 0.0)).collect();
        let city = City { homes: vec![(0.0, 0.0, None)], places, ..City::default() };
        let found = city.assess(&ask, options).grade(0, &rule);
        (found.at_least, found.at_most)
    };
    assert_eq!(grade(3, &trusting()), (None, None), "60 % of what is basic");
    assert_eq!(grade(4, &trusting()), (Some(0), Some(0)));
    // The standard asks for nothing that raises quality: the highest grade cannot be given.
    assert_eq!(grade(5, &trusting()), (Some(1), Some(1)));
    assert_eq!(grade(4, &AssessOptions::default()), (Some(0), Some(1)), "the fifth is no data");
    assert_eq!(grade(0, &AssessOptions::default()), (None, Some(1)));
    let lenient = include_str!("../../standards/grades.toml").replace("value = 80", "value = 60");
    let lenient = GradeRule::from_toml(&lenient, "grades.toml").unwrap();
    let places = five[..3].iter().map(|id| (*id, 10.0, 0.0)).collect();
    let city = City { homes: vec![(0.0, 0.0, None)], places, ..City::default() };
    assert_eq!(city.assess(&ask, &trusting()).grade(0, &lenient).at_least, Some(0));
}

#[test]
fn a_circle_of_nothing_has_no_grade() {
    let rule = GradeRule::ours().unwrap();
    let check_up = Standard::bundled("urban-check-up").unwrap();
    let found = city().assess(&check_up, &trusting()).grade(0, &rule);
    assert_eq!((found.at_least, found.at_most), (None, None));
    assert_eq!(city().assess(&ask(), &trusting()).grade(7, &rule).at_most, None, "no such circle");
}

//! What hosts enter is compared circle by circle, and records survive the way through a file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use super::super::test_city::{City, a_market, stretch, trusting};
use super::*;
use crate::standard::Standard;
use crate::table::{Table, Value};

fn programme() -> CircleRecords {
    CircleRecords::new(&Standard::bundled("mofcom-2025").unwrap())
}

fn cell<'t>(table: &'t Table, column: &str, row: usize) -> Option<Value<'t>> {
    table.column(column).unwrap().values().get(row)
}

fn verdicts(records: &CircleRecords) -> Vec<String> {
    let table = records.acceptance_table().unwrap();
    let word = |row, column| match cell(&table, column, row) {
        Some(Value::Text(text)) => text.to_owned(),
        other => panic!("{other:?}"),
    };
    (0..table.row_count()).map(|row| format!("{} {}", word(row, "target"), word(row, "verdict"))).collect()
}

#[test]
fn each_circle_is_held_against_ninety_thirty_and_thirty() {
    let mut records = programme();
    let csv = "circle,division,people,target,part,whole,percent\n\
               a,320106002,9000,satisfaction,,,90\n\
               a,320106002,,chain-share,29,100,\n\
               b,320106002,,service-area,900,3000,\n\
               b,320106002,,satisfaction,,200,89.9\n";
    assert_eq!(records.read_csv(csv, "entries.csv").unwrap(), 4);
    let expected = [
        "satisfaction pass",
        "chain-share fail",
        "service-area no-data",
        "satisfaction fail",
        "chain-share no-data",
        "service-area pass",
    ];
    assert_eq!(verdicts(&records), expected);
    let table = records.acceptance_table().unwrap();
    let value = |row| cell(&table, "value", row);
    assert_eq!(
        (value(0), value(1), value(2), value(5)),
        (Some(Value::Real(90.0)), Some(Value::Real(29.0)), None, Some(Value::Real(30.0)))
    );
    assert_eq!(cell(&table, "at_least", 4), Some(Value::Real(30.0)));
    assert!(matches!(cell(&table, "clause", 0), Some(Value::Text(clause)) if !clause.contains("to be confirmed")));
    // One percent more turns the verdict.
    records.enter("320106002", "a", "chain-share", Share::new(30.0, 100.0).unwrap()).unwrap();
    assert_eq!(verdicts(&records)[1], "chain-share pass");
    // 8,100 of 9,000 people and 179.8 of 200 asked.
    let district = records.roll_up().unwrap().totals("320106".parse().unwrap()).cloned().unwrap();
    assert_eq!(district.entry("satisfaction").value, Some(100.0 * (8100.0 + 89.9 / 100.0 * 200.0) / 9200.0));
    assert_eq!((district.circles(), district.people()), (2, Some(9000.0)));
}

#[test]
fn what_contradicts_is_refused_with_its_line() {
    let refused = |rows: &str| {
        let csv = format!("circle,division,people,target,part,whole,percent,requirement,met\n{rows}\n");
        let error = programme().read_csv(&csv, "entries.csv").unwrap_err();
        (error.kind(), error.place().line_number())
    };
    assert_eq!(refused("a,320106002,1,,,,,,\na,32010,,,,,,,"), (ErrorKind::Value, Some(3)));
    assert_eq!(refused("a,320106002,x,,,,,,"), (ErrorKind::Value, Some(2)));
    assert_eq!(refused("a,320106002,-1,,,,,,"), (ErrorKind::Argument, Some(2)));
    assert_eq!(refused(",320106002,1,,,,,,"), (ErrorKind::Value, Some(2)));
    assert_eq!(refused("a,320106002,,chain,1,2,,,"), (ErrorKind::NotFound, Some(2)));
    assert_eq!(refused("a,320106002,,chain-share,1,,,,"), (ErrorKind::Value, Some(2)));
    assert_eq!(refused("a,320106002,,chain-share,1,0,,,"), (ErrorKind::Argument, Some(2)));
    assert_eq!(refused("a,320106002,,chain-share,,,50,,"), (ErrorKind::Argument, Some(2)), "of what?");
    assert_eq!(refused("a,320106002,,,,,,market,-3"), (ErrorKind::Argument, Some(2)));
    let error = programme().read_csv("circle,people\na,1\n", "entries.csv").unwrap_err();
    assert_eq!((error.kind(), error.value()), (ErrorKind::Column, Some("division")));
}

#[test]
fn an_assessment_needs_a_division_for_each_of_its_circles() {
    let city = City {
        homes: vec![(100.0, 10.0, Some(30.0)), (3900.0, 10.0, Some(20.0))],
        places: vec![("market", 150.0, 0.0)],
        ..City::default()
    };
    let circles = vec![stretch("west", 0.0, 1000.0), stretch("east", 3000.0, 4000.0)];
    let assessment = city.assess(&a_market(), &crate::assess::AssessOptions { circles, ..trusting() });
    let mut records = CircleRecords::new(&a_market());
    let error = records.add_assessment(&assessment, &[("west", "320106")]).unwrap_err();
    assert_eq!((error.kind(), error.value()), (ErrorKind::NotFound, Some("east")));
    let error = records.add_assessment(&assessment, &[("wests", "320106")]).unwrap_err();
    assert_eq!(error.fix(), Some("did you mean west?"));
    let mut records = CircleRecords::new(&a_market());
    records.add_assessment(&assessment, &[("west", "320106"), ("east", "320104")]).unwrap();
    let nanjing = records.roll_up().unwrap().totals("3201".parse().unwrap()).cloned().unwrap();
    assert_eq!((nanjing.people(), nanjing.served("market").value), (Some(50.0), Some(0.6)));
    assert_eq!(programme().add_assessment(&assessment, &[]).unwrap_err().kind(), ErrorKind::Argument);
    let again = records.add_assessment(&assessment, &[("west", "320106"), ("east", "320104")]).unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Duplicate);
}

#[cfg(feature = "report")]
mod through_a_file {
    use proptest::prelude::*;

    use super::*;
    use crate::access::Tally;
    use crate::report::CsvOptions;

    fn records() -> impl Strategy<Value = Vec<CircleRecord>> {
        let number = || prop::option::of(0.0f64..1e9);
        let code =
            prop::sample::select(vec!["320106002001", "320106002", "320106", "3201", "441900003", "11", "nation"]);
        let share = prop::option::of((0.0f64..1e6, 1e-6f64..1e6));
        let tally = prop::option::of((0.0f64..1e6, 0.0f64..1e6, 0.0f64..1e6));
        prop::collection::vec((code, number(), number(), share, tally), 0..8).prop_map(|rows| {
            let record = |(i, (code, people, outlets, share, tally)): (usize, (&str, _, _, Option<_>, Option<_>))| {
                let mut record =
                    CircleRecord { people, outlets, ..CircleRecord::new(format!("圈,{i}"), code.parse().unwrap()) };
                record.entries.extend(share.map(|(p, w)| ("chain-share".to_owned(), Share::new(p, w).unwrap())));
                record.served.extend(tally.map(|(met, missing, truncated_unknown)| {
                    ("market".to_owned(), Tally { met, missing, truncated_unknown, ..Tally::default() })
                }));
                record
            };
            rows.into_iter().enumerate().map(record).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Cities judged apart and added up at the end are the same to the last bit.
        #[test]
        fn records_are_the_same_after_it(rows in records()) {
            let mut before = programme();
            rows.into_iter().for_each(|row| before.add(row).unwrap());
            let mut file = Vec::new();
            before.table().unwrap().write_csv(&mut file, CsvOptions::default()).unwrap();
            let mut after = programme();
            after.read_csv(&String::from_utf8(file).unwrap(), "records.csv").unwrap();
            prop_assert_eq!(before.rows(), after.rows());
            prop_assert_eq!(before.roll_up().unwrap(), after.roll_up().unwrap());
        }
    }
}

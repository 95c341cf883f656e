//! The parts make the whole, to the last bit; and what nobody reports is never nought.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::super::test_city::{City, a_market, stretch, trusting};
use super::*;
use crate::access::Tally;
use crate::standard::Standard;
use crate::table::Value;

fn code(text: &str) -> DivisionCode {
    text.parse().unwrap()
}

#[test]
fn codes_know_their_level_and_what_they_lie_in() {
    let lineage = |text| code(text).lineage().map(|c| format!("{} {}", c.level().name(), c)).collect::<Vec<_>>();
    assert_eq!(
        lineage("320106002001"),
        [
            "community 320106002001",
            "sub-district 320106002",
            "district 320106",
            "city 3201",
            "province 32",
            "nation nation"
        ]
    );
    assert_eq!(lineage("110101")[1..], ["city 1101", "province 11", "nation nation"]);
    assert_eq!(lineage("441900003")[1..3], ["district 441900", "city 4419"]);
    assert_eq!(lineage("429004")[1], "city 4290");
    for (long, short) in [("320000", "32"), ("320100", "3201"), ("320106000000", "320106"), (" 32 ", "32")] {
        assert_eq!(code(long), code(short));
    }
    for bad in ["", "3", "320", "10", "00", "320006", "32010a", "320106000001", "3201060020010", "三二", "-1"] {
        let error = bad.parse::<DivisionCode>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value, "{bad}");
    }
}

#[test]
fn every_row_of_the_bundled_names_is_read() {
    let names = DivisionNames::bundled();
    let rows = |text: &str| text.lines().filter(|line| !line.is_empty()).count() - 1;
    let provinces = rows(include_str!("../../../divisions/provinces.csv"));
    let cities = rows(include_str!("../../../divisions/cities.csv"));
    let areas = rows(include_str!("../../../divisions/areas.csv"));
    // 441900 is the code of a city and of the only district in it: written in six digits both are the city.
    let towns = include_str!("../../../divisions/areas.csv").lines().filter(|line| line.get(4..6) == Some("00"));
    assert_eq!(names.len(), provinces + cities + areas - towns.count());
    assert_eq!(names.full(code("320106")), "江苏省南京市鼓楼区");
    assert_eq!(names.full(code("110101")), "北京市东城区");
    assert_eq!(names.get(DivisionCode::NATION), Some("全国"));
    assert_eq!(names.get(code("329999")), None);
    let mut own = DivisionNames::default();
    assert_eq!(own.read_csv("name,code\n华侨路街道,320106002\n", "own.csv").unwrap(), 1);
    assert_eq!(own.get(code("320106002")), Some("华侨路街道"));
    let error = own.read_csv("name,code\nx,99\ny,1\n", "own.csv").unwrap_err();
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Value, Some(3)));
    assert_eq!(own.read_csv("name\nx\n", "own.csv").unwrap_err().kind(), ErrorKind::Column);
}

#[test]
fn targets_are_passed_failed_or_not_reported() {
    let standard = Standard::bundled("mofcom-2025").unwrap();
    let of = |id: &str, division: &str, people, satisfied: Option<f64>| {
        let record = CircleRecord { people, outlets: Some(50.0), ..CircleRecord::new(id, code(division)) };
        match satisfied {
            Some(percent) => record.with_entry("satisfaction", Share::percent_of(percent, people.unwrap()).unwrap()),
            None => record,
        }
    };
    let records = [
        of("a", "320106002", Some(9000.0), Some(95.0)),
        of("b", "320106003", Some(1000.0), Some(50.0)),
        of("c", "320104", None, None),
        of("d", "440307", Some(10_000.0), None).with_entry("service-area", Share::new(1200.0, 3000.0).unwrap()),
    ];
    let roll_up = RollUp::new(&records).unwrap();
    let table = roll_up.table(&standard, DivisionNames::bundled()).unwrap();
    let row = |wanted: &str| {
        (0..table.row_count()).find(|row| table.column("code").unwrap().values().get(*row) == Some(Value::Text(wanted)))
    };
    let cell = |column: &str, wanted: &str| table.column(column).unwrap().values().get(row(wanted).unwrap());
    // 8,550 + 500 of 10,000 people, not the mean of 95 and 50.
    assert_eq!(cell("satisfaction", "320106"), Some(Value::Real(90.5)));
    assert_eq!(cell("satisfaction_verdict", "320106"), Some(Value::Text("pass")));
    assert_eq!(cell("satisfaction_verdict", "320106003"), Some(Value::Text("fail")));
    assert_eq!(cell("satisfaction_verdict", "320104"), Some(Value::Text("no-data")));
    assert_eq!((cell("satisfaction", "320104"), cell("people", "320104")), (None, None));
    assert_eq!(
        cell("satisfaction_no_data", "320104"),
        Some(Value::Real(1.0)),
        "by circles, since nobody counts people"
    );
    assert_eq!(cell("satisfaction_no_data", "nation"), Some(Value::Real(0.5)));
    assert_eq!(cell("service-area", "nation"), Some(Value::Real(40.0)));
    assert_eq!(cell("chain-share_verdict", "nation"), Some(Value::Text("no-data")));
    assert_eq!(cell("circles", "nation"), Some(Value::Integer(4)));
    assert_eq!(cell("circles_without_people", "nation"), Some(Value::Integer(1)));
    assert_eq!(cell("outlets", "32"), Some(Value::Real(150.0)));
    assert_eq!(cell("name", "3201"), Some(Value::Text("南京市")));
    assert!(matches!(cell("satisfaction_clause", "nation"), Some(Value::Text(clause)) if clause.contains("2030")));
}

#[test]
fn an_assessment_fills_what_the_map_knows() {
    let city = City {
        homes: vec![(100.0, 10.0, Some(30.0)), (200.0, 10.0, Some(10.0)), (3900.0, 10.0, Some(20.0))],
        places: vec![("market", 150.0, 0.0), ("pharmacy", 300.0, 0.0)],
        ..City::default()
    };
    let circles = vec![stretch("west", 0.0, 1000.0), stretch("east", 3000.0, 4000.0)];
    let assessment = city.assess(&a_market(), &crate::assess::AssessOptions { circles, ..trusting() });
    let of = |circle, division| CircleRecord::of_assessment(&assessment, circle, code(division)).unwrap();
    let roll_up = RollUp::new(&[of(0, "320106"), of(1, "320104")]).unwrap();
    let city = roll_up.totals(code("3201")).unwrap();
    assert_eq!((city.people(), city.outlets()), (Some(60.0), Some(2.0)));
    assert_eq!(
        city.served("market"),
        Rate { value: Some(40.0 / 60.0), circles_without: 0.0, people_without: Some(0.0) }
    );
    assert_eq!(roll_up.totals(code("320104")).unwrap().served("market").value, Some(0.0));
    assert_eq!(city.served("school").value, None);
    assert!(CircleRecord::of_assessment(&assessment, 2, code("32")).is_err());
}

#[test]
fn records_that_contradict_are_refused() {
    let record = CircleRecord::new("a", code("320106"));
    assert_eq!(RollUp::new(&[record.clone(), record.clone()]).unwrap_err().kind(), ErrorKind::Duplicate);
    let elsewhere = CircleRecord { division: code("320104"), ..record.clone() };
    assert!(RollUp::new(&[record.clone(), elsewhere]).is_ok());
    let negative = CircleRecord { people: Some(-1.0), ..record };
    assert_eq!(RollUp::new(&[negative]).unwrap_err().kind(), ErrorKind::Argument);
    assert!(
        Share::new(1.0, 0.0).is_err() && Share::new(f64::NAN, 1.0).is_err() && Share::percent_of(101.0, 9.0).is_err()
    );
}

fn records() -> impl Strategy<Value = Vec<CircleRecord>> {
    let divisions =
        prop::sample::select(vec!["320106002001", "320106002", "320106", "3201", "320205001", "440307", "11"]);
    let number = || prop::option::weighted(0.8, 0.0f64..1e5);
    let served = prop::option::weighted(0.7, (0.0f64..1e4, 0.0f64..1e4, 0.0f64..1e4));
    let share = prop::option::weighted(0.6, (0.0f64..1e3, 1e-3f64..1e4));
    let record = (divisions, number(), number(), served, share);
    prop::collection::vec(record, 1..20).prop_map(|drawn| {
        let record = |(i, (division, people, outlets, served, share)): (usize, (&str, _, _, Option<_>, Option<_>))| {
            let mut record = CircleRecord { people, outlets, ..CircleRecord::new(format!("c{i}"), code(division)) };
            record.served.extend(served.map(|(met, missing, truncated_unknown)| {
                ("market".into(), Tally { met, missing, truncated_unknown, ..Tally::default() })
            }));
            record.entries.extend(share.map(|(part, whole)| ("chain-share".into(), Share::new(part, whole).unwrap())));
            record
        };
        drawn.into_iter().enumerate().map(record).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_parts_make_the_whole(records in records(), at in any::<prop::sample::Index>()) {
        let whole = RollUp::new(&records).unwrap();
        let reversed: Vec<_> = records.iter().rev().cloned().collect();
        prop_assert_eq!(&whole, &RollUp::new(&reversed).unwrap());
        let (left, right) = records.split_at(at.index(records.len()));
        let mut merged = RollUp::new(right).unwrap();
        merged.merge(&RollUp::new(left).unwrap());
        let standard = Standard::bundled("mofcom-2025").unwrap();
        let table = |roll_up: &RollUp| roll_up.table(&standard, DivisionNames::bundled()).unwrap();
        prop_assert_eq!(&whole, &merged);
        prop_assert_eq!(table(&whole), table(&merged));
        // A division is its own circles and its parts.
        for (division, totals) in whole.divisions() {
            let mut sum = Totals::default();
            records.iter().filter(|record| record.division == division).for_each(|record| sum.add(record));
            let parts = whole.divisions().filter(|(part, _)| part.parent() == Some(division));
            parts.for_each(|(_, part)| sum.merge(part));
            prop_assert_eq!(totals, &sum, "{}", division);
        }
    }

    #[test]
    fn no_code_makes_a_panic(text in "\\PC{0,14}", digits in "[0-9]{0,13}") {
        for text in [text, digits] {
            if let Ok(code) = text.parse::<DivisionCode>() {
                prop_assert_eq!(code.lineage().last(), Some(DivisionCode::NATION));
                // Written out it is the same again, but for a district that is all of its city.
                prop_assert!(code.to_string().parse::<DivisionCode>().unwrap().to_string().starts_with(code.to_string().trim_end_matches("00")));
            }
        }
    }
}

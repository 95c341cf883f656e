//! What scenarios change in a village of two streets and a compound, and what they are refused for.

use super::{Difference, Outcome, Scenario, compare_table};
use crate::assess::{AssessOptions, Assessment, CircleSpec, SufficiencyRule};
use crate::error::ErrorKind;
use crate::improve::Shift;
use crate::improve::village::{Village, assess, at, standard, walker};
use crate::progress::NoProgress;
use crate::standard::Standard;
use crate::table::Value;

/// One home inside the compound, one on the north street; the market is across the gate that is closed.
fn village() -> Village {
    Village {
        homes: vec![(500.0, -100.0, Some(30.0)), (1000.0, 200.0, Some(50.0))],
        places: vec![("market", 500.0, 0.0)],
    }
}

fn place(x: f64, y: f64) -> String {
    format!("[{}, {}]", at(x, y).lon(), at(x, y).lat())
}

fn difference(changes: &str) -> Difference {
    difference_of(&village(), changes)
}

fn difference_of(village: &Village, changes: &str) -> Difference {
    let before = village.prepared();
    let scenario = Scenario::from_text(&format!("id = 's'\n{changes}"), "s.toml").unwrap();
    let after = before.apply(&scenario, &walker(), &NoProgress).unwrap();
    let asked = standard(&[("market", "basic", 10, "")]);
    Difference::between(&assess(&before, &asked), &assess(&after, &asked)).unwrap()
}

fn near(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() < 1.0)
}

#[test]
fn an_open_gate_shortens_the_way_of_those_behind_it() {
    let change = difference("change = [{ do = 'open-gate', gate = 21, for = 'residents' }]");
    let row = &change.rows()[0];
    // Along the compound, out by the other gate and back along the street: 500 + 100 + 500 m. Through the gate: 100 m.
    assert!((row.saved_person_s - 30.0 * 1000.0).abs() < 60.0, "{}", row.saved_person_s);
    assert_eq!((row.homes_gaining, row.people_gaining), (sure(1.0), Some(sure(30.0))));
    assert_eq!((row.homes_losing, row.outcome()), (sure(0.0), Outcome::Better));
    assert_eq!(row.spread.map(|spread| spread.coverage), [Some(0.0), Some(30.0 / 80.0)]);
    // Visitors may use the gate too, and the way inside may be walked through: that changes nothing for who lives there.
    let change = difference("change = [{ do = 'open-gate', gate = 21, for = 'everyone', through = true }]");
    assert_eq!(change.homes_gaining(), sure(1.0));
}

#[test]
fn through_a_compound_that_is_opened_others_may_walk() {
    let village = Village { homes: vec![(1000.0, 10.0, Some(10.0))], places: vec![("market", 500.0, -80.0)] };
    let asked = |through: bool| {
        let gates = format!(
            "change = [{{ do = 'open-gate', gate = 24, for = 'everyone', through = {through} }},
                       {{ do = 'close', facility = 'f0' }},
                       {{ do = 'add-facility', id = 'm', category = 'market', at = {} }},
                       {{ do = 'open-gate', gate = 21, for = 'everyone' }},
                       {{ do = 'slow', at = {}, factor = 3.0 }}]",
            place(500.0, 5.0),
            place(700.0, 0.0)
        );
        difference_of(&village, &gates).rows()[0].spread[1].mean_walk_s
    };
    // The street is slow: 500 m at a third of the speed. Behind the gates it is 100 + 500 + 100 m, for those who may.
    assert!(near(asked(false), 1515.0), "{:?}", asked(false));
    assert!(near(asked(true), 715.0), "{:?}", asked(true));
}

#[test]
fn a_crossing_joins_two_streets() {
    let line = format!("[{}, {}]", place(1000.0, 0.0), place(1000.0, 200.0));
    let change = difference(&format!("change = [{{ do = 'add-way', line = {line} }}]"));
    // Round by the west end it is 1000 + 200 + 500 m, by the new path 200 + 500 m: neither is within ten minutes.
    let [before, after] = change.rows()[0].spread;
    assert!(near(before.p95_walk_s, 1700.0) && near(after.p95_walk_s, 1100.0), "{before:?} {after:?}");
    assert!((change.rows()[0].saved_person_s - 50.0 * 1000.0).abs() < 60.0);
    assert_eq!(change.rows()[0].outcome(), Outcome::Same);
    let nearer = format!(
        "change = [{{ do = 'add-way', line = {line} }}, {{ do = 'move', facility = 'f0', to = {} }}]",
        place(700.0, 0.0)
    );
    assert_eq!(difference(&nearer).homes_gaining(), sure(1.0), "then it is 200 + 300 m");
}

#[test]
fn a_market_that_closes_is_missed_by_those_who_had_it() {
    let village = Village { homes: vec![(400.0, 0.0, Some(30.0)), (0.0, 190.0, None)], ..village() };
    let change = difference_of(&village, "change = [{ do = 'close', facility = 'f0' }]");
    let row = &change.rows()[0];
    assert_eq!((row.homes_losing, row.people_losing, row.outcome()), (sure(1.0), Some(sure(30.0)), Outcome::Worse));
    assert_eq!(row.homes_gaining, sure(0.0));
    let all = Village { homes: vec![(400.0, 0.0, Some(30.0))], ..village };
    assert_eq!(difference_of(&all, "change = [{ do = 'close', facility = 'f0' }]").count(Outcome::Opened), 1);
}

#[test]
fn people_who_move_to_the_market_have_it() {
    let village = Village { homes: vec![(1900.0, 0.0, Some(60.0)), (500.0, 0.0, Some(20.0))], ..village() };
    let moved = |people: &str| {
        difference_of(&village, &format!("change = [{{ do = 'move-people', from = 'h0', to = 'h1'{people} }}]"))
    };
    assert_eq!(moved("").rows()[0].spread.map(|spread| spread.coverage), [Some(0.25), Some(1.0)]);
    let some = moved(", people = 20");
    assert_eq!(some.rows()[0].spread[1].coverage, Some(0.5));
    let homes = &some.after().prepared().study().homes().rows;
    assert_eq!(homes.iter().map(|home| home.households).collect::<Vec<_>>(), [Some(16.0), Some(16.0)]);
    assert_eq!(some.homes_gaining(), sure(0.0), "no home came nearer to anything");
}

fn sure(count: f64) -> Shift {
    Shift { sure: count, at_most: count }
}

#[test]
fn several_scenarios_stand_in_one_table() {
    let text = "
        [[scenario]]
        id = 'gate'
        title = '开门'
        change = [{ do = 'open-gate', gate = 21, for = 'residents' }]
        [[scenario]]
        id = 'closing'
        change = [{ do = 'close', facility = 'f0' }]
    ";
    let scenarios = Scenario::several_from_text(text, "s.toml").unwrap();
    let (before, asked) = (village().prepared(), standard(&[("market", "basic", 10, "")]));
    let present = assess(&before, &asked);
    let futures = scenarios.iter().map(|scenario| {
        let after = before.apply(scenario, &walker(), &NoProgress).unwrap();
        Difference::between(&present, &assess(&after, &asked)).unwrap()
    });
    let futures: Vec<Difference> = futures.collect();
    let table = compare_table(&scenarios.iter().zip(&futures).collect::<Vec<_>>()).unwrap();
    let cell = |column: &str, row| table.column(column).unwrap().values().get(row);
    assert_eq!(cell("scenario", 1), Some(Value::Text("closing")));
    assert_eq!(cell("people_gaining", 0), Some(Value::Real(30.0)));
    assert_eq!(cell("people_gaining", 1), Some(Value::Real(0.0)));
    assert_eq!(cell("coverage_change", 0), Some(Value::Real(30.0 / 80.0)));
    assert_eq!(futures[0].table().unwrap().row_count(), 1);
}

#[test]
fn mistakes_are_told_with_file_line_and_the_nearest_name() {
    let told = |text: &str| Scenario::from_text(text, "s.toml").unwrap_err();
    let unknown = told("id = 's'\n[[change]]\ndo = 'close'\nfacilty = 'f0'\n");
    assert_eq!(
        unknown.to_string(),
        "unknown key: \"facilty\" (s.toml, line 4, row 0, column change.facilty); did you mean facility?"
    );
    let category =
        told("id = 's'\n[[change]]\ndo = 'add-facility'\nid = 'm'\ncategory = 'markte'\nat = [118.78, 32.04]\n");
    assert_eq!((category.kind(), category.place().line_number()), (ErrorKind::Category, Some(5)));
    assert!(category.fix().unwrap().contains("market"), "{category}");
    let factor = told("id = 's'\nchange = [{ do = 'slow', way = 1, factor = -1 }]");
    assert_eq!((factor.kind(), factor.value()), (ErrorKind::Value, Some("-1")));
    assert_eq!(told("change = []").message(), "the key id is missing");

    let study = village().study();
    for (change, kind, fix) in [
        ("do = 'close', facility = 'f0x'", ErrorKind::NotFound, Some("did you mean f0?")),
        ("do = 'move-people', from = 'h0', to = 'h1x'", ErrorKind::NotFound, Some("did you mean h1?")),
        ("do = 'move-people', from = 'h0', to = 'h1', people = 31", ErrorKind::Value, None),
        (
            "do = 'open-gate', gate = 25, for = 'residents'",
            ErrorKind::NotFound,
            Some("the network has the gates 21, 24"),
        ),
        ("do = 'open-gate', gate = 24, for = 'residents'", ErrorKind::Argument, None),
        ("do = 'add-way', line = [[118.70, 32.00], [118.70, 32.01]]", ErrorKind::Network, None),
        ("do = 'hours', facility = 'f0', category = 'pharmacy', opening_hours = '24/7'", ErrorKind::NotFound, None),
        ("do = 'slow', way = 999, factor = 2", ErrorKind::NotFound, None),
    ] {
        let scenario = Scenario::from_text(&format!("id = 's'\n\nchange = [{{ {change} }}]"), "s.toml").unwrap();
        let error = study.apply(&scenario).unwrap_err();
        assert_eq!((error.kind(), error.place().line_number()), (kind, Some(3)), "{change}: {error}");
        assert!(fix.is_none() || error.fix() == fix, "{change}: {error}");
    }
}

#[test]
fn undoing_in_the_wrong_order_is_refused() {
    let study = village().study();
    let apply = |study: &crate::study::Study, to: f64| {
        let text = format!("id = 's'\nchange = [{{ do = 'move', facility = 'f0', to = {} }}]", place(to, 0.0));
        study.apply(&Scenario::from_text(&text, "s.toml").unwrap()).unwrap()
    };
    let first = apply(&study, 700.0);
    let second = apply(first.study(), 900.0);
    assert_eq!(first.undo().apply(second.study()).unwrap_err().kind(), ErrorKind::Argument);
}

#[test]
fn assessments_of_different_things_are_not_compared() {
    let (asked, other) = (standard(&[("market", "basic", 10, "")]), standard(&[("market", "basic", 5, "")]));
    let one = village().assess(&asked);
    let fewer = Village { homes: vec![(0.0, 0.0, None)], ..village() };
    for another in [village().assess(&other), fewer.assess(&asked)] {
        assert_eq!(Difference::between(&one, &another).unwrap_err().kind(), ErrorKind::Argument);
    }
    let named = Standard { id: "other".to_owned(), ..other.clone() };
    let refused = |another: &Assessment| {
        let error = Difference::between(&one, another).unwrap_err();
        (error.kind(), error.value().unwrap().to_owned())
    };
    assert_eq!(refused(&village().assess(&named)), (ErrorKind::Argument, "test / other".to_owned()));
    let of = |options: &AssessOptions<'_>| village().prepared().assess(&asked, options).unwrap();
    let doubting = AssessOptions { absence_is_trusted: false, ..one.options() };
    assert_eq!(refused(&of(&doubting)), (ErrorKind::Argument, "true / false".to_owned()));
    let sufficiency = SufficiencyRule { min_places: 7, ..one.options().sufficiency };
    let both = "0 places of 0 categories, 0 per km / 7 places of 0 categories, 0 per km";
    assert_eq!(refused(&of(&AssessOptions { sufficiency, ..one.options() })), (ErrorKind::Argument, both.to_owned()));
    let circles = vec![CircleSpec::everything().named("elsewhere")];
    assert_eq!(refused(&of(&AssessOptions { circles, ..one.options() })).0, ErrorKind::Argument);
    assert!(Difference::between(&one, &of(&one.options())).is_ok());
}

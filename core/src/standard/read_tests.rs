#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::*;
use crate::error::ErrorKind;

const GOOD: &str = r#"id = "test"
title = { zh = "甲", en = "A" }
minimum = { value = 1, clause = "1", confidence = "ours", source = "s" }
[source]
s = "a source"
[level.walk]
title = { zh = "圈", en = "circle" }
minutes = { value = 15, clause = "2", confidence = "quoted", source = "s" }
[requirement.market]
title = { zh = "菜市场", en = "market" }
categories = ["market"]
level = "walk"
obligation = { value = "basic", clause = "3", confidence = "quoted", source = "s" }
"#;

/// What the reader says when `from` is written `to`: message, line, column, value and fix.
fn refusal(from: &str, to: &str) -> (String, Option<u64>, String, String, String) {
    assert!(GOOD.contains(from));
    let error = Standard::from_toml(&GOOD.replacen(from, to, 1), "test.toml").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Standard);
    assert_eq!(error.place().file_name(), Some("test.toml"));
    let text = |t: Option<&str>| t.unwrap_or_default().to_owned();
    let (line, column) = (error.place().line_number(), text(error.place().column_name()));
    (error.message().to_owned(), line, column, text(error.value()), text(error.fix()))
}

#[test]
fn a_small_standard_reads() {
    let standard = Standard::from_toml(GOOD, "test.toml").unwrap();
    let market = &standard.requirements[0];
    assert_eq!(market.limit.as_ref().unwrap().citation.clause, "2", "the limit is the level's, and so is its clause");
    assert_eq!(market.minimum.citation.confidence, Confidence::Ours);
}

#[test]
fn refusals_name_line_key_value_and_the_nearest_name() {
    let (message, line, column, value, fix) = refusal("obligation =", "obligaton =");
    assert_eq!((message.as_str(), line, value.as_str()), ("unknown key", Some(13), "obligaton"));
    assert_eq!((column.as_str(), fix.as_str()), ("requirement.market.obligaton", "did you mean obligation?"));

    let (message, line, column, value, fix) = refusal("\"basic\"", "\"basc\"");
    assert_eq!((message.as_str(), line, value.as_str()), ("unknown name", Some(13), "basc"));
    assert_eq!((column.as_str(), fix.as_str()), ("requirement.market.obligation.value", "did you mean basic?"));

    let (message, line, _, value, fix) = refusal("level = \"walk\"", "level = \"wlak\"");
    assert_eq!((message.as_str(), line, value.as_str()), ("no such level", Some(12), "wlak"));
    assert_eq!(fix, "did you mean walk?");
    let (.., fix) = refusal("level = \"walk\"", "level = \"street\"");
    assert_eq!(fix, "write one of walk", "nothing is near");
}

#[test]
fn a_number_without_its_clause_is_refused() {
    let (message, line, column, ..) = refusal("value = 15, clause = \"2\",", "value = 15,");
    assert_eq!((message.as_str(), line), ("the key clause is missing", Some(8)));
    assert_eq!(column, "level.walk.minutes");
    let (message, .., fix) = refusal("{ value = 15, clause = \"2\", confidence = \"quoted\", source = \"s\" }", "15");
    assert_eq!(message, "this must be a table");
    assert!(fix.contains("clause"));
    let (message, .., value, _) = refusal("source = \"s\" }\n[source]", "source = \"t\" }\n[source]");
    assert_eq!((message.as_str(), value.as_str()), ("this source is not in the table [source]", "t"));
}

#[test]
fn numbers_that_are_none_are_refused() {
    for wrong in ["nan", "inf", "-1", "0", "\"15\"", "1e999", "0x10", "true", "[15]"] {
        let (_, line, column, ..) = refusal("value = 15", &format!("value = {wrong}"));
        assert_eq!((line, column.as_str()), (Some(8), "level.walk.minutes.value"), "{wrong}");
    }
    for wrong in ["1.5", "0", "2000000"] {
        refusal("minimum = { value = 1", &format!("minimum = {{ value = {wrong}"));
    }
}

#[test]
fn limits_and_ranges_must_make_sense() {
    let cited = "clause = \"4\", confidence = \"quoted\", source = \"s\"";
    let with = |line: &str| refusal("level = \"walk\"", &format!("level = \"walk\"\n{line}")).0;
    let limit = |keys: &str| with(&format!("within = {{ {keys}, {cited} }}"));
    assert_eq!(limit("minutes = 5, radius_m = 300"), "a limit is one of seconds, minutes or radius_m");
    assert_eq!(with(&format!("within = {{ {cited} }}")), "a limit is one of seconds, minutes or radius_m");
    let range = |keys: &str| with(&format!("floor_area_m2 = {{ {keys}{cited} }}"));
    assert_eq!(range("min = 5, max = 4, "), "a range must not end before it begins");
    assert_eq!(range(""), "a range needs min or max");
}

#[test]
fn broken_toml_names_its_line() {
    let error = Standard::from_toml("id = \"x\"\ntitle = {", "x.toml").unwrap_err();
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Standard, Some(2)));
    assert!(Standard::from_toml("", "empty.toml").is_err());
}

#[test]
fn a_later_edition_overrides_one_number_and_leaves_the_rest() {
    let mut library = Library::bundled().unwrap();
    library.add(GOOD, "test.toml").unwrap();
    let later = r#"
        id = "later"
        extends = "test"
        title = { zh = "乙", en = "B" }
        [source]
        t = "another source"
        [level.walk]
        minutes = { value = 10, clause = "9", confidence = "second-hand", source = "t" }
    "#;
    library.add(later, "later.toml").unwrap();
    let (test, later) = (library.get("test").unwrap(), library.get("later").unwrap());
    assert_eq!(later.requirements[0].limit.as_ref().unwrap().value, Limit::Walk { seconds: 600.0 });
    assert_eq!(later.requirements[0].limit.as_ref().unwrap().citation.source, "another source");
    assert_eq!(later.requirements[0].obligation, test.requirements[0].obligation);
    assert_eq!(later.levels[0].title, test.levels[0].title);
}

#[test]
fn extends_that_comes_back_to_itself_is_refused() {
    let extending =
        |id: &str, earlier: &str| GOOD.replace("id = \"test\"", &format!("id = \"{id}\"\nextends = \"{earlier}\""));
    let mut library = Library::bundled().unwrap();
    for (id, earlier) in [("a", "b"), ("b", "c"), ("c", "a"), ("self", "self")] {
        library.add(&extending(id, earlier), &format!("{id}.toml")).unwrap();
    }
    let error = library.get("a").unwrap_err();
    assert_eq!((error.kind(), error.place().file_name()), (ErrorKind::Standard, Some("c.toml")));
    assert_eq!((error.place().line_number(), error.value()), (Some(2), Some("a")));
    assert_eq!(library.get("self").unwrap_err().kind(), ErrorKind::Standard);
}

#[test]
fn what_is_extended_or_omitted_must_exist() {
    let error = Standard::from_toml(&GOOD.replace("minimum", "extends = \"mofcom-2012\"\nminimum"), "x.toml");
    assert_eq!(error.unwrap_err().fix(), Some("did you mean mofcom-2021 or mofcom-2025?"));
    let head = "id = \"y\"\nextends = \"mofcom-2021\"\ntitle = { zh = \"丙\", en = \"C\" }\n";
    let error = Standard::from_toml(&format!("{head}omit = [\"markte\"]"), "y.toml").unwrap_err();
    assert_eq!((error.value(), error.fix()), (Some("markte"), Some("did you mean market?")));
    let without = Standard::from_toml(&format!("{head}omit = [\"market\"]"), "y.toml").unwrap();
    assert!(without.requirement("market").is_none());
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let error = Standard::from_toml(&GOOD.replace("\"test\"", "\"mofcom-2021\""), "x.toml").unwrap_err();
    assert_eq!((error.kind(), error.value()), (ErrorKind::Duplicate, Some("mofcom-2021")));
}

#[test]
fn a_category_the_catalogue_lacks_is_named_with_its_line() {
    let standard = Standard::from_toml(&GOOD.replace("[\"market\"]", "[\"markte\"]"), "x.toml").unwrap();
    let error = standard.check_categories(Catalogue::bundled()).unwrap_err();
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Category, Some(11)));
}

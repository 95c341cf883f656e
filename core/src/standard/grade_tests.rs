#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::*;
use crate::error::ErrorKind;

const OURS: &str = include_str!("../../standards/grades.toml");

#[test]
fn every_threshold_of_the_bundled_rule_is_ours() {
    let rule = GradeRule::ours().unwrap();
    let shares: Vec<f64> =
        rule.grades.iter().flat_map(|grade| grade.met.iter().map(|(_, share)| share.value)).collect();
    assert_eq!(shares, [80.0, 80.0, 100.0, 100.0, 60.0, 60.0]);
    for (_, share) in rule.grades.iter().flat_map(|grade| &grade.met) {
        assert!(share.citation.confidence.to_be_confirmed());
    }
}

#[test]
fn a_rule_that_is_wrong_is_refused_with_its_line() {
    let refusal = |from: &str, to: &str| {
        assert!(OURS.contains(from));
        let error = GradeRule::from_toml(&OURS.replacen(from, to, 1), "grades.toml").unwrap_err();
        assert_eq!((error.kind(), error.place().file_name()), (ErrorKind::Standard, Some("grades.toml")));
        assert!(error.place().line_number().is_some());
        (error.message().to_owned(), error.fix().unwrap_or_default().to_owned())
    };
    assert_eq!(refusal("met.basic", "met.basics"), ("unknown key".into(), "did you mean basic?".into()));
    assert_eq!(refusal("value = 80", "value = 180").0, "a share in percent is at most 100");
    assert_eq!(refusal("value = 80, clause = \"unknown\",", "value = 80,").0, "the key clause is missing");
    assert_eq!(refusal("[grade.quality]", "[grades.quality]").1, "did you mean grade?");
}

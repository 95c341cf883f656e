#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::*;
use crate::error::ErrorKind;

#[test]
fn the_walking_coverage_of_the_territorial_plans_is_held_one_by_one() {
    let standard = Standard::bundled("tdt1062-2021").unwrap();
    let minutes = |indicator: &Indicator| match indicator.tiers[0].limit.as_ref().unwrap().value {
        Limit::Walk { seconds } => seconds / 60.0,
        Limit::Radius { metres } => metres,
    };
    let limits: Vec<f64> = standard.indicators.iter().map(minutes).collect();
    assert_eq!(limits, [15.0, 15.0, 15.0, 15.0, 15.0, 15.0, 10.0, 10.0, 5.0, 5.0, 2000.0, 800.0]);
    for indicator in &standard.indicators {
        let limit = indicator.tiers[0].limit.as_ref().unwrap();
        assert_eq!(limit.citation.confidence, Confidence::Quoted, "{}", indicator.id);
        assert_eq!(indicator.kind, IndicatorKind::CoveredShare);
    }
    let park = standard.indicator("park-walk-5").unwrap();
    let least = park.tiers[0].area_m2.as_ref().unwrap();
    assert_eq!((least.value.min, least.citation.confidence), (Some(400.0), Confidence::Recalled));
}

#[test]
fn the_least_park_of_the_check_up_depends_on_the_year() {
    let standard = Standard::bundled("urban-check-up").unwrap();
    let tiers = |id: &str| {
        let tier = |tier: &Tier| {
            let (area, limit) = (tier.area_m2.as_ref().unwrap(), tier.limit.as_ref().unwrap());
            (area.value.min, area.value.max, limit.value, limit.citation.confidence)
        };
        standard.indicator(id).unwrap().tiers.iter().map(tier).collect::<Vec<_>>()
    };
    let (far, near) = (Limit::Radius { metres: 500.0 }, Limit::Radius { metres: 300.0 });
    let quoted = Confidence::Quoted;
    assert_eq!(tiers("park-2021"), [(Some(5000.0), None, far, quoted), (Some(2000.0), Some(5000.0), near, quoted)]);
    let recalled = Confidence::Recalled;
    assert_eq!(tiers("park-2023"), [(Some(5000.0), None, far, recalled), (Some(400.0), Some(5000.0), near, recalled)]);
    assert!(standard.requirements.is_empty(), "it asks for nothing of its own");
}

#[test]
fn figures_name_their_level_and_their_requirement() {
    let standard = Standard::bundled("gb50180-2018").unwrap();
    let green = standard.figure("green-per-person-15").unwrap();
    assert_eq!(standard.levels[green.level.unwrap()].id, "fifteen-minute");
    assert_eq!((green.range.value.min, green.range.citation.confidence), (Some(2.0), Confidence::Quoted));
    let beds = standard.figure("nursing-home-beds").unwrap();
    assert_eq!(standard.requirements[beds.requirement.unwrap()].id, "nursing-home");
    let table: Vec<&Figure> = standard.figures.iter().filter(|f| f.range.citation.clause == "表5.0.3").collect();
    assert_eq!(table.len(), 17, "every cell of 表5.0.3 that is held");
    assert!(
        table.iter().all(|figure| figure.range.citation.confidence == Confidence::Recalled),
        "none was seen in print"
    );
}

const LATER: &str = r#"
    id = "our-city"
    extends = "urban-check-up"
    title = { zh = "本市体检", en = "Our check-up" }
    [source]
    notice = "city notice 12 of 2026"
    [indicator.park-2023.tier.small]
    area_m2 = { min = 1000, max = 5000, clause = "2.1", confidence = "quoted", source = "notice" }
"#;

#[test]
fn a_later_edition_overrides_one_number_of_one_tier() {
    let ours = Standard::from_toml(LATER, "our-city.toml").unwrap();
    let theirs = Standard::bundled("urban-check-up").unwrap();
    let (ours, theirs) = (ours.indicator("park-2023").unwrap(), theirs.indicator("park-2023").unwrap());
    assert_eq!(ours.tiers[0], theirs.tiers[0]);
    assert_eq!(ours.tiers[1].limit, theirs.tiers[1].limit);
    let area = ours.tiers[1].area_m2.as_ref().unwrap();
    assert_eq!((area.value.min, area.citation.clause.as_str()), (Some(1000.0), "2.1"));
}

#[test]
fn what_an_indicator_or_a_figure_names_must_exist() {
    let refusal = |text: String| {
        let error = Standard::from_toml(&text, "our-city.toml").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Standard);
        (error.message().to_owned(), error.place().line_number(), error.fix().unwrap_or_default().to_owned())
    };
    let (message, line, fix) = refusal(LATER.replace("area_m2", "aera_m2"));
    assert_eq!((message.as_str(), line, fix.as_str()), ("unknown key", Some(8), "did you mean area_m2?"));
    let (message, line, _) = refusal(format!("{LATER}kind = \"x\""));
    assert_eq!((message.as_str(), line), ("unknown key", Some(9)));
    let cited = "clause = \"1\", confidence = \"quoted\", source = \"notice\"";
    let share = format!(
        "{LATER}[indicator.park-2021]\nkind = \"community-share\"\n\
         [figure.trees]\ntitle = {{ zh = \"树\", en = \"Trees\" }}\nunit = \"trees\"\nrange = {{ min = 1, {cited} }}\n"
    );
    assert!(refusal(share).0.starts_with("a share of communities"));
    let figure = format!(
        "{LATER}[figure.trees]\ntitle = {{ zh = \"树\", en = \"Trees\" }}\nunit = \"trees\"\nlevel = \"block\"\n\
         range = {{ min = 1, {cited} }}\n"
    );
    let (message, line, _) = refusal(figure);
    assert_eq!((message.as_str(), line), ("no such level", Some(12)));
}

#[test]
fn what_is_only_known_by_name_has_no_number() {
    let check_up = Standard::bundled("urban-check-up").unwrap();
    assert_eq!(check_up.indicator("fire-station-2023").unwrap().tiers[0].limit, None);
    let guide = Standard::bundled("tdt1062-2021").unwrap();
    assert!(guide.requirement("clinic").is_none(), "诊所 occurs nowhere in it");
    assert!(guide.indicator("forest-walk-15").unwrap().tiers[0].categories.is_empty());
}

#[test]
fn beijing_asks_for_eight_basic_services_and_shanghai_for_the_old_within_five_minutes() {
    let beijing = Standard::bundled("beijing-8").unwrap();
    let basic = beijing.requirements.iter().filter(|r| r.obligation.value == Obligation::Basic).count();
    assert_eq!(basic, 8);
    assert!(beijing.requirements.iter().all(|r| r.limit.as_ref().unwrap().citation.confidence == Confidence::Ours));
    let shanghai = Standard::bundled("shanghai-2016").unwrap();
    let centre = shanghai.requirement("elder-centre").unwrap();
    assert_eq!(centre.limit.as_ref().unwrap().value, Limit::Walk { seconds: 300.0 });
    let complete = Standard::bundled("mohurd-complete-2020").unwrap();
    let quoted = complete.requirements.iter().filter(|r| r.obligation.citation.confidence == Confidence::Quoted);
    assert_eq!(quoted.count(), 7, "items 1 to 6, of which item 4 names two");
}

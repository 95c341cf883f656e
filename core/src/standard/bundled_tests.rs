#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::library::BUNDLED;
use super::*;

fn all() -> Vec<Standard> {
    Standard::bundled_ids().map(|id| Standard::bundled(id).unwrap()).collect()
}

/// Looks at the text and not at the types: whatever is a number in a file must stand beside clause, confidence and source.
#[test]
fn every_number_in_every_bundled_file_says_where_it_comes_from() {
    fn walk(value: &toml::Value, path: &str, numbers: &mut usize) {
        let toml::Value::Table(table) = value else {
            assert!(!value.is_integer() && !value.is_float(), "{path} is a bare number");
            return;
        };
        let holds_number = table.values().any(|v| v.is_integer() || v.is_float());
        if holds_number || table.contains_key("value") {
            for key in ["clause", "confidence", "source"] {
                assert!(table.get(key).and_then(|v| v.as_str()).is_some_and(|t| !t.is_empty()), "{path} has no {key}");
            }
            *numbers += usize::from(holds_number);
            return;
        }
        for (key, value) in table {
            walk(value, &format!("{path}.{key}"), numbers);
        }
    }
    for (id, text) in BUNDLED {
        let (mut numbers, value) = (0, toml::Value::Table(text.parse().unwrap()));
        walk(&value, id, &mut numbers);
        assert!(numbers > 0, "{id} has no number at all");
    }
}

#[test]
fn the_guide_of_2021_names_fourteen_basic_and_twelve_quality_businesses_and_no_number_of_its_own_but_the_walk() {
    let standard = Standard::bundled("mofcom-2021").unwrap();
    let count = |o| standard.requirements.iter().filter(|r| r.obligation.value == o).count();
    assert_eq!((count(Obligation::Basic), count(Obligation::Quality)), (14, 12));
    for requirement in &standard.requirements {
        let limit = requirement.limit.as_ref().unwrap();
        assert_eq!((limit.value, limit.citation.confidence), (Limit::Walk { seconds: 900.0 }, Confidence::Quoted));
        assert_eq!((requirement.minimum.value, requirement.minimum.citation.confidence), (1, Confidence::Ours));
        assert!(requirement.persons_per_facility.is_none() && requirement.departments.is_none());
        assert!(requirement.floor_area_m2.is_none() && requirement.site_area_m2.is_none());
        assert!(requirement.saturated_below_persons.iter().all(|s| s.citation.confidence == Confidence::Ours));
    }
}

#[test]
fn the_notice_of_2025_makes_elder_care_mandatory_and_adds_the_car_wash_and_the_slogans() {
    let (old, new) = (Standard::bundled("mofcom-2021").unwrap(), Standard::bundled("mofcom-2025").unwrap());
    assert_eq!(new.extends, ["mofcom-2021"]);
    assert_eq!(old.requirement("elder-care").unwrap().obligation.value, Obligation::Quality);
    let care = new.requirement("elder-care").unwrap();
    assert_eq!(care.obligation.value, Obligation::Mandatory);
    assert_eq!(care.categories, old.requirement("elder-care").unwrap().categories);
    assert_eq!(new.requirements.len(), old.requirements.len() + 1);
    assert_eq!(new.requirements.last().unwrap().id, "car-wash");
    let slogans: Vec<&str> = new.groups.iter().map(|group| group.title.zh.as_str()).collect();
    assert_eq!(slogans, ["一店一早", "一菜一修", "一老一小", "一收一洗"]);
    let members: Vec<&str> =
        new.groups[3].requirements.value.iter().map(|i| new.requirements[*i].id.as_str()).collect();
    assert_eq!(members, ["recycling-point", "car-wash"]);
    assert_eq!(new.number, None, "the number of the earlier edition is not that of the later one");
}

#[test]
fn a_target_is_found_by_its_id_and_one_that_is_not_there_names_those_that_are() {
    let standard = Standard::bundled("mofcom-2025").unwrap();
    assert_eq!(standard.find_target("satisfaction").unwrap().at_least.value, 90.0);
    let missing = standard.find_target("happiness").unwrap_err();
    assert_eq!((missing.kind(), missing.value()), (ErrorKind::NotFound, Some("happiness")));
    assert!(missing.fix().unwrap().contains("satisfaction"));
}

#[test]
fn the_planning_standard_keeps_its_levels_apart() {
    let standard = Standard::bundled("gb50180-2018").unwrap();
    let levels: Vec<(&str, Option<f64>)> =
        standard.levels.iter().map(|l| (l.id.as_str(), l.minutes.as_ref().map(|m| m.value))).collect();
    let expected =
        [("fifteen-minute", Some(15.0)), ("ten-minute", Some(10.0)), ("five-minute", Some(5.0)), ("block", None)];
    assert_eq!(levels, expected);
    // 非包含关系: a larger facility never stands in for the smaller one of a lower level.
    let station = standard.requirement("community-health-station").unwrap();
    assert_eq!(station.categories, ["community-health-station"]);
    assert_eq!(standard.level_of(station).unwrap().id, "five-minute");
    assert_eq!(station.limit.as_ref().unwrap().value, Limit::Radius { metres: 300.0 });
    let home = standard.requirement("nursing-home").unwrap();
    assert_eq!(home.limit.as_ref().unwrap().value, Limit::Walk { seconds: 900.0 }, "no radius: the walk of its level");
    assert_eq!(standard.requirement("playground").unwrap().limit, None, "a block has no walk of its own");
}

#[test]
fn what_is_not_quoted_is_marked_in_print() {
    let standard = Standard::bundled("gb50180-2018").unwrap();
    let printed = |id: &str| standard.requirement(id).unwrap().obligation.citation.to_string();
    assert_eq!(printed("cultural-centre"), "表B.0.1");
    assert_eq!(printed("market"), "表B.0.1 [recalled, to be confirmed]");
}

#[test]
fn ids_are_unique_and_every_catalogue_category_exists() {
    for standard in all() {
        let mut ids: Vec<&str> = standard.requirements.iter().map(|r| r.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), standard.requirements.len());
        standard.check_categories(Catalogue::bundled()).unwrap();
    }
}

#[test]
fn the_page_on_standards_counts_what_the_files_hold() {
    fn count(value: &toml::Value, counts: &mut [usize; 4]) {
        let toml::Value::Table(table) = value else { return };
        match table.get("confidence").and_then(|name| Confidence::from_name(name.as_str()?)) {
            Some(confidence) => counts[confidence as usize] += 1,
            None => table.values().for_each(|inner| count(inner, counts)),
        }
    }
    let page = include_str!("../../docs/standards.md");
    for (id, text) in BUNDLED {
        let mut counts = [0; 4];
        count(&toml::Value::Table(text.parse().unwrap()), &mut counts);
        let [quoted, second_hand, recalled, ours] = counts;
        let row = format!("| {id} | {quoted} | {second_hand} | {recalled} | {ours} |");
        assert!(page.contains(&row), "core/docs/standards.md should have the row {row}");
    }
}

#[test]
fn every_path_the_page_on_standards_names_exists() {
    let core = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = include_str!("../../docs/standards.md");
    let named =
        page.split('`').skip(1).step_by(2).filter(|word| word.starts_with("src/") || word.starts_with("standards/"));
    let named: Vec<&str> = named.collect();
    assert!(named.len() > 40, "{}", named.len());
    for path in named {
        assert!(core.join(path).exists(), "core/docs/standards.md names {path}, which does not exist");
    }
}

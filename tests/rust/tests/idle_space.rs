//! The example `idle_space` on what it computes, and what changes when an input does.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/idle_space/quarter.rs"]
mod quarter;

use std::path::Path;

use lifecircle::assess::Assessment;
use lifecircle::improve::idle::{IdleRanking, Misfit};
use quarter::{CASE, Case};

fn assessment() -> Assessment {
    let city =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    quarter::assessment(&city).unwrap()
}

fn misfit(ranking: &IdleRanking, space: &str, of: &str) -> Option<Misfit> {
    let row =
        ranking.rows().iter().find(|row| ranking.spaces()[row.space].id == space && ranking.uses()[row.of].id == of);
    row.unwrap().misfit
}

fn together(ranking: &IdleRanking, space: &str) -> Vec<String> {
    let at = ranking.spaces().iter().position(|row| row.id == space).unwrap();
    ranking.combinations()[at].uses.iter().map(|of| ranking.uses()[*of].id.clone()).collect()
}

#[test]
fn what_fits_is_told_by_area_hours_permission_and_emergency() {
    let ranking = quarter::ranking(&assessment(), &CASE).unwrap();
    assert_eq!(misfit(&ranking, "boiler-house", "night parking"), Some(Misfit::TooSmall));
    assert_eq!(misfit(&ranking, "yard", "gym"), Some(Misfit::Fixed), "it must be cleared in an emergency");
    assert_eq!(misfit(&ranking, "school-hall", "morning market"), Some(Misfit::NotAllowed));
    assert_eq!(misfit(&ranking, "school-hall", "afternoon classes"), Some(Misfit::OutsideHours), "there is school");
    assert_eq!(misfit(&ranking, "shelter", "morning market"), Some(Misfit::Forbidden));
    assert_eq!(misfit(&ranking, "yard", "night parking"), None);
    assert_eq!(misfit(&ranking, "school-hall", "night parking"), None, "at night it is free");
}

#[test]
fn a_market_classes_and_parking_share_the_yard_while_there_is_time_between_them() {
    let assessment = assessment();
    let yard = |changeover_minutes| {
        together(&quarter::ranking(&assessment, &Case { changeover_minutes, ..CASE }).unwrap(), "yard")
    };
    assert_eq!(yard(30), ["morning market", "afternoon classes", "night parking"]);
    assert_eq!(yard(300), ["morning market", "evening classes"], "with five hours between, two are left");
}

#[test]
fn the_order_adds_up_and_follows_where_the_yard_is() {
    let assessment = assessment();
    let ranking = quarter::ranking(&assessment, &CASE).unwrap();
    let order = |ranking: &IdleRanking| -> Vec<String> {
        ranking.order().iter().map(|step| ranking.spaces()[step.combination.space].id.clone()).collect()
    };
    assert_eq!(order(&ranking), ["yard", "school-hall", "boiler-house", "shelter"]);
    let steps = ranking.order();
    let added: f64 = steps.iter().map(|step| step.combination.newly.people.sure).sum();
    let last = steps.last().unwrap();
    assert!((last.so_far.people.sure - added).abs() < 1e-6 && added > 16_000.0, "{added}");
    assert_eq!(last.cost_so_far, Some(90_000.0 + 150_000.0 + 600_000.0 + 400_000.0));
    // Alone the boiler house serves more than it adds to what the others serve already.
    let alone = ranking.combinations().iter().map(|best| best.newly.people.sure).sum::<f64>();
    assert!(alone > added, "{alone} alone, {added} together");

    // A yard on the other side of the quarter serves others.
    let moved: &str = CASE.spaces.replace("[118.7712, 32.0478]", "[118.7725, 32.0406]").leak();
    let moved = quarter::ranking(&assessment, &Case { spaces: moved, ..CASE }).unwrap();
    assert_eq!(order(&moved).first().map(String::as_str), Some("school-hall"));
}

#[test]
fn what_residents_ask_for_changes_what_a_space_becomes() {
    let assessment = assessment();
    let plain = quarter::ranking(&assessment, &CASE).unwrap();
    let asked = quarter::ranking(&assessment, &Case { need: Some(("gym", 300.0)), ..CASE }).unwrap();
    let boiler_house = |ranking: &IdleRanking| together(ranking, "boiler-house");
    assert!(!boiler_house(&plain).contains(&"gym".to_owned()), "{:?}", boiler_house(&plain));
    assert_eq!(boiler_house(&asked), ["gym"]);
    let step = &asked.combinations()[0].newly;
    assert!(step.demand.sure > step.people.sure && step.people == plain.rows()[4].newly.people);
}

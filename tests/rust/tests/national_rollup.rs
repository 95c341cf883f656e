//! The example `national_rollup` on what it computes: the parts are the whole, and an entry changes what it should.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/national_rollup/programme.rs"]
mod programme;

use std::path::Path;

use lifecircle::assess::{DivisionCode, RollUp, TargetVerdict};
use lifecircle::standard::Standard;

fn roll_up(cities: &[programme::City], entries: &str) -> RollUp {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let standard = Standard::bundled("mofcom-2025").unwrap();
    programme::records(&data, cities, &standard, entries).unwrap().roll_up().unwrap()
}

fn code(text: &str) -> DivisionCode {
    text.parse().unwrap()
}

#[test]
fn three_cities_add_up_and_an_entry_changes_a_verdict() {
    let mut cities = programme::cities();
    let before = roll_up(&cities, programme::ENTRIES);
    let nation = before.totals(DivisionCode::NATION).unwrap();
    assert_eq!(nation.circles(), 4);
    let sum: f64 = ["32", "36", "44"].iter().filter_map(|p| before.totals(code(p)).unwrap().people()).sum();
    assert!((nation.people().unwrap() - sum).abs() < 1e-6 && sum > 10_000.0, "{sum}");
    // Guixi's fourteen places are too few: its people are no data in every requirement, and never unserved.
    let guixi = before.totals(code("360681")).unwrap().served("market");
    assert_eq!((guixi.value, guixi.people_without), (None, Some(1.0)));
    let nanjing = before.totals(code("3201")).unwrap();
    // The extract of Nanjing ends within a quarter of an hour of everybody: no rate, but most surely have a shop.
    let shop = nanjing.served("convenience-store");
    assert_eq!((shop.value, shop.people_without), (None, Some(1.0)));
    let (least, most) = nanjing.served_bounds("convenience-store").unwrap();
    assert!(least > 0.5 && least < 1.0 + 1e-9 && most == 1.0, "{least} {most}");

    let standard = Standard::bundled("mofcom-2025").unwrap();
    let verdict = |roll_up: &RollUp, division: &str, target: &str| {
        let target = standard.targets.iter().find(|t| t.id == target).unwrap();
        TargetVerdict::of(&roll_up.totals(code(division)).unwrap().entry(&target.id), target)
    };
    assert_eq!(verdict(&before, "320106", "satisfaction"), TargetVerdict::Pass);
    assert_eq!(verdict(&before, "3201", "satisfaction"), TargetVerdict::Fail);
    assert_eq!(verdict(&before, "44", "satisfaction"), TargetVerdict::NoData);
    // 51 of 180 shops are chains.
    assert_eq!(before.totals(DivisionCode::NATION).unwrap().entry("chain-share").value, Some(5100.0 / 180.0));

    // Of the south 97 of a hundred are satisfied instead of 84, and nothing is judged or entered outside Nanjing.
    let entries = programme::ENTRIES.replace("satisfaction,,,84", "satisfaction,,,97");
    let entries: String = entries.split_inclusive('\n').filter(|line| !line.starts_with("all,")).collect();
    cities.truncate(1);
    let after = roll_up(&cities, &entries);
    assert_eq!(verdict(&after, "3201", "satisfaction"), TargetVerdict::Pass);
    assert_eq!(after.totals(code("3201")).unwrap().people(), nanjing.people());
    assert_eq!(after.totals(code("44")), None);
}

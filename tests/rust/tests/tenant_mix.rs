//! The example `tenant_mix` on what it computes, and what changes when an input does.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/tenant_mix/street.rs"]
mod street;

use std::path::Path;

use lifecircle::assess::Assessment;
use lifecircle::improve::tenant_mix::{Form, TenantMix};
use lifecircle::model::Catalogue;

fn assessment() -> Assessment {
    let city =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    street::assessment(&city).unwrap()
}

fn recruited(mix: &TenantMix) -> Vec<(String, String)> {
    let name = |step: &lifecircle::improve::tenant_mix::Recommendation| {
        let leaf = Catalogue::bundled().leaf(step.candidate.category).unwrap();
        (mix.units()[step.candidate.unit].id.clone(), leaf.id.clone())
    };
    mix.recommendations().iter().map(name).collect()
}

#[test]
fn the_street_is_a_strip_until_its_units_stand_apart() {
    let assessment = assessment();
    let mix = street::mix(&assessment, street::UNITS).unwrap();
    let form = mix.form();
    assert_eq!((form.form, form.units, form.in_cluster, form.clusters), (Form::Strip, 16, 16, 1));
    assert!((form.length_m - 112.0).abs() < 1.0 && (form.width_m - 16.0).abs() < 1.0, "{form:?}");
    // Fronts of a metre each leave most of the street to walls.
    let walls = ["7", "8", "9"].iter().fold(street::UNITS.to_owned(), |units, front| {
        units.replace(&format!("128,{front},"), "128,1,").replace(&format!("272,{front},"), "272,1,")
    });
    let form = street::mix(&assessment, &walls).unwrap().form().clone();
    assert_eq!(form.form, Form::Scattered);
    assert!((form.front_share.unwrap() - 16.0 / 112.0).abs() < 0.01, "{form:?}");
}

#[test]
fn four_vacant_units_get_four_trades_that_the_street_has_not() {
    let assessment = assessment();
    let mix = street::mix(&assessment, street::UNITS).unwrap();
    let trades: Vec<String> = recruited(&mix).into_iter().map(|(_, trade)| trade).collect();
    assert_eq!(trades, ["market", "breakfast", "repair", "housekeeping"]);
    let steps = mix.recommendations();
    // The first three are wanted within five minutes, which the data reaches from everywhere; the last within fifteen.
    let sure: Vec<bool> = steps.iter().map(|step| step.candidate.newly.people.sure > 5_000.0).collect();
    assert_eq!(sure, [true, true, true, false]);
    assert!(steps[3].candidate.newly.people.at_most > 9_000.0, "{:?}", steps[3]);
    let pharmacy = mix.candidates().iter().find(|row| row.unit == 2 && trade(row.category) == "pharmacy").unwrap();
    assert_eq!((pharmacy.competitors, pharmacy.nearest_competitor_m.map(f64::round)), (1, Some(23.0)));
}

#[test]
fn a_unit_that_is_let_to_a_market_needs_no_other() {
    let assessment = assessment();
    let [before, after] = [
        street::UNITS.to_owned(),
        street::UNITS.replace("甲3,,", "甲3,菜市场,").replace(",9,65,\n甲4", ",9,65,market\n甲4"),
    ]
    .map(|units| street::mix(&assessment, &units).unwrap());
    let trades: Vec<String> = recruited(&after).into_iter().map(|(_, trade)| trade).collect();
    assert_eq!(trades, ["breakfast", "repair", "housekeeping"]);
    let last = |mix: &TenantMix| mix.recommendations().last().unwrap().so_far.people.sure;
    assert!(last(&after) < last(&before), "{} after {}", last(&after), last(&before));
}

fn trade(category: lifecircle::model::CategoryId) -> &'static str {
    &Catalogue::bundled().leaf(category).unwrap().id
}

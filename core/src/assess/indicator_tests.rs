//! Indicators, and what is brought instead of walked to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::test_city::*;
use super::*;
use crate::model::{Catalogue, Channel};
use crate::standard::{Denominator, Standard};

const HEAD: &str = r#"
id = "rates"
title = { zh = "率", en = "Rates" }
[source]
s = "a test"
"#;

/// A standard of one indicator, written as the inside of its table.
fn indicator(inside: &str) -> Standard {
    let cited = "clause = \"1\", confidence = \"quoted\", source = \"s\"";
    let head = format!(
        "{HEAD}[indicator.rate]\ntitle = {{ zh = \"率\", en = \"rate\" }}\n\
         definition = {{ value = \"率\", {cited} }}\n"
    );
    Standard::from_toml(&(head + &inside.replace("CITED", cited)), "rates.toml").unwrap()
}

/// The rate of one denominator over the one circle.
fn rate(assessment: &Assessment, denominator: Denominator) -> IndicatorRate {
    let wanted = Scope::Circle { circle: 0, denominator };
    *assessment.indicators().iter().find(|rate| rate.scope == wanted).unwrap()
}

#[test]
fn walk_and_line_stand_beside_each_other_with_their_ratio() {
    // A lane that runs 500 m out and back: the homes at its ends are 200 m apart in a straight line, 1200 m on foot.
    let city = City {
        street: vec![[0.0, 0.0], [500.0, 0.0], [500.0, 200.0], [0.0, 200.0]],
        homes: vec![(0.0, 0.0, Some(10.0)), (0.0, 200.0, Some(30.0))],
        places: vec![("market", 0.0, 200.0)],
        ..City::default()
    };
    let standard = indicator("categories = [\"market\"]\nwithin = { minutes = 10, CITED }");
    let assessment = city.assess(&standard, &trusting());
    assert!(assessment.findings().is_empty(), "an indicator asks for nothing");
    let homes = rate(&assessment, Denominator::Buildings);
    assert_eq!((homes.walk.unwrap().share(), homes.line.unwrap().share()), (Some(0.5), Some(1.0)));
    assert_eq!(homes.walk_per_line, Some(0.5));
    let people = rate(&assessment, Denominator::People);
    assert_eq!((people.walk.unwrap().share(), people.walk_per_line), (Some(0.75), Some(0.75)));
    assert_eq!(rate(&assessment, Denominator::ResidentialLand).walk, Err(NoData::NoLand));
}

const PARKS: &str = r#"
categories = ["park"]
[indicator.rate.tier.large]
area_m2 = { min = 5000, CITED }
within = { radius_m = 500, CITED }
[indicator.rate.tier.small]
area_m2 = { min = 2000, max = 5000, CITED }
within = { radius_m = 300, CITED }
"#;

#[test]
fn a_larger_park_reaches_farther_and_one_that_is_too_small_counts_for_nothing() {
    let homes = vec![(400.0, 0.0, None)];
    let share = |area_m2: Option<f64>, at_m: f64| {
        let city = City {
            homes: homes.clone(),
            places: vec![("park", at_m, 0.0)],
            areas_m2: vec![area_m2],
            ..City::default()
        };
        let assessment = city.assess(&indicator(PARKS), &trusting());
        rate(&assessment, Denominator::Buildings).line.unwrap().share()
    };
    let (met, missing) = (Some(1.0), Some(0.0));
    assert_eq!([share(Some(5000.0), 890.0), share(Some(4999.0), 890.0)], [met, missing]);
    assert_eq!([share(Some(5000.0), 910.0), share(Some(4999.0), 690.0)], [missing, met]);
    assert_eq!([share(Some(2000.0), 690.0), share(Some(1999.0), 690.0)], [met, missing]);
    assert_eq!(
        [share(None, 690.0), share(None, 890.0)],
        [met, missing],
        "of unknown size: as the smallest that counts"
    );
}

#[test]
fn a_share_of_communities_counts_those_that_have_every_tier_inside() {
    let standard = indicator(
        "kind = \"community-share\"\n[indicator.rate.tier.shop]\ncategories = [\"convenience-store\", \"supermarket\"]\n\
         [indicator.rate.tier.parcels]\ncategories = [\"parcel-point\"]\n",
    );
    let city = City {
        homes: vec![(100.0, 0.0, None), (1100.0, 0.0, None), (2100.0, 0.0, None)],
        places: vec![
            ("convenience-store", 200.0, 0.0),
            ("parcel-point", 210.0, 0.0),
            ("supermarket", 1200.0, 0.0),
            ("parcel-point", 2200.0, 0.0),
        ],
        ..City::default()
    };
    let circles = vec![stretch("a", 0.0, 1000.0), stretch("b", 1000.0, 2000.0), stretch("c", 2000.0, 3000.0)];
    let assessment = city.assess(&standard, &AssessOptions { circles: circles.clone(), ..trusting() });
    let [share] = assessment.indicators() else { panic!("one row for all communities") };
    assert_eq!(share.scope, Scope::Communities);
    let tally = share.walk.unwrap();
    assert_eq!((tally.met, tally.missing), (1.0, 2.0), "only the first has both");
    let sparse = city.assess(&standard, &AssessOptions { circles, ..AssessOptions::default() });
    assert_eq!(sparse.indicators()[0].walk, Err(NoData::SparseData));
}

#[test]
fn every_bundled_indicator_is_a_rate_or_says_why_it_is_none() {
    let city = City { homes: vec![(400.0, 0.0, Some(5.0))], places: vec![("park", 500.0, 0.0)], ..City::default() };
    for id in ["tdt1062-2021", "urban-check-up"] {
        let standard = Standard::bundled(id).unwrap();
        let assessment = city.assess(&standard, &trusting());
        let table = assessment.indicators_table().unwrap();
        assert_eq!(table.row_count(), assessment.indicators().len());
        for rate in assessment.indicators() {
            let indicator = &standard.indicators[rate.indicator];
            let empty = indicator.tiers.iter().all(|tier| tier.categories.is_empty());
            let land = matches!(rate.scope, Scope::Circle { denominator: Denominator::ResidentialLand, .. });
            match (empty, land) {
                (_, true) => assert_eq!(rate.walk, Err(NoData::NoLand)),
                (true, false) => assert_eq!(rate.walk, Err(NoData::NotMeasurable), "{}", indicator.id),
                (false, false) if indicator.id == "fire-station-2023" => {
                    assert_eq!(rate.walk, Err(NoData::NoLimit), "no source gives its radius")
                }
                (false, false) => assert!(rate.walk.is_ok(), "{}: {:?}", indicator.id, rate.walk),
            }
        }
    }
}

/// One home 2 km from a dark store that delivers within `radius_m`, and next to another that says nothing.
fn dark_store(radius_m: Option<f64>, beside: bool) -> City {
    let mut places = vec![("front-warehouse", 2400.0, 0.0)];
    if beside {
        places.push(("front-warehouse", 401.0, 0.0));
    }
    let radii = vec![radius_m];
    City { homes: vec![(400.0, 0.0, Some(5.0))], places, radii_m: radii, ..City::default() }
}

#[test]
fn a_dark_store_is_judged_by_its_service_area_and_never_by_the_walk_to_it() {
    let ask = standard(&[("dark", "categories = [\"front-warehouse\"]")]);
    let status = |city: City, options: &AssessOptions<'_>| {
        let assessment = city.assess(&ask, options);
        (assessment.findings()[0].status, assessment.findings()[0].serving, assessment.explain(0, "dark").unwrap())
    };
    let (met, serving, why) = status(dark_store(Some(3000.0), false), &trusting());
    assert_eq!((met, serving), (Status::Met, 1), "2 km are far beyond the walk, and within what it delivers");
    assert!(why.text.zh.contains("按服务范围") && why.nearest.is_none(), "{}", why.text.zh);
    assert_eq!(status(dark_store(Some(1000.0), false), &trusting()).0, Status::Missing);
    let next_door = status(dark_store(Some(1000.0), true), &trusting()).0;
    assert_eq!(next_door, Status::NoData(NoData::NoServiceArea), "a walk of 1 m says nothing");
    let untrusted = AssessOptions { absence_is_trusted: false, ..trusting() };
    assert_eq!(status(dark_store(Some(1000.0), false), &untrusted).0, Status::NoData(NoData::NoServiceArea));
}

#[test]
fn a_service_done_at_home_is_judged_by_how_far_it_goes() {
    let ask = standard(&[("help", "categories = [\"housekeeping\"]")]);
    let city = |radius_m| City {
        homes: vec![(400.0, 0.0, None)],
        places: vec![("housekeeping", 2400.0, 0.0)],
        channels: vec![Channel::HomeVisit],
        radii_m: vec![radius_m],
        ..City::default()
    };
    let status = |radius_m| city(radius_m).assess(&ask, &trusting()).findings()[0].status;
    assert_eq!(status(Some(2500.0)), Status::Met);
    assert_eq!(status(Some(1500.0)), Status::Missing);
    assert_eq!(status(None), Status::NoData(NoData::NoServiceArea));
    let counter = City { channels: Vec::new(), ..city(None) };
    assert_eq!(counter.assess(&ask, &trusting()).findings()[0].status, Status::Missing, "over the counter, too far");
    assert!(!Catalogue::bundled().leaf(Catalogue::bundled().find("前置仓").unwrap()).unwrap().channel.is_walked_to());
}
